"""Several processes at one outbox, and several drafts in it."""

from __future__ import annotations

import time

import pytest

from editor.model.work import CancelToken
from editor.publish.delivery import Delivered
from editor.publish.outbox import work_off
from editor.store.draft_files import sound_draft
from editor.store.jobs import jobs
from tests.faults.conftest import Field
from tests.faults.ground import Ground, ground
from tests.support.ten_drafts import COUNT, content_of, write_ten


@pytest.mark.parametrize("count", [3])
def test_processes_that_work_at_once_publish_once(spot: Field, count: int) -> None:
    """One gets the lock, the others leave the work to it, or find it done."""
    spot.open()
    assert sorted(worked(spot, count)) == ["0"] * (count - 1) + ["1"]
    spot.assert_whole()


def worked(spot: Field, count: int) -> list[str]:
    """How many jobs each of so many processes worked, that were started at once."""
    processes = [spot.child() for _ in range(count)]
    found: list[str] = []
    for process in processes:
        with process:
            said, _ = process.communicate(timeout=120)
            assert process.returncode == 0
            found.append(said.split()[0])
    return found


def test_ten_drafts_go_out_at_once_each_as_one_post_in_their_order(spot: Field) -> None:
    spot.open_empty()
    drafts = write_ten(spot.folder / "drafts", spot.desk.blog.name)
    for draft in drafts:
        spot.desk.queue(draft)
    outcomes = spot.desk.go()
    assert [type(outcome) for outcome in outcomes] == [Delivered] * COUNT
    assert jobs(spot.desk.state) == ()
    ids = [int(sound_draft(draft).remote_id) for draft in drafts]
    assert ids == sorted(set(ids))
    assert_ten(ground(spot.server, spot.seed, spot.url))
    spot.assert_nothing_told()


def test_two_processes_with_ten_drafts_make_ten_posts(spot: Field) -> None:
    """While one is at work, more is queued; whoever has the lock does it."""
    spot.open_empty()
    drafts = write_ten(spot.folder / "drafts", spot.desk.blog.name)
    for draft in drafts[:5]:
        spot.desk.queue(draft)
    with spot.child() as other:
        until = time.monotonic() + 60
        while not spot.asked() and time.monotonic() < until:
            time.sleep(0.005)
        for draft in (*drafts[5:], drafts[0]):
            spot.desk.queue(draft)
        ours = work_off(spot.desk.place(), CancelToken(), wait_for_lock=60)
        said, _ = other.communicate(timeout=120)
    assert other.returncode == 0
    assert int(said.split()[0]) >= 5
    assert {type(outcome) for outcome in ours} == {Delivered}
    assert jobs(spot.desk.state) == ()
    assert_ten(ground(spot.server, spot.seed, spot.url))
    spot.assert_nothing_told()


def assert_ten(found: Ground) -> None:
    """Ten posts, ten files, one tag, and each post with its own words and its own image."""
    month = time.strftime("%Y/%m", time.gmtime())
    files = {slug.rpartition("-")[0]: slug for slug, _, _ in found.files}
    assert sorted(files) == sorted(f"bed-{number}" for number in range(COUNT))
    assert len(found.files) == COUNT
    assert found.terms == (("post_tag", "at once"),)
    assert sorted((post.status, post.title, post.slug, post.content) for post in found.posts) == sorted(
        ("publish", f"Bed {number}", f"bed-{number}", content_of(number, month, files[f"bed-{number}"]))
        for number in range(COUNT)
    )
    assert all("at once" in post.terms for post in found.posts)
