"""A WordPress that lies: a sentence, no second post, nobody else's post touched, the draft as it was; then it arrives.

Each lie is told for three tries, then the truth.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from editor.model.job import JobState
from editor.store.draft_files import sound_draft
from editor.store.jobs import jobs
from tests.faults.conftest import HASTY, Field
from tests.faults.ground import ground
from tests.servers.fault_proxy import Fault, Rule
from tests.servers.wordpress.seed import DATABASE

TEXT = """---
title: What grows
rejoinder: 0b8f6a52-6d0e-4a0a-9c36-5a3c1c9e7d11
blog: Allotment
status: published
tags: [bees]
---
First words.
"""
POSTS = r"/wp/v2/posts"
CREATE = {"method": "POST", "path": r"/wp/v2/posts\?"}
UPDATE = {"method": "POST", "path": r"/wp/v2/posts/\d+"}
FIND = {"method": "GET", "path": r"/wp/v2/posts\?"}
READ = {"method": "GET", "path": r"/wp/v2/posts/\d+"}
TAG = {"method": "POST", "path": r"/wp/v2/tags"}
ANY = {"path": r"/wp/v2/"}
PAGE = "<html><title>Briefly unavailable for scheduled maintenance. Check back in a minute.</title></html>"
WARNING = b"<br />\n<b>Warning</b>:  Undefined array key 0 in <b>/srv/x.php</b> on line <b>3</b><br />\n"
ELSEWHERE = "2026-05-14T11:00:00+02:00"
OTHER = 5
"""The id of a post of the seed."""


def rewritten(where: Mapping[str, str], change: Callable[[bytes], bytes]) -> Rule:
    """Answers on these requests are changed."""
    return Rule(Fault.REWRITE, **where, change=change)  # pyright: ignore[reportArgumentType]  # method and path


def said(where: Mapping[str, str], body: str) -> Rule:
    """What is answered, with 200 or 201, after the work was done."""
    return rewritten(where, lambda _: body.encode())


def with_values(where: Mapping[str, str], **values: Any) -> Rule:  # noqa: ANN401  # as JSON has them
    """These values stand in the post, or in each of a list."""

    def change(body: bytes) -> bytes:
        told: Any = json.loads(body)
        return json.dumps([dict(each) | values for each in told] if body[:1] == b"[" else told | values).encode()

    return rewritten(where, change)


def status(where: Mapping[str, str], code: int, body: str = PAGE, **headers: str) -> Rule:
    """Nothing is done, and this is answered."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Rule(Fault.STATUS, **where, code=code, body=body, headers=named)  # pyright: ignore[reportArgumentType]


HELD_UP = {
    "false for a new post": (said(CREATE, "false"), "something else than was asked for"),
    "false for a change": (said(UPDATE, "false"), "something else than was asked for"),
    "false for a look-up": (said(FIND, "false"), "something else than a list"),
    "false for a post": (said(READ, "false"), "something else than was asked for"),
    "false for a tag": (said(TAG, "false"), "something else than was asked for"),
    "nobody in a look-up": (said(FIND, "[null]"), "something else than a list"),
    "no number as id of a new post": (with_values(CREATE, id="twelve"), "“id” is missing"),
    "0 as id of a new post": (with_values(CREATE, id=0), "“id” is missing"),
    "true as id of a change": (with_values(UPDATE, id=True), "“id” is missing"),
    "no number as id of a post": (with_values(READ, id=None), "“id” is missing"),
    "no number as id of a tag": (with_values(TAG, id="x"), "“id” is missing"),
    "another new post": (with_values(CREATE, id=OTHER, slug="hello-world"), "its answer was lost"),
    "another post": (with_values(READ, id=OTHER), "“id” is another one's"),
    "a warning behind": (rewritten(ANY, lambda body: body + WARNING), "is not data"),
    "maintenance": (status(ANY, 503, Retry_After="600"), "asks to be left alone for 600 seconds"),
    "maintenance without a time": (status(ANY, 503), "asks to be left alone for 30 seconds"),
    "maintenance when it is written": (status(UPDATE, 503), r"failed \(503\) after something was sent"),
    "a circle": (status(FIND, 302, Location="/wp-json/wp/v2/posts?again=1"), "round in a circle"),
    "a move while reading": (status(READ, 301, Location="https://new.example/x"), "has moved to https://new.example/x"),
    "a move while writing": (status(CREATE, 308, Location="https://new.example/x"), "Nothing was sent there"),
    "an address that is none": (status(UPDATE, 302, Location="http://["), "which is no web address"),
}
SELDOM = frozenset(
    {
        "false for a post",
        "false for a tag",
        "0 as id of a new post",
        "true as id of a change",
        "no number as id of a post",
        "no number as id of a tag",
        "maintenance without a time",
        "a move while reading",
    }
)
"""Much like others: seen in the long run only."""
ALL_THE_SAME = {
    "another post's id in the answer to a change": with_values(UPDATE, id=OTHER),
    "another post in the answer to a change": with_values(UPDATE, id=OTHER, title={"raw": "Theirs"}),
    "a draft that comes back published": with_values(CREATE, status="publish"),
    "a published post that comes back as a draft": with_values(UPDATE, status="draft"),
    "dates with a zone": with_values(
        ANY, date_gmt="2026-05-14T11:00:00+02:00", modified_gmt="2026-05-14T11:00:00+02:00"
    ),
    "dates that are none": with_values(ANY, date_gmt="soon", modified_gmt=None, date=7),
    "a warning before": rewritten(ANY, lambda body: WARNING + body),
    "halves of characters": with_values(ANY, link="http://blog.example/\ud800"),
}


def seed_posts(spot: Field) -> list[object]:
    """Every post that was there before, as it stands."""
    with closing(sqlite3.connect(f"file:{spot.server.instance / DATABASE}?mode=ro", uri=True, timeout=30)) as database:
        found: list[object] = database.execute(
            "SELECT ID, post_status, post_title, post_content, post_name, post_modified_gmt FROM wp_posts "
            "WHERE ID <= ? ORDER BY ID",
            (spot.seed.post,),
        ).fetchall()
    return found


def assert_arrived(spot: Field, before: list[object]) -> None:
    """One post, one tag, nothing else changed, and the draft is tied to it."""
    found = ground(spot.server, spot.seed, spot.proxy.url)
    assert [(post.status, post.title, post.content, post.slug) for post in found.posts] == [
        ("publish", "What grows", "<p>First words.</p>", "what-grows")
    ]
    assert (found.terms, found.files) == ((("post_tag", "bees"),), ())
    assert "bees" in found.posts[0].terms
    assert seed_posts(spot) == before
    assert jobs(spot.desk.state) == ()
    assert int(sound_draft(spot.draft).remote_id) > spot.seed.post
    spot.assert_nothing_told()


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(*case, id=name, marks=[pytest.mark.long] * (name in SELDOM)) for name, case in HELD_UP.items()],
)
def test_lie_is_told_and_what_was_written_arrives_once_when_it_ends(spot: Field, rule: Rule, sentence: str) -> None:
    spot.draft.write_text(TEXT, encoding="utf-8")
    desk, before = spot.open(HASTY), seed_posts(spot)
    spot.proxy.rules = [rule]
    reasons: list[str] = []
    for _ in range(3):
        desk.go()
        desk.now += timedelta(hours=1)
        reasons += [job.reason for job in jobs(desk.state)]
        assert len(ground(spot.server, spot.seed, spot.proxy.url).posts) <= 1
    assert any(re.search(sentence, reason) for reason in reasons), reasons
    assert all(reason.endswith(".") for reason in reasons)
    assert spot.spoiled()
    if jobs(desk.state):
        assert spot.draft.read_text(encoding="utf-8") == TEXT
        assert jobs(desk.state)[0].state is not JobState.DONE
    spot.proxy.rules = []
    desk.go_on()
    assert_arrived(spot, before)


@pytest.mark.parametrize("rule", ALL_THE_SAME.values(), ids=ALL_THE_SAME)
def test_lie_that_is_seen_through_stops_nothing(spot: Field, rule: Rule) -> None:
    spot.draft.write_text(TEXT, encoding="utf-8")
    desk, before = spot.open(HASTY), seed_posts(spot)
    spot.proxy.rules = [rule]
    desk.go()
    assert spot.spoiled()
    assert_arrived(spot, before)
