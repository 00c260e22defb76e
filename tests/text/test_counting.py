"""Words and minutes of a draft."""

import pytest

from editor.text.counting import minutes, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two  three\n\nfour", 4),
        ("**Bold** and `code`, isn't it?", 5),
        ("3,000 bees in 2.5 gardens", 5),
        ("> — [Marta](https://blog.example/#comment-41), 2026-05-14", 2),
        ('A [link](https://a.example/b_(c) "Title")', 2),
        ("See <https://a.example/x/y> or https://b.example/z", 2),
        ("你好 world", 3),
        ("a &amp; b", 2),
        ("--- * ___", 0),
    ],
)
def test_words_are_counted_but_not_markup(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(("count", "time"), [(0, 0), (1, 1), (100, 1), (612, 3), (2300, 10)])
def test_minutes_are_rounded_and_at_least_one(count: int, time: int) -> None:
    assert minutes(count) == time
