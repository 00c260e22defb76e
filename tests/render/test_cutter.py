"""Where one block ends and the next begins."""

from __future__ import annotations

import pytest

from editor.render.blocks import Kind
from editor.render.cutter import Cutter
from tests.support.rendering import cut


def kinds(text: str) -> list[Kind]:
    return [block.kind for block in Cutter(text).blocks()]


@pytest.mark.parametrize("text", ["", "\n\n", "a", "\n\na\n\n\nb\n\n", "- a\n\n    b\n\nc", "```\na\n\nb\n```\nc"])
def test_the_blocks_are_slices_of_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_a_blank_line_ends_a_paragraph() -> None:
    assert cut("one\ntwo\n\nthree") == ["one\ntwo\n\n", "three"]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n    more of a",
        "- a\n\n- b",
        "1. a\n\n2. b",
        "term\n\n: meaning",
        "term\n: one\n\nother\n: two",
        "<div>\n\nraw\n\n</div>",
        "<div><div>\n\n</div>\n\n</div>",
        "<!-- a\n\nb -->",
        "<?php\n\n?>",
        "    code\n\n    more code",
    ],
)
def test_what_belongs_together_is_one_block(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("> one\n\n> two", 2),
        ("- a\n\n1. b", 2),
        ("text\n```\ncode\n```\nmore", 3),
        ("text\n# heading\nmore", 3),
        ("text\n***\nmore", 3),
        ("text\n[x]: /url\nmore", 3),
        ("text\n[^1]: note", 2),
        ("text\n*[HTML]: Hyper Text", 2),
        ("# heading\n\n    code", 2),
        ("[^1]: note\n\n    more\n\nend", 2),
        ("[^1]: note\n\n- no list of it", 2),
        ("<div>\n\nnever closed", 2),
        ("<!-- open\n\nend", 2),
        ("<!-- open\n\n<!-- again\n\nend", 3),
        ("<b>\n\nno block</b>", 2),
        ("<hr/>\n\n<div/>\n\nend", 3),
    ],
)
def test_what_stands_apart_is_cut(text: str, count: int) -> None:
    assert len(cut(text)) == count


@pytest.mark.parametrize("text", ["```\nopen\n\nend", "~~~\nopen\n\n~~~~\n\n```\n\n```x", "  ```\n  a\nb\n  ```"])
def test_a_fence_without_its_end_is_text(text: str) -> None:
    assert Kind.FENCE not in kinds(text)


def test_an_indented_fence_is_one_when_no_line_is_outdented() -> None:
    assert kinds("  ```\n  a\n\n  b\n  ```\n") == [Kind.FENCE]


def test_a_block_knows_how_far_was_read_to_find_its_end() -> None:
    (first, *_) = Cutter("one\n\n- item\nmore").blocks()
    assert first.text == "one\n\n"
    assert first.reach > len(first.text)


def test_many_unclosed_things_are_cut_in_linear_time() -> None:
    text = "<div>\n\n```a\n\n<!--\n\n" * 5_000
    assert len(cut(text)) == 15_000
