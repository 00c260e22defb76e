"""Posts that stand on a blog as Markdown, where its rendering says the same; what does not stays HTML."""

from __future__ import annotations

import pytest

from editor.render.pieces import cut
from editor.render.reading import as_draft, in_form_of, key_of, picture_ids
from editor.render.renderer import BlockRenderer
from tests.support.posts_elsewhere import CLASSIC, HTML, MARKDOWN, OF_BLOCKS


def render(markdown: str) -> str:
    return BlockRenderer(markdown).post().html


def says(content: str) -> list[tuple[str, ...]]:
    return [key for key in map(key_of, cut(content).pieces) if key]


@pytest.mark.parametrize(("html", "markdown"), MARKDOWN.values(), ids=MARKDOWN)
def test_what_people_post_comes_back_as_markdown(html: str, markdown: str | None) -> None:
    reading = as_draft(html, render)
    assert reading.kept == 0
    assert says(render(reading.markdown)) == says(html)
    assert markdown in {None, reading.markdown}


def test_enough_of_it_does() -> None:
    assert len(MARKDOWN) >= 28


@pytest.mark.parametrize("html", HTML.values(), ids=HTML)
def test_what_markdown_has_no_word_for_stays_the_html_that_it_is(html: str) -> None:
    reading = as_draft(f"<p>before</p>\n{html}\n<p>after</p>", render)
    assert (reading.markdown, reading.kept, reading.pieces) == (f"before\n\n{html}\n\nafter\n", 1, 3)
    assert says(render(reading.markdown)) == says(f"<p>before</p>{html}<p>after</p>")


def test_post_of_blocks_keeps_those_that_say_more_than_markdown_can() -> None:
    reading = as_draft(OF_BLOCKS, render)
    assert (reading.kept, reading.pieces) == (5, 14)
    assert reading.markdown.startswith(
        "Don't **panic**: \"it's\" fine. The ferry leaves at nine -- really.\n\n### On board\n"
    )
    kept = [piece.text for piece in cut(OF_BLOCKS).pieces if piece.text in reading.markdown]
    assert [text.split()[1] for text in kept] == [
        "wp:image",
        "wp:quote",
        "wp:paragraph",
        "wp:latest-posts",
        "wp:columns",
    ]
    assert '\n\n[gallery ids="1,2"]\n\n' in reading.markdown
    assert "\n\n<!--more-->\n\n" in reading.markdown
    assert '- two <a href="https://a.example" target="_blank" rel="noreferrer noopener">maps</a>' in reading.markdown
    assert reading.markdown.endswith("```\nx = [1]\n```\n\n---\n\nFarewell.\n")


def test_post_of_the_classic_editor_becomes_paragraphs() -> None:
    reading = as_draft(CLASSIC, render)
    assert reading.markdown.startswith('It\'s a post of 2009 with "quotes" and  \na line that ends.\n\n[caption id=')
    assert '\n\n### On board\n\n- bread\n- maps\n\n<!--more-->\n\n[gallery ids="1,2,3"]\n\n' in reading.markdown
    assert "**Bold** and *it* \\* star \\_x\\_ [contact_form].\n\n> said without" in reading.markdown
    assert reading.kept == 2
    assert says(render(reading.markdown)) == says(CLASSIC)


def test_neighbours_that_would_become_one_are_kept_apart() -> None:
    lists = "<ul><li>a</li></ul><ul><li>b</li></ul><p>c</p>"
    reading = as_draft(lists, render)
    assert reading.markdown == "<ul><li>a</li></ul>\n\n- b\n\nc\n"
    assert says(render(reading.markdown)) == says(lists)


def test_renderer_that_shows_something_else_leaves_all_as_it_is() -> None:
    reading = as_draft("<p>a</p>\n\nbare <b>b</b>\n\n<!-- note -->", lambda markdown: f"<p>{len(markdown)}</p>")
    assert reading.markdown == "<p>a</p>\n\n<p>bare <b>b</b></p>\n\n<!-- note -->\n"
    assert reading.kept == 2


def test_no_more_is_tried_than_is_sensible() -> None:
    many = "".join(f"<ul><li>{number}</li></ul>" for number in range(20))
    reading = as_draft(many, render)
    assert (reading.kept, reading.pieces) == (12, 20)


def test_more_than_was_asked_for_is_noticed() -> None:
    reading = as_draft("<p>a</p>", lambda markdown: "<p>a</p>" if markdown == "a" else "<p>a</p><p>b</p>")
    assert reading.markdown == "<p>a</p>\n"


def test_empty_post_is_an_empty_draft() -> None:
    for content in ("", "\n\n", "<!-- wp:paragraph -->\n<p></p>\n<!-- /wp:paragraph -->"):
        assert as_draft(content, render).markdown == ""


def test_pictures_tell_their_ids() -> None:
    content = (
        '<img src="a.jpg" class="size-full wp-image-7"><img src="b.jpg" class="wp-image-x"><img class="wp-image-9">'
    )
    assert picture_ids(content) == {"a.jpg": "7"}
    uploaded = '<!-- wp:image {"id":7,"sizeSlug":"full","linkDestination":"none"} -->\n'
    uploaded += '<figure class="wp-block-image size-full"><img src="a.jpg" alt="" class="wp-image-7"/></figure>\n'
    uploaded += "<!-- /wp:image -->"
    assert as_draft(uploaded, render).markdown == "![](a.jpg)\n"
    assert in_form_of("<p>x</p>", cut(uploaded), {}).has_blocks
    assert not in_form_of("<p>x</p>", cut("<p>x</p>"), {}).has_blocks
