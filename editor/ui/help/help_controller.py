"""Preferences, versions, and what the program says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication, QIcon

from editor import __version__
from editor.bundled import bundled
from editor.clients.network import Network
from editor.errors import NetworkUnusable, RejoinderError
from editor.store.paths import Paths
from editor.store.settings import Settings
from editor.store.versions import Reason, Version
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.drafts.versions_dialog import VersionRow, VersionsDialog
from editor.ui.help.about_dialog import AboutDialog
from editor.ui.help.preferences_dialog import PreferencesDialog
from editor.ui.parts.counted import moment
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window
from editor.ui.work.settings_keeper import SettingsKeeper


class HelpController(QObject):
    """Opens sheets over the window."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        themes: ThemeSource,
        settings: SettingsKeeper,
        paths: Paths,
        facts: Callable[[], dict[str, str]],
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._themes = window, drafts, themes
        self._settings, self._paths, self._facts = settings, paths, facts
        self._network = Network(os.environ, paths.cache)

    def preferences(self) -> None:
        """They take effect at once."""
        dialog = PreferencesDialog(self._settings.now, self._drafts.folder, self._themes.theme)
        dialog.changed.connect(partial(self._on_preferred, dialog))
        self._window.sheet.open(dialog)

    def _on_preferred(self, dialog: PreferencesDialog, fields: dict[str, Any]) -> None:
        try:
            if not fields.keys().isdisjoint({"proxy", "ca_file"}):
                self._use(replace(self._settings.now, **fields))
        except NetworkUnusable as error:
            dialog.show_problem(str(error))
            return
        self._settings.change(**fields)

    def use_network(self) -> None:
        """As it was chosen."""
        try:
            self._use(self._settings.now)
        except NetworkUnusable as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="network"))

    def _use(self, settings: Settings) -> None:
        self._network.use(settings.proxy, settings.ca_file)

    def versions(self) -> None:
        """How the open draft was."""
        try:
            kept = {version.id: version for version in self._drafts.history()}
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="versions"))
            return
        rows = tuple(map(self._row, kept.values()))
        dialog = VersionsDialog(rows, self._themes.theme)
        dialog.restore_wanted.connect(partial(self._restore, kept))
        self._window.sheet.open(dialog)

    def _restore(self, kept: dict[int, Version], chosen: int) -> None:
        if self._drafts.restore(kept[chosen]):
            text = self.tr("This is the text of {when}. Undo brings the later one back.")
            self._window.toast.say(Said(text=text.format(when=_clock(kept[chosen])), subject="versions"))

    def about(self) -> None:
        """Versions, and what leaves this computer."""
        libraries = f"PySide6 {pyside_version} · {self._paths.drafts}"
        picture = QIcon(str(bundled("rejoinder.svg"))).pixmap(QSize(40, 40))
        dialog = AboutDialog(__version__, libraries, picture, self._themes.theme)
        dialog.diagnostics_wanted.connect(self.copy_diagnostics)
        self._window.sheet.open(dialog)

    def copy_diagnostics(self) -> None:
        """Into the clipboard, without secrets."""
        from editor.store.log import diagnostics

        QGuiApplication.clipboard().setText(diagnostics(self._paths, self._facts()))
        text = self.tr("Diagnostics are in the clipboard: versions, places and the last warnings. No passwords.")
        self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="diagnostics"))

    def _row(self, version: Version) -> VersionRow:
        why = {
            Reason.SAVED: self.tr("Saved"),
            Reason.PUBLISHED: self.tr("Published"),
            Reason.RESTORED: self.tr("Restored"),
            Reason.REPLACED: self.tr("Before it was replaced"),
        }[version.reason]
        return VersionRow(id=version.id, when=_clock(version), why=why, text=version.text)


def _clock(version: Version) -> str:
    """Its day as people say it, and the time to the second: two saves may lie close together."""
    when, now = version.when.astimezone(), datetime.now().astimezone()
    today = when.date() == now.date()
    return f"{when:%H:%M:%S}" if today else f"{moment(when, now)}, {when:%H:%M:%S}"
