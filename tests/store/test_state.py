"""The state as a whole."""

from contextlib import closing

from editor.store.database import Database
from editor.store.paths import Paths
from editor.store.places import place_of, remember_place
from editor.store.state import open_state


def test_start_copies_what_the_last_one_left(paths: Paths) -> None:
    with closing(open_state(paths)) as db:
        remember_place(db, "d1", paths.drafts / "a.md")
    with closing(open_state(paths)):
        pass
    (copy,) = (paths.state / "copies").iterdir()
    with closing(Database(copy, [""])) as db:
        assert place_of(db, "d1") == paths.drafts / "a.md"
