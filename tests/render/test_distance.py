"""How far the block render is from Python-Markdown on the whole text: in known cases only, most of them for the better.

Measured on the CommonMark examples: 641 of 652 alike, 623 of 651 neighbouring pairs. The corpora here are our own.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from tests.support.markdown_texts import SNIPPETS, random_text
from tests.support.rendering import html_of
from tests.support.whole_markdown import converted, normal

KNOWN = {
    "a fence right after words: valid HTML instead of a pre in a p": "foo\n```\nbar\n```\nbaz",
    "a definition in a quote counts in that quote alone": "[foo]\n\n> [foo]: /url",
    "a definition in a list counts in that list alone": "[foo]\n\n- a\n\n    [foo]: /url",
    "rules one under another are rules, not a heading of asterisks": "***\n---",
    "an unclosed fence does not hide later ones": "~~~\nopen\n\n```\n\ncode\n\n```",
    "unclosed raw HTML ends at the blank line: the rest stays formatted": "<div>\n*foo*\n\n*bar*",
    "CDATA is text": "<![CDATA[\n\na\n]]>",
    "a definition underlined like a heading stays a definition": "[foo]: /url\n===",
    "a name may not be empty": "[]\n\n[]: /uri",
    "a definition cuts a list (worse: put definitions last)": "- a\n\n[x]: /u\n\n    more of a",
    "two lists with a definition between them stay two": "- a\n- b\n\n[x]: /u\n\n- c",
    "a note in an image's description has no dead link back": "![a [^1]](i.png)\n\n[^1]: note",
    "a fence indented by two in a list leaves it, but not inside a paragraph": "- foo\n  ```\n  bar\n  ```",
}


UNLIKE = {text for text in SNIPPETS if text.startswith(("<div>\nopen", "text right before", "[^"))}


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_difference_is_still_one(name: str) -> None:
    assert normal(html_of(KNOWN[name])) != converted(KNOWN[name])


@pytest.mark.parametrize("text", [text for text in SNIPPETS if text not in UNLIKE])
def test_a_single_block_is_as_python_markdown_makes_it(text: str) -> None:
    assert normal(html_of(text)) == converted(text)


def alike(texts: Iterable[str]) -> tuple[int, int]:
    """How many texts are rendered as Python-Markdown does on the whole, and of how many."""
    results = [normal(html_of(text)) == converted(text) for text in texts]
    return sum(results), len(results)


@pytest.mark.long
def test_the_distance_is_no_larger_than_it_was() -> None:
    rng = random.Random(5)  # noqa: S311 (no secret)
    figures = {
        "single snippets": (alike(SNIPPETS), 0.94),
        "pairs of snippets": (alike(f"{first}\n\n{second}" for first, second in product(SNIPPETS, SNIPPETS)), 0.87),
        "random posts": (alike(random_text(rng) for _ in range(1_000)), 0.66),
    }
    told = "".join(f"{name}: {same} of {count} alike\n" for name, ((same, count), _) in figures.items())
    logging.getLogger(__name__).info("distance from Python-Markdown on the whole text\n%s", told)
    report = Path("build/render-distance.txt")
    report.parent.mkdir(exist_ok=True)
    report.write_text(told, "utf-8")
    assert [name for name, ((same, count), least) in figures.items() if same < least * count] == [], told
