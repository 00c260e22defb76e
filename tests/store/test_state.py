"""The state as a whole."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.errors import StateDamaged, StateUnwritable
from editor.model.blog import Defaults, Feature, PostForm
from editor.model.job import JobState, PublishJob
from editor.store.blogs import blog_named, blog_with, rename_blog
from editor.store.database import Database
from editor.store.jobs import jobs, put_job, remove_job
from editor.store.paths import Paths
from editor.store.places import place_of, remember_place
from editor.store.state import MIGRATIONS, open_state, open_state_or_copy
from editor.store.versions import Reason, Version, add_version, versions
from tests.support.disks import disk_with_room, filled

ABLE = (
    '{"features": [], "statuses": [], "largest_upload": null, "image_types": [], "user_id": "", "user_name": "", '
    '"timezone": "UTC"}'
)


def spoil(file: Path) -> None:
    """Overwrite its second half, as a failing disk may."""
    half = file.stat().st_size // 2
    with file.open("r+b") as state:
        state.seek(half)
        state.write(b"\xa5" * half)


def test_start_copies_what_the_last_one_left(paths: Paths) -> None:
    with closing(open_state(paths)) as db:
        remember_place(db, "d1", paths.drafts / "a.md")
    with closing(open_state(paths)):
        pass  # nothing new: no second copy
    with closing(open_state(paths)):
        pass
    (copy,) = (paths.state / "copies").iterdir()
    with closing(Database(copy, MIGRATIONS)) as db:
        assert place_of(db, "d1") == paths.drafts / "a.md"


def test_copy_can_wait_until_the_window_stands(paths: Paths) -> None:
    with closing(open_state(paths)) as db:
        remember_place(db, "d1", paths.drafts / "a.md")
    with closing(open_state(paths, copy_now=False)) as db:
        assert not (paths.state / "copies").exists()
        db.copy()
    (copy,) = (paths.state / "copies").iterdir()
    with closing(Database(copy, MIGRATIONS)) as db:
        assert place_of(db, "d1") == paths.drafts / "a.md"


def test_blog_of_an_older_layout_gets_classic_posts(paths: Paths) -> None:
    with closing(Database(paths.state / "state.db", MIGRATIONS[:1])) as db, db.write() as connection:
        connection.execute(
            "INSERT INTO blogs VALUES (?, ?, ?, ?, ?, ?, ?)",
            ("1f", "Ferry", "https://f.example/", "https://f.example/wp-json/", "wordpress", "marta", ABLE),
        )
    with closing(open_state(paths)) as db:
        blog = blog_with(db, "1f")
    assert blog is not None
    assert blog.form is PostForm.CLASSIC
    assert (paths.state / "copies" / "state-layout-1.db").exists()


def test_blog_of_the_layout_before_it_could_be_renamed_keeps_all_it_has(paths: Paths) -> None:
    with closing(Database(paths.state / "state.db", MIGRATIONS[:2])) as db, db.write() as connection:
        connection.execute(
            "INSERT INTO blogs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ("1f", "Ferry", "https://f.example/", "https://f.example/wp-json/", "wordpress", "marta", ABLE, "blocks"),
        )
    with closing(open_state(paths)) as db:
        rename_blog(db, "1f", "Quay")
        blog = blog_named(db, "ferry")
    assert blog is not None
    assert (blog.name, blog.former, blog.form, blog.user) == ("Quay", ("Ferry",), PostForm.BLOCKS, "marta")


def test_blog_of_the_layout_before_new_posts_began_with_something_begins_with_nothing(paths: Paths) -> None:
    with closing(Database(paths.state / "state.db", MIGRATIONS[:3])) as db, db.write() as connection:
        connection.execute(
            "INSERT INTO blogs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ("1f", "Ferry", "https://f.example/", "https://f.example/", "wordpress", "marta", ABLE, "blocks", "[]"),
        )
    with closing(open_state(paths)) as db:
        blog = blog_with(db, "1f")
    assert blog is not None
    assert (blog.defaults, blog.form, blog.capabilities.formats) == (Defaults(), PostForm.BLOCKS, ())
    assert Feature.NEW_TAGS in blog.capabilities.features  # as it was before it was asked


def test_damage_that_a_later_copy_meets_is_said(paths: Paths) -> None:
    with closing(open_state(paths)) as db, db.write() as connection:
        places = [(f"d{number}", b"/drafts/a.md") for number in range(5000)]
        connection.executemany("INSERT INTO places VALUES (?, ?)", places)
    spoil(paths.state / "state.db")
    with closing(open_state(paths, copy_now=False)) as db, pytest.raises(StateDamaged, match="is damaged"):
        db.copy()
    assert list((paths.state / "copies").iterdir()) == []


def test_damage_stops_a_start(paths: Paths) -> None:
    with closing(open_state(paths)) as db, db.write() as connection:
        places = [(f"d{number}", b"/drafts/a.md") for number in range(5000)]
        connection.executemany("INSERT INTO places VALUES (?, ?)", places)
    spoil(paths.state / "state.db")
    with pytest.raises(StateDamaged, match=r"state\.db is damaged\. Move every file beginning with state\.db away"):
        open_state(paths)


NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def job(number: int, created: datetime = NOON) -> PublishJob:
    """Something that waits."""
    path, identity = Path(f"/drafts/{number}.md"), f"d{number}"
    return PublishJob(
        id=str(number), path=path, identity=identity, title="A", blog="1f", created=created, asked=created
    )


@pytest.fixture
def copied(paths: Paths) -> Paths:
    """A state of some size, of which there is a copy: one job waits in it. Since then another has come."""
    with closing(open_state(paths)) as db:
        with db.write() as connection:
            places = [(f"d{number}", b"/drafts/a.md") for number in range(5000)]
            connection.executemany("INSERT INTO places VALUES (?, ?)", places)
        put_job(db, job(1))
    with closing(open_state(paths)) as db:
        put_job(db, job(2))
    assert len(list((paths.state / "copies").iterdir())) == 1
    return paths


def no_header(file: Path) -> None:
    with file.open("r+b") as state:
        state.write(b"\xa5" * 100)


def cut_off(file: Path) -> None:
    with file.open("r+b") as state:
        state.truncate(file.stat().st_size // 2 // 4096 * 4096)


def one_page(file: Path) -> None:
    """Of those that hold the places: pages of the first half are in use everywhere."""
    with file.open("r+b") as state:
        state.seek(file.stat().st_size // 4096 // 2 * 4096)
        state.write(b"\xa5" * 4096)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def odd_half_page(file: Path) -> None:
    with file.open("r+b") as state:
        state.truncate(file.stat().st_size - 2048)


@pytest.mark.parametrize("damage", [no_header, cut_off, one_page, emptied, odd_half_page, spoil])
def test_last_good_copy_takes_the_place_of_a_damaged_state_and_says_so(
    copied: Paths, damage: Callable[[Path], None]
) -> None:
    file, draft = copied.state / "state.db", copied.drafts / "a.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("Words.")
    damage(file)
    bad = file.read_bytes()
    db, notice = open_state_or_copy(copied)
    with closing(db):
        (held,) = jobs(db)
        assert (held.id, held.state) == ("1", JobState.REFUSED)
        assert "It is looked up on its blog when you try again; or take it out." in held.reason
        assert place_of(db, "d4999") == Path("/drafts/a.md")
    assert notice.startswith("What Rejoinder remembers was damaged, and stands again as it was on ")
    assert notice.endswith(f"The damaged file is kept as {file}-set-aside.")
    assert file.with_name("state.db-set-aside").read_bytes() == bad
    assert draft.read_text() == "Words."
    again, said = open_state_or_copy(copied)
    with closing(again):
        assert (said, len(jobs(again))) == ("", 1)


def test_damage_that_was_met_in_use_is_mended_at_the_next_start(copied: Paths) -> None:
    one_page(copied.state / "state.db")
    with closing(open_state(copied, copy_now=False)) as db, pytest.raises(StateDamaged):
        db.read("SELECT count(path) FROM places")
    db, notice = open_state_or_copy(copied)
    with closing(db):
        assert notice
        assert len(db.read("SELECT * FROM places")) == 5000


def test_copy_that_is_damaged_too_is_passed_over_for_an_older_one(copied: Paths) -> None:
    with closing(open_state(copied)) as db:
        remove_job(db, "1")
    newest, oldest = sorted((copied.state / "copies").iterdir(), reverse=True)
    one_page(newest)
    no_header(copied.state / "state.db")
    db, notice = open_state_or_copy(copied)
    with closing(db):
        assert [kept.id for kept in jobs(db)] == ["1"]
    assert notice
    assert oldest.exists()


def test_without_a_sound_copy_nothing_is_touched(copied: Paths) -> None:
    (copy,) = (copied.state / "copies").iterdir()
    for file in (copy, copied.state / "state.db"):
        no_header(file)
    before = (copied.state / "state.db").read_bytes()
    with pytest.raises(StateDamaged, match="put one of its copies in its place"):
        open_state_or_copy(copied)
    assert (copied.state / "state.db").read_bytes() == before


def test_last_copy_takes_the_place_of_a_state_that_is_gone_and_says_so(copied: Paths) -> None:
    file = copied.state / "state.db"
    file.unlink()
    db, notice = open_state_or_copy(copied)
    with closing(db):
        (held,) = jobs(db)
        assert (held.id, held.state) == ("1", JobState.REFUSED)
    assert notice.startswith("The file of what Rejoinder remembers was gone, and stands again as it was on ")
    assert notice.endswith("To begin anew, use Forget everything in the menu Blog.")
    again, said = open_state_or_copy(copied)
    with closing(again):
        assert said == ""


def test_state_that_is_gone_with_its_copies_begins_anew(copied: Paths) -> None:
    (copy,) = (copied.state / "copies").iterdir()
    (copied.state / "state.db").unlink()
    no_header(copy)
    db, notice = open_state_or_copy(copied)
    with closing(db):
        assert (notice, jobs(db)) == ("", ())


def test_no_room_to_put_a_copy_back_is_told_and_the_damaged_one_stays(copied: Paths) -> None:
    no_header(copied.state / "state.db")
    before = (copied.state / "state.db").read_bytes()
    blocked = copied.state / "state.db-set-aside"
    blocked.mkdir()
    with pytest.raises(StateUnwritable, match=r"is damaged, and no copy can be put in its place: .*\. Make room"):
        open_state_or_copy(copied)
    assert (copied.state / "state.db").read_bytes() == before
    blocked.rmdir()
    db, notice = open_state_or_copy(copied)
    with closing(db):
        assert notice


BOTH = """
import sys
from editor.store.paths import paths_from
from editor.store.state import open_state_or_copy
db, notice = open_state_or_copy(paths_from({"REJOINDER_HOME": sys.argv[1]}))
print("said" if notice else "quiet", len(db.read("SELECT id FROM jobs")))
"""


def test_two_programs_that_meet_the_damage_at_once_put_one_copy_back(copied: Paths) -> None:
    no_header(copied.state / "state.db")
    line = [sys.executable, "-c", BOTH, str(copied.state.parent)]
    with (
        subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as first,
        subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as second,
    ):
        told = sorted(each.communicate()[0].strip() for each in (first, second))
    assert told == ["quiet 1", "said 1"]


KILLED = """
import os, signal, sys
from pathlib import Path
from editor.store.paths import paths_from
from editor.store import state
left = int(sys.argv[2])
def trace(frame, event, argument):
    global left
    if "editor/store/database.py" in frame.f_code.co_filename or "editor/store/state.py" in frame.f_code.co_filename:
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
paths = paths_from({"REJOINDER_HOME": sys.argv[1]})
sys.settrace(trace)
state.open_state_or_copy(paths)[0].close()
"""


@pytest.mark.parametrize("line", range(40, 220, 20))
def test_kill_while_a_copy_is_put_back_leaves_the_damaged_state_or_a_held_copy(copied: Paths, line: int) -> None:
    no_header(copied.state / "state.db")
    subprocess.run([sys.executable, "-c", KILLED, str(copied.state.parent), str(line)], check=False)
    db, _ = open_state_or_copy(copied)
    with closing(db):
        assert [(kept.id, kept.state) for kept in jobs(db)] == [("1", JobState.REFUSED)]


def put_many(db: Database) -> None:
    for number in range(2, 2000):
        put_job(db, job(number))


def test_full_disk_takes_no_job_and_forgets_none(tmp_path: Path) -> None:
    with disk_with_room(tmp_path, 2_097_152) as disk:
        home = Paths(**dict.fromkeys(("state", "cache", "log", "drafts", "web", "runtime"), disk))
        with closing(open_state(home)) as db:
            put_job(db, job(1))
            with filled(disk), pytest.raises(StateUnwritable, match="Make room on the disk"):
                put_many(db)
            kept = [each.id for each in jobs(db)]
            assert kept == [str(number) for number in range(1, len(kept) + 1)]
            put_job(db, job(9999))
            assert [each.id for each in jobs(db)] == [*kept, "9999"]


def test_clock_that_was_set_back_loses_no_version_and_keeps_their_order(paths: Paths) -> None:
    with closing(open_state(paths)) as db:
        for number, days in enumerate((400, 400.01, 0, 0.001, 2)):
            when = NOON + timedelta(days=days)
            new = Version(key="d1", when=when, reason=Reason.PUBLISHED, title="T", text=f"text {number}")
            add_version(db, new)
        assert [each.text for each in versions(db, "d1")] == [f"text {number}" for number in (4, 3, 2, 1, 0)]
