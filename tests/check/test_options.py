"""Checks of what a post is besides its words: nothing goes out to more readers, or as another thing, than was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editor.check.checks import problems
from editor.model.blog import Capabilities, Feature, MetaField, MetaKind
from editor.model.draft import PAGE, Draft, Status
from editor.model.post import Term
from editor.model.problem import CheckContext, Severity
from tests.check.test_checks import CONTRIBUTED, DRAFT, POST

ALL = Capabilities(features=frozenset(Feature), statuses=frozenset(Status), formats=("aside", "quote"), user_name="Ida")


def found(draft: Draft, able: Capabilities | None = ALL) -> list[tuple[str, Severity]]:
    """What is said of it, on a blog that can do so much; None: no blog is chosen."""
    blog = replace(CONTRIBUTED, capabilities=able) if able else None
    return [(problem.id, problem.severity) for problem in problems(draft, POST, CheckContext(blog=blog))]


def without(feature: Feature) -> Capabilities:
    return replace(ALL, features=ALL.features - {feature})


def test_post_that_would_lose_its_password_is_not_sent() -> None:
    draft = replace(DRAFT, password="x")
    assert found(draft) == found(draft, None) == []
    assert found(draft, without(Feature.PASSWORD)) == [("password-lost", Severity.STOP)]
    assert found(replace(draft, password="x" * 255)) == []
    assert found(replace(draft, password="x" * 256), None) == [("password-long", Severity.STOP)]


def test_private_post_has_neither_password_nor_place_at_the_top() -> None:
    draft = replace(DRAFT, status=Status.PRIVATE)
    assert found(replace(draft, password="x")) == [("password-private", Severity.WARN)]
    assert found(replace(draft, sticky=True)) == [("sticky-lost", Severity.WARN)]
    assert found(replace(DRAFT, sticky=True, password="x")) == [("sticky-lost", Severity.WARN)]
    assert found(replace(DRAFT, sticky=True)) == []


def test_custom_fields_that_the_blog_does_not_know_or_that_are_of_another_kind() -> None:
    fields = (MetaField(key="rating", kind=MetaKind.WHOLE), MetaField(key="of", kind=MetaKind.CHOICE, is_list=True))
    able = replace(ALL, meta=fields)
    draft = replace(DRAFT, meta=(("rating", "4"), ("of", ("yes", "no"))))
    assert found(draft, able) == found(draft, None) == []
    wrong = replace(DRAFT, meta=(("rating", "good"), ("of", "perhaps"), ("other", "x")))
    said = problems(wrong, POST, CheckContext(blog=replace(CONTRIBUTED, capabilities=able)))
    assert [problem.message for problem in said] == [
        "The custom field “rating” is to be a whole number on Allotment.",
        "The custom field “of” is to be a list, each yes or no on Allotment.",
        "Allotment takes no custom field “other” for posts.",
    ]
    assert {problem.severity for problem in said} == {Severity.WARN}
    assert found(replace(draft, post_type=PAGE), able) == [("meta-unknown", Severity.WARN)] * 2


def test_what_is_to_be_a_page_does_not_become_a_post() -> None:
    page = replace(DRAFT, post_type=PAGE)
    assert found(page) == found(page, None) == []
    assert found(page, without(Feature.PAGES)) == [("page-refused", Severity.STOP)]
    assert found(replace(DRAFT, post_type="recipe"), None) == [("type-unknown", Severity.STOP)]


def test_format_is_one_that_the_blog_shows() -> None:
    assert found(replace(DRAFT, format="aside")) == found(replace(DRAFT, format="poem"), None) == []
    assert found(replace(DRAFT, format="poem")) == [("format-unknown", Severity.WARN)]
    assert found(replace(DRAFT, format="poem"), without(Feature.FORMAT)) == [("feature-lost", Severity.WARN)]


@pytest.mark.parametrize(
    ("draft", "feature"),
    [
        (replace(DRAFT, sticky=True), Feature.STICKY),
        (replace(DRAFT, comments=False), Feature.DISCUSSION),
        (replace(DRAFT, pings=True), Feature.PINGS),
        (replace(DRAFT, author="Marta"), Feature.AUTHOR),
    ],
)
def test_what_this_user_may_not_choose_is_said(draft: Draft, feature: Feature) -> None:
    assert found(draft) == []
    assert found(draft, without(feature)) == [("feature-lost", Severity.WARN)]


def test_own_name_is_no_other_author() -> None:
    assert found(replace(DRAFT, author="ida"), without(Feature.AUTHOR)) == []
    assert found(replace(DRAFT, author=CONTRIBUTED.user), without(Feature.AUTHOR)) == []


def test_page_is_told_to_have_no_terms() -> None:
    blog = replace(CONTRIBUTED, capabilities=ALL)
    page = replace(DRAFT, post_type=PAGE, tags=("bees",), categories=("News",))
    said = [problem.message for problem in problems(page, POST, CheckContext(blog=blog))]
    assert said == ["A page has no categories.", "A page has no tags."]


@pytest.mark.parametrize(
    ("right", "word", "fields"),
    [
        (Feature.NEW_TAGS, "tag", {"tags": ("Bees", "new")}),
        (Feature.NEW_CATEGORIES, "category", {"categories": ("new",)}),
    ],
)
def test_term_that_may_not_be_made_is_told_before_sending(right: Feature, word: str, fields: dict[str, Any]) -> None:
    known = (Term(id="1", name="bees"),)
    blog, draft = replace(CONTRIBUTED, capabilities=without(right)), replace(DRAFT, **fields)
    context = CheckContext(blog=blog, tags=known, categories=known)
    (problem,) = problems(draft, POST, context)
    assert (problem.id, problem.about, problem.severity) == (f"{word}-missing", "new", Severity.WARN)
    assert problems(draft, POST, replace(context, tags=(), categories=())) == ()  # none was ever fetched
    assert problems(draft, POST, replace(context, blog=replace(CONTRIBUTED, capabilities=ALL))) == ()
