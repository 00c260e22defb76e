"""The ordinary rooms round a delivery: the draft's file, wherever it is now, and what checks may know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.errors import DraftUnreadable
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import PostFields
from editor.publish.building import check_context, drafts_file, tie_file
from editor.store.cache import open_cache
from editor.store.draft_files import sound_draft
from editor.store.paths import paths_from
from editor.store.places import remember_place
from tests.publish.conftest import Desk

TEXT = "---\ntitle: Beans\nrejoinder: 1b4e\n---\nWords.\n"


@pytest.fixture
def job(desk: Desk) -> PublishJob:
    """Of a draft whose file is there."""
    (desk.folder / "post.md").write_text(TEXT, encoding="utf-8")
    return desk.queue()


def moved(desk: Desk) -> Path:
    """Where the draft's file is, after the program has seen it there."""
    new = desk.folder / "moved.md"
    (desk.folder / "post.md").rename(new)
    remember_place(desk.state, "1b4e", new)
    return new


def stays(desk: Desk) -> Path:
    return desk.folder / "post.md"


@pytest.mark.parametrize("place", [stays, moved])
def test_draft_is_read_and_tied_to_its_post_where_it_is_now(
    desk: Desk, job: PublishJob, place: Callable[[Desk], Path]
) -> None:
    path = place(desk)
    assert drafts_file(desk.state, job).path == path
    post = desk.memory.create(PostFields(title="Beans"))
    tie_file(desk.state, job, desk.blog, post)
    tied = sound_draft(path)
    assert (tied.blog, tied.remote_id, tied.body) == ("Allotment", post.id, "Words.\n")


def test_draft_that_is_nowhere_is_told_with_the_place_where_it_was(desk: Desk, job: PublishJob) -> None:
    job.path.unlink()
    with pytest.raises(DraftUnreadable, match=r"post\.md"):
        drafts_file(desk.state, job)


def test_file_of_another_draft_is_not_published(desk: Desk, job: PublishJob) -> None:
    job.path.write_text(TEXT.replace("1b4e", "2c5f"), encoding="utf-8")
    with pytest.raises(DraftUnreadable, match="is another draft than “Why small gardens”"):
        drafts_file(desk.state, job)


def test_checks_know_the_folder_of_a_draft_that_has_a_file(desk: Desk, tmp_path: Path) -> None:
    cache = open_cache(paths_from({"REJOINDER_HOME": str(tmp_path / "home")}))
    for draft, folder in ((desk.draft, desk.folder), (replace(desk.draft, path=None), None), (Draft(), None)):
        assert check_context(desk.state, cache, draft, None).folder == folder
    cache.close()
