"""A database is shared, brought up to date, and never lost without a word."""

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from editor.errors import StateDamaged, StateTooNew, StateUnwritable
from editor.store.database import Database, put_back, set_aside, statements
from tests.support.counting_writer import LAYOUT
from tests.support.disks import as_a_person, folder_of_a_person, write_protected

ONE = "CREATE TABLE words (word TEXT);"
TWO = "ALTER TABLE words ADD COLUMN language TEXT DEFAULT 'en'; CREATE INDEX by_language ON words (language);"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the database of a test is."""
    return tmp_path / "state" / "state.db"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Where its copies go."""
    return tmp_path / "copies"


def words(path: Path, *layout: str, copies: Path | None = None) -> list[str]:
    """The words that a new start finds."""
    with closing(Database(path, layout, copies=copies)) as db:
        db.copy()
        return [row["word"] for row in db.read("SELECT word FROM words ORDER BY word")]


def write_words(path: Path, *found: str, copies: Path | None = None) -> None:
    with closing(Database(path, [ONE], copies=copies)) as db, db.write() as connection:
        connection.executemany("INSERT INTO words (word) VALUES (?)", [(word,) for word in found])


def copy(path: Path, copies: Path) -> None:
    with closing(Database(path, [ONE], copies=copies)) as db:
        db.copy()


def write_half(db: Database) -> None:
    with db.write() as connection:
        connection.execute("INSERT INTO words VALUES ('half')")
        raise KeyError


def test_what_is_written_is_there_after_a_restart(place: Path) -> None:
    write_words(place, "ferry", "quay")
    assert words(place, ONE) == ["ferry", "quay"]


def test_others_of_this_computer_cannot_look_into_its_folder(place: Path) -> None:
    write_words(place)
    assert place.parent.stat().st_mode & 0o077 == 0


def test_block_that_raises_leaves_nothing_behind(place: Path) -> None:
    with closing(Database(place, [ONE])) as db:
        with pytest.raises(KeyError):
            write_half(db)
        assert db.read("SELECT * FROM words") == []
        with db.write() as connection:
            connection.execute("INSERT INTO words VALUES ('whole')")
    assert words(place, ONE) == ["whole"]


def test_write_inside_a_write_ends_with_the_outer_one(place: Path) -> None:
    with closing(Database(place, [ONE])) as db, closing(Database(place, [ONE], busy_seconds=0)) as other:
        with db.write():
            with db.write() as connection:
                connection.execute("INSERT INTO words VALUES ('inner')")
            with pytest.raises(StateUnwritable), other.write():
                pytest.fail("the outer one has ended")
        assert len(db.read("SELECT * FROM words")) == 1


def test_newer_layout_keeps_what_was_there(place: Path, copies: Path) -> None:
    write_words(place, "quay", copies=copies)
    with closing(Database(place, [ONE, TWO], copies=copies)) as db:
        assert [tuple(row) for row in db.read("SELECT word, language FROM words")] == [("quay", "en")]
    before = copies / "state-layout-1.db"
    assert words(before, ONE) == ["quay"]
    with closing(sqlite3.connect(before)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)


def test_migration_that_fails_leaves_the_old_layout(place: Path) -> None:
    write_words(place, "quay")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Database(place, [ONE, "ALTER TABLE words ADD COLUMN language TEXT; DROP TABLE sentences;"])
    assert words(place, ONE) == ["quay"]


def test_without_a_copy_there_is_no_migration(place: Path, copies: Path) -> None:
    write_words(place, "quay")
    copies.write_text("a file in its place")
    with pytest.raises(StateUnwritable, match=r"state\.db cannot be copied: File exists\. Make room on the disk"):
        Database(place, [ONE, TWO], copies=copies)
    assert words(place, ONE) == ["quay"]


def test_layout_of_a_newer_program_is_refused_and_untouched(place: Path, copies: Path) -> None:
    with closing(Database(place, [ONE, TWO])):
        pass
    before = place.read_bytes()
    with pytest.raises(StateTooNew, match=r"state\.db was written by a newer Rejoinder .* nothing was changed"):
        Database(place, [ONE], copies=copies)
    assert place.read_bytes() == before
    assert not copies.exists()


def test_what_is_no_database_is_named_and_untouched(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"Not a database, but a shopping list." * 40)
    before = place.read_bytes()
    with pytest.raises(StateDamaged, match=r"state\.db is damaged\. Move every file .* to begin anew") as raised:
        Database(place, [ONE])
    assert raised.value.copies == ()
    assert place.read_bytes() == before


@pytest.fixture
def damaged(place: Path, copies: Path) -> Path:
    """A database whose pages were overwritten, of which there are copies."""
    write_words(place, *[f"word {number:05}" for number in range(5000)], copies=copies)
    assert len(words(place, ONE, copies=copies)) == 5000
    with place.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (place.stat().st_size - 4096))
    return place


def test_damage_names_the_copies_and_gives_up_none(damaged: Path, copies: Path) -> None:
    with pytest.raises(StateDamaged, match=r"put one of its copies in its place: .*state-2") as raised:
        copy(damaged, copies)
    (kept,) = raised.value.copies
    assert len(words(kept, ONE)) == 5000
    assert [file.name for file in copies.iterdir()] == [kept.name]


def test_copy_takes_the_place_of_what_is_damaged(damaged: Path, copies: Path) -> None:
    with pytest.raises(StateDamaged) as raised:
        copy(damaged, copies)
    put_back(damaged, raised.value.copies[0])
    assert len(words(damaged, ONE, copies=copies)) == 5000
    assert damaged.with_name("state.db-set-aside").stat().st_size > 4096


def test_log_beside_what_is_damaged_is_kept_with_it_and_not_played_into_the_copy(damaged: Path, copies: Path) -> None:
    log, kept = damaged.with_name("state.db-wal"), next(copies.iterdir())
    log.write_bytes(b"log")
    shared = damaged.with_name("state.db-shm")
    shared.write_bytes(b"shared")
    put_back(damaged, kept)
    assert not log.exists()
    assert not shared.exists()
    assert damaged.with_name("state.db-set-aside-wal").read_bytes() == b"log"
    assert len(words(damaged, ONE)) == 5000


def test_damage_that_is_met_in_use_is_known_at_the_next_start(damaged: Path) -> None:
    with closing(Database(damaged, [ONE])) as db:
        with pytest.raises(StateDamaged):
            db.read("SELECT count(*) FROM words")
        with pytest.raises(StateDamaged), db.write() as connection:
            connection.execute("DELETE FROM words")
    with pytest.raises(StateDamaged):
        Database(damaged, [ONE])


def test_emptied_database_is_damaged_when_there_are_copies(place: Path, copies: Path) -> None:
    write_words(place, "quay")
    assert words(place, ONE, copies=copies) == ["quay"]
    place.write_bytes(b"")
    with pytest.raises(StateDamaged, match="its copies"):
        Database(place, [ONE], copies=copies)


def test_empty_file_without_copies_is_a_beginning(place: Path, copies: Path) -> None:
    place.parent.mkdir()
    place.touch()
    assert words(place, ONE, copies=copies) == []


def test_setting_aside_what_is_not_there_is_harmless(place: Path) -> None:
    set_aside(place)
    assert not place.parent.exists()


def test_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in its place")
    with pytest.raises(StateUnwritable, match=r"state\.db cannot be used: File exists\. Make room"):
        Database(tmp_path / "state" / "state.db", [ONE])


def test_folder_in_place_of_the_database_is_said(place: Path) -> None:
    place.mkdir(parents=True)
    with pytest.raises(StateUnwritable, match="cannot be used: unable to open database file"):
        Database(place, [ONE])


def test_full_disk_is_said_and_nothing_is_changed(place: Path) -> None:
    write_words(place, "quay")
    with closing(Database(place, [ONE])) as db:
        pages = db.read("PRAGMA page_count")[0][0]
        db.read(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to run out of room
        with pytest.raises(StateUnwritable, match="database or disk is full"), db.write() as connection:
            connection.execute("INSERT INTO words VALUES (?)", ("long" * 10_000,))
        assert [row["word"] for row in db.read("SELECT word FROM words")] == ["quay"]


def test_mistake_in_the_program_is_seen_as_it_is(place: Path) -> None:
    with closing(Database(place, [ONE])) as db, pytest.raises(sqlite3.OperationalError, match="no such column"):
        db.read("SELECT colour FROM words")


def test_one_that_writes_for_too_long_is_named(place: Path) -> None:
    first, second = Database(place, [ONE]), Database(place, [ONE], busy_seconds=0.05)
    with closing(first), closing(second), first.write():
        with pytest.raises(StateUnwritable, match="in use by another program"), second.write():
            pytest.fail("two wrote at once")
        assert second.read("SELECT * FROM words") == []  # reading goes on


@pytest.fixture
def busy_beginner(place: Path) -> Iterator[sqlite3.Connection]:
    """Another process in the middle of its first start, before the log beside the database is in use."""
    write_words(place)
    connection = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_start_waits_for_another_start(place: Path, busy_beginner: sqlite3.Connection) -> None:
    ending = threading.Timer(0.1, lambda: busy_beginner.execute("COMMIT"))
    ending.start()
    assert words(place, ONE) == []
    ending.join()


def test_start_gives_up_on_another_that_does_not_end(place: Path, busy_beginner: sqlite3.Connection) -> None:
    with pytest.raises(StateUnwritable, match="in use by another program"):
        Database(place, [ONE], busy_seconds=0.05)


def test_file_that_may_only_be_read_is_told() -> None:
    with folder_of_a_person() as folder:
        place = folder / "state.db"
        with as_a_person():
            write_words(place, "bees")
            with closing(sqlite3.connect(place)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
        before = place.read_bytes()
        with write_protected(place), pytest.raises(StateUnwritable, match="attempt to write a readonly database"):
            Database(place, [ONE])
        assert place.read_bytes() == before


def test_threads_share_a_connection(place: Path) -> None:
    with closing(Database(place, [ONE])) as db:

        def add(name: str) -> None:
            for number in range(50):
                with db.write() as connection:
                    connection.execute("INSERT INTO words VALUES (?)", (f"{name} {number}",))
                db.read("SELECT count(*) FROM words")

        threads = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert db.read("SELECT count(*) FROM words")[0][0] == 200


def start_writer(path: Path, name: str, rows: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.counting_writer", str(path), name, str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_processes_begin_and_write_one_database_at_once(place: Path) -> None:
    writers = [start_writer(place, name, 60) for name in ("window", "command", "other")]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with closing(Database(place, LAYOUT)) as db:
        assert [row[0] for row in db.read("SELECT count(*) FROM rows GROUP BY name")] == [120, 120, 120]


def test_kill_loses_nothing_that_was_acknowledged(place: Path) -> None:
    for name in ("first", "second", "third"):
        with start_writer(place, name, 0) as writer:
            assert writer.stdout is not None
            for _ in range(20):
                writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
            acknowledged = 20 + len(writer.stdout.read().split())
        with closing(Database(place, LAYOUT)) as db:
            halves = [row[0] for row in db.read("SELECT count(*) FROM rows WHERE name = ? GROUP BY number", (name,))]
            assert set(halves) == {2}  # none is torn
            assert len(halves) >= acknowledged
            assert db.read("PRAGMA integrity_check")[0][0] == "ok"


def test_script_is_cut_into_statements_at_their_ends() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON words BEGIN DELETE FROM words; SELECT ';'; END;"
    assert [statement.strip() for statement in statements(f"{ONE}\n{trigger}\n")] == [ONE, trigger]
