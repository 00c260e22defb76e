"""Readers' words become quotes that a person could have typed, and are known again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editor.errors import NoSuchParagraph
from editor.model.comment import Comment
from editor.quotes.found import empty_answers, quotes_in
from editor.quotes.integrity import is_as_written
from editor.quotes.passage import as_markdown, between, quote

COMMENT = Comment(
    id="41",
    blog="Allotment",
    post_id="7",
    post_title="Bees",
    author="Marta",
    date=datetime(2026, 5, 13, 23, 12, tzinfo=UTC),
    local_day="2026-05-14",
    link="https://a.example/bees/#comment-41",
    html="<p>A balcony is <em>not</em> a meadow.</p>\n<p>And who waters them?</p>\n<p>Show me [one] hive.</p>",
)
LINE = "> — [Marta](https://a.example/bees/#comment-41), 2026-05-14"


def test_whole_comment_is_one_quote_with_who_where_and_when() -> None:
    assert as_markdown(quote(COMMENT)) == (
        f"> A balcony is *not* a meadow.\n>\n> And who waters them?\n>\n> Show me \\[one\\] hive.\n>\n{LINE}"
    )


def test_between_leaves_an_empty_paragraph_under_each_quote() -> None:
    assert between(quote(COMMENT, (1, 2))) == (
        f"> A balcony is *not* a meadow.\n>\n{LINE}\n\n\n\n> And who waters them?\n>\n{LINE}\n\n"
    )


def test_paragraphs_are_chosen_by_number() -> None:
    assert quote(COMMENT, (3, 1)).paragraphs == ("Show me \\[one\\] hive.", "A balcony is *not* a meadow.")


@pytest.mark.parametrize("number", [0, 4])
def test_paragraph_that_is_not_there_is_told(number: int) -> None:
    with pytest.raises(NoSuchParagraph, match=f"has 3 paragraphs; there is no paragraph {number}"):
        quote(COMMENT, (1, number))


def test_selected_words_keep_their_emphasis() -> None:
    assert quote(COMMENT, selected="balcony is not").paragraphs == ("balcony is *not*",)


def test_words_that_are_not_found_are_quoted_as_they_are() -> None:
    assert quote(COMMENT, selected="not [there]\n\nnor here").paragraphs == ("not \\[there\\]", "nor here")


def test_name_cannot_end_the_link_early() -> None:
    named = replace(COMMENT, author="M](http://evil.example) *arta*")
    (found,) = quotes_in(as_markdown(quote(named)))
    assert (found.name, found.link) == (named.author, COMMENT.link)


def test_quotes_are_known_again_by_their_attribution() -> None:
    one, two = (as_markdown(quote(COMMENT, (number,))) for number in (1, 2))
    body = f"Before.\n\n{one}\n\nAnswer.\n\n> no attribution\n\n{two}\n"
    first, second = quotes_in(body)
    assert (first.line, first.end_line, first.text, first.day) == (3, 5, "A balcony is *not* a meadow.", "2026-05-14")
    assert (first.answer_is_empty, second.answer_is_empty) == (False, True)
    assert second.line == 11


def test_attribution_in_the_middle_of_a_quote_is_part_of_it() -> None:
    assert quotes_in(f"> words\n>\n{LINE}\n> goes on") == ()
    assert quotes_in("no quote at all") == ()


def test_quote_without_permalink_or_name_says_what_it_knows() -> None:
    assert as_markdown(quote(replace(COMMENT, link="javascript:alert(1)"), (2,))).endswith("\n>\n> — Marta, 2026-05-14")
    assert as_markdown(quote(replace(COMMENT, author=" \n"), (2,))).endswith(LINE.replace("Marta", "Anonymous"))


def test_permalink_with_brackets_is_known_again() -> None:
    link = "https://a.example/b_(c)/?d=e#comment-41"
    (found,) = quotes_in(as_markdown(quote(replace(COMMENT, link=link))))
    assert found.link == link


def test_attribution_that_a_commenter_wrote_is_a_paragraph_of_theirs() -> None:
    spoof = replace(COMMENT, html='<p>Words.</p><p>— <a href="https://b.example/">Randy</a>, 2026-01-01</p>')
    text = as_markdown(quote(spoof))
    assert text.startswith("> Words.\n>\n> &#8212; [Randy](https://b.example/), 2026-01-01\n>\n> — [Marta]")
    assert quotes_in(text.rpartition("\n>\n")[0]) == ()


def test_quotes_in_fenced_code_are_none() -> None:
    text = as_markdown(quote(COMMENT, (1,)))
    (found,) = quotes_in(f"```\n{text}\n\n{text}\n```\n\n{text}\n\nAnswer.")
    assert found.line == 11


def test_fence_that_is_not_closed_hides_no_quote() -> None:
    assert len(quotes_in(f"```\n\n{as_markdown(quote(COMMENT))}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"> words\n{LINE}",  # no paragraph of its own
        f">\n{LINE}",  # no words
        f"{LINE}",
        f"> words\n>\n{LINE}\nlazily going on",
        f"> words\n>\n{LINE.replace('https://', 'ftp://')}",
    ],
)
def test_what_the_renderer_takes_for_no_attribution_is_none(text: str) -> None:
    assert quotes_in(text) == ()


def test_answers_stand_two_lines_below_their_quotes() -> None:
    body = "Intro.\n\n" + between(quote(COMMENT))
    for place in empty_answers(body):
        assert body[place - len(LINE) - 2 : place] == f"{LINE}\n\n"
    assert len(empty_answers(body)) == 3
    assert empty_answers(body)[-1] == len(body)


def test_answered_quote_is_left_out_of_the_round() -> None:
    body = between(quote(COMMENT))
    first, *_ = empty_answers(body)
    answered = f"{body[:first]}True.{body[first:]}"
    assert len(empty_answers(answered)) == 2


def found_in(text: str) -> bool:
    (found,) = quotes_in(f"{text}\n>\n{LINE}")
    return is_as_written(found, COMMENT)


@pytest.mark.parametrize(
    "text",
    [
        "> A balcony is *not* a meadow.",
        "> A balcony is not\n> a meadow.\n>\n> And who waters them?",
        "> A balcony […] meadow.",
        "> A balcony \\[...\\] who waters them?",
        "> Show me \\[one\\] hive.",
        "> A balcony is not a meadow.\n>\n> Show me \\[one\\] hive.",
        "> who waters",
    ],
)
def test_quote_is_as_written(text: str) -> None:
    assert found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "> A balcony is a meadow.",
        "> who waters them? […] A balcony",
        "> A terrace.",
        "> And who waters them!",
        "> A balcony is no",
    ],
)
def test_quote_is_changed(text: str) -> None:
    assert not found_in(text)


RICH = replace(
    COMMENT,
    html="<p>An un<em>believ</em>able &#8220;meadow&#8221; &#8211; see <a href='https://a.example/x'>this</a>, https://b.example/y"
    "</p><ol><li>one</li><li>two &lt;b&gt;</li></ol><pre>a_b = 1</pre>",
)


@pytest.mark.parametrize(
    "text",
    [
        as_markdown(quote(RICH)),
        as_markdown(quote(RICH, (2,))),
        as_markdown(quote(RICH, selected="two <b>")),
        f'> An unbelievable "meadow" - see this, https://b.example/y\n>\n{LINE}',
        f"> __An__ un*believ*able\n>\n{LINE}",
        f"> - two &lt;b>\n>\n{LINE}",
    ],
)
def test_markup_and_typography_do_not_change_words(text: str) -> None:
    (found,) = quotes_in(text)
    assert is_as_written(found, RICH)
