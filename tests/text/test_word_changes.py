"""The words that differ are marked, and nothing is lost of either text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.text.word_changes import Run, word_changes


@given(st.text(), st.text())
def test_stretches_are_the_texts(one: str, other: str) -> None:
    here, there = word_changes(one, other)
    assert "".join(run.text for run in here) == one
    assert "".join(run.text for run in there) == other


def test_words_that_differ_are_marked() -> None:
    assert word_changes("The ferry leaves at nine.", "The ferry left at nine, late.") == (
        (Run("The ferry ", False), Run("leaves", True), Run(" at nine", False), Run(".", True)),
        (Run("The ferry ", False), Run("left", True), Run(" at nine", False), Run(", late.", True)),
    )


def test_what_stands_between_words_makes_none_the_same() -> None:
    assert word_changes("News, Garden", "Garden, Town, Letters") == (
        (Run("News, ", True), Run("Garden", False)),
        (Run("Garden", False), Run(", Town, Letters", True)),
    )


def test_nothing_is_marked_beside_nothing() -> None:
    assert word_changes("Mine.", "") == ((Run("Mine.", False),), ())


def test_long_texts_differ_as_a_whole() -> None:
    long = "word " * 3_000
    assert word_changes(long, "other") == ((Run(long, True),), (Run("other", True),))
