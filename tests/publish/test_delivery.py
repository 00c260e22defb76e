"""A publish arrives once and whole, whatever is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.clients.protocols import TermKind
from editor.errors import OutcomeUnknown, ServerFailed, TryLater, Unreachable
from editor.model.blog import Blog, Feature
from editor.model.draft import Status
from editor.model.job import JobState, PublishJob
from editor.model.post import Gap, PostFields, RemotePost, Revision
from editor.model.problem import Problem, Severity
from editor.publish.delivery import Delivered
from editor.publish.outbox import Wish, unbinned
from editor.store.jobs import jobs, remove_job
from editor.store.publications import publications
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import ALL, Fault, MemoryBlog


def only_post(desk: Desk) -> str:
    """The content of the one post that is not in the bin."""
    standing = [post for post in desk.memory.posts.values() if not post.is_binned]
    assert len(standing) == 1
    return standing[0].content


class Raced(MemoryBlog):
    """A blog on which another try of the same job is a moment earlier."""

    def create(self, fields: PostFields) -> RemotePost:
        super().create(fields)
        return super().create(replace(fields, slug=f"{fields.slug}-2"))


class Headstrong(MemoryBlog):
    """A blog that stores something else than it was sent."""

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        other = replace(fields, title="Shouted", slug="why-2", status=Status.PENDING, categories=(), tags=())
        return super().update(post_id, other, known)


def test_post_arrives_with_its_image_terms_and_slug(desk: Desk) -> None:
    post = desk.delivered().post
    assert (post.status, post.slug, post.title) == (Status.PUBLISHED, "why-small-gardens", "Why small gardens")
    (upload,) = desk.memory.files.values()
    assert upload.alt == "A cat"
    assert f'<img src="https://blog.example/files/{upload.name}" alt="A cat" />' in post.content
    assert desk.memory.names == {TermKind.CATEGORY: ["News"], TermKind.TAG: ["bees"]}
    assert (post.categories, post.tags) == (("1",), ("1",))
    assert desk.ties == [("Allotment", post.id)]
    assert jobs(desk.state) == ()


def test_what_went_out_is_logged(desk: Desk) -> None:
    desk.delivered()
    (entry,) = publications(desk.state)
    assert (entry.blog_name, entry.title, entry.link) == ("Allotment", "Why small gardens", "https://blog.example/?p=1")


def test_second_publish_updates_the_same_post_and_uploads_nothing(desk: Desk) -> None:
    desk.delivered()
    desk.write('<p>Two.</p>\n<p><img src="cat.png" alt="A cat" /></p>')
    desk.memory.log.clear()
    desk.delivered()
    assert "<p>Two.</p>" in only_post(desk)
    assert len(desk.memory.files) == 1
    assert not {"create", "upload", "find_media"} & set(desk.memory.log)


def test_image_that_was_deleted_on_the_blog_is_uploaded_anew(desk: Desk) -> None:
    desk.delivered()
    desk.memory.files["200"] = desk.memory.files.pop("100")
    desk.memory.files["200"] = replace(desk.memory.files["200"], name="another-0000ffff.png")
    post = desk.delivered().post
    assert [upload.name for upload in desk.memory.files.values()] != []
    (name,) = (upload.name for upload in desk.memory.files.values() if upload.name.startswith("cat-"))
    assert f'src="https://blog.example/files/{name}"' in post.content


def test_publish_that_is_read_back_twice_is_logged_once(desk: Desk) -> None:
    tie = desk.tie

    def killed(job: PublishJob, blog: Blog, post: RemotePost) -> None:
        desk.tie = tie
        raise Killed

    desk.tie = killed
    with pytest.raises(Killed):
        desk.publish()
    (second,) = desk.go()
    assert isinstance(second, Delivered)
    assert len(publications(desk.state)) == 1


def test_each_publish_of_a_post_is_logged(desk: Desk) -> None:
    desk.delivered()
    desk.delivered()
    assert len(publications(desk.state)) == 2


def test_post_that_was_taken_out_at_the_last_moment_is_logged_all_the_same(desk: Desk) -> None:
    get, calls = desk.memory.get, list[str]()

    def dropped(post_id: str) -> RemotePost:
        calls.append(post_id)
        remove_job(desk.state, jobs(desk.state)[0].id)
        return get(post_id)

    desk.memory.get = dropped
    desk.publish()
    assert calls == ["1"]
    assert [entry.post_id for entry in publications(desk.state)] == ["1"]


def test_post_without_images_takes_four_round_trips_after_the_first_time(desk: Desk) -> None:
    desk.draft = replace(desk.draft, body="<p>One.</p>", categories=(), tags=())
    desk.delivered()
    desk.memory.log.clear()
    desk.write("<p>Two.</p>")
    desk.delivered()
    assert desk.memory.log == ["get", "update", "get"]


@pytest.mark.parametrize("after_work", [True, False])
@pytest.mark.parametrize(
    "lost", ["find", "create", "find_media", "upload", "find_term", "create_term", "update", "get"]
)
@pytest.mark.parametrize("error", [OutcomeUnknown("Lost."), ServerFailed("500."), Unreachable("Offline.")])
def test_lost_answer_makes_nothing_twice(desk: Desk, lost: str, after_work: bool, error: Exception) -> None:
    desk.memory.faults.append(Fault(lost, error, after_work=after_work))
    outcome = desk.kept()
    assert outcome.state in {JobState.WAITING, JobState.UNKNOWN}
    (second,) = desk.go()
    assert isinstance(second, Delivered)
    assert "cat" in only_post(desk)
    assert len(desk.memory.files) == 1
    assert desk.memory.names == {TermKind.CATEGORY: ["News"], TermKind.TAG: ["bees"]}


class Killed(BaseException):
    """The process ends here, and nothing of it is tidied up."""


@pytest.mark.parametrize("after_work", [True, False])
@pytest.mark.parametrize("at", ["find", "create", "find_media", "upload", "find_term", "create_term", "update", "get"])
def test_kill_between_any_two_requests_is_taken_up_where_it_was(desk: Desk, at: str, after_work: bool) -> None:
    desk.memory.faults.append(Fault(at, Killed(), after_work=after_work))
    with pytest.raises(Killed):
        desk.publish()
    (second,) = desk.go()
    assert isinstance(second, Delivered)
    assert second.post.status is Status.PUBLISHED
    assert "cat" in only_post(desk)
    assert len(desk.memory.files) == 1


def test_answer_lost_after_the_blog_took_out_html_is_still_ours(desk: Desk) -> None:
    desk.memory.stored = lambda content: content.replace(" alt=", " data-alt=")
    desk.memory.faults.append(Fault("update"))
    desk.kept()
    (second,) = desk.go()
    assert isinstance(second, Delivered)
    assert any("takes out HTML" in note for note in second.notes)


def test_older_of_two_half_made_posts_is_adopted_and_the_other_binned(desk: Desk) -> None:
    for _ in range(2):
        desk.memory.create(PostFields(title="x", slug="draft-1b4e"))
    assert desk.delivered().post.id == "1"
    assert desk.memory.posts["2"].is_binned


def test_post_that_another_try_made_meanwhile_is_adopted(desk: Desk) -> None:
    desk.memory = Raced()
    assert desk.delivered().post.id == "1"
    assert desk.memory.posts["2"].is_binned


def test_post_changed_on_the_blog_is_not_overwritten(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    desk.write("<p>Mine.</p>")
    refused = desk.kept()
    assert (refused.state, refused.refusal) == (JobState.REFUSED, "PostConflict")
    assert "was changed on Allotment" in refused.reason
    assert only_post(desk) == "<p>Theirs.</p>"
    assert "<p>Mine.</p>" in desk.delivered(Wish(replace=True)).post.content


def test_post_that_another_computer_published_is_asked_about(desk: Desk) -> None:
    desk.memory.create(PostFields(title="Elsewhere", content="<p>x</p>"))
    desk.draft = replace(desk.draft, blog="Allotment", remote_id="1")
    assert desk.kept().refusal == "PostConflict"


def test_somebody_who_writes_at_the_same_moment_is_noticed_next_time(desk: Desk) -> None:
    update = desk.memory.update

    def overtaken(post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        update(post_id, fields, known)
        return desk.memory.edit_in_the_browser(post_id, PostFields(content="<p>Theirs, a moment later.</p>"))

    desk.memory.update = overtaken
    desk.delivered()
    desk.memory.update = update
    assert desk.kept().refusal == "PostConflict"


def test_binned_post_is_not_written_to(desk: Desk) -> None:
    desk.delivered()
    desk.memory.bin("1")
    kept = desk.kept()
    assert "in the bin on Allotment" in kept.reason
    assert kept.refusal == "PostBinned"


def test_binned_post_is_taken_out_and_updated_when_a_person_says_so(desk: Desk) -> None:
    before = desk.delivered().post
    desk.memory.bin("1")
    desk.write("<p>Two.</p>")
    unbinned(desk.state, desk.kept())
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    post = done.post
    assert (post.is_binned, post.status, post.slug, post.content) == (False, before.status, before.slug, "<p>Two.</p>")
    assert done.notes == ()


def test_post_that_is_taken_out_of_the_bin_keeps_what_was_changed_on_the_blog(desk: Desk) -> None:
    """What we said of it is remembered, so only what is new here is sent."""
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(title="Theirs"))
    desk.memory.bin("1")
    desk.write("<p>Two.</p>")
    unbinned(desk.state, desk.kept())
    (done,) = desk.go()
    assert isinstance(done, Delivered), done
    assert (done.post.content, done.post.title) == ("<p>Two.</p>", "Theirs")


@pytest.mark.parametrize("after_work", [True, False])
def test_answer_lost_while_it_is_taken_out_is_looked_up(desk: Desk, after_work: bool) -> None:
    desk.delivered()
    desk.memory.bin("1")
    unbinned(desk.state, desk.kept())
    desk.memory.faults.append(Fault("update", OutcomeUnknown("Lost."), after_work=after_work))
    (kept,) = desk.go()
    assert isinstance(kept, PublishJob)
    assert kept.state is JobState.UNKNOWN
    (done,) = desk.go()
    assert isinstance(done, Delivered)
    assert (done.post.is_binned, done.post.status) == (False, Status.PUBLISHED)


def test_deleted_post_is_made_anew_when_asked(desk: Desk) -> None:
    desk.delivered()
    del desk.memory.posts["1"]
    assert desk.kept().refusal == "PostNotFound"
    desk.memory.posts["9"] = desk.memory.create(PostFields(title="another"))
    assert desk.delivered(Wish(anew=True)).post.status is Status.PUBLISHED


def test_blog_may_give_the_id_of_a_deleted_post_again(desk: Desk) -> None:
    desk.delivered()
    del desk.memory.posts["1"]
    assert desk.kept().refusal == "PostNotFound"
    again = desk.delivered(Wish(anew=True)).post
    assert (again.id, again.status) == ("1", Status.PUBLISHED)


def test_stop_prevents_sending_unless_it_is_overruled(desk: Desk) -> None:
    desk.problems = (
        Problem(id="answer-empty", severity=Severity.WARN, line=3, message="An answer is empty."),
        Problem(id="disclosure-missing", severity=Severity.STOP, line=1, message="No disclosure."),
    )
    refused = desk.kept()
    assert refused.reason == "“Why small gardens” was not sent: No disclosure."
    assert refused.refusal == "PostStopped"
    assert desk.memory.posts == {}
    assert desk.delivered(Wish(ignored=("disclosure-missing",))).post.id == "1"


def test_post_with_a_gap_is_not_sent(desk: Desk) -> None:
    desk.gaps = (Gap(line=2, reason="too many open brackets"),)
    assert "line 2 cannot be rendered (too many open brackets)" in desk.kept().reason
    assert desk.memory.posts == {}
    assert desk.delivered(Wish(ignored=("block-unrendered",))).post.id == "1"


def test_what_was_taken_out_of_the_draft_is_emptied_on_the_blog(desk: Desk) -> None:
    desk.draft = replace(desk.draft, excerpt="Short.", featured_image="cat.png")
    assert desk.delivered().post.featured_media == "100"
    desk.draft = replace(desk.draft, excerpt="", tags=(), categories=(), featured_image="")
    post = desk.delivered().post
    assert (post.excerpt, post.tags, post.categories, post.featured_media) == ("", (), (), "")


def test_what_was_set_in_the_browser_is_left_alone(desk: Desk) -> None:
    desk.draft = replace(desk.draft, tags=())
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(tags=("9",)))
    assert desk.delivered().post.tags == ("9",)


def test_date_is_not_sent_with_a_draft(desk: Desk) -> None:
    desk.draft = replace(desk.draft, date=desk.time)
    assert desk.delivered(Wish(status=Status.DRAFT)).post.date is None
    assert desk.delivered().post.date is not None


def test_date_goes_along_when_a_draft_appears_again(desk: Desk) -> None:
    """While it was a draft again, the blog forgot it."""
    desk.draft = replace(desk.draft, date=desk.time)
    post = desk.delivered().post
    desk.delivered(Wish(status=Status.DRAFT))
    desk.memory.posts[post.id] = replace(desk.memory.posts[post.id], date=None)
    sent: list[PostFields] = []
    update = desk.memory.update

    def listened(post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        sent.append(fields)
        return update(post_id, fields, known)

    desk.memory.update = listened
    desk.delivered()
    assert [(fields.status, fields.date) for fields in sent] == [(Status.PUBLISHED, desk.draft.date)]


def test_each_step_says_how_far_it_is(desk: Desk) -> None:
    desk.queue()
    said: list[tuple[str, int, int]] = []
    desk.go(lambda what, done, total: said.append((what, done, total)))
    size = (desk.folder / "cat.png").stat().st_size
    assert list(dict.fromkeys(said)) == [
        ("Making the post", 0, 1),
        ("Image 1 of 1 ·", 0, size),
        ("Image 1 of 1 ·", size, size),
        ("Publishing", 0, 1),
    ]


def test_category_that_may_not_be_made_is_told(desk: Desk) -> None:
    desk.memory.capabilities = replace(ALL, features=ALL.features - {Feature.NEW_CATEGORIES})
    assert "no category “News”" in desk.kept().reason
    desk.memory.names[TermKind.CATEGORY].append("News")
    assert desk.delivered().post.categories == ("1",)


def test_what_the_blog_cannot_take_is_said(desk: Desk) -> None:
    desk.memory.capabilities = replace(ALL, features=ALL.features - {Feature.TAGS, Feature.IMAGES})
    notes = desk.delivered().notes
    assert "The blog cannot take the tags: it was left out." in notes
    assert desk.memory.files == {}
    assert only_post(desk) == "<p>One.</p>\n"


def test_no_reader_is_shown_an_image_from_this_computer(desk: Desk) -> None:
    desk.delivered(Wish(status=Status.DRAFT))
    theirs = desk.memory.edit_in_the_browser("1", PostFields(content='<p>Theirs: <img src="cat.png" /></p>'))
    assert desk.delivered(Wish(status=Status.PENDING)).post.content == theirs.content
    refused = desk.kept()
    assert (refused.state, refused.refusal) == (JobState.REFUSED, "RequestRefused")
    assert "it would lead to cat.png on this computer" in refused.reason
    assert desk.memory.posts["1"].status is Status.PENDING
    desk.memory.edit_in_the_browser("1", PostFields(content="<p>Theirs.</p>"))
    assert desk.delivered().post.status is Status.PUBLISHED
    desk.memory.edit_in_the_browser("1", PostFields(content=theirs.content))
    desk.draft = replace(desk.draft, title="Why tiny gardens")
    assert desk.delivered().post.title == "Why tiny gardens"  # readers see it already


def test_what_the_blog_changed_is_said(desk: Desk) -> None:
    desk.memory = Headstrong(stored=lambda content: content.upper())
    assert desk.delivered().notes == (
        "The blog changed the text: it takes out HTML that this user may not send.",
        "The blog changed the title to “Shouted”.",
        "The address ends in “why-2”, not in “why-small-gardens”.",
        "The blog keeps it as pending.",
        "Not all categories were taken.",
        "Not all tags were taken.",
    )


def test_title_that_stays_as_it_was_changed_there_is_told_once(desk: Desk) -> None:
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(title="Theirs"))
    again = desk.delivered()
    assert again.notes == ("The title was changed on Allotment and stays so.",)
    assert again.kept == ("title",)


def test_pause_that_the_blog_asks_for_is_kept(desk: Desk) -> None:
    desk.memory.faults.append(Fault("find", TryLater("Later.", 7200), after_work=False))
    kept = desk.kept()
    assert kept.state is JobState.WAITING
    assert desk.go() == ()
    desk.time = desk.time.replace(hour=23)
    (second,) = desk.go()
    assert isinstance(second, Delivered)


def test_image_that_is_gone_is_told_and_stops(desk: Desk) -> None:
    (desk.folder / "cat.png").unlink()
    refused = desk.kept()
    assert "cat.png cannot be read" in refused.reason
    assert isinstance(refused, PublishJob)
    assert all(post.status is Status.DRAFT for post in desk.memory.posts.values())


def test_client_without_files_or_terms_sends_the_words(desk: Desk) -> None:
    desk.client = Plain(desk.memory)
    assert "takes no files. Take cat.png out" in desk.kept().reason
    desk.write("<p>One.</p>")
    assert desk.delivered().post.content == "<p>One.</p>"


def test_second_half_made_post_stays_where_there_is_no_bin(desk: Desk) -> None:
    desk.client = Plain(desk.memory)
    desk.write("<p>One.</p>")
    for _ in range(2):
        desk.memory.create(PostFields(title="x", slug="draft-1b4e"))
    assert desk.delivered().post.id == "1"
    assert not desk.memory.posts["2"].is_binned
