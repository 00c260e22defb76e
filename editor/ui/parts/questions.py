"""Short questions with named answers."""

from __future__ import annotations

from editor.ui.parts.pieces import button, label
from editor.ui.parts.said import Choice
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme


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
