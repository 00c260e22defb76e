"""Whoever listens is told of each request what came of it, and no secret."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest

from editor.clients.protocols import Audible
from editor.clients.sent_body import SentBody
from editor.clients.session import Answer, Session
from editor.clients.wordpress.refusals import words_of
from editor.clients.xmlrpc.client import XmlRpcClient
from editor.clients.xmlrpc.faults import words_of as fault_words
from editor.clients.xmlrpc.rpc import Rpc
from editor.errors import AnswerBroken, BlogError, OutcomeUnknown, Unreachable
from editor.model.blog import Credentials
from editor.model.conversation import Exchange
from tests.clients.conftest import SHORT, ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule


def listening(session: Session) -> list[Exchange]:
    heard: list[Exchange] = []
    session.listen(heard.append, words_of)
    return heard


def json(body: str, code: int = 200) -> Rule:
    return Rule(Fault.STATUS, code=code, body=body, type="application/json")


def test_request_and_answer_are_told_with_their_sizes(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [json('{"id": 1}', code=201)]
    session = Session(login)
    heard = listening(session)
    before = datetime.now(UTC)
    session.write("POST", f"{scripted.url}wp-json/wp/v2/posts?search=divorce&page=1", SentBody(b"12345"))
    told = heard[0]
    assert before <= told.when <= datetime.now(UTC)
    assert (told.method, told.status, told.sent, told.received, told.words) == ("POST", 201, 5, 9, "")
    assert told.address.endswith("/wp-json/wp/v2/posts?search=*&page=1")
    session.get(f"{scripted.url}posts?_fields=id,link&page=2&_fields=id")
    assert heard[1].address.endswith("/posts?page=2")
    assert 0 <= told.milliseconds < 10_000


def test_refusal_is_told_in_the_blogs_words_without_the_password(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [json('{"code": "no", "message": "Not <b>secret secret</b>."}', code=403)]
    session = Session(login)
    heard = listening(session)
    session.get(scripted.url)
    assert (heard[0].status, heard[0].words) == (403, "no: Not ***.")


def test_second_try_is_told_too(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.RESET_BEFORE)]
    session = Session()
    heard = listening(session)
    with pytest.raises(Unreachable):
        session.get(scripted.url)
    assert [(told.status, told.received, told.words) for told in heard] == [(0, 0, "ConnectionError")] * 2


def test_answer_that_breaks_off_has_a_status_and_no_size(scripted: FaultProxy) -> None:
    scripted.rules = [json("1" * 4_000_000)]
    session = Session(limits=SHORT)
    heard = listening(session)
    with pytest.raises(AnswerBroken):
        session.get(scripted.url)
    assert [(told.status, told.received, told.words) for told in heard] == [(200, 0, "AnswerBroken")]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((200, "application/json", b"{}"), ""),
        ((200, "text/html", b"{}"), ""),
        ((200, "text/html", b"<h1>Log in</h1>"), "no JSON but text/html"),
        ((502, "", b"Bad gateway"), "no JSON but something without a type"),
        ((400, "application/json", b'{"code": "term_exists", "message": "A &amp; B"}'), "term_exists: A & B"),
        ((400, "application/json", b"[]"), ""),
    ],
)
def test_words_of_a_rest_answer(answer: tuple[int, str, bytes], words: str) -> None:
    status, kind, body = answer
    headers = {"Content-Type": kind} if kind else {}
    assert words_of(Answer(url="https://a.example/", status=status, headers=headers, body=body)) == words


FAULT = (
    "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>401</int></value></member>"
    "<member><name>faultString</name><value><string>No, secret secret!</string></value></member></struct></value>"
    "</fault></methodResponse>"
)
VALUE = "<methodResponse><params><param><value><string>{}</string></value></param></params></methodResponse>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (VALUE.format("1"), ""),
        (VALUE.format("&lt;fault>"), ""),
        (VALUE.format("<![CDATA[<fault>]]>"), ""),
        (FAULT, "401: No, ***!"),
        ("<h1>Log in</h1>", "no XML-RPC but something without a type"),
    ],
)
def test_words_of_an_xmlrpc_answer(body: str, words: str) -> None:
    answer = Answer(url="https://a.example/", status=200, headers={}, body=body.encode())
    assert fault_words("secret secret", answer) == words


def test_client_tells_each_call(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=200, body=FAULT, type="text/xml")]
    client = XmlRpcClient(Rpc(Session(), f"{scripted.url}xmlrpc.php", login), "1")
    assert isinstance(cast("object", client), Audible)
    heard: list[Exchange] = []
    client.listen(heard.append)
    for work in (lambda: client.get("1"), lambda: client.bin("1")):
        with pytest.raises(BlogError):
            work()
    assert {told.call for told in heard} == {"wp.getPost"}
    assert heard[0].words == "401: No, ***!"
    assert "secret" not in repr(heard)


def test_call_that_writes_is_named(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [Rule(Fault.RESET_BEFORE)]
    rpc = Rpc(Session(), f"{scripted.url}xmlrpc.php", login)
    heard: list[Exchange] = []
    rpc.listen(heard.append)
    with pytest.raises(OutcomeUnknown):
        rpc.write("wp.newPost", *rpc.login, {})
    assert [(told.call, told.status) for told in heard] == [("wp.newPost", 0)]
    assert heard[0].sent > 100


def test_wordpress_refuses_in_its_own_words(client_at: ClientAt, proxy: FaultProxy) -> None:
    client = client_at(proxy.url)
    assert isinstance(cast("object", client), Audible)
    heard: list[Exchange] = []
    client.listen(heard.append)
    with pytest.raises(BlogError):
        client.get("99999999")
    assert (heard[0].status, heard[0].words) == (404, "rest_post_invalid_id: Invalid post ID.")
