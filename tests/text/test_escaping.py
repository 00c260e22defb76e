"""Words escaped for Markdown are seen by a reader as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.escaping import as_link, collapse, escape_and_link, escape_inline, escape_markdown, unescaped
from tests.support.seen import rendered, words

_MARKUP = [
    *"\\`*_{}[]()>#+-.!|~^<>&=:;\"'$%@/0123 a\n", "&copy;", "[^1]", "[x]", "1. ", "# ", "- ", "***", "---", "===",
    "```", "~~~", "<b>", "</b>", "<!--", "-->", "snake_case", "__init__", "*[HTML]: x", "{: .c}", "[x]: http://e",
    "![a](b)", ": def", "| a | b |", "| - | - |", "\n\n", "http://a.example/c_d", "\u2028# x", "[gallery]",
]  # fmt: skip
nasty = st.lists(st.sampled_from(_MARKUP), max_size=14).map("".join)


def seen_in_quote(markdown: str) -> str:
    """The words of a quote that stands in a draft with definitions of the writer's."""
    page = rendered("[x]: http://writer.example/\n\n[^1]: note\n\n> " + markdown.replace("\n", "\n> "))
    quote = page.find("blockquote")
    return words(quote.get_text()).replace(" ", "") if quote else ""


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Plain words, nothing else.", "Plain words, nothing else."),
        ("snake_case and C:\\temp, 5 < 6 & AT&T", "snake_case and C:\\temp, 5 < 6 & AT&T"),
        ("-5 degrees, #tag, 1.5 m, :) =)", "-5 degrees, #tag, 1.5 m, :) =)"),
        ("2*3*4 and __init__", "2\\*3\\*4 and \\_\\_init\\_\\_"),
        ("[gallery ids=1]", "\\[gallery ids=1\\]"),
        ("# not a heading", "\\# not a heading"),
        ("- not a list\n+ nor this", "\\- not a list\n\\+ nor this"),
        ("1. not a list", "1\\. not a list"),
        ("1990.\nNo list", "1990\\.\nNo list"),
        ("> not a quote", "\\> not a quote"),
        ("a\n---\nb\n===\nc", "a\n\\-\\-\\-\nb\n&#61;==\nc"),
        ("a\n: b", "a\n&#58; b"),
        ("&copy; <b>", "&amp;copy; &lt;b>"),
        ("Wow!", "Wow!"),
        ("    no code\r\n\r\n\n\nnext", "no code\n\nnext"),
        ("two\u2028lines\x00\ufdd0 one\u00a0space", "two lines one\u00a0space"),
    ],
)
def test_only_what_would_be_acted_on_is_escaped(text: str, markdown: str) -> None:
    assert escape_markdown(text) == markdown


@given(nasty)
def test_reader_sees_the_words_whatever_they_hold(text: str) -> None:
    assert seen_in_quote(escape_markdown(text)) == words(collapse(text)).replace(" ", "")


@given(nasty)
def test_nothing_of_the_words_becomes_markup(text: str) -> None:
    page = rendered("[x]: http://writer.example/\n\n[^1]: note\n\n> " + escape_markdown(text).replace("\n", "\n> "))
    made = {tag.name for quote in page.find_all("blockquote") for tag in quote.find_all()}
    assert made <= {"p", "a"}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("See https://a.example/b_c?d=e&f=g.", "See <https://a.example/b_c?d=e&f=g>."),
        ("(https://a.example/b_(c)), and", "(<https://a.example/b_(c)>), and"),
        ("HTTP://a.example!", "<HTTP://a.example>!"),
        ("Wow!http://a.example/[x]", "Wow\\![http://a.example/\\[x\\]](http://a.example/%5Bx%5D)"),
        ("https://a.example/[x]", "[https://a.example/\\[x\\]](https://a.example/%5Bx%5D)"),
        ("https://a.example/?a&copy;b", "[https://a.example/?a&amp;copy;b](https://a.example/?a&amp;copy;b)"),
        ("xhttp://a.example", "xhttp://a.example"),
    ],
)
def test_bare_address_becomes_a_link(text: str, markdown: str) -> None:
    assert escape_and_link(text) == markdown


def test_link_with_other_words_is_written_in_full() -> None:
    assert as_link("https://a.example/b c", "words") == "[words](https://a.example/b%20c)"


def test_unescaped_is_the_way_back() -> None:
    for typed in ("Marta [x] & <b>", "a_b*c*", "C:\\temp", "&amp; stays", "back\\`tick"):
        assert unescaped(escape_inline(typed)) == typed
