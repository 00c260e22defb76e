"""Builds the program once: rooms, window, controllers; what is heavy comes after the first paint."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog

from editor.bundled import bundled
from editor.errors import StateError
from editor.store.cache import open_cache
from editor.store.database import Database
from editor.store.log import logging_to
from editor.store.paths import Paths, paths_from
from editor.store.settings import Settings, load_settings
from editor.store.state import open_state
from editor.text.counting import minutes, words
from editor.ui.blog_controller import BlogController, open_address
from editor.ui.commands import Do
from editor.ui.comments_pane import CommentsPane
from editor.ui.draft_controller import DraftController
from editor.ui.editor_look import EditorLook
from editor.ui.editor_page import EditorPage
from editor.ui.layout_rules import Tab
from editor.ui.preview import Preview
from editor.ui.task_runner import TaskRunner
from editor.ui.theme import Theme
from editor.ui.theme_source import ThemeSource
from editor.ui.window import Window

_AFTER_PAINT = 20  # milliseconds
_COUNT_PAUSE = 300  # milliseconds without a key: counting words of a long draft costs more than painting it
_OWN = frozenset({Do.FOCUS_MODE})
"""What the window does by itself."""


class Program(QObject):
    """The window and what moves it."""

    def __init__(self, paths: Paths, state: Database, cache: Database, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.page = EditorPage(theme, EditorLook(), self._keep_image)
        self.window = Window(theme, self.page)
        self.preview = Preview(theme, open_address)
        self.pane = CommentsPane(theme)
        self.runner = TaskRunner(self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_PAUSE)
        self._counting.timeout.connect(self._count)
        folder = settings.drafts_folder or paths.drafts
        self.drafts = DraftController(self.window, self.page, folder, settings.autosave_pause)
        self.blogs = BlogController(self.window, self.page, self.drafts, self.pane, self.runner, paths, state, cache)
        self.window.columns.right.set_preview(self.preview)
        self.window.columns.right.set_pane(Tab.COMMENTS, self.pane)
        self._connect()

    def open_first(self, file: Path | None, folder: Path) -> None:
        """The file that was asked for, else the newest draft, else the welcome."""
        newest = sorted(folder.glob("*.md"), key=lambda path: path.stat().st_mtime) if folder.is_dir() else []
        if file is not None:
            self.drafts.open(file)
        elif newest:
            self.drafts.open(newest[-1])
        else:
            self.drafts.welcome(bundled("welcome/en.md").read_text(encoding="utf-8"))

    def start(self) -> None:
        """What takes a while, after the window was painted."""
        self.preview.start()
        self.blogs.start()

    def close(self) -> None:
        """Save, end what runs, and go; stay when the words could not be saved."""
        if not self.drafts.save():
            return
        self.preview.stop()
        self.runner.close()
        self.blogs.stop()
        self.window.allow_close()

    def _keep_image(self, data: bytes, suggested_name: str) -> str:
        return self.drafts.keep_image(data, suggested_name)

    def _connect(self) -> None:
        self.drafts.shown.connect(self._on_shown)
        self.page.edited.connect(self.preview.edit)
        self.page.edited.connect(self._on_edited)
        self.page.cursor_line_changed.connect(self.window.status.show_place)
        self.window.close_wanted.connect(self.close)
        handlers = {
            **self.page.handlers(),
            Do.NEW: self.drafts.new,
            Do.OPEN: self._choose_file,
            Do.SAVE: self.drafts.save,
            Do.QUIT: self.close,
            Do.SIDEBAR: self.window.columns.toggle_sidebar,
            Do.PREVIEW: lambda: self.window.columns.show_tab(Tab.PREVIEW),
            Do.COMMENTS: self._show_comments,
            Do.SEARCH_COMMENTS: self._search_comments,
            Do.PUBLISH: self.blogs.publish,
        }
        for do in Do:
            self.window.commands.offer(do, there=do in handlers or do in _OWN)
        for do, handler in handlers.items():
            self.window.commands[do].triggered.connect(lambda _=False, act=handler: act())

    def _on_shown(self, draft: object) -> None:
        del draft
        self.preview.set_draft(self.drafts.draft)
        self._count()

    def _on_edited(self) -> None:
        self._counting.start()

    def _count(self) -> None:
        number = words(self.page.text)
        self.window.status.show_length(number, minutes(number))

    def _show_comments(self) -> None:
        self.window.columns.show_tab(Tab.COMMENTS)
        self.pane.focus_comments()

    def _search_comments(self) -> None:
        self.window.columns.show_tab(Tab.COMMENTS)
        self.pane.focus_search()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Open a draft"), "", self.tr("Markdown (*.md *.markdown *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        self.drafts.open(Path(name))


def show(file: Path | None) -> int:
    """The window, on a file if one is named; its exit status."""
    prepare_web_engine()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("rejoinder")
    application.setDesktopFileName("io.github.rejoinder.Rejoinder")
    application.setWindowIcon(QIcon(str(bundled("rejoinder.svg"))))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    paths = paths_from(os.environ)
    try:
        state = open_state(paths)
    except StateError as error:
        print(error, file=sys.stderr)  # noqa: T201 # there is no window yet to say it in
        return 1
    cache = open_cache(paths)
    with logging_to(paths.log):
        status = _run(application, file, paths, state, cache)
    cache.close()
    state.close()
    return status


def _run(application: QApplication, file: Path | None, paths: Paths, state: Database, cache: Database) -> int:
    source = ThemeSource(application, os.environ.get("REJOINDER_THEME", ""))
    settings = load_settings(state)
    program = Program(paths, state, cache, source.theme, settings)
    source.changed.connect(program.window.set_theme)
    program.window.show()
    program.open_first(file, settings.drafts_folder or paths.drafts)
    QTimer.singleShot(_AFTER_PAINT, program.start)
    return application.exec()


def prepare_web_engine() -> None:
    """Before Qt starts: the editor stays fast without a GPU, and root has no sandbox to stand in."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
