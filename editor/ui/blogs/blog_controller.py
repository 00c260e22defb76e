"""The blogs: which there are, which one the draft goes to, how one is added, and the practice blog's child process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from editor.clients.protocols import BlogClient
from editor.errors import AddressMoved, CertificateUnknown, LoginBarred, LoginRefused, RejoinderError, SecretError
from editor.model.blog import PRACTICE, Blog, Credentials, Site
from editor.model.draft import Draft
from editor.practice.blog import practice_blog, practice_credentials, running_url
from editor.store.blogs import all_blogs, blog_named, blog_with, put_blog
from editor.store.database import Database
from editor.store.paths import Paths
from editor.ui.blogs.add_blog_dialog import AddBlogDialog, Login
from editor.ui.blogs.login_dialog import LoginDialog, Password
from editor.ui.parts.browser import open_address
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.header_bar import BlogChoice
from editor.ui.window.window import Window
from editor.ui.work.settings_keeper import SettingsKeeper
from editor.ui.work.task_runner import TaskRunner

log = logging.getLogger(__name__)


class BlogController(QObject):
    """Passwords that were typed for this run are here, and nowhere else."""

    chosen = Signal()
    """Another blog is the one that the draft goes to (`blog`); or what is known of it changed."""
    listed = Signal()
    """Blogs came or went (`all`)."""
    follow_wanted = Signal(str, object)
    """Somebody wants to follow this one (identity) to where it moved, and then to go on (a callable)."""
    certificate_wanted = Signal(str, object)
    """Somebody wants to look at the certificate of this one (identity), to trust it, and then to go on (a callable)."""
    trust_ended = Signal(str)
    """The certificate of this one (identity) is to be trusted no longer."""
    check_wanted = Signal(str)
    """Somebody wants to know what is wrong with the connection to this one (identity)."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        themes: ThemeSource,
        runner: TaskRunner,
        settings: SettingsKeeper,
        paths: Paths,
        state: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._runner, self._settings = window, themes, runner, settings
        self._paths, self._state = paths, state
        self._typed: dict[str, str] = {}
        self._stop_practice: Callable[[], None] = lambda: None
        self.blog: Blog | None = None
        self._missing = ""
        """The name of the draft's blog, which is not connected."""
        window.header.blog_chosen.connect(self.choose)
        window.header.add_blog_wanted.connect(self.add)
        window.sidebar.add_blog_wanted.connect(self.add)
        window.sidebar.blog_shown.connect(self.open_in_browser)

    # ------------------------------------------------------------------------------------------------ for everybody
    @property
    def all(self) -> tuple[Blog, ...]:
        """All that there are."""
        return all_blogs(self._state)

    def client(self, blog: Blog) -> BlogClient:
        """Call it off the window's thread: the keyring may wait for a person. Raises SecretError."""
        from editor.blogs.opening import client_for
        from editor.clients.registry import open_client

        if blog.identity == PRACTICE:
            return open_client(blog_with(self._state, PRACTICE) or blog, practice_credentials())
        return client_for(self._state, blog, self._typed)

    def client_at(self, blog: Blog) -> BlogClient:
        """The same at another address than is kept. Raises SecretError."""
        from editor.blogs.opening import client_at

        return client_at(blog, self._typed)

    def name(self, blog: Blog) -> str:
        """What a person calls it."""
        return self.tr("Practice blog") if blog.identity == PRACTICE else blog.name

    def choose_for(self, draft: Draft) -> None:
        """The one that it goes to; none when its own is not connected."""
        found = self.of(draft)
        self._missing = "" if found else draft.blog
        self._set(found)

    def of(self, draft: Draft) -> Blog | None:
        """The draft's blog; else the one that was chosen last; else the only one; else the practice blog."""
        if draft.blog:
            return blog_named(self._state, draft.blog)
        there = self.all
        added = [blog for blog in there if blog.identity != PRACTICE]
        last = next((blog for blog in there if blog.identity == self._settings.now.blog), None)
        practice = next((blog for blog in there if blog.identity == PRACTICE), None)
        return last or (added[0] if len(added) == 1 else None) or practice

    def choose(self, identity: str) -> None:
        """A person chose this one: the next new draft goes there too."""
        self._settings.change(blog=identity)
        self._missing = ""
        self._set(blog_with(self._state, identity))

    def tell(self, error: RejoinderError, blog: Blog, again: Callable[[], None]) -> None:
        """Say what went wrong with a blog, and offer what can be done about it."""
        is_login = isinstance(error, SecretError | LoginRefused) and not isinstance(error, LoginBarred)
        if is_login and blog.identity != PRACTICE:
            choice = Choice(word=self.tr("Log in again"), act=lambda: self.log_in_again(blog, str(error), again))
        elif isinstance(error, AddressMoved):
            choice = Choice(word=self.tr("Follow it…"), act=lambda: self.follow_wanted.emit(blog.identity, again))
        elif isinstance(error, CertificateUnknown):
            look_at_it = partial(self.certificate_wanted.emit, blog.identity, again)
            choice = Choice(word=self.tr("Look at the certificate…"), act=look_at_it)
        else:
            choice = Choice(word=self.tr("Try again"), act=again)
        look = Choice(word=self.tr("Check the connection"), act=lambda: self.check_wanted.emit(blog.identity))
        subject = f"blog {blog.identity}"
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, choices=(choice, look), subject=subject))

    def renew(self, identity: str) -> None:
        """What is known of this one may have changed."""
        if self.blog is not None and self.blog.identity == identity:
            self._set(blog_with(self._state, identity))

    def log_in_again(self, blog: Blog, reason: str = "", then: Callable[[], None] = lambda: None) -> None:
        """Ask for another password for the same user, and go on: what is tied to the blog stays so."""
        dialog = LoginDialog(blog, reason, self._themes.theme)
        dialog.page_wanted.connect(open_address)
        dialog.exchange_wanted.connect(partial(self._exchange, dialog))
        dialog.password_wanted.connect(partial(self._renew, dialog, blog, then))
        dialog.trust_ended.connect(partial(self.trust_ended.emit, blog.identity))
        self._window.sheet.open(dialog)
        if blog.url:
            self._look_again(dialog, blog, partial(self.log_in_again, blog, reason, then))

    def _look_again(self, dialog: LoginDialog, blog: Blog, again: Callable[[], None]) -> None:
        """Can it be approved in the browser? A certificate is looked at first."""
        from editor.blogs.handed import found_at

        def failed(error: RejoinderError) -> None:
            if isinstance(error, CertificateUnknown):
                dialog.reject()
                self.certificate_wanted.emit(blog.identity, again)
            else:
                dialog.show_problem(str(error))

        self._runner.run(partial(found_at, blog.url, trusted=blog.trusted), dialog.show_site, failed, dialog)

    def _renew(self, dialog: LoginDialog, blog: Blog, then: Callable[[], None], login: Password) -> None:
        from editor.blogs.verifying import renew

        def done(_: Blog) -> None:
            if login.remember:
                self._typed.pop(blog.identity, None)
            else:
                self._typed[blog.identity] = login.password
            dialog.accept()
            self._window.notices.withdraw(f"blog {blog.identity}")
            self.renew(blog.identity)
            text = self.tr("Logged in to {name} again.").format(name=blog.name)
            self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="added"))
            then()

        def failed(error: RejoinderError) -> None:
            dialog.show_problem(str(error), offers_this_run=isinstance(error, SecretError))

        work = partial(renew, self._state, blog, login.password, remember=login.remember)
        self._runner.run(work, done, failed, dialog)

    # ------------------------------------------------------------------------------------------------ practice blog
    def start(self) -> None:
        """Show what there is, and bring the practice blog up in the background."""
        self._show()
        self.start_practice()

    def try_practice(self) -> None:
        """A person wants the draft to go there."""
        if blog_with(self._state, PRACTICE) is None:
            self._missing = ""
            self.start_practice()
        else:
            self.choose(PRACTICE)

    def start_practice(self) -> None:
        """Once more, if it failed."""
        self._runner.run(self._started_practice, self._on_practice, self._on_practice_failed, self)

    def stop(self) -> None:
        """End the practice blog."""
        self._stop_practice()

    def _started_practice(self) -> Blog:
        """Off the window's thread: its own child, or one that another program has running."""
        from editor.clients.registry import open_client
        from editor.practice.child import start

        home = self._paths.state / "practice"
        url = running_url(home)
        if not url:
            running = start(home)
            self._stop_practice = running.stop
            url = running.url
        known = blog_with(self._state, PRACTICE)
        blog = practice_blog(url, known.capabilities if known else None)
        blog = replace(blog, capabilities=open_client(blog, practice_credentials()).verify())
        return put_blog(self._state, blog)

    def _on_practice(self, blog: Blog) -> None:
        log.info("The practice blog answers at %s", blog.url)
        self._window.notices.withdraw("practice")
        if (self.blog is None and not self._missing) or (self.blog and self.blog.identity == PRACTICE):
            self._set(blog)
        self.list_again()

    def _on_practice_failed(self, error: RejoinderError) -> None:
        again = Choice(word=self.tr("Try again"), act=self.start_practice)
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, choices=(again,), subject="practice"))

    # ------------------------------------------------------------------------------------------------ coming and going
    def add(self) -> None:
        """The dialog."""
        dialog = AddBlogDialog(self._themes.theme)
        dialog.site_wanted.connect(partial(self._look, dialog))
        dialog.login_wanted.connect(partial(self._log_in, dialog))
        dialog.page_wanted.connect(open_address)
        dialog.exchange_wanted.connect(partial(self._exchange, dialog))
        self._window.sheet.open(dialog)

    def _look(self, dialog: AddBlogDialog, address: str) -> None:
        from editor.blogs.handed import found_at

        def failed(error: RejoinderError) -> None:
            if isinstance(error, CertificateUnknown):
                self._look_at_certificate(dialog, error)
            else:
                dialog.show_problem(str(error))

        self._runner.run(partial(found_at, address, trusted=dialog.trusted), dialog.show_site, failed, dialog)

    def _look_at_certificate(self, dialog: AddBlogDialog, error: CertificateUnknown) -> None:
        """It is shown beside the sentence; where it is not to be had, the sentence stands alone."""
        from editor.blogs.trusting import shown_at

        self._runner.run(
            partial(shown_at, error.url),
            partial(dialog.show_certificate, str(error)),
            lambda why: dialog.show_problem(str(why)),
            dialog,
        )

    def _exchange(self, dialog: AddBlogDialog | LoginDialog, site: Site, seen: Credentials) -> None:
        """For a password that nobody has seen."""
        from editor.blogs.handed import exchange

        def failed(why: RejoinderError) -> None:
            dialog.show_problem(str(why))

        self._runner.run(partial(exchange, site, seen, dialog.trusted), dialog.take, failed, dialog)

    def _log_in(self, dialog: AddBlogDialog, login: Login) -> None:
        from editor.blogs.adding import add

        def work() -> Blog:
            credentials = Credentials(user=login.user, password=login.password)
            return add(
                self._state,
                login.address,
                credentials,
                login.name,
                remember=login.remember,
                trusted=login.trusted,
            )

        def done(blog: Blog) -> None:
            if not login.remember:
                self._typed[blog.identity] = login.password
            dialog.accept()
            self._on_added(blog)

        def failed(error: RejoinderError) -> None:
            dialog.show_problem(str(error), offers_this_run=isinstance(error, SecretError))

        self._runner.run(work, done, failed, dialog)

    def _on_added(self, blog: Blog) -> None:
        self.choose(blog.identity)
        self.list_again()
        text = self.tr("Connected to {name}. Its comments are on their way.").format(name=blog.name)
        self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="added"))

    def list_again(self) -> None:
        """One of them is called otherwise, or has moved."""
        self._show()
        self.listed.emit()

    def forget(self, identity: str) -> None:
        """It was removed."""
        self._typed.pop(identity, None)
        if self.blog is not None and self.blog.identity == identity:
            self._set(None)  # until it is told which draft is open: another blog takes nothing unasked
        self.list_again()

    def forget_all(self) -> None:
        """They were all removed; the practice blog comes back by itself."""
        self._typed.clear()
        self._settings.change(blog="")
        self._set(None)
        self.list_again()
        self.start_practice()

    def open_in_browser(self, identity: str) -> None:
        """As a reader sees it."""
        blog = blog_with(self._state, identity)
        if blog is not None:
            open_address(blog.url)

    # ------------------------------------------------------------------------------------------------ showing
    def _set(self, blog: Blog | None) -> None:
        self.blog = blog
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        choices = tuple(BlogChoice(identity=blog.identity, name=self.name(blog)) for blog in self.all)
        self._window.header.set_blogs(choices, self.blog.identity if self.blog else "", self._missing)
