"""Approval in the browser: WordPress sends an application password back, or shows one that is copied and taken here.

WordPress 6.8 sends the answer to no program on this computer (7.0 does), so there the clipboard is the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.clients.addresses import is_safe
from editor.model.blog import Site
from editor.ui.parts.pieces import button, label, row

if TYPE_CHECKING:
    from editor.blogs.approving import ApprovalListener

_APPLICATION = "6a9ae5ad-6d7b-4c2a-9d58-2f0c4c1c8d3e"
"""Ours among all that ask WordPress for passwords: it has to be a UUID, and always the same."""
_SHOWN = re.compile(r"[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}")
"""As WordPress shows it: six groups of four."""


def approval_address(site: Site, answer_to: str = "") -> str:
    """The page to open in the browser, which sends its answer there; empty where the blog names none that is safe."""
    parts = urlsplit(site.authorization_url)
    if not is_safe(site.authorization_url) or parts.scheme not in {"http", "https"}:
        return ""
    asked = urlencode(
        {"app_name": "Rejoinder", "app_id": _APPLICATION} | ({"success_url": answer_to} if answer_to else {})
    )
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
    """The button that leads to the page, once one is known; its answer comes back, or what is copied there."""

    page_wanted = Signal(str)
    asked = Signal(str)
    """The browser is on its way: a person reads on there, and this in the meantime."""
    came = Signal(str)
    """The password, from the clipboard."""
    answered = Signal(object)
    """Credentials, sent by the page; None: the person did not approve."""

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self._listener: ApprovalListener | None = None
        self._copied = CopiedPassword(self)
        self._copied.came.connect(self.came)
        self.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        go = button(self.tr("Approve in the browser"))
        go.clicked.connect(self._on_go)
        self._words = label("", "muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(go, None))
        layout.addWidget(self._words)
        self.hide()

    def offer(self, site: Site) -> bool:
        """Show it if this blog can be asked so; can it?"""
        self._site = site
        can = bool(approval_address(site))
        self._words.setText(
            self.tr("Approve Rejoinder there: you are connected at once.")
            if site.answers_programs
            else self.tr(
                "Approve Rejoinder there and copy the password that is shown: it is taken over here by itself."
            )
        )
        self.setVisible(can)
        return can

    def stop(self) -> None:
        """Look no longer at what is copied, and hear no answer."""
        self._copied.stop()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def _on_go(self) -> None:
        self.stop()
        self._copied.start()
        if self._site is None:
            return
        answer_to = self._listen(self._site) if self._site.answers_programs else ""
        words = (
            self.tr("The browser is open. Approve there, and come back.")
            if answer_to
            else self.tr("The browser is open. Approve there, and copy the password that is shown.")
        )
        self.asked.emit(words)
        self.page_wanted.emit(approval_address(self._site, answer_to))

    def _listen(self, site: Site) -> str:
        """Where the answer is heard; empty: this computer lets nobody listen, and the clipboard is the way."""
        from editor.blogs.approving import ApprovalListener

        try:
            self._listener = ApprovalListener(site, self.answered.emit)
        except OSError:
            return ""
        return self._listener.address

    def _on_answered(self) -> None:
        """The browser is in front."""
        self.stop()
        self.window().raise_()
        self.activateWindow()
