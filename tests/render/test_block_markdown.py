"""What Markdown becomes: the extensions that were chosen, and what WordPress needs of it."""

from __future__ import annotations

import pytest

from tests.support.rendering import html_of


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("~~gone~~ H~2~O", "<p><del>gone</del> H<sub>2</sub>O</p>"),
        ("^^new^^ x^2^", "<p><ins>new</ins> x<sup>2</sup></p>"),
        ("#tag is no heading", "<p>#tag is no heading</p>"),
        ('"quoted" -- it\'s', "<p>&ldquo;quoted&rdquo; &ndash; it&rsquo;s</p>"),
        ("> one\n\n> two", "<blockquote>\n<p>one</p>\n</blockquote>\n<blockquote>\n<p>two</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("# Hi there", '<h1 id="hi-there">Hi there</h1>'),
        ("term\n: meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>"),
        ("words\n{: .wide}", '<p class="wide">words</p>'),
        ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ("<!--more-->", "<!--more-->"),
    ],
)
def test_the_chosen_extensions_are_at_work(text: str, html: str) -> None:
    assert html_of(text) == html


def test_tasks_have_signs_for_boxes() -> None:
    assert html_of("- [ ] water\n- [x] weed") == (
        '<ul class="task-list">\n<li class="task-list-item">☐ water</li>\n<li class="task-list-item">☑ weed</li>\n</ul>'
    )


def test_code_is_not_coloured_whatever_is_installed() -> None:
    html = html_of("```python\nprint(1)\n```")
    assert html == '<pre class="highlight"><code class="language-python">print(1)</code></pre>'


def test_a_fence_right_after_words_is_a_block_of_its_own() -> None:
    assert html_of("words\n```\ncode\n```\nmore") == (
        '<p>words</p>\n<pre class="highlight"><code>code</code></pre>\n<p>more</p>'
    )


def test_a_table_keeps_its_alignment() -> None:
    assert '<td style="text-align: right;">1</td>' in html_of("a | b\n--|--:\n0 | 1")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "<p>one two</p>"),
        ("*one*\n*two*", "<p><em>one</em> <em>two</em></p>"),
        ("- one\n  two", "<ul>\n<li>one two</li>\n</ul>"),
        ("hard  \nbreak", "<p>hard<br />break</p>"),
        ("a `code\nspan` b", "<p>a <code>code span</code> b</p>"),
        ("*a  \nb*\nc", "<p><em>a<br />b</em> c</p>"),
        ("a  \n*b*", "<p>a<br /><em>b</em></p>"),
    ],
)
def test_no_line_break_is_left_that_wordpress_would_take_for_one(text: str, html: str) -> None:
    assert html_of(text) == html


def test_lines_of_code_stay_lines() -> None:
    assert "<code>a\nb\n\nc</code>" in html_of("```\na\nb\n\nc\n```")


def test_a_nested_list_keeps_the_breaks_between_its_tags() -> None:
    assert html_of("- a\n    - b") == "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"


@pytest.mark.parametrize(
    "text",
    [
        "`[gallery]`",
        "```\n[gallery]\n```",
        "> [gallery]",
        "    [gallery]",
        "<pre>[gallery]</pre>",
        "> `[gallery]`\n>\n> [x]",
    ],
)
def test_a_bracket_in_code_or_a_quote_runs_no_shortcode(text: str) -> None:
    html = html_of(text)
    assert "[" not in html
    assert "&#91;gallery]" in html


def test_the_writers_own_shortcodes_stay() -> None:
    assert html_of('[gallery ids="1"]').startswith("<p>[gallery")
    assert html_of("> quoted\n\n[gallery]").endswith("<p>[gallery]</p>")


def test_a_bare_address_in_a_quote_is_a_link_and_not_embedded() -> None:
    assert '<p><a href="https://a.example/x--y">https://a.example/x--y</a></p>' in html_of("> https://a.example/x--y")
    assert html_of("https://a.example") == "<p>https://a.example</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("***", "<hr />"),
        ("a<br>b <img src=x.png>", "<p>a<br />b <img src=x.png /></p>"),
        ("<div>\n<hr>\n</div>", "<div>\n<hr />\n</div>"),
    ],
)
def test_void_tags_are_closed_as_wordpress_keeps_them(text: str, html: str) -> None:
    assert html_of(text) == html


def test_reserved_characters_and_halves_of_characters_are_taken_out() -> None:
    assert html_of("a\0b\2c\3d\ufdd0e\ufdd3f\ud83dg") == "<p>abcdefg</p>"


@pytest.mark.parametrize(
    "shortcode",
    ["[gallery ids=\"1,2\" size='large']", '[caption id="a_b_c" width=300]', '[embed x="*y*" /]'],
)
def test_shortcode_stays_as_it_is_typed(shortcode: str) -> None:
    assert html_of(f'Before "it" {shortcode} after') == f"<p>Before &ldquo;it&rdquo; {shortcode} after</p>"


@pytest.mark.parametrize("link", ['[a b="c"](d)', '`[a b="c"]`', '> [a b="c"]'])
def test_what_is_no_shortcode_of_the_writer_is_none(link: str) -> None:
    assert '[a b="c"]' not in html_of(link)
