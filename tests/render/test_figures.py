"""Readers' quotes and images that stand alone."""

from __future__ import annotations

import pytest

from tests.support.rendering import html_of

LINK = "https://blog.example/post/#comment-41"
QUOTE = f"> A balcony is not a meadow.\n>\n> — [Marta]({LINK}), 2026-05-14"


def test_a_quote_is_a_figure_with_who_when_and_where() -> None:
    assert html_of(QUOTE) == (
        f'<figure class="quote"><blockquote cite="{LINK}"><p>A balcony is not a meadow.</p></blockquote>'
        f'<figcaption>— <cite><a href="{LINK}">Marta</a></cite>, '
        '<time datetime="2026-05-14">14 May 2026</time></figcaption></figure>'
    )


def test_the_date_is_in_the_drafts_language() -> None:
    assert '<time datetime="2026-05-14">14. Mai 2026</time>' in html_of(QUOTE, "de")


def test_two_quotes_in_a_row_stay_two() -> None:
    html = html_of(f"{QUOTE}\n\n{QUOTE.replace('Marta', 'Randy')}")
    assert html.count('<figure class="quote">') == 2
    assert html.index("Marta") < html.index("Randy")


def test_all_paragraphs_lists_and_code_of_a_quote_are_in_it() -> None:
    html = html_of("> first\n>\n> - a\n>\n> ```\n> [gallery]\n> ```\n>\n" + QUOTE.splitlines()[-1])
    quote = html[html.index("<blockquote") : html.index("</blockquote>")]
    assert "<p>first</p>" in quote
    assert "<li>a</li>" in quote
    assert "&#91;gallery]" in quote
    assert "Marta" not in quote


@pytest.mark.parametrize(
    "last",
    [
        "— Marta, 2026-05-14",
        "— [Marta](https://blog.example)",
        "— [Marta](https://blog.example), last week",
        "— [Marta](https://blog.example), 2026-13-40",
        "— [Marta](https://blog.example), 2026-05-14 or so",
        "— [Marta](javascript:alert), 2026-05-14",
        "— and [Marta](https://blog.example), 2026-05-14",
        "— *[Marta](https://blog.example)*, 2026-05-14",
        "- [Marta](https://blog.example), 2026-05-14",
        "— that was all I wanted to say",
        "— [one](https://a.example) [two](https://b.example), 2026-05-14",
    ],
)
def test_a_last_paragraph_of_another_form_is_the_commenters_own(last: str) -> None:
    html = html_of(f"> Words.\n>\n> {last}")
    assert "<figure" not in html
    assert html.count("<p>") + html.count("<ul>") == 2


def test_an_attribution_alone_is_no_quote() -> None:
    assert "<figure" not in html_of(QUOTE.splitlines()[-1])


def test_a_name_with_markup_in_it_is_shown_as_typed() -> None:
    html = html_of(f"> a\n>\n> — [\\*Rob\\* \\[of\\] O'Shea &amp; Co]({LINK}), 2026-05-14")
    assert f'<cite><a href="{LINK}">*Rob* &#91;of] O&rsquo;Shea &amp; Co</a></cite>' in html


def test_an_image_alone_is_a_figure() -> None:
    assert html_of("![A bee](bee.jpg)") == '<figure><img alt="A bee" src="bee.jpg" /></figure>'


def test_the_title_of_an_image_is_its_caption() -> None:
    assert html_of('![A bee](bee.jpg "In May")') == (
        '<figure><img alt="A bee" src="bee.jpg" /><figcaption>In May</figcaption></figure>'
    )


def test_a_linked_image_alone_is_a_figure() -> None:
    assert html_of('[![A bee](bee.jpg "In May")](https://bees.example)') == (
        '<figure><a href="https://bees.example"><img alt="A bee" src="bee.jpg" /></a>'
        "<figcaption>In May</figcaption></figure>"
    )


def test_what_is_said_of_an_image_in_braces_is_kept() -> None:
    assert html_of("![A bee](bee.jpg){: width=300 .wide}") == (
        '<figure><img alt="A bee" class="wide" src="bee.jpg" width="300" /></figure>'
    )
    assert html_of("![A bee](bee.jpg)\n{: .wide}") == (
        '<figure class="wide"><img alt="A bee" src="bee.jpg" /></figure>'
    )


@pytest.mark.parametrize(
    "text",
    ["See ![a](a.png)", "![a](a.png) seen", "![a](a.png) ![b](b.png)", "[link](a) ", "[two ![a](a.png)](b)", "words"],
)
def test_an_image_among_words_stays_among_them(text: str) -> None:
    html = html_of(text)
    assert "<figure" not in html
    assert html.startswith("<p>")


def test_an_image_path_with_spaces_is_kept_as_written() -> None:
    assert 'src="my photo.jpg"' in html_of("![x](<my photo.jpg>)")
