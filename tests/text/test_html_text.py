"""HTML as plain text."""

import pytest

from editor.text.html_text import plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("Fish &amp; chips &#8211; <b>5 &lt; 6</b>", "Fish & chips \u2013 5 < 6"),
        ("<p>One\n  two</p>\n<p>Three<br />\nfour</p>", "One two\n\nThree\nfour"),
        ("<p>One</p><br><p>Two</p>", "One\n\nTwo"),
        ("One<br><br><br>two", "One\n\ntwo"),
        ("One<hr>two", "One\n\ntwo"),
        ("<ul><li>a</li><li>b <em>c</em> d</li></ul><p>e</p>", "a\nb c d\n\ne"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>x</p><pre>def f():\n    return  1\n</pre><p>y</p>", "x\n\ndef f():\n    return  1\n\n\ny"),
        ("<p>a</p><script>alert('<p>1</p>')</script><style>p {}</style><p>b</p>", "a\n\nb"),
        ("<template><style>x</style>y</template>z", "z"),
        ("</pre></p>stray", "stray"),
        ("<p> padded </p>", "padded"),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str) -> None:
    assert plain(html) == text


def test_depth_does_not_hurt() -> None:
    assert plain("<div>" * 20_000 + "deep" + "</div>" * 20_000) == "deep"
