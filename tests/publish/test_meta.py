"""Custom fields: sent where the blog knows them, those that changed, and over nobody's change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from editor.errors import PostConflict
from editor.model.blog import MetaField, MetaKind
from editor.model.draft import PAGE, Status
from editor.model.post import PostFields, RemotePost, RenderedPost, Revision
from editor.model.work import CancelToken
from editor.publish.changes import changes
from editor.publish.merging_fields import Names, field_changes
from editor.publish.plan import as_json, make_plan
from editor.store.known_posts import known_post, remember_post
from editor.store.post_fields import fields_in, fields_out
from tests.publish.conftest import Desk
from tests.support.memory_blog import ALL

META = (
    MetaField(key="mood", kind=MetaKind.TEXT),
    MetaField(key="rating", kind=MetaKind.WHOLE),
    MetaField(key="sources", kind=MetaKind.TEXT, is_list=True),
    MetaField(key="views", kind=MetaKind.WHOLE),
)


@pytest.fixture
def rated(desk: Desk) -> Desk:
    """A draft with custom fields, on a blog that knows them, and it is out."""
    desk.memory.capabilities = replace(ALL, meta=META)
    words = (("mood", "fine"), ("rating", "4"), ("sources", ("a", "b")), ("other", "x"), ("views", "many"))
    desk.draft = replace(desk.draft, body="<p>One.</p>", categories=(), tags=(), meta=words)
    desk.delivered()
    return desk


def there(desk: Desk) -> dict[str, object]:
    return dict(desk.memory.posts["1"].meta)


def theirs(desk: Desk, **values: str | int) -> None:
    """Somebody, or a plugin, changes fields on the blog."""
    post = desk.memory.posts["1"]
    desk.memory.posts["1"] = replace(post, meta=tuple((dict(post.meta) | values).items()))


def test_what_the_blog_knows_is_sent_and_nothing_else(rated: Desk) -> None:
    assert there(rated) == {"mood": "fine", "rating": 4, "sources": ("a", "b")}


def test_change_is_sent_though_a_plugin_counts_in_another_field(rated: Desk) -> None:
    theirs(rated, views=77)
    rated.draft = replace(rated.draft, meta=(("rating", "5"),))
    assert rated.delivered().kept == ()
    assert there(rated) == {"mood": "fine", "rating": 5, "sources": ("a", "b"), "views": 77}


def test_change_there_alone_stays_and_is_said(rated: Desk) -> None:
    theirs(rated, rating=1)
    rated.draft = replace(rated.draft, title="Another")
    delivered = rated.delivered()
    assert there(rated)["rating"] == 1
    assert delivered.kept == ("meta",)
    assert "The custom fields were changed on Allotment and stay so." in delivered.notes


def test_change_on_both_sides_is_asked_about(rated: Desk) -> None:
    theirs(rated, rating=1)
    rated.draft = replace(rated.draft, meta=(("rating", "5"),))
    assert rated.kept().refusal == PostConflict.__name__
    assert there(rated)["rating"] == 1


def test_same_change_on_both_sides_is_none(rated: Desk) -> None:
    theirs(rated, rating=5)
    rated.draft = replace(rated.draft, meta=(("rating", "5"),))
    rated.delivered()
    assert there(rated)["rating"] == 5


def test_field_that_the_draft_names_no_more_stays(rated: Desk) -> None:
    rated.draft = replace(rated.draft, title="Another", meta=())
    assert rated.delivered().kept == ()
    assert there(rated)["rating"] == 4


def test_what_an_earlier_version_knew_nothing_of_is_nobodys_change(rated: Desk) -> None:
    known = known_post(rated.state, "blog-1", "1b4e")
    assert known is not None
    of_old = [replace(fields, meta=None) for fields in (known.said, known.stood)]
    remember_post(rated.state, replace(known, said=of_old[0], stood=of_old[1]))
    rated.draft = replace(rated.draft, meta=(("rating", "5"),))
    rated.delivered()
    assert there(rated)["rating"] == 5
    remember_post(rated.state, replace(known, said=PostFields(), stood=PostFields()))
    rated.draft = replace(rated.draft, meta=(("rating", "6"),))
    assert "custom fields" in rated.kept().reason


def test_what_the_blog_did_not_take_is_said() -> None:
    stored = RemotePost(
        id="1", link="", status=Status.DRAFT, title="", content="", slug="", revision=Revision(modified="", digest="")
    )
    sent = PostFields(meta=(("mood", "fine"), ("rating", 4)))
    assert changes(sent, replace(stored, meta=(("mood", "fine"),))) == (
        "The blog did not take all custom fields: rating.",
    )
    assert changes(sent, stored) == ("The blog did not take all custom fields: mood, rating.",)
    assert changes(sent, replace(stored, meta=sent.meta or ())) == ()
    assert fields_in(fields_out(PostFields(meta=(("a", ("b", 2)), ("c", True))))).meta == (("a", ("b", 2)), ("c", True))


def test_merge_tells_the_fields_of_the_draft_alone(rated: Desk) -> None:
    theirs(rated, rating=1, views=77)
    rated.draft = replace(rated.draft, meta=(("rating", "4"), ("sources", ("a", "b"))))
    known = known_post(rated.state, "blog-1", "1b4e")
    assert known is not None
    (field,) = field_changes(
        rated.draft,
        rated.memory.posts["1"],
        known.said,
        known.stood,
        known.sent,
        Names(rated.memory, CancelToken()),
        PostFields(),
    )
    assert (field.word, field.mine, field.theirs) == (
        "custom fields",
        "rating: 4, sources: a; b",
        "rating: 1, sources: a; b",
    )
    assert (field.values, field.is_overlap) == ({"meta": (("rating", "1"), ("sources", ("a", "b")))}, False)


def test_plan_tells_those_that_are_sent(rated: Desk) -> None:
    post = RenderedPost(html="<p>One.</p>")
    told = as_json(make_plan(rated.draft, post, rated.blog, "1"))
    fields = json.loads(json.dumps(told))["fields"]
    assert fields["meta"] == {"mood": "fine", "rating": "4", "sources": ["a", "b"]}
    page = make_plan(replace(rated.draft, post_type=PAGE), post, rated.blog, "")
    assert page.draft.meta == ()
