"""What goes wrong outside is told in a sentence: no traceback, the draft as it was, the state as it was."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from editor.practice.blog_file import BlogFile
from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice, start
from tests.cli.conftest import Line
from tests.servers.certificates import Certificate, make_authority
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.disks import bound_by_permissions, disk_with_room, filled

POST = "---\ntitle: Bees on balconies\n---\nSixty balconies.\n"


@pytest.fixture
def proxy(blog: RunningPractice) -> Iterator[FaultProxy]:
    """What stands before the blog and spoils what comes from it."""
    with FaultProxy(int(blog.url.rstrip("/").rpartition(":")[2])) as proxy:
        yield proxy


def state(line: Line, home: Path | None = None) -> list[str]:
    """All that is kept, but for the practice blog, which a command may start."""
    path = (home or line.folder / "home") / "state/state.db"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection:
        return [each for each in connection.iterdump() if "practice" not in each]


def said_plainly(line: Line) -> bool:
    """No traceback, no last resort, nothing but sentences."""
    return "Traceback" not in line.said and "should not have" not in line.said


# --------------------------------------------------------------------------------------------------------------- files
COMMANDS = ("check", "render", "publish --blog practice", "disclose employer --set sponsor=A")
MANY = b"---\ntitle: T\n---\n"
FILES = [
    (
        b"\xff\xfe a",
        "{path} is not UTF-8 text: see line 1. Save it as UTF-8 where it was written, and open it again.",
    ),
    (b"a\nb\0c", "{path} is not text: there is a NUL byte in line 2. Open another file."),
    (
        b"---\ntitle: [\n---\nx\n",
        "bad.md: The front matter cannot be read in line 3: a bracket is opened and not closed. "
        "Correct it there; the text below it is as it was.",
    ),
    (
        b"---\ntitle: T\nstatus: weird\n---\nx\n",
        "bad.md: “status” in line 3 is “weird”. It can be draft, pending, scheduled, published, private. Correct it "
        "there; the text below it is as it was.",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), FILES)
@pytest.mark.parametrize("command", COMMANDS)
def test_file_that_is_no_draft_is_told_and_left_alone(line: Line, content: bytes, sentence: str, command: str) -> None:
    line.run("outbox", "list")
    path, before = line.folder / "bad.md", state(line)
    path.write_bytes(content)
    assert line.run(*command.split(), str(path)) == 1
    assert line.said == f"{sentence.format(path=path)}\n"
    assert line.result == ""
    assert (path.read_bytes(), state(line)) == (content, before)


@pytest.mark.parametrize("command", COMMANDS)
def test_folder_named_like_a_draft_is_told(line: Line, command: str) -> None:
    line.run("outbox", "list")
    path, before = line.folder / "folder.md", state(line)
    path.mkdir()
    (path / "inside.md").write_text(POST, encoding="utf-8")
    assert line.run(*command.split(), str(path)) == 1
    assert line.said == f"{path} is a folder, not a draft. Open a file inside it.\n"
    assert line.result == ""
    assert (path / "inside.md").read_text(encoding="utf-8") == POST
    assert state(line) == before


HUGE = [
    (
        MANY + b"Some words.\n\n" * 3_850_000,
        "has 50 MB. Over 10 MB a draft can only be read here: divide it to edit it.",
    ),
    (MANY + b"b " * 2_500_000, "A draft with over 200 KB in a line can only be read here: break it to edit."),
]


@pytest.mark.parametrize(("content", "sentence"), HUGE)
@pytest.mark.parametrize("command", COMMANDS[2:])
def test_what_is_far_too_large_is_neither_sent_nor_written(
    line: Line, content: bytes, sentence: str, command: str
) -> None:
    line.run("outbox", "list")
    path, before = line.folder / "huge.md", state(line)
    path.write_bytes(content)
    assert line.run(*command.split(), str(path)) == 1
    assert line.said.endswith(f"{sentence}\n")
    assert line.said.count("\n") == 1
    assert line.result == ""
    assert (path.read_bytes(), state(line)) == (content, before)


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS[:2])
def test_what_is_too_large_to_be_rendered_is_told(line: Line, command: str) -> None:
    path = line.folder / "huge.md"
    path.write_bytes(HUGE[0][0])
    assert line.run(command, str(path)) == 1
    assert line.said == f"{path} {HUGE[0][1]}\n"
    assert path.read_bytes() == HUGE[0][0]


@pytest.mark.parametrize("command", COMMANDS[:3])
def test_renderer_that_does_not_start_is_told(line: Line, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    assert line.run("blog", "check", "practice") == 0
    file, before = line.draft(POST), state(line)
    practice = start(line.folder / "home/state/practice")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert line.run(*command.split(), file) == 1
    assert line.said.startswith("The post could not be rendered: ")
    assert said_plainly(line)
    assert line.result == ""
    assert (Path(file).read_text(encoding="utf-8"), state(line)) == (POST, before)
    practice.stop()


def test_line_of_5_mb_is_shown_and_checked(line: Line) -> None:
    path = line.folder / "line.md"
    path.write_bytes(HUGE[1][0])
    assert line.run("render", str(path)) == 0
    assert len(line.result) > 5_000_000
    assert line.run("check", str(path)) == 0
    assert path.read_bytes() == HUGE[1][0]


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


@pytest.mark.parametrize("command", COMMANDS[2:])
def test_folder_that_may_not_be_written_is_told(line: Line, command: str) -> None:
    assert line.run("blog", "check", "practice") == 0
    folder, before = line.folder / "posts", state(line)
    folder.mkdir()
    path = folder / "post.md"
    path.write_text(POST, encoding="utf-8")
    folder.chmod(0o555)
    with bound_by_permissions():
        assert line.run(*command.split(), str(path)) == 1
    folder.chmod(0o755)
    assert line.said == (
        f"{path} was not saved: the file or its folder is write-protected. Allow writing there, "
        "or save it in another folder; the file is as it was.\n"
    )
    assert line.result == ""
    assert path.read_text(encoding="utf-8") == POST
    assert state(line) == before


@pytest.mark.parametrize("command", COMMANDS[2:])
def test_disk_of_the_draft_that_is_full_is_told(line: Line, command: str) -> None:
    assert line.run("blog", "check", "practice") == 0
    before = state(line)
    with disk_with_room(line.folder, 65_536) as disk:
        path = disk / "post.md"
        text = POST + "Sixty balconies. " * 3_000
        path.write_text(text, encoding="utf-8")
        assert line.run(*command.split(), str(path)) == 1
        assert line.said == (
            f"{path} was not saved: the disk is full. Make room and save again; the file is as it was.\n"
        )
        assert line.result == ""
        assert [each.name for each in disk.iterdir()] == ["post.md"]
        assert path.read_text(encoding="utf-8") == text
    assert state(line) == before


@pytest.mark.parametrize("command", ["publish", "disclose employer --set sponsor=A"])
def test_disk_of_the_state_that_is_full_is_told(line: Line, blog: RunningPractice, command: str) -> None:
    file = line.draft(POST)
    with disk_with_room(line.folder, 2_097_152) as disk:
        line.environ["REJOINDER_HOME"] = str(disk / "home")
        line.add(blog)
        before = state(line, disk / "home")
        with filled(disk):
            assert line.run(*command.split(), file) == 1
            assert line.said.startswith(f"{disk / 'home/state/state.db'} cannot be used: ")
            assert line.said.endswith(". Make room on the disk, or let yourself write there; nothing was changed.\n")
            assert line.result == ""
        assert Path(file).read_text(encoding="utf-8") == POST
        assert state(line, disk / "home") == before


def test_copy_that_takes_the_place_of_a_damaged_state_is_told_once(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    draft = line.draft(POST)
    assert line.run("blog", "list") == 0  # this start copies
    file = line.folder / "home/state/state.db"
    with file.open("r+b") as damaged:
        damaged.write(bytes(100))
    assert line.run("blog", "list") == 0
    assert line.said.startswith("What Rejoinder remembers was damaged, and stands again as it was on ")
    assert line.said.endswith(f"The damaged file is kept as {file}-set-aside.\n")
    assert "Plot" in line.result
    assert line.run("blog", "list") == 0
    assert line.said == ""
    assert line.run("publish", draft) == 0


@pytest.mark.parametrize("home", ["/proc/nowhere", __file__])
def test_home_that_cannot_be_one_is_told(line: Line, home: str) -> None:
    line.environ["REJOINDER_HOME"] = home
    assert line.run("blog", "list") == 1
    assert "state.db cannot be used" in line.said
    assert said_plainly(line)


# ------------------------------------------------------------------------------------------------------------ comments
HOSTILE = (
    '<p>Hi</p><script>alert(1)</script><img src="https://e.example/x" onerror="alert(2)">'
    '<p onclick="alert(3)">[a](javascript:alert(4)) '
    '<a href="javascript:alert(5)">you</a> &lt;script&gt;alert(6)&lt;/script&gt; [gallery]</p>'
)
LONG = "So many words. " * 70_000


@pytest.fixture
def commented(line: Line) -> Iterator[dict[str, str]]:
    """A blog where two readers wrote what they should not have; what they wrote, by the ids of their comments."""
    home = line.folder / "commented"
    running = start(home)
    with closing(BlogFile(home / "practice.db")) as file:
        for content in (HOSTILE, LONG):
            file.insert(
                "comments", post=4, parent=0, author="<b>M", ours=0, date="2026-05-01T00:00:00", content=content
            )
        rows = file.rows("select id, content from comments where author = '<b>M'")
    line.add(running)
    assert line.run("comments", "--refresh") == 0, line.said
    yield {str(row["id"]): row["content"] for row in rows}
    running.stop()


def test_what_a_reader_typed_runs_nowhere_and_stays_words(line: Line, commented: dict[str, str]) -> None:
    hostile, long = commented
    before = state(line)
    row = next(row for row in line.json("comments", "--json") if row["id"] == hostile)
    assert row["author"] == "<b>M"
    assert "<script>alert(6)</script> [gallery]" in row["text"]
    assert "alert(1)" not in row["text"]
    assert line.run("quote", hostile) == 0
    file = line.draft(f"---\ntitle: T\n---\n{line.result}\nAnswer.\n")
    assert line.run("render", file) == 0
    assert re.findall(r"<script|<img|onerror=|onclick=|href=\"(?!http|#)", line.result) == []
    assert "&lt;script&gt;alert(6)&lt;/script&gt; &#91;gallery]" in line.result
    assert line.run("check", file) == 0
    assert line.result == ""
    assert (state(line), long in line.said) == (before, False)


def test_comment_of_1_mb_is_cut_and_says_so(line: Line, commented: dict[str, str]) -> None:
    _, long = commented
    before = state(line)
    row = next(row for row in line.json("comments", "--json") if row["id"] == long)
    assert (row["text"][:30], row["text"][-5:]) == (LONG[:30], "\n\n[…]")
    assert line.run("quote", long) == 0
    assert re.search(r"So many words\. \S*\n>\n> \\\[…\\\]\n>\n> — \[", line.result)
    assert 250_000 < len(line.result) < 270_000
    file = line.draft(f"---\ntitle: T\n---\n{line.result}\nAnswer.\n")
    assert line.run("render", file) == 0
    assert LONG[:250_000] in line.result
    assert line.run("check", file) == 0
    assert (line.said, line.result) == ("", "")
    assert state(line) == before


# --------------------------------------------------------------------------------------------------------------- blogs
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "http://blog.example/",
            "blog.example is not encrypted (http), so others could read your password on the way. Use "
            "https://blog.example/ instead; if that does not work, ask its host to switch on https.",
        ),
        ("ftp://blog.example/", "“ftp://blog.example/” is not a web address. Type one such as https://blog.example/."),
        ("http://[", "“http://[” is not a web address. Type one such as https://blog.example/."),
        ("", "“” is not a web address. Type one such as https://blog.example/."),
        (
            "http://127.0.0.1:1",
            "127.0.0.1:1 refuses the connection; its server may be down. Check the address, or try again later.",
        ),
    ],
)
def test_address_that_is_no_blog_is_told_and_nothing_kept(line: Line, address: str, sentence: str) -> None:
    line.run("outbox", "list")
    before = state(line)
    assert line.run("blog", "add", address, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
    assert line.said == f"{sentence}\n"
    assert state(line) == before


@pytest.mark.parametrize("page", ["<html><h1>It works!</h1></html>", "", "{}"])
def test_web_page_that_is_no_blog_is_told_and_nothing_kept(line: Line, page: str) -> None:
    line.run("outbox", "list")
    before = state(line)
    with FaultProxy(9) as site:
        site.rules = [Rule(Fault.STATUS, code=200, body=page)]
        assert line.run("blog", "add", site.url, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
        assert all("Authorization" not in entry.headers for entry in site.log)
    assert line.said == (
        f"No blog that Rejoinder can write to was found at {site.url.split('/')[2]} (it speaks to WordPress, WordPress "
        "over XML-RPC, MetaWeblog). Check the address in a browser; if it is right, the blog's REST API may be "
        "switched off, and XML-RPC with it.\n"
    )
    assert state(line) == before


@pytest.mark.parametrize(
    ("keyring", "sentence"),
    [
        ("locked", "The keyring is locked. Unlock it and try again, or type the password for this run."),
        (
            "none",
            "This computer has no keyring to keep the password in. Start one (GNOME Keyring, KWallet), or type the "
            "password for this run.",
        ),
    ],
)
def test_keyring_that_is_locked_or_none_is_told(line: Line, blog: RunningPractice, keyring: str, sentence: str) -> None:
    line.add(blog)
    file = line.draft(POST)
    before = state(line)
    add = ("blog", "add", blog.url, "--user", PRACTICE_USER, "--password-stdin", "--name", "Other")
    for command in (add, ("blog", "check", "Plot"), ("comments", "--refresh"), ("publish", file)):
        assert without_terminal(line, keyring, *command) == (1, "", f"{sentence}\n")
        assert state(line) == before
    assert line.json("outbox", "list", "--json") == []
    assert Path(file).read_text(encoding="utf-8") == POST


def without_terminal(line: Line, keyring: str, *command: str) -> tuple[int, str, str]:
    """A command where the keyring is in this state: its status, its result, and what it said, by a pipe of its own."""
    script = Path(__file__).parents[1] / "servers/with_keyring.sh"
    said = line.folder / "said.txt"
    shell = ["bash", "-c", 'exec "$@" 2> "$0"', str(said), sys.executable, "-m", "editor", *command]
    environ = os.environ | line.environ | {"KEYRING_STATE": keyring}
    done = subprocess.run(
        [str(script), *shell], env=environ, input=f"{PRACTICE_PASSWORD}\n", capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, said.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("certificate", "sentence"),
    [
        (
            Certificate.WRONG_NAME,
            "The certificate of {host} belongs to another name, so it may not be {host} that answers. Nothing was "
            "sent. Check the address, or ask its host.",
        ),
        (
            Certificate.EXPIRED,
            "The certificate of {host} has expired. Nothing was sent. Ask its host to renew it, then try again.",
        ),
        (
            Certificate.UNTRUSTED,
            "The certificate of {host} comes from an authority that this computer does not know, so it may not be "
            "{host} that answers. Nothing was sent. Ask its host, or your network's administrator.",
        ),
    ],
)
def test_certificate_that_is_wrong_is_told(
    line: Line, monkeypatch: pytest.MonkeyPatch, certificate: Certificate, sentence: str
) -> None:
    authority = make_authority(line.folder)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    with FaultProxy(9, authority, certificate) as encrypted:
        assert line.run("blog", "add", encrypted.url, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
    assert line.said == f"{sentence.format(host=encrypted.url.split('/')[2])}\n"
    assert line.json("blog", "list", "--json") == []


JSON = {"Content-Type": "application/json"}
NO_LOGIN = Rule(
    Fault.STATUS, code=401, body='{"code":"rest_not_logged_in","message":"No."}', headers=JSON, path="/wp/v2/"
)
NO_RIGHT = Rule(
    Fault.STATUS, code=403, body='{"code":"rest_cannot_edit","message":"No."}', headers=JSON, path="/wp/v2/"
)
CHALLENGE = Rule(Fault.STATUS, code=200, body="<html>Prove that you are human</html>", path="/wp/v2/")
SPOILED = [
    (
        NO_LOGIN,
        1,
        "{host} did not accept the user name and application password. Check both (it is not the password you log in "
        "with); if they are right, its web server or a plugin may keep them from WordPress.",
    ),
    (NO_RIGHT, 1, "{host} does not allow this: No. Ask its administrator, or use another user."),
    (
        Rule(Fault.STATUS, code=404, path="/wp/v2/"),
        1,
        "{host} has no web API at this address any more. Was the blog moved, or were its permalinks changed? Remove it "
        "and add it again.",
    ),
    (
        Rule(Fault.STATUS, code=429, headers={"Retry-After": "600"}),
        3,
        "{host} is busy or being updated and asks to be left alone for 600 seconds. Try again after that.",
    ),
    (Rule(Fault.STATUS, code=500), 3, "{host} failed (500). Try again later, or ask its host."),
    (
        CHALLENGE,
        1,
        "Not the blog but a web page answered at {host} (200). A firewall, proxy or plugin stands in between: ask its "
        "host to let programs through to its web API.",
    ),
    (Rule(Fault.TRUNCATE), 3, "The answer of {host} was cut off. Nothing was changed; try again."),
    (Rule(Fault.RESET_BEFORE), 3, "{host} broke off the connection before it answered. Try again in a moment."),
]


@pytest.mark.parametrize(("rule", "status", "sentence"), SPOILED)
def test_answer_that_is_spoiled_is_told(line: Line, proxy: FaultProxy, rule: Rule, status: int, sentence: str) -> None:
    file = published(line, proxy)
    before = Path(file).read_bytes()
    proxy.rules = [rule]
    told = sentence.format(host=proxy.url.split("/")[2])
    assert line.run("publish", file) == status, line.said
    (row,) = line.json("outbox", "list", "--json")
    assert row["reason"] == told
    assert line.run("publish", file) == status, line.said
    assert line.said.startswith(f"{row['id']}: “Bees on balconies” w")
    assert line.said.endswith(f" {told}\n")
    assert line.result == ""
    assert Path(file).read_bytes() == before
    kept = state(line)
    assert line.run("comments", "--refresh") == 1
    assert (line.said, line.result) == (f"{told}\n", "")
    assert line.run("blog", "check", "Plot") == 1
    assert line.said == f"{told}\n"
    *good, last = line.result.splitlines()
    assert all(each.startswith("ok    ") for each in good)
    assert last.startswith("stop  ")
    assert last.endswith(told)
    assert (Path(file).read_bytes(), state(line)) == (before, kept)


@pytest.mark.parametrize(("rule", "status", "sentence"), SPOILED)
def test_blog_whose_answers_are_spoiled_is_not_added(
    line: Line, proxy: FaultProxy, rule: Rule, status: int, sentence: str
) -> None:
    del status
    line.run("outbox", "list")
    before = state(line)
    proxy.rules = [rule]
    assert line.run("blog", "add", proxy.url, "--user", "you", "--password-stdin", stdin="pass word\n") == 1
    assert line.said == f"{sentence.format(host=proxy.url.split('/')[2])}\n"
    assert "pass word" not in line.said
    assert line.result == ""
    assert state(line) == before


LOST = "it may or may not have arrived. It is looked up before anything is sent again."


@pytest.mark.parametrize(
    ("rule", "status", "sentence"),
    [
        (
            Rule(Fault.STATUS, code=301, headers={"Location": "https://new.example/"}),
            1,
            "{host} has moved to https://new.example/. Nothing was sent there: follow it in the window, "
            "or remove the blog and add it again under its new address.",
        ),
        (
            Rule(Fault.STATUS, code=500),
            3,
            f"{{host}} failed (500) after something was sent, so {LOST}",
        ),
        (Rule(Fault.TRUNCATE), 3, f"Something was sent to {{host}}, but its answer was lost, so {LOST}"),
        (
            Rule(Fault.REPLACE_BODY, body="<html>challenge</html>"),
            3,
            f"Something was sent to {{host}}, but a web page answered in its place, so {LOST}",
        ),
        (Rule(Fault.RESET_AFTER), 3, f"Something was sent to {{host}}, but its answer was lost, so {LOST}"),
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
    assert line.said.endswith(f" {sentence.format(host=proxy.url.split('/')[2])}\n")
    assert line.said.count("\n") == 1
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
    assert line.said.endswith(
        " “Bees on balconies” was changed on Plot since it was last published from here, and here as well: the text. "
        "Nothing was overwritten: merge the two, look at theirs, keep it as a new draft, or replace it.\n"
    )
    assert line.result == ""
    assert Path(file).read_bytes() == before


def test_post_of_the_same_name_is_asked_about(line: Line, proxy: FaultProxy) -> None:
    file = published(line, proxy)
    forgotten = line.draft(POST.replace("Sixty", "Eighty"), "again.md")
    Path(line.environ["REJOINDER_HOME"]).rename(Path(file).parent / "elsewhere")
    arguments = ("blog", "add", proxy.url, "--user", PRACTICE_USER, "--password-stdin", "--name", "Plot")
    assert line.run(*arguments, stdin=f"{PRACTICE_PASSWORD}\n") == 0, line.said
    assert line.run("publish", forgotten) == 1
    assert " was not published. “Bees on balconies” is on Plot already, with other words: http" in line.said
    assert f"To publish another one: rejoinder publish --ignore post-exists {forgotten}\n" in line.said
    assert line.run("publish", "--ignore", "post-exists", forgotten) == 0, line.said
    assert line.result.strip().endswith("/bees-on-balconies-3/")


def test_half_made_post_that_is_dropped_is_removed(line: Line, proxy: FaultProxy) -> None:
    arguments = ("blog", "add", proxy.url, "--user", PRACTICE_USER, "--password-stdin", "--name", "Plot")
    assert line.run(*arguments, stdin=f"{PRACTICE_PASSWORD}\n") == 0, line.said
    proxy.rules = [Rule(Fault.RESET_AFTER, method="POST", path=r"/wp/v2/posts\?")]
    assert line.run("publish", line.draft(POST)) == 3
    proxy.rules = []
    (row,) = line.json("outbox", "list", "--json")
    assert line.run("outbox", "drop", row["id"]) == 0, line.said
    assert "What was begun of it on Plot is being removed." in line.result
    assert line.said == "What was begun of “Bees on balconies” was removed from Plot.\n"
    assert line.json("outbox", "list", "--json") == []
    login, route = (PRACTICE_USER, PRACTICE_PASSWORD), f"{proxy.url}wp-json/wp/v2/posts?context=edit&search=balconies"
    asked = requests.get(f"{route}&status=draft,publish", auth=login, timeout=10)
    assert [post for post in asked.json() if post["title"]["raw"] == "Bees on balconies"] == []


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
