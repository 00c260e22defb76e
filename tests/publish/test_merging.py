"""A draft and its post, both changed since they last met: put together, and then weighed against what was merged."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

import pytest

from editor.clients.protocols import BlogClient, StampPage, TermKind
from editor.errors import PostConflict, RequestRefused
from editor.model.blog import Feature, PostForm
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft, Status
from editor.model.post import FIELDS as PUT
from editor.model.post import PostFields, RemotePost, Term
from editor.model.work import CancelToken
from editor.publish.merging import Merging, settle_merge, weigh
from editor.publish.merging_fields import Names, in_words, is_named_in
from editor.render.process import RenderWorker
from editor.store.known_posts import known_post, remember_post
from editor.store.versions import Reason, versions
from editor.text.merging import Origin, Take, overlaps
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import ALL, MemoryBlog

BODY = "One is here, and *stays*.\n\nTwo is here, with [a link][1].\n\nThree is here.\n\n[1]: https://a.example/\n"


@pytest.fixture(scope="module")
def worker() -> Iterator[RenderWorker]:
    with RenderWorker() as made:
        made.render(Draft(body="Its process runs before the first test, and ends behind the last."))
        yield made


@pytest.fixture
def meeting(desk: Desk, worker: RenderWorker) -> Desk:
    """A desk whose draft is rendered as always, and out."""
    desk.render = worker.render  # type: ignore[method-assign]  # the desk's own takes the body for HTML
    desk.draft = replace(desk.draft, body=BODY, categories=(), tags=())
    desk.delivered()
    return desk


def merging_of(desk: Desk, worker: RenderWorker, client: BlogClient | None = None) -> Merging:
    names = Names(client or desk.memory, CancelToken())
    return weigh(desk.state, desk.draft, desk.blog, desk.memory.posts["1"], names, worker)


def there(desk: Desk, old: str, new: str) -> RemotePost:
    """Somebody changes words on the blog."""
    content = desk.memory.posts["1"].content
    assert old in content
    return desk.memory.edit_in_the_browser("1", PostFields(content=content.replace(old, new)))


def test_changes_that_do_not_meet_are_put_together_in_my_spelling(meeting: Desk, worker: RenderWorker) -> None:
    there(meeting, "Three is here.", "Three is <strong>theirs</strong>.")
    meeting.write(BODY.replace("One is here", "One is mine"))
    merging = merging_of(meeting, worker)
    assert (merging.overlaps, merging.news) == (0, ("content",))
    assert [part.origin for part in merging.parts] == [Origin.MINE, Origin.SAME, Origin.THEIRS]
    assert merging.changed().body == (
        "One is mine, and *stays*.\n\nTwo is here, with [a link][1].\n\nThree is **theirs**.\n\n"
        "[1]: https://a.example/\n"
    )


def test_one_paragraph_changed_on_both_sides_is_for_a_person(meeting: Desk, worker: RenderWorker) -> None:
    there(meeting, "Two is here", "Two is theirs")
    meeting.write(BODY.replace("Two is here", "Two is mine"))
    merging = merging_of(meeting, worker)
    (overlap,) = overlaps(merging.parts)
    assert overlap.mine_text == "Two is mine, with [a link][1]."
    assert overlap.theirs_text == "Two is theirs, with [a link](https://a.example/)."
    assert merging.overlaps == 1
    both = merging.changed([Take.BOTH]).body
    assert both.index("Two is mine") < both.index("Two is theirs") < both.index("Three") < both.index("[1]: ")


def merged(desk: Desk, worker: RenderWorker, takes: tuple[Take, ...] = (), mine: tuple[str, ...] = ()) -> Merging:
    """A person looks, decides, and takes it."""
    job = desk.kept()
    assert job.refusal == PostConflict.__name__
    merging = merging_of(desk, worker)
    settle_merge(desk.state, job, merging, mine, desk.time)
    desk.draft = merging.changed(takes, mine)
    return merging


def test_what_was_merged_goes_out_without_a_second_question(meeting: Desk, worker: RenderWorker) -> None:
    theirs = there(meeting, "Three is here", "Three is theirs")
    meeting.write(BODY.replace("One is here", "One is mine"))
    merged(meeting, worker)
    post = meeting.delivered().post
    assert "One is mine" in post.content
    assert "Three is theirs" in post.content
    kept = [version for version in versions(meeting.state, "1b4e") if version.reason is Reason.REPLACED]
    assert [theirs.content in version.text for version in kept] == [True]


def test_what_is_changed_there_after_the_merge_is_asked_about_again(meeting: Desk, worker: RenderWorker) -> None:
    there(meeting, "Three is here", "Three is theirs")
    meeting.write(BODY.replace("One is here", "One is mine"))
    merged(meeting, worker)
    there(meeting, "Two is here", "Two is new")
    merging = merged(meeting, worker)
    assert merging.overlaps == 0
    content = meeting.delivered().post.content
    assert all(words in content for words in ("One is mine", "Two is new", "Three is theirs"))


def test_their_list_that_would_run_into_mine_is_for_a_person(desk: Desk, worker: RenderWorker) -> None:
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.draft = replace(desk.draft, body="One is here.\n\n- bread\n- maps\n\nTwo is here.\n", categories=(), tags=())
    desk.delivered()
    there(desk, "</ul>", "</ul>\n<ul>\n<li>rope</li>\n</ul>")
    merging = merging_of(desk, worker)
    (overlap,) = overlaps(merging.parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("", "- rope")
    assert overlap.shifts == {Take.THEIRS, Take.BOTH}
    assert merging.changed([Take.MINE]).body == desk.draft.body
    there(desk, "<ul>\n<li>rope</li>\n</ul>", "<p>Rope.</p>")
    assert merging_of(desk, worker).overlaps == 0


def test_what_cannot_be_put_together_soundly_is_not(meeting: Desk, worker: RenderWorker) -> None:
    class Odd:
        """A renderer that shows one block more each time."""

        render = worker.render
        count = 0

        def blocks(self, draft: Draft) -> tuple[tuple[str, str], ...]:
            self.count += 1
            more = tuple((f"More {number}.", f"<p>More {number}.</p>") for number in range(self.count))
            return (*worker.blocks(draft), *more)

    there(meeting, "Three is here", "Three is theirs")
    with pytest.raises(RequestRefused, match="cannot be put together without changing what either says"):
        merging_of(meeting, cast("RenderWorker", Odd()))  # as much of one as is used


def test_nothing_is_sent_by_weighing(meeting: Desk, worker: RenderWorker) -> None:
    there(meeting, "Three is here", "Three is theirs")
    before, calls = known_post(meeting.state, "blog-1", "1b4e"), len(meeting.memory.log)
    merging_of(meeting, worker)
    assert known_post(meeting.state, "blog-1", "1b4e") == before
    assert len(meeting.memory.log) == calls


def test_disclosures_and_images_are_no_change(desk: Desk, worker: RenderWorker) -> None:
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    paid = Disclosure(template="paid-post", values=(("sponsor", "Acme"),))
    desk.draft = replace(desk.draft, disclosures=(paid,), body="One is here.[^1]\n\n![A cat](cat.png)\n\n[^1]: Note.\n")
    desk.delivered()
    there(desk, "One is here.", "One is theirs.")
    merging = merging_of(desk, worker)
    assert [part.origin for part in merging.parts] == [Origin.SAME, Origin.THEIRS, Origin.SAME]
    body = merging.changed().body
    assert "One is theirs." in body
    assert body.endswith("![A cat](cat.png)\n\n[^1]: Note.\n")
    there(desk, "Acme", "Nobody")
    merging = merging_of(desk, worker)
    (overlap,) = overlaps(merging.parts)
    assert overlap.mine_text == ""
    assert "Nobody" in overlap.theirs_text
    assert "Nobody" not in merging.changed([Take.MINE]).body


def test_html_that_is_one_block_here_and_several_there(meeting: Desk, worker: RenderWorker) -> None:
    body = f"<p>raw one</p>\n<p>raw two</p>\n\n{BODY}"
    meeting.write(body)
    meeting.delivered()
    there(meeting, "Three is here", "Three is theirs")
    merging = merging_of(meeting, worker)
    assert [part.origin for part in merging.parts] == [Origin.SAME, Origin.THEIRS]
    assert merging.changed().body == body.replace("Three is here.", "Three is theirs.")


def test_a_blog_that_stores_other_html_than_was_sent(desk: Desk, worker: RenderWorker) -> None:
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.memory.capabilities = replace(ALL, features=ALL.features - {Feature.ANY_HTML})
    desk.memory.stored = lambda content: content.replace(' onclick="x()"', "")
    desk.draft = replace(desk.draft, body=f'<p onclick="x()">Raw.</p>\n\n{BODY}')
    desk.delivered()
    there(desk, "Three is here", "Three is theirs")
    merging = merging_of(desk, worker)
    assert [part.origin for part in merging.parts] == [Origin.SAME, Origin.THEIRS]
    assert "onclick" in merging.changed().body


@pytest.mark.parametrize("form", PostForm)
def test_posts_of_blocks_and_classic_ones(desk: Desk, worker: RenderWorker, form: PostForm) -> None:
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.form = form
    desk.draft = replace(desk.draft, body=BODY, categories=(), tags=())
    desk.delivered()
    there(desk, "Three is here", "Three is theirs")
    desk.write(BODY.replace("One is here", "One is mine"))
    merging = merging_of(desk, worker)
    assert merging.changed().body == desk.draft.body.replace("Three is here", "Three is theirs")


def test_where_nothing_is_known_of_what_stood_all_that_differs_is_for_a_person(
    meeting: Desk, worker: RenderWorker
) -> None:
    known = known_post(meeting.state, "blog-1", "1b4e")
    assert known is not None
    remember_post(meeting.state, replace(known, post_id="77"))
    there(meeting, "Three is here", "Three is theirs")
    merging = merging_of(meeting, worker)
    assert [part.origin for part in merging.parts] == [Origin.SAME, Origin.OVERLAP]
    assert merging.fields == ()


FIELDS = {
    "title": (PostFields(title="Their title"), {"title": "Their title"}),
    "excerpt": (PostFields(excerpt="Theirs."), {"excerpt": "Theirs."}),
    "slug": (PostFields(slug="theirs"), {"slug": "theirs"}),
    "status": (PostFields(status=Status.PRIVATE), {"status": Status.PRIVATE}),
    "categories": (PostFields(categories=("2",)), {"categories": ("Garden",)}),
    "tags": (PostFields(tags=()), {"tags": ()}),
    "date": (PostFields(date=datetime(2026, 1, 2, tzinfo=UTC)), {"date": datetime(2026, 1, 2, tzinfo=UTC)}),
    "password": (PostFields(password="secret"), {"password": "secret"}),
    "comments": (PostFields(comments=True), {"comments": True}),
    "format": (PostFields(format="standard"), {"format": ""}),
    "author": (PostFields(author="2"), {"author": "Marta"}),
}


@pytest.fixture
def full(desk: Desk, worker: RenderWorker) -> Desk:
    """A draft that says something of every field, and is out."""
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.memory.names[TermKind.CATEGORY] = ["News", "Garden"]
    desk.draft = replace(
        desk.draft,
        body=BODY,
        slug="mine",
        excerpt="Mine.",
        password="word",
        comments=False,
        format="aside",
        author="You",
        date=datetime(2026, 1, 1, tzinfo=UTC),
    )
    desk.delivered()
    return desk


@pytest.mark.parametrize("name", FIELDS)
def test_field_that_was_changed_there_alone(full: Desk, worker: RenderWorker, name: str) -> None:
    change, values = FIELDS[name]
    full.memory.edit_in_the_browser("1", change)
    (field,) = merging_of(full, worker).fields
    assert (field.name, field.values, field.is_overlap) == (name, values, False)
    assert field.mine != field.theirs or name == "password"


def test_field_that_was_changed_on_both_sides(full: Desk, worker: RenderWorker) -> None:
    full.memory.edit_in_the_browser("1", PostFields(title="Their title", categories=("2",)))
    full.draft = replace(full.draft, title="My title", categories=("Bees", "News"))
    merging = merged(full, worker, mine=("title",))
    assert [(field.word, field.mine, field.theirs, field.is_overlap) for field in merging.fields] == [
        ("title", "My title", "Their title", True),
        ("categories", "Bees, News", "Garden", True),
    ]
    assert (merging.overlaps, merging.news) == (2, ("title", "categories"))
    post = full.delivered().post
    assert (post.title, post.categories) == ("My title", ("2",))
    assert full.draft.categories == ("Garden",)


def test_field_that_became_the_same_on_both_sides_and_one_that_the_draft_does_not_name(
    meeting: Desk, worker: RenderWorker
) -> None:
    meeting.memory.names[TermKind.TAG] = ["bees"]
    meeting.memory.edit_in_the_browser("1", PostFields(title="Our title", tags=("1",), sticky=True, comments=False))
    meeting.draft = replace(meeting.draft, title="Our title")
    assert merging_of(meeting, worker).fields == ()


def test_featured_image_that_was_changed_there(desk: Desk, worker: RenderWorker) -> None:
    class Archive(MemoryBlog):
        def kinds(self) -> tuple[str, ...]:
            return ()

        def stamps(self, kind: str) -> Iterator[StampPage]:
            return iter(())

        def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
            return ()

        def picture(self, media_id: str) -> str:
            return {"55": "https://blog.example/55.jpg"}.get(media_id, "")

    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.draft = replace(desk.draft, body=BODY, featured_image="cat.png")
    desk.delivered()
    desk.memory.edit_in_the_browser("1", PostFields(featured_media="55"))
    (field,) = merging_of(desk, worker, Archive()).fields
    assert field.values == {"featured_image": "https://blog.example/55.jpg"}
    assert (field.mine, field.is_overlap) == ("cat.png", False)
    (field,) = merging_of(desk, worker).fields
    assert (field.theirs, field.values, field.is_overlap) == ("", {"featured_image": ""}, True)
    assert field.note == "What the post has there cannot be named: it is gone from the blog, or may not be seen."


@dataclass
class Fewer(MemoryBlog):
    """A blog on which these categories are gone."""

    gone: frozenset[str] = frozenset()

    def terms(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        return tuple(term for term in super().terms(kind, cancel) if term.id not in self.gone)


def test_what_cannot_be_named_is_for_a_person_and_said(full: Desk, worker: RenderWorker) -> None:
    full.memory.edit_in_the_browser("1", PostFields(title="Theirs", categories=("9", "2"), author="2"))
    full.draft = replace(full.draft, title="Mine")
    (category,) = [field for field in merging_of(full, worker).fields if field.name == "categories"]
    assert (category.mine, category.theirs, category.values) == ("News", "Garden", {"categories": ("Garden",)})
    assert category.is_overlap
    assert category.note == "What the post has there cannot be named: it is gone from the blog, or may not be seen."
    author = merging_of(full, worker, Plain(full.memory)).fields[-1]
    assert (author.name, author.theirs, author.is_overlap, bool(author.note)) == ("author", "", True, True)
    merged(full, worker, mine=("title", "categories", "author"))
    assert (full.draft.categories, full.draft.author) == (("News",), "You")
    assert full.delivered().post.categories == ("1",)


def test_category_that_was_deleted_on_the_blog_is_said(full: Desk, worker: RenderWorker) -> None:
    full.memory.edit_in_the_browser("1", PostFields(categories=("2",)))
    (field,) = merging_of(full, worker, Fewer(names=full.memory.names, gone=frozenset({"1"}))).fields
    assert (field.mine, field.theirs, field.is_overlap) == ("News", "Garden", True)
    assert field.note == "What it was before is gone from the blog: if you keep yours, it is made there anew."


def test_page_under_another_page(desk: Desk, worker: RenderWorker) -> None:
    for title in ("Home", "Other"):
        desk.memory.create(PostFields(title=title, post_type="page"))
    desk.render = worker.render  # type: ignore[method-assign]  # as above
    desk.draft = replace(desk.draft, body=BODY, post_type="page", parent="Home", categories=(), tags=())
    post = desk.delivered().post
    desk.memory.edit_in_the_browser(post.id, PostFields(parent="2"))
    names = Names(desk.memory, CancelToken())
    merging = weigh(desk.state, desk.draft, desk.blog, desk.memory.posts[post.id], names, worker)
    assert [(field.mine, field.theirs) for field in merging.fields] == [("Home", "Other")]
    assert Names(Plain(desk.memory), CancelToken()).of("parent", "2") == ("", False)
    assert Names(Plain(desk.memory), CancelToken()).of("categories", ()) == ((), True)


def test_what_a_draft_says_something_of() -> None:
    draft = Draft(body="Words.", tags=("a",), comments=False)
    named = {name for name in PUT if is_named_in(draft, name)}
    assert named == {"title", "status", "content", "tags", "comments"}


def test_values_in_words() -> None:
    assert in_words("password", "secret") == "••••••••"
    assert in_words("password", "") == ""
    assert in_words("date", None) == ""
    assert in_words("sticky", True) == "yes"
    assert in_words("comments", False) == "no"
    assert in_words("comments", None) == ""
