"""A certificate as a person compares it: for whom it is, from whom, until when, and its fingerprint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from editor.model.certificate import Certificate
from editor.ui.parts.breakable import breakable
from editor.ui.parts.pieces import label

_PER_LINE = 48  # characters: 16 bytes in pairs


class CertificateCard(QFrame):
    """Shows the one that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._values: dict[str, QLabel] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(8)
        layout.setColumnStretch(1, 1)
        for place, words in enumerate((self.tr("For"), self.tr("From"), self.tr("Valid"), self.tr("SHA-256"))):
            value = label("", wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._values[words] = value
            layout.addWidget(label(words, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(value, place, 1)
        self._values[self.tr("SHA-256")].setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))

    def show_certificate(self, certificate: Certificate) -> None:
        """From now on."""
        days = self.tr("{since} to {until}").format(
            since=f"{certificate.since.astimezone():%Y-%m-%d}", until=f"{certificate.until.astimezone():%Y-%m-%d}"
        )
        told = (", ".join(certificate.names) or self.tr("Nobody"), certificate.authority, days)
        for value, words in zip(self._values.values(), (*map(breakable, told), _lines(certificate)), strict=True):
            value.setText(words)
        self.setAccessibleName(self.tr("Certificate for {names}").format(names=told[0]))
        self.setAccessibleDescription(f"{told[1]}, {days}, SHA-256 {certificate.fingerprint}")


def _lines(certificate: Certificate) -> str:
    whole = certificate.fingerprint
    return "\n".join(whole[start : start + _PER_LINE].rstrip(":") for start in range(0, len(whole), _PER_LINE))
