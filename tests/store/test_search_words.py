"""Words that a person types, as a query."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.store.search_words import indexable, query

FERRY = 'Die Fähre nach Oslo fährt — laut "Plan" — um 7.30 Uhr; 東京タワーへ行きました. Don\'t miss it!'


def finds(typed: str, text: str = FERRY) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO words VALUES (?)", (indexable(text),))
        return bool(connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (query(typed),)).fetchall())


@pytest.mark.parametrize(
    "typed",
    [
        "oslo",
        "OSLO fähre",
        "fahre",
        "fa\u0308hre",
        "os",
        "o",
        "nach  7.30",
        '"plan"',
        "don't",
        "don",
        "\uff2f\uff33\uff2c\uff2f",
        "— oslo",
        "東京",
        "京",
        "タワー",
        "oslo 行き",
    ],
)
def test_words_are_found_in_any_order_and_spelling(typed: str) -> None:
    assert finds(typed)


@pytest.mark.parametrize("typed", ["bergen", "oslo bergen", "os fähre", "東塔", "—", '"', "*", "text:oslo", "NOT oslo"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert not finds(typed)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example("AND OR NOT NEAR( ) ^ { } : - + * \" ' \0")
@example("a " * 500)
@example("(" * 500)
def test_nothing_that_is_typed_breaks_a_query(typed: str) -> None:
    finds(typed)


def test_nul_is_no_part_of_a_word() -> None:
    assert query("bal\0cony") == '"balcony"*'


def test_pasted_text_is_cut_to_its_first_words() -> None:
    assert query("ferry " * 1000).count('"ferry"') == 20
    assert len(query("x" * 100_000)) < 300


def test_nothing_to_look_for_finds_nothing() -> None:
    assert query(" — … ") == '""'
    assert not finds(" — … ", "— …")


def test_characters_of_a_script_without_spaces_are_words_of_their_own() -> None:
    assert indexable("a東b") == "a\u200b東\u200bb"
    assert indexable("ab") == "ab"
