"""Categories and tags: as measured on WordPress."""

from typing import Any

from editor.practice.blog_file import BlogFile
from tests.support.practice_calls import call, json_of


def _named(blog: BlogFile, name: str, **more: object) -> Any:  # noqa: ANN401 - JSON
    return json_of(blog, "POST", "tags", {"name": name} | more)


def test_name_comes_back_escaped_and_searching_for_its_ampersand_finds_nothing(blog: BlogFile) -> None:
    assert _named(blog, "Neu & alt")["name"] == "Neu &amp; alt"
    assert json_of(blog, "GET", "tags?search=neu+%26+alt") == []
    assert len(json_of(blog, "GET", "tags?search=NEU")) == 1


def test_existing_term_is_refused_with_its_id_whatever_its_case(blog: BlogFile) -> None:
    first = _named(blog, "Neu & Alt")
    again = _named(blog, "neu & ALT")
    assert (again["http"], again["code"], again["data"]["term_id"]) == (400, "term_exists", first["id"])


def test_slugs_of_terms_are_made_unique(blog: BlogFile) -> None:
    assert [_named(blog, name)["slug"] for name in ("C++", "C#", "!!!")] == ["c", "c-2", "term"]


def test_blank_name_is_the_servers_fault(blog: BlogFile) -> None:
    refusal = _named(blog, "  ")
    assert (refusal["http"], refusal["code"]) == (500, "empty_term_name")


def test_terms_are_listed_by_name_with_their_published_posts(blog: BlogFile) -> None:
    terms = json_of(blog, "GET", "categories?_fields=name,count")
    assert terms[0] == {"name": "Soil", "count": 1}
    assert {"name": "The plot", "count": 3} in terms
    assert json_of(blog, "GET", "categories?page=9") == []


def test_terms_are_found_by_slug_and_id(blog: BlogFile) -> None:
    (bees,) = json_of(blog, "GET", "tags?slug=bees")
    assert [term["id"] for term in json_of(blog, "GET", f"tags?include={bees['id']}")] == [bees["id"]]


def test_one_term_is_read_and_only_among_its_kind(blog: BlogFile) -> None:
    (bees,) = json_of(blog, "GET", "tags?slug=bees")
    assert json_of(blog, "GET", f"tags/{bees['id']}")["name"] == "bees"
    refusal = json_of(blog, "GET", f"categories/{bees['id']}")
    assert (refusal["http"], refusal["code"]) == (404, "rest_term_invalid")


def test_category_may_have_a_parent(blog: BlogFile) -> None:
    child = json_of(blog, "POST", "categories", {"name": "Soil", "parent": 1})
    assert (child["http"], child["parent"], child["slug"]) == (201, 1, "soil-2")


def test_terms_are_made_by_the_blogger_only(blog: BlogFile) -> None:
    refusal = json_of(blog, "POST", "tags", {"name": "x"}, login="")
    assert (refusal["http"], refusal["code"]) == (401, "rest_cannot_create")


def test_tag_and_category_of_a_post_are_shown_on_its_page(blog: BlogFile) -> None:
    tag = _named(blog, "Tea & cake")["id"]
    post = json_of(blog, "POST", "posts", {"title": "Tea", "tags": [tag], "status": "publish"})
    assert post["tags"] == [tag]
    changed = json_of(blog, "POST", f"posts/{post['id']}", {"tags": f"{tag}"})
    assert changed["tags"] == [tag]


def test_tags_cannot_be_deleted_here(blog: BlogFile) -> None:
    assert call(blog, "DELETE", "tags").status == 404
