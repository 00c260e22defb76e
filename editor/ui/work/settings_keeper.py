"""The settings of the running program: read once, changed as a whole, kept at once."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.errors import StateError
from editor.store.database import Database
from editor.store.settings import Settings, load_settings, save_settings

log = logging.getLogger(__name__)


class SettingsKeeper(QObject):
    """Tells when they change."""

    changed = Signal(object)  # Settings

    def __init__(self, state: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.now: Settings = load_settings(state)

    def change(self, **fields: Any) -> None:  # noqa: ANN401 — as `replace` takes them
        """Other values for some of them."""
        self.take(replace(self.now, **fields))

    def take(self, settings: Settings) -> None:
        """Others instead. What cannot be kept is used all the same, until the program ends."""
        if settings == self.now:
            return
        self.now = settings
        try:
            save_settings(self._state, settings)
        except StateError as error:
            log.warning("Settings were not kept: %s", error)
        self.changed.emit(settings)
