"""Starts the program: state, one window for each state, the first view of it, and the rest after its first paint."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from editor.bundled import bundled
from editor.errors import RejoinderError
from editor.model.approval import NO_ANSWER
from editor.store.database import Database
from editor.store.log import logging_to
from editor.store.paths import Paths, paths_from
from editor.store.state import open_state_or_copy
from editor.ui.first_view import FirstView
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.single_instance import SingleInstance
from editor.ui.startup import catch_the_unexpected, end_on_interrupt, prepare_web_engine
from editor.ui.window.window import Window
from editor.ui.work.garbage import GarbageCollector
from editor.ui.work.turns import Turns

if TYPE_CHECKING:
    from editor.ui.preview.preview import Preview
    from editor.ui.program import Program

_AFTER_PAINT = 20  # milliseconds
_LONG_TO_IMPORT = (
    "editor.ui.comments.comments_pane",
    "editor.ui.post.post_panel",
    "editor.ui.blogs.add_blog_dialog",
    "editor.ui.checks.check_controller",
    "editor.ui.library.library_controller",
    "editor.ui.program",
)
"""In turns of their own, so that no key waits for all of them."""


class _FirstPaint(QObject):
    """Calls once the text was painted: what is heavy would hold it up."""

    def __init__(self, act: Callable[[], None], window: Window) -> None:
        super().__init__(window)
        self._act: Callable[[], None] | None = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._act is not None:
            QTimer.singleShot(_AFTER_PAINT, self._act)
            self._act = None
            watched.removeEventFilter(self)
        return False


def show(file: Path | None, *, came_late: bool = False) -> int:
    """The window, on a file if one is named; its exit status. `came_late`: a blog's answer that nobody waited for."""
    prepare_web_engine()
    end_on_interrupt()
    application = QApplication([sys.argv[0], "-style", "Fusion"])  # `setStyle` makes all of QStyle's lists: 4 ms
    application.setApplicationName("rejoinder")
    application.setDesktopFileName("io.github.rejoinder.Rejoinder")
    paths = paths_from(os.environ)
    with logging_to(paths.log):
        while True:
            try:
                return _show_once(application, file, paths, NO_ANSWER if came_late else "")
            except RejoinderError as error:
                from editor.ui.refusal import refuse

                print(error, file=sys.stderr)  # noqa: T201 — for whoever started it in a terminal
                if not refuse(application, error, paths.state):
                    return 1


def _show_once(application: QApplication, file: Path | None, paths: Paths, answer: str) -> int:
    """The window, or a file handed to the one that is open. Raises StateError and AlreadyOpen."""
    instance = SingleInstance(paths.runtime)
    if not instance.is_first():
        instance.hand_over(file, answer)
        return 0
    with contextlib.ExitStack() as opened:
        opened.callback(instance.close)
        state, notice = open_state_or_copy(paths)
        opened.callback(state.close)
        notices = (Said(text=notice, tone=Tone.WARN, subject="state"),) if notice else ()
        return _run(application, instance, file, paths, state, notices if not answer else (*notices, _nobody_waits()))


def _nobody_waits() -> Said:
    from editor.ui.blogs.answer_controller import nobody_waits

    return nobody_waits()


def _run(  # noqa: PLR0913, PLR0917 — all that was opened
    application: QApplication,
    instance: SingleInstance,
    file: Path | None,
    paths: Paths,
    state: Database,
    notices: tuple[Said, ...],
) -> int:
    """Raises StateUnwritable when what the rest of the program needs cannot be opened."""
    themes = ThemeSource(application, os.environ.get("REJOINDER_THEME", ""))
    view = FirstView(paths, state, themes)
    catch_the_unexpected(lambda sentence: view.window.toast.say(Said(text=sentence, tone=Tone.BAD)))
    with contextlib.closing(_Rest(view, instance, paths, state, themes)) as rest:
        _FirstPaint(rest.start, view.window)
        view.open(file)
        for notice in notices:
            view.window.notices.say(notice)
        status = application.exec()
        if rest.error is not None:
            raise rest.error
    return status


class _Rest(QObject):
    """Imports and builds what the first paint does not show."""

    def __init__(
        self, view: FirstView, instance: SingleInstance, paths: Paths, state: Database, themes: ThemeSource
    ) -> None:
        super().__init__(view)
        self._view, self._instance, self._paths, self._state, self._themes = view, instance, paths, state, themes
        self._opened = contextlib.ExitStack()
        self._turns = Turns(self)
        self._preview: Preview | None = None
        self._cache: Database
        self.error: RejoinderError | None = None
        """Why it cannot be built; the window is closed then."""

    def start(self) -> None:
        """One module after the other, and keys are taken in between."""
        self._turns.add(
            self._open_cache,
            partial(import_module, "editor.ui.preview_controller"),
            lambda: self._begun_preview().load(),
            lambda: self._begun_preview().start(),
            *(partial(import_module, name) for name in _LONG_TO_IMPORT),
            self._build,
        )

    def close(self) -> None:
        """Let go of what was opened."""
        self._turns.stop()
        if self._preview is not None:
            self._preview.stop()
        self._opened.close()

    def _begun_preview(self) -> Preview:
        """Its renderer and its web engine work on while the rest is imported."""
        from editor.ui.preview_controller import PreviewController

        if self._preview is None:
            self._preview = PreviewController(self._view, self._themes.theme).preview
        return self._preview

    def _open_cache(self) -> None:
        """What can be refused comes before the web engine, which does not outlive its window."""
        from editor.store.blogs import identities
        from editor.store.cache import open_cache, tie_by_identity

        try:
            self._cache = open_cache(self._paths)
            self._opened.callback(self._cache.close)
            tie_by_identity(self._cache, identities(self._state))
        except RejoinderError as error:
            self.error = error
            self._turns.stop()
            self._view.close()

    def _build(self) -> None:
        try:
            program = self._program()
            gc.freeze()
            GarbageCollector(program)
            QGuiApplication.setWindowIcon(QIcon(str(bundled("rejoinder.svg"))))
        except BaseException:  # it is told by `catch_the_unexpected`; who writes can go on, save and leave
            self._view.go_on_alone()
            raise

    def _program(self) -> Program:
        from editor.ui.program import Program

        program = Program(self._view, self._begun_preview(), self._paths, self._state, self._cache, self._themes)
        self._instance.file_given.connect(program.receive)
        self._instance.answer_given.connect(program.answers.hear)
        self._instance.listen()
        program.start()
        return program
