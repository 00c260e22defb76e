"""HTML as Markdown that loses nothing."""

import pytest

from editor.text.exact_markdown import exact_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <mark>b *c*</mark></p>", "a <mark>b \\*c\\*</mark>"),
        ("<p><kbd>Ctrl</kbd> <u>x</u></p>", "<kbd>Ctrl</kbd> <u>x</u>"),
        ('<p><a href="b" target="_blank">c_d_</a></p>', '<a href="b" target="_blank">c_d\\_</a>'),
        ('<p>a<img src="b" class="c" alt="&quot;d&amp;">e</p>', 'a<img src="b" alt="&quot;d&amp;" class="c" />e'),
        ('<p><em class="x">a</em> <em>b</em></p>', '<em class="x">a</em> *b*'),
        ("<p>a<wbr>b</p>", "a<wbr />b"),
        ('<p>[gallery ids="1_2_3"] [x] [y](z)</p>', '[gallery ids="1_2_3"] [x] \\[y\\](z)'),
        ("<p><code>[x] <mark>y</mark></code></p>", "`[x] y`"),
        ("<p><!-- [x] -->a</p>", "a"),
        ("<p>&nbsp;</p>", "&nbsp;"),
        ("<p><b>&nbsp;</b></p>", ""),
        ("<p> </p>", ""),
        ("<hr>", "---"),
        ("<p>\ue000</p>", "<p>\ue000</p>"),
        ('<span style="color:RED; font-weight:bold">a</span>', '<span style="color:RED; font-weight:bold">a</span>'),
        ('<p><span style="font-weight:700;vertical-align:super">a</span></p>', "**<sup>a</sup>**"),
        ('<p style="font-weight:bold">a</p>', "a"),
        ('<p><span style="text-decoration:line-through">a</span></p>', "~~a~~"),
        ('<p><span style="vertical-align:sub">b</span></p>', "<sub>b</sub>"),
        ("<ul><ul><li>a</li></ul></ul>", "- <!-- -->\n\n    - a"),
    ],
)  # fmt: skip
def test_words_with_their_tags(html: str, markdown: str) -> None:
    assert exact_markdown(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<img src="a.png" alt="b_c [d]">', "![b_c \\[d\\]](a.png)"),
        ('<img src="a.png" class="wp-image-7">', "![](a.png)"),
        ('<a href="b"><img src="a.png"></a>', "[![](a.png)](b)"),
        ('<img src="a.png"><figcaption>It is\n so</figcaption>', '![](a.png "It is so")'),
    ],
)
def test_figure_that_is_a_picture(html: str, markdown: str) -> None:
    assert exact_markdown(f"<figure>{html}</figure>") == markdown


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="a.png" alt=""><figcaption>a "b"</figcaption></figure>',
        '<figure><img src="a.png" alt=""><figcaption>a <b>b</b></figcaption></figure>',
        '<figure><img src="a.png" alt=""><b>b</b></figure>',
        '<figure><img src="a.png" alt=""><img src="b.png" alt=""></figure>',
        '<figure><a href="b" rel="c"><img src="a.png" alt=""></a></figure>',
        '<figure class="gallery"><img src="a.png" alt=""></figure>',
        '<figure><img src="a.png" alt="" width="3"></figure>',
        "<figure><video></video></figure>",
        "<figure>words</figure>",
        "<figure></figure>",
    ],
)
def test_figure_that_is_more_is_no_picture(html: str) -> None:
    assert not exact_markdown(html).startswith(("![", "[!["))
