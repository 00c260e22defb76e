"""HTML as Markdown: rules found by failing cases, and the promise that the words stay."""

import html as entities
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.escaping import collapse
from editor.text.html_markdown import paragraphs, selected, to_markdown
from editor.text.html_text import plain
from tests.support.seen import rendered, words


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ()),
        ("<p>&nbsp;</p><!-- note --><script>alert(1)</script>", ()),
        ("<p>One<br />\ntwo</p>\n<p>Three</p>", ("One  \ntwo", "Three")),
        ("<p>One<br><br>two</p>", ("One", "two")),
        ("bare <em>words</em><p>block</p>more", ("bare *words*", "block", "more")),
        ("<div><p>a</p><div>b</div></div>", ("a", "b")),
        ("<p>1. no list<br>2. nor this</p><p># no heading</p>", ("1\\. no list  \n2\\. nor this", "\\# no heading")),
        ("<p>1<em></em>. no list</p>", ("1\\. no list",)),
        (
            '<p>I <strong>disagree</strong>, <a href="https://a.example/?p=1&#038;x=2" rel="ugc">see</a>.</p>',
            ("I **disagree**, [see](https://a.example/?p=1&x=2).",),
        ),
        ('<p><a href="https://a.example/b_c">https://a.example/b_c</a></p>', ("<https://a.example/b_c>",)),
        ('<p><a href="mailto:a@b.example">a@b.example</a></p>', ("<a@b.example>",)),
        ('<p><a href="mailto:a@b.example">write</a></p>', ("[write](mailto:a@b.example)",)),
        ("<p>See https://a.example/.</p>", ("See <https://a.example/>.",)),
        ('<p>Wow!<a href="https://a.example/">x</a>!</p>', ("Wow\\![x](https://a.example/)!",)),
        ('<p><a href="javascript:alert(1)">x</a> <a>y</a> <a href="/about">z</a></p>', ("x y [z](/about)",)),
        ('<p><a href="https://a.example/">[x]: y</a></p>', ("[\\[x&#93;: y](https://a.example/)",)),
        ("<p><b>a</b><b>b</b> <i>c</i> <s>d</s></p>", ("**ab** *c* ~~d~~",)),
        ("<p><strong>a</strong><em>b</em></p>", ("<strong>a</strong><em>b</em>",)),
        ("<p><em><strong>both</strong></em> <em>a <strong>b</strong></em></p>", ("***both*** <em>a **b**</em>",)),
        ("<p>un<em>believ</em>able</p>", ("un*believ*able",)),
        ("<p>un<del>do</del> <del>re</del>do</p>", ("un<del>do</del> <del>re</del>do",)),
        ("<p>a<strong> padded </strong>b<em> </em>c</p>", ("a **padded** b c",)),
        ("<p>x<sup>2</sup> H<sub>2</sub>O</p>", ("x<sup>2</sup> H<sub>2</sub>O",)),
        ("<p><code>a</code><kbd>b</kbd> <code>``</code> <code></code></p>", ("`ab` ``` `` ```",)),
        ("<p><code>a <em>b</em> <a href='https://a.example'>c</a><sup>d</sup></code></p>", ("`a b cd`",)),
        ("<p><code>&amp;#91;</code></p>", ("<code>&amp;#91;</code>",)),
        ("<em><p>a</p><p>b</p></em>", ("a", "b")),
    ],
)  # fmt: skip
def test_paragraph_becomes_markdown(html: str, markdown: tuple[str, ...]) -> None:
    assert paragraphs(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ul>\n<li>a<ul><li>b</li></ul></li>\n<li>c</li></ul>", "- a\n    - b\n- c"),
        ("<ul><li>a<ul><li>b</li></ul>more</li></ul>", "- a\n    - b\n\n    more"),
        ("<ul><li>a</li><ul><li>b</li></ul>c</ul>", "- a\n    - b\n\n    c"),
        ("<ul><ol><li>a</li></ol></ul>", "- <!-- -->\n\n    1. a"),
        ("<ul>bare<li>a</li></ul>", "- bare\n- a"),
        ('<ol start="5"><li>five</li><li></li><li>seven</li></ol>', "5. five\n7. seven"),
        (f'<ol start="{"9" * 5000}"><li>one</li></ol>', "1. one"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n    b\n\n- c"),
        ("<ul><li><p>a</p>b<ul><li>c</li></ul></li></ul>", "- a\n\n    b\n\n    - c"),
        ("<ul><li><pre>x\n\ny</pre></li></ul>", "- <!-- -->\n\n    ```\n    x\n\n    y\n    ```"),
        ("<ul><li>#: no heading</li></ul>", "- #: no heading"),
        ("<blockquote>a<blockquote><p>b</p></blockquote></blockquote>", "> a\n>\n> > b"),
        ("<blockquote> </blockquote><p>a</p>", "a"),
        ('<pre><code class="x language-c++">a\n\n```\nb</code></pre>', "````c++\na\n\n```\nb\n````"),
        ("<pre>\n a\u2028b\x07\n</pre><pre> </pre>", "```\n a\nb\n```"),
        ("<h2>C#</h2><h3></h3><h4># a\n<br>b \\##</h4>", "## C\\#\n\n#### \\# a b \\\\\\#\\#"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        ("<dl><dt>a<br>b</dt><dd>c</dd></dl>", "a b\n:   c"),
        (
            "<table><tr><th>a|b</th></tr><tr><td>c<br>d</td></tr></table>",
            "| a\\|b |\n| --- |\n| c d |",
        ),
        ("<table><tr><td><pre>a\nb</pre></td></tr></table>", "|  |\n| --- |\n| `a b` |"),
        ("<p><q>a</q></p>", '"a"'),
    ],
)
def test_block_becomes_markdown(html: str, markdown: str) -> None:
    assert "\n\n".join(paragraphs(html)) == markdown


@pytest.mark.parametrize(
    ("html", "of_a_comment", "of_a_post"),
    [
        (
            '<p><img src="https://a.example/b.png" alt="A [cat]"></p>',
            "[A \\[cat\\]](https://a.example/b.png)",
            "![A \\[cat\\]](https://a.example/b.png)",
        ),
        ('<p><img src="https://a.example/b.png"></p>', "<https://a.example/b.png>", "![](https://a.example/b.png)"),
        (
            '<p><a href="https://a.example/"><img src="https://a.example/b.png" alt="x"></a></p>',
            "[x](https://a.example/)",
            "[![x](https://a.example/b.png)](https://a.example/)",
        ),
        ('<p>a <img class="emoji" alt="🙂" src="https://s.example/1.png"></p>', "a 🙂", "a 🙂"),
        ('<p>a <img alt="lost"></p>', "a lost", "a lost"),
        (
            '<figure><img src="b.png" alt="c"><figcaption>d</figcaption></figure>',
            "c\n\nd",
            '<figure><img alt="c" src="b.png"/><figcaption>d</figcaption></figure>',
        ),
        (
            '<p>a</p><iframe src="https://v.example"></iframe>',
            "a",
            'a\n\n<iframe src="https://v.example"></iframe>',
        ),
        (
            '<figure class="quote"><blockquote cite="https://b.example/#c1"><p>a</p><p>b</p></blockquote><figcaption>— '
            '<cite><a href="https://b.example/#c1">Marta</a></cite>, <time datetime="2026-05-14">14 May 2026</time>'
            "</figcaption></figure>",
            "> a\n>\n> b\n\n— [Marta](https://b.example/#c1), 2026-05-14",
            "> a\n>\n> b\n>\n> — [Marta](https://b.example/#c1), 2026-05-14",
        ),
    ],
)
def test_images_and_pages_stay_in_a_post_and_become_links_in_a_comment(
    html: str, of_a_comment: str, of_a_post: str
) -> None:
    assert "\n\n".join(paragraphs(html)) == of_a_comment
    assert to_markdown(html) == of_a_post


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 5_000 + "<p>deep *words*</p>" + "</blockquote>" * 5_000,
        "<p>deep *words*" + " " * 1_000_000 + "</p>",
        "<b></b>" * 3_000 + "<p>deep *words*</p>",
    ],
)
def test_what_is_too_deep_or_too_large_keeps_its_words(html: str) -> None:
    assert paragraphs(html) == ("deep \\*words\\*",)
    assert selected(html, "words") == ()


def test_words_that_look_like_an_address_bring_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert paragraphs("https://a.example/") == ("<https://a.example/>",)


COMMENT = (
    '<p>A <em>balcony is</em> not a <a href="https://a.example/">meadow. Three</a> pots<br />\nof lavender</p>\n'
    "<p>feed <code>nobody</code></p><ol><li>one</li><li>two</li></ol>"
)


@pytest.mark.parametrize(
    ("selection", "markdown"),
    [
        ("balcony is not a\u2029meadow", ("*balcony is* not a [meadow](https://a.example/)",)),
        ("is", ("*is*",)),
        ("con", ("*con*",)),
        ("pots\u2028of lavender\u2029feed no", ("pots  \nof lavender", "feed `no`")),
        ("two", ("2. two",)),
        ("absent", ()),
        (" ", ()),
    ],
)
def test_selected_words_keep_their_emphasis_and_links(selection: str, markdown: tuple[str, ...]) -> None:
    assert selected(COMMENT, selection) == markdown


_TYPED = [
    *"\\`*_{}[]()>#+-.!|~^<>&=:;\"'%@/0123 abc  ", "&copy;", "[^1]", "[x]", "http://a.example/c_d", "1. ", "# ", "- ",
    "***", "---", "```", "~~~", "<b>", "word", "snake_case", "__init__", "*[HTML]: x", "{: .c}", "[x]: http://e",
    "![a](b)", ": def", "| a | b |", "— ", "&#",
]  # fmt: skip
typed = st.lists(st.sampled_from(_TYPED), min_size=1, max_size=6).map("".join)
_TAGS = [
    "<em>{}</em>", "<strong>{}</strong>", "<code>{}</code>", "<del>{}</del>", "<sup>{}</sup>", "{}<br />\n{}", "{} {}",
    '<a href="http://x.example/(c">{}</a>', "{}{}", "<b>{}</b><i>{}</i>",
]  # fmt: skip
_BLOCKS = [
    "<p>{}</p>\n", "<p>{}</p>\n<p>{}</p>", "<blockquote>{}</blockquote>", "<ul><li>{}</li><li>{}</li></ul>",
    "<ol><li>{}<ul><li>{}</li></ul></li></ol>", "<pre><code>{}</code></pre>", "<div>{}</div>{}", "<h3>{}</h3>",
]  # fmt: skip


def _tagged(tag: str, first: str, second: str) -> str:
    return tag.format(first, second)


def _in_tags(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_tagged, st.sampled_from(_TAGS), inner, inner)


def _as_html(words: str) -> str:
    return entities.escape(words, quote=False)


inline = st.recursive(typed.map(_as_html), _in_tags, max_leaves=5)
block = st.builds(_tagged, st.sampled_from(_BLOCKS), inline, inline)


@given(st.lists(block, min_size=1, max_size=3).map("".join))
def test_reader_sees_the_words_of_any_comment(html: str) -> None:
    quoted = "\n\n".join(paragraphs(html)).replace("\n", "\n> ")
    page = rendered(f"[x]: http://writer.example/\n\n[^1]: note\n\n> {quoted}\n")
    shown = plain("".join(str(quote) for quote in page.find_all("blockquote", recursive=False)))
    assert _bare(shown) == _bare(plain(html))


def _bare(text: str) -> str:
    return "".join(words(collapse(text)).split()).replace("-", "")
