"""Slugs of titles in many scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.slug import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Why small gardens need bees", "why-small-gardens-need-bees"),
        ("Ünïcode & Size/a b", "unicode-size-a-b"),
        ("Über Größe 你好", "uber-grosse-你好"),
        ("Don't — stop, it\u2019s fine!", "dont-stop-its-fine"),
        ("snake_case", "snake-case"),
        ("ŁÓDŹ, Đà Nẵng, Ærø", "lodz-da-nang-aero"),
        ("Привет, йод", "привет-йод"),
        ("हिन्दी में", "हिन्दी-में"),
        ("C++", "c"),
        ("!!! 🎉", ""),
        ("", ""),
    ],
)
def test_title_becomes_its_slug(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_long_title_is_cut_between_words() -> None:
    assert slugify("word " * 40) == "-".join(["word"] * 16)


def test_long_word_is_cut_in_itself() -> None:
    assert slugify("x" * 200) == "x" * 80


@given(st.text())
def test_slug_is_short_clean_and_its_own_slug(title: str) -> None:
    slug = slugify(title)
    assert len(slug) <= 80
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug
    assert not any(character.isspace() or character in "/\\.:?#" for character in slug)
