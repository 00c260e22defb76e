"""The doctor's look at a real WordPress over XML-RPC, as it is and as other people's are."""

from __future__ import annotations

import xmlrpc.client
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from editor.blogs.doctor import report
from editor.clients.xmlrpc.client import open_xmlrpc
from editor.model.blog import Blog, Credentials
from editor.model.examination import Finding, Remedy, Subject, Verdict
from tests.clients.xmlrpc.conftest import fault, says
from tests.servers.certificates import Authority, Certificate
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

ALL_GREEN = [
    *(Subject.ADDRESS, Subject.NAME, Subject.ENCRYPTION, Subject.REDIRECTS, Subject.WEB_API),
    *(Subject.LOGIN, Subject.RIGHTS, Subject.UPLOADS, Subject.CLOCK, Subject.VERSION),
]


def at(url: str, login: Credentials) -> Blog:
    """As it was kept when REST was closed."""
    return Blog(
        identity="x", name="Blog", url=url, api_url=f"{url}xmlrpc.php", kind="wordpress-xmlrpc", user=login.user
    )


def looked_at(url: str, login: Credentials) -> list[Finding]:
    """All lines."""
    return list(open_xmlrpc(at(url, login), login).examine())


def stopped(findings: list[Finding]) -> tuple[Subject, str]:
    """What the last line says, which is the only one that stops."""
    assert [finding.verdict for finding in findings].count(Verdict.STOP) == 1
    assert findings[-1].verdict is Verdict.STOP
    return findings[-1].subject, findings[-1].sentence


def line(findings: list[Finding], subject: Subject) -> tuple[Verdict, str]:
    """The only line of this subject."""
    (found,) = (finding for finding in findings if finding.subject is subject)
    return found.verdict, found.sentence


def test_blog_without_a_fault_is_green_line_by_line(wordpress: WordPressServer) -> None:
    wordpress.vary("no-rest")
    login = wordpress.users["editor"]
    findings = looked_at(wordpress.url, login)
    assert [finding.subject for finding in findings] == ALL_GREEN
    assert {finding.verdict for finding in findings} == {Verdict.GOOD}
    assert line(findings, Subject.WEB_API)[1].startswith("XML-RPC is there.")
    assert line(findings, Subject.VERSION)[1] == f"WordPress {wordpress.version}."
    (able,) = (finding.capabilities for finding in findings if finding.capabilities)
    assert able.user_name == "Editor Person"
    told = report(at(wordpress.url, login), findings)
    assert login.password not in told
    assert "Editor" not in told


MOVED = Rule(Fault.STATUS, code=301, headers={"Location": "/elsewhere/xmlrpc.php"})
LOGIN_WALL = Rule(Fault.STATUS, code=302, headers={"Location": "/wp-login.php"})
FIREWALL = Rule(Fault.STATUS, code=200, body="<html>wordfence</html>")
MAINTENANCE = Rule(Fault.STATUS, code=200, body=b"", headers={"Retry-After": "600"})


@pytest.mark.parametrize(
    ("rule", "subject", "words"),
    [
        (MOVED, Subject.REDIRECTS, "has moved to http://127.0.0.1"),
        (LOGIN_WALL, Subject.REDIRECTS, "sends programs to its login page"),
        (Rule(Fault.RESET_BEFORE), Subject.CONNECTION, "broke off the connection"),
        (Rule(Fault.TRUNCATE), Subject.WEB_API, "was cut off"),
        (FIREWALL, Subject.WEB_API, "Not the blog but the firewall Wordfence answered at"),
        (MAINTENANCE, Subject.WEB_API, "asks to be left alone for 600 seconds"),
        (says(["wp.getPost", "demo.sayHello"]), Subject.WEB_API, "has XML-RPC, but not all of WordPress's"),
        (says(fault(405)), Subject.WEB_API, "lacks what is needed: it may be too old, or switched off"),
    ],
)
def test_wall_is_named_with_its_remedy(
    wordpress: WordPressServer, proxy: FaultProxy, rule: Rule, subject: Subject, words: str
) -> None:
    proxy.rules = [rule]
    findings = looked_at(proxy.url, wordpress.users["editor"])
    told, sentence = stopped(findings)
    assert told is subject
    assert words in sentence
    assert findings[-1].remedy is (Remedy.FOLLOW if rule is MOVED else Remedy.NONE)


def test_wrong_login_is_told(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, Credentials(user="editor", password="wrong"))
    assert stopped(findings)[0] is Subject.LOGIN
    assert "did not accept the user name and application password" in stopped(findings)[1]
    assert findings[-1].remedy is Remedy.LOG_IN


def test_who_may_only_read_is_stopped(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, wordpress.users["subscriber"])
    assert stopped(findings)[0] is Subject.RIGHTS
    assert line(findings, Subject.LOGIN)[0] is Verdict.GOOD


def test_who_may_not_publish_is_told_whom_to_ask(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, wordpress.users["contributor"])
    assert line(findings, Subject.RIGHTS)[0] is Verdict.NOTE
    assert line(findings, Subject.UPLOADS)[0] is Verdict.NOTE


def test_clock_that_is_off_is_told(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    late = format_datetime(datetime.now(UTC) - timedelta(minutes=12), usegmt=True)
    proxy.rules = [Rule(Fault.SET_HEADERS, headers={"Date": late})]
    assert "is 12 minutes behind" in line(looked_at(proxy.url, wordpress.users["editor"]), Subject.CLOCK)[1]


def test_version_that_is_hidden_is_said(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    def no_options(body: bytes) -> bytes:
        return body if b"software_version" not in body else xmlrpc.client.dumps(({},), methodresponse=True).encode()

    hide: Callable[[bytes], bytes] = no_options
    proxy.rules = [Rule(Fault.REWRITE, change=hide)]
    findings = looked_at(proxy.url, wordpress.users["editor"])
    assert line(findings, Subject.VERSION) == (Verdict.GOOD, "The blog does not tell its version.")


def test_certificate_that_nobody_vouches_for_can_be_looked_at(wordpress: WordPressServer, trusted: Authority) -> None:
    with FaultProxy(wordpress.port, trusted, Certificate.UNTRUSTED) as proxy:
        findings = looked_at(proxy.url, wordpress.users["editor"])
    assert stopped(findings)[0] is Subject.ENCRYPTION
    assert findings[-1].remedy is Remedy.TRUST
