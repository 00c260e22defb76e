"""After a lost answer, our own work is told from somebody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost, Revision
from editor.publish.sent import is_as_sent, sent_record
from tests.publish.conftest import Desk
from tests.support.memory_blog import Fault

DAY = datetime(2026, 5, 14, 9, tzinfo=UTC)
SENT = PostFields(
    title="Ferry",
    content="<p>One <iframe></iframe>two.</p>",
    status=Status.PUBLISHED,
    categories=("3", "1"),
    tags=("7",),
    featured_media="9",
    date=DAY,
)
STORED = RemotePost(
    id="1",
    link="https://blog.example/?p=1",
    status=Status.PUBLISHED,
    title="Ferry",
    content="<p>One two.</p>",
    slug="ferry",
    revision=Revision(modified="", digest=""),
    categories=("1", "3"),
    tags=("7",),
    featured_media="9",
    date=DAY,
)


def test_post_as_it_was_sent_is_ours() -> None:
    assert is_as_sent(sent_record(SENT), STORED)


@pytest.mark.parametrize(
    "theirs",
    [
        replace(STORED, title="Fairy"),
        replace(STORED, content="<p>One two three.</p>"),
        replace(STORED, status=Status.DRAFT),
        replace(STORED, status=Status.PRIVATE),
        replace(STORED, categories=("1",)),
        replace(STORED, tags=("7", "8")),
        replace(STORED, featured_media=""),
        replace(STORED, date=DAY + timedelta(days=1)),
    ],
)
def test_post_that_somebody_changed_is_not(theirs: RemotePost) -> None:
    assert not is_as_sent(sent_record(SENT), theirs)


def test_what_was_not_sent_is_not_compared() -> None:
    sent = replace(SENT, status=None, categories=None, tags=None, featured_media=None, date=None)
    assert is_as_sent(sent_record(sent), replace(STORED, status=Status.DRAFT, date=None))


def test_blog_files_a_post_without_categories_under_one_of_its_own() -> None:
    assert is_as_sent(sent_record(replace(SENT, categories=())), STORED)


def test_scheduled_post_goes_out_by_itself() -> None:
    scheduled = replace(SENT, status=Status.SCHEDULED)
    assert is_as_sent(sent_record(scheduled), STORED)
    assert is_as_sent(sent_record(SENT), replace(STORED, status=Status.SCHEDULED))
    assert not is_as_sent(sent_record(replace(SENT, date=None)), replace(STORED, status=Status.SCHEDULED))
    assert is_as_sent(sent_record(scheduled), replace(STORED, date=None))


@pytest.mark.parametrize("change", [PostFields(status=Status.DRAFT), PostFields(tags=("5",)), PostFields(date=DAY)])
def test_post_that_somebody_changed_after_the_answer_was_lost_is_asked_about(desk: Desk, change: PostFields) -> None:
    desk.draft = replace(desk.draft, date=DAY + timedelta(days=1))
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    desk.memory.edit_in_the_browser("1", replace(change, title="Why small gardens", slug="why"))
    (second,) = desk.go()
    assert getattr(second, "refusal", "") == "PostConflict"
