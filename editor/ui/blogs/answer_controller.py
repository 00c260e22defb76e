"""What a browser starts the program with: for the dialog that waits for it, or for nobody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from editor.ui.blogs.add_blog_dialog import AddBlogDialog
from editor.ui.blogs.login_dialog import LoginDialog
from editor.ui.parts.said import Said, Tone
from editor.ui.window.window import Window


class AnswerController(QObject):
    """Keeps nothing of it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def hear(self, address: str) -> None:
        """An address of the program's own scheme, from whomever."""
        self._window.come_to_front()
        dialog = self._window.sheet.dialog
        if not isinstance(dialog, AddBlogDialog | LoginDialog) or not dialog.hear(address):
            self._window.notices.say(nobody_waits())


def nobody_waits() -> Said:
    """An answer came, and is gone."""
    text = QCoreApplication.translate(
        "AnswerController",
        "A blog's approval came from the browser, but nothing here waits for it, and nothing was kept. "
        "If you approved Rejoinder there, revoke its password in your profile on the blog, and add the blog again.",
    )
    return Said(text=text, tone=Tone.WARN, subject="answer")
