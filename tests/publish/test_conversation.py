"""The conversation of a publish is kept with its job, and neither it nor the state holds a secret or a reader."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from editor.clients.registry import open_client
from editor.errors import LoginRefused
from editor.model.blog import Blog
from editor.model.conversation import Exchange
from editor.model.job import JobState
from editor.publish.conversation import as_text
from editor.publish.delivery import Delivered
from editor.store.conversations import exchanges
from tests.publish.conftest import Desk
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.memory_blog import Fault as MemoryFault
from tests.support.wordpress import WordPressServer


def all_of_the_state(desk: Desk) -> bytes:
    files = [file for file in desk.state.path.parent.rglob("*") if file.is_file()]
    assert desk.state.path in files
    return b"".join(file.read_bytes() for file in files)


def test_publish_to_wordpress_is_told_and_holds_no_secret_and_no_reader(desk: Desk, wordpress: WordPressServer) -> None:
    login = wordpress.users["editor"]
    with FaultProxy(wordpress.port) as proxy:
        blog = Blog(
            identity="blog-1", name="Allotment", url=proxy.url, api_url=f"{proxy.url}wp-json/", kind="wordpress",
            user=login.user, capabilities=desk.memory.capabilities,
        )  # fmt: skip
        desk.client = open_client(blog, login)
        desk.draft = replace(desk.draft, identity="4a1f6a52-77a8-4d2c-9a52-0f5a3c1f2b11")
        telling = f"Cookie: logged_in=ham; nonce: 1a2b3c; {login.password} is wrong, reader@mail.example 203.0.113.9"
        failure = json.dumps({"code": "internal_server_error", "message": telling, "data": {"status": 500}})
        proxy.rules = [Rule(Fault.STATUS, method="POST", path="/wp/v2/media", nth=1, code=500, body=failure)]
        assert desk.kept().state is JobState.UNKNOWN
        (done,) = desk.go()
    assert isinstance(done, Delivered), done
    said = exchanges(desk.state, "blog-1", desk.draft.identity)
    sent = [(each.method, each.status) for each in said if "/wp/v2/media" in each.address]
    assert [each for each in sent if each[0] == "POST"] == [("POST", 500), ("POST", 201)]
    assert said[-1].status == 200
    assert any(each.words.startswith("internal_server_error: ") for each in said)
    text = as_text("Ferry", "Allotment", said)
    authorization = proxy.log[0].headers["Authorization"].removeprefix("Basic ")
    for secret in (login.password, login.password.replace(" ", ""), authorization, "ham", "1a2b3c", "203.0.113.9"):
        assert secret not in text
        assert secret.encode() not in all_of_the_state(desk)
    assert "@mail" not in text
    assert b"@mail" not in all_of_the_state(desk)


def test_text_has_a_line_for_each_request_and_one_for_a_refusal() -> None:
    asked = Exchange(
        when=datetime(2026, 5, 14, 9, tzinfo=UTC), method="POST", call="wp.newPost", address="a.example/xmlrpc.php",
        status=200, milliseconds=12, sent=700, received=300, words="403: No.",
    )  # fmt: skip
    lost = replace(asked, call="", status=0, received=0, words="")
    assert as_text("Ferry", "Allotment", (asked, lost)).splitlines() == [
        "“Ferry” to Allotment: 2 requests",
        "",
        "2026-05-14 09:00:00Z  POST wp.newPost a.example/xmlrpc.php  →  200, 12 ms, sent 700, received 300",
        "    403: No.",
        "2026-05-14 09:00:00Z  POST a.example/xmlrpc.php  →  no answer, 12 ms, sent 700, received 0",
    ]


def test_client_that_tells_nothing_leaves_nothing(desk: Desk) -> None:
    desk.memory.faults.append(MemoryFault("create", LoginRefused("No."), after_work=False))
    desk.kept()
    assert exchanges(desk.state, "blog-1", desk.draft.identity) == ()
