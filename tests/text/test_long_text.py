"""Texts that are too large to be edited can still be looked at."""

from editor.text.long_text import LONGEST_LINE, MOST, for_display


def test_beginning_is_shown() -> None:
    assert for_display("ab\n" * MOST) == ("ab\n" * MOST)[:MOST]
    assert for_display("short\n") == "short\n"


def test_long_lines_are_broken_and_nothing_is_left_out() -> None:
    text = "x" * (LONGEST_LINE * 2 + 1) + "\nend"
    shown = for_display(text)
    assert max(map(len, shown.split("\n"))) == LONGEST_LINE
    assert shown.replace("\n", "") == text.replace("\n", "")
    assert for_display("x" * LONGEST_LINE) == "x" * LONGEST_LINE


def test_a_line_is_broken_where_it_is_too_long_and_not_before() -> None:
    long = "x" * LONGEST_LINE
    assert LONGEST_LINE == 2_000  # what Qt still lays out at once
    assert for_display(f"{long}\n") == f"{long}\n"
    assert for_display(f"{long}y\n") == f"{long}\ny\n"
