"""Notices that another program wrote a file, or that files came and went in its folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_PAUSE = 150  # milliseconds: a save is several changes


class FileWatch(QObject):
    """Watches one file and its folder, and the folder of drafts. An atomic save drops the file from Qt's watch."""

    file_changed = Signal()
    """Maybe: look."""
    folder_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._file: Path | None = None
        self._drafts: Path | None = None
        self._file_pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._folder_pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._file_pause.timeout.connect(self._on_file_settled)
        self._folder_pause.timeout.connect(self.folder_changed)
        self._watcher.fileChanged.connect(self._file_pause.start)
        self._watcher.directoryChanged.connect(self._on_directory)

    def watch(self, file: Path | None, drafts: Path) -> None:
        """From now on this file, if there is one, and the folder of drafts."""
        self._file, self._drafts = file, drafts
        self._add()

    def stop(self) -> None:
        """Nothing any more."""
        self._file_pause.stop()
        self._folder_pause.stop()
        self._watcher.blockSignals(True)

    def _add(self) -> None:
        """Watch what is not watched (any more); folders go with their files."""
        wanted = [self._drafts]
        if self._file is not None:
            wanted += [self._file, self._file.parent]
        there = {str(path) for path in wanted if path is not None and os.path.exists(path)}  # noqa: PTH110 — pathlib's raises in a forbidden folder
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if stale := sorted(watched - there):
            self._watcher.removePaths(stale)
        if fresh := sorted(there - watched):
            self._watcher.addPaths(fresh)

    def _on_directory(self) -> None:
        self._file_pause.start()
        self._folder_pause.start()

    def _on_file_settled(self) -> None:
        self._add()
        self.file_changed.emit()
