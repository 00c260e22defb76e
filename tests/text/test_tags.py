"""Tags and attributes are found as a browser would find them."""

from __future__ import annotations

import pytest

from editor.text.tags import Tag, depth, tags, with_closed_voids


def test_names_and_values_are_found_however_they_are_quoted() -> None:
    found = list(tags("<IMG SRC=\"a&amp;b.png\" alt='x > y' width=3 hidden><p><img src=c>", "img"))
    assert found == [
        Tag("img", False, {"src": "a&b.png", "alt": "x > y", "width": "3"}),
        Tag("img", False, {"src": "c"}),
    ]


def test_of_two_attributes_with_one_name_the_first_holds() -> None:
    assert next(tags('<a href="x" href="y">', "a")).attributes == {"href": "x"}


def test_ends_are_told_from_beginnings() -> None:
    assert [tag.is_end for tag in tags("<a href=x>y</a>", "a")] == [False, True]


@pytest.mark.parametrize("text", ["<!-- <img src=x> -->", "<!-- <img src=x>", "&lt;img src=x&gt;", "a < b > c"])
def test_what_is_no_tag_is_not_found(text: str) -> None:
    assert list(tags(text, "img")) == []


@pytest.mark.parametrize(
    ("text", "levels"),
    [("", 0), ("a < b", 0), ("<p><p><br><li>", 0), ("<div><b>x</b></div><i>", 2), ("</div></div><b>", 1)],
)
def test_depth_counts_tags_that_are_open_at_once(text: str, levels: int) -> None:
    assert depth(text) == levels


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("no tags", "no tags"),
        ("a<br>b<BR/>c<br />", "a<br />b<BR />c<br />"),
        ('<img alt="a > b" src=x>', '<img alt="a > b" src=x />'),
        ("<b>x</b><wbr></br>", "<b>x</b><wbr /></br>"),
    ],
)
def test_void_tags_are_closed(text: str, closed: str) -> None:
    assert with_closed_voids(text) == closed
