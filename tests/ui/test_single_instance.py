"""One window for each state: a second start hands its file over, and what a killed program left is taken over."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from editor.errors import AlreadyOpen
from editor.ui import single_instance
from editor.ui.single_instance import SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from editor.ui.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
if second.is_first():
    second.listen()
    print("first", flush=True)
    app.exec()
given = sys.argv[2] if len(sys.argv) > 2 else ""
if given.startswith("rejoinder:"):
    second.hand_over(None, given)
else:
    second.hand_over(Path(given) if given else None)
print("handed over", flush=True)
"""


def start(folder: Path, *arguments: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    environ = os.environ | {"PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-c", SECOND, str(folder), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ, cwd=cwd)


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    first = SingleInstance(tmp_path / "run")
    assert first.is_first()
    first.listen()
    yield first
    first.close()


def test_second_start_hands_its_file_to_the_first(qtbot: QtBot, tmp_path: Path, first: SingleInstance) -> None:
    given: list[object] = []
    first.file_given.connect(given.append)
    with qtbot.waitSignal(first.file_given):
        second = start(tmp_path / "run", "post.md", cwd=tmp_path)
    assert given == [tmp_path / "post.md"]  # a relative path is of the second one's folder
    assert second.communicate(timeout=10)[0] == "handed over\n"


def test_second_start_without_a_file_wants_the_window(qtbot: QtBot, tmp_path: Path, first: SingleInstance) -> None:
    given: list[object] = []
    first.file_given.connect(given.append)
    with qtbot.waitSignal(first.file_given):
        second = start(tmp_path / "run")
    assert given == [None]
    second.communicate(timeout=10)


def test_browsers_answer_is_handed_over_whole_and_as_no_file(
    qtbot: QtBot, tmp_path: Path, first: SingleInstance
) -> None:
    files: list[object] = []
    answers: list[object] = []
    first.file_given.connect(files.append)
    first.answer_given.connect(answers.append)
    answer = "rejoinder://approved/x?site_url=https%3A%2F%2Fblog.example&user_login=m%C3%A4rta&password=abcd"
    with qtbot.waitSignal(first.answer_given):
        second = start(tmp_path / "run", answer)
    assert answers == [answer]
    assert second.communicate(timeout=10)[0] == "handed over\n"
    assert files == []


def test_lock_and_socket_of_a_killed_program_are_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    killed = start(folder)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "first\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert (folder / "window.sock").exists()
    heir = SingleInstance(folder)
    assert heir.is_first()
    heir.listen()
    with qtbot.waitSignal(heir.file_given):
        second = start(folder, str(tmp_path / "post.md"))
    second.communicate(timeout=10)
    heir.close()


def test_folder_of_a_long_path_works_too(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / ("a-folder-with-a-long-name-" * 4)
    first = SingleInstance(folder)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.file_given):
        second = start(folder)
    assert second.communicate(timeout=10)[0] == "handed over\n"
    first.close()


def test_first_that_does_not_answer_is_told_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_PATIENCE", 0.1)
    with pytest.raises(AlreadyOpen, match="Close its window, or end its process"):
        SingleInstance(tmp_path / "run").hand_over(None)


@pytest.mark.parametrize("sent", [b"\xff\n", b"[1]\n", b'{"file": 3}\n', b'{"other": "x"}\n', b'{"answer": 3}\n'])
def test_nonsense_from_outside_only_shows_the_window(
    qtbot: QtBot, tmp_path: Path, first: SingleInstance, sent: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(str(tmp_path / "run" / "window.sock"))
    given: list[object] = []
    first.file_given.connect(given.append)
    with qtbot.waitSignal(first.file_given):
        socket.write(sent)
    assert given == [None]
    socket.disconnectFromServer()


def test_answer_that_no_window_waits_for_leaves_the_command_line(tmp_path: Path) -> None:
    """The program starts anew, without the password that stood there."""
    script = "import os, sys; os.execv = lambda path, given: (print(given), sys.exit(3)); " + (
        "from editor.__main__ import main; main()"
    )
    environ = os.environ | {"PYTHONPATH": str(Path.cwd()), "REJOINDER_HOME": str(tmp_path)}
    command = [sys.executable, "-c", script, "rejoinder://approved/x?password=abcd"]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.endswith("'rejoinder:']\n")
    assert "abcd" not in done.stdout
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"abcd" in path.read_bytes()]
