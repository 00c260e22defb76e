"""A post in pieces that are the post when they are put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.render.pieces import cut
from tests.support.posts_elsewhere import CLASSIC, HTML, MARKDOWN, OF_BLOCKS

POSTS = [OF_BLOCKS, CLASSIC, *(html for html, _ in MARKDOWN.values()), *HTML.values(), "", " \n ", "a\r\n\r\nb"]


def together(content: str) -> str:
    found = cut(content)
    return "".join(piece.before + piece.text for piece in found.pieces) + found.after


@pytest.mark.parametrize("content", POSTS)
def test_pieces_are_the_post(content: str) -> None:
    assert together(content) == content


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "a", "\n\n", "<b>", "<!--", "-->", "<!-- wp:x -->", "<!-- /wp:x -->", " "])
    )
)
def test_pieces_of_anything_are_all_of_it(parts: list[str]) -> None:
    assert together("".join(parts)) == "".join(parts)


def test_bare_words_are_parted_by_blank_lines_and_not_within_tags() -> None:
    content = "one\ntwo\n\n<em>three\n\nfour</em> five\n \t\n<div>six</div>seven<!--more-->eight <!-- note -->"
    assert [(piece.text, piece.is_bare) for piece in cut(content).pieces] == [
        ("one\ntwo", True),
        ("<em>three\n\nfour</em> five", True),
        ("<div>six</div>", False),
        ("seven", True),
        ("<!--more-->", False),
        ("eight <!-- note -->", True),
    ]


def test_block_is_one_piece_with_all_that_stands_in_it() -> None:
    found = cut(OF_BLOCKS)
    assert len(found.pieces) == 14
    assert found.has_blocks
    assert all(piece.is_block for piece in found.pieces)
    assert not cut(CLASSIC).has_blocks


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("one\ntwo", "<p>one<br />two</p>"),
        ("one <em>a\nb</em>\ntwo", "<p>one <em>a<br />b</em><br />two</p>"),
        ("one<br />\ntwo", "<p>one<br />\ntwo</p>"),
        ("<!-- note -->", "<!-- note -->"),
        ("<p>one\ntwo\n</p>", "<p>one<br />two\n</p>"),
        ("<ul>\n<li>one\ntwo</li>\n</ul>", "<ul>\n<li>one<br />two</li>\n</ul>"),
        ("<pre>one\ntwo</pre>", "<pre>one\ntwo</pre>"),
        ("<div>\n<p>a</p>\nb\nc\n<p>d</p></div>", "<div>\n<p>a</p>\nb<br />c\n<p>d</p></div>"),
        ("<p>a <em>b</em>\n</p>", "<p>a <em>b</em>\n</p>"),
        ("<!-- wp:x -->\n<p>a\nb</p>\n<!-- /wp:x -->", "<!-- wp:x -->\n<p>a\nb</p>\n<!-- /wp:x -->"),
    ],
)
def test_line_ends_are_shown_where_wordpress_shows_them(content: str, shown: str) -> None:
    (piece,) = cut(content).pieces
    assert piece.shown == shown
