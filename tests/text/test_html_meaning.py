"""What HTML says, however it is written."""

import pytest

from editor.text.html_meaning import meaning, tag_tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a <b>b</b></p>", "<P>a\n<strong>b</strong></P>"),
        ('<p>It\'s "so" -- yes...</p>', "<p>It’s “so” – yes…</p>"),  # noqa: RUF001 # what it becomes
        ("<p>a &amp; &#91;b&#93;</p>", "<p>a & [b]</p>"),
        ("<p>a<strong> b </strong>c</p>", "<p>a <strong>b</strong> c</p>"),
        ("<p><em>a</em><em>b</em><em></em></p>", "<p><em>ab</em></p>"),
        ("<p><em><strong>a</strong></em></p>", "<p><strong><em>a</em></strong></p>"),
        ('<h2 id="x" class="wp-block-heading">a</h2>', "<h2>a</h2>"),
        ('<p class="b  a">x</p>', '<p class="a b">x</p>'),
        ("<ul>\n<li>\n<p>a</p>\n<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<blockquote>a <em>b</em><br>c</blockquote>", "<blockquote><p>a <em>b</em><br>c</p></blockquote>"),
        ('<p><img src="a b.png"></p>', '<figure class="wp-block-image"> <img src="a%20b.png"/> </figure>'),
        ('<pre class="highlight"><code class="language-c">\nx\n</code></pre>', '<pre class="language-c">x</pre>'),
        ("<p>a<br></p><p></p>", "<p>a</p>"),
        ('<p>[gallery ids="1"]</p>', '[gallery ids="1"]'),
        ("<!-- wp:x --><p>a</p><!-- /wp:x --><!--StartFragment--><!-- -->", "<p>a</p>"),
        ('<!-- wp:x {"b":1,"a":2} /-->', '<!-- wp:x {"a":2,"b":1} /-->'),
        ("<p>a<!-- wp:x -->b <!-- -->c</p>", "<p>ab c</p>"),
    ],
)
def test_two_spellings_say_the_same(one: str, other: str) -> None:
    assert meaning(one) == meaning(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a&nbsp;b</p>", "<p>a b</p>"),
        ("<p>&lt;b></p>", "<p><b></b></p>"),
        ("<p>a</p>", "<div>a</div>"),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ('<p class="a">x</p>', "<p>x</p>"),
        ('<a href="a">x</a>', '<a href="a" target="_blank">x</a>'),
        ('<a href="a">x</a>', '<a href="b">x</a>'),
        ("<pre>a\n b</pre>", "<pre>a b</pre>"),
        ("<pre>x<code>y</code></pre>", "<pre>xy</pre>"),
        ("<pre> <code>y</code></pre>", "<pre>y</pre>"),
        ('<figure class="gallery"><img src="a"></figure>', '<p><img src="a"></p>'),
        ("<figure>words</figure>", "<p>words</p>"),
        ("<li><p>a</p><p>b</p></li>", "<li>a<p>b</p></li>"),
        ('<li><p class="x">a</p></li>', "<li>a</li>"),
        ("<blockquote></blockquote>", "<blockquote><p>a</p></blockquote>"),
        ('<!-- wp:x {"a":1} -->', '<!-- wp:x {"a":2} -->'),
        ("<!-- wp:x {broken} -->", "<!-- wp:x {broken, too} -->"),
        ("<!-- wp:a /-->", "<!-- wp:b /-->"),
        ("<!-- note -->", ""),
        ("<script>a</script>", "<script>b</script>"),
    ],
)
def test_two_things_are_told_apart(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


def test_what_is_too_deep_is_its_own_text() -> None:
    deep = "<div>" * 500
    assert meaning(f"{deep}\n a") == (f"{deep} a",)


def test_tag_by_itself() -> None:
    assert tag_tokens("<B>") == "<strong>"
    assert tag_tokens("</i >") == "</em>"
    assert tag_tokens('<a href="x y">') == '<a href="x%20y">'
    assert tag_tokens('<span style="font-weight:400">') == ""
