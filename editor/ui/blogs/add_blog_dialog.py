"""*Add blog*: the address, then the login. Each step that fails says which wall it hit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.model.blog import Credentials, Site
from editor.model.certificate import Certificate
from editor.ui.blogs.approval import Approval
from editor.ui.blogs.certificate_card import CertificateCard
from editor.ui.blogs.trust_dialog import about
from editor.ui.parts.pieces import button, label, restyle, row
from editor.ui.parts.sheet_dialog import SheetDialog, Telling, field_label
from editor.ui.parts.theme import Theme

if TYPE_CHECKING:
    from editor.blogs.handed import Exchanged, Found
    from editor.blogs.trusting import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What was typed; without `remember` the password is for this run only."""

    address: str
    user: str
    password: str = field(repr=False)
    name: str = ""
    remember: bool = True
    trusted: Certificate | None = None


class AddBlogDialog(SheetDialog):
    """Asks its owner to look and to log in, and is told what came of it."""

    site_wanted = Signal(str)  # address
    login_wanted = Signal(object)  # Login
    page_wanted = Signal(str)  # an address for the browser
    exchange_wanted = Signal(object, object)  # Site, Credentials

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Add blog"), theme)
        self._site: Site | None = None
        self.trusted: Certificate | None = None
        """The one that a person trusts for the blog."""
        self._to_trust: Certificate | None = None
        self._page = 0
        self._address = QLineEdit()
        self._user = QLineEdit()
        self._password = QLineEdit()
        self._name = QLineEdit()
        self._help = button(self.tr("Where do I get an application password?"), "link")
        self._approval = Approval()
        self._found = label("", "good", wraps=True)
        self._telling = Telling(theme)
        self._why = Telling(theme)
        self._about = label("", wraps=True)
        self._card = CertificateCard()
        trust_page = _page(row(self._why), row(self._about), row(self._card))
        self._pages = (self._address_page(), self._login_page(), trust_page)
        self._back = button(self.tr("Back"), "quiet")
        self._this_run = button(self.tr("Use it for this run"))
        self._next = button(self.tr("Continue"), "primary")
        self._arrange()
        self._connect()
        self._show_page(0)

    def show_site(self, found: Found) -> None:
        """A blog was found: ask for the login."""
        self._site = site = found.site
        self._found.setText(self.tr("Found {name}, at {url}").format(name=site.name or site.url, url=site.url))
        self._name.setPlaceholderText(site.name)
        can_approve = self._approval.offer(found)
        self._help.setVisible(site.kind.startswith("wordpress") and not can_approve)
        self._set_busy(busy=False)
        self._show_page(1)

    def show_certificate(self, sentence: str, shown: Shown) -> None:
        """Nobody vouches for it: is it trusted all the same?"""
        self._to_trust = shown.to_trust
        self._card.show_certificate(shown.certificate)
        self._about.setText(about(shown))
        self._set_busy(busy=False)
        self._why.complain(sentence)
        self._show_page(2)

    def show_problem(self, sentence: str, *, offers_this_run: bool = False) -> None:
        """A step failed; `offers_this_run`: the password was right, but there is no place to keep it."""
        self._set_busy(busy=False)
        self._telling.complain(sentence)
        self._this_run.setVisible(offers_this_run)

    def hear(self, address: str) -> bool:
        """A browser started the program with this: is it what is waited for here?"""
        return self._approval.hear(address)

    def take(self, exchanged: Exchanged) -> None:
        """Log in with what the browser sent, or with what came in its place; a person is told first what is wrong."""
        self._set_busy(busy=False)
        if not exchanged.why:
            self._on_answered(exchanged.credentials)
            return
        self._fill(exchanged.credentials)
        self._telling.complain(exchanged.why)
        self._next.setFocus()

    def _arrange(self) -> None:
        self._address.setPlaceholderText("example.com")
        self._address.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._help.setProperty("flush", True)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for page in self._pages:
            self.body.addWidget(page)
        self.body.addWidget(self._telling)
        self.footer.insertWidget(0, self._back)
        self._back.setAutoDefault(False)
        self.add_button(self._this_run)
        self.add_button(self._next, is_default=True)
        self._this_run.hide()

    def _address_page(self) -> QWidget:
        hint = self.tr("As you would type it into the browser. The rest is found out.")
        return _page(field_label(self.tr("Address of the blog"), self._address, hint))

    def _login_page(self) -> QWidget:
        kept = self.tr("It is kept in this computer's keyring, nowhere else. Your usual password does not work here.")
        return _page(
            row(self._found),
            row(self._approval),
            field_label(self.tr("User name"), self._user),
            field_label(self.tr("Application password"), self._password, kept),
            row(self._help, None),
            field_label(self.tr("Name of the blog here"), self._name),
        )

    def _connect(self) -> None:
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(lambda: self._show_page(0))
        self._this_run.clicked.connect(lambda: self._log_in(remember=False))
        self._help.clicked.connect(self._on_help)
        self._approval.asked.connect(self._telling.report)
        self._approval.answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._approval.page_wanted.connect(self.page_wanted)
        self._approval.exchange_wanted.connect(self._on_exchange)
        self._approval.came.connect(self._on_password)
        self.finished.connect(self._approval.stop)

    def _show_page(self, which: int) -> None:
        self._page = which
        self._approval.stop()
        for place, page in enumerate(self._pages):
            page.setVisible(place == which)
        self._back.setVisible(which > 0)
        self._telling.complain("")
        words = (self.tr("Continue"), self.tr("Connect"), self.tr("Trust this certificate for this blog"))
        self._set_next(words[which])
        self._set_default(self._back if which == 2 else self._next)
        self._this_run.hide()
        (self._address, self._user, self._back)[which].setFocus()

    def _set_default(self, wanted: QPushButton) -> None:
        """Enter presses it, and it is the blue one if it is the one that leads on."""
        for each in (self._back, self._next):
            each.setDefault(each is wanted)
        restyle(self._next, kind="primary" if wanted is self._next else "")

    def _set_next(self, words: str) -> None:
        self._next.setText(words)
        self._next.setAccessibleName(words)

    def _set_busy(self, *, busy: bool) -> None:
        buttons: tuple[QPushButton, ...] = (self._next, self._back, self._this_run)
        for each in buttons:
            each.setEnabled(not busy)

    def _on_next(self) -> None:
        if self._page == 1:
            self._log_in(remember=True)
            return
        if self._page == 2:
            self.trusted = self._to_trust
        address = self._address.text().strip()
        if not address:
            self._telling.complain(self.tr("Type the address of your blog first."))
            return
        self._set_busy(busy=True)
        self._telling.report(self.tr("Looking for the blog…"))
        self.site_wanted.emit(address)

    def _log_in(self, *, remember: bool) -> None:
        user, password = self._user.text().strip(), self._password.text().strip()
        if not user or not password:
            self._telling.complain(self.tr("Type your user name and an application password."))
            return
        self._set_busy(busy=True)
        self._telling.report(self.tr("Logging in…"))
        name, address = self._name.text().strip(), self._address.text().strip()
        self.login_wanted.emit(
            Login(
                address=address,
                user=user,
                password=password,
                name=name,
                remember=remember,
                trusted=self.trusted,
            )
        )

    def _on_answered(self, credentials: Credentials | None) -> None:
        """The page in the browser sent it."""
        if credentials is None:
            self._telling.complain(self.tr("It was not approved in the browser, so nothing was changed."))
            return
        self._fill(credentials)
        self._log_in(remember=True)

    def _fill(self, credentials: Credentials) -> None:
        self._user.setText(credentials.user)
        self._password.setText(credentials.password)

    def _on_exchange(self, site: Site, credentials: Credentials) -> None:
        self._set_busy(busy=True)
        self.exchange_wanted.emit(site, credentials)

    def _on_password(self, password: str) -> None:
        self._password.setText(password)
        if self._user.text().strip():
            self._telling.report(self.tr("The password was taken from the clipboard."))
            self._next.setFocus()
        else:
            self._telling.report(self.tr("The password was taken from the clipboard. Type your user name to go on."))
            self._user.setFocus()

    def _on_help(self) -> None:
        if self._site is not None:
            self.page_wanted.emit(f"{self._site.url.rstrip('/')}/wp-admin/profile.php#application-passwords-section")


def _page(*parts: QLayout) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for part in parts:
        layout.addLayout(part)
    layout.addStretch(1)
    return made
