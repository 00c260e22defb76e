"""What another program writes into a draft's file is put together with what is typed here, where nothing conflicts."""

from dataclasses import replace
from pathlib import Path

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.drafts.outside import Outside
from editor.store.draft_files import read_draft, save_draft
from editor.store.paths import paths_from
from editor.store.state import open_state


def test_title_that_was_erased_again_is_no_front_matter_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "bees.md"
    path.write_text("", encoding="utf-8")
    state = open_state(paths_from({"REJOINDER_HOME": str(tmp_path / "home")}))
    draft = OpenDraft.open(path, Desk(journals=tmp_path / "journals", state=state))
    draft.set_fields(title="Bees")
    draft.set_fields(title="")
    file = read_draft(path)
    save_draft(file, replace(file.draft, remote_id="1"))
    assert draft.changed_outside() is Outside.MERGED
    assert draft.draft.remote_id == "1"
    draft.close()
    state.close()


def test_comment_written_by_hand_is_still_for_a_person(tmp_path: Path) -> None:
    path = tmp_path / "bees.md"
    path.write_text("---\ntitle: Bees\n---\nWords.\n", encoding="utf-8")
    state = open_state(paths_from({"REJOINDER_HOME": str(tmp_path / "home")}))
    draft = OpenDraft.open(path, Desk(journals=tmp_path / "journals", state=state))
    draft.set_raw("title: Bees # as in May\n")
    file = read_draft(path)
    save_draft(file, replace(file.draft, remote_id="1"))
    assert draft.changed_outside() is Outside.CONFLICT
    draft.close()
    state.close()
