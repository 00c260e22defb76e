"""Posts: lost answers, races, rights, and dates, on a real WordPress behind a proxy."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from editor.clients.session import Limits
from editor.errors import (
    AddressMoved,
    AnswerBroken,
    NotAllowed,
    OutcomeUnknown,
    PostConflict,
    RequestRefused,
    TryLater,
    UsageError,
)
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.conftest import SHORT, ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.servers.wordpress.seed import DATABASE
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer

FERRY = PostFields(title="Ferry", content="<p>One</p>", slug="draft-ferry", status=Status.DRAFT)
LATER = datetime(2099, 5, 1, 12, tzinfo=UTC)


def spoil(fault: Fault, **more: Any) -> Rule:  # noqa: ANN401  # as Rule takes them
    """Spoil the creation of a post."""
    return Rule(fault, method="POST", path="/wp/v2/posts", **more)


LOST = {
    "reset": spoil(Fault.RESET_AFTER),
    "closed": spoil(Fault.CLOSE_AFTER),
    "silent": spoil(Fault.HANG_AFTER),
    "cut off": spoil(Fault.TRUNCATE),
    "gateway 502": spoil(Fault.STATUS_AFTER, code=502),
    "gateway 503": spoil(Fault.STATUS_AFTER, code=503),
    "challenge page": spoil(Fault.REPLACE_BODY, body="<title>Just a moment...</title>"),
    "list": spoil(Fault.REPLACE_BODY, body="[]"),
    "half a post": spoil(Fault.REPLACE_BODY, body='{"id": 1}'),
    "empty": spoil(Fault.REPLACE_BODY, body=""),
}
NEVER_SEEN = {
    "reset": spoil(Fault.RESET_BEFORE),
    "reset while sending": spoil(Fault.RESET_UPLOAD, size=10),
    "silent": spoil(Fault.HANG),
}
SILENT = (LOST["silent"], NEVER_SEEN["silent"])


@pytest.mark.parametrize("rule", LOST.values(), ids=LOST)
def test_post_whose_answer_was_lost_is_found_again(proxy: FaultProxy, client_at: ClientAt, rule: Rule) -> None:
    proxy.rules = [rule]
    client = client_at(proxy.url, limits=SHORT if rule in SILENT else Limits())
    with pytest.raises(OutcomeUnknown, match="looked up before anything is sent again"):
        client.create(FERRY)
    assert [entry.upstream for entry in proxy.sent("POST")] == [201]
    assert [post.content for post in client_at(proxy.url).find("draft-ferry")] == ["<p>One</p>"]


@pytest.mark.parametrize("rule", NEVER_SEEN.values(), ids=NEVER_SEEN)
def test_post_that_may_have_arrived_and_did_not_is_not_found(
    proxy: FaultProxy, client_at: ClientAt, rule: Rule
) -> None:
    proxy.rules = [rule]
    client = client_at(proxy.url, limits=SHORT if rule in SILENT else Limits())
    with pytest.raises(OutcomeUnknown):
        client.create(FERRY)
    assert len(proxy.sent("POST")) == 1
    assert client_at(proxy.url).find("draft-ferry") == ()


def test_pause_that_is_asked_for_is_told_before_anything_is_written(proxy: FaultProxy, client_at: ClientAt) -> None:
    proxy.rules = [Rule(Fault.STATUS, code=429, headers={"Retry-After": "12"}, method="POST")]
    client = client_at(proxy.url)
    with pytest.raises(TryLater) as later:
        client.create(FERRY)
    assert later.value.seconds == 12
    assert client.find("draft-ferry") == ()


def test_redirect_of_a_write_names_the_new_address(proxy: FaultProxy, client_at: ClientAt) -> None:
    moved = "https://new.example/wp-json/wp/v2/posts"
    proxy.rules = [Rule(Fault.STATUS, code=301, headers={"Location": moved}, method="POST")]
    with pytest.raises(AddressMoved, match=f"has moved to {moved}"):
        client_at(proxy.url).create(FERRY)


def test_answer_that_shows_anothers_text_is_read_again(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    post = client.create(FERRY)
    values = fetch(f"{proxy.url}wp-json/wp/v2/posts?slug=nobody-answered").json()[0]
    for name in ("title", "content"):
        values[name]["raw"] = "Theirs"
    proxy.rules = [Rule(Fault.REPLACE_BODY, method="POST", body=json.dumps(values), type="application/json")]
    updated = client.update(post.id, PostFields(content="<p>Two</p>"), post.revision)
    assert (updated.id, updated.content) == (post.id, "<p>Two</p>")


def test_post_that_was_written_and_cannot_be_read_again_is_not_told_as_if_nothing_was_sent(
    proxy: FaultProxy, client_at: ClientAt
) -> None:
    client = client_at(proxy.url, "author")
    post = client.create(FERRY)
    proxy.rules = [Rule(Fault.STATUS, method="GET", code=500)]
    with pytest.raises(OutcomeUnknown):
        client.update(post.id, PostFields(content="<script>filtered</script>"), None)
    proxy.rules = []
    assert client.get(post.id).content == "filtered"


def test_another_post_in_the_answer_to_a_creation_is_never_taken_for_the_new_one(
    proxy: FaultProxy, client_at: ClientAt, wordpress: WordPressServer
) -> None:
    def another(body: bytes) -> bytes:
        return json.dumps(json.loads(body) | {"id": wordpress.seed["post_draft"], "slug": "theirs"}).encode()

    proxy.rules = [Rule(Fault.REWRITE, method="POST", change=another)]
    with pytest.raises(OutcomeUnknown, match="looked up before anything is sent again"):
        client_at(proxy.url).create(FERRY)
    assert [post.content for post in client_at(proxy.url).find("draft-ferry")] == ["<p>One</p>"]


def test_answer_without_its_fields_is_told(proxy: FaultProxy, client_at: ClientAt, wordpress: WordPressServer) -> None:
    proxy.rules = [Rule(Fault.REPLACE_BODY, body='{"id": 1}', type="application/json")]
    with pytest.raises(AnswerBroken, match="something else than was asked for"):
        client_at(proxy.url).get(str(wordpress.seed["post_draft"]))


def test_conflict_writes_nothing(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    post = client.create(FERRY)
    client.update(post.id, PostFields(title="Theirs"), None)
    proxy.log.clear()
    with pytest.raises(PostConflict, match=r"“Theirs” was changed on the blog .*, so nothing was written"):
        client.update(post.id, PostFields(title="Ours"), post.revision)
    assert proxy.sent("POST") == []


def test_known_post_that_nobody_asks_about_is_not_read_first(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    post = client.create(FERRY)
    proxy.log.clear()
    client.update(post.id, PostFields(content="<p>Two</p>"), None)
    assert [entry.method for entry in proxy.log] == ["POST"]


# Statuses and dates


def test_post_is_not_scheduled_without_a_date(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    with pytest.raises(UsageError, match="choose its date"):
        client.create(replace(FERRY, status=Status.SCHEDULED))
    post = client.create(FERRY)
    proxy.log.clear()
    with pytest.raises(UsageError):
        client.update(post.id, PostFields(status=Status.SCHEDULED), post.revision)
    assert proxy.sent("POST") == []


def test_scheduled_post_keeps_its_date_when_none_is_named(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    post = client.create(replace(FERRY, status=Status.SCHEDULED, date=LATER))
    kept = client.update(post.id, PostFields(status=Status.SCHEDULED, title="Boat"), post.revision)
    assert (kept.status, kept.date, kept.title) == (Status.SCHEDULED, LATER, "Boat")


def test_scheduled_post_that_went_out_by_itself_is_no_conflict(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    post = client.create(replace(FERRY, status=Status.SCHEDULED, date=datetime.now(UTC) + timedelta(days=1)))
    with closing(sqlite3.connect(wordpress.instance / DATABASE)) as database, database:
        database.execute("UPDATE wp_posts SET post_status = 'publish' WHERE ID = ?", (post.id,))  # as its clock does
    assert client.get(post.id).status is Status.PUBLISHED
    assert client.update(post.id, PostFields(title="Boat"), post.revision).title == "Boat"


def test_scheduled_post_that_somebody_published_early_is_a_conflict(
    wordpress: WordPressServer, client_at: ClientAt
) -> None:
    client = client_at(wordpress.url)
    post = client.create(replace(FERRY, status=Status.SCHEDULED, date=datetime.now(UTC) + timedelta(days=1)))
    client.update(post.id, PostFields(status=Status.PUBLISHED), None)
    with pytest.raises(PostConflict):
        client.update(post.id, PostFields(title="Boat"), post.revision)


def test_published_post_keeps_its_date_when_it_is_updated(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    post = client.get(str(wordpress.seed["post_busy"]))
    same = client.update(post.id, PostFields(status=Status.PUBLISHED, content="<p>New</p>"), post.revision)
    assert (same.date, same.link, same.content) == (post.date, post.link, "<p>New</p>")


def test_date_of_a_published_post_is_changed_alone(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    past = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert client.update(str(wordpress.seed["post_busy"]), PostFields(date=past), None).date == past


def test_draft_has_no_date(wordpress: WordPressServer, client_at: ClientAt) -> None:
    assert client_at(wordpress.url).get(str(wordpress.seed["post_draft"])).date is None


def test_unknown_status_of_a_plugin_counts_as_a_drafts(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    post = client.create(FERRY)
    answer = fetch(f"{proxy.url}wp-json/wp/v2/posts?slug=nobody-answered").json()[0]
    answer |= {"id": int(post.id), "status": "in-review", "title": {"raw": "x"}, "content": {"raw": "y"}}
    proxy.rules = [Rule(Fault.REPLACE_BODY, method="GET", body=json.dumps(answer), type="application/json")]
    found = client.get(post.id)
    assert (found.status, found.date, found.is_binned) == (Status.DRAFT, None, False)


# Rights


def test_contributor_finds_a_draft_of_their_own(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url, "contributor")
    post = client.create(FERRY)
    assert client.find("draft-ferry") == (post,)
    assert client_at(wordpress.url, "author").find("draft-ferry") == ()


def test_contributor_may_not_publish(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url, "contributor")
    with pytest.raises(NotAllowed, match=r"does not allow this: Sorry, you are not allowed to publish posts"):
        client.create(replace(FERRY, status=Status.PUBLISHED))


def test_editor_does_not_find_the_draft_of_another(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client_at(wordpress.url, "author").create(FERRY)
    assert client_at(wordpress.url).find("draft-ferry") == ()


def test_blog_without_a_bin_is_told(proxy: FaultProxy, client_at: ClientAt) -> None:
    refusal = json.dumps({"code": "rest_trash_not_supported", "message": "No bin.", "data": {"status": 501}})
    proxy.rules = [Rule(Fault.STATUS, method="DELETE", code=501, body=refusal, type="application/json")]
    client = client_at(proxy.url)
    post = client.create(FERRY)
    with pytest.raises(RequestRefused, match=r"refused: No bin\."):
        client.bin(post.id)
