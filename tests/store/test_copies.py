"""Copies are there when they are needed, and are sound."""

import logging
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.store.copies import copy_database, copy_when_changed, kept_copies

START = datetime(2026, 5, 14, 8, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A small database."""
    path = tmp_path / "state.db"
    change(path, "CREATE TABLE words (word TEXT)")
    return path


def change(path: Path, statement: str) -> None:
    before = path.stat().st_mtime_ns if path.exists() else 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    os.utime(path, ns=(before + 10**9, before + 10**9))  # clocks of file systems are coarse


def words(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT word FROM words")]


def test_last_three_starts_are_kept(state: Path, tmp_path: Path) -> None:
    for number in range(5):
        change(state, "INSERT INTO words VALUES ('quay')")
        copy_when_changed(state, tmp_path / "copies", START + timedelta(days=number))
    copies = kept_copies(state, tmp_path / "copies")
    assert [len(words(copy)) for copy in copies] == [5, 4, 3]


def test_clock_that_was_set_back_keeps_no_copy_from_being_made_and_takes_none_for_the_newest(
    state: Path, tmp_path: Path
) -> None:
    for day in (400, 401, 2, 1, 3):
        change(state, "INSERT INTO words VALUES ('quay')")
        moment = (START + timedelta(days=day)).timestamp()
        os.utime(state, (moment, moment))
        copy_when_changed(state, tmp_path / "copies", START + timedelta(days=day))
    copies = kept_copies(state, tmp_path / "copies")
    assert [len(words(copy)) for copy in copies] == [5, 4, 3]


def test_start_after_which_nothing_changed_gives_up_no_copy(state: Path, tmp_path: Path) -> None:
    copy_when_changed(state, tmp_path / "copies")
    copy_when_changed(state, tmp_path / "copies")
    assert len(kept_copies(state, tmp_path / "copies")) == 1


def test_what_stands_only_in_the_log_beside_it_is_copied_too(state: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(state, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        copy_when_changed(state, tmp_path / "copies")
        connection.execute("INSERT INTO words VALUES ('quay')")
        log = tmp_path / "state.db-wal"
        later = state.stat().st_mtime_ns + 10**9
        os.utime(log, ns=(later, later))
        copy_when_changed(state, tmp_path / "copies")
    assert words(kept_copies(state, tmp_path / "copies")[0]) == ["quay"]


def test_copy_from_before_a_migration_is_not_counted_among_the_starts(state: Path, tmp_path: Path) -> None:
    copy_database(state, tmp_path / "copies" / "state-layout-1.db")
    for number in range(4):
        change(state, "INSERT INTO words VALUES ('quay')")
        copy_when_changed(state, tmp_path / "copies", START + timedelta(days=number))
    copies = kept_copies(state, tmp_path / "copies")
    assert [len(words(copy)) for copy in copies] == [4, 3, 2, 0]
    assert words(tmp_path / "copies" / "state-layout-1.db") == []


def test_no_room_for_a_copy_is_logged_and_stops_nothing(
    state: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "copies").write_text("a file in its place")
    with caplog.at_level(logging.WARNING):
        copy_when_changed(state, tmp_path / "copies")
    assert "state.db could not be copied" in caplog.text


def test_damaged_database_replaces_no_copy(state: Path, tmp_path: Path) -> None:
    change(
        state,
        "INSERT INTO words WITH RECURSIVE n(x) AS (SELECT 1 UNION SELECT x + 1 FROM n LIMIT 9999) SELECT x FROM n",
    )
    copy_when_changed(state, tmp_path / "copies", START)
    with state.open("r+b") as file:
        file.seek(2 * 4096)
        file.write(b"\0" * 8 * 4096)
    os.utime(state, (2**31, 2**31))
    with pytest.raises(sqlite3.DatabaseError):
        copy_when_changed(state, tmp_path / "copies", START + timedelta(days=1))
    assert [len(words(copy)) for copy in (tmp_path / "copies").iterdir()] == [9999]


def test_what_a_killed_copy_left_is_removed_a_while_later(state: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    old, new = copies / "state-1.db.77.part", copies / "state-2.db.78.part"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    copy_when_changed(state, copies)
    assert (old.exists(), new.exists()) == (False, True)
