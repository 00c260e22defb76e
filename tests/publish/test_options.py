"""What a post is besides its words arrives with it, and goes where it was taken out."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from editor.clients.protocols import TermKind
from editor.errors import LoginRefused, OutcomeUnknown
from editor.model.blog import Defaults, Feature
from editor.model.draft import PAGE, Status
from editor.model.job import JobState, PublishJob
from editor.model.post import PostFields, RemotePost, Revision
from editor.model.work import CancelToken
from editor.publish.withdrawing import drop
from editor.store.jobs import jobs
from editor.text.term_names import BELOW, paths
from tests.publish.conftest import Desk, Plain
from tests.support.memory_blog import ALL, Fault, MemoryBlog
from tests.support.uploads import bytes_of

SECRET = "only for us"


class Deaf(MemoryBlog):
    """A blog that stores none of it."""

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        bare = replace(fields, password=None, sticky=None, comments=None, format=None)
        return super().update(post_id, bare, known)


def test_options_arrive(desk: Desk) -> None:
    desk.draft = replace(desk.draft, sticky=True, comments=False, pings=True, format="aside", author="marta")
    post = desk.delivered().post
    assert (post.sticky, post.comments, post.pings, post.format, post.author_id) == (True, False, True, "aside", "2")


def test_password_arrives_and_shows_in_no_repr(desk: Desk) -> None:
    desk.draft = replace(desk.draft, password=SECRET)
    delivered = desk.delivered()
    assert delivered.post.password == SECRET
    assert SECRET not in repr((delivered, desk.draft, PostFields(password=SECRET)))


def test_own_name_is_nobody_to_look_up(desk: Desk) -> None:
    desk.draft = replace(desk.draft, author="you")
    assert desk.delivered().post.author_id == "1"
    assert "authors" not in desk.memory.log


@pytest.mark.parametrize("fields", [{"author": "Nobody"}, {"post_type": PAGE, "parent": "About"}])
def test_name_that_the_blog_does_not_know_is_refused(desk: Desk, fields: dict[str, str]) -> None:
    desk.draft = replace(desk.draft, **fields)
    job = desk.kept()
    assert job.state is JobState.REFUSED
    assert "Choose another" in job.reason
    desk.client = Plain(desk.memory)
    assert desk.kept().state is JobState.REFUSED


def test_what_was_taken_out_is_emptied_and_what_was_never_said_is_left_alone(desk: Desk) -> None:
    desk.draft = replace(desk.draft, sticky=True, comments=False, format="aside")
    first = desk.delivered().post
    desk.memory.edit_in_the_browser(first.id, PostFields(pings=False))
    desk.draft = replace(desk.draft, sticky=False, comments=None, format="")
    second = desk.delivered().post
    assert (second.sticky, second.format, second.comments, second.pings) == (False, "standard", False, False)
    desk.draft = replace(desk.draft, password=SECRET)
    assert desk.delivered().post.password == SECRET
    desk.draft = replace(desk.draft, password="")
    assert desk.delivered().post.password == ""


def test_page_is_made_below_another(desk: Desk) -> None:
    desk.draft = replace(desk.draft, post_type=PAGE)
    top = desk.delivered().post
    desk.draft = replace(desk.draft, title="Team", identity="2c5f", parent="why small gardens", remote_id="")
    page = desk.delivered().post
    assert (page.parent, page.categories) == (top.id, ())
    assert desk.memory.types == {top.id: PAGE, page.id: PAGE}
    desk.draft = replace(desk.draft, parent="")
    assert desk.delivered().post.parent == ""


@pytest.mark.parametrize("lost", [True, False])
def test_page_whose_answer_was_lost_is_made_once(desk: Desk, lost: bool) -> None:
    desk.draft = replace(desk.draft, post_type=PAGE)
    desk.memory.faults.append(Fault("create", OutcomeUnknown("Lost."), after_work=lost))
    assert desk.kept().state is JobState.UNKNOWN
    desk.go()
    assert [(post.title, post.status) for post in desk.memory.posts.values()] == [
        ("Why small gardens", Status.PUBLISHED)
    ]


def test_half_made_page_is_removed(desk: Desk) -> None:
    desk.draft = replace(desk.draft, post_type=PAGE)
    desk.memory.faults.append(Fault("upload", LoginRefused("No."), after_work=False))
    desk.kept()
    (job,) = jobs(desk.state)
    drop(desk.state, job, desk.time)
    (done,) = desk.go()
    assert isinstance(done, PublishJob)
    assert [post.is_binned for post in desk.memory.posts.values()] == [True]


def test_what_the_blog_did_not_take_is_said(desk: Desk) -> None:
    desk.memory = Deaf()
    desk.draft = replace(desk.draft, comments=False, format="aside", sticky=True)
    notes = desk.delivered().notes
    assert notes == (
        "Comments are open on the blog.",
        "The blog does not keep the post at its top.",
        "The blog shows it in the format “standard”.",
    )
    desk.draft = replace(desk.draft, password=SECRET, comments=None, format="")
    assert "The blog did not take the password" in " ".join(desk.delivered().notes)


def test_image_is_as_large_as_the_blog_is_to_have_them(desk: Desk) -> None:
    Image.new("RGB", (900, 300), "red").save(desk.folder / "cat.png")
    desk.defaults = Defaults(largest_image=600)
    desk.delivered()
    (upload,) = desk.memory.files.values()
    with Image.open(io.BytesIO(bytes_of(upload))) as sent:
        assert sent.size == (600, 200)


def test_category_is_found_and_made_below_the_one_that_its_path_names(desk: Desk) -> None:
    desk.draft = replace(desk.draft, categories=(f"Garden{BELOW}Bees & co 🐝",))
    first = desk.delivered().post
    assert desk.memory.names[TermKind.CATEGORY] == ["Garden", "Bees & co 🐝"]
    desk.draft = replace(desk.draft, categories=(f"City{BELOW}Bees & co 🐝", f"garden{BELOW}BEES & co 🐝"))
    second = desk.delivered().post
    found = {term.id: term for term in desk.memory.terms(TermKind.CATEGORY, CancelToken())}
    assert paths(found.values())[second.categories[0]] == f"City{BELOW}Bees & co 🐝"
    assert second.categories[1] == first.categories[0]
    assert len(found) == 4


def test_tag_that_may_not_be_made_is_told(desk: Desk) -> None:
    desk.memory.capabilities = replace(ALL, features=ALL.features - {Feature.NEW_TAGS})
    job = desk.kept()
    assert job.reason == "Allotment has no tag “bees”, and you may not make one there. Choose another."
    desk.memory.names[TermKind.TAG].append("bees")
    assert desk.delivered().post.tags == ("1",)
