"""What readers are shown is what WordPress makes of the stored text."""

import pytest

from editor.practice.html_pieces import change_texts
from editor.practice.shown import shown_comment, shown_post, shown_title


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>a--b</p>", "<p>a&#8211;b</p>"),
        ("<p>a -- b - c --- d</p>", "<p>a &#8212; b &#8211; c &#8212; d</p>"),
        ("<p>xn--bcher</p>", "<p>xn--bcher</p>"),
        ("<p>wait...</p>", "<p>wait&#8230;</p>"),
        ('<p>"Yes," she said.</p>', "<p>&#8220;Yes,&#8221; she said.</p>"),
        ('<p>He "<em>really</em>" did</p>', "<p>He &#8220;<em>really</em>&#8221; did</p>"),
        ("<p>'one' and it's</p>", "<p>&#8216;one&#8217; and it&#8217;s</p>"),
        ("<p>in the '90s</p>", "<p>in the &#8217;90s</p>"),
        ("<p>3x4 and 5' and 6\" and (tm)</p>", "<p>3&#215;4 and 5&#8242; and 6&#8243; and &#8482;</p>"),
        ("<p>fine :-)</p>", "<p>fine 🙂</p>"),
        ("<p>I use Wordpress daily</p>", "<p>I use WordPress daily</p>"),
        ("<p>R&D &amp; &#91;x]</p>", "<p>R&#038;D &amp; &#91;x]</p>"),
    ],
)
def test_typography_stands_over_words(stored: str, shown: str) -> None:
    assert shown_post(stored) == shown


@pytest.mark.parametrize("code", ['<p><code>a -- "b" ...</code></p>', "<pre><code>x = 'y' -- z\n\nnext</code></pre>"])
def test_typography_leaves_code_alone(code: str) -> None:
    assert shown_post(code) == code


def test_words_after_code_are_typographic_again() -> None:
    assert shown_post("<p><code>--</code> -- 'x'</p>") == "<p><code>--</code> &#8212; &#8216;x&#8217;</p>"


def test_titles_are_typographic() -> None:
    assert shown_title('"Bees" -- again') == "&#8220;Bees&#8221; &#8212; again"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p>one\ntwo</p>", "<p>one<br />\ntwo</p>"),
        ("<ul>\n<li>one\ntwo</li>\n</ul>", "<ul>\n<li>one<br />\ntwo</li>\n</ul>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
        ("one\r\ntwo", "<p>one<br />\ntwo</p>\n"),
        ("<figure>\n<img src='x' />\n</figure>", "<figure><img src='x' /></figure>"),
        ("<!-- x -->", "<p><!-- x --></p>\n"),
        (
            "<aside class='disclosure'><p>Paid.</p></aside>\n<p>x</p>",
            "<aside class='disclosure'><p>Paid.</p></aside>\n<p>x</p>",
        ),
        ("<div><p>left open</div><p>a</p><hr /><p>b</p></p>", "<div><p>left open</div><p>a</p><hr /><p>b</p></p>"),
        ("<pre>a\n\n<table>b\n</pre>", "<pre>a\n\n<table>b\n</pre>"),
    ],
)
def test_line_breaks_become_paragraphs_and_breaks(stored: str, shown: str) -> None:
    assert shown_post(stored) == shown


def test_blocks_get_no_paragraphs_or_breaks() -> None:
    assert shown_post("<!-- wp:html -->\n<p>one\ntwo</p>\n<!-- /wp:html -->") == "<p>one\ntwo</p>\n"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('<p>a [gallery ids="1"] b</p>', "<p>a  b</p>"),
        ("<p><code>[gallery]</code></p>", "<p><code></code></p>"),
        ("<p>[caption width=1]words[/caption]</p>", "<p>words</p>"),
        ("<p>[audio src=x]words[/audio]</p>", "<p></p>"),
        ("<p>[[gallery]]</p>", "<p>[gallery]</p>"),
        ("<p>[[gallery]</p>", "<p>[</p>"),
        ("<p>[galleries] [1] &#91;gallery]</p>", "<p>[galleries] [1] &#91;gallery]</p>"),
    ],
)
def test_known_shortcodes_run_everywhere(stored: str, shown: str) -> None:
    assert shown_post(stored) == shown


def test_addresses_in_comments_become_links() -> None:
    shown = shown_comment('See https://a.example/b, <a href="https://c.example">https://c.example</a>')
    assert '<a href="https://a.example/b" rel="nofollow ugc">https://a.example/b</a>, ' in shown
    assert shown.count("<a ") == 2


def test_closing_tag_without_its_opening_one_is_harmless() -> None:
    assert change_texts("</code>a", str.upper, but_inside=frozenset({"code"})) == "</code>A"
