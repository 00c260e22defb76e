"""Notes have numbers, headings have ids, and each link finds its way back."""

from __future__ import annotations

from tests.support.rendering import html_of

POST = "One[^a] and two[^b], and one again[^a].\n\n[^a]: First *note*.\n\n[^b]:\n    - a list\n"


def test_notes_are_numbered_in_the_order_of_their_definitions() -> None:
    html = html_of(POST)
    assert '<sup id="fnref-a"><a class="footnote-ref" href="#fn-a">1</a></sup>' in html
    assert '<sup id="fnref-b"><a class="footnote-ref" href="#fn-b">2</a></sup>' in html
    assert '<sup id="fnref2-a"><a class="footnote-ref" href="#fn-a">1</a></sup>' in html


def test_a_note_links_back_to_each_of_its_uses() -> None:
    html = html_of(POST)
    entry = html[html.index('<li id="fn-a">') : html.index('<li id="fn-b">')]
    assert "First <em>note</em>.&#160;<a" in entry
    assert 'href="#fnref-a"' in entry
    assert 'href="#fnref2-a"' in entry


def test_a_note_that_does_not_end_in_words_has_its_link_below() -> None:
    assert '</ul>\n<p><a class="footnote-backref" href="#fnref-b"' in html_of(POST)


def test_no_id_of_a_note_has_a_colon_because_wordpress_takes_it_for_a_protocol() -> None:
    assert 'href="#fn:' not in html_of(POST)
    assert 'id="fn:' not in html_of(POST)


def test_a_note_that_is_not_defined_is_text() -> None:
    assert html_of("word[^x]") == "<p>word[^x]</p>"


def test_in_an_images_description_a_note_is_its_number() -> None:
    assert 'alt="bee 1"' in html_of("![bee [^a]](b.png)\n\n[^a]: note")


def test_equal_headings_get_different_ids() -> None:
    html = html_of("## Bees\n\n## Bees\n\n## Own {: #bees_2}\n\n## Bees")
    assert [part.split('"')[0] for part in html.split('id="')[1:]] == ["bees", "bees_1", "bees_2", "bees_3"]


def test_a_note_with_strange_signs_in_its_name_still_works() -> None:
    html = html_of('x[^a"b&c]\n\n[^a"b&c]: note')
    assert 'href="#fn-a&quot;b&amp;c"' in html
    assert 'id="fn-a&quot;b&amp;c"' in html
