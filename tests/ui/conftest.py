"""Fixtures for tests of the preview: one web profile for all, a page for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.parts.theme import Theme, light
from editor.ui.preview.preview import Preview

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineProfile

    from editor.ui.preview.web_preview import WebPreview


@pytest.fixture(scope="session")
def web_profile(qapp: QApplication) -> QWebEngineProfile:
    """One for all: pages have to be gone before their profile is."""
    from PySide6.QtWebEngineCore import QWebEngineProfile

    return QWebEngineProfile()


@dataclass
class ShownPreview:
    """A preview on the screen, what it asked the outside for, and what it said."""

    pane: Preview
    web: WebPreview
    qtbot: QtBot
    opened: list[str] = field(default_factory=list[str])
    noticed: list[str] = field(default_factory=list[str])

    def js(self, code: str) -> object:
        """What an expression of ours is in the page."""
        from editor.ui.preview.preview_page import WORLD

        answers: list[object] = []
        self.web.page().runJavaScript(f"JSON.stringify(({code}) ?? null)", WORLD, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return json.loads(str(answers[0]) or "null")

    def wait_for(self, code: str, value: object = True) -> None:
        """Until a script of ours finds this value."""
        self.qtbot.waitUntil(lambda: self.js(code) == value, timeout=20_000)

    def focused(self) -> QWidget:
        """What gets the page's keys and clicks."""
        self.web.setFocus()
        proxy = self.web.focusProxy()
        assert proxy is not None
        return proxy

    def press(self, keys: str) -> None:
        """Keys while the page has the focus, such as Ctrl+K."""
        combination = QKeySequence.fromString(keys)
        QTest.keySequence(self.focused(), combination)

    def text(self) -> str:
        return str(self.js("document.querySelector('article').innerText"))


@pytest.fixture
def shown(qtbot: QtBot, web_profile: QWebEngineProfile) -> Iterator[ShownPreview]:
    """A preview that has started."""
    from editor.ui.preview.web_preview import WebPreview

    made: list[WebPreview] = []
    opened: list[str] = []

    def make_web(theme: Theme, look: str, parent: QWidget) -> WebPreview:
        made.append(WebPreview(theme, look, parent, web_profile))
        return made[-1]

    pane = Preview(light(), opened.append, make_web=make_web)
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    with qtbot.waitActive(pane, timeout=20_000):
        pane.show()
        pane.activateWindow()
    pane.start()
    preview = ShownPreview(pane, made[0], qtbot, opened)
    pane.noticed.connect(preview.noticed.append)
    with qtbot.waitSignal(preview.web.emptied, timeout=20_000):
        pass
    yield preview
    pane.stop()
