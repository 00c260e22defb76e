"""The filter alone, without the content security policy before it, stops all but the draft's own images."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot

from editor.ui.preview.request_filter import RequestFilter
from editor.ui.writing.own_images import is_own_image
from tests.support.listening import listening


class QuietPage(QWebEnginePage):
    """One that does not tell what it could not load."""

    def javaScriptConsoleMessage(self, level: object, message: str, lineNumber: int, sourceID: str) -> None:  # noqa: N802, N803 # Qt
        pass


@pytest.fixture
def page(web_profile: QWebEngineProfile) -> Iterator[QWebEnginePage]:
    made = QuietPage(web_profile)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_nothing_is_asked_of_a_server_even_by_scripts(page: QWebEnginePage, qtbot: QtBot, tmp_path: Path) -> None:
    stopped = RequestFilter(page)
    stopped.folder = tmp_path
    page.setUrlRequestInterceptor(stopped)
    with listening() as (address, asked):
        with qtbot.waitSignal(page.loadFinished, timeout=10_000):
            page.setHtml(
                f'<img src="{address}/a.png"><link rel=stylesheet href="{address}/b"><iframe src="{address}/c">'
                "</iframe>"
                f'<script src="{address}/d"></script><script>fetch("{address}/e"); new WebSocket("ws{address[4:]}/f");'
                f'navigator.sendBeacon("{address}/g")</script><video src="{address}/h"></video>',
                QUrl.fromLocalFile(f"{tmp_path}/"),
            )
        qtbot.wait(500)
        assert asked == []


def test_a_page_without_the_filter_would_have_asked(page: QWebEnginePage, qtbot: QtBot) -> None:
    with listening() as (address, asked):
        page.setHtml(f'<img src="{address}/a.png">', QUrl(address))
        qtbot.waitUntil(lambda: bool(asked), timeout=10_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    Image.new("RGB", (3, 2)).save(tmp_path / "drafts/a b.png")
    (tmp_path / "drafts/out.png").symlink_to("/etc/hostname")
    return tmp_path / "drafts"


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("a b.png", True),
        ("deeper/x.JPG", True),
        ("a.svg", False),
        ("a.txt", False),
        ("../a.png", False),
        ("deeper/../../a.png", False),
        ("out.png", False),
    ],
)
def test_only_images_in_the_folder_are_the_drafts_own(folder: Path, name: str, is_own: bool) -> None:
    assert is_own_image(QUrl.fromLocalFile(f"{folder}/{name}"), folder) is is_own


@pytest.mark.parametrize("address", ["https://x.example/a.png", "file://server/share/a.png", "a.png", "qrc:/a.png"])
def test_what_is_no_local_file_is_not(folder: Path, address: str) -> None:
    assert not is_own_image(QUrl(address), folder)


def test_a_draft_without_a_folder_has_no_images_of_its_own(folder: Path) -> None:
    assert not is_own_image(QUrl.fromLocalFile(f"{folder}/a b.png"), None)
