"""What is taken out of the outbox is removed from the blog; what another computer made is taken for the same post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from editor.model.job import JobState, PublishJob
from editor.publish.delivery import Delivered
from editor.publish.outbox import retry
from editor.publish.withdrawing import drop
from editor.store.jobs import jobs
from tests.faults.conftest import Field
from tests.faults.ground import ground
from tests.faults.mishaps import REQUESTS, Case, Mishap
from tests.faults.publishing import Desk, write_draft

WRITES = [place for place, asked in enumerate(REQUESTS) if asked.writes]


@pytest.mark.parametrize("place", WRITES[1:-1:3])
def test_half_made_post_leaves_nothing_but_a_draft_in_the_bin(spot: Field, place: int) -> None:
    run(spot, place)


@pytest.mark.long
@pytest.mark.parametrize("place", [place for place in WRITES[:-1] if place not in WRITES[1:-1:3]])
def test_half_made_post_of_any_step_leaves_nothing_but_a_draft_in_the_bin(spot: Field, place: int) -> None:
    run(spot, place)


def run(spot: Field, place: int) -> None:
    """The answer to one write is lost, then a person takes the post out."""
    desk = spot.open()
    spot.proxy.rules = [Case(mishap=Mishap.RESET_AFTER, place=place).rule()]
    desk.go()
    assert len(spot.spoiled()) == 1
    (job,) = jobs(desk.state)
    assert drop(desk.state, job, desk.now).is_tidied
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert done.state is JobState.DONE
    found = ground(spot.server, spot.seed, spot.proxy.url)
    assert [post.status for post in found.posts] == ["trash"]
    assert found.files == ()
    assert jobs(desk.state) == ()


def test_post_that_is_out_is_unpublished_when_asked(spot: Field) -> None:
    desk = spot.open()
    spot.proxy.rules = [Case(mishap=Mishap.RESET_AFTER, place=WRITES[-1]).rule()]
    desk.go()
    (job,) = jobs(desk.state)
    dropped = drop(desk.state, job, desk.now)
    assert not dropped.is_tidied
    assert [post.status for post in ground(spot.server, spot.seed, spot.proxy.url).posts] == ["publish"]
    assert dropped.post_id
    (offer,) = jobs(desk.state)
    retry(desk.state, offer)
    desk.go()
    assert [post.status for post in ground(spot.server, spot.seed, spot.proxy.url).posts] == ["draft"]


@pytest.fixture
def second_computer(spot: Field) -> Callable[[], Desk]:
    """The same draft as it was before the first one published it, in another home."""

    def opened() -> Desk:
        folder = spot.folder / "second"
        folder.mkdir()
        write_draft(folder)
        spot.desk.close()
        return Desk(home=folder / "home", url=spot.proxy.url, login=spot.login, able=spot.able)

    return opened


def test_second_computer_adopts_what_the_first_one_made(spot: Field, second_computer: Callable[[], Desk]) -> None:
    spot.open().go_on()
    before = ground(spot.server, spot.seed, spot.proxy.url)
    second = second_computer()
    second.queue(spot.folder / "second" / spot.draft.name)
    outcomes = second.go_on()
    assert [type(outcome) for outcome in outcomes] == [Delivered]
    assert ground(spot.server, spot.seed, spot.proxy.url) == before
    spot.desk = second


def test_second_computer_asks_where_the_words_differ(spot: Field, second_computer: Callable[[], Desk]) -> None:
    spot.open().go_on()
    before = ground(spot.server, spot.seed, spot.proxy.url)
    second = second_computer()
    draft = spot.folder / "second" / spot.draft.name
    draft.write_text(draft.read_text(encoding="utf-8").replace("More words.", "Other words."), encoding="utf-8")
    second.queue(draft)
    (kept,) = second.go()
    assert isinstance(kept, PublishJob)
    assert kept.refusal == "PostExists"
    assert ground(spot.server, spot.seed, spot.proxy.url) == before
    spot.desk = second
