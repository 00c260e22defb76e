"""Approval in the browser: WordPress shows an application password there, and what is copied is taken from here.

WordPress 6.8 sends the answer to no program on this computer (7.0 does), so the clipboard is the way.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.clients.addresses import is_safe
from editor.model.blog import Site
from editor.ui.pieces import button, label, row

_APPLICATION = "6a9ae5ad-6d7b-4c2a-9d58-2f0c4c1c8d3e"
"""Ours among all that ask WordPress for passwords: it has to be a UUID, and always the same."""
_SHOWN = re.compile(r"[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}")
"""As WordPress shows it: six groups of four."""


def approval_address(site: Site) -> str:
    """The page to open in the browser; empty where the blog names none that is safe."""
    parts = urlsplit(site.authorization_url)
    if not is_safe(site.authorization_url) or parts.scheme not in {"http", "https"}:
        return ""
    asked = urlencode({"app_name": "Rejoinder", "app_id": _APPLICATION})
    return urlunsplit(parts._replace(query=f"{parts.query}&{asked}".lstrip("&")))


class CopiedPassword(QObject):
    """Between `start` and `stop` it looks at what is copied; what lies in the clipboard already is left alone."""

    came = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_looking = False
        QGuiApplication.clipboard().dataChanged.connect(self._on_copied)

    def start(self) -> None:
        """From now on."""
        self._is_looking = True

    def stop(self) -> None:
        """No longer."""
        self._is_looking = False

    def _on_copied(self) -> None:
        if not self._is_looking:
            return
        text = QGuiApplication.clipboard().text().strip()
        if _SHOWN.fullmatch(text):
            self.came.emit(text)


class Approval(QWidget):
    """The button that leads to the page, once one is known; what is copied there comes back."""

    page_wanted = Signal(str)
    asked = Signal()
    """The browser is on its way: a person reads on there."""
    came = Signal(str)
    """The password."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self._copied = CopiedPassword(self)
        self._copied.came.connect(self.came)
        go = button(self.tr("Approve in the browser"))
        go.clicked.connect(self._on_go)
        words = self.tr("Approve Rejoinder there and copy the password that is shown: it is taken over here by itself.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(go, None))
        layout.addWidget(label(words, "muted", wraps=True))
        self.hide()

    def offer(self, site: Site) -> bool:
        """Show it if this blog can be asked so; can it?"""
        self._address = approval_address(site)
        self.setVisible(bool(self._address))
        return bool(self._address)

    def stop(self) -> None:
        """Look no longer at what is copied."""
        self._copied.stop()

    def _on_go(self) -> None:
        self._copied.start()
        self.asked.emit()
        self.page_wanted.emit(self._address)
