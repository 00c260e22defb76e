"""Posts over XML-RPC: what the contract does not show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from editor.clients.session import Answer, Session
from editor.clients.xmlrpc import posts
from editor.clients.xmlrpc.posts import Posts
from editor.errors import AnswerBroken, NotAllowed, OutcomeUnknown, PostConflict, RequestRefused
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt, fault
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

BARE = {
    "post_id": "7",
    "post_title": "x",
    "post_content": "",
    "post_name": "",
    "post_status": "odd",
    "link": "",
    "post_author": "1",
}
DRAFT = PostFields(title="Ferry", slug="draft-1", status=Status.DRAFT)


class Meanwhile(Session):
    """Somebody does something between our reading and our writing, once."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._acts = [act]

    def write(self, *rest: object, **more: object) -> Answer:
        while self._acts:
            self._acts.pop()()
        return super().write(*rest, **more)  # pyright: ignore[reportArgumentType]  # as it was called


def test_change_between_our_reading_and_our_writing_is_a_conflict_by_wordpress_own_lock(
    wordpress: WordPressServer, xmlrpc_at: XmlRpcAt
) -> None:
    post_id = str(wordpress.seed["post_silent"])  # last changed long ago
    theirs = PostFields(content="<p>Theirs</p>")
    ours = xmlrpc_at(session=Meanwhile(lambda: xmlrpc_at().update(post_id, theirs, None)))
    known = ours.get(post_id)
    with pytest.raises(PostConflict, match="was changed on the blog since") as conflict:
        ours.update(post_id, PostFields(content="<p>Ours</p>"), known.revision)
    assert conflict.value.theirs.content == "<p>Theirs</p>" == ours.get(post_id).content


def test_replacing_asks_for_no_lock(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    post_id = str(wordpress.seed["post_silent"])
    ours = xmlrpc_at(session=Meanwhile(lambda: xmlrpc_at().update(post_id, PostFields(content="x"), None)))
    assert ours.update(post_id, PostFields(content="<p>Ours</p>"), None).content == "<p>Ours</p>"


def test_scheduled_post_made_elsewhere_is_changed_although_its_time_of_change_is_to_come(
    wordpress: WordPressServer, xmlrpc_at: XmlRpcAt
) -> None:
    client = xmlrpc_at()
    post = client.get(str(wordpress.seed["post_scheduled"]))
    assert post.status is Status.SCHEDULED
    changed = client.update(post.id, PostFields(content="<p>x</p>"), post.revision)
    assert (changed.content, changed.status, changed.date) == ("<p>x</p>", Status.SCHEDULED, post.date)


def test_post_without_a_time_of_change_is_written_without_a_lock(answers: Scripted) -> None:
    rpc = answers(BARE, BARE, True, BARE)
    post = Posts(rpc).get("7")
    assert (post.status, post.revision.modified, post.featured_media, post.tags) == (Status.DRAFT, "", "", ())
    assert Posts(rpc).update("7", PostFields(excerpt="y"), post.revision) == post


def test_change_that_the_blog_refuses_is_told(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    post_id = str(wordpress.seed["post_silent"])
    with pytest.raises(RequestRefused, match="refused: Invalid attachment ID"):  # not: no such post
        xmlrpc_at().update(post_id, PostFields(featured_media="999999"), None)
    with pytest.raises(NotAllowed, match="not allowed to edit this post"):
        xmlrpc_at(user="contributor").get(post_id)


def test_answer_about_a_post_that_is_none_is_told(answers: Scripted) -> None:
    for lie, told in (
        (True, "“post_id” is missing"),
        ({"post_id": "9" * 5000}, "“post_id” is missing"),
        (BARE | {"post_id": "8"}, "“id” is another one's"),
        (BARE | {"post_status": 3}, "“post_status” is missing"),
    ):
        with pytest.raises(AnswerBroken, match=told):
            Posts(answers(lie)).get("7")
    with pytest.raises(RequestRefused):
        Posts(answers(fault(500))).get("7")


def test_post_that_was_written_and_cannot_be_read_back_has_an_unknown_outcome(
    proxy: FaultProxy, xmlrpc_at: XmlRpcAt
) -> None:
    proxy.rules = [Rule(Fault.STATUS, nth=3, code=500)]
    with pytest.raises(OutcomeUnknown):
        xmlrpc_at(proxy.url).create(DRAFT)
    assert len(proxy.log) == 3


def test_drafts_of_one_slug_get_the_next_free_suffix(xmlrpc_at: XmlRpcAt) -> None:
    client = xmlrpc_at()
    assert [client.create(DRAFT).slug for _ in range(3)] == ["draft-1", "draft-1-2", "draft-1-3"]
    unnamed = client.create(replace(DRAFT, slug=None))
    assert unnamed.slug == ""


def test_only_an_older_draft_makes_a_suffix(answers: Scripted) -> None:
    mine = BARE | {"post_status": "draft", "post_name": "draft-1"}
    said = replace(DRAFT, comments=True, pings=True)
    assert Posts(answers("7", mine, [mine | {"post_id": "8"}, mine])).create(said).slug == "draft-1"
    assert Posts(answers("7", mine, [])).create(said).slug == "draft-1"


def test_post_of_a_blog_that_does_not_tell_its_ways_is_made_all_the_same(answers: Scripted) -> None:
    mine = BARE | {"post_status": "draft", "post_name": "draft-1"}
    for told in (fault(401), {}, {"default_comment_status": {"value": "ask"}}):
        assert Posts(answers(told, "7", mine, [])).create(DRAFT).slug == "draft-1"


def test_slug_is_found_behind_any_number_of_posts_of_others(
    wordpress: WordPressServer, xmlrpc_at: XmlRpcAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posts, "_PER_PAGE", 3)
    mine = xmlrpc_at().create(DRAFT)
    for number in range(7):
        xmlrpc_at(user="admin").create(PostFields(title=f"Later {number}", status=Status.PUBLISHED))
    assert xmlrpc_at().find("other", "draft-1") == (mine,)
    assert xmlrpc_at(user="admin").find("draft-1") == ()  # it is not theirs


def test_binned_post_is_not_deleted_for_good(proxy: FaultProxy, xmlrpc_at: XmlRpcAt) -> None:
    client = xmlrpc_at(proxy.url)
    post = client.create(DRAFT)
    client.bin(post.id)
    before = len(proxy.log)
    client.bin(post.id)
    assert len(proxy.log) == before + 1  # a question, and no second deletion
    assert client.get(post.id).is_binned


def test_contributor_submits_for_review(xmlrpc_at: XmlRpcAt) -> None:
    client = xmlrpc_at(user="contributor")
    post = client.create(DRAFT)
    sent = client.update(post.id, PostFields(status=Status.PENDING), post.revision)
    assert sent.status is Status.PENDING
    with pytest.raises(NotAllowed, match="not allowed to publish posts"):
        client.update(post.id, PostFields(status=Status.PUBLISHED), sent.revision)
