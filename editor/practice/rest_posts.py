"""`/wp/v2/posts` as WordPress answers it."""

from __future__ import annotations

from typing import Any

from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Answer, Refused, Request
from editor.practice.posts import (
    STATUSES,
    bin_post,
    create_post,
    delete_post,
    post_with,
    posts_in,
    terms_of,
    update_post,
)
from editor.practice.query import Params, answer_with, bad_param, is_edit, paged, whole_numbers, words
from editor.practice.shown import shown_post, shown_title
from editor.practice.slugs import slug_of, unique


def list_posts(blog: BlogFile, request: Request) -> Answer:
    """`GET /posts`: published ones, or those of the statuses that are asked for."""
    params = request.params()
    edit = is_edit(request, params)
    found = posts_in(blog, _statuses(request, params))
    if "slug" in params:
        slugs = {slug_of(word) for word in words(params, "slug")}
        found = [post for post in found if post["slug"] in slugs]
    if "include" in params:
        ids = whole_numbers(params, "include")
        found = [post for post in found if post["id"] in ids]
    if "search" in params:
        wanted = str(params["search"]).casefold().split()
        found = [post for post in found if all(word in _searched(post) for word in wanted)]
    if params.get("orderby") in {"id", "modified"}:
        found.sort(key=lambda post: post[params["orderby"]], reverse=params.get("order") != "asc")
    page, headers = paged(found, params, past_the_end_is_refused=True)
    return answer_with([_as_json(blog, request, post, edit) for post in page], params, headers=headers)


def list_types(blog: BlogFile, request: Request) -> Answer:
    """`GET /types`: there are posts, and files."""
    del blog
    params = request.params()
    if params.get("context") == "edit" and not request.is_ours:
        raise Refused(401, "rest_cannot_view", "Sorry, you are not allowed to edit posts in this post type.")
    supports = dict.fromkeys(("title", "editor", "author", "thumbnail", "excerpt"), True)
    post = {"slug": "post", "rest_base": "posts", "rest_namespace": "wp/v2", "viewable": True, "supports": supports}
    file = post | {"slug": "attachment", "rest_base": "media", "supports": {"title": True}}
    return answer_with({"post": post, "attachment": file}, params)


def _searched(post: Row) -> str:
    return f"{post['title']}\n{post['content']}".casefold()


def one_post(blog: BlogFile, request: Request, post_id: int) -> Answer:
    """`GET /posts/ID`."""
    params = request.params()
    edit = is_edit(request, params)
    post = post_with(blog, post_id)
    if post["status"] != "publish" and not request.is_ours:
        raise Refused(401, "rest_forbidden", "Sorry, you are not allowed to do that.")
    return answer_with(_as_json(blog, request, post, edit), params)


def new_post(blog: BlogFile, request: Request) -> Answer:
    """`POST /posts`."""
    params = request.params()
    if not request.is_ours:
        raise Refused(401, "rest_cannot_create", "Sorry, you are not allowed to create posts as this user.")
    post = post_with(blog, create_post(blog, params))
    location = {"Location": f"{request.site}/wp-json/wp/v2/posts/{post['id']}"}
    return answer_with(_as_json(blog, request, post, edit=True), params, 201, location)


def changed_post(blog: BlogFile, request: Request, post_id: int) -> Answer:
    """`POST /posts/ID`."""
    params = request.params()
    post_with(blog, post_id)
    if not request.is_ours:
        raise Refused(401, "rest_cannot_edit", "Sorry, you are not allowed to edit this post.")
    update_post(blog, post_id, params)
    return answer_with(_as_json(blog, request, post_with(blog, post_id), edit=True), params)


def removed_post(blog: BlogFile, request: Request, post_id: int) -> Answer:
    """`DELETE /posts/ID`: into the bin, or, with `force`, for good."""
    params = request.params()
    post = post_with(blog, post_id)
    if not request.is_ours:
        raise Refused(401, "rest_cannot_delete", "Sorry, you are not allowed to delete this post.")
    if str(params.get("force", "")).lower() in {"1", "true"}:
        previous = _as_json(blog, request, post, edit=True)
        delete_post(blog, post_id)
        return answer_with({"deleted": True, "previous": previous}, params)
    bin_post(blog, post_id)
    return answer_with(_as_json(blog, request, post_with(blog, post_id), edit=True), params)


def link_of(site: str, post: Row) -> str:
    """Where readers find a post; before it is published that is by its number."""
    if post["status"] in {"publish", "private"} and post["slug"]:
        return f"{site}/{post['slug']}/"
    return f"{site}/?p={post['id']}"


def _statuses(request: Request, params: Params) -> list[str]:
    asked = words(params, "status") or ["publish"]
    if asked == ["any"]:
        asked = [*STATUSES]
    for status in asked:
        if status not in (*STATUSES, "trash"):
            raise bad_param("status", f"status[0] is not one of {', '.join(STATUSES)}.")
    if asked != ["publish"] and not request.is_ours:
        raise bad_param("status", "Status is forbidden.")
    return asked


def _as_json(blog: BlogFile, request: Request, post: Row, edit: bool) -> dict[str, Any]:
    def raw(text: str) -> dict[str, Any]:
        return {"raw": text} if edit else {}

    is_shut = bool(post["password"]) and not edit
    content, excerpt = ("", "") if is_shut else (shown_post(post["content"]), shown_post(post["excerpt"]))
    fields: dict[str, Any] = {
        "id": post["id"],
        "date": post["date"],
        "date_gmt": post["date"],
        "guid": {"rendered": f"{request.site}/?p={post['id']}"},
        "modified": post["modified"],
        "modified_gmt": post["modified"],
        "slug": post["slug"],
        "status": post["status"],
        "type": "post",
        "link": link_of(request.site, post),
        "title": {"rendered": shown_title(post["title"]), **raw(post["title"])},
        "content": {"rendered": content, "protected": bool(post["password"]), **raw(post["content"])},
        "excerpt": {"rendered": excerpt, "protected": bool(post["password"]), **raw(post["excerpt"])},
        "author": 1,
        "featured_media": post["featured_media"],
        "comment_status": post["comment_status"],
        "ping_status": post["ping_status"],
        "sticky": bool(post["sticky"]),
        "template": "",
        "format": post["format"],
        "meta": [],
        "categories": [term["id"] for term in terms_of(blog, post["id"], "category")],
        "tags": [term["id"] for term in terms_of(blog, post["id"], "post_tag")],
    }
    if edit:
        fields["password"] = post["password"]
        fields["content"]["block_version"] = int("<!-- wp:" in post["content"])
        fields["generated_slug"] = unique(slug_of(post["title"]), lambda _: False)
        fields["permalink_template"] = f"{request.site}/%postname%/"
    return fields
