"""The doctor's look at a real WordPress, as it is and as other people's are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from editor.clients.wordpress.client import open_wordpress
from editor.model.blog import Blog, Credentials
from editor.model.examination import Finding, Remedy, Subject, Verdict
from tests.servers.certificates import Authority, Certificate
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

ALL_GREEN = [
    Subject.ADDRESS,
    Subject.NAME,
    Subject.ENCRYPTION,
    Subject.REDIRECTS,
    Subject.WEB_API,
    Subject.PASSWORDS,
    Subject.LOGIN,
    Subject.RIGHTS,
    Subject.UPLOADS,
    Subject.CLOCK,
    Subject.XML_RPC,
    Subject.VERSION,
]
INDEX = r"^/wp-json/\?"
ME = "users/me"


def looked_at(url: str, login: Credentials, api: str = "wp-json/") -> list[Finding]:
    """All lines."""
    blog = Blog(identity="x", name="Blog", url=url, api_url=f"{url}{api}", kind="wordpress", user=login.user)
    return list(open_wordpress(blog, login).examine())


def stopped(findings: list[Finding]) -> tuple[Subject, str]:
    """What the last line says, which is the only one that stops."""
    assert [finding.verdict for finding in findings].count(Verdict.STOP) == 1
    assert findings[-1].verdict is Verdict.STOP
    return findings[-1].subject, findings[-1].sentence


def line(findings: list[Finding], subject: Subject) -> tuple[Verdict, str]:
    """The only line of this subject."""
    (found,) = (finding for finding in findings if finding.subject is subject)
    return found.verdict, found.sentence


# -------------------------------------------------------------------------------------------------- as it should be
def test_blog_without_a_fault_is_green_line_by_line(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, wordpress.users["editor"])
    assert [finding.subject for finding in findings] == ALL_GREEN
    assert {finding.verdict for finding in findings} == {Verdict.GOOD}
    assert line(findings, Subject.ADDRESS)[1] == f"The blog is asked at {wordpress.url}wp-json/"
    assert line(findings, Subject.NAME)[1] == "127.0.0.1 was found: 127.0.0.1."
    assert line(findings, Subject.CLOCK)[1].endswith("agrees with this computer's; its zone is Europe/Berlin.")
    assert line(findings, Subject.XML_RPC)[1] == "It is open; Rejoinder uses the REST API."
    assert line(findings, Subject.VERSION)[1] == f"WordPress {wordpress.version}."
    (able,) = (finding.capabilities for finding in findings if finding.capabilities)
    assert able.user_name == "Editor Person"


def test_no_line_tells_who_logs_in_or_how(wordpress: WordPressServer) -> None:
    login = wordpress.users["editor"]
    for each in (login, Credentials(user="editor", password="SecretSecretSecretSecret")):
        told = repr(looked_at(wordpress.url, each))
        assert each.password not in told
        assert "user_name='Editor Person'" in told or "Editor" not in told


def test_plain_permalinks_are_as_good(wordpress: WordPressServer) -> None:
    wordpress.vary("plain-permalinks")
    findings = looked_at(wordpress.url, wordpress.users["editor"], "?rest_route=/")
    assert [finding.subject for finding in findings] == ALL_GREEN
    assert line(findings, Subject.XML_RPC)[1].startswith("It is open")


# ------------------------------------------------------------------------------------------------------- walls
@pytest.mark.parametrize(
    ("variant", "subject", "words"),
    [
        ("no-app-passwords", Subject.PASSWORDS, "Application passwords are switched off on {site}, so no program"),
        ("login-wall", Subject.REDIRECTS, "{site} sends programs to its login page. A plugin may keep visitors out"),
        ("maintenance", Subject.WEB_API, "{site} is busy or being updated and asks to be left alone for 600 seconds"),
    ],
)
def test_wall_is_named_with_its_remedy(wordpress: WordPressServer, variant: str, subject: Subject, words: str) -> None:
    wordpress.vary(variant)
    told, sentence = stopped(looked_at(wordpress.url, wordpress.users["editor"]))
    assert told is subject
    assert sentence.startswith(words.format(site=wordpress.url.split("/")[2]))


FORBIDDEN = '{"code":"rest_forbidden","message":"No."}'


@pytest.mark.parametrize(
    ("rule", "subject", "words"),
    [
        (Rule(Fault.STATUS, code=404, path=INDEX), Subject.WEB_API, "has no web API at this address any more"),
        (
            Rule(Fault.STATUS, code=200, body="<html>wordfence</html>"),
            Subject.WEB_API,
            "Not the blog but the firewall Wordfence answered at",
        ),
        (Rule(Fault.STATUS, code=200, body="[]", type="application/json"), Subject.WEB_API, "lacks what is needed"),
        (Rule(Fault.TRUNCATE), Subject.WEB_API, "was cut off"),
        (Rule(Fault.RESET_BEFORE), Subject.CONNECTION, "broke off the connection"),
        (Rule(Fault.STATUS, code=500, path=ME), Subject.LOGIN, "failed (500)"),
        (
            Rule(Fault.STATUS, code=403, body=FORBIDDEN, type="application/json", path=ME),
            Subject.RIGHTS,
            "does not allow this: No.",
        ),
        (
            Rule(Fault.STATUS, code=301, headers={"Location": "/elsewhere/"}, path=INDEX),
            Subject.REDIRECTS,
            "has moved to http://127.0.0.1",
        ),
        (
            Rule(Fault.STATUS, code=301, headers={"Location": "http://blog.example/"}, path=INDEX),
            Subject.CONNECTION,
            "blog.example was not found",
        ),
    ],
)
def test_answer_that_is_spoiled_stops_there(
    wordpress: WordPressServer, proxy: FaultProxy, rule: Rule, subject: Subject, words: str
) -> None:
    proxy.rules = [rule]
    told, sentence = stopped(looked_at(proxy.url, wordpress.users["editor"]))
    assert told is subject
    assert words in sentence


def test_rest_for_users_only_is_found_and_said(wordpress: WordPressServer) -> None:
    wordpress.vary("no-anon-rest")
    findings = looked_at(wordpress.url, wordpress.users["editor"])
    assert line(findings, Subject.WEB_API)[1].endswith("for users who are logged in only.")
    assert [finding.subject for finding in findings] == [each for each in ALL_GREEN if each is not Subject.PASSWORDS]


# ------------------------------------------------------------------------------------------------------- the login
def test_login_that_the_web_server_drops_is_told_apart(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    proxy.rules = [Rule(Fault.DROP_HEADER)]
    findings = looked_at(proxy.url, wordpress.users["editor"])
    assert stopped(findings)[0] is Subject.LOGIN
    assert stopped(findings)[1].startswith("The login is right, but the web server of")
    assert stopped(findings)[1].endswith('SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1')
    assert line(findings, Subject.PASSWORDS) == (Verdict.GOOD, "They are switched on.")
    assert findings[-1].remedy is Remedy.NONE  # another login would be dropped as well


def test_password_for_the_browser_is_told_apart(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, Credentials(user="editor", password="editor-pass"))
    assert stopped(findings)[1].startswith("This is the password that you log in to")


@pytest.mark.parametrize("variant", ["", "no-anon-rest", "asks-early xmlrpc-off"])
@pytest.mark.parametrize("user", ["editor", "nobody", "no@body.example"])
def test_wrong_login_is_told_apart(wordpress: WordPressServer, variant: str, user: str) -> None:
    wordpress.vary(variant)
    findings = looked_at(wordpress.url, Credentials(user=user, password="abcd efgh ijkl mnop qrst uvwx"))
    assert stopped(findings)[0] is Subject.LOGIN
    assert "did not accept the user name and application password: it knows no such pair." in stopped(findings)[1]
    assert findings[-1].remedy is Remedy.LOG_IN


def test_where_xmlrpc_is_closed_too_both_reasons_are_told(wordpress: WordPressServer) -> None:
    wordpress.vary("xmlrpc-off")
    findings = looked_at(wordpress.url, Credentials(user="editor", password="wrong"))
    assert stopped(findings)[1].endswith("its web server or a plugin may keep them from WordPress.")


def test_passwords_that_a_plugin_switches_off_are_told_by_their_code(
    wordpress: WordPressServer, proxy: FaultProxy
) -> None:
    body = '{"code":"application_passwords_disabled","message":"No."}'
    xmlrpc_off = Rule(Fault.STATUS, code=403, path="xmlrpc")
    proxy.rules = [xmlrpc_off, Rule(Fault.STATUS, code=401, path=ME, body=body, type="application/json")]
    assert "Application passwords are switched off on" in stopped(looked_at(proxy.url, wordpress.users["editor"]))[1]


def test_login_accepted_in_spite_of_passwords_being_off_is_good(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    index = json.dumps({"namespaces": ["wp/v2"], "authentication": []})
    proxy.rules = [Rule(Fault.REPLACE_BODY, path=INDEX, body=index, type="application/json", nth=1)]
    findings = looked_at(proxy.url, wordpress.users["editor"])
    assert line(findings, Subject.PASSWORDS)[1].startswith("They are switched off, but this login is accepted")
    assert [finding.subject for finding in findings] == ALL_GREEN


# ------------------------------------------------------------------------------------------------------- rights
def test_who_may_not_publish_is_told_whom_to_ask(wordpress: WordPressServer) -> None:
    findings = looked_at(wordpress.url, wordpress.users["contributor"])
    assert line(findings, Subject.RIGHTS) == (
        Verdict.NOTE,
        "This user may write posts as: draft, pending. To publish without review, ask the blog's administrator for "
        "the role of an author.",
    )
    assert line(findings, Subject.UPLOADS)[0] is Verdict.NOTE
    assert "posts with images are refused" in line(findings, Subject.UPLOADS)[1]


def test_who_may_only_read_is_stopped(wordpress: WordPressServer) -> None:
    told, sentence = stopped(looked_at(wordpress.url, wordpress.users["subscriber"]))
    assert told is Subject.RIGHTS
    assert "This user may not write posts on" in sentence


# ------------------------------------------------------------------------------------------------------- the rest of it
@pytest.mark.parametrize(
    ("skew", "age", "words"),
    [
        (timedelta(minutes=12), "", "is 12 minutes ahead of this computer's"),
        (-timedelta(hours=1, minutes=2), "", "is 1 hour behind this computer's"),
        (timedelta(days=3), "", "is 3 days ahead of"),
        (-timedelta(seconds=40), "", "agrees with this computer's"),
        (-timedelta(minutes=12), "720", "agrees with this computer's"),
    ],
)
def test_clock_that_is_off_is_told(
    wordpress: WordPressServer, proxy: FaultProxy, skew: timedelta, age: str, words: str
) -> None:
    date = format_datetime(datetime.now(UTC) + skew, usegmt=True)
    proxy.rules = [Rule(Fault.SET_HEADERS, path=INDEX, headers={"Date": date, "Age": age})]
    verdict, sentence = line(looked_at(proxy.url, wordpress.users["editor"]), Subject.CLOCK)
    assert words in sentence
    assert verdict is (Verdict.GOOD if "agrees" in words else Verdict.NOTE)


def test_clock_that_is_not_told_is_not_compared(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    proxy.rules = [Rule(Fault.SET_HEADERS, path=INDEX, headers={"Date": ""})]
    verdict, sentence = line(looked_at(proxy.url, wordpress.users["editor"]), Subject.CLOCK)
    assert (verdict, sentence) == (Verdict.GOOD, "The blog's zone is Europe/Berlin; it did not say what time it has.")


def test_version_is_read_from_the_first_page_where_xmlrpc_is_closed(wordpress: WordPressServer) -> None:
    wordpress.vary("xmlrpc-off")
    findings = looked_at(wordpress.url, wordpress.users["editor"])
    assert line(findings, Subject.XML_RPC) == (Verdict.GOOD, "It is closed, and not needed.")
    assert line(findings, Subject.VERSION)[1] == f"WordPress {wordpress.version}."


NO_OPTIONS = "<methodResponse><params><param><value><struct></struct></value></param></params></methodResponse>"


@pytest.mark.parametrize(
    "answer",
    [
        Rule(Fault.STATUS, code=200, path="xmlrpc", body=NO_OPTIONS),
        Rule(Fault.STATUS, code=403, path="xmlrpc"),
        Rule(Fault.RESET_AFTER, path="xmlrpc"),
    ],
)
@pytest.mark.parametrize("page", [None, Rule(Fault.RESET_BEFORE, path="^/$")])
def test_version_that_is_hidden_is_said(
    wordpress: WordPressServer, proxy: FaultProxy, answer: Rule, page: Rule | None
) -> None:
    wordpress.vary("no-version")
    proxy.rules = [answer, *([page] if page else [])]
    findings = looked_at(proxy.url, wordpress.users["editor"])
    is_open = answer.code == 200
    assert line(findings, Subject.XML_RPC)[1].startswith("It is open" if is_open else "It is closed")
    assert line(findings, Subject.VERSION) == (Verdict.GOOD, "The blog does not tell its version.")


# ------------------------------------------------------------------------------------------------------- certificates
def test_good_certificate_is_introduced(wordpress: WordPressServer, tls_proxy: FaultProxy) -> None:
    findings = looked_at(tls_proxy.url, wordpress.users["editor"])
    verdict, sentence = line(findings, Subject.ENCRYPTION)
    assert verdict is Verdict.GOOD
    assert sentence.startswith("The certificate is for ")
    assert "127.0.0.1" in sentence
    assert "comes from “trustme" in sentence


@pytest.mark.parametrize(
    ("certificate", "words", "is_introduced"),
    [
        (Certificate.UNTRUSTED, "comes from an authority that this computer does not know", True),
        (Certificate.WRONG_NAME, "belongs to another name", True),
        (Certificate.EXPIRED, "has expired", False),
        (Certificate.NOT_YET, "is not valid yet", False),
    ],
)
def test_wrong_certificate_stops_and_whom_to_trust_is_named(
    wordpress: WordPressServer, trusted: Authority, certificate: Certificate, words: str, is_introduced: bool
) -> None:
    with FaultProxy(wordpress.port, trusted, certificate) as proxy:
        told, sentence = stopped(looked_at(proxy.url, wordpress.users["editor"]))
        assert proxy.log == []
    assert told is Subject.ENCRYPTION
    assert words in sentence
    assert ("and comes from “trustme" in sentence) is is_introduced


def test_certificate_that_ends_soon_is_noted(wordpress: WordPressServer, trusted: Authority) -> None:
    with FaultProxy(wordpress.port, trusted, Certificate.ENDS_SOON) as proxy:
        findings = looked_at(proxy.url, wordpress.users["editor"])
    day = datetime.now(UTC) + timedelta(days=5)
    verdict, sentence = line(findings, Subject.ENCRYPTION)
    assert verdict is Verdict.NOTE
    assert f"ends on {day:%Y-%m-%d}. Ask its host to renew it" in sentence
    assert [finding.subject for finding in findings] == ALL_GREEN


def test_blog_that_is_sent_out_of_encryption_is_stopped(wordpress: WordPressServer, tls_proxy: FaultProxy) -> None:
    tls_proxy.rules = [Rule(Fault.STATUS, code=301, headers={"Location": "http://blog.example/"})]
    told, sentence = stopped(looked_at(tls_proxy.url, wordpress.users["editor"]))
    assert told is Subject.ENCRYPTION
    assert "is not encrypted (http)" in sentence
