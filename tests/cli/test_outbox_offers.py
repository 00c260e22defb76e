"""What the window's outbox only offers, the command line leaves alone."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from editor.model.job import Errand, JobState, PublishJob
from editor.store.jobs import jobs, put_job
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.cli.conftest import Line

NOW = datetime(2026, 5, 14, tzinfo=UTC)
OFFER = PublishJob(
    id="1",
    path=Path("a.md"),
    identity="d1",
    title="Waits",
    blog="1f",
    errand=Errand.UNPUBLISH,
    post_id="7",
    state=JobState.OFFERED,
    created=NOW,
    asked=NOW,
)


def test_what_is_only_offered_is_listed_and_not_done(line: Line) -> None:
    with closing(open_state(paths_from(line.environ))) as state:
        put_job(state, OFFER)
    assert line.run("outbox", "deliver") == 0, line.said
    assert [row["state"] for row in line.json("outbox", "list", "--json")] == ["offered"]
    with closing(open_state(paths_from(line.environ))) as state:
        assert jobs(state) == (OFFER,)
