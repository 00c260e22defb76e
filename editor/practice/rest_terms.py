"""`/wp/v2/categories` and `/wp/v2/tags` as WordPress answers them. Names are stored and sent HTML-escaped."""

from __future__ import annotations

import html
from typing import Any

from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Answer, Refused, Request
from editor.practice.query import Params, answer_with, paged, whole, whole_numbers, words
from editor.practice.slugs import slug_of, unique

TAXONOMIES = {"categories": "category", "tags": "post_tag"}


def list_terms(blog: BlogFile, request: Request, taxonomy: str) -> Answer:
    """`GET /categories` or `/tags`, by name."""
    params = request.params()
    found = [term for term in _terms(blog, taxonomy) if _is_wanted(term, params)]
    page, headers = paged(found, params)
    return answer_with([_as_json(blog, request, term) for term in page], params, headers=headers)


def one_term(blog: BlogFile, request: Request, term_id: int, taxonomy: str) -> Answer:
    """`GET /categories/ID` or `/tags/ID`."""
    for term in _terms(blog, taxonomy):
        if term["id"] == term_id:
            return answer_with(_as_json(blog, request, term), request.params())
    raise Refused(404, "rest_term_invalid", "Term does not exist.")


def new_term(blog: BlogFile, request: Request, taxonomy: str) -> Answer:
    """`POST /categories` or `/tags`. One that exists, in whatever case, is refused with its id."""
    params = request.params()
    if not request.is_ours:
        raise Refused(401, "rest_cannot_create", "Sorry, you are not allowed to create terms in this taxonomy.")
    name = html.escape(" ".join(str(params.get("name", "")).split()), quote=False)
    if not name:
        raise Refused(500, "empty_term_name", "A name is required for this term.")
    parent = whole(params, "parent", 0)
    for term in _terms(blog, taxonomy):
        if term["name"].casefold() == name.casefold() and term["parent"] == parent:
            raise Refused(
                400,
                "term_exists",
                "A term with the name provided already exists with this parent.",
                term_id=term["id"],
            )
    slugs = {term["slug"] for term in _terms(blog, taxonomy)}
    slug = unique(slug_of(html.unescape(str(params.get("slug") or name))) or "term", slugs.__contains__)
    term_id = blog.insert("terms", taxonomy=taxonomy, name=name, slug=slug, parent=parent)
    term = blog.rows("select * from terms where id = ?", term_id)[0]
    location = {"Location": f"{request.site}{request.path}/{term_id}"}
    return answer_with(_as_json(blog, request, term), params, 201, location)


def _terms(blog: BlogFile, taxonomy: str) -> list[Row]:
    return blog.rows("select * from terms where taxonomy = ? order by name collate nocase, id", taxonomy)


def _is_wanted(term: Row, params: Params) -> bool:
    if "include" in params and term["id"] not in whole_numbers(params, "include"):
        return False
    if "slug" in params and term["slug"] not in words(params, "slug"):
        return False
    return str(params.get("search", "")).casefold() in f"{term['name']} {term['slug']}".casefold()


def _as_json(blog: BlogFile, request: Request, term: Row) -> dict[str, Any]:
    folder = "category" if term["taxonomy"] == "category" else "tag"
    published = "select count(*) from post_terms join posts on posts.id = post where term = ? and status = 'publish'"
    return {
        "id": term["id"],
        "count": blog.value(published, term["id"]),
        "description": "",
        "link": f"{request.site}/{folder}/{term['slug']}/",
        "name": term["name"],
        "slug": term["slug"],
        "taxonomy": term["taxonomy"],
        "parent": term["parent"],
        "meta": [],
    }
