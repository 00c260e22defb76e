"""Comments and terms are brought here, and what is gone there goes here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor.blogs.refresh import OVERLAP, WHOLE_EVERY, refresh_comments, refresh_terms
from editor.clients.protocols import TermKind
from editor.clients.registry import open_client
from editor.errors import BlogError, Cancelled, NotAllowed
from editor.model.blog import Blog, Capabilities, Feature
from editor.model.comment import Comment
from editor.model.post import PostFields
from editor.model.work import CancelToken, Progress, no_progress
from editor.render.sanitize import comment_html
from editor.store.cache import AUTHORS, PAGES, comments, fetched, mark_fetched, terms
from editor.store.database import Database
from tests.blogs.conftest import LOGIN
from tests.support.commenting_blog import CommentingBlog
from tests.support.memory_blog import MemoryBlog

NOW = datetime.now(UTC)


def written(number: int, days_ago: float, html: str = "<p>Words</p>") -> Comment:
    return Comment(
        id=str(number),
        blog="",
        post_id="7",
        post_title="The Oslo ferry",
        author="Marta",
        date=NOW - timedelta(days=days_ago),
        local_day="2026-05-14",
        link=f"https://ferry.example/oslo/#comment-{number}",
        html=html,
    )


def refresh(
    client: CommentingBlog, cache: Database, blog: Blog, *, whole: bool = False, progress: Progress = no_progress
) -> int:
    return refresh_comments(client, cache, blog, CancelToken(), progress, comment_html, whole=whole)


def kept(cache: Database) -> list[str]:
    return [comment.id for comment in comments(cache)]


@pytest.fixture
def readers() -> CommentingBlog:
    """Five comments of five months, two to a page."""
    return CommentingBlog(readers=[written(number, 150 - 30 * number) for number in range(5)])


def test_first_refresh_brings_all_and_says_how_far_it_is(readers: CommentingBlog, cache: Database, blog: Blog) -> None:
    said: list[tuple[str, int, int]] = []
    assert refresh(readers, cache, blog, progress=lambda what, done, total: said.append((what, done, total))) == 5
    assert kept(cache) == ["4", "3", "2", "1", "0"]
    assert {comment.blog for comment in comments(cache)} == {"of-the-tests"}
    assert said == [("Comments of Allotment", done, 5) for done in (2, 4, 5)]


def test_next_refresh_asks_for_what_is_new_with_some_overlap(
    readers: CommentingBlog, cache: Database, blog: Blog
) -> None:
    refresh(readers, cache, blog)
    readers.readers += [written(5, 1), written(6, 35)]  # the second one waited for approval
    assert refresh(readers, cache, blog) == 2
    assert kept(cache) == ["5", "4", "6", "3", "2", "1", "0"]
    newest = written(4, 30).date
    assert readers.asked == [None, newest - OVERLAP]
    assert refresh(readers, cache, blog) == 0
    assert readers.asked[-1] == written(5, 1).date - OVERLAP


def test_what_was_changed_or_removed_lately_is_noticed_at_once(
    readers: CommentingBlog, cache: Database, blog: Blog
) -> None:
    refresh(readers, cache, blog)
    readers.readers = [written(0, 150), written(5, 20), written(4, 30, "<p>Other words</p>")]
    assert refresh(readers, cache, blog) == 2
    readers.readers.pop(1)
    assert refresh(readers, cache, blog) == 0
    assert kept(cache) == ["4", "3", "2", "1", "0"]
    assert comments(cache)[0].html == "<p>Other words</p>"


def test_what_was_removed_long_ago_is_noticed_when_all_is_asked_for(
    readers: CommentingBlog, cache: Database, blog: Blog
) -> None:
    refresh(readers, cache, blog)
    readers.readers = [written(0, 150), written(4, 30)]
    refresh(readers, cache, blog, whole=True)
    assert kept(cache) == ["4", "0"]


def test_once_a_week_all_is_asked_for(readers: CommentingBlog, cache: Database, blog: Blog) -> None:
    refresh(readers, cache, blog)
    so_far = fetched(cache, blog.identity)
    assert so_far is not None
    mark_fetched(cache, blog.identity, replace(so_far, whole=NOW - WHOLE_EVERY))
    readers.readers = [written(0, 150)]
    refresh(readers, cache, blog)
    refresh(readers, cache, blog)
    assert kept(cache) == ["0"]
    assert [after is None for after in readers.asked] == [True, True, False]


def test_cancel_between_pages_leaves_no_gap(readers: CommentingBlog, cache: Database, blog: Blog) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        refresh_comments(readers, cache, blog, cancel, lambda what, done, total: cancel.cancel(), comment_html)
    assert kept(cache) == ["4", "3"]
    assert refresh(readers, cache, blog) == 3
    assert readers.asked == [None, None]


def test_work_that_was_cancelled_before_asks_nothing(readers: CommentingBlog, cache: Database, blog: Blog) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        refresh_comments(readers, cache, blog, cancel, no_progress, comment_html)
    assert readers.asked == []


def test_broken_connection_drops_nothing_and_leaves_no_gap(
    readers: CommentingBlog, cache: Database, blog: Blog
) -> None:
    refresh(readers, cache, blog)
    before = fetched(cache, blog.identity)
    readers.readers += [written(number, 25 - number) for number in range(5, 10)]
    readers.breaks_after = 1
    with pytest.raises(BlogError, match="broke"):
        refresh(readers, cache, blog)
    assert kept(cache) == ["9", "8", "4", "3", "2", "1", "0"]
    assert fetched(cache, blog.identity) == before
    readers.breaks_after = None
    assert refresh(readers, cache, blog) == 3


def test_blog_without_comments_is_asked_only_for_new_ones_next_time(cache: Database, blog: Blog) -> None:
    quiet = CommentingBlog()
    assert refresh(quiet, cache, blog) == 0
    assert refresh(quiet, cache, blog) == 0
    assert quiet.asked[0] is None
    assert quiet.asked[1] is not None
    assert quiet.asked[1] >= NOW - OVERLAP


def test_comment_from_the_future_does_not_hide_those_before_it(cache: Database, blog: Blog) -> None:
    odd = CommentingBlog(readers=[written(1, -3650)])
    refresh(odd, cache, blog)
    odd.readers.append(written(2, 0))
    assert refresh(odd, cache, blog) == 1


def test_what_strangers_wrote_is_made_harmless_before_it_is_kept(cache: Database, blog: Blog) -> None:
    hostile = replace(
        written(1, 1, '<p onclick="x()">Hi <script>alert(1)</script>\ud83d</p>'),
        author="Mal\ud800lory",
        link="javascript:alert(1)",
    )
    refresh(CommentingBlog(readers=[hostile]), cache, blog)
    (comment,) = comments(cache)
    assert comment.html == "<p>Hi ?</p>"
    assert comment.author == "Mal?lory"
    assert comment.link == ""


def test_client_that_cannot_read_comments_is_said(cache: Database, blog: Blog) -> None:
    with pytest.raises(NotAllowed, match="Allotment does not let its comments be read from here"):
        refresh_comments(MemoryBlog(), cache, blog, CancelToken(), no_progress, comment_html)


def test_comments_of_a_real_server_are_found_by_their_words(cache: Database, blog: Blog) -> None:
    client = open_client(blog, LOGIN)
    count = refresh_comments(client, cache, blog, CancelToken(), no_progress, comment_html)
    assert count == len(kept(cache)) >= 30
    assert [comment.author for comment in comments(cache, search="sweetcorn horace")] == ["Marta"]
    assert refresh_comments(client, cache, blog, CancelToken(), no_progress, comment_html) == 0


def test_terms_are_kept_by_kind(cache: Database, blog: Blog) -> None:
    client = MemoryBlog(names={TermKind.CATEGORY: ["Travel", "Cook\ud83ding"], TermKind.TAG: ["fish"]})
    refresh_terms(client, cache, blog, CancelToken())
    assert [term.name for term in terms(cache, "of-the-tests", "category")] == ["Cook?ing", "Travel"]
    assert [term.name for term in terms(cache, "of-the-tests", "tag")] == ["fish"]


def test_pages_and_authors_are_kept_for_who_may_choose_them(cache: Database, blog: Blog) -> None:
    client = MemoryBlog()
    client.create(PostFields(title="About", post_type="page"))
    may = replace(blog, capabilities=replace(blog.capabilities, features=frozenset({Feature.PAGES, Feature.AUTHOR})))
    refresh_terms(client, cache, may, CancelToken())
    assert [term.name for term in terms(cache, "of-the-tests", PAGES)] == ["About"]
    assert [term.name for term in terms(cache, "of-the-tests", AUTHORS)] == ["Marta", "You"]
    before = len(client.log)
    refresh_terms(client, cache, replace(may, capabilities=Capabilities()), CancelToken())
    assert client.log[before:] == ["terms", "terms"]


def test_blog_without_terms_has_none(cache: Database, blog: Blog) -> None:
    class Plain:
        """Speaks the least that a client has to."""

        def __init__(self) -> None:
            memory = MemoryBlog()
            self.verify, self.get, self.find = memory.verify, memory.get, memory.find
            self.create, self.update = memory.create, memory.update

    refresh_terms(Plain(), cache, blog, CancelToken())
    assert terms(cache, "of-the-tests", "category") == ()
