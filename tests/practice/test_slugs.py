"""Slugs are those that WordPress makes."""

import pytest

from editor.practice.slugs import slug_of, unique


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ünïcode & Size/a b", "unicode-size-a-b"),
        ("Über Größe 你好", "uber-grose-%e4%bd%a0%e5%a5%bd"),
        ("C++", "c"),
        ("What\u2019s new \u2014 today?", "whats-new-today"),
        ("<b>Tea</b> &amp; cake", "tea-cake"),
        ("draft-6f2c", "draft-6f2c"),
        ("ガーデン", "%e3%82%ac%e3%83%bc%e3%83%87%e3%83%b3"),
        ("!!!", ""),
    ],
)
def test_slug_is_what_wordpress_makes_of_a_title(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_taken_slug_gets_the_first_free_number() -> None:
    assert unique("tea", {"tea", "tea-2"}.__contains__) == "tea-3"
    assert unique("tea", set[str]().__contains__) == "tea"
