"""The practice blog as a process: how it starts, what it keeps, and that it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from editor.errors import PracticeFailed
from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice, start

LOGIN = (PRACTICE_USER, PRACTICE_PASSWORD)
COMMAND = [sys.executable, "-m", "editor.practice"]


def test_post_sent_with_the_practice_login_is_read_by_anybody(running: RunningPractice) -> None:
    post = {"title": "Tea", "content": "<p>One\ntwo -- three</p>", "status": "publish"}
    made = requests.post(f"{running.url}/wp-json/wp/v2/posts", json=post, auth=LOGIN, timeout=20)
    assert made.status_code == 201
    assert made.json()["content"]["raw"] == post["content"]
    assert "<p>One<br />\ntwo &#8212; three</p>" in requests.get(made.json()["link"], timeout=20).text


def test_index_offers_application_passwords_and_a_name(running: RunningPractice) -> None:
    index = requests.get(f"{running.url}/wp-json/", timeout=20).json()
    assert "application-passwords" in index["authentication"]
    assert "practice" in index["name"]
    assert index["timezone_string"] == "UTC"
    assert requests.get(f"{running.url}/wp-json", timeout=20).json() == index


def test_web_api_is_found_from_a_page(running: RunningPractice) -> None:
    head = requests.head(running.url, timeout=20)
    assert head.links["https://api.w.org/"]["url"] == f"{running.url}/wp-json/"
    assert head.text == ""


def test_who_am_i(running: RunningPractice) -> None:
    address = f"{running.url}/wp-json/wp/v2/users/me"
    me = requests.get(f"{address}?context=edit", auth=LOGIN, timeout=20).json()
    assert me["capabilities"]["unfiltered_html"] is True
    assert "capabilities" not in requests.get(address, auth=LOGIN, timeout=20).json()


def test_body_that_is_not_json_is_refused(running: RunningPractice) -> None:
    address, headers = f"{running.url}/wp-json/wp/v2/posts", {"Content-Type": "application/json"}
    refusal = requests.post(address, data="{broken", headers=headers, auth=LOGIN, timeout=20)
    assert (refusal.status_code, refusal.json()["code"]) == (400, "rest_invalid_json")


def test_body_that_is_no_object_counts_as_empty(running: RunningPractice) -> None:
    refusal = requests.post(f"{running.url}/wp-json/wp/v2/posts", json=[1], auth=LOGIN, timeout=20)
    assert refusal.json()["code"] == "empty_content"


def test_unknown_route_is_refused_in_json(running: RunningPractice) -> None:
    refusal = requests.put(f"{running.url}/wp-json/wp/v2/plugins", timeout=20)
    assert (refusal.status_code, refusal.json()["code"]) == (404, "rest_no_route")


def test_addresses_follow_the_name_that_was_used_if_it_is_this_computers(running: RunningPractice) -> None:
    def home(host: str) -> str:
        return requests.get(f"{running.url}/wp-json/", headers={"Host": host}, timeout=20).json()["home"]

    assert home("localhost:8") == "http://localhost:8"
    assert home("evil.example") == running.url


def test_endless_body_is_not_read(running: RunningPractice) -> None:
    port = int(running.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"POST /wp-json/wp/v2/media HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")
        assert connection.recv(1024).startswith(b"HTTP/1.1 413")


def test_scheduled_post_that_is_due_is_published(running: RunningPractice) -> None:
    assert requests.get(f"{running.url}/a-quiet-month/", timeout=20).status_code == 200


def test_posts_and_port_are_kept(tmp_path: Path) -> None:
    first = start(tmp_path / "home")
    requests.post(
        f"{first.url}/wp-json/wp/v2/posts", json={"title": "Tea", "status": "publish"}, auth=LOGIN, timeout=20
    )
    first.stop()
    second = start(tmp_path / "home")
    assert second.url == first.url
    assert requests.get(f"{second.url}/tea/", timeout=20).status_code == 200
    second.stop()
    assert second.process.returncode == 0


def test_taken_port_is_told_and_another_used_until_it_is_free(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        practice = start(tmp_path, port)
        assert not practice.url.endswith(f":{port}")
        practice.stop()
    assert f"Port {port} is taken" in (tmp_path / "practice.log").read_text()
    back = start(tmp_path)
    assert back.url.endswith(f":{port}")
    back.stop()


def test_sigterm_ends_it_with_zero(tmp_path: Path) -> None:
    with subprocess.Popen([*COMMAND, "--home", str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"http://127.0.0.1:")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    script = (
        "import sys, os; from pathlib import Path; from editor.practice.child import start\n"
        "running = start(Path(sys.argv[1])); print(running.url, flush=True); os.kill(os.getpid(), 9)"
    )
    parent = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    url = parent.stdout.strip()
    assert _is_gone(url)


def _is_gone(url: str) -> bool:
    """Does it stop answering within twenty seconds?"""
    with requests.Session() as session:
        for _ in range(200):
            try:
                session.get(url, timeout=0.1)
            except requests.Timeout:
                continue
            except requests.ConnectionError:
                return True
    return False


def test_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PracticeFailed, match="could not start"):
        start(tmp_path / "file")
    (tmp_path / "practice.db").write_bytes(b"not a database" * 100)
    with pytest.raises(PracticeFailed, match="file is not a database"):
        start(tmp_path)


def test_child_that_says_nothing_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(PracticeFailed, match="it gave no reason"):
        start(tmp_path)


def test_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"], stdin=subprocess.PIPE) as process:
        RunningPractice(url="", process=process).stop()
    assert process.returncode == -signal.SIGKILL
