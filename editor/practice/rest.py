"""The web API: the subset of the WordPress REST API that Rejoinder uses."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial

from editor.practice import rest_comments, rest_media, rest_posts, rest_terms
from editor.practice.account import DISPLAY_NAME, PRACTICE_USER
from editor.practice.blog_file import BlogFile
from editor.practice.exchange import Answer, Refused, Request
from editor.practice.pages import BLOG_NAME, TAGLINE
from editor.practice.post_options import SHOWN_FORMATS
from editor.practice.query import answer_with

ROOT = "/wp-json"
_ROLES = ("edit_posts", "edit_published_posts", "publish_posts", "upload_files", "delete_posts", "manage_categories")
_MORE_ROLES = ("delete_published_posts", "moderate_comments", "unfiltered_html", "edit_others_posts", "read")

OfAll = Callable[[BlogFile, Request], Answer]
OfOne = Callable[[BlogFile, Request, int], Answer]

_COLLECTIONS: dict[tuple[str, str], OfAll] = {
    ("GET", "posts"): rest_posts.list_posts,
    ("POST", "posts"): rest_posts.new_post,
    ("GET", "types"): rest_posts.list_types,
    ("GET", "media"): rest_media.list_media,
    ("POST", "media"): rest_media.new_media,
    ("GET", "comments"): rest_comments.list_comments,
    ("POST", "comments"): rest_comments.new_comment,
    **{
        (method, name): partial(act, taxonomy=taxonomy)
        for name, taxonomy in rest_terms.TAXONOMIES.items()
        for method, act in (("GET", rest_terms.list_terms), ("POST", rest_terms.new_term))
    },
}
_ITEMS: dict[tuple[str, str], OfOne] = {
    ("GET", "posts"): rest_posts.one_post,
    ("POST", "posts"): rest_posts.changed_post,
    ("DELETE", "posts"): rest_posts.removed_post,
    ("GET", "media"): rest_media.one_media,
    ("POST", "media"): rest_media.changed_media,
    ("DELETE", "media"): rest_media.removed_media,
    ("GET", "comments"): rest_comments.one_comment,
    **{
        ("GET", name): partial(rest_terms.one_term, taxonomy=taxonomy)
        for name, taxonomy in rest_terms.TAXONOMIES.items()
    },
}
_LISTS: dict[str, dict[str, object]] = {
    "/wp/v2/users": {"id": 1, "name": DISPLAY_NAME, "slug": PRACTICE_USER},
    "/wp/v2/themes": {"stylesheet": "practice", "status": "active", "theme_supports": {"formats": [*SHOWN_FORMATS]}},
}
"""What there is one of."""
_ITEM = re.compile(r"/wp/v2/(\w+)/(\d+)")


def answer_rest(blog: BlogFile, request: Request) -> Answer:
    """The answer to a request below `/wp-json`; a refusal is JSON too."""
    try:
        return _routed(blog, request)
    except Refused as refusal:
        return refusal.as_answer()


def _routed(blog: BlogFile, request: Request) -> Answer:
    route = request.path.removeprefix(ROOT).rstrip("/")
    method = "POST" if request.method in {"PUT", "PATCH"} else request.method
    if not route:
        return _index(request)
    if route == "/wp/v2/users/me":
        return _me(request)
    if route in _LISTS:
        return answer_with([_LISTS[route]], request.params(), headers={"X-WP-Total": "1"})
    item = _ITEM.fullmatch(route)
    if item and (method, item[1]) in _ITEMS:
        return _ITEMS[method, item[1]](blog, request, int(item[2]))
    name = route.removeprefix("/wp/v2/")
    if (method, name) in _COLLECTIONS:
        return _COLLECTIONS[method, name](blog, request)
    raise Refused(404, "rest_no_route", "No route was found matching the URL and request method.")


def _index(request: Request) -> Answer:
    authorization = f"{request.site}/wp-admin/authorize-application.php"
    content = {
        "name": html.escape(BLOG_NAME),
        "description": html.escape(TAGLINE),
        "url": request.site,
        "home": request.site,
        "gmt_offset": "0",
        "timezone_string": "UTC",
        "namespaces": ["wp/v2"],
        "authentication": {"application-passwords": {"endpoints": {"authorization": authorization}}},
        "routes": {},
    }
    return answer_with(content, request.params())


def _me(request: Request) -> Answer:
    params = request.params()
    if not request.is_ours:
        raise Refused(401, "rest_not_logged_in", "You are not currently logged in.")
    me: dict[str, object] = {"id": 1, "name": DISPLAY_NAME, "slug": PRACTICE_USER, "link": f"{request.site}/"}
    if params.get("context") == "edit":
        me |= {"username": PRACTICE_USER, "roles": ["editor"], "locale": "en_US"}
        me["capabilities"] = dict.fromkeys([*_ROLES, *_MORE_ROLES, "editor"], True)
    return answer_with(me, params)
