"""Uploads: stored with all that belongs to them, recovered when WordPress dies over them, stopped, refused."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from editor.errors import Cancelled, NotAllowed, OutcomeUnknown, RequestRefused
from editor.model.post import Upload
from editor.model.work import CancelToken
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.blog_contract import photo
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer

CONTENT = photo()
FERRY = Upload(
    name=f"ferry-{hashlib.sha256(CONTENT).hexdigest()[:8]}.jpg",
    content=CONTENT,
    media_type="image/jpeg",
    alt='A "ferry" & a gull, größer',
    title="The ferry",
)
STEM = FERRY.name.removesuffix(".jpg")


def test_upload_is_one_request_with_its_alternative_text(
    proxy: FaultProxy, client_at: ClientAt, wordpress: WordPressServer
) -> None:
    media = client_at(proxy.url).upload(FERRY, CancelToken())
    assert [entry.method for entry in proxy.log] == ["POST"]
    assert proxy.log[0].headers["Content-MD5"] == hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()
    stored = fetch(f"{wordpress.url}wp-json/wp/v2/media/{media.id}").json()
    assert (stored["alt_text"], stored["title"]["rendered"], stored["slug"]) == (FERRY.alt, "The ferry", STEM)
    assert media.url.endswith(FERRY.name)


def test_upload_without_title_and_alternative_text_is_found_too(
    wordpress: WordPressServer, client_at: ClientAt
) -> None:
    client = client_at(wordpress.url)
    media = client.upload(replace(FERRY, alt="", title=""), CancelToken())
    assert client.find_media([STEM]) == {STEM: media}


def test_first_of_two_equal_uploads_is_found(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    first, second = client.upload(FERRY, CancelToken()), client.upload(FERRY, CancelToken())
    assert first.id != second.id
    assert client.find_media([STEM]) == {STEM: first}


def test_many_uploads_are_looked_up_in_one_question_for_forty_of_them(proxy: FaultProxy, client_at: ClientAt) -> None:
    client = client_at(proxy.url)
    media = client.upload(FERRY, CancelToken())
    client.find_media([STEM])  # which asks once who we are
    before = len(proxy.log)
    others = [f"another-picture-of-the-ferry-with-a-longer-name-{number:08x}" for number in range(79)]
    assert client.find_media([*others, STEM]) == {STEM: media}
    assert len(proxy.log) - before == 2
    assert max(len(entry.path) for entry in proxy.log) < 4_000


def test_upload_of_another_user_is_not_taken_for_ones_own(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client_at(wordpress.url, "author").upload(FERRY, CancelToken())
    assert client_at(wordpress.url).find_media([STEM]) == {}


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER, Fault.TRUNCATE, Fault.STATUS_AFTER])
def test_upload_whose_answer_was_lost_is_found_by_its_stem(
    proxy: FaultProxy, client_at: ClientAt, fault: Fault
) -> None:
    proxy.rules = [Rule(fault, method="POST")]
    client = client_at(proxy.url)
    with pytest.raises(OutcomeUnknown):
        client.upload(FERRY, CancelToken())
    assert client.find_media([STEM])[STEM].url.endswith(FERRY.name)


@pytest.mark.parametrize("variant", ["image-failure", "image-failure-lasting"])
def test_upload_over_which_wordpress_dies_is_there_all_the_same(
    wordpress: WordPressServer, client_at: ClientAt, variant: str
) -> None:
    wordpress.vary(variant)
    client = client_at(wordpress.url)
    media = client.upload(FERRY, CancelToken())
    assert fetch(media.url).content == CONTENT
    assert client.find_media([STEM]) == {STEM: media}


def test_upload_over_which_wordpress_dies_and_that_cannot_be_read_is_looked_up(
    wordpress: WordPressServer, proxy: FaultProxy, client_at: ClientAt
) -> None:
    wordpress.vary("image-failure")
    proxy.rules = [Rule(Fault.STATUS, method="GET", code=500)]
    client = client_at(proxy.url)
    with pytest.raises(OutcomeUnknown):
        client.upload(FERRY, CancelToken())
    proxy.rules = []
    assert client.find_media([STEM]).keys() == {STEM}


def test_upload_that_is_too_large_is_refused(proxy: FaultProxy, client_at: ClientAt) -> None:
    proxy.rules = [Rule(Fault.STATUS, code=413)]
    with pytest.raises(RequestRefused, match="takes no file or post as large as this one") as refused:
        client_at(proxy.url).upload(FERRY, CancelToken())
    assert refused.value.code == "too_large"


def test_upload_can_be_stopped_before_it_begins(proxy: FaultProxy, client_at: ClientAt) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        client_at(proxy.url).upload(FERRY, token)
    assert proxy.log == []


def test_contributor_may_not_upload(wordpress: WordPressServer, client_at: ClientAt) -> None:
    with pytest.raises(NotAllowed, match="not allowed to"):
        client_at(wordpress.url, "contributor").upload(FERRY, CancelToken())


def test_name_cannot_break_out_of_its_header(wordpress: WordPressServer, client_at: ClientAt) -> None:
    media = client_at(wordpress.url).upload(replace(FERRY, name='a"; x="b-0011aabb.jpg'), CancelToken())
    assert media.url.endswith(".jpg")


def test_name_without_an_ending_is_its_own_stem(wordpress: WordPressServer, client_at: ClientAt) -> None:
    with pytest.raises(RequestRefused, match="not allowed to upload this file type"):
        client_at(wordpress.url).upload(replace(FERRY, name="ferry"), CancelToken())


def test_file_is_removed_for_good_and_may_be_gone_already(wordpress: WordPressServer, client_at: ClientAt) -> None:
    client = client_at(wordpress.url)
    media = client.upload(FERRY, CancelToken())
    client.remove_media(media.id)
    assert client.standing_media((media.id,)) == frozenset()
    client.remove_media(media.id)
    with pytest.raises(NotAllowed):
        client_at(wordpress.url, "author").remove_media(str(wordpress.seed["media_photo"]))
