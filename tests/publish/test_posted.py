"""The log of what was posted tells what was done to each post."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from editor.model.draft import Status
from editor.publish.outbox import Wish
from editor.publish.posted import Deed, posted
from editor.store.publications import log_publication, publications
from tests.publish.conftest import Desk


def deeds(desk: Desk) -> list[Deed]:
    """Oldest first."""
    return [entry.deed for entry in reversed(posted(desk.state))]


def test_what_was_done_to_a_post_is_told_by_what_came_before(desk: Desk) -> None:
    desk.delivered(Wish(status=Status.DRAFT))
    desk.delivered(Wish(status=Status.DRAFT))
    desk.delivered()
    desk.delivered()
    desk.delivered(Wish(status=Status.DRAFT))
    assert deeds(desk) == [Deed.DRAFTED, Deed.DRAFTED, Deed.PUBLISHED, Deed.UPDATED, Deed.UNPUBLISHED]
    newest = posted(desk.state)[0].publication
    assert (newest.title, newest.blog_name, newest.status) == ("Why small gardens", "Allotment", Status.DRAFT)


def test_other_statuses_are_told_and_posts_kept_apart(desk: Desk) -> None:
    desk.delivered()
    (first,) = publications(desk.state)
    for number, status in enumerate((Status.SCHEDULED, Status.PRIVATE, Status.PENDING, Status.PUBLISHED), 2):
        later = first.when + timedelta(hours=number)
        log_publication(desk.state, replace(first, post_id=str(number), status=status, when=later))
    assert deeds(desk)[1:] == [Deed.SCHEDULED, Deed.PRIVATE, Deed.SUBMITTED, Deed.PUBLISHED]
