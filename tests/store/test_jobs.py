"""Posts on their way are on the disk, step by step."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editor.errors import Cancelled
from editor.model.draft import Status
from editor.model.job import JobState, PublishJob
from editor.store.database import Database
from editor.store.jobs import CREATE, disown_step, hold_jobs, jobs, put_job, record_step, remove_job, steps

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
PLAIN = PublishJob(id="1", path=Path("/drafts/a.md"), identity="d1", title="A", blog="1f", created=NOON, asked=NOON)
FULL = replace(
    PLAIN,
    id="2",
    path=Path("/drafts/caf\udce9.md"),  # a name that is not UTF-8
    status=Status.PRIVATE,
    ignored=("image-alt-missing", "answer-empty"),
    replace=True,
    state=JobState.UNKNOWN,
    reason="The answer was lost.",
    not_before=NOON + timedelta(seconds=30),
    tries=3,
)


def test_job_comes_back_as_it_was_put(db: Database) -> None:
    put_job(db, PLAIN)
    put_job(db, FULL)
    assert jobs(db) == (PLAIN, FULL)


def test_job_that_was_put_first_comes_first_and_keeps_its_place_whatever_the_clock_says(db: Database) -> None:
    put_job(db, FULL)
    put_job(db, PLAIN)
    put_job(db, replace(PLAIN, id="3", created=NOON - timedelta(days=400)))  # the clock was set back
    put_job(db, replace(FULL, tries=4))
    assert [job.id for job in jobs(db)] == ["2", "1", "3"]
    assert jobs(db)[0].tries == 4


def test_jobs_of_a_copy_wait_for_a_person_and_are_looked_up_anew(db: Database) -> None:
    put_job(db, FULL)
    put_job(db, PLAIN)
    record_step(db, "1", CREATE, "begun")
    record_step(db, "1", "post", "9")
    hold_jobs(db, "From a copy.")
    held = jobs(db)
    assert [job.id for job in held] == ["2", "1"]
    assert {(job.state, job.reason, job.refusal, job.not_before) for job in held} == {
        (JobState.REFUSED, "From a copy.", "StateDamaged", None)
    }
    assert steps(db, "1") == {"post": "9"}


def test_a_step_of_a_job_that_was_taken_out_meanwhile_is_refused(db: Database) -> None:
    put_job(db, PLAIN)
    remove_job(db, "1")
    with pytest.raises(Cancelled, match="taken out of the outbox"):
        record_step(db, "1", "create", "begun")
    put_job(db, PLAIN)
    assert steps(db, "1") == {}


def test_steps_are_remembered_until_the_job_is_gone(db: Database) -> None:
    put_job(db, PLAIN)
    put_job(db, FULL)
    record_step(db, "1", "reserve", '{"post": "9"}')
    record_step(db, "1", "image ab12", '"7"')
    record_step(db, "2", "reserve", '{"post": "10"}')
    put_job(db, replace(PLAIN, tries=1))
    assert steps(db, "1") == {"reserve": '{"post": "9"}', "image ab12": '"7"'}
    record_step(db, "1", "reserve", '{"post": "11"}')
    assert steps(db, "1")["reserve"] == '{"post": "11"}'
    remove_job(db, "1")
    assert jobs(db) == (FULL,)
    assert steps(db, "1") == {}
    assert steps(db, "2") == {"reserve": '{"post": "10"}'}


def test_step_of_a_withdrawn_job_is_refused_and_those_before_stay(db: Database) -> None:
    put_job(db, PLAIN)
    record_step(db, "1", "create", "begun")
    put_job(db, replace(PLAIN, withdrawn=True))
    with pytest.raises(Cancelled):
        record_step(db, "1", "update", "{}")
    assert steps(db, "1") == {"create": "begun"}
    assert jobs(db)[0].withdrawn


def test_step_is_disowned_for_every_other_job(db: Database) -> None:
    for job in (PLAIN, FULL):
        put_job(db, job)
        record_step(db, job.id, "upload cat", "7")
        record_step(db, job.id, "create", "begun")
    disown_step(db, "1", "upload cat")
    assert steps(db, "1") == {"create": "begun", "upload cat": "7"}
    assert steps(db, "2") == {"create": "begun"}
