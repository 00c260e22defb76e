"""Posts on their way: the jobs, and what each of their steps brought."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from editor.errors import Cancelled, StateDamaged
from editor.model.draft import Status
from editor.model.job import Errand, JobState, PublishJob
from editor.store.columns import time_in, time_out
from editor.store.database import Database


def jobs(db: Database) -> tuple[PublishJob, ...]:
    """All of them, in the order in which they were put, whatever the clock said then."""
    return tuple(_job(row["job"]) for row in db.read("SELECT job FROM jobs ORDER BY rowid"))


def put_job(db: Database, job: PublishJob) -> None:
    """Keep a job as it is now. It is on the disk when this returns."""
    with db.write() as connection:
        connection.execute(
            "INSERT INTO jobs VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET created = excluded.created, job = excluded.job",
            (job.id, time_out(job.created), json.dumps(asdict(job), default=_out)),
        )


def remove_job(db: Database, job_id: str) -> None:
    """Forget a job and its steps."""
    with db.write() as connection:
        connection.execute("DELETE FROM jobs WHERE id = ?", (job_id,))


def steps(db: Database, job_id: str) -> dict[str, str]:
    """What each step of a job brought, as the JSON that was recorded."""
    rows = db.read("SELECT step, result FROM job_steps WHERE job = ?", (job_id,))
    return {row["step"]: row["result"] for row in rows}


def record_step(db: Database, job_id: str, step: str, result: str) -> None:
    """Note that a step is done, and what it brought (JSON). It is on the disk when this returns.

    Raises Cancelled if the job is gone or withdrawn: a person took it out while it was being delivered.
    """
    with db.write() as connection:
        done = connection.execute(
            "INSERT OR REPLACE INTO job_steps SELECT id, ?, ? FROM jobs "
            "WHERE id = ? AND NOT coalesce(json_extract(job, '$.withdrawn'), 0)",
            (step, result, job_id),
        )
    if not done.rowcount:
        raise Cancelled("The post was taken out of the outbox while it was on its way.")


def forget_steps(db: Database, job_id: str) -> None:
    """Let a job begin anew."""
    with db.write() as connection:
        connection.execute("DELETE FROM job_steps WHERE job = ?", (job_id,))


def disown_step(db: Database, job_id: str, step: str) -> None:
    """Other jobs than this one do not answer for what this step brought any more."""
    with db.write() as connection:
        connection.execute("DELETE FROM job_steps WHERE step = ? AND job <> ?", (step, job_id))


def hold_jobs(db: Database, reason: str) -> None:
    """Let every job wait for a person, and be looked up on its blog as if it had never begun: it comes from a copy.

    What it was long ago is no longer true: it may have been delivered since, or taken out. Where its post is known,
    that is kept. What was only offered may have been answered since.
    """
    with db.write() as connection:
        for job in jobs(db):
            if job.state is JobState.OFFERED:
                remove_job(db, job.id)
                continue
            put_job(
                db, replace(job, state=JobState.REFUSED, reason=reason, refusal=StateDamaged.__name__, not_before=None)
            )
        connection.execute("DELETE FROM job_steps WHERE step = ?", (CREATE,))


CREATE = "create"
"""The step before which no post was made; after it a post is looked up by its mark only, not by its name."""

_READERS: dict[str, Callable[[Any], object]] = {
    "path": Path,
    "status": Status,
    "ignored": tuple,
    "state": JobState,
    "errand": Errand,
    "created": time_in,
    "asked": time_in,
    "not_before": time_in,
}
"""The fields that JSON has no type for."""


def _out(value: object) -> str:
    return time_out(value) if isinstance(value, datetime) else str(value)


def _job(text: str) -> PublishJob:
    values: dict[str, Any] = json.loads(text)
    for name, read in _READERS.items():
        if values.get(name) is not None:
            values[name] = read(values[name])
    return PublishJob(**values)
