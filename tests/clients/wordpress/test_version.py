"""Which WordPress made a page, and whether its approving page answers programs."""

from __future__ import annotations

import pytest

from editor.clients.discovery import discover
from editor.clients.wordpress.version import answers_programs, version_of
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer


@pytest.mark.parametrize(
    ("version", "answers"),
    [("6.8.12", False), ("6.9", False), ("7.0", True), ("7.1.4", True), ("10.", True), ("", False), ("7", False)],
)
def test_from_7_0_on_it_answers_programs(version: str, answers: bool) -> None:
    head = f'<head><meta name="generator" content="WordPress {version}" /></head>'.encode()
    assert version_of(head) == version
    assert answers_programs(version) is answers


def test_page_without_a_word_of_it_tells_no_version() -> None:
    assert version_of(b"\xff<html>WordPress 7.1</html>") == ""


def test_it_is_found_with_the_blog(wordpress: WordPressServer, proxy: FaultProxy) -> None:
    is_new = int(wordpress.version.split(".")[0]) >= 7
    assert discover(wordpress.url).answers_programs is is_new
    proxy.rules = [Rule(Fault.REWRITE, path="^/$", change=lambda body: body.replace(b"WordPress 6", b"WordPress 7"))]
    assert discover(proxy.url).answers_programs
    wordpress.vary("no-version")
    assert not discover(wordpress.url).answers_programs
