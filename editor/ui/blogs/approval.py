"""Approval in the browser: WordPress sends an application password back, or shows one that is copied and taken here.

WordPress 6.8 sends the answer to no address of this computer (7.0 does). There the program's own scheme is the way,
where the desktop knows it, and the clipboard elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.clients.addresses import is_safe
from editor.model.approval import APPLICATION
from editor.model.blog import Credentials, Site
from editor.ui.parts.pieces import button, label, row

if TYPE_CHECKING:
    from editor.blogs.approving import ApprovalListener
    from editor.blogs.handed import Found, HandedAnswer

_SHOWN = re.compile(r"[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}")
"""As WordPress shows it: six groups of four."""


def approval_address(site: Site, answer_to: str = "") -> str:
    """The page to open in the browser, which sends its answer there; empty where the blog names none that is safe."""
    parts = urlsplit(site.authorization_url)
    if not is_safe(site.authorization_url) or parts.scheme not in {"http", "https"}:
        return ""
    asked = urlencode(
        {"app_name": "Rejoinder", "app_id": APPLICATION} | ({"success_url": answer_to} if answer_to else {})
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
    exchange_wanted = Signal(object, object)
    """Site, Credentials: others who use this computer may have read them, so they are to be exchanged."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._listener: ApprovalListener | None = None
        self._handed: HandedAnswer | None = None
        self._copied = CopiedPassword(self)
        self._copied.came.connect(self.came)
        self.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        go = button(self.tr("Approve in the browser"))
        go.clicked.connect(self._on_go)
        self._words = label("", "muted", wraps=True)
        self._instead = button(self.tr("Nothing comes back? Show the password there instead"), "link")
        self._instead.setProperty("flush", True)
        self._instead.clicked.connect(self._ask_for_copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(go, None))
        layout.addWidget(self._words)
        layout.addLayout(row(self._instead, None))
        self.hide()

    def offer(self, found: Found) -> bool:
        """Show it if this blog can be asked so; can it?"""
        from editor.blogs.handed import WayBack

        self._found = found
        can = bool(approval_address(found.site))
        self._words.setText(
            self.tr("Approve Rejoinder there and copy the password that is shown: it is taken over here by itself.")
            if found.way is WayBack.CLIPBOARD
            else self.tr("Approve Rejoinder there: you are connected at once.")
        )
        self._instead.hide()
        self.setVisible(can)
        return can

    def hear(self, address: str) -> bool:
        """The program was started with this address: is it the answer that is waited for?"""
        return self._handed is not None and self._handed.take(address)

    def stop(self) -> None:
        """Look no longer at what is copied, and hear no answer."""
        self._copied.stop()
        self._handed = None
        self._instead.hide()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def _on_go(self) -> None:
        if self._found is None:
            return
        self.stop()
        self._copied.start()
        answer_to = self._answer_to(self._found)
        if not answer_to:
            self._ask_for_copy()
            return
        self._instead.setVisible(self._handed is not None)
        self.asked.emit(self.tr("The browser is open. Approve there, and come back."))
        self.page_wanted.emit(approval_address(self._found.site, answer_to))

    def _ask_for_copy(self) -> None:
        if self._found is not None:
            self.stop()
            self._copied.start()
            self.asked.emit(self.tr("The browser is open. Approve there, and copy the password that is shown."))
            self.page_wanted.emit(approval_address(self._found.site))

    def _answer_to(self, found: Found) -> str:
        """Where the answer is heard; empty: the clipboard is the way."""
        from editor.blogs.handed import HandedAnswer, WayBack

        if found.way is WayBack.LISTENER:
            return self._listen(found.site)
        if found.way is WayBack.SCHEME:
            self._handed = HandedAnswer(found.site, self._on_handed)
            return self._handed.address
        return ""

    def _listen(self, site: Site) -> str:
        """Empty: this computer lets nobody listen."""
        from editor.blogs.approving import ApprovalListener

        try:
            self._listener = ApprovalListener(site, self.answered.emit)
        except OSError:
            return ""
        return self._listener.address

    def _on_handed(self, credentials: Credentials | None) -> None:
        """By a second start, on this thread."""
        found = self._found
        self.stop()
        if credentials is None or found is None:
            self.answered.emit(None)
            return
        self.asked.emit(self.tr("Approved. Changing the password for one that nobody has seen…"))
        self.exchange_wanted.emit(found.site, credentials)

    def _on_answered(self) -> None:
        """The browser is in front."""
        self.stop()
        self.window().raise_()
        self.activateWindow()
