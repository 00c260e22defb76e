"""Somebody else changes the post at every step of an update, with plain requests: nothing of theirs is lost."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from editor.model.draft import Status
from editor.model.job import JobState, PublishJob
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish
from editor.store.known_posts import known_post
from editor.store.versions import Reason, versions
from tests.faults.conftest import Field
from tests.faults.publishing import BLOG, IDENTITY
from tests.servers.fault_proxy import Fault, Rule

TEXT = f"""---
title: What grows
rejoinder: {IDENTITY}
blog: Allotment
---
First words.

Second words.
"""
_OURS = "Second words of ours."


def published(spot: Field) -> str:
    """The id of a post that is out, and whose draft was changed since."""
    spot.draft.write_text(TEXT, encoding="utf-8")
    spot.open()
    (done,) = spot.desk.go()
    assert isinstance(done, Delivered), done
    text = spot.draft.read_text(encoding="utf-8")
    spot.draft.write_text(text.replace("Second words.", _OURS), encoding="utf-8")
    spot.desk.queue(spot.draft, Wish(status=Status.PUBLISHED))
    spot.proxy.log.clear()
    return done.post.id


def edit(spot: Field, post_id: str, **changes: Any) -> None:  # noqa: ANN401  # as WordPress takes them
    """What a second editor does, past the proxy."""
    login = (spot.login.user, spot.login.password)
    address = f"{spot.server.url}wp-json/wp/v2/posts/{post_id}"
    requests.post(address, json=changes, auth=login, timeout=30).raise_for_status()


def at_step(spot: Field, step: int, post_id: str, **changes: Any) -> None:  # noqa: ANN401
    """Let the second editor write right after the request of this number was worked, before its answer goes out."""

    def change(answer: bytes) -> bytes:
        edit(spot, post_id, **changes)
        return answer

    spot.proxy.rules = [Rule(Fault.REWRITE, path=r"/wp/v2/posts/", nth=step, change=change)]


def stands(spot: Field, post_id: str) -> dict[str, Any]:
    login = (spot.login.user, spot.login.password)
    address = f"{spot.server.url}wp-json/wp/v2/posts/{post_id}?context=edit"
    return dict(requests.get(address, auth=login, timeout=30).json())


@pytest.mark.parametrize("step", [0, 1, 2, 3, 4])
def test_what_is_changed_in_another_field_stays_whenever_it_is_changed(spot: Field, step: int) -> None:
    post_id = published(spot)
    if step:
        at_step(spot, step, post_id, excerpt="Theirs.", title="Their title")
    else:
        edit(spot, post_id, excerpt="Theirs.", title="Their title")
    (done,) = spot.desk.go()
    assert isinstance(done, Delivered), done
    assert bool(spot.spoiled()) == bool(step)
    found = stands(spot, post_id)
    assert (found["excerpt"]["raw"], found["title"]["raw"]) == ("Theirs.", "Their title")
    assert _OURS in found["content"]["raw"]


@pytest.mark.parametrize("step", [0, 1, 3, 4])
def test_same_field_is_never_overwritten_unseen(spot: Field, step: int) -> None:
    post_id = published(spot)
    if step:
        at_step(spot, step, post_id, content="<p>Theirs.</p>")
    else:
        edit(spot, post_id, content="<p>Theirs.</p>")
    (outcome,) = spot.desk.go()
    assert isinstance(outcome, Delivered) == (step > 2)
    assert stands(spot, post_id)["content"]["raw"] == "<p>Theirs.</p>"
    if isinstance(outcome, PublishJob):
        assert (outcome.state, outcome.refusal) == (JobState.REFUSED, "PostConflict")
    spot.proxy.rules = []
    text = spot.draft.read_text(encoding="utf-8")
    spot.draft.write_text(text.replace(_OURS, "Third words."), encoding="utf-8")
    spot.desk.queue(spot.draft, Wish(status=Status.PUBLISHED))
    (again,) = spot.desk.go()
    assert getattr(again, "refusal", "") == "PostConflict"
    assert stands(spot, post_id)["content"]["raw"] == "<p>Theirs.</p>"


def test_what_is_overwritten_between_the_last_look_and_the_write_is_kept_and_told(spot: Field) -> None:
    """Step 2 is the look; WordPress has no lock."""
    post_id = published(spot)
    at_step(spot, 2, post_id, content="<p>Theirs.</p>")
    (done,) = spot.desk.go()
    assert isinstance(done, Delivered), done
    assert spot.spoiled()
    assert _OURS in stands(spot, post_id)["content"]["raw"]
    assert done.notes == (
        "Somebody else changed the post on Allotment at the same moment. Yours stands there; theirs is kept in the "
        "versions of this draft.",
    )
    kept = [version.text for version in versions(spot.desk.state, IDENTITY) if version.reason is Reason.REPLACED]
    assert [text.rpartition("---\n")[2].strip() for text in kept] == ["<p>Theirs.</p>"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"status": "draft"}, "PostUnpublished"), ({"slug": "elsewhere"}, "PostMoved")],
)
def test_what_was_done_to_the_post_is_asked_about(spot: Field, changes: dict[str, str], refusal: str) -> None:
    post_id = published(spot)
    edit(spot, post_id, **changes)
    (outcome,) = spot.desk.go()
    assert getattr(outcome, "refusal", "") == refusal
    assert _OURS not in stands(spot, post_id)["content"]["raw"]


@pytest.mark.parametrize(("force", "refusal"), [("", "PostBinned"), ("?force=true", "PostNotFound")])
def test_post_that_is_gone_is_asked_about(spot: Field, force: str, refusal: str) -> None:
    post_id = published(spot)
    login = (spot.login.user, spot.login.password)
    address = f"{spot.server.url}wp-json/wp/v2/posts/{post_id}{force}"
    requests.delete(address, auth=login, timeout=30).raise_for_status()
    (outcome,) = spot.desk.go()
    assert getattr(outcome, "refusal", "") == refusal


def test_text_that_is_replaced_stays_in_the_history(spot: Field) -> None:
    post_id = published(spot)
    edit(spot, post_id, content="<p>Theirs.</p>")
    spot.desk.queue(spot.draft, Wish(status=Status.PUBLISHED, replace=True))
    (done,) = spot.desk.go()
    assert isinstance(done, Delivered), done
    assert _OURS in stands(spot, post_id)["content"]["raw"]
    kept = [version.text for version in versions(spot.desk.state, IDENTITY) if version.reason is Reason.REPLACED]
    assert [text.rpartition("---\n")[2].strip() for text in kept] == ["<p>Theirs.</p>"]
    known = known_post(spot.desk.state, BLOG, IDENTITY)
    assert known
    assert known.stood == done.post.fields
