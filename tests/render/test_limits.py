"""What is not given to Python-Markdown at all, and what is put off; all of it answered at once."""

from __future__ import annotations

from time import process_time

import pytest

from editor.render.limits import HEAVY, milliseconds, refusal
from tests.support.rendering import post_of

NESTED_LIST = "\n".join(f"{'    ' * level}- level" for level in range(400))
HOSTILE = {
    "quotes": (">" * 5_000 + " words", "nested too deeply"),
    "brackets": ("[" * 30_000, "square brackets"),
    "images": ("![" * 15_000, "square brackets"),
    "links": ("[a](" * 5_000, "square brackets"),
    "tags": ("<a " * 5_000, "tags are opened"),
    "lists": (NESTED_LIST, "nested too deeply"),
    "numbered lists": ("1. " * 400, "nested too deeply"),
    "markdown in tags": ('<div markdown="1">\n' * 400, "nested too deeply"),
    "raw tags": ("<div>" * 5_000 + "</div>" * 5_000, "nested too deeply"),
    "rules": ("a\n---\n" * 5_000, "rules"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_block_is_shown_as_its_source_with_the_reason(name: str) -> None:
    source, reason = HOSTILE[name]
    post = post_of(f"Before.\n\n{source}\n\nAfter.")
    assert "<p>Before.</p>" in post.html
    assert "<p>After.</p>" in post.html
    assert '<pre class="unrendered" title="Not rendered: ' in post.html
    (gap,) = post.gaps
    assert reason in gap.reason
    assert gap.line == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_to_see_that_a_block_is_hostile_takes_no_time(name: str) -> None:
    begin = process_time()
    refusal(HOSTILE[name][0])
    assert process_time() - begin < 0.5


@pytest.mark.parametrize(
    "source",
    [
        "[a](b) " * 500,
        "[a][b] " * 500,
        "<b>a</b> " * 500,
        "> " * 40 + "words",
        "a paragraph\n\n" * 100,
        "- item\n" * 300,
        "ordinary words " * 2_000,
    ],
)
def test_much_of_something_ordinary_is_rendered(source: str) -> None:
    assert refusal(source) == ""
    assert post_of(source).gaps == ()


def test_brackets_in_code_are_no_reason() -> None:
    assert post_of("```\n" + "[" * 30_000 + "\n```").gaps == ()


def test_a_megabyte_of_words_is_rendered() -> None:
    post = post_of("All work and no play. " * 45_000)
    assert post.gaps == ()
    assert len(post.html) > 900_000


def test_long_and_marked_blocks_are_heavy() -> None:
    assert milliseconds("a short paragraph") < 1
    assert milliseconds("*a* [b](c) " * 500) > HEAVY
