"""Somebody writes between the last look and the write: their words are kept in the draft's history, and it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from editor.errors import PostConflict, ServerFailed
from editor.model.post import PostFields, RemotePost, Revision
from editor.store.versions import Reason, versions
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import Fault, MemoryBlog

TOLD = (
    "Somebody else changed the post on Allotment at the same moment. Yours stands there; theirs is kept in the "
    "versions of this draft."
)


@dataclass
class Raced(MemoryBlog):
    """A blog without a lock: others write in the moment before an update, or behind it."""

    ahead: list[PostFields] = field(default_factory=list[PostFields])
    behind: list[PostFields] = field(default_factory=list[PostFields])

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        for other in self.ahead:
            self.edit_in_the_browser(post_id, other)
        answer = super().update(post_id, fields, None if self.ahead else known)
        for other in self.behind:
            self.edit_in_the_browser(post_id, other)
        return answer


@pytest.fixture
def raced(desk: Desk) -> Raced:
    """A blog on which the draft is out, changed here since."""
    blog = Raced()
    desk.memory = blog
    desk.draft = replace(desk.draft, body="<p>One.</p>", excerpt="")
    desk.delivered()
    desk.write("<p>Mine.</p>")
    return blog


def kept(desk: Desk) -> list[str]:
    found = versions(desk.state, "1b4e")
    return [version.text.rpartition("---\n")[2].strip() for version in found if version.reason is Reason.REPLACED]


def test_words_that_were_overwritten_are_kept_and_told(desk: Desk, raced: Raced) -> None:
    raced.ahead = [PostFields(content="<p>Theirs.</p>"), PostFields(content="<p>Theirs, again.</p>")]
    done = desk.delivered()
    assert (done.notes, done.overtaken) == ((TOLD,), TOLD)
    assert raced.posts["1"].content == "<p>Mine.</p>"
    assert sorted(kept(desk)) == ["<p>Theirs, again.</p>", "<p>Theirs.</p>"]
    raced.ahead = []
    desk.write("<p>Mine, later.</p>")
    assert desk.delivered().overtaken == ""


def test_an_undisturbed_update_asks_nothing_more(desk: Desk, raced: Raced) -> None:
    assert desk.delivered().overtaken == ""
    assert "texts_since" not in raced.log


@pytest.mark.parametrize(
    "other", [PostFields(title="Their title"), PostFields(tags=("7",)), PostFields(content="<p>Mine.</p>")]
)
def test_what_was_not_overwritten_is_no_news(desk: Desk, raced: Raced, other: PostFields) -> None:
    raced.ahead = [other]
    assert desk.delivered().overtaken == ""
    assert kept(desk) == []


def test_words_that_came_later_stand_there_and_ours_are_not_taken_for_theirs(desk: Desk, raced: Raced) -> None:
    raced.behind = [PostFields(content="<p>Theirs.</p>")]
    assert desk.delivered().overtaken == ""
    assert raced.posts["1"].content == "<p>Theirs.</p>"
    assert "texts_since" in raced.log
    assert kept(desk) == []


def test_blog_that_keeps_so_many_texts_and_no_more(desk: Desk, raced: Raced) -> None:
    raced.most_texts = 1
    for number in range(3):
        desk.write(f"<p>Mine {number}.</p>")
        assert desk.delivered().overtaken == ""
    raced.ahead = [PostFields(content="<p>Theirs.</p>")]
    desk.write("<p>Mine at last.</p>")
    assert desk.delivered().overtaken == TOLD
    assert kept(desk) == ["<p>Theirs.</p>"]


def test_lost_answer_does_not_hide_it(desk: Desk, raced: Raced) -> None:
    raced.ahead = [PostFields(content="<p>Theirs.</p>")]
    raced.faults.append(Fault("update"))
    desk.kept()
    raced.ahead = []
    (done,) = desk.go()
    assert getattr(done, "overtaken", "") == TOLD
    assert kept(desk) == ["<p>Theirs.</p>"]


def test_conflict_that_was_noticed_in_time_is_not_told_as_one_that_was_not(desk: Desk, raced: Raced) -> None:
    theirs = raced.edit_in_the_browser("1", PostFields(excerpt="Theirs."))
    raced.posts["1"] = replace(theirs, history=raced.posts["1"].history)
    raced.faults.append(Fault("update", PostConflict("Changed.", theirs), after_work=False))
    assert desk.delivered().overtaken == ""
    assert raced.posts["1"].content == "<p>Mine.</p>"


def test_history_that_cannot_be_read_is_told(desk: Desk, raced: Raced) -> None:
    raced.ahead = [PostFields(content="<p>Theirs.</p>")]
    raced.faults.append(Fault("texts_since", ServerFailed("It failed."), after_work=False))
    assert desk.delivered().overtaken == (
        "Whether somebody else wrote on Allotment at the same moment could not be looked up. It failed."
    )


def test_blogs_and_clients_without_a_history(desk: Desk, raced: Raced) -> None:
    raced.ahead = [PostFields(content="<p>Theirs.</p>")]
    desk.client = Plain(raced)
    assert desk.delivered().overtaken == ""
    desk.client, raced.keeps_history = None, False
    desk.write("<p>Mine, later.</p>")
    assert desk.delivered().overtaken == ""
