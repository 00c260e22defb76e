"""Custom fields that a plugin registers, on a real WordPress: told with their kinds, read, and written one by one."""

from __future__ import annotations

import pytest

from editor.clients.json_text import Record
from editor.clients.wordpress.meta import meta_of
from editor.model.blog import MetaField, MetaKind
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

REGISTERED = {
    MetaField(key="mood", kind=MetaKind.TEXT),
    MetaField(key="rating", kind=MetaKind.WHOLE),
    MetaField(key="share", kind=MetaKind.NUMBER),
    MetaField(key="seen", kind=MetaKind.CHOICE),
    MetaField(key="sources", kind=MetaKind.TEXT, is_list=True),
}


def test_registered_fields_are_told_read_and_written_one_by_one(
    wordpress: WordPressServer, client_at: ClientAt
) -> None:
    wordpress.vary("post-meta")
    client = client_at(wordpress.url, "author")
    assert set(client.verify().meta) >= REGISTERED
    post = client.create(PostFields(title="Ferry", status=Status.DRAFT))
    meta = (("mood", "a “fine” <one>"), ("rating", 4), ("share", 0.5), ("seen", True), ("sources", ("one", "two")))
    stored = client.update(post.id, PostFields(meta=meta), None)
    assert set(stored.meta) >= set(meta)
    changed = client.update(post.id, PostFields(meta=(("rating", 5), ("sources", ()))), stored.revision)
    there = dict(client.get(post.id).meta)
    assert there == dict(changed.meta) == dict(stored.meta) | {"rating": 5, "sources": ()}


def test_fields_that_nobody_registered_are_none(wordpress: WordPressServer, client_at: ClientAt) -> None:
    assert not {field.key for field in client_at(wordpress.url, "author").verify().meta} & {"mood", "rating"}


@pytest.mark.parametrize("body", ["[]", '{"schema": {"properties": {"meta": {"properties": []}}}}'])
def test_blog_that_describes_none_has_none(proxy: FaultProxy, client_at: ClientAt, body: str) -> None:
    proxy.rules = [Rule(Fault.REPLACE_BODY, path="/wp-json/wp/v2/posts", body=body)]
    assert client_at(proxy.url).verify().meta == ()


def test_firewall_that_lets_no_such_question_through_leaves_the_rest(proxy: FaultProxy, client_at: ClientAt) -> None:
    refusal = '{"code": "blocked", "message": "No.", "data": {"status": 405}}'
    proxy.rules = [Rule(Fault.STATUS, path="/wp-json/wp/v2/posts", code=405, body=refusal, type="application/json")]
    able = client_at(proxy.url).verify()
    assert (able.meta, able.user_name) == ((), "Editor Person")


def test_what_is_read_only_or_more_than_words_is_left_out(proxy: FaultProxy, client_at: ClientAt) -> None:
    body = '{"schema": {"properties": {"meta": {"properties": {"a": {"type": "string", "readonly": true}, '
    body += '"b": {"type": "object"}, "c": {"type": "array", "items": {"type": "object"}}, "d": 1, '
    body += '"e": {"type": "integer"}}}}}}'
    proxy.rules = [Rule(Fault.REPLACE_BODY, path="/wp-json/wp/v2/posts", body=body)]
    assert client_at(proxy.url).verify().meta == (MetaField(key="e", kind=MetaKind.WHOLE),)


def test_values_that_are_more_than_words_are_left_out() -> None:
    told: dict[str, object] = {"a": {"x": 1}, "b": None, "c": ["d", 2], "e": [{}], "f": 1.5}
    assert meta_of(Record("site", {"meta": told})) == (("c", ("d", 2)), ("f", 1.5))
    assert meta_of(Record("site", {"meta": []})) == ()
