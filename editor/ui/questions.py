"""Short questions with named answers, and one that takes a password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from editor.ui.pieces import button, label
from editor.ui.said import Choice
from editor.ui.sheet_dialog import SheetDialog, field_label
from editor.ui.theme import Theme


class Question(SheetDialog):
    """Each answer says what happens; the first is the one that changes nothing, and Escape means it too."""

    def __init__(self, title: str, sentence: str, answers: tuple[Choice, ...], theme: Theme) -> None:
        super().__init__(title, theme, width=440)
        self.body.addWidget(label(sentence, wraps=True))
        for place, answer in enumerate(answers):
            is_last = place == len(answers) - 1
            made = self.add_button(button(answer.word, "primary" if is_last else ""), is_default=is_last)
            made.clicked.connect(self.accept)
            made.clicked.connect(answer.act)


class PasswordQuestion(SheetDialog):
    """Asks for an application password that is forgotten when the program ends."""

    typed = Signal(str)

    def __init__(self, blog: str, reason: str, theme: Theme) -> None:
        super().__init__(self.tr("Password for {blog}").format(blog=blog), theme, width=440)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        hint = self.tr("Used until you close Rejoinder, and kept nowhere.")
        self.body.addWidget(label(reason, wraps=True))
        self.body.addLayout(field_label(self.tr("Application password"), self._password, hint))
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Go on"), "primary"), is_default=True).clicked.connect(self._on_go_on)

    def _on_go_on(self) -> None:
        password = self._password.text().strip()
        if password:
            self.typed.emit(password)
            self.accept()
