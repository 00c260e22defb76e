"""The way to a site, where no WordPress is needed to see it."""

from __future__ import annotations

import pytest

from editor.clients.certificate import presented, read_certificate
from editor.clients.session import Answer
from editor.clients.way import address_and_name, encryption
from editor.model.examination import Subject, Verdict

_LATER = "Jan  5 09:34:43 2118 GMT"


@pytest.mark.parametrize(
    ("url", "subject", "words"),
    [
        ("http://blog.example/", Subject.ADDRESS, "is not encrypted (http)"),
        ("https://blog.invalid/", Subject.NAME, "blog.invalid was not found"),
        (f"https://{'a' * 64}.invalid/", Subject.NAME, "could not be reached. Check its address"),
    ],
)
def test_address_that_leads_nowhere_stops(url: str, subject: Subject, words: str) -> None:
    last = list(address_and_name(url))[-1]
    assert (last.subject, last.verdict) == (subject, Verdict.STOP)
    assert words in last.sentence


def test_name_is_left_to_a_proxy_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    _, name = address_and_name("https://blog.invalid/")
    assert (name.verdict, name.sentence) == (
        Verdict.GOOD,
        "The proxy that this computer is set to looks blog.invalid up.",
    )
    _, own = address_and_name("http://localhost:9/")
    assert own.sentence.startswith("localhost was found: ")


def test_certificate_that_a_proxy_hides_is_trusted_all_the_same() -> None:
    finding = encryption(Answer(url="https://127.0.0.1:9/", status=200, headers={}, body=b""))
    assert (finding.verdict, finding.sentence) == (
        Verdict.GOOD,
        "The certificate is trusted; a proxy on the way hides what it says.",
    )
    assert presented("https://127.0.0.1:9/") is None


def test_certificate_without_names_is_read() -> None:
    read = read_certificate("x", {"notAfter": _LATER, "notBefore": _LATER}, b"")
    assert (read.names, read.authority, read.until.year) == ((), "an authority without a name", 2118)
