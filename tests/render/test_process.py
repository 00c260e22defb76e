"""The worker as a process: it renders, it is stopped when it hangs, and it never outlives who started it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.errors import RenderFailed
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft
from editor.model.post import Gap
from editor.render import process as module
from editor.render.post import render
from editor.render.process import RenderWorker, worker_command
from tests.support.rendering import post_of

SLOW = "*a _b " * 3_000
"""Seven seconds of Python-Markdown."""
PARENT = """
import subprocess, sys, time
child = subprocess.Popen({command!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.read(4)
print(child.pid, flush=True)
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def imitation(tmp_path: Path, code: str) -> list[str]:
    """The command of a program that stands in for the worker, with one that works at hand."""
    script = tmp_path / "imitation.py"
    script.write_text(f"import json, os, sys, time\n{code}\n")
    return [sys.executable, "-I", str(script)]


HELLO = "sys.stdout.buffer.write(b'\\0\\0\\0\\x0e' + b'{\"hello\":true}'); sys.stdout.flush()"


def test_a_draft_is_rendered_as_in_this_process() -> None:
    body = "# Hi\n\n> *q*\n>\n> — [N](http://n.example), 2026-05-14\n\n![a](b.png)\n\n[x](y)[^1]\n\n[^1]: note\n"
    assert render(Draft(body=body, lang="de")) == post_of(body, "de")


def test_the_blocks_of_a_draft_are_its_markdown_each_with_its_html() -> None:
    body = "# Hi\n[x](y)[^1]\n\n\n[^1]: note\n"
    with RenderWorker() as worker:
        blocks = worker.blocks(Draft(body=body, disclosures=(Disclosure(template="none"),)))
        post = worker.render(Draft(body=body, disclosures=(Disclosure(template="none"),)))
    assert "".join(source for source, _ in blocks) == body
    assert [source for source, _ in blocks] == ["", "# Hi\n", "[x](y)[^1]\n\n\n", "[^1]: note\n", ""]
    assert "\n".join(html for _, html in blocks if html) == post.html
    assert blocks[0][1] == '<aside class="disclosure"><p>{none}</p></aside>'


def test_one_worker_renders_many_drafts_and_remembers_nothing_of_them() -> None:
    with RenderWorker() as worker:
        assert render(Draft(body="[x]\n\n[x]: /u"), worker=worker).html == '<p><a href="/u">x</a></p>'
        assert render(Draft(body="[x]"), worker=worker).html == "<p>[x]</p>"


def test_a_worker_can_be_closed_twice_and_used_again() -> None:
    worker = RenderWorker()
    worker.close()
    assert worker.render(Draft(body="a")).html == "<p>a</p>"
    worker.close()
    assert worker.render(Draft(body="b")).html == "<p>b</p>"
    worker.close()


def test_a_block_that_hangs_is_given_up_and_the_rest_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(module, "worker_command", lambda: started.append(worker_command()) or started[-1])
    with RenderWorker(deadline=1.2) as worker:
        post = worker.render(Draft(body=f"Before.\n\n{SLOW}\n\nAfter."))
        assert post.html.startswith('<p>Before.</p>\n<pre class="unrendered" title="Not rendered: it took too long">')
        assert post.html.endswith("</pre>\n<p>After.</p>")
        assert post.gaps == (Gap(line=3, reason="it took too long"),)
        worker.render(Draft(body=f"{SLOW}\n\nOther."))
        assert len(started) == 2, "it was tried again, which costs a worker"


def test_a_worker_that_dies_in_a_block_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"{HELLO}\nprint('a message that is no message')\nsys.stdin.buffer.read(1)"
    monkeypatch.setattr(module, "worker_command", lambda: imitation(tmp_path, code))
    with RenderWorker(deadline=5) as worker, pytest.raises(RenderFailed, match="could not be rendered"):
        worker.render(Draft(body="a"))


def test_a_worker_that_never_answers_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_command", lambda: imitation(tmp_path, f"{HELLO}\ntime.sleep(60)"))
    with RenderWorker(deadline=0.2) as worker, pytest.raises(RenderFailed):
        worker.render(Draft(body="a" * 1_000_000))


def test_a_worker_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_command", lambda: [str(tmp_path / "gone")])
    with pytest.raises(RenderFailed, match="could not be started"):
        render(Draft(body="a"))


def test_a_worker_that_ends_at_once_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "worker_command", lambda: imitation(tmp_path, "sys.exit(3)"))
    with pytest.raises(RenderFailed):
        render(Draft(body="a"))


def test_a_post_with_too_many_hanging_blocks_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = (
        f"{HELLO}\n"
        "body = json.dumps({'at': str(os.getpid())}).encode()\n"
        "sys.stdout.buffer.write(len(body).to_bytes(4, 'big') + body); sys.stdout.flush(); time.sleep(60)"
    )
    monkeypatch.setattr(module, "worker_command", lambda: imitation(tmp_path, counting))
    with pytest.raises(RenderFailed):
        render(Draft(body="a"), deadline=0.1)


def test_one_that_stays_after_the_end_of_its_input_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = (
        f"{HELLO}\nos.read(0, 9)\n"
        "body = json.dumps({'post': dict(html='x', images=[], links=[], gaps=[])}).encode()\n"
        "sys.stdout.buffer.write(len(body).to_bytes(4, 'big') + body); sys.stdout.flush(); time.sleep(60)"
    )
    monkeypatch.setattr(module, "worker_command", lambda: imitation(tmp_path, answer))
    monkeypatch.setattr(module, "END_SECONDS", 0.1)
    begin = time.monotonic()
    assert render(Draft(body="a")).html == "x"
    assert time.monotonic() - begin < 40


@pytest.mark.parametrize("fd", ["1", "print"])
def test_what_prints_does_not_reach_the_answers(fd: str) -> None:
    command = [
        sys.executable,
        "-c",
        "import os, sys; from editor.render import worker; out = worker.own_output();"
        + ("os.write(1, b'stray');" if fd == "1" else "print('stray');")
        + "out.write(b'ours'); out.close()",
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    assert done.stdout == b"ours"
    assert b"stray" in done.stderr


def test_a_fault_of_the_worker_is_told_in_one_line() -> None:
    done = subprocess.run(worker_command(), input=b"\0\0\0\3[1]", capture_output=True, check=False, timeout=30)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The render worker stopped: FrameBroken in _message, line ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone kills the children of the dead")
def test_a_worker_dies_with_its_parent() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(command=worker_command())], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    assert is_running(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(pid)


def test_the_worker_starts_isolated_and_without_qt(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the folder was looked into')")
    done = subprocess.run(worker_command(), input=b"", capture_output=True, check=True, timeout=30, cwd=tmp_path)
    assert b"hello" in done.stdout
    probe = "import editor.render.worker, sys; print(sorted(m for m in sys.modules if m.startswith('PySide6')))"
    found = subprocess.run([sys.executable, "-I", "-c", probe], capture_output=True, check=True, timeout=30)
    assert found.stdout.strip() == b"[]"
