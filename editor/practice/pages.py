"""The pages that readers see."""

from __future__ import annotations

import html
from datetime import datetime
from string import Template
from urllib.parse import parse_qsl, quote, unquote

from editor.bundled import bundled
from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER
from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Answer, Request
from editor.practice.posts import posts_in, terms_of
from editor.practice.rest_comments import comments_of
from editor.practice.rest_posts import link_of
from editor.practice.shown import shown_comment, shown_post, shown_title

BLOG_NAME = "Plot 14 · practice blog"
TAGLINE = "Notes from an allotment that is not there, to try things on"
UPLOADS = "/wp-content/uploads/"
_SHUT = "<p>There is no excerpt because this is a protected post.</p>"
_ASKED = (
    '<form method="post"><p>This content is password protected. To view it please enter your password below:</p>'
    '<p><label>Password: <input name="post_password" type="password" /></label> <button>Enter</button></p></form>'
)


def answer_page(blog: BlogFile, request: Request) -> Answer:
    """The page, picture or style sheet at an address."""
    if request.path == "/":
        return _front(blog, request)
    if request.path.startswith(UPLOADS):
        return _picture(blog, request)
    if request.path == "/style.css":
        return Answer(body=bundled("practice/style.css").read_bytes(), media_type="text/css; charset=UTF-8")
    if request.path == "/wp-admin/authorize-application.php":
        return _login_page(request)
    for post in posts_in(blog, ["publish"]):
        if request.path.strip("/") in {post["slug"], unquote(post["slug"])}:
            return _post_page(blog, request, post)
    return _nothing_here(request)


def _front(blog: BlogFile, request: Request) -> Answer:
    """The list of posts; `/?p=12` leads to a post by its number."""
    number = dict(parse_qsl(request.query)).get("p", "")
    if number:
        for post in posts_in(blog, ["publish"]):
            if str(post["id"]) == number:
                return Answer(status=301, headers={"Location": link_of(request.site, post)})
        return _nothing_here(request)
    posts = sorted(posts_in(blog, ["publish"]), key=lambda post: not post["sticky"])
    items = "\n".join(_teaser(blog, request, post) for post in posts)
    return _page(request, BLOG_NAME, items or "<p>No posts yet.</p>")


def _teaser(blog: BlogFile, request: Request, post: Row) -> str:
    comments = 0 if post["password"] else len(comments_of(blog, post["id"]))
    said = f' · <a href="{_link(request, post)}#comments">{_count(comments)}</a>' if comments else ""
    return (
        f'<article class="teaser">{"" if post["password"] else _featured(blog, post)}'
        f'<h2><a href="{_link(request, post)}">{_title(post)}</a></h2>'
        f'<p class="meta">{_day(post["date"])}{said}</p>{_SHUT if post["password"] else shown_post(post["excerpt"])}'
        "</article>"
    )


def _post_page(blog: BlogFile, request: Request, post: Row) -> Answer:
    title = _title(post)
    if post["password"] and not _is_known(request, post):
        return _page(request, title, f'<article class="post"><h1>{title}</h1>{_ASKED}</article>')
    names = [
        f'<span class="{kind}">{term["name"]}</span>'
        for kind, taxonomy in (("category", "category"), ("tag", "post_tag"))
        for term in terms_of(blog, post["id"], taxonomy)
    ]
    content = (
        f'<article class="post"><h1>{title}</h1><p class="meta">{_day(post["date"])}</p>{_featured(blog, post)}'
        f'<div class="entry-content">{shown_post(post["content"])}</div>'
        f'<p class="terms">{" ".join(names)}</p></article>{_comments(blog, post)}'
    )
    return _page(request, title, content)


def _title(post: Row) -> str:
    """As WordPress begins the title of one that is not for everybody."""
    return f"{'Protected: ' if post['password'] else ''}{shown_title(post['title']) or 'Untitled'}"


def _is_known(request: Request, post: Row) -> bool:
    """Did the reader type its password?"""
    typed = dict(parse_qsl(request.body.decode("utf-8", "replace")))
    return bool(typed.get("post_password") == post["password"])


def _comments(blog: BlogFile, post: Row) -> str:
    found = comments_of(blog, post["id"])
    if not found:
        return ""
    known = {comment["id"] for comment in found}
    answers: dict[int, list[Row]] = {}
    for comment in found:
        answers.setdefault(comment["parent"] if comment["parent"] in known else 0, []).append(comment)
    return f'<section id="comments"><h2>{_count(len(found))}</h2>{_thread(answers, 0)}</section>'


def _thread(answers: dict[int, list[Row]], parent: int) -> str:
    items = "".join(
        f'<li id="comment-{comment["id"]}"><article class="comment{" ours" if comment["ours"] else ""}">'
        f"<header><b><bdi>{html.escape(comment['author'])}</bdi></b> "
        f'<a href="#comment-{comment["id"]}">{_day(comment["date"])}</a></header>'
        f"{shown_comment(comment['content'])}</article>{_thread(answers, comment['id'])}</li>"
        for comment in answers.get(parent, [])
    )
    return f"<ol>{items}</ol>" if items else ""


def _featured(blog: BlogFile, post: Row) -> str:
    media = blog.row("select file, alt, width, height from media where id = ?", post["featured_media"])
    if media is None:
        return ""
    size = f'width="{media["width"]}" height="{media["height"]}"'
    return f'<img class="featured" src="{UPLOADS}{quote(media["file"])}" alt="{html.escape(media["alt"])}" {size} />'


def _picture(blog: BlogFile, request: Request) -> Answer:
    media = blog.row("select media_type, content from media where file = ?", request.path.removeprefix(UPLOADS))
    if media is None:
        return _nothing_here(request)
    return Answer(body=media["content"], media_type=media["media_type"], headers={"Cache-Control": "max-age=60"})


def _login_page(request: Request) -> Answer:
    return _page(
        request,
        "Connect an app",
        "<h1>Connect an app</h1><p>This blog is there for practice, and its password guards nothing.</p>"
        f"<p>User name <code>{PRACTICE_USER}</code>, application password <code>{PRACTICE_PASSWORD}</code></p>",
    )


def _nothing_here(request: Request) -> Answer:
    content = "<h1>Nothing here</h1><p>No post has this address, or it is a draft that only its writer sees.</p>"
    return _page(request, "Nothing here", content, 404)


def _page(request: Request, title: str, content: str, status: int = 200) -> Answer:
    template = Template(bundled("practice/page.html").read_text(encoding="utf-8"))
    values = {"title": title, "blog": html.escape(BLOG_NAME), "tagline": html.escape(TAGLINE), "site": request.site}
    page = template.substitute(values, content=content)
    links = {"Link": f'<{request.site}/wp-json/>; rel="https://api.w.org/"'}
    return Answer(status=status, body=page.encode(), headers=links)


def _link(request: Request, post: Row) -> str:
    return html.escape(link_of(request.site, post))


def _day(date: str) -> str:
    moment = datetime.fromisoformat(date)
    return f'<time datetime="{date}Z">{moment.day} {moment:%B %Y}</time>'


def _count(comments: int) -> str:
    return "1 comment" if comments == 1 else f"{comments} comments"
