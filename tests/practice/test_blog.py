"""The practice blog that runs is found where it runs, and no other server is taken for it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.practice.blog import running_url
from editor.practice.child import start
from editor.practice.exchange import RUNNING_NOTE


def test_practice_blog_that_runs_is_found(tmp_path: Path) -> None:
    assert running_url(tmp_path) == ""
    practice = start(tmp_path)
    assert running_url(tmp_path) == practice.url
    practice.stop()
    assert running_url(tmp_path) == ""
    assert not (tmp_path / RUNNING_NOTE).exists()


def test_it_is_found_on_another_port_than_the_one_it_keeps(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        practice = start(tmp_path, other.getsockname()[1])
        assert running_url(tmp_path) == practice.url
        practice.stop()


def test_one_that_was_killed_is_not_found(tmp_path: Path) -> None:
    practice = start(tmp_path)
    practice.process.kill()
    practice.stop()
    assert (tmp_path / RUNNING_NOTE).exists()
    assert running_url(tmp_path) == ""


def test_blog_of_another_folder_on_its_port_is_not_taken_for_it(tmp_path: Path) -> None:
    killed = start(tmp_path / "mine")
    killed.process.kill()
    killed.stop()
    theirs = start(tmp_path / "theirs", int(killed.url.rpartition(":")[2]))
    assert theirs.url == killed.url
    assert running_url(tmp_path / "mine") == ""
    theirs.stop()


def test_one_that_ends_leaves_the_note_of_a_later_one(tmp_path: Path) -> None:
    first, second = start(tmp_path), start(tmp_path)
    first.stop()
    assert running_url(tmp_path) == second.url
    second.stop()


@pytest.fixture
def stranger() -> Iterator[str]:
    """Something that answers, but not as a web server does."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 mail.example\r\n")

        talking = threading.Thread(target=talk)
        talking.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        talking.join()


def test_what_is_no_web_server_is_not_taken_for_it(tmp_path: Path, stranger: str) -> None:
    (tmp_path / RUNNING_NOTE).write_text(f"{stranger} token")
    assert running_url(tmp_path) == ""
