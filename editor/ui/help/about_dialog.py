"""*About Rejoinder*: versions, and what leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from editor.ui.parts.pieces import button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog
from editor.ui.parts.theme import Theme


class AboutDialog(SheetDialog):
    """Shows what it is given."""

    diagnostics_wanted = Signal()

    def __init__(self, version: str, libraries: str, picture: QPixmap, theme: Theme) -> None:
        super().__init__(self.tr("About Rejoinder"), theme, width=480)
        sign = QLabel()
        sign.setPixmap(picture)
        self.body.addLayout(row(sign, 4, label(self.tr("Rejoinder {version}").format(version=version), "title"), None))
        self.body.addWidget(label(self.tr("For bloggers who answer their readers."), wraps=True))
        self.body.addWidget(label(libraries, "muted", wraps=True))
        self.body.addWidget(label(self._privacy(), wraps=True))
        copy = self.add_button(button(self.tr("Copy diagnostics")))
        copy.clicked.connect(self.diagnostics_wanted)
        self.add_button(button(self.tr("Done"), "primary"), is_default=True).clicked.connect(self.accept)

    def _privacy(self) -> str:
        return self.tr(
            "What leaves this computer: the posts and images that you publish, to the blog that you publish them on, "
            "when you publish; and questions to the blogs that you added, for their comments, posts and pictures. "
            "Nothing else, to nobody else, at no other time."
        )
