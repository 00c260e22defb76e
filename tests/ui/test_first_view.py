"""What is painted first: it takes keys alone, and brings in nothing that can wait."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.store.paths import paths_from
from editor.store.state import open_state
from editor.ui.commands import Do
from editor.ui.first_view import FirstView
from editor.ui.parts.pieces import CONTROLS
from editor.ui.parts.said import Said
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.layout_rules import Tab

LATER = ("editor.ui.program", "editor.publish", "editor.clients", "requests", "bs4", "nh3", "ruamel", "PIL", "markdown",
         "PySide6.QtWebEngineCore", "PySide6.QtNetwork", "_strptime", "editor.quotes", "editor.text.counting",
         "editor.text.emphasis", "editor.ui.writing.markdown_commands", "editor.ui.writing.key_edits")  # fmt: skip


@pytest.fixture
def view(qapp: QApplication, tmp_path: Path) -> Iterator[FirstView]:
    """On the welcome, in a folder of its own."""
    style, font, sheet = qapp.style().name(), qapp.font(), qapp.styleSheet()
    paths = paths_from({"REJOINDER_HOME": str(tmp_path / "home")})
    state = open_state(paths)
    themes = ThemeSource(qapp, "light")
    view = FirstView(paths, state, themes)
    view.open(None)
    yield view
    assert not view.window.isVisible()
    for each in (view, view.window, themes):
        each.deleteLater()
        QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)
    qapp.setStyle(style)
    state.close()


def test_what_is_typed_before_the_rest_is_there_is_kept(view: FirstView, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitExposed(view.window)
    focus = view.window.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus, "Early words. ")
    view.window.close()
    assert view.window.isVisible(), "it closed before anybody could ask what waits"
    view.go_on_alone()
    (file,) = (tmp_path / "home" / "drafts").glob("*.md")
    assert "Early words. " in file.read_text(encoding="utf-8")


def test_view_closes_alone_when_nothing_else_is_to_come(view: FirstView, qtbot: QtBot) -> None:
    qtbot.waitExposed(view.window)
    view.go_on_alone()
    assert view.window.isVisible()
    view.window.close()
    assert not view.window.isVisible()


def test_what_is_clicked_and_asked_for_before_the_rest_is_there_waits_for_it(view: FirstView, qtbot: QtBot) -> None:
    qtbot.waitExposed(view.window)
    done: list[str] = []
    press = view.window.header.publish_button.findChild(QPushButton)
    assert press is not None
    view.window.header.publish_button.clicked.connect(lambda: done.append("publish"))
    view.window.commands.on(Do.SAVE, lambda: done.append("save"))
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    QTest.keyClick(view.window.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QCoreApplication.processEvents()
    assert done == []
    view.go_on_alone()
    qtbot.waitUntil(lambda: sorted(done) == ["publish", "save"])
    QTest.mouseClick(press, Qt.MouseButton.LeftButton)
    view.window.commands[Do.SAVE].trigger()
    assert sorted(done) == ["publish", "publish", "save", "save"], "it is held no longer"
    view.window.close()


def test_what_is_typed_behind_a_command_that_waits_comes_after_it(view: FirstView, qtbot: QtBot) -> None:
    qtbot.waitExposed(view.window)
    view.page.focus_text()
    before = view.page.text
    QTest.keyClicks(view.window.focusWidget(), "Here. ")
    view.window.commands.on(Do.NEW, view.drafts.new)
    QTest.keyClick(view.window.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.window.focusWidget(), "There")
    assert view.page.text == f"Here. {before}"
    view.go_on_alone()
    assert (view.page.title, view.page.text) == ("There", "")
    view.window.close()


def test_first_paint_imports_nothing_that_can_wait() -> None:
    script = "import sys; sys.argv = ['rejoinder']; import editor.__main__, editor.ui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ, capture_output=True, text=True, timeout=30, check=True
    )
    there = done.stdout.split()
    assert "editor.ui.first_view" in there
    assert [name for name in there if any(name == each or name.startswith(f"{each}.") for each in LATER)] == []


@pytest.mark.parametrize(("width", "tab"), [(1280, Tab.COMMENTS), (600, Tab.WRITE)])
def test_open_tab_comes_back_where_it_hides_no_text(view: FirstView, qtbot: QtBot, width: int, tab: Tab) -> None:
    columns = view.window.columns
    view.window.resize(width, 700)
    qtbot.waitUntil(lambda: columns.width() == width)
    columns.restore_tab("comments")
    assert columns.tab is tab
    columns.restore_tab("of another version")
    assert columns.tab is tab
    view.go_on_alone()
    view.window.close()


@pytest.mark.parametrize("width", [480, 900])
def test_toast_covers_no_button_of_a_page_that_is_opened_under_it(view: FirstView, qtbot: QtBot, width: int) -> None:
    window = view.window
    qtbot.waitExposed(window)
    window.resize(width, 700)
    window.toast.say(Said(text="“Beans” waits in the outbox and goes out by itself.", seconds=600))
    view.page.show_raw("title: Beans")
    (row,) = (each for each in window.findChildren(QWidget, CONTROLS) if each.isVisible())
    qtbot.waitUntil(lambda: row.width() > 0 and not _place(row).intersects(_place(window.toast)))
    assert window.rect().contains(window.toast.geometry())
    view.page.close_raw()
    view.page.handlers()[Do.FIND]()
    (bar,) = (each for each in window.findChildren(QWidget, CONTROLS) if each.isVisible())
    qtbot.waitUntil(lambda: bar.width() > 0 and not _place(bar).intersects(_place(window.toast)))
    view.go_on_alone()
    window.close()


def _place(widget: QWidget) -> QRect:
    """Where in its window it stands."""
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
