"""What each element of HTML is to each reader of it: one by one, since a table is easily wrong in one word."""

from __future__ import annotations

import pytest

from editor.text.exact_markdown import exact_markdown
from editor.text.html_blocks import is_manageable
from editor.text.html_markdown import to_markdown
from editor.text.html_meaning import meaning, tag_token
from editor.text.html_text import plain
from editor.text.residue import parsed
from editor.text.tags import depth, with_closed_voids

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure"),
    *("footer", "form", *HEADINGS, "header", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
)
LINES = ("dd", "dt", "li", "option", "summary", "tr")
UNSEEN = ("script", "style", "template", "head")
IN_WORDS = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u"),
    "var",
)
WITHOUT_MARKDOWN = (
    *("abbr", "acronym", "bdi", "bdo", "big", "cite", "data", "dfn", "font", "ins", "label", "mark", "small", "span"),
    *("time", "u", "var"),
)
VOID = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
)
CLOSED_BY_OTHERS = (
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"),
)


@pytest.mark.parametrize("tag", BLOCKS)
def test_block_stands_apart_in_plain_text(tag: str) -> None:
    assert plain(f"one<{tag}>two</{tag}>three") == "one\n\ntwo\n\nthree"


def test_rule_parts_plain_text() -> None:
    assert plain("one<hr>two") == "one\n\ntwo"


@pytest.mark.parametrize("tag", LINES)
def test_line_stands_on_a_line_of_its_own_in_plain_text(tag: str) -> None:
    assert plain(f"one<{tag}>two</{tag}>three") == "one\ntwo\nthree"


@pytest.mark.parametrize("tag", UNSEEN)
def test_what_no_reader_sees_is_not_in_plain_text(tag: str) -> None:
    assert plain(f"one<{tag}>two</{tag}>three") == "onethree"


@pytest.mark.parametrize("tag", ["td", "th"])
def test_cells_are_parted_by_a_space_in_plain_text(tag: str) -> None:
    assert plain(f"<table><tr><{tag}>one</{tag}><{tag}>two</{tag}></tr></table>") == "one two"


@pytest.mark.parametrize("tag", [*VOID, *CLOSED_BY_OTHERS])
def test_tag_that_needs_no_end_is_not_nested(tag: str) -> None:
    assert depth(f"<{tag}>" * 9 + "<b>bold</b>") == 1
    assert depth(f"<{tag.upper()}>" * 9) == 0


@pytest.mark.parametrize("tag", VOID)
def test_tag_that_holds_nothing_is_closed_as_wordpress_does(tag: str) -> None:
    assert with_closed_voids(f'one<{tag}>two<{tag} class="x">') == f'one<{tag} />two<{tag} class="x" />'
    assert with_closed_voids("<b>") == "<b>"


@pytest.mark.parametrize("tag", ["br", "img", "hr", "input", "wbr", "col", "source", "embed", "area", "meta", "link"])
def test_many_tags_that_hold_nothing_are_not_deep(tag: str) -> None:
    assert is_manageable(f"<{tag}>" * 200)
    assert not is_manageable("<b>" * 200)


@pytest.mark.parametrize("tag", IN_WORDS)
def test_space_before_a_tag_within_words_is_told_apart(tag: str) -> None:
    assert meaning(f"<p>one <{tag}>two</{tag}></p>") != meaning(f"<p>one<{tag}>two</{tag}></p>")
    assert meaning(f"<blockquote>one <{tag}>two</{tag}></blockquote>") == meaning(
        f"<blockquote><p>one <{tag}>two</{tag}></p></blockquote>"
    )


def test_space_beside_a_picture_is_told_apart_and_beside_a_block_is_not() -> None:
    assert meaning('<p>one <img src="a.png"></p>') != meaning('<p>one<img src="a.png"></p>')
    assert meaning("<div>one <p>two</p></div>") == meaning("<div>one<p>two</p></div>")


@pytest.mark.parametrize("tag", ["pre", "script", "style", "textarea"])
def test_spaces_are_told_apart_where_they_are_shown_as_they_are(tag: str) -> None:
    assert meaning(f"<{tag}>one  two</{tag}>") != meaning(f"<{tag}>one two</{tag}>")
    assert meaning("<p>one  two</p>") == meaning("<p>one two</p>")


@pytest.mark.parametrize(("spelled", "same"), [("b", "strong"), ("i", "em"), ("s", "del"), ("strike", "del")])
def test_two_tags_of_one_sense_are_the_same(spelled: str, same: str) -> None:
    assert meaning(f"<p>one <{spelled}>two</{spelled}></p>") == meaning(f"<p>one <{same}>two</{same}></p>")


@pytest.mark.parametrize("tag", HEADINGS)
def test_id_of_a_heading_says_nothing(tag: str) -> None:
    assert meaning(f'<{tag} id="one">One</{tag}>') == meaning(f"<{tag}>One</{tag}>")
    assert meaning('<p id="one">One</p>') != meaning("<p>One</p>")


@pytest.mark.parametrize(
    "name", ["wp-block-image", "wp-element-caption", "has-alpha-channel-opacity", "size-full", "highlight"]
)
def test_class_that_wordpress_or_the_renderer_adds_says_nothing(name: str) -> None:
    tag = parsed(f'<div class="mine {name}">').find(True)
    assert tag is not None
    assert tag_token(tag) == '<div class="mine">'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("'a'", "\u2018a\u2019"),
        ('"a"', "\u201ca\u201d"),
        ("a--b", "a\u2013b"),
        ("a---b", "a\u2014b"),
        ("a...", "a\u2026"),
    ],
)
def test_typography_of_wordpress_is_what_was_typed(typed: str, shown: str) -> None:
    assert meaning(f"<p>{typed}</p>") == meaning(f"<p>{shown}</p>")


def test_dashes_of_two_lengths_are_told_apart() -> None:
    assert meaning("<p>a--b</p>") != meaning("<p>a---b</p>")


@pytest.mark.parametrize("tag", [*WITHOUT_MARKDOWN, "q", "kbd", "samp"])
def test_tag_in_words_that_markdown_has_not_stays_as_it_is(tag: str) -> None:
    told = f'one <{tag} class="x">two</{tag}> three'
    assert exact_markdown(f"<p>{told}</p>") == told


def test_place_to_break_a_word_stays_as_it_is() -> None:
    assert exact_markdown("<p>one<wbr>two</p>") == "one<wbr />two"


@pytest.mark.parametrize("tag", [*WITHOUT_MARKDOWN, "wbr", "ruby", "nobr"])
def test_words_of_a_tag_that_markdown_has_not_are_kept(tag: str) -> None:
    assert to_markdown(f"<p>one <{tag}>two</{tag}> three</p>") == "one two three"


@pytest.mark.parametrize("tag", ["script", "style", "title", "head", "template"])
def test_what_no_reader_sees_is_not_in_markdown(tag: str) -> None:
    assert to_markdown(f"<p>one</p><{tag}>two</{tag}><p>three</p>") == "one\n\nthree"


@pytest.mark.parametrize(
    ("tag", "mark"),
    [
        *(("strong", "**"), ("b", "**"), ("em", "*"), ("i", "*"), ("del", "~~"), ("s", "~~"), ("strike", "~~")),
        *(("code", "`"), ("kbd", "`"), ("samp", "`"), ("tt", "`")),
    ],
)
def test_tag_in_words_is_its_mark(tag: str, mark: str) -> None:
    assert to_markdown(f"<p>one <{tag}>two</{tag}> three</p>") == f"one {mark}two{mark} three"


@pytest.mark.parametrize(
    "tag", ["html", "body", "div", "section", "article", "main", "center", "header", "footer", "address"]
)
def test_what_only_holds_blocks_leaves_no_trace(tag: str) -> None:
    assert to_markdown(f"<{tag}><p>one</p><p>two</p></{tag}>") == "one\n\ntwo"
