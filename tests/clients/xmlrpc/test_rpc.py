"""Calls, and every answer that is not the value that was asked for; nothing of it shows a password."""

from __future__ import annotations

import logging
import traceback

import pytest

from editor.clients.session import USER_AGENT, Session
from editor.clients.xmlrpc.rpc import Rpc, texts
from editor.errors import (
    AddressMoved,
    AnswerBroken,
    BlogError,
    Intercepted,
    LoginRefused,
    NotABlog,
    NotAllowed,
    NotEncrypted,
    OutcomeUnknown,
    RequestRefused,
    ServerFailed,
    TryLater,
    Unreachable,
)
from editor.model.blog import Credentials
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt, fault, raw, says
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

DRAFT = PostFields(title="x", status=Status.DRAFT)


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        (403, LoginRefused, "did not accept the user name and application password"),
        (401, NotAllowed, r"does not allow this: No\. Ask its administrator"),
        (405, NotABlog, "lacks what is needed: it may be too old, or switched off in part"),
        (-32601, NotABlog, "lacks what is needed"),
        (-32500, ServerFailed, r"failed \(200\)\. Try again later"),
        (500, RequestRefused, r"refused: No\.$"),
        ("E12", RequestRefused, r"refused: No\.$"),
    ],
)
def test_fault_is_told_in_our_words(answers: Scripted, code: object, error: type[BlogError], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        answers(fault(code)).ask("wp.getPost")


def test_fault_without_words_is_told_by_its_code(answers: Scripted) -> None:
    with pytest.raises(RequestRefused, match="refused: 417") as refused:
        answers(fault(417, "")).ask("wp.getPost")
    assert refused.value.code == "417"


def test_fault_that_repeats_the_password_is_told_without_it(answers: Scripted, login: Credentials) -> None:
    with pytest.raises(RequestRefused, match=r"refused: Wrong: \*\*\*"):
        answers(fault(500, f"Wrong: {login.password}")).ask("wp.getPost")


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (raw("<html><title>Just a moment...</title></html>", code=403), Intercepted, "a challenge page of Cloudflare"),
        (raw("<html>No.</html>", code=404), NotABlog, "has no web API at this address any more"),
        (raw("", code=500), ServerFailed, r"failed \(500\)"),
        (raw("nothing"), AnswerBroken, "answered with something that is not data"),
        (raw("", code=429, later="7"), TryLater, "left alone for 7 seconds"),
    ],
)
def test_answer_that_is_no_xmlrpc_is_told(
    answers: Scripted, answer: Rule, error: type[BlogError], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        answers(answer).ask("wp.getPost")


def test_value_of_another_kind_is_broken_or_empty(answers: Scripted) -> None:
    with pytest.raises(AnswerBroken, match="something else than a list"):
        answers("none").records("wp.getPosts")
    assert answers(False).record("wp.getPost").values == {}
    assert answers(["x", {"a": 1}]).records("wp.getPosts")[0].values == {"a": 1}


def test_list_with_a_gap_is_a_list_all_the_same() -> None:
    assert texts(["a", "b"]) == texts({"0": "a", "2": "b"}) == ("a", "b")
    assert texts(None) == texts("editor") == ()


# Writes


def test_id_that_is_none_leaves_the_outcome_unknown(answers: Scripted) -> None:
    with pytest.raises(OutcomeUnknown):
        answers(False).written_id("wp.newPost")


def test_answer_to_a_write_that_is_no_xmlrpc_leaves_its_outcome_unknown(answers: Scripted) -> None:
    for body in (raw("<html>Just a moment</html>"), raw("half"), raw("", code=502), says(fault(-32500))):
        with pytest.raises(OutcomeUnknown):
            answers(body).write("wp.newPost")


def test_refused_write_is_one_of_the_login_if_the_login_is_refused_otherwise_too(answers: Scripted) -> None:
    with pytest.raises(LoginRefused):
        answers(fault(403), fault(403)).write("wp.newPost")
    with pytest.raises(RequestRefused, match="refused: Invalid term"):
        answers(fault(403, "Invalid term ID."), [{"blogid": "1"}]).write("wp.newPost")


@pytest.mark.parametrize("spoiled", [Fault.RESET_AFTER, Fault.CLOSE_AFTER, Fault.STATUS_AFTER, Fault.TRUNCATE])
def test_lost_answer_to_a_new_post_is_found_by_its_slug(proxy: FaultProxy, xmlrpc_at: XmlRpcAt, spoiled: Fault) -> None:
    proxy.rules = [Rule(spoiled, nth=2, code=502)]
    client = xmlrpc_at(proxy.url)
    with pytest.raises(OutcomeUnknown):
        client.create(PostFields(title="x", slug="draft-lost", status=Status.DRAFT))
    assert [entry.upstream for entry in proxy.log] == [200, 200]
    assert [post.slug for post in client.find("draft-lost")] == ["draft-lost"]


# Questions


def test_question_whose_connection_breaks_off_is_asked_again(proxy: FaultProxy, xmlrpc_at: XmlRpcAt) -> None:
    proxy.rules = [Rule(Fault.RESET_AFTER, nth=1)]
    assert xmlrpc_at(proxy.url).verify().user_name == "Editor Person"
    assert [entry.sent for entry in proxy.log[:2]] == [0, 200]


def test_question_that_is_never_answered_changed_nothing(proxy: FaultProxy, xmlrpc_at: XmlRpcAt) -> None:
    proxy.rules = [Rule(Fault.RESET_BEFORE)]
    with pytest.raises(Unreachable, match="broke off the connection before it answered"):
        xmlrpc_at(proxy.url).get("1")


def test_redirect_is_not_followed_with_a_password(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=301, headers={"Location": "https://other.example/xmlrpc.php"})]
    with pytest.raises(AddressMoved, match=r"has moved to https://other\.example/xmlrpc\.php"):
        Rpc(Session(), f"{scripted.url}xmlrpc.php", login).ask("wp.getPost")
    assert len(scripted.log) == 1


def test_password_is_not_sent_without_encryption(login: Credentials) -> None:
    rpc = Rpc(Session(), "http://blog.example/xmlrpc.php", login)
    with pytest.raises(NotEncrypted):
        rpc.ask("wp.getPost", *rpc.login)
    with pytest.raises(NotEncrypted):
        rpc.write("wp.newPost", *rpc.login)


# How other people's WordPress answers


@pytest.mark.parametrize("variant", ["php-warning", "bom", "no-rest"])
def test_blog_is_spoken_to_however_it_answers(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt, variant: str) -> None:
    wordpress.vary(variant)
    client = xmlrpc_at()
    post = client.create(DRAFT)
    assert client.get(post.id) == post


def test_blog_in_maintenance_asks_for_a_pause(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    wordpress.vary("maintenance")
    for act in (lambda: xmlrpc_at().verify(), lambda: xmlrpc_at().create(DRAFT)):
        with pytest.raises(TryLater, match="asks to be left alone for 600 seconds"):
            act()


def test_blog_whose_xmlrpc_is_switched_off_is_told(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    wordpress.vary("xmlrpc-off")
    with pytest.raises(NotABlog, match="switched off in part"):
        xmlrpc_at().verify()


# Secrets


def test_password_in_the_body_shows_nowhere(
    proxy: FaultProxy, wordpress: WordPressServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    good = wordpress.users["editor"]
    wrong = Credentials(user=good.user, password="aaaa bbbb cccc dddd eeee ffff")
    told: list[str] = []
    for credentials in (good, wrong):
        rpc = Rpc(Session(), f"{proxy.url}xmlrpc.php", credentials)
        told.append(repr(rpc))
        for method in ("wp.getUsersBlogs", "wp.getPost"):
            try:
                rpc.ask(method, *rpc.login[1:], "x")
                rpc.ask(method, *rpc.login, "999999")
            except BlogError as error:
                told.append("".join(traceback.format_exception(error)))
    shown = "\n".join((*told, caplog.text, *(entry.path for entry in proxy.log)))
    assert "POST 127.0.0.1" in shown
    assert "did not accept" in shown
    assert good.password not in shown
    assert wrong.password not in shown
    assert {entry.headers["User-Agent"] for entry in proxy.log} == {USER_AGENT}
    assert all("Authorization" not in entry.headers for entry in proxy.log)
