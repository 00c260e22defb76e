"""Says in a window of its own why the program does not start: whoever clicked on its icon sees no terminal."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication

from editor.bundled import bundled
from editor.errors import RejoinderError, StateError, StateUnwritable
from editor.ui.parts.breakable import breakable
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice
from editor.ui.parts.theme_source import ThemeSource


def refuse(application: QApplication, error: RejoinderError, state: Path) -> bool:
    """Show it until it is answered; True when it is to be tried again."""
    application.setWindowIcon(QIcon(str(bundled("rejoinder.svg"))))
    themes = ThemeSource(application, os.environ.get("REJOINDER_THEME", ""))
    themes.dress()
    again: list[bool] = []
    answers = (Choice(word=_tr("Quit"), act=lambda: None),)
    if isinstance(error, StateError):
        answers += (Choice(word=_tr("Show the folder"), act=lambda: _show(state)),)
    if isinstance(error, StateUnwritable):
        answers += (Choice(word=_tr("Try again"), act=lambda: again.append(True)),)
    question = Question(_tr("Rejoinder cannot start"), breakable(str(error)), answers, themes.theme)
    question.show()
    application.exec()
    return bool(again)


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("refusal", words)
