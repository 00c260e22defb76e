"""What is painted first: the window, the draft in it, and what keeps its words; all else is built after that."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QObject

from editor.bundled import bundled
from editor.drafts.desk import Desk
from editor.store.database import Database
from editor.store.paths import Paths
from editor.store.settings import Settings
from editor.ui.drafts.copy_controller import CopyController
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.drafts.first_draft import FirstDraft
from editor.ui.drafts.head_controller import HeadController
from editor.ui.drafts.outside_controller import OutsideController
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.columns import Widths
from editor.ui.window.held_input import HeldInput
from editor.ui.window.window import Window
from editor.ui.work.background import Background
from editor.ui.work.settings_keeper import SettingsKeeper
from editor.ui.work.task_runner import TaskRunner
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_page import EditorPage

log = logging.getLogger(__name__)


class FirstView(QObject):
    """Takes keys, and loses none, before the rest of the program is there.

    Every module that is imported here is paid for before a person sees their text: `tests/ui/test_first_view.py`.
    """

    def __init__(self, paths: Paths, state: Database, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self.settings = SettingsKeeper(state, self)
        self._look = _look(self.settings.now)
        self.page = EditorPage(themes.theme, self._look, self._keep_image)
        self.window = Window(themes.theme, self.page)
        self.runner = TaskRunner(self)
        self.background = Background(self.runner, self.window.status)
        self.desk = Desk(journals=paths.state / "journals", state=state)
        self.drafts = DraftController(self.window, self.page, self.runner, self.settings, self.desk, paths.drafts)
        self.first = FirstDraft(self.drafts, self.settings, self.desk)
        self.head = HeadController(self.window, self.page, self.drafts)
        self.outside = OutsideController(self.window, self.drafts)
        self.copies = CopyController(self.window, self.drafts, self.desk)
        self.wants_to_close = False
        """Somebody closed the window before there was anything that could ask what is to be asked."""
        self.held = HeldInput(self.window, self.page)
        self.window.columns.set_widths(_widths(self.settings.now.window_layout))
        self.window.close_wanted.connect(self._on_close_wanted)
        self.settings.changed.connect(self._on_settings)

    def open(self, file: Path | None) -> None:
        """Show the window with the text in it."""
        self._themes.dress()
        self.window.restore(self.settings.now.window_geometry)
        self.first.open(file, bundled("welcome/en.md").read_text(encoding="utf-8"))
        self.window.show()

    def put_away(self) -> None:
        """Save what is open, and remember how the window stood."""
        self._remember_window()
        self.drafts.leave()
        self.drafts.watch.stop()

    def end_work(self) -> None:
        """Wait for what runs in the background, but not for ever."""
        if not self.runner.close():
            log.warning("Work was still under way when the window closed; it goes on the next time")

    def close(self) -> None:
        """The end, when there is nobody else who has something to put away."""
        self.put_away()
        self.end_work()
        self.window.allow_close()

    def go_on_alone(self) -> None:
        """There is no rest of the program to come: whoever closes the window closes this."""
        self.window.close_wanted.connect(self.close)
        self.held.let_go()
        if self.wants_to_close:
            self.close()

    def _remember_window(self) -> None:
        geometry = bytes(self.window.saveGeometry().data())
        layout = json.dumps(asdict(self.window.columns.widths)).encode()
        self.settings.change(window_geometry=geometry, window_layout=layout, right_column=self.window.columns.tab.value)

    def _keep_image(self, data: bytes, suggested_name: str) -> str:
        return self.drafts.keep_image(data, suggested_name)

    def _on_close_wanted(self) -> None:
        self.wants_to_close = True

    def _on_settings(self, settings: Settings) -> None:
        look = _look(settings)
        if look != self._look:
            self._look = look
            self.page.set_look(look)


def _look(settings: Settings) -> EditorLook:
    return EditorLook(family=settings.editor_font, size=settings.editor_size, columns=settings.editor_width)


def _widths(kept: bytes) -> Widths:
    """As they were left; what cannot be read is as it is at first."""
    try:
        return replace(Widths(), **json.loads(kept)) if kept else Widths()
    except (ValueError, TypeError):
        return Widths()
