"""The connection doctor in the window: looks in the background, and shows each line as it comes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.errors import RejoinderError, SecretError
from editor.model.blog import PRACTICE, Blog
from editor.model.examination import Finding, Remedy, Subject, Verdict
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.blogs.doctor_dialog import DoctorDialog
from editor.ui.parts.said import Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.window.window import Window
from editor.ui.work.background import Background


class DoctorController(QObject):
    """One look at a time: it ends with its sheet."""

    def __init__(
        self, window: Window, blogs: BlogController, background: Background, themes: ThemeSource, state: Database
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._background = window, blogs, background
        self._themes, self._state = themes, state
        self._token = CancelToken()
        window.sidebar.blog_check_wanted.connect(self.look_at)
        blogs.check_wanted.connect(self.look_at)

    def look(self) -> None:
        """At the blog that the draft goes to."""
        if self._blogs.blog is not None:
            self.look_at(self._blogs.blog.identity)

    def look_at(self, identity: str) -> None:
        """Open the sheet, and look."""
        blog = blog_with(self._state, identity)
        if blog is None:
            return
        dialog = DoctorDialog(self._blogs.name(blog), self._themes.theme)
        dialog.copy_wanted.connect(lambda: self._copy(dialog, blog))
        dialog.again_wanted.connect(lambda: self._begin(dialog, blog))
        dialog.remedy_wanted.connect(partial(self._mend, blog))
        dialog.finished.connect(self._on_finished)
        self._window.sheet.open(dialog)
        self._begin(dialog, blog)

    def _mend(self, blog: Blog, remedy: Remedy) -> None:
        """And look again."""
        again = partial(self.look_at, blog.identity)
        if remedy is Remedy.LOG_IN:
            self._blogs.log_in_again(blog, then=again)
        elif remedy is Remedy.FOLLOW:
            self._blogs.follow_wanted.emit(blog.identity, again)
        elif remedy is Remedy.TRUST:
            self._blogs.certificate_wanted.emit(blog.identity, again)

    def _on_finished(self) -> None:
        self._token.cancel()

    def _begin(self, dialog: DoctorDialog, blog: Blog) -> None:
        from editor.blogs.doctor import examine

        dialog.begin()
        show = self._background.homeward(dialog.add, dialog)

        def work(token: CancelToken, progress: Progress) -> None:
            del progress  # nobody knows how many lines there will be
            for finding in examine(self._state, blog, self._blogs.client(blog)):
                token.check()
                show(finding)

        def done(_: None) -> None:
            dialog.end()
            self._blogs.renew(blog.identity)

        def failed(error: RejoinderError) -> None:
            remedy = Remedy.LOG_IN if isinstance(error, SecretError) and blog.identity != PRACTICE else Remedy.NONE
            dialog.add(Finding(subject=Subject.LOGIN, verdict=Verdict.STOP, sentence=str(error), remedy=remedy))
            dialog.end()

        what = self.tr("Connection to {blog}").format(blog=self._blogs.name(blog))
        self._token = self._background.run(what, work, done, failed, dialog)

    def _copy(self, dialog: DoctorDialog, blog: Blog) -> None:
        from editor.blogs.doctor import report

        QGuiApplication.clipboard().setText(report(blog, dialog.findings))
        text = self.tr("The report is in the clipboard. There is no password in it.")
        self._window.toast.say(Said(text=text, tone=Tone.GOOD, subject="doctor"))
