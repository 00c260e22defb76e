"""The commands, to the letter: exit statuses, what stands on stdout, what on stderr."""

from __future__ import annotations

import getpass
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editor import __version__
from editor.blogs.renaming import rename
from editor.cli import publish_commands
from editor.cli.comment_commands import report
from editor.cli.main import run
from editor.cli.output import show_rows
from editor.drafts.history import history
from editor.errors import NoKeyring, TryLater
from editor.model.blog import Capabilities
from editor.model.draft import Status
from editor.model.job import JobState
from editor.practice.child import PRACTICE_PASSWORD, RunningPractice, start
from editor.publish import outbox
from editor.publish.workplace import Workplace
from editor.store.blogs import all_blogs, put_blog
from editor.store.draft_files import read_draft
from editor.store.jobs import jobs, put_job
from editor.store.paths import paths_from
from editor.store.settings import Settings, save_settings
from editor.store.state import open_state
from tests.cli.conftest import Line

POST = "---\ntitle: Bees on balconies\ntags: [bees]\n---\nSixty balconies.\n"


def typed_password(prompt: str) -> str:
    """What a person types at the question."""
    assert prompt.startswith("Application password")
    return PRACTICE_PASSWORD


def page(url: str) -> str:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 # loopback
        return str(answer.read().decode())


# ----------------------------------------------------------------------------------------------------- the line itself
@pytest.mark.parametrize("arguments", [[], ["draft.md"]])
def test_window_is_wanted_when_no_command_is_named(arguments: list[str]) -> None:
    window = run(arguments, {}).window
    assert window is not None
    assert window.file == (Path("draft.md").absolute() if arguments else None)


@pytest.mark.parametrize(
    ("given", "path"),
    [("file:///tmp/B%C3%A9%20es.md", "/tmp/Bé es.md"), ("file:///tmp/%FF.md", "/tmp/\udcff.md")],  # noqa: S108 # no file
)
def test_desktop_may_name_a_file_by_its_address(given: str, path: str) -> None:
    window = run([given], {}).window
    assert window is not None
    assert window.file == Path(path)


def test_address_that_a_browser_starts_the_program_with_is_no_file_and_shows_in_no_repr() -> None:
    window = run(["rejoinder://approved/x?password=abcd"], {}).window
    assert window is not None
    assert (window.file, window.answer) == (None, "rejoinder://approved/x?password=abcd")
    assert "abcd" not in repr(window)


def test_two_files_are_too_many(line: Line) -> None:
    assert line.run("a.md", "b.md") == 2
    assert "One file at a time" in line.said


def test_version_and_usage(line: Line) -> None:
    assert line.run("--version") == 0
    assert line.result == f"rejoinder {__version__}\n"
    assert line.run("publish") == 2
    assert line.result == ""
    assert "FILE.md" in line.said


def test_no_command_but_the_window_imports_qt(tmp_path: Path) -> None:
    code = "import sys; from editor.cli.main import run; run(['outbox', 'list'], {'REJOINDER_HOME': sys.argv[1]}); "
    code += "print([name for name in sys.modules if name.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_went_wrong_inside_stands_in_the_log_alone(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr(publish_commands, "list_jobs", broken)
    assert line.run("outbox", "list") == 1
    assert "Something went wrong that should not have" in line.said
    assert "deep inside" not in line.said
    assert "ZeroDivisionError: deep inside" in (line.folder / "home/log/command-line.log").read_text()


def test_ctrl_c_ends_a_command_quietly(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(publish_commands, "list_jobs", stopped)
    assert line.run("outbox", "list") == 130


def test_rows_are_lines_with_tabs_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows([{"a": "two\nlines", "b": None}], as_json=False)
    show_rows([], as_json=True)
    assert capsys.readouterr().out == "two lines\t\n[]\n"


# --------------------------------------------------------------------------------------------------------------- blogs
def test_blog_is_added_listed_checked_and_removed(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    assert line.json("blog", "list", "--json") == [
        {"name": "Plot", "url": blog.url.rstrip("/") + "/", "user": "you", "kind": "wordpress"}
    ]
    assert line.run("blog", "check", "Plot") == 0
    assert line.said == ""
    assert all(each.startswith("ok    ") for each in line.result.splitlines())
    assert "ok    Rights: This user may write posts as: draft, pending, private, published, scheduled.\n" in line.result
    assert line.run("blog", "add", blog.url, "--user", "you", "--password-stdin", "--name", "Plot", stdin="x\n") == 1
    assert "There is a blog called “Plot” already" in line.said
    assert line.run("blog", "remove", "Plot") == 0
    assert line.json("blog", "list", "--json") == []
    assert line.run("blog", "check", "Plot") == 2
    assert "There is no blog called “Plot” here" in line.said


def test_person_at_a_terminal_is_asked_whether_the_password_is_revoked(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    assert line.run("blog", "remove", "Plot", stdin="y\n", terminal=True) == 1
    question = "Revoke the application password of you on Plot too, so that nobody can use it? [y/N]\n"
    assert line.said.startswith(question)
    assert "The web API of 127.0.0.1" in line.said  # the practice blog cannot
    assert [row["name"] for row in line.json("blog", "list", "--json")] == ["Plot"]
    assert line.run("blog", "remove", "Plot", stdin="\n", terminal=True) == 0
    assert line.said == f"{question}Plot is forgotten here. Its posts are where they were.\n"
    assert line.json("blog", "list", "--json") == []


def test_proxy_that_was_chosen_in_the_window_is_used_here_too(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "")
    for proxy, said in (("127.0.0.1:9", ""), ("a b", "“a b” is no address of a proxy. Type one such as")):
        with closing(open_state(paths_from(line.environ))) as state:
            save_settings(state, Settings(proxy=proxy))
        assert line.run("blog", "list") == 0
        assert line.said.startswith(said)
        assert os.environ["https_proxy"] == "http://127.0.0.1:9"


def test_wrong_password_is_not_kept(line: Line, blog: RunningPractice) -> None:
    assert line.run("blog", "add", blog.url, "--user", "you", "--password-stdin", stdin="wrong one\n") == 1
    assert line.run("blog", "list") == 0
    assert line.result == ""
    assert "wrong one" not in line.said


def test_without_a_terminal_user_and_password_have_to_be_handed_over(line: Line, blog: RunningPractice) -> None:
    assert line.run("blog", "add", blog.url) == 2
    assert "--user U" in line.said
    assert line.run("blog", "add", blog.url, "--user", "you") == 2
    assert "--password-stdin" in line.said


def test_at_a_terminal_they_are_asked_for(line: Line, blog: RunningPractice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", typed_password)
    assert line.run("blog", "add", blog.url, "--name", "Plot", stdin="you\n", terminal=True) == 0
    assert "Plot is connected" in line.said


def test_missing_keyring_is_one_sentence_or_a_question(
    line: Line, blog: RunningPractice, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.add(blog)

    def none(identity: str) -> str:
        raise NoKeyring("There is no keyring here.")

    monkeypatch.setattr("editor.store.secrets.read_secret", none)
    assert line.run("blog", "check", "Plot") == 1
    assert line.said == "There is no keyring here.\n"
    monkeypatch.setattr(getpass, "getpass", typed_password)
    assert line.run("blog", "check", "Plot", terminal=True) == 0


# ------------------------------------------------------------------------------------------------- comments and quotes
def test_comments_are_kept_searched_and_quoted(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    assert line.json("comments", "--json") == []
    rows = line.json("comments", "--refresh", "--json")
    assert len(rows) >= 30
    assert set(rows[0]) == {"id", "blog", "post_id", "post_title", "author", "date", "link", "text", "parent"}
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", rows[0]["date"])
    assert "Comments of Plot: " in line.said
    one = next(row for row in rows if row["text"].count("\n\n") >= 2)
    assert line.run("quote", one["id"], "--paragraphs", "1,2-3", "--between") == 0
    assert line.result.count(f"]({one['link']}), 2026-") == 3
    assert line.result.endswith("\n\n\n")  # room for the last answer too
    for wrong in ("99", "one", "0", "3-2", ",", "1,", "1-99999999999"):
        assert line.run("quote", one["id"], "--paragraphs", wrong) == 2, wrong
        assert line.result == ""
    assert line.run("quote", "0") == 2
    assert "No comment 0 of Plot is kept here" in line.said


def test_kept_comments_are_to_be_had_when_the_blog_is_not(line: Line, tmp_path: Path) -> None:
    running = start(tmp_path / "plot")
    line.add(running)
    rows = line.json("comments", "--refresh", "--json")
    running.stop()
    assert line.run("comments", "--refresh", "--json") == 1
    assert json.loads(line.result) == rows
    assert "refuses the connection" in line.said


def test_list_is_a_list_even_when_it_is_refused(line: Line) -> None:
    assert line.run("check", str(line.folder / "gone.md"), "--json") == 1
    assert line.result == "[]\n"


def test_reader_that_goes_away_is_no_trouble(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    assert line.run("comments", "--refresh") == 0
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "editor", "comments"]
    environ = os.environ | line.environ
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, env=environ, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_progress_says_how_much_there_is_where_that_is_known(line: Line) -> None:
    report("Comments", 3, 9)
    report("Comments", 3, 0)
    assert line.captured.readouterr().err == "Comments: 3 of 9\nComments: 3\n"


# ------------------------------------------------------------------------------------------------------- one draft
def test_disclosures_are_listed_and_put_into_the_front_matter(line: Line) -> None:
    listed = line.json("disclose", "--list", "--json")
    trip = next(each for each in listed if each["id"] == "paid-travel")
    assert {"name": "sponsor", "required": True, "kind": "text", "choices": []} in trip["variables"]
    assert line.run("disclose", "--list") == 0
    assert "paid-travel\t" in line.result
    file = line.draft(POST)
    assert (
        line.run(
            "disclose", "paid-travel", "--set", "sponsor=Acme", "--set", "items=train", "--set", "items=hotel", file
        )
        == 0
    )
    text = Path(file).read_text(encoding="utf-8")
    assert "tags: [bees]" in text
    assert "rejoinder:" in text
    assert line.run("render", file) == 0
    assert line.result.startswith('<aside class="disclosure"><p>Acme paid my train and hotel.</p></aside>')


def test_options_may_be_written_in_one_word_and_anywhere(line: Line) -> None:
    for arguments in (
        ["employer", "--set=sponsor=Acme", line.draft(POST, "one.md")],
        ["--set", "sponsor=Acme", "employer", line.draft(POST, "two.md")],
        ["employer", line.draft(POST, "three.md"), "--set=sponsor=Acme"],
    ):
        assert line.run("disclose", *arguments) == 0, line.said
        assert line.said == "I work for Acme.\n"


def test_copy_of_a_disclosed_draft_is_asked_about(line: Line) -> None:
    file = line.draft(POST)
    assert line.run("disclose", "employer", "--set", "sponsor=Acme", file) == 0
    copy = line.draft(Path(file).read_text(encoding="utf-8"), "copy.md")
    before = Path(copy).read_bytes()
    assert line.run("disclose", "employer", "--set", "sponsor=Bolt", copy) == 2
    assert "has the identity of" in line.said
    assert Path(copy).read_bytes() == before


@pytest.mark.parametrize("values", [[], ["--set", "sponsor"], ["--set", "who=Acme"]])
def test_wrong_disclosure_leaves_the_file_untouched(line: Line, values: list[str]) -> None:
    file = line.draft(POST)
    assert line.run("disclose", "paid-travel", *values, file) == 2
    assert Path(file).read_text(encoding="utf-8") == POST
    assert line.run("disclose", "paid-travel") == 2


def test_render_is_the_posts_html_or_a_page(line: Line) -> None:
    file = line.draft("# Hello\n\nWorld\n")
    assert line.run("render", file) == 0
    assert line.result == '<h1 id="hello">Hello</h1>\n<p>World</p>\n'
    assert line.run("render", file, "--page") == 0
    assert line.result.lower().startswith("<!doctype html>")
    assert line.run("render", file, "--blog", "nowhere") == 2


def test_what_cannot_be_rendered_is_told(line: Line) -> None:
    assert line.run("render", line.draft("---\ntitle: x\n---\n" + "[" * 30_000)) == 1
    assert "Line 4 could not be rendered" in line.said


def test_check_lists_problems_and_refuses_what_stops(line: Line) -> None:
    assert line.run("check", line.draft(POST)) == 0
    assert line.result == ""
    assert [row["id"] for row in line.json("check", line.draft("---\nblog: Gone\n---\nx\n"), "--json")] == [
        "title-missing"
    ]
    assert line.run("check", line.draft("x\n")) == 1
    assert line.result == "title-missing\tstop\t0\tThe post has no title.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe", "is not UTF-8 text"), (b"a\0b", "NUL"), (b"---\ntitle: [\n---\nx", "")],
)
def test_file_that_cannot_be_read_is_told_and_left_alone(line: Line, content: bytes, said: str) -> None:
    path = line.folder / "bad.md"
    path.write_bytes(content)
    for command in (["check"], ["render"], ["publish", "--blog", "practice"]):
        assert line.run(*command, str(path)) == 1
        assert said in line.said
        assert "Traceback" not in line.said
    assert path.read_bytes() == content


def test_folder_and_missing_file_are_told(line: Line) -> None:
    for path in (line.folder, line.folder / "gone.md"):
        assert line.run("check", str(path)) == 1
        assert str(path) in line.said


# ---------------------------------------------------------------------------------------------------------- publishing
def test_post_is_published_once_and_updated(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file) == 0, line.said
    url = line.result.strip()
    assert "Sixty balconies." in page(url)
    text = Path(file).read_text(encoding="utf-8")
    assert "remote_id:" in text
    Path(file).write_text(text.replace("Sixty", "Seventy"), encoding="utf-8")
    assert line.run("publish", file) == 0, line.said
    assert line.result.strip() == url
    assert "Seventy balconies." in page(url)
    assert line.json("outbox", "list", "--json") == []


def test_draft_gets_its_preview_link(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    assert line.run("publish", line.draft(POST), "--status", "draft") == 0
    assert line.result.strip().endswith("preview=true")


def test_stop_refuses_and_is_overruled_by_name(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(
        "---\ntitle: Trip\nsponsors: [{name: Acme, hosts: [acme.example]}]\n---\n[A](https://acme.example) ![](https://a.example/x.png)\n"
    )
    assert line.run("publish", file) == 1
    assert "(disclosure-missing)" in line.said
    assert "(image-alt-missing)" in line.said
    assert line.result == ""
    assert line.run("publish", file, "--dry-run") == 1
    assert json.loads(line.result)["action"] == "create"
    assert line.run("publish", file, "--ignore", "disclosure-missing") == 0


def test_dry_run_sends_nothing_and_writes_nothing(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    plan = line.json("publish", file, "--dry-run", "--status", "pending")
    assert plan["fields"]["status"] == "pending"
    assert plan["media"] == []
    assert Path(file).read_text(encoding="utf-8") == POST
    assert line.run("publish", file) == 0
    assert line.json("publish", file, "--dry-run")["action"] == "update"


def test_copy_of_a_published_post_is_asked_about(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file) == 0
    copy = line.draft(Path(file).read_text(encoding="utf-8"), "copy.md")
    assert line.run("publish", copy) == 2
    assert "has the identity of" in line.said


def test_without_a_blog_the_choice_is_missing(line: Line) -> None:
    assert line.run("publish", line.draft(POST)) == 2
    assert "add one first" in line.said


def test_practice_blog_is_chosen_by_name(line: Line) -> None:
    file = line.draft(POST)
    assert line.run("publish", file, "--blog", "practice") == 0, line.said
    assert line.result.startswith("http://127.0.0.1:")
    assert line.run("publish", file) == 0, line.said
    assert line.json("blog", "list", "--json") == []


def test_offline_it_waits_and_goes_out_once(line: Line, tmp_path: Path) -> None:
    home = tmp_path / "plot"
    running = start(home)
    line.add(running)
    running.stop()
    file = line.draft(POST)
    assert line.run("publish", file) == 3
    assert line.result == ""
    assert "waits in the outbox" in line.said
    (row,) = line.json("outbox", "list", "--json")
    assert (row["state"], row["blog"], row["draft"]) == ("waiting", "Plot", file)
    assert row["id"] in line.said or row["id"]
    assert line.run("outbox", "deliver") == 3
    again = start(home)
    assert line.run("outbox", "deliver") == 0, line.said
    assert "Sixty balconies." in page(line.result.strip())
    assert line.run("outbox", "deliver") == 0
    again.stop()


def test_job_is_dropped_with_a_word_on_what_is_there(line: Line, tmp_path: Path) -> None:
    running = start(tmp_path / "plot")
    line.add(running)
    running.stop()
    assert line.run("publish", line.draft(POST)) == 3
    (row,) = line.json("outbox", "list", "--json")
    assert line.run("outbox", "drop", row["id"]) == 0
    assert "Nothing of it was sent to Plot" in line.result
    assert line.run("outbox", "drop", row["id"]) == 2


def test_pause_that_a_blog_asks_for_is_waited_out(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(tmp_path / "plot")
    line.add(running)
    running.stop()
    assert line.run("publish", line.draft(POST)) == 3
    again = start(tmp_path / "plot")
    work_off, pauses = outbox.work_off, [0.3]

    def busy(place: Workplace, *rest: Any, **named: Any) -> object:  # noqa: ANN401 # handed on as they are
        if not pauses:
            return work_off(place, *rest, **named)
        (job,) = jobs(place.state)
        put_job(place.state, outbox.after(job, TryLater("Later, please.", pauses.pop()), place.now()))
        return ()

    monkeypatch.setattr(outbox, "work_off", busy)
    assert line.run("outbox", "deliver") == 0
    assert "asks for a pause of 0 seconds" in line.said
    assert "Sixty balconies." in page(line.result.strip())
    again.stop()


def test_what_the_blog_changed_is_told_beside_the_address(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST.replace("tags:", "slug: Odd_Slug!\ntags:"))
    assert line.run("publish", file) == 0
    assert "The address ends in" in line.said
    assert line.result.count("\n") == 1


def test_refused_job_stays_with_its_reason(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file) == 0
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(re.sub(r"remote_id: .*", 'remote_id: "99999"', text), encoding="utf-8")
    assert line.run("publish", file) == 1
    assert "was not published." in line.said
    assert line.run("outbox", "list") == 0
    assert "\trefused\t" in line.result


def test_job_whose_file_became_another_draft_is_refused(line: Line, tmp_path: Path) -> None:
    running = start(tmp_path / "plot")
    line.add(running)
    running.stop()
    assert line.run("publish", line.draft(POST)) == 3
    line.draft(POST)
    again = start(tmp_path / "plot")
    assert line.run("outbox", "deliver") == 1
    assert "is another draft than" in line.said
    again.stop()


def test_check_asks_the_draft_or_the_option_for_the_blog(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("check", file, "--blog", "Plot") == 0
    assert line.run("check", file) == 0
    assert line.run("check", file, "--blog", "Nowhere") == 2


def test_output_that_is_no_terminal_text_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert run(["--version"], {}).status == 0
    assert out.getvalue() == f"rejoinder {__version__}\n"


def test_words_for_each_standing_of_a_job() -> None:
    assert set(publish_commands.STANDINGS) == set(JobState)


def test_practice_ends_with_0_at_sigterm(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "editor", "practice", "--port", "0"]
    environ = os.environ | {"REJOINDER_HOME": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def scheduled(line: Line, file: str) -> str:
    """What would be sent of a draft: status and date."""
    fields = line.json("publish", file, "--dry-run")["fields"]
    return f"{fields['status']} {fields.get('date')}"


@pytest.mark.parametrize("more", [[], ["--status", "published"]])
def test_post_is_scheduled_and_stays_so(line: Line, blog: RunningPractice, more: list[str]) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file, "--at", "2199-05-14T12:00:00+02:00", "--dry-run", *more) == 0
    assert json.loads(line.result)["fields"]["date"] == "2199-05-14T10:00:00Z"
    assert Path(file).read_text(encoding="utf-8") == POST
    assert line.run("publish", file, "--at", "2199-05-14T12:00:00+02:00", *more) == 0, line.said
    assert line.result.count("\n") == 1
    assert "keeps it as" not in line.said
    address = line.result.strip()
    assert scheduled(line, file) == "scheduled 2199-05-14T10:00:00Z"
    assert 'status: scheduled\ndate: "2199-05-14T12:00:00+02:00"\n' in Path(file).read_text(encoding="utf-8")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        page(address)
    assert line.run("publish", file) == 0, line.said
    assert (line.result, line.said) == (f"{address}\n", "")


def test_scheduled_post_whose_time_has_come_is_updated_without_a_word(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST.replace("tags:", "slug: came\nstatus: scheduled\ndate: 2020-05-14T10:00:00Z\ntags:"))
    for _ in range(2):
        assert line.run("publish", file) == 0, line.said
        assert (line.said, "Sixty balconies." in page(line.result.strip())) == ("", True)


def test_renamed_blog_keeps_its_drafts_and_comments(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file) == 0, line.said
    first = line.result
    assert line.run("comments", "--refresh") == 0, line.said
    with closing(open_state(paths_from(line.environ))) as state:
        (added,) = all_blogs(state)
        rename(state, added, "Balconies")
    line.add(blog, name="Another")  # so that the draft alone says which one it is
    Path(file).write_text(Path(file).read_text().replace("Sixty", "Seventy"))
    before = Path(file).read_text()
    assert line.run("publish", file) == 0, line.said
    assert line.result == first
    assert "Seventy balconies." in page(line.result.strip())
    assert Path(file).read_text() == before.replace("blog: Plot", "blog: Balconies") != before
    assert {row["blog"] for row in line.json("comments", "--blog", "plot", "--json")} == {"Balconies"}


def test_time_without_an_offset_is_by_the_blogs_clock(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    with closing(open_state(paths_from(line.environ))) as state:
        (added,) = all_blogs(state)
        put_blog(state, replace(added, capabilities=replace(added.capabilities, timezone="Asia/Tokyo")))
    assert line.run("publish", line.draft(POST), "--at", "2199-05-14T12:00", "--dry-run") == 0
    assert json.loads(line.result)["fields"]["date"] == "2199-05-14T03:00:00Z"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--at", "2020-05-14T10:00Z"], "2020-05-14T10:00Z is past. Leave --at out to publish now."),
        (["--at", "tomorrow"], "“tomorrow” is no time such as 2026-05-14T10:00+02:00."),
        (
            ["--at", "2199-05-14T10:00Z", "--status", "draft"],
            "--at says when a post appears, and one that is draft does not. Leave one of them out.",
        ),
    ],
)
def test_time_that_cannot_be_meant_is_wrong_usage(
    line: Line, blog: RunningPractice, arguments: list[str], sentence: str
) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", file, *arguments) == 2
    assert line.said == f"{sentence}\n"
    assert line.result == ""
    assert Path(file).read_text(encoding="utf-8") == POST


# ------------------------------------------------------------------------------------------------- what is kept
def versions_of(line: Line, file: str) -> list[tuple[str, str]]:
    """The reasons and the texts of what was kept of a draft, newest first."""
    with closing(open_state(paths_from(line.environ))) as state:
        return [(version.reason.value, version.text) for version in history(state, read_draft(Path(file)))]


def test_disclosing_and_publishing_leave_versions(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("disclose", "employer", "--set", "sponsor=Acme", file) == 0
    disclosed = Path(file).read_text(encoding="utf-8")
    assert versions_of(line, file) == [("saved", disclosed), ("replaced", POST)]
    assert line.run("disclose", "employer", "--set", "sponsor=Acme", file) == 0
    assert len(versions_of(line, file)) == 2
    assert line.run("publish", file) == 0, line.said
    assert versions_of(line, file) == [("published", disclosed), ("saved", disclosed), ("replaced", POST)]
    edited = Path(file).read_text(encoding="utf-8").replace("Sixty", "Seventy")
    Path(file).write_text(edited, encoding="utf-8")
    assert line.run("publish", file) == 0, line.said
    assert versions_of(line, file)[0] == ("published", edited)


def test_first_publish_keeps_what_it_gave_an_identity_to(line: Line, tmp_path: Path) -> None:
    running = start(tmp_path / "plot")
    line.add(running)
    running.stop()
    file = line.draft(POST)
    assert line.run("publish", file) == 3
    queued = Path(file).read_text(encoding="utf-8")
    assert versions_of(line, file) == [("published", queued), ("replaced", POST)]


def test_post_that_is_stopped_or_only_looked_at_leaves_no_version(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    file = line.draft(POST)
    assert line.run("publish", "--dry-run", file) == 0
    assert line.run("publish", line.draft("no title\n", "stopped.md")) == 1
    assert versions_of(line, file) == []
    assert versions_of(line, str(line.folder / "stopped.md")) == []


def test_checking_a_blog_keeps_what_its_user_may_do(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    with closing(open_state(paths_from(line.environ))) as state:
        (added,) = all_blogs(state)
        put_blog(state, replace(added, capabilities=Capabilities()))
    assert [row["id"] for row in line.json("check", line.draft(POST), "--json")] == ["status-refused", "feature-lost"]
    assert line.run("blog", "check", "Plot") == 0
    assert line.json("check", line.draft(POST), "--json") == []
    with closing(open_state(paths_from(line.environ))) as state:
        assert all_blogs(state) == (added,)


# --------------------------------------------------------------------------------------------- the practice blog
def practice_runs(line: Line) -> bool:
    """Did a command start it, as its folder shows?"""
    return (line.folder / "home/state/practice").exists()


@pytest.mark.parametrize("name", ["practice", "Practice"])
def test_nothing_starts_the_practice_blog_that_reads_only_what_is_kept(line: Line, name: str) -> None:
    file = line.draft(POST.replace("tags:", "blog: practice\ntags:"))
    assert line.run("check", file) == 0, line.said
    assert line.run("check", file, "--blog", name) == 0, line.said
    assert line.run("render", file, "--blog", name) == 0
    assert line.run("comments", "--blog", name) == 0
    assert line.run("quote", "1", "--blog", name) == 2
    assert line.said == "No comment 1 of practice is kept here. Fetch them with: rejoinder comments --refresh\n"
    assert line.run("blog", "remove", name) == 1
    assert "The practice blog is always there" in line.said
    assert not practice_runs(line)
    assert line.json("comments", "--blog", name, "--refresh", "--json") != []
    rows = line.json("comments", "--blog", name, "--json")
    assert line.run("quote", rows[0]["id"], "--blog", name) == 0
    assert line.json("check", file, "--json") == []


def test_draft_of_the_practice_blog_meets_it_where_it_runs_now(line: Line) -> None:
    file = line.draft(POST.replace("tags:", "blog: practice\ntags:"))
    assert line.run("publish", file) == 0, line.said
    home = line.folder / "home/state/practice"
    port = int((home / "port").read_text())
    with socket.create_server(("127.0.0.1", port)):  # somebody else has its port now
        elsewhere = start(home)
        assert str(port) not in elsewhere.url
        assert line.run("publish", file) == 0, line.said
        assert line.result.startswith(elsewhere.url)
        elsewhere.stop()


def test_status_that_is_asked_for_is_the_one_that_is_checked(line: Line, blog: RunningPractice) -> None:
    line.add(blog)
    with closing(open_state(paths_from(line.environ))) as state:
        (added,) = all_blogs(state)
        put_blog(state, replace(added, capabilities=replace(added.capabilities, statuses=frozenset({Status.DRAFT}))))
    file = line.draft(POST)
    assert line.run("publish", file, "--dry-run") == 0
    assert "Line 0: you may not make a post published on Plot. (status-refused)" in line.said
    assert line.run("publish", file, "--dry-run", "--status", "draft") == 0
    assert line.said == ""
