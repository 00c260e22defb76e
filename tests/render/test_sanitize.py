"""Hostile HTML does nothing: neither in the preview nor as a comment. What is harmless stays."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from editor.render.sanitize import COMMENT_BYTES, comment_html, for_display

HOSTILE = [
    "<script>alert(1)</script>",
    "<script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<q cite="java\x03script:alert(1)">x</q>',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<form action="https://evil.example"><input name=x><button>go</button></form>',
    '<object data="x.swf"></object><embed src=x>',
    '<style>*{background:url("https://evil.example")}</style>',
    '<p style="background:url(https://evil.example)">x</p>',
    '<link rel=stylesheet href="https://evil.example">',
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<div onclick="alert(1)" onmouseover=alert(1)>x</div>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    '<a href="https://x.example" target=_blank ping="https://evil.example">x</a>',
    "<!--><script>alert(1)</script>-->",
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "<video src=https://evil.example poster=https://evil.example></video>",
    '<img src="https://x.example/a.png" srcset="https://evil.example 2x">',
    '<a href="http://[broken">x</a>',
    '<q cite="http://[broken">x</q>',
]
DANGEROUS = (
    "<script", "javascript:", "vbscript:", "onerror", "onload", "onclick", "onmouseover", "<iframe", "<svg", "<math",
    "<form", "<input", "<object", "<embed", "<style", "style=", "<link", "<meta", "<base", "srcset", "ping=", "target=",
    "data:text", "data:image/svg", "<video", "[broken", "http-equiv", "evil.example/x.js", "<template",
)  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_hostile_is_left(html: str) -> None:
    for cleaned in (for_display(html), comment_html(html)):
        assert [word for word in DANGEROUS if word in cleaned.lower() and f"&lt;{word[1:]}" not in cleaned] == []


@pytest.mark.parametrize("html", HOSTILE)
def test_to_clean_twice_changes_nothing(html: str) -> None:
    assert for_display(for_display(html)) == for_display(html)
    assert comment_html(comment_html(html)) == comment_html(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p class="wide" id="a" lang="de" dir="rtl">x</p>',
        '<figure class="quote"><blockquote cite="https://x.example"><p>a</p></blockquote>'
        '<figcaption>— <cite><a href="https://x.example">M</a></cite>, '
        '<time datetime="2026-05-14">14 May 2026</time></figcaption></figure>',
        '<aside class="disclosure"><p>x</p></aside>',
        '<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>',
        '<pre class="unrendered" title="Not rendered">x</pre>',
        '<img src="posts.assets/a b.png" alt="x" width="3">',
        '<img src="data:image/png;base64,AAAA">',
        '<details open=""><summary>x</summary>y</details>',
        '<ol start="3"><li value="4">x</li></ol>',
        '<a href="mailto:a@b.example">x</a>',
        '<a href="/relative" rel="sponsored">x</a>',
    ],
)
def test_what_a_post_is_made_of_stays_in_the_preview(html: str) -> None:
    assert for_display(html) == html


def test_cells_keep_their_alignment_and_no_other_style() -> None:
    html = '<table><tbody><tr><td style="text-align: right; position: fixed">1</td></tr></tbody></table>'
    assert '<td style="text-align:right">' in for_display(html)


def test_a_comment_keeps_its_words_links_lists_and_code() -> None:
    html = "<p>a <em>b</em> <code>c</code></p><ul><li>d</li></ul><blockquote><p>e</p></blockquote>"
    assert comment_html(html) == html


def test_links_of_a_comment_are_marked_as_a_readers() -> None:
    assert comment_html('<a href="https://x.example" class="y" id="z">x</a>') == (
        '<a href="https://x.example" rel="nofollow ugc noopener noreferrer">x</a>'
    )


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        (
            '<img src="https://x.example/p.png" alt="A > bee">',
            '<a href="https://x.example/p.png" rel="nofollow ugc noopener noreferrer">A &gt; bee</a>',
        ),
        (
            '<img src="https://x.example/p.png">',
            '<a href="https://x.example/p.png" rel="nofollow ugc noopener noreferrer">image</a>',
        ),
        (
            '<a href="https://x.example"><img src="p.png" alt="bee"></a> <img alt="none">',
            '<a href="https://x.example" rel="nofollow ugc noopener noreferrer">bee</a> none',
        ),
    ],
)
def test_images_of_a_comment_do_not_load(html: str, cleaned: str) -> None:
    assert comment_html(html) == cleaned


def test_a_comment_that_is_too_long_is_cut_with_a_sign_of_it() -> None:
    begin = process_time()
    cleaned = comment_html("<p>many <b>words</b></p>" * 100_000)
    assert process_time() - begin < 2
    assert len(cleaned.encode()) < COMMENT_BYTES + 100
    assert cleaned.endswith("<p>[…]</p>")
    assert "<p>many <b>words</b></p>" in cleaned


@pytest.mark.parametrize("head", ["", "x"])
def test_a_cut_leaves_no_half_of_a_character_or_tag(head: str) -> None:
    assert "\ufffd" not in comment_html(head + "é" * COMMENT_BYTES)
    assert "href" not in comment_html("x" * (COMMENT_BYTES - 5) + '<a href="https://x.example">y</a>')


def test_a_comment_of_just_the_size_is_whole() -> None:
    assert not comment_html("x" * COMMENT_BYTES).endswith("</p>")


@pytest.mark.parametrize("clean", [for_display, comment_html])
def test_html_nested_too_deeply_is_reduced_to_its_words(clean: Callable[[str], str]) -> None:
    begin = process_time()
    html = "<div>" * 20_000 + "some &amp; <script>alert(1)</script><b>words</b> &lt;b&gt;" + "</div>" * 20_000
    assert clean(html) == "<p>some &amp; words &lt;b&gt;</p>"
    assert process_time() - begin < 1


@pytest.mark.parametrize("clean", [for_display, comment_html])
def test_halves_of_characters_do_not_stop_it(clean: Callable[[str], str]) -> None:
    assert clean("<p>a\ud83db</p>") == "<p>a?b</p>"
