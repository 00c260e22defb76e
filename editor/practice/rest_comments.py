"""`/wp/v2/comments` as WordPress answers it."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import Any

from editor.practice.account import DISPLAY_NAME
from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Answer, Refused, Request
from editor.practice.posts import text_of
from editor.practice.query import Params, answer_with, bad_param, paged, whole, whole_numbers
from editor.practice.rest_posts import link_of
from editor.practice.shown import shown_comment

_LONGEST = 65525


def list_comments(blog: BlogFile, request: Request) -> Answer:
    """`GET /comments`: those of published posts, newest first unless asked otherwise."""
    params = request.params()
    _check_posts(blog, request, params)
    found = [comment for comment in _comments(blog) if _is_wanted(comment, params)]
    if params.get("order", "desc") == "asc":
        found.reverse()
    page, headers = paged(found, params)
    return answer_with([_as_json(blog, request, comment) for comment in page], params, headers=headers)


def one_comment(blog: BlogFile, request: Request, comment_id: int) -> Answer:
    """`GET /comments/ID`."""
    for comment in _comments(blog):
        if comment["id"] == comment_id:
            return answer_with(_as_json(blog, request, comment), request.params())
    raise Refused(404, "rest_comment_invalid_id", "Invalid comment ID.")


def new_comment(blog: BlogFile, request: Request) -> Answer:
    """`POST /comments`: the blogger's own, at once visible."""
    params = request.params()
    if not request.is_ours:
        raise Refused(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.")
    post = _open_post(blog, whole(params, "post", 0))
    content = (text_of(params, "content") or "").strip()
    if not content:
        raise Refused(400, "rest_comment_content_invalid", "Invalid comment content.")
    if len(content.encode()) > _LONGEST:
        raise Refused(400, "comment_content_column_length", "Your comment is too long.")
    parent = whole(params, "parent", 0)
    twin = "select 1 from comments where post = ? and parent = ? and content = ? and ours = 1"
    if blog.row(twin, post["id"], parent, content):
        raise Refused(409, "comment_duplicate", "Duplicate comment detected; it looks as though you said that already!")
    comment_id = blog.insert(
        "comments", post=post["id"], parent=parent, author=DISPLAY_NAME, ours=1, date=blog.now(), content=content
    )
    location = {"Location": f"{request.site}/wp-json/wp/v2/comments/{comment_id}"}
    comment = next(row for row in _comments(blog) if row["id"] == comment_id)
    return answer_with(_as_json(blog, request, comment), params, 201, location)


def comments_of(blog: BlogFile, post_id: int) -> list[Row]:
    """A post's comments, oldest first."""
    return blog.rows("select * from comments where post = ? and status = 'approved' order by date, id", post_id)


def _comments(blog: BlogFile) -> list[Row]:
    return blog.rows(
        "select comments.* from comments join posts on posts.id = post "
        "where posts.status = 'publish' and password = '' and comments.status = 'approved' "
        "order by comments.date desc, comments.id desc"
    )


def _check_posts(blog: BlogFile, request: Request, params: Params) -> None:
    """A post that the caller may not read is refused; one that does not exist just has no comments."""
    for post_id in whole_numbers(params, "post"):
        post = blog.row("select status, password from posts where id = ?", post_id)
        if post is not None and (post["status"] != "publish" or post["password"]) and not request.is_ours:
            raise Refused(401, "rest_cannot_read_post", "Sorry, you are not allowed to read the post for this comment.")


def _is_wanted(comment: Row, params: Params) -> bool:
    if "post" in params and comment["post"] not in whole_numbers(params, "post"):
        return False
    if "parent" in params and comment["parent"] not in whole_numbers(params, "parent"):
        return False
    if "include" in params and comment["id"] not in whole_numbers(params, "include"):
        return False
    if "after" in params and comment["date"] <= _moment(params["after"]):
        return False
    return str(params.get("search", "")).casefold() in f"{comment['author']}\n{comment['content']}".casefold()


def _moment(text: object) -> str:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise bad_param("after", "Invalid date.") from error
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _open_post(blog: BlogFile, post_id: int) -> Row:
    post = blog.row("select * from posts where id = ?", post_id)
    if post is None:
        message = "Sorry, you are not allowed to create this comment without a post."
        raise Refused(403, "rest_comment_invalid_post_id", message)
    if post["status"] == "trash":
        raise Refused(403, "rest_comment_trash_post", "Sorry, you are not allowed to create a comment on this post.")
    if post["status"] != "publish":
        raise Refused(403, "rest_comment_draft_post", "Sorry, you are not allowed to create a comment on this post.")
    if post["comment_status"] == "closed":
        raise Refused(403, "rest_comment_closed", "Sorry, comments are closed for this item.")
    return post


def _as_json(blog: BlogFile, request: Request, comment: Row) -> dict[str, Any]:
    post = blog.rows("select * from posts where id = ?", comment["post"])[0]
    return {
        "id": comment["id"],
        "post": comment["post"],
        "parent": comment["parent"],
        "author": comment["ours"],
        "author_name": html.escape(comment["author"], quote=False),
        "author_url": "",
        "date": comment["date"],
        "date_gmt": comment["date"],
        "content": {"rendered": shown_comment(comment["content"])},
        "link": f"{link_of(request.site, post)}#comment-{comment['id']}",
        "status": "approved",
        "type": "comment",
        "author_avatar_urls": {},
        "meta": [],
    }
