"""The words that a reader sees in a quote are the commenter's, whatever they typed: by the project's own renderer."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from editor.model.comment import Comment
from editor.quotes.found import quotes_in
from editor.quotes.integrity import is_as_written
from editor.quotes.passage import as_markdown, between, quote
from editor.text.escaping import collapse
from tests.support.rendering import html_of
from tests.support.seen import words


def bare(text: str) -> str:
    return words(collapse(text)).replace(" ", "")


_TYPED = [
    *"\\`*_{}[]()>#+-.!|~^<>&=:;\"'$%@/0123 a", "word ", " and ", "&copy;", "[^1]", "[x]", "[gallery ids=1]",
    "\n", "\n\n", "1. ", "# ", "- ", "***", "---", "===", "```", "~~~", "<b>", "<!--", "-->", "snake_case", "__init__",
    "*[HTML]: x", "HTML",
    "{: .c}", "[x]: http://e", "[^1]: x", "![a](b)", "[a](b)", ": def", "| a | b |", "| - | - |", "— ",
    "— [M](http://a.b), 2026-05-14", "http://a.example/c_d", "https://a.example/?b=[x]&copy;", "    ",
    "\u2028", "\ufdd0", "klzzwxh:0", "www.a.example", "a@b.example",
]  # fmt: skip
typed = st.lists(st.sampled_from(_TYPED), min_size=1, max_size=12).map("".join).filter(lambda text: bare(text) != "")
DRAFT = "[x]: http://writer.example/\n\n[^1]: A note.\n\n*[HTML]: a language\n\nBefore[^1].\n\n{}\n\nAfter.\n"


def comment(text: str, author: str = "Marta") -> Comment:
    """A comment as WordPress gives it, of what somebody typed into the form."""
    return Comment(
        id="41",
        blog="Allotment",
        post_id="7",
        post_title="Bees",
        author=author,
        date=datetime(2026, 5, 14, 9, 12, tzinfo=UTC),
        local_day="2026-05-14",
        link="https://a.example/bees/#comment-41",
        html=as_wordpress(text),
    )


def as_wordpress(text: str) -> str:
    """What WordPress makes of plain words: entities, paragraphs, line breaks."""
    paragraphs = re.split(r"\n\s*\n", html.escape(text.strip(), quote=False))
    return "".join("<p>" + part.strip().replace("\n", "<br />\n") + "</p>\n" for part in paragraphs)


def shown(markdown: str) -> BeautifulSoup:
    """The page of a draft that holds the quote among things of the writer's own."""
    return BeautifulSoup(html_of(DRAFT.format(markdown)), "html.parser")


@given(typed)
def test_reader_sees_what_was_typed(text: str) -> None:
    page = shown(as_markdown(quote(comment(text))))
    quotes = page.find_all("blockquote")
    assert bare("".join(each.get_text() for each in quotes)) == bare(text)
    assert len(quotes) == 1


@given(typed)
def test_reader_sees_who_wrote_it(name: str) -> None:
    page = shown(as_markdown(quote(comment("Words.", name))))
    cite = page.select_one("figure.quote figcaption cite a")
    assert cite is not None
    assert cite["href"] == "https://a.example/bees/#comment-41"
    assert bare(cite.get_text()) == (bare(name) or "Anonymous")


@given(typed)
def test_nothing_typed_becomes_markup_or_a_shortcode(text: str) -> None:
    page = html_of(DRAFT.format(as_markdown(quote(comment(text)))))
    quoted = "".join(re.findall(r"(?s)<blockquote.*?</blockquote>", page))
    assert "[" not in quoted
    tags = {tag.name for tag in BeautifulSoup(quoted, "html.parser").find_all()}
    assert tags <= {"blockquote", "p", "br", "a", "abbr"}


@given(typed, typed)
def test_each_paragraph_is_a_quote_of_its_own(one: str, other: str) -> None:
    whole = quote(comment(f"{one}\n\n{other}"))
    found = quotes_in(between(whole))
    assert len(found) == len(whole.paragraphs)
    assert all(each.answer_is_empty and each.name == "Marta" for each in found)


@given(typed)
def test_what_was_just_quoted_is_as_written(text: str) -> None:
    it = comment(text)
    assert all(
        is_as_written(found, it) for found in quotes_in(as_markdown(quote(it)) + "\n\n\n\n" + between(quote(it)))
    )


@given(typed, st.integers(0, 40), st.integers(1, 40))
def test_selection_shows_the_selected_words(text: str, start: int, length: int) -> None:
    it = comment(text)
    selection = collapse(text)[start : start + length]
    page = shown(as_markdown(quote(it, selected=selection)))
    if bare(selection):
        assert bare("".join(each.get_text() for each in page.find_all("blockquote"))) == bare(selection)


@pytest.mark.parametrize(
    "address", ["https://a.example/b_c", "https://a.example/?b=[c]&copy;d", "https://a.example/(b"]
)
def test_bare_address_is_a_link(address: str) -> None:
    page = shown(as_markdown(quote(comment(address))))
    (link,) = page.select("blockquote a")
    assert link.get_text() == address
