"""The whole program in a process of its own, closed after so many milliseconds as a click on its cross does."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editor.ui import app


class ClosedLater(QApplication):
    """Closes its window, once it stands."""

    def exec(self) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] # Qt's is static
        QTimer.singleShot(int(sys.argv[1]), close)
        return super().exec()


def close() -> None:
    """What the window manager asks for."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.isWindow():
            window.close()


app.QApplication = ClosedLater
sys.exit(app.show(None))
