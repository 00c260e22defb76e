"""Files over XML-RPC: what the contract does not show."""

from __future__ import annotations

import pytest

from editor.clients.xmlrpc.media import Media
from editor.errors import Cancelled, NotAllowed, OutcomeUnknown, RequestRefused
from editor.model.post import Upload
from editor.model.work import CancelToken
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt, fault
from tests.support.blog_contract import photo
from tests.support.wordpress import WordPressServer

FERRY = Upload(name="ferry-0123abcd.jpg", content=photo(), media_type="image/jpeg", alt="A ferry")


def test_file_is_found_by_the_name_it_was_sent_under(xmlrpc_at: XmlRpcAt) -> None:
    client = xmlrpc_at(user="author")
    first, second = client.upload(FERRY, CancelToken()), client.upload(FERRY, CancelToken())
    assert second.url.endswith("ferry-0123abcd-1.jpg")
    assert client.find_media(["ferry-0123abcd"])["ferry-0123abcd"] in (first, second)
    assert client.find_media(["harbour", "nothing"]).keys() == {"harbour"}


def test_file_whose_smaller_sizes_fail_is_found_all_the_same(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    wordpress.vary("image-failure")
    with pytest.raises(OutcomeUnknown):
        xmlrpc_at().upload(FERRY, CancelToken())
    wordpress.vary()
    found = xmlrpc_at().find_media(["ferry-0123abcd"])["ferry-0123abcd"]
    assert found.url.endswith("/ferry-0123abcd.jpg")
    assert (found.width, found.height) == (64, 48)


def test_user_who_may_not_upload_is_told(xmlrpc_at: XmlRpcAt) -> None:
    with pytest.raises(NotAllowed, match="not allowed to upload files"):
        xmlrpc_at(user="contributor").upload(FERRY, CancelToken())


def test_stopped_upload_is_not_sent(answers: Scripted) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        Media(answers()).upload(FERRY, cancel)


def test_answer_to_an_upload_without_an_address_leaves_its_outcome_unknown(answers: Scripted) -> None:
    for answer in (True, {"attachment_id": "3"}):
        with pytest.raises(OutcomeUnknown):
            Media(answers(answer)).upload(FERRY, CancelToken())


def test_address_of_a_file_is_one_that_a_page_can_hold(answers: Scripted) -> None:
    media = Media(answers({"url": "https://blog.example/größe.jpg", "attachment_id": 4})).upload(FERRY, CancelToken())
    assert (media.id, media.url) == ("4", "https://blog.example/gr%C3%B6%C3%9Fe.jpg")


def test_question_after_a_file_that_is_refused_is_told(answers: Scripted) -> None:
    with pytest.raises(RequestRefused):
        Media(answers(fault(500))).standing(("3",))
