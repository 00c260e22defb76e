"""*Also publish to…*: which other blog a draft goes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.pieces import button, label
from editor.ui.parts.sheet_dialog import SheetDialog, field_label
from editor.ui.parts.theme import Theme


class AlsoDialog(SheetDialog):
    """`others` are names and identities of blogs."""

    chosen = Signal(str)
    """The blog's identity."""

    def __init__(self, title: str, now: str, others: Sequence[tuple[str, str]], theme: Theme) -> None:
        super().__init__(self.tr("Also publish to"), theme, width=440)
        self._blog = ChoiceBox("", theme)
        self._blog.show_choices(others, others[0][1])
        words = self.tr(
            "“{title}” stays as it is on {blog}. The draft remembers both posts; updates go to the blog that is chosen "
            "at the top."
        )
        self.body.addWidget(label(words.format(title=title, blog=now), wraps=True))
        self.body.addLayout(field_label(self.tr("Blog"), self._blog))
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Publish there"), "primary"), is_default=True).clicked.connect(self._on_publish)

    def _on_publish(self) -> None:
        self.accept()
        self.chosen.emit(str(self._blog.currentData()))
