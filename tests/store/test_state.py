"""The state as a whole."""

from contextlib import closing
from pathlib import Path

import pytest

from editor.errors import StateDamaged
from editor.model.blog import PostForm
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.paths import Paths
from editor.store.places import place_of, remember_place
from editor.store.state import MIGRATIONS, open_state

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
