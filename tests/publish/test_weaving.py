"""An update of a post that was written elsewhere: one sentence changes, and nothing else does, to the byte."""

from __future__ import annotations

import difflib

import pytest

from editor.publish.weaving import is_kept_form, woven
from editor.render.reading import as_draft
from editor.render.renderer import BlockRenderer
from tests.support.posts_elsewhere import CLASSIC, MARKDOWN, OF_BLOCKS


def render(markdown: str) -> str:
    return BlockRenderer(markdown).post().html


def updated(standing: str, old: str, new: str, *, times: int = 1) -> list[str]:
    """What an update changes, in lines, after some words were changed in the Markdown."""
    markdown = as_draft(standing, render).markdown
    assert markdown.count(old) == times, markdown
    sent = woven(render(markdown.replace(old, new)), standing, {})
    return [line for line in difflib.ndiff(standing.splitlines(), sent.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize("standing", [OF_BLOCKS, CLASSIC, *(html for html, _ in MARKDOWN.values())])
def test_nothing_changed_is_nothing_changed(standing: str) -> None:
    assert woven(render(as_draft(standing, render).markdown), standing, {}) == standing


def test_one_sentence_of_a_post_of_blocks() -> None:
    assert updated(OF_BLOCKS, "leaves at nine", "left at ten") == [
        "- <p>Don't <b>panic</b>: \"it's\" fine. The ferry leaves at nine -- really.</p>",
        "+ <p>Don't <b>panic</b>: \"it's\" fine. The ferry left at ten -- really.</p>",
    ]


def test_one_word_of_a_list_heading_and_html_that_stayed() -> None:
    assert updated(OF_BLOCKS, "bread", "cheese") == ["- <li>bread</li>", "+ <li>cheese</li>"]
    assert updated(OF_BLOCKS, "Below it", "Above it") == ["- <p>Below it</p>", "+ <p>Above it</p>"]
    assert updated(OF_BLOCKS, "### On board", "### Aboard") == [
        '- <h3 class="wp-block-heading">On board</h3>',
        '+ <h3 class="wp-block-heading">Aboard</h3>',
    ]


def test_sentence_of_a_classic_post_stays_without_tags() -> None:
    assert updated(CLASSIC, "a line that ends", "another line") == ["- a line that ends.", "+ another line."]
    assert updated(CLASSIC, "star", "moon") == [
        "- <strong>Bold</strong> and <em>it</em> * star _x_ [contact_form].",
        "+ <strong>Bold</strong> and <em>it</em> * moon _x_ [contact_form].",
    ]


def test_new_and_gone_pieces_leave_their_neighbours() -> None:
    assert updated(OF_BLOCKS, "Farewell.", "Farewell.\n\nAnd thanks.") == [
        "+ ",
        "+ <!-- wp:paragraph -->",
        "+ <p>And thanks.</p>",
        "+ <!-- /wp:paragraph -->",
    ]
    markdown = as_draft(OF_BLOCKS, render).markdown
    begun = woven(render(f"A new beginning.\n\n{markdown}"), OF_BLOCKS, {})
    assert begun == f"<!-- wp:paragraph -->\n<p>A new beginning.</p>\n<!-- /wp:paragraph -->\n\n{OF_BLOCKS}"
    assert updated(OF_BLOCKS, "### On board\n\n", "") == [
        "- ",
        '- <!-- wp:heading {"level":3} -->',
        '- <h3 class="wp-block-heading">On board</h3>',
        "- <!-- /wp:heading -->",
    ]
    ended = woven(render(markdown.partition("\n\n")[2]), OF_BLOCKS, {})
    assert ended == OF_BLOCKS.partition("<!-- /wp:paragraph -->\n\n")[2]


def test_piece_that_became_something_else_is_written_anew() -> None:
    assert updated(OF_BLOCKS, "- bread\n- two", "1. bread\n2. two")[1] == '+ <!-- wp:list {"ordered":true} -->'
    assert updated("<p>one <b>two</b></p>", "one", "## one") == [
        "- <p>one <b>two</b></p>",
        '+ <h2 id="one-two">one <b>two</b></h2>',
    ]
    assert updated("<p>one two</p>", "one two", "three four five") == ["- <p>one two</p>", "+ <p>three four five</p>"]


def test_what_stood_before_the_piece_that_it_became_is_gone() -> None:
    standing = "<p>one one one</p><p>two two two</p><p>three three three</p>"
    assert woven("<p>three three four</p>", standing, {}) == "<p>three three four</p>"


def test_white_space_around_a_post_stays() -> None:
    assert woven("<p>b</p>", "\n <p>a</p>\n\n", {}) == "\n <p>b</p>\n\n"
    assert woven("<p>c</p>\n<p>b</p>", "<p>a</p>", {}) == "<p>c</p>\n<p>b</p>"
    assert woven("<p>c</p><p>b</p>", "<p>a</p>", {}) == "<p>c</p>\n\n<p>b</p>"
    assert woven("<p>a</p><p>c</p><p>b</p>", "<p>a</p>\n\n\n<p>b</p>", {}) == "<p>a</p>\n\n\n<p>c</p>\n\n\n<p>b</p>"
    assert woven("", "<p>a</p>", {}) == ""


def test_what_shows_nothing_stays_with_the_piece_before_it() -> None:
    standing = "<p></p><p>a</p><p></p><!-- /wp:stray --><p>b</p>"
    assert woven("<p>a</p>\n<p>c</p>", standing, {}) == "<p></p><p>a</p><p></p><!-- /wp:stray --><p>c</p>"


def test_html_that_would_not_hold_together_goes_out_as_it_was_rendered() -> None:
    begun = "<b id='docs-internal-guid-1'><p>one</p><p>two</p></b>"
    assert woven("<p>one</p>", begun, {}) == "<p>one</p>"
    assert woven('<p>a "b" c</p>', "<p>a <span style='color:red'>“b”</span> d</p>", {}) == '<p>a "b" c</p>'


def test_words_of_a_giant_are_not_compared() -> None:
    giant = " ".join(f"w{number}" for number in range(30_000))
    assert woven(f"<p>{giant} x</p>", f"<p>{giant} y</p>", {}) == f"<p>{giant} x</p>"


@pytest.mark.parametrize(
    ("standing", "blog_has_blocks", "is_kept"),
    [
        ("", False, False),
        (OF_BLOCKS, False, True),
        (OF_BLOCKS, True, True),
        (CLASSIC, False, True),
        (CLASSIC, True, False),
    ],
)
def test_post_keeps_its_form_unless_blocks_are_asked_for(standing: str, blog_has_blocks: bool, is_kept: bool) -> None:
    assert is_kept_form(standing, blog_has_blocks=blog_has_blocks) is is_kept
