"""An ordinary day in the real window, scene by scene; pictures are in build/screens/daily."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.blogs.adding import add
from editor.model.job import PublishJob
from editor.publish.outbox import Wish, queue
from editor.store.draft_files import sound_draft
from editor.store.jobs import put_job
from editor.store.paths import paths_from
from editor.store.secrets import forget_secret
from editor.store.settings import Settings, save_settings
from editor.store.state import open_state
from tests.faults.ground import ground, seed_of
from tests.faults.test_at_once import assert_ten
from tests.journeys.daily import SCENES
from tests.journeys.daily_at_once import OURS
from tests.journeys.daily_play import play
from tests.support.notice_server import desktop
from tests.support.ten_drafts import write_ten
from tests.support.wordpress import WordPressServer

LEAVING = ("quitting", "closing_in_time")
"""Scenes that leave a post in the outbox."""


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene not in LEAVING])
def test_scene(scene: str, tmp_path: Path) -> None:
    play(scene, tmp_path)


@pytest.mark.parametrize("first", LEAVING)
def test_post_that_waited_goes_out_at_the_next_start(tmp_path: Path, first: str) -> None:
    play(first, tmp_path)
    play("next_start", tmp_path)


def test_no_keyring_is_told_and_the_password_is_for_this_run(tmp_path: Path) -> None:
    """On a desktop that shows notices, and has no keyring."""
    with desktop(clicks=True) as server:
        play("no_keyring", tmp_path, DBUS_SESSION_BUS_ADDRESS=server.address)
        summary, body = server.shown.get(timeout=20)[3:5]
    assert (summary, body) == ("Published on Plot 14 · practice blog.", "Beans")
    assert server.shown.empty()  # what went out before one's eyes is not told


@pytest.mark.parametrize("scene", ["doctor_on_wordpress", "approving", "revoking", "one_sentence", "merging"])
def test_scene_on_wordpress(tmp_path: Path, wordpress: WordPressServer, scene: str) -> None:
    """The doctor names what is broken; a blog is added by approving it in the browser; posts are updated, merged."""
    login = wordpress.users["editor"]
    told = {"url": wordpress.url, "port": wordpress.port, "instance": str(wordpress.instance)}
    told |= {"user": login.user, "password": login.password}
    play(scene, tmp_path, REJOINDER_TEST_WORDPRESS=json.dumps(told))


@pytest.mark.long
def test_window_and_command_line_publish_ten_drafts_at_once(tmp_path: Path, wordpress: WordPressServer) -> None:
    """Each is one post in the end, with its own words and image, whoever delivered it."""
    seed = seed_of(wordpress)
    with contextlib.closing(open_state(paths_from({"REJOINDER_HOME": str(tmp_path)}))) as db:
        blog = add(db, wordpress.url, wordpress.users["editor"], "Allotment")
        for file in write_ten(tmp_path / "beds", blog.name)[:OURS]:
            queue(db, sound_draft(file), blog, Wish(), datetime.now(UTC))
    play("beside_commands", tmp_path)
    forget_secret(blog.identity)
    assert_ten(ground(wordpress, seed, wordpress.url))


def test_started_with_a_file(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "named.md"
    file.parent.mkdir()
    file.write_text("Named.", encoding="utf-8")
    play("named", tmp_path / "home", file)
    assert file.read_text(encoding="utf-8") == "Well Named."


def test_started_with_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    play("folder_named", tmp_path / "home", tmp_path / "folder.md")


def test_preferences_take_effect_and_are_kept(tmp_path: Path) -> None:
    with contextlib.closing(open_state(paths_from({"REJOINDER_HOME": str(tmp_path)}))) as db:
        save_settings(db, Settings(autosave_pause=60))
    play("preferences", tmp_path)
    play("still_chosen", tmp_path)


def test_window_stands_where_it_was_left_if_there_is_a_screen(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    one = {"name": "large", "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [{"x": 0, "y": 0} | one]}))
    for scene in ("leave_window", "window_is_as_left", "window_is_seen_again"):
        play(scene, tmp_path / "home", QT_QPA_PLATFORM=f"offscreen:configfile={screens}")


def test_state_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    state = tmp_path / "state" / "state.db"
    state.parent.mkdir()
    with contextlib.closing(sqlite3.connect(state)) as newer:
        newer.execute("PRAGMA user_version = 999")
    before = state.read_bytes()
    assert "was written by a newer Rejoinder (layout 999" in play("refused", tmp_path, status=1)
    assert state.read_bytes() == before


def test_copy_takes_the_place_of_a_damaged_state_and_is_told(tmp_path: Path) -> None:
    state = tmp_path / "state" / "state.db"
    paths = paths_from({"REJOINDER_HOME": str(tmp_path)})
    with contextlib.closing(open_state(paths)) as db:
        now = datetime.now(UTC)
        job = PublishJob(
            id="1", path=tmp_path / "a.md", identity="d1", title="Waits", blog="1f", created=now, asked=now
        )
        put_job(db, job)
    open_state(paths).close()
    with state.open("r+b") as file:
        file.write(bytes(100))
    assert "stands again as it was on" in play("put_back", tmp_path)


HOLDER = """
import pathlib, sqlite3, sys, time
home = pathlib.Path(sys.argv[1])
state = sqlite3.connect(home / "state" / "state.db", isolation_level=None)
state.execute("PRAGMA locking_mode = EXCLUSIVE")
state.execute("BEGIN IMMEDIATE")
print("held", flush=True)
while not (home / "let go").exists():
    time.sleep(0.05)
state.close()
(home / "let go").unlink()
"""


def test_state_that_another_program_holds_is_told_and_tried_again(tmp_path: Path) -> None:
    open_state(paths_from({"REJOINDER_HOME": str(tmp_path)})).close()
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        came = play("locked", tmp_path)
    assert "Close other Rejoinders and try again." in came
    assert "the window stands" in came
