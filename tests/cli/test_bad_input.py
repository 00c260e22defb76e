"""What goes wrong outside is told in a sentence: no traceback, the draft as it was, the state as it was."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice
from tests.cli.conftest import Line
from tests.servers.certificates import Certificate, make_authority
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.disks import as_a_person, folder_of_a_person, write_protected

POST = "---\ntitle: Bees on balconies\n---\nSixty balconies.\n"


@pytest.fixture
def proxy(blog: RunningPractice) -> Iterator[FaultProxy]:
    """What stands before the blog and spoils what comes from it."""
    with FaultProxy(int(blog.url.rstrip("/").rpartition(":")[2])) as proxy:
        yield proxy


def state(line: Line) -> list[str]:
    """All that is kept, but for the practice blog, which a command may start."""
    path = line.folder / "home/state/state.db"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection:
        return [each for each in connection.iterdump() if "practice" not in each]


def said_plainly(line: Line) -> bool:
    """No traceback, no last resort, nothing but sentences."""
    return "Traceback" not in line.said and "should not have" not in line.said


# --------------------------------------------------------------------------------------------------------------- files
MANY = b"---\ntitle: T\n---\n"
FILES = [
    (b"\xff\xfe a", "is not UTF-8 text: see line 1. Save it as UTF-8"),
    (b"a\nb\0c", "is not text: there is a NUL byte in line 2"),
    (b"---\ntitle: [\n---\nx\n", "The front matter cannot be read in line 3"),
    (
        b"---\ntitle: T\nstatus: weird\n---\nx\n",
        "\u201cstatus\u201d in line 3 is \u201cweird\u201d. It can be draft, pending",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), FILES)
@pytest.mark.parametrize("command", ["check", "render", "publish --blog practice", "disclose employer --set sponsor=A"])
def test_file_that_is_no_draft_is_told_and_left_alone(line: Line, content: bytes, sentence: str, command: str) -> None:
    line.run("outbox", "list")
    path, before = line.folder / "bad.md", state(line)
    path.write_bytes(content)
    assert line.run(*command.split(), str(path)) == 1
    assert path.name in line.said
    assert sentence in line.said
    assert said_plainly(line)
    assert line.result == ""
    assert (path.read_bytes(), state(line)) == (content, before)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (MANY + b"a\n" * 5_100_000, "has 10 MB. Over 10 MB a draft can only be read here"),
        (MANY + b"b" * 300_000, "A draft with over 200 KB in a line can only be read here"),
    ],
)
def test_what_is_too_large_can_be_checked_but_not_written(line: Line, content: bytes, sentence: str) -> None:
    path = line.folder / "large.md"
    path.write_bytes(content)
    assert line.run("disclose", "employer", "--set", "sponsor=A", str(path)) == 1
    assert sentence in line.said
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "reason"), [(b"> " * 5_000, "nested too deeply"), (b"[" * 30_000, "square brackets")]
)
def test_what_cannot_be_rendered_stops_the_post(line: Line, content: bytes, reason: str) -> None:
    path = line.folder / "hard.md"
    path.write_bytes(MANY + content + b"x\n")
    assert line.run("render", str(path)) == 1
    assert reason in line.said
    assert line.run("publish", "--blog", "practice", str(path)) == 1
    assert f"{path}:4: A paragraph cannot be shown as it is. (block-unrendered)" in line.said
    assert path.read_bytes() == MANY + content + b"x\n"
    assert line.json("outbox", "list", "--json") == []


def test_folder_that_may_not_be_written_is_told(line: Line) -> None:
    with folder_of_a_person() as folder:
        path = folder / "post.md"
        path.write_text(POST, encoding="utf-8")
        path.chmod(0o644)
        line.environ["REJOINDER_HOME"] = str(folder / "home")
        with as_a_person():
            assert line.run("outbox", "list") == 0
        with write_protected(folder):
            assert line.run("disclose", "employer", "--set", "sponsor=A", str(path)) == 1
        assert f"{path}" in line.said
        assert said_plainly(line)
        assert path.read_text(encoding="utf-8") == POST


@pytest.mark.parametrize("home", ["/proc/nowhere", __file__])
def test_home_that_cannot_be_one_is_told(line: Line, home: str) -> None:
    line.environ["REJOINDER_HOME"] = home
    assert line.run("blog", "list") == 1
    assert "state.db cannot be used" in line.said
    assert said_plainly(line)


# --------------------------------------------------------------------------------------------------------------- blogs
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://blog.example/", "is not encrypted (http), so others could read your password on the way"),
        ("ftp://blog.example/", "is not a web address. Type one such as"),
        ("http://[", "is not a web address"),
        ("", "is not a web address"),
        ("http://127.0.0.1:1", "refuses the connection; its server may be down"),
    ],
)
def test_address_that_is_no_blog_is_told_and_nothing_kept(line: Line, address: str, sentence: str) -> None:
    line.run("outbox", "list")
    before = state(line)
    assert line.run("blog", "add", address, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
    assert sentence in line.said
    assert said_plainly(line)
    assert "pass word" not in line.said
    assert state(line) == before


@pytest.mark.parametrize(
    ("certificate", "sentence"),
    [
        (Certificate.WRONG_NAME, "belongs to another name"),
        (Certificate.EXPIRED, "has expired"),
        (Certificate.UNTRUSTED, "an authority that this computer does not know"),
    ],
)
def test_certificate_that_is_wrong_is_told(
    line: Line, monkeypatch: pytest.MonkeyPatch, certificate: Certificate, sentence: str
) -> None:
    authority = make_authority(line.folder)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    with FaultProxy(9, authority, certificate) as encrypted:
        assert line.run("blog", "add", encrypted.url, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
    assert sentence in line.said
    assert said_plainly(line)
    assert line.json("blog", "list", "--json") == []


JSON = {"Content-Type": "application/json"}
SPOILED = [
    (Rule(Fault.STATUS, code=401, body='{"code":"rest_not_logged_in","message":"No."}', headers=JSON), 1, "password"),
    (Rule(Fault.STATUS, code=403, body='{"code":"rest_cannot_edit","message":"No."}', headers=JSON), 1, "not"),
    (Rule(Fault.STATUS, code=404), 1, "has no web API at this address any more"),
    (Rule(Fault.STATUS, code=429, headers={"Retry-After": "600"}), 3, "asks to be left alone for 600 seconds"),
    (Rule(Fault.STATUS, code=500), 3, "failed (500)"),
    (Rule(Fault.STATUS, code=200, body="<html>Prove that you are human</html>"), 1, "Not the blog but a web page"),
    (Rule(Fault.TRUNCATE), 3, "was cut off"),
    (Rule(Fault.RESET_BEFORE), 3, "broke off the connection before it answered"),
]


@pytest.mark.parametrize(("rule", "status", "sentence"), SPOILED)
def test_answer_that_is_spoiled_is_told(line: Line, proxy: FaultProxy, rule: Rule, status: int, sentence: str) -> None:
    file = published(line, proxy)
    before = Path(file).read_bytes()
    proxy.rules = [rule]
    assert line.run("publish", file) == status, line.said
    assert sentence in line.said
    assert said_plainly(line)
    assert line.result == ""
    assert Path(file).read_bytes() == before
    kept = state(line)
    for command in (["comments", "--refresh"], ["blog", "check", "Plot"]):
        assert line.run(*command) == 1
        assert sentence in line.said
        assert said_plainly(line)
    assert (Path(file).read_bytes(), state(line)) == (before, kept)


@pytest.mark.parametrize(
    ("rule", "status", "sentence"),
    [
        (
            Rule(Fault.STATUS, code=301, headers={"Location": "https://new.example/"}),
            1,
            "has moved to https://new.example/",
        ),
        (Rule(Fault.STATUS, code=500), 3, "it may or may not have arrived"),
        (Rule(Fault.TRUNCATE), 3, "it may or may not have arrived"),
        (Rule(Fault.REPLACE_BODY, body="<html>challenge</html>"), 3, "a web page answered in its place"),
        (Rule(Fault.RESET_AFTER), 3, "its answer was lost"),
    ],
)
def test_lost_answer_to_a_write_is_never_taken_for_a_failure(
    line: Line, proxy: FaultProxy, rule: Rule, status: int, sentence: str
) -> None:
    file = published(line, proxy)
    before = Path(file).read_bytes()
    rule.method = "POST"
    proxy.rules = [rule]
    assert line.run("publish", file) == status
    assert sentence in line.said
    assert said_plainly(line)
    assert Path(file).read_bytes() == before
    (row,) = line.json("outbox", "list", "--json")
    assert row["state"] == ("unknown" if status == 3 else "refused")
    proxy.rules = []
    if status == 3:
        assert line.run("outbox", "deliver") == 0, line.said
        assert line.json("outbox", "list", "--json") == []


def test_post_that_was_changed_on_the_blog_is_not_overwritten(line: Line, proxy: FaultProxy) -> None:
    file = published(line, proxy)
    before = Path(file).read_bytes()
    post = re.search(r'remote_id: "?(\d+)', before.decode())
    assert post is not None
    theirs = {"content": "<p>Theirs.</p>"}
    login = (PRACTICE_USER, PRACTICE_PASSWORD)
    requests.post(f"{proxy.url}wp-json/wp/v2/posts/{post[1]}", json=theirs, auth=login, timeout=10).raise_for_status()
    assert line.run("publish", file) == 1
    assert "was changed on Plot since it was last published from here. Nothing was overwritten" in line.said
    assert said_plainly(line)
    assert line.result == ""
    assert Path(file).read_bytes() == before


def published(line: Line, proxy: FaultProxy) -> str:
    """A draft that was published, and edited since."""
    arguments = ("blog", "add", proxy.url, "--user", PRACTICE_USER, "--password-stdin", "--name", "Plot")
    assert line.run(*arguments, stdin=f"{PRACTICE_PASSWORD}\n") == 0, line.said
    file = line.draft(POST)
    assert line.run("publish", file) == 0, line.said
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(text.replace("Sixty", "Seventy"), encoding="utf-8")
    return file


@pytest.mark.parametrize("port", ["99999", "-1", "many"])
def test_port_that_is_none_is_wrong_usage(line: Line, port: str) -> None:
    assert line.run("practice", f"--port={port}") == 2
    assert "usage: rejoinder practice" in line.said


def test_practice_blog_without_a_folder_is_told(line: Line) -> None:
    line.environ["REJOINDER_HOME"] = "/proc/nowhere"
    assert line.run("practice") == 1
    assert "The practice blog cannot use /proc/nowhere/state/practice: " in line.said
    assert said_plainly(line)
