"""What was chosen is there again, and nothing else can do harm."""

import logging
from dataclasses import fields
from pathlib import Path

import pytest

from editor.store.database import Database
from editor.store.settings import PreviewLook, Settings, load_settings, save_settings

CHOSEN = Settings(
    editor_font="Gentium",
    editor_size=16,
    editor_width=66,
    drafts_folder=Path("/caf\udce9/drafts"),
    autosave_pause=4.5,
    undo_seconds=0,
    preview_look=PreviewLook.PLAIN,
    proxy="proxy.example:3128",
    ca_file=Path("/etc/own.pem"),
    window_geometry=b"\x00\x01\xff",
    window_layout=b"\xfe",
    open_draft=Path("/drafts/a.md"),
    blog="b1a7c0de",
    right_column="comments",
)


def test_settings_come_back_as_they_were_saved(db: Database) -> None:
    assert load_settings(db) == Settings()
    save_settings(db, CHOSEN)
    assert load_settings(db) == CHOSEN
    differing = [
        field.name for field in fields(Settings) if getattr(CHOSEN, field.name) == getattr(Settings(), field.name)
    ]
    assert differing == []  # every field was tried


def test_default_is_not_written_down(db: Database) -> None:
    save_settings(db, CHOSEN)
    save_settings(db, Settings(undo_seconds=5))
    assert [row["name"] for row in db.read("SELECT name FROM settings")] == ["undo_seconds"]


@pytest.mark.parametrize(
    ("name", "stored", "read"),
    [("editor_size", 500, 72), ("editor_size", 0, 6), ("autosave_pause", 0, 0.5), ("undo_seconds", 31.5, 30)],
)
def test_value_out_of_its_limits_is_the_limit(db: Database, name: str, stored: float, read: float) -> None:
    with db.write() as connection:
        connection.execute("INSERT INTO settings VALUES (?, ?)", (name, stored))
    assert getattr(load_settings(db), name) == read


def test_what_cannot_be_read_is_the_default(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    with db.write() as connection:
        stored = [("editor_size", "big"), ("preview_look", "neon"), ("window_geometry", "x"), ("from_the_future", 1)]
        connection.executemany("INSERT INTO settings VALUES (?, ?)", stored)
    with caplog.at_level(logging.WARNING):
        assert load_settings(db) == Settings()
    for name in ("editor_size", "preview_look", "window_geometry"):
        assert f"The setting {name} cannot be read" in caplog.text
