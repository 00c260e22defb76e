"""What would be sent is shown beside what is there, and nothing is written for it."""

from __future__ import annotations

from dataclasses import replace

from editor.model.blog import PostForm
from editor.publish.outlook import Line, outlook
from tests.publish.conftest import Desk


def test_new_post_is_all_new(desk: Desk) -> None:
    desk.draft = replace(desk.draft, body="<p>One</p>\n<p>Two</p>")
    found = outlook(desk.place(), desk.draft, desk.blog)
    assert found.theirs is None
    assert found.lines == (Line(mark="+", text="<p>One</p>"), Line(mark="+", text="<p>Two</p>"))
    assert desk.memory.posts == {}


def test_update_shows_what_comes_goes_and_stays(desk: Desk) -> None:
    desk.draft = replace(desk.draft, body="<p>One</p>\n<p>Two</p>")
    desk.publish()
    desk.draft = replace(desk.draft, body="<p>One</p>\n<p>Three</p>")
    found = outlook(desk.place(), desk.draft, desk.blog)
    assert found.plan.action == "update"
    assert found.lines == (
        Line(mark=" ", text="<p>One</p>"),
        Line(mark="-", text="<p>Two</p>"),
        Line(mark="+", text="<p>Three</p>"),
    )


def test_image_that_is_there_has_its_address_there(desk: Desk) -> None:
    desk.draft = replace(desk.draft, body='<p><img src="cat.png" alt="A cat" /></p>')
    assert 'src="cat.png"' in outlook(desk.place(), desk.draft, desk.blog).content
    desk.publish()
    found = outlook(desk.place(), desk.draft, desk.blog)
    assert [line.mark for line in found.lines] == [" "]
    assert 'src="cat.png"' not in found.content
    (desk.folder / "cat.png").unlink()
    assert 'src="cat.png"' in outlook(desk.place(), desk.draft, desk.blog).content


def test_blocks_are_shown_as_they_are_sent(desk: Desk) -> None:
    desk.form = PostForm.BLOCKS
    before = outlook(desk.place(), desk.draft, desk.blog).content
    assert '<img src="cat.png"' in before
    desk.publish()
    found = outlook(desk.place(), desk.draft, desk.blog)
    assert {line.mark for line in found.lines} == {" "}
    assert 'class="wp-image-100"' in found.content


def test_post_that_is_gone_is_none(desk: Desk) -> None:
    desk.publish()
    desk.memory.posts.clear()
    assert outlook(desk.place(), desk.draft, desk.blog).theirs is None


def test_draft_that_was_never_sent_has_no_post(desk: Desk) -> None:
    assert outlook(desk.place(), replace(desk.draft, identity=""), desk.blog).plan.post_id == ""
