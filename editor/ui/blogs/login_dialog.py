"""*Log in again*: another password for the same user of a blog that was added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from editor.model.blog import Blog, Credentials, Site
from editor.model.certificate import Certificate
from editor.ui.blogs.approval import Approval
from editor.ui.blogs.certificate_card import CertificateCard
from editor.ui.parts.pieces import button, label, row
from editor.ui.parts.sheet_dialog import SheetDialog, Telling, field_label
from editor.ui.parts.theme import Theme

if TYPE_CHECKING:
    from editor.blogs.handed import Exchanged, Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """What was typed; without `remember` it is for this run only."""

    password: str = field(repr=False)
    remember: bool = True


class LoginDialog(SheetDialog):
    """Asks its owner to try the password, and is told what came of it."""

    password_wanted = Signal(object)  # Password
    page_wanted = Signal(str)  # an address for the browser
    exchange_wanted = Signal(object, object)  # Site, Credentials
    trust_ended = Signal()

    def __init__(self, blog: Blog, reason: str, theme: Theme) -> None:
        super().__init__(self.tr("Log in to {name} again").format(name=blog.name), theme)
        self._user = blog.user
        self.trusted = blog.trusted
        """As in *Add blog*."""
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._approval = Approval()
        self._telling = Telling(theme)
        self._this_run = button(self.tr("Use it for this run"))
        self._log_in = button(self.tr("Log in"), "primary")
        self._arrange(blog, reason)
        self._connect()

    def show_site(self, found: Found) -> None:
        """The blog answers: it may be asked for a password."""
        self._approval.offer(found)

    def hear(self, address: str) -> bool:
        """A browser started the program with this: is it what is waited for here?"""
        return self._approval.hear(address)

    def take(self, exchanged: Exchanged) -> None:
        """Log in with what the browser sent, or with what came in its place; a person is told first what is wrong."""
        self._set_busy(busy=False)
        if not exchanged.why:
            self._on_answered(exchanged.credentials)
        elif self._is_other(exchanged.credentials):
            self._telling.complain(f"{self._other_user(exchanged.credentials)} {exchanged.why}")
        else:
            self._password.setText(exchanged.credentials.password)
            self._telling.complain(exchanged.why)
            self._log_in.setFocus()

    def show_problem(self, sentence: str, *, offers_this_run: bool = False) -> None:
        """It failed; `offers_this_run`: the password was right, but there is no place to keep it."""
        self._set_busy(busy=False)
        self._telling.complain(sentence)
        self._this_run.setVisible(offers_this_run)

    def _arrange(self, blog: Blog, reason: str) -> None:
        if reason:
            self.body.addWidget(label(reason, wraps=True))
        who = self.tr("As {user}, at {url}. Your drafts stay tied to their posts.")
        self.body.addWidget(label(who.format(user=blog.user, url=blog.url), "muted", wraps=True))
        self.body.addWidget(self._approval)
        kept = self.tr("It is kept in this computer's keyring, nowhere else. Your usual password does not work here.")
        self.body.addLayout(field_label(self.tr("Application password"), self._password, kept))
        if blog.trusted is not None:
            self._show_trusted(blog.trusted)
        self.body.addWidget(self._telling)
        self.add_button(self._this_run)
        self.add_button(self._log_in, is_default=True)
        self._this_run.hide()

    def _show_trusted(self, certificate: Certificate) -> None:
        """The one that a person trusts for this blog, and a way to end that."""
        card = CertificateCard()
        card.show_certificate(certificate)
        no_longer = button(self.tr("Trust it no longer"))
        no_longer.setAutoDefault(False)
        self._trust = QWidget()
        layout = QVBoxLayout(self._trust)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(label(self.tr("You trust this certificate for this blog:"), wraps=True))
        layout.addWidget(card)
        layout.addLayout(row(None, no_longer))
        self.body.addWidget(self._trust)
        no_longer.clicked.connect(self._trust.hide)
        no_longer.clicked.connect(self._password.setFocus)
        no_longer.clicked.connect(self.trust_ended)

    def _connect(self) -> None:
        self._log_in.clicked.connect(lambda: self._on_log_in(remember=True))
        self._this_run.clicked.connect(lambda: self._on_log_in(remember=False))
        self._approval.page_wanted.connect(self.page_wanted)
        self._approval.exchange_wanted.connect(self._on_exchange)
        self._approval.asked.connect(self._telling.report)
        self._approval.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._approval.came.connect(self._on_password)
        self.finished.connect(self._approval.stop)

    def _set_busy(self, *, busy: bool) -> None:
        for each in (self._this_run, self._log_in):
            each.setEnabled(not busy)

    def _on_log_in(self, *, remember: bool) -> None:
        password = self._password.text().strip()
        if not password:
            self._telling.complain(self.tr("Type an application password."))
            return
        self._set_busy(busy=True)
        self._telling.report(self.tr("Logging in…"))
        self.password_wanted.emit(Password(password=password, remember=remember))

    def _on_answered(self, credentials: Credentials | None) -> None:
        """The page in the browser sent it."""
        if credentials is None:
            self._telling.complain(self.tr("It was not approved in the browser, so nothing was changed."))
        elif self._is_other(credentials):
            self._telling.complain(self._other_user(credentials))
        else:
            self._password.setText(credentials.password)
            self._on_log_in(remember=True)

    def _is_other(self, credentials: Credentials) -> bool:
        """Who gave an e-mail address for a name is called otherwise on the blog."""
        return "@" not in self._user and credentials.user.casefold() != self._user.casefold()

    def _other_user(self, credentials: Credentials) -> str:
        words = self.tr("{other} is logged in in the browser, not {user}. Log in there as {user}, and approve again.")
        return words.format(other=credentials.user, user=self._user)

    def _on_exchange(self, site: Site, credentials: Credentials) -> None:
        self._set_busy(busy=True)
        self.exchange_wanted.emit(site, credentials)

    def _on_password(self, password: str) -> None:
        self._password.setText(password)
        self._telling.report(self.tr("The password was taken from the clipboard."))
        self._log_in.setFocus()
