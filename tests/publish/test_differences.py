"""What changed here is sent, what changed on the blog stays, and what changed on both sides is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from editor.errors import TryLater
from editor.model.draft import Status
from editor.model.post import FIELDS, NO_FIELDS, PostFields, RemotePost, Revision
from editor.publish.delivery import Delivered
from editor.publish.differences import Ancestor, Differences, arrived, differences, named
from editor.publish.outbox import Wish, decided
from editor.publish.settling import settle
from editor.store.jobs import jobs
from editor.store.known_posts import known_post, remember_post
from editor.store.versions import Reason, versions
from editor.text.tags import tags
from tests.publish.conftest import Desk
from tests.support.memory_blog import PUBLISHED_AT, Fault

DAY = datetime(2026, 5, 14, 9, tzinfo=UTC)
SENT = PostFields(
    title="Ferry",
    content="<p>One <iframe></iframe>two.</p>",
    slug="ferry",
    status=Status.PUBLISHED,
    excerpt="Short.",
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
    slug="ferry-2",
    revision=Revision(modified="", digest=""),
    excerpt="Short.",
    categories=("1", "3"),
    tags=("7",),
    featured_media="9",
    date=DAY,
)
OVER = PostFields(title="Fern", content="<p>No.</p>", slug="draft-1b4e", categories=("8",), status=Status.DRAFT)
MET = Ancestor(said=SENT, stood=STORED.fields)
OTHERS: dict[str, Any] = {
    "title": "Fairy",
    "content": "<p>Other.</p>",
    "slug": "other",
    "status": Status.PRIVATE,
    "excerpt": "Longer.",
    "categories": ("1",),
    "tags": ("7", "8"),
    "featured_media": "",
    "date": DAY + timedelta(days=1),
}


def test_nothing_is_sent_where_nothing_changed() -> None:
    assert differences(MET, STORED, SENT) == Differences()


@pytest.mark.parametrize("name", OTHERS)
def test_each_field_is_told_by_who_changed_it(name: str) -> None:
    mine, theirs = replace(SENT, **{name: OTHERS[name]}), replace(STORED, **{name: OTHERS[name]})
    third: Any = {"status": Status.PENDING, "date": DAY + timedelta(days=2)}.get(
        name, ("9",) if name[-1] == "s" else "x"
    )
    assert differences(MET, STORED, mine) == Differences(send=(name,))
    assert differences(MET, theirs, SENT) == Differences(kept=(name,))
    assert differences(MET, theirs, mine) == Differences()
    assert differences(MET, theirs, replace(mine, **{name: third})) == Differences(overlaps=(name,))


def test_what_the_draft_does_not_name_is_theirs() -> None:
    theirs = replace(STORED, tags=("8",))
    assert differences(MET, theirs, replace(SENT, tags=None)) == Differences(kept=("tags",))


def test_scheduled_post_goes_out_by_itself_and_can_be_sent_out_now() -> None:
    met = Ancestor(said=replace(SENT, status=Status.SCHEDULED), stood=replace(STORED.fields, status=Status.SCHEDULED))
    assert differences(met, STORED, met.said) == Differences()
    assert differences(met, replace(STORED, status=Status.SCHEDULED), SENT) == Differences(send=("status",))


def test_what_the_blog_did_not_take_is_wanted_again() -> None:
    pending = replace(STORED, status=Status.PENDING, slug="")
    met = Ancestor(said=SENT, stood=pending.fields)
    assert differences(met, pending, SENT) == Differences(send=("slug", "status"))


def test_what_is_not_known_is_asked_about_where_it_differs() -> None:
    found = differences(Ancestor(), STORED, replace(SENT, title="Mine"))
    assert found.overlaps == ("title", "content", "slug")


def test_post_as_it_was_sent_is_ours_whatever_the_blog_made_of_it() -> None:
    assert set(arrived(SENT, OVER, STORED)) == set(OTHERS)
    assert set(arrived(replace(SENT, categories=()), OVER, STORED)) == set(OTHERS)
    assert arrived(replace(NO_FIELDS, tags=("7",)), OVER, STORED) == ("tags",)


@pytest.mark.parametrize(
    ("name", "before"),
    [("slug", "draft-1b4e"), ("content", "<p>One <img src='cat.png'>two.</p>"), ("categories", ("8",))],
)
def test_field_that_stands_as_it_did_has_not_arrived_though_it_reads_the_same(name: str, before: object) -> None:
    sent, there = replace(SENT, categories=()), replace(STORED, **{name: before})
    assert set(OTHERS) - set(arrived(sent, replace(OVER, **{name: before}), there)) == {name}


@pytest.mark.parametrize("name", [name for name in OTHERS if name != "slug"])
def test_field_that_somebody_changed_after_it_was_sent_is_not(name: str) -> None:
    missing = set(OTHERS) - set(arrived(SENT, OVER, replace(STORED, **{name: OTHERS[name]})))
    assert missing == ({name, "content", "slug"} if name in {"title", "content"} else {name})


def test_fields_are_named_in_words() -> None:
    assert named(("content",)) == "text"
    assert named(("title", "content", "tags")) == "title, text and tags"


# ---------------------------------------------------------------------------------------------------- in a delivery
def test_post_whose_update_did_not_arrive_gets_its_address_all_the_same(desk: Desk) -> None:
    desk.draft = replace(desk.draft, body="<p>One.</p>")
    desk.memory.faults.append(Fault("update", after_work=False))
    desk.kept()
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert done.post.slug == "why-small-gardens"


def test_post_whose_update_did_not_arrive_gets_its_pictures_all_the_same(desk: Desk) -> None:
    desk.memory.faults.append(Fault("update", TryLater("Later.", 1), after_work=False))
    desk.kept()
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert done.post.status is Status.PUBLISHED
    assert [tag.attributes["src"] for tag in tags(done.post.content, "img")] == [
        f"https://blog.example/files/{upload.name}" for upload in desk.memory.files.values()
    ]


@pytest.mark.parametrize("after_work", [True, False])
def test_change_that_no_reader_sees_arrives_in_the_end(desk: Desk, after_work: bool) -> None:
    desk.write('<p><a href="https://one.example/">One</a></p>')
    desk.delivered()
    for address in ("two", "three"):
        desk.write(f'<p><a href="https://{address}.example/">One</a></p>')
        desk.memory.faults = [Fault("update", TryLater("Later.", 1), after_work=after_work and address == "two")]
        desk.kept()
    (done,) = desk.go()
    assert isinstance(done, Delivered), done
    assert "https://three.example/" in done.post.content


def test_categories_that_were_taken_out_go_though_the_first_try_did_not_arrive(desk: Desk) -> None:
    desk.delivered()
    desk.draft = replace(desk.draft, categories=(), slug="why-tiny")
    desk.memory.faults.append(Fault("update", TryLater("Later.", 1), after_work=False))
    desk.kept()
    (done,) = desk.go()
    assert isinstance(done, Delivered), done
    assert (done.post.categories, done.post.slug) == ((), "why-tiny")


def test_draft_that_is_put_back_after_two_tries_is_what_stands_there(desk: Desk) -> None:
    desk.write("<p>Zero.</p>")
    desk.delivered()
    for words, after_work in (("One", True), ("Two", False)):
        desk.write(f"<p>{words}.</p>")
        desk.memory.faults = [Fault("update", TryLater("Later.", 1), after_work=after_work)]
        desk.kept()
    desk.write("<p>Zero.</p>")
    assert desk.delivered().post.content == "<p>Zero.</p>"


def test_update_sends_what_changed_and_nothing_else(desk: Desk) -> None:
    desk.delivered()
    sent = _sent(desk)
    desk.draft = replace(desk.draft, title="Why tiny gardens")
    desk.delivered()
    desk.write("<p>Two.</p>")
    desk.delivered()
    assert sent == [PostFields(title="Why tiny gardens"), PostFields(content="<p>Two.</p>")]


def test_update_without_a_change_sends_nothing(desk: Desk) -> None:
    desk.delivered()
    desk.memory.log.clear()
    desk.delivered()
    assert "update" not in desk.memory.log


def test_what_was_changed_in_other_fields_stays_and_is_told(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(tags=("8",), excerpt="Theirs."))
    desk.write("<p>Two.</p>")
    done = desk.delivered()
    assert (done.post.tags, done.post.excerpt, done.post.content) == (("8",), "Theirs.", "<p>Two.</p>")
    assert done.notes == ("The excerpt and tags were changed on Allotment and stay so.",)
    desk.draft = replace(desk.draft, tags=("wasps",))
    refused = desk.kept()
    assert refused.refusal == "PostConflict"
    assert "and here as well: the tags." in refused.reason


def test_text_that_was_changed_on_the_blog_alone_stays(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    desk.draft = replace(desk.draft, title="Mine")
    done = desk.delivered()
    assert (done.post.title, done.post.content) == ("Mine", "<p>Theirs.</p>")
    assert done.notes == ("The text was changed on Allotment and stays so.",)
    desk.write("<p>Mine.</p>")
    assert desk.kept().refusal == "PostConflict"


def test_second_editor_between_the_reading_and_the_writing_is_seen(desk: Desk) -> None:
    desk.delivered()
    update = desk.memory.update

    def overtaken(post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        desk.memory.update = update
        desk.memory.edit_in_the_browser("1", PostFields(tags=("8",)))
        return update(post_id, fields, known)

    desk.memory.update = overtaken
    desk.write("<p>Two.</p>")
    done = desk.delivered()
    assert (done.post.tags, done.post.content) == (("8",), "<p>Two.</p>")
    desk.memory.update = lambda post_id, fields, known: _each_time(desk, update, post_id, fields, known)
    desk.write("<p>Three.</p>")
    assert desk.kept().refusal == "PostConflict"


def _each_time(desk: Desk, update: Any, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:  # noqa: ANN401
    desk.memory.edit_in_the_browser("1", PostFields(excerpt=f"{len(desk.memory.log)}"))
    return update(post_id, fields, known)


@pytest.mark.parametrize("change", [PostFields(tags=("5",)), PostFields(date=DAY), PostFields(content="<p>No.</p>")])
def test_change_after_the_answer_was_lost_is_not_overwritten(desk: Desk, change: PostFields) -> None:
    desk.draft = replace(desk.draft, date=DAY + timedelta(days=1))
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    theirs = desk.memory.edit_in_the_browser("1", change)
    (second,) = desk.go()
    assert getattr(second, "refusal", "") == "PostConflict"
    assert desk.memory.posts["1"] == theirs


def test_date_that_the_blog_gave_is_no_change_of_somebody(desk: Desk) -> None:
    desk.delivered()
    assert desk.memory.posts["1"].date == PUBLISHED_AT
    assert desk.delivered().notes == ()
    desk.draft = replace(desk.draft, body="<p>More.</p>")
    assert desk.delivered().notes == ()


def test_change_in_a_field_that_the_draft_does_not_name_is_told_once(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(date=DAY))
    assert "The date was changed" in desk.delivered().notes[0]
    assert desk.delivered().notes == ()
    assert desk.memory.posts["1"].date == DAY


def test_post_that_somebody_unpublished_is_asked_about(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(status=Status.DRAFT))
    refused = desk.kept()
    assert refused.refusal == "PostUnpublished"
    assert "no reader sees it" in refused.reason
    assert desk.delivered(Wish(status=Status.DRAFT)).post.status is Status.DRAFT


def test_post_that_got_another_address_is_asked_about(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(slug="why-tiny"))
    refused = desk.kept()
    assert refused.refusal == "PostMoved"
    assert "ends in “why-tiny”, not in “why-small-gardens”" in refused.reason


def test_replaced_text_is_kept_for_good(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>", title="Their title"))
    desk.draft = replace(desk.draft, title="Mine", body="<p>Mine.</p>")
    again = decided(desk.state, desk.kept(), replace_theirs=True)
    desk.memory.faults.append(Fault("update", after_work=False))
    desk.go()
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert (done.post.title, done.post.content) == ("Mine", "<p>Mine.</p>")
    (kept,) = [version for version in versions(desk.state, "1b4e") if version.reason is Reason.REPLACED]
    assert kept.title == "Their title"
    assert kept.text.endswith("---\n\n<p>Theirs.</p>")
    assert again.seen


def test_replacing_is_asked_again_when_theirs_is_another_by_then(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    desk.write("<p>Mine.</p>")
    decided(desk.state, desk.kept(), replace_theirs=True)
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs, later.</p>"))
    desk.go()
    assert jobs(desk.state)[0].refusal == "PostConflict"
    assert desk.memory.posts["1"].content == "<p>Theirs, later.</p>"


def test_state_from_before_the_fields_were_kept_goes_on_working(desk: Desk) -> None:
    desk.delivered()
    known = known_post(desk.state, "blog-1", "1b4e")
    assert known
    old = replace(known, said=NO_FIELDS, stood=NO_FIELDS, revision=replace(known.revision, whole=""))
    remember_post(desk.state, old)
    desk.write("<p>Two.</p>")
    assert desk.delivered().post.content == "<p>Two.</p>"
    remember_post(desk.state, old)
    desk.write("<p>Three.</p>")
    assert desk.kept().refusal == "PostConflict"


def _sent(desk: Desk) -> list[PostFields]:
    """What each update from now on sends."""
    sent, update = list[PostFields](), desk.memory.update

    def noted(post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        sent.append(fields)
        return update(post_id, fields, known)

    desk.memory.update = noted
    return sent


def test_same_change_on_both_sides_is_none(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p >Two.</p >"))
    desk.write("<p>Two.</p>")
    assert desk.delivered().post.content == "<p >Two.</p >"


@pytest.mark.parametrize(("mine", "stands"), [(True, Status.PUBLISHED), (False, Status.DRAFT)])
def test_unpublished_post_becomes_what_a_person_decides(desk: Desk, mine: bool, stands: Status) -> None:
    desk.delivered()
    theirs = desk.memory.edit_in_the_browser("1", PostFields(status=Status.DRAFT))
    desk.write("<p>Mine.</p>")
    job = desk.kept()
    settle(desk.state, job, theirs, ("status",), desk.time, mine=mine)
    if not mine:
        desk.draft = replace(desk.draft, status=Status.DRAFT)
    decided(desk.state, job)
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert (done.post.status, done.post.content) == (stands, "<p>Mine.</p>")


@pytest.mark.parametrize(("mine", "stands"), [(True, "why-small-gardens"), (False, "why-tiny")])
def test_address_becomes_what_a_person_decides(desk: Desk, mine: bool, stands: str) -> None:
    desk.delivered()
    theirs = desk.memory.edit_in_the_browser("1", PostFields(slug="why-tiny"))
    job = desk.kept()
    settle(desk.state, job, theirs, ("slug",), desk.time, mine=mine)
    desk.draft = replace(desk.draft, slug=stands)
    decided(desk.state, job)
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert done.post.slug == stands


def test_post_from_another_computer_is_settled_too(desk: Desk) -> None:
    desk.memory.create(PostFields(title="Elsewhere", content="<p>x</p>", slug="why"))
    desk.draft = replace(desk.draft, blog="Allotment", remote_id="1", slug="why")
    job = desk.kept()
    settle(desk.state, job, desk.memory.posts["1"], FIELDS, desk.time, mine=True)
    decided(desk.state, job)
    (done,) = desk.go()
    assert isinstance(done, Delivered), done
    assert done.post.title == "Why small gardens"
    assert [version.title for version in versions(desk.state, "1b4e")] == ["Elsewhere"]


def test_password_is_known_again_and_not_kept(desk: Desk) -> None:
    desk.draft = replace(desk.draft, password="tomatoes at dawn")
    sent = _sent(desk)
    desk.delivered()
    desk.delivered()
    assert [fields.password for fields in sent] == ["tomatoes at dawn"]
    desk.draft = replace(desk.draft, password="")
    assert desk.delivered().post.password == ""
    known = known_post(desk.state, "blog-1", "1b4e")
    assert known
    assert "tomatoes" not in f"{known.said.password}{known.stood.password}"
