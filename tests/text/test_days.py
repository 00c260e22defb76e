"""Dates of quotes in the draft's language."""

from __future__ import annotations

from datetime import date

import pytest

from editor.text.days import day_in

DAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "14 May 2026"),
        ("en-GB", "14 May 2026"),
        ("en-US", "May 14, 2026"),
        ("de", "14. Mai 2026"),
        ("de_AT", "14. Mai 2026"),
        ("fr", "14 mai 2026"),
        ("ja", "2026年5月14日"),
    ],
)
def test_a_day_is_written_as_in_the_language(lang: str, words: str) -> None:
    assert day_in(lang, DAY) == words


@pytest.mark.parametrize("lang", ["", "xx", "klingon", "not a language", "../../etc", "en-"])
def test_in_an_unknown_language_it_is_written_in_figures(lang: str) -> None:
    assert day_in(lang, DAY) == "2026-05-14"
