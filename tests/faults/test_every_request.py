"""Whatever befalls a request of a publish: in the end there is one post, whole, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from editor.model.job import JobState, PublishJob
from editor.publish.delivery import Delivered
from tests.faults.conftest import HASTY, Field
from tests.faults.mishaps import (
    BESIDE,
    CASES,
    CERTIFICATES,
    FILES,
    HANGS,
    HARMLESS,
    KILLS,
    LATE_SECONDS,
    OUTAGES,
    PAUSES,
    REQUESTS,
    RETRY_AFTER,
    UNSEEN,
    Case,
    Mishap,
    sample,
)
from tests.servers.certificates import Certificate
from tests.servers.fault_proxy import Entry

SAMPLE = sample(48)
ENCRYPTED = "encrypts"


def parameters(cases: tuple[Case, ...]) -> list[object]:
    return [pytest.param(case, case.mishap in CERTIFICATES, id=case.name) for case in cases]


def is_it(entry: Entry, case: Case) -> bool:
    return entry.method == case.asked.method and re.search(case.asked.path, entry.path) is not None


def test_requests_are_those_that_are_spoiled(spot: Field) -> None:
    """The list is whole: when nothing goes wrong, a publish asks this and nothing else."""
    (delivered,) = spot.open().go()
    assert isinstance(delivered, Delivered)
    assert delivered.notes == ()
    assert len(spot.asked()) == len(REQUESTS)
    for place, entry in enumerate(spot.asked()):
        places = FILES if place in FILES else (place,)
        assert any(is_it(entry, Case(mishap=Mishap.HANG, place=each)) for each in places), entry
    for place in FILES:
        assert any(is_it(entry, Case(mishap=Mishap.HANG, place=place)) for entry in spot.asked())
    spot.assert_whole()


@pytest.mark.parametrize(("case", ENCRYPTED), parameters(SAMPLE))
def test_spoiled_request(spot: Field, case: Case) -> None:
    run(spot, case)


@pytest.mark.long
@pytest.mark.parametrize(("case", ENCRYPTED), parameters(tuple(case for case in CASES if case not in SAMPLE)))
def test_spoiled_request_of_all_the_others(spot: Field, case: Case) -> None:
    run(spot, case)


def run(spot: Field, case: Case) -> None:
    """One publish with one mishap, to its end."""
    second_look = 4 * LATE_SECONDS if case.mishap is Mishap.LATE else 0.05
    spot.host = "localhost" if case.mishap is Mishap.NOT_FOUND else "127.0.0.1"
    desk = spot.open(HASTY if case.mishap in HANGS else None, second_look)
    if case.mishap in UNSEEN and not case.place:
        begin_without_a_blog(spot, case)
    else:
        spot.proxy.rules = [replace(case.rule(), meanwhile=spot.names.lose)]
    if case.mishap in KILLS:
        spot.kill_when_spoiled()
    else:
        first_try(spot, case)
    assert_struck(spot, case)
    desk.go_on()
    spot.assert_whole()


def begin_without_a_blog(spot: Field, case: Case) -> None:
    if case.mishap in OUTAGES:
        spot.proxy.go_away()
    elif case.mishap is Mishap.NOT_FOUND:
        spot.names.lose()
    else:
        spot.proxy.show(CERTIFICATES[case.mishap])


def first_try(spot: Field, case: Case) -> None:
    """The publish stumbles over it and says why; then whatever it was is over."""
    for _ in range(3 if case.mishap is Mishap.OFFLINE else 1):
        (outcome,) = spot.desk.go()
        if case.mishap in HARMLESS or (isinstance(outcome, Delivered) and not case.asked.writes):
            assert isinstance(outcome, Delivered)
            return
        assert isinstance(outcome, PublishJob), outcome
        assert outcome.reason
        assert_reason(case, outcome)
        assert_pause(spot, case, outcome)
        spot.desk.now += timedelta(minutes=1)
    if case.mishap in OUTAGES:
        spot.proxy.come_back()
    spot.names.find()
    spot.proxy.show(Certificate.GOOD)


def assert_reason(case: Case, outcome: PublishJob) -> None:
    """A name that is not found is told as that, unless an answer was lost beside it."""
    is_told = "localhost:" in outcome.reason and "was not found" in outcome.reason
    lost_beside = case.place in BESIDE and outcome.state is JobState.UNKNOWN
    assert lost_beside or is_told == (case.mishap is Mishap.NOT_FOUND), outcome.reason


def assert_pause(spot: Field, case: Case, outcome: PublishJob) -> None:
    """What the blog asked for is kept: nothing is sent a moment before its time."""
    lost_beside = case.place in BESIDE and outcome.state is JobState.UNKNOWN  # of the file that was on its way, too
    if (case.mishap in CERTIFICATES and not lost_beside) or (
        case.mishap is Mishap.PAGE_AFTER and not case.asked.writes
    ):
        assert outcome.state is JobState.REFUSED  # a person has to log in to the Wi-Fi
        return
    assert outcome.state in {JobState.WAITING, JobState.UNKNOWN}
    assert outcome.not_before is not None
    asked, now = len(spot.asked()), spot.desk.now
    if case.mishap in PAUSES:
        assert outcome.not_before - now == timedelta(seconds=RETRY_AFTER)
    spot.desk.now = outcome.not_before - timedelta(seconds=0.1)
    assert spot.desk.go() == ()
    assert len(spot.asked()) == asked
    spot.desk.now = now


def assert_struck(spot: Field, case: Case) -> None:
    """It befell the request that was meant, once."""
    if case.mishap not in UNSEEN:
        (entry,) = spot.spoiled()
        assert is_it(entry, case)
        return
    assert len(spot.spoiled()) == (1 if case.place else 0)
    failed = [line for line in spot.log if ": no answer, " in line]
    tries = 3 if case.mishap is Mishap.OFFLINE else 1
    if case.place in BESIDE:
        assert tries <= len(failed) <= 3 * tries  # two requests, of which a question is asked again
        return
    assert len(failed) == tries
    assert failed[0].startswith(case.asked.method)
