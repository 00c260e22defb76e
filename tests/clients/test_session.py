"""The session: patience, redirects, retries, secrets."""

from __future__ import annotations

import gzip
import json
import logging
import re

import pytest

from editor.clients.sent_body import SentBody
from editor.clients.session import USER_AGENT, Limits, Session
from editor.errors import (
    AddressMoved,
    AnswerBroken,
    Cancelled,
    Intercepted,
    NotEncrypted,
    OutcomeUnknown,
    TlsProblem,
    Unreachable,
)
from editor.model.blog import Credentials
from editor.model.work import CancelToken
from tests.clients.conftest import SHORT
from tests.servers.certificates import Authority, Certificate
from tests.servers.fault_proxy import Fault, FaultProxy, Rule


def ok(body: str = "{}") -> Rule:
    """Any request is answered with this."""
    return Rule(Fault.STATUS, code=200, body=body, type="application/json")


def redirect(target: str, path: str = "", code: int = 302) -> Rule:
    """Sends on."""
    return Rule(Fault.STATUS, code=code, path=path, headers={"Location": target})


def test_user_agent_is_one_and_honest(scripted: FaultProxy) -> None:
    scripted.rules = [ok()]
    Session().get(scripted.url)
    assert scripted.log[0].headers["User-Agent"] == USER_AGENT
    assert re.fullmatch(r"Rejoinder/[\d.]+ \(desktop blog editor\)", USER_AGENT)


@pytest.mark.usefixtures("netrc")
def test_login_is_ours_and_never_that_of_netrc(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [ok()]
    Session().get(scripted.url)
    Session(login).get(scripted.url)
    assert "Authorization" not in scripted.log[0].headers
    assert scripted.log[1].headers["Authorization"] == "Basic bcOkcnRhOnNlY3JldCBzZWNyZXQ="  # märta:secret secret


def test_cookies_are_not_kept(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=200, headers={"Set-Cookie": "tracked=1; Path=/"})]
    session = Session()
    session.get(scripted.url)
    session.get(scripted.url)
    assert "Cookie" not in scripted.log[1].headers


def test_log_tells_method_path_status_and_time_and_no_secret(
    scripted: FaultProxy, login: Credentials, caplog: pytest.LogCaptureFixture
) -> None:
    scripted.rules = [ok(), Rule(Fault.RESET_BEFORE)]
    caplog.set_level(logging.DEBUG, logger="editor")
    Session(login).get(f"{scripted.url}wp-json/?search=divorce&page=1")
    lines = [record.getMessage() for record in caplog.records if record.name == "editor.clients.session"]
    assert len(lines) == 1
    assert re.fullmatch(r"GET 127\.0\.0\.1:\d+/wp-json/\?search=\*&page=1: 200, \d+ ms", lines[0])
    assert "secret" not in repr(Session(login))


def test_no_error_holds_the_password(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [Rule(Fault.RESET_BEFORE)]
    with pytest.raises(Unreachable) as unreachable:
        Session(login).get(scripted.url)
    error: BaseException | None = unreachable.value
    while error:
        assert "secret" not in repr(error)
        assert "bcOkcnRh" not in repr(error)
        error = error.__cause__


# Retries


def test_get_is_repeated_once_when_the_connection_broke(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.RESET_BEFORE, nth=1), ok()]
    assert Session().get(scripted.url).status == 200
    assert len(scripted.log) == 2


def test_get_whose_connection_breaks_again_is_given_up(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.RESET_BEFORE)]
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1:\d+ broke off the connection before it answered"):
        Session().get(scripted.url)
    assert len(scripted.log) == 2


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.HANG])
def test_write_is_never_repeated(scripted: FaultProxy, fault: Fault) -> None:
    scripted.rules = [Rule(fault)]
    with pytest.raises(OutcomeUnknown, match="may or may not have arrived"):
        Session(limits=SHORT).write("POST", scripted.url, SentBody(b"{}"))
    with pytest.raises(OutcomeUnknown):
        Session(limits=SHORT).write("DELETE", scripted.url)
    assert [entry.method for entry in scripted.log] == ["POST", "DELETE"]


def test_write_that_is_cancelled_while_it_is_sent_stops(scripted: FaultProxy) -> None:
    token = CancelToken()
    body = SentBody(b"a" * 20_000_000, token)
    body.read(1)
    token.cancel()
    with pytest.raises(Cancelled):
        Session().write("POST", scripted.url, body)


# Patience and size


def test_silent_server_is_given_up(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.HANG)]
    with pytest.raises(Unreachable, match="did not answer in time"):
        Session(limits=SHORT).get(scripted.url)
    assert len(scripted.log) == 1


def test_server_that_takes_no_connection_is_given_up(full_server: str) -> None:
    with pytest.raises(Unreachable, match="did not answer in time"):
        Session(limits=Limits(connect=0.2)).get(full_server)
    with pytest.raises(Unreachable):  # nothing was sent
        Session(limits=Limits(connect=0.2)).write("POST", full_server, SentBody(b"{}"))


def test_answer_that_drips_is_given_up(proxy: FaultProxy) -> None:
    proxy.rules = [Rule(Fault.DRIP, seconds=0.05)]
    hurried = Limits(read=10, whole=0.3)
    with pytest.raises(AnswerBroken, match="did not end within 0 seconds"):
        Session(limits=hurried).get(proxy.url)


def test_answer_that_is_too_large_is_not_read(scripted: FaultProxy) -> None:
    scripted.rules = [ok("x" * 3_100_000)]
    with pytest.raises(AnswerBroken, match="answered with more than 3 MB"):
        Session(limits=SHORT).get(scripted.url)
    with pytest.raises(OutcomeUnknown):
        Session(limits=SHORT).write("POST", scripted.url, SentBody(b"{}"))


def test_packed_answer_is_measured_unpacked(scripted: FaultProxy) -> None:
    small, large = gzip.compress(b"x" * 2_900_000), gzip.compress(b"x" * 3_100_000)
    scripted.rules = [
        Rule(Fault.STATUS, code=200, headers={"Content-Encoding": "gzip"}, body=small, nth=1),
        Rule(Fault.STATUS, code=200, headers={"Content-Encoding": "gzip"}, body=large),
    ]
    small_only = Limits(size=3_000_000)
    assert len(Session(limits=small_only).get(scripted.url).body) == 2_900_000
    with pytest.raises(AnswerBroken, match="more than 3 MB"):
        Session(limits=small_only).get(scripted.url)


def test_page_may_be_clipped(scripted: FaultProxy) -> None:
    scripted.rules = [ok("abcdef")]
    assert Session().get(scripted.url, clip=4).body == b"abcd"
    assert Session().get(scripted.url, clip=9).body == b"abcdef"


def test_answer_that_is_cut_off_is_not_taken_for_a_whole_one(scripted: FaultProxy, proxy: FaultProxy) -> None:
    proxy.rules = [Rule(Fault.TRUNCATE)]
    with pytest.raises(AnswerBroken, match=r"The answer of 127\.0\.0\.1:\d+ was cut off"):
        Session().get(proxy.url)
    with pytest.raises(OutcomeUnknown):
        Session().write("POST", proxy.url, SentBody(b"{}"))


def test_answer_whose_packing_is_broken_is_not_taken_for_a_whole_one(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=200, headers={"Content-Encoding": "gzip"}, body="not packed")]
    with pytest.raises(AnswerBroken, match="was cut off"):
        Session().get(scripted.url)


# Redirects


def test_get_follows_on_the_same_site_also_with_a_login(scripted: FaultProxy, login: Credentials) -> None:
    scripted.rules = [redirect("/there/", "/here"), ok('{"a": 1}')]
    answer = Session(login).get(f"{scripted.url}here")
    assert (answer.url, json.loads(answer.body)) == (f"{scripted.url}there/", {"a": 1})
    assert scripted.log[1].headers["Authorization"]


def test_get_goes_to_another_site_as_nobody_only(scripted: FaultProxy, proxy: FaultProxy, login: Credentials) -> None:
    scripted.rules = [redirect(f"{proxy.url}readme.html")]
    assert Session().get(scripted.url).url == f"{proxy.url}readme.html"
    with pytest.raises(AddressMoved, match="has moved to") as moved:
        Session(login).get(scripted.url)
    assert moved.value.address == f"{proxy.url}readme.html"
    assert len(proxy.log) == 1


def test_circle_of_redirects_is_left(scripted: FaultProxy) -> None:
    scripted.rules = [redirect("/again")]
    with pytest.raises(AnswerBroken, match="sends its visitors round in a circle"):
        Session().get(scripted.url)


def test_redirect_to_what_is_no_web_page_is_not_followed(scripted: FaultProxy) -> None:
    scripted.rules = [redirect("ftp://files.example/")]
    with pytest.raises(AnswerBroken, match=r"leads to ftp://files\.example/"):
        Session().get(scripted.url)


def test_redirect_out_of_encryption_is_not_followed(tls_proxy: FaultProxy, scripted: FaultProxy) -> None:
    tls_proxy.rules = [redirect(scripted.url)]
    with pytest.raises(NotEncrypted, match="is not encrypted"):
        Session().get(tls_proxy.url)
    assert scripted.log == []


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_write_follows_nothing(scripted: FaultProxy, login: Credentials, code: int) -> None:
    scripted.rules = [redirect("https://new.example/wp-json/wp/v2/posts?x=1#y", code=code)]
    with pytest.raises(AddressMoved, match=r"Nothing was sent there: follow it in the window") as moved:
        Session(login).write("POST", scripted.url, SentBody(b"{}"))
    assert moved.value.address == "https://new.example/wp-json/wp/v2/posts"
    assert len(scripted.log) == 1


def test_write_that_is_sent_to_a_login_page_says_so(scripted: FaultProxy) -> None:
    scripted.rules = [redirect("/wp-login.php?redirect_to=x")]
    with pytest.raises(Intercepted, match="sends programs to its login page"):
        Session().write("POST", scripted.url, SentBody(b"{}"))


# What never leaves


@pytest.mark.usefixtures("names")
def test_password_is_not_sent_without_encryption(login: Credentials) -> None:
    with pytest.raises(NotEncrypted, match=r"Use https://blog\.example/ instead"):
        Session(login).get("http://blog.example/wp-json/")
    with pytest.raises(NotEncrypted):
        Session(login).write("POST", "http://blog.example/wp-json/", SentBody(b"{}"))


@pytest.mark.usefixtures("names")
def test_name_that_is_not_known_is_told() -> None:
    with pytest.raises(Unreachable, match=r"nowhere\.example was not found\. Check the address"):
        Session().get("https://nowhere.example/")
    with pytest.raises(Unreachable):
        Session().write("POST", "https://nowhere.example/", SentBody(b"{}"))


def test_server_that_is_down_is_told(closed_port: int) -> None:
    with pytest.raises(Unreachable, match=f"127.0.0.1:{closed_port} refuses the connection; its server may be down"):
        Session().get(f"http://127.0.0.1:{closed_port}/")
    with pytest.raises(Unreachable):
        Session().write("DELETE", f"http://127.0.0.1:{closed_port}/")


def test_place_that_no_way_leads_to_is_told() -> None:
    with pytest.raises(Unreachable, match=r"255\.255\.255\.255 could not be reached\. Check its address"):
        Session().get("https://255.255.255.255/")


@pytest.mark.usefixtures("names")
def test_address_that_cannot_be_asked_is_told() -> None:
    with pytest.raises(Unreachable, match="is not an address that can be asked"):
        Session().get("http://*blog.example/")


# Proxies


def test_proxy_of_the_environment_is_used_but_not_for_this_computer(
    scripted: FaultProxy, closed_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted.rules = [ok()]
    monkeypatch.setenv("http_proxy", scripted.url)
    assert Session().get("http://blog.example/x").status == 200
    assert scripted.log[0].path == "http://blog.example/x"
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port}")
    assert Session().get(scripted.url).status == 200
    with pytest.raises(Unreachable, match=r"The proxy on the way to blog\.example does not answer"):
        Session().get("http://blog.example/x")


# Encryption


def test_good_certificate_is_trusted(tls_proxy: FaultProxy) -> None:
    assert Session().get(tls_proxy.url).status == 200


@pytest.mark.parametrize(
    ("certificate", "sentence"),
    [
        (Certificate.WRONG_NAME, r"The certificate of 127\.0\.0\.1:\d+ belongs to another name"),
        (Certificate.EXPIRED, r"has expired\. Nothing was sent\. Ask its host to renew it"),
        (Certificate.NOT_YET, r"is not valid yet\. Nothing was sent\. Is this computer's clock right"),
        (Certificate.UNTRUSTED, r"comes from an authority that this computer does not know"),
    ],
)
def test_bad_certificate_is_told_apart_and_nothing_is_sent(
    trusted: Authority, login: Credentials, certificate: Certificate, sentence: str
) -> None:
    with FaultProxy(9, trusted, certificate) as proxy:
        with pytest.raises(TlsProblem, match=sentence):
            Session(login).get(proxy.url)
        with pytest.raises(TlsProblem, match=sentence):
            Session(login).write("POST", proxy.url, SentBody(b"{}"))
        assert proxy.log == []


def test_server_without_encryption_is_told(scripted: FaultProxy) -> None:
    with pytest.raises(NotEncrypted, match="did not agree on encryption"):
        Session().get(scripted.url.replace("http:", "https:"))


def test_connection_that_breaks_under_tls_is_told_like_any_other(tls_proxy: FaultProxy) -> None:
    tls_proxy.rules = [Rule(Fault.RESET_AFTER)]
    with pytest.raises(Unreachable, match="broke off the connection"):
        Session().get(tls_proxy.url)
    tls_proxy.rules = [Rule(Fault.TRUNCATE)]
    with pytest.raises(AnswerBroken, match="was cut off"):
        Session().get(tls_proxy.url)
