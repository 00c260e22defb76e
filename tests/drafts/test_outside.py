"""What another program writes into a draft's file is put together with what is typed here, where nothing conflicts."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.store.draft_files import read_draft, save_draft


def opened(desk: Desk, folder: Path, text: str) -> OpenDraft:
    path = folder / "bees.md"
    path.write_text(text, encoding="utf-8")
    return OpenDraft.open(path, desk)


def tied(folder: Path) -> None:
    """Another program writes the post's id."""
    file = read_draft(folder / "bees.md")
    save_draft(file, replace(file.draft, remote_id="1"))


@pytest.mark.parametrize("titles", [("Bees", ""), ("Wasps: a # b", "Bees")])
def test_title_that_was_typed_twice_is_put_together_with_the_posts_id(
    desk: Desk, folder: Path, titles: tuple[str, str]
) -> None:
    draft = opened(desk, folder, "")
    for title in titles:
        draft.set_fields(title=title)
    tied(folder)
    assert draft.changed_outside() is Outside.MERGED
    assert (draft.draft.title, draft.draft.remote_id) == (titles[1], "1")
    draft.close()


def test_what_i_wrote_by_hand_stays_when_they_only_changed_a_field(desk: Desk, folder: Path) -> None:
    draft = opened(desk, folder, "---\ntitle: Bees\n---\nWords.\n")
    draft.set_raw("title: Bees # as in May\nmine: 1\n")
    tied(folder)
    assert draft.changed_outside() is Outside.MERGED
    assert draft.raw.startswith("title: Bees # as in May\nmine: 1\n")
    assert draft.draft.remote_id == "1"
    draft.close()


def test_what_they_wrote_by_hand_stays_when_i_only_changed_a_field(desk: Desk, folder: Path) -> None:
    draft = opened(desk, folder, "---\ntitle: Bees\n---\nWords.\n")
    draft.set_fields(tags=("may",))
    (folder / "bees.md").write_text("---\ntitle: Bees # theirs\n---\nWords.\n", encoding="utf-8")
    assert draft.changed_outside() is Outside.MERGED
    assert "title: Bees # theirs\n" in draft.raw
    assert draft.draft.tags == ("may",)
    draft.close()


def test_two_who_wrote_by_hand_need_a_person(desk: Desk, folder: Path) -> None:
    draft = opened(desk, folder, "---\ntitle: Bees\n---\nWords.\n")
    draft.set_raw("title: Bees # mine\n")
    (folder / "bees.md").write_text("---\ntitle: Bees # theirs\n---\nWords.\n", encoding="utf-8")
    assert draft.changed_outside() is Outside.CONFLICT
    assert "# mine" in draft.raw
    draft.close()
