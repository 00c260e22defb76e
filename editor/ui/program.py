"""Builds the rest of the program around its first view: panes, controllers, and the wires between them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from editor.errors import RejoinderError
from editor.model.job import Errand
from editor.store.database import Database
from editor.store.paths import Paths
from editor.text.counting import minutes, words
from editor.ui.blogs.account_controller import AccountController
from editor.ui.blogs.answer_controller import AnswerController
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.blogs.doctor_controller import DoctorController
from editor.ui.blogs.moving_controller import MovingController
from editor.ui.blogs.trust_controller import TrustController
from editor.ui.checks.check_controller import CheckController
from editor.ui.checks.checks_pane import ChecksPane
from editor.ui.commands import Do
from editor.ui.comments.comments_controller import CommentsController
from editor.ui.comments.comments_pane import CommentsPane
from editor.ui.comments.quote_controller import QuoteController
from editor.ui.drafts.draft_list_controller import DraftListController
from editor.ui.first_view import FirstView
from editor.ui.help.help_controller import HelpController
from editor.ui.library.library_controller import LibraryController
from editor.ui.library.life_controller import LifeController
from editor.ui.merging.merge_controller import MergeController
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.pictures.file_controller import FileController
from editor.ui.pictures.picture_controller import PictureController
from editor.ui.post.post_controller import PostController, said
from editor.ui.post.post_form_controller import PostFormController
from editor.ui.post.post_panel import PostPanel
from editor.ui.publishing.conversation_controller import ConversationController
from editor.ui.publishing.desktop_notice import DesktopNotices
from editor.ui.publishing.outbox_controller import OutboxController
from editor.ui.publishing.outcome_controller import OutcomeController
from editor.ui.publishing.posted_controller import PostedController
from editor.ui.publishing.publish_controller import PublishController
from editor.ui.publishing.sent_controller import SentController
from editor.ui.ways import Ways
from editor.ui.window.layout_rules import Tab
from editor.ui.work.turns import Turns
from editor.ui.writing.edit_commands import edit_handlers

if TYPE_CHECKING:
    from editor.publish.workplace import Workplace
    from editor.ui.preview.preview import Preview

_COUNT_PAUSE = 300  # milliseconds without a key: counting words of a long draft costs more than painting it
log = logging.getLogger(__name__)


class Program(QObject):
    """Everything that moves the window. Build it after the first paint: its imports take longer than the view's."""

    def __init__(  # noqa: PLR0913, PLR0917 — all that was opened
        self,
        view: FirstView,
        preview: Preview,
        paths: Paths,
        state: Database,
        cache: Database,
        themes: ThemeSource,
    ) -> None:
        super().__init__(view)  # what follows is long because it is a list: each room, with what it is joined to
        theme = themes.theme
        self._view, self._paths, self._state, self._cache = view, paths, state, cache
        self.settings, self.page, self.window, self.drafts = view.settings, view.page, view.window, view.drafts
        self.runner, self.background = view.runner, view.background
        self.preview = preview
        self.comments, self.panel, self.checks = CommentsPane(theme), PostPanel(theme, said), ChecksPane(theme)
        self.list = DraftListController(self.window, self.drafts, self.runner)
        self.blogs = BlogController(self.window, themes, self.runner, self.settings, paths, state)
        self.answers = AnswerController(self.window)
        self.accounts = AccountController(self.window, self.blogs, self.runner, themes, state, cache)
        self.moving = MovingController(self.window, self.blogs, self.runner, themes, state)
        self.trust = TrustController(self.window, self.blogs, self.runner, themes, state)
        self.doctor = DoctorController(self.window, self.blogs, self.background, themes, state)
        self.post_form = PostFormController(self.window, self.drafts, self.blogs, self.runner, themes, state, cache)
        self.readers = CommentsController(self.window, self.comments, self.blogs, self.background, cache)
        self.quotes = QuoteController(self.window, self.page, self.comments, self.drafts)
        self.checking = CheckController(
            self.window, self.page, self.checks, self.comments, self.drafts, self.blogs, self.runner, state, cache
        )
        self.post = PostController(self.window, self.panel, self.drafts, self.blogs, themes, state, cache)
        self.outbox = OutboxController(self.window, self.blogs, self.background, state, self._place)
        self.outcomes = OutcomeController(
            self.window,
            self.drafts,
            self.blogs,
            self.outbox,
            self.background,
            DesktopNotices(self.runner, self),
            state,
        )
        self.merging = MergeController(
            self.window, self.drafts, self.blogs, self.outbox, self.background, themes, state
        )
        self.pictures = PictureController(self.window, self.page, self.preview, self.blogs, self.runner, themes, cache)
        self.files = FileController(self.window, self.page, self.drafts, self.background)
        self.posted = PostedController(self.window, themes, state)
        self.conversations = ConversationController(self.window, self.drafts, self.blogs, self.outbox, themes, state)
        self.sent = SentController(self.window, self.drafts, self.blogs, self.background, themes, self._place)
        self.publishing = PublishController(
            self.window,
            self.drafts,
            self.blogs,
            self.checking,
            self.outbox,
            self.background,
            self.settings,
            themes,
            state,
        )
        self.library = LibraryController(
            self.window, self.drafts, self.blogs, self.outbox, self.background, state, cache
        )
        self.life = LifeController(
            self.window, self.drafts, self.blogs, self.outbox, self.background, themes, state, cache
        )
        self.help = HelpController(self.window, self.drafts, themes, self.settings, paths, self._facts)
        self.ways = Ways(self.window, self.page, self.comments)
        self._themes = themes
        self._given: Path | None = None
        """A file that a second start has handed over, and that is not open yet."""
        self._turns = Turns(self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_PAUSE)
        self._arrange()
        self._connect()

    # ------------------------------------------------------------------------------------------------ life
    def start(self) -> None:
        """Tell the new parts what is open; then what takes a while, one thing after the other."""
        self.drafts.shown.emit()
        self._turns.add(
            self._view.first.save_strays,
            self.list.start,
            self.help.use_network,
            self.blogs.start,
            self._view.held.let_go,
            self.readers.start,
            self.outbox.start,
            self.library.start,
        )
        if self._view.wants_to_close:
            self.close()

    def receive(self, file: Path | None) -> None:
        """A second start: its file opens here, once what is asked about the open one was answered."""
        self._given = file or self._given
        self.window.come_to_front()
        self._open_given()

    def _open_given(self) -> None:
        if self.window.sheet.dialog is not None:
            return
        file, self._given = self._given, None
        if file is not None:
            self.ways.uncover_text()
            self.drafts.open(file)

    def close(self) -> None:
        """Ask if something waits; then save, end what runs, and go."""
        waiting = len(self.outbox.waiting())
        if not waiting:
            self._end()
            return
        title = self.tr("1 post waits") if waiting == 1 else self.tr("{n} posts wait").format(n=waiting)
        sentence = self.tr("What waits in the outbox goes out the next time Rejoinder is open and reaches the blog.")
        answers = (
            Choice(word=self.tr("Keep it open"), act=lambda: None),
            Choice(word=self.tr("Quit"), act=self._end),
        )
        self.window.sheet.open(Question(title, sentence, answers, self._themes.theme))

    def _end(self) -> None:
        self._turns.stop()
        self._view.put_away()
        self.preview.stop()
        self._view.end_work()
        self.blogs.stop()
        self.window.allow_close()

    # ------------------------------------------------------------------------------------------------ joining
    def _arrange(self) -> None:
        right = self.window.columns.right
        for tab, pane in ((Tab.COMMENTS, self.comments), (Tab.POST, self.panel), (Tab.CHECKS, self.checks)):
            right.set_pane(tab, pane)
        self.window.columns.restore_tab(self.settings.now.right_column)

    def _connect(self) -> None:
        self.window.sheet.closed.connect(self._open_given, Qt.ConnectionType.QueuedConnection)  # after the answer
        self.drafts.shown.connect(self._on_shown)
        self.page.edited.connect(self._counting.start)
        self.page.cursor_line_changed.connect(self.window.status.show_place)
        self.page.image_refused.connect(self._say)
        self._counting.timeout.connect(self._count)
        self.preview.rendered.connect(self.checking.on_rendered)
        self.accounts.removed.connect(self.outbox.show)
        self.accounts.removed.connect(lambda: self.blogs.choose_for(self.drafts.draft))
        self.checking.disclosure_wanted.connect(self.post.ask)
        self.outcomes.restore_wanted.connect(self.life.restore)
        self.outcomes.merge_wanted.connect(self.merging.merge)
        self.sent.publish_wanted.connect(self.publishing.publish)
        self.window.status.outbox_wanted.connect(self.outbox.open_list)
        self.window.sidebar.new_wanted.connect(self._new)
        self.window.close_wanted.connect(self.close)
        self._themes.changed.connect(self.window.set_theme)
        handlers = self._handlers()
        for do in Do:
            self.window.commands.offer(do, there=do in handlers or do is Do.FOCUS_MODE)
        for do, handler in handlers.items():
            self.window.commands.on(do, handler)

    def _handlers(self) -> Mapping[Do, Callable[[], object]]:
        """A list, as long as there are commands that no room hands over by itself."""
        publishing = self.publishing
        return {
            **edit_handlers(),
            **self.page.handlers(),
            **self.ways.handlers(),
            **self.accounts.handlers(),
            Do.NEW: self._new,
            Do.OPEN: self._choose_file,
            Do.SAVE: self.drafts.save_all,
            Do.VERSIONS: self.help.versions,
            Do.SHOW_FILE: self.list.show_open_in_folder,
            Do.BIN: self.list.bin_open,
            Do.QUIT: self.close,
            Do.RAW: self._view.head.show,
            Do.PUBLISH: publishing.publish,
            Do.PUBLISH_DRAFT: partial(publishing.publish_as, Do.PUBLISH_DRAFT),
            Do.PUBLISH_PENDING: partial(publishing.publish_as, Do.PUBLISH_PENDING),
            Do.PUBLISH_PRIVATE: partial(publishing.publish_as, Do.PUBLISH_PRIVATE),
            Do.SCHEDULE: publishing.schedule,
            Do.SHOW_SENT: self.sent.show,
            Do.VIEW_POST: publishing.view,
            Do.ALSO: publishing.publish_also,
            Do.PUBLISH_NOW: partial(self.life.act, Errand.PUBLISH_NOW),
            Do.UNPUBLISH: partial(self.life.act, Errand.UNPUBLISH),
            Do.BIN_POST: partial(self.life.act, Errand.BIN),
            Do.DUPLICATE: self.life.duplicate,
            Do.CONVERSATION: self.conversations.show_draft,
            Do.DISCLOSURE: self.post.ask,
            Do.BLOG_IMAGE: self.pictures.choose,
            Do.NEXT_PROBLEM: self.checking.next_problem,
            Do.OUTBOX: self.outbox.open_list,
            Do.POSTED: self.posted.show,
            Do.PUBLISHED: self.library.open_list,
            Do.ADD_BLOG: self.blogs.add,
            Do.REFRESH: self.readers.refresh,
            Do.OPEN_BLOG: self._open_blog,
            Do.CHECK_BLOG: self.doctor.look,
            Do.POST_FORM: self.post_form.ask,
            Do.PREFERENCES: self.help.preferences,
            Do.ABOUT: self.help.about,
            Do.DIAGNOSTICS: self.help.copy_diagnostics,
        }

    # ------------------------------------------------------------------------------------------------ what happens
    def _on_shown(self) -> None:
        self.blogs.choose_for(self.drafts.draft)
        self._count()

    def _say(self, error: RejoinderError) -> None:
        self.window.notices.say(Said(text=str(error), tone=Tone.WARN))

    def _count(self) -> None:
        number = words(self.page.text)
        self.window.status.show_length(number, minutes(number))

    def _new(self) -> None:
        self.ways.uncover_text()
        self.drafts.new()

    def _open_blog(self) -> None:
        if self.blogs.blog is not None:
            self.blogs.open_in_browser(self.blogs.blog.identity)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Open a draft"), "", self.tr("Markdown (*.md *.markdown *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(self.drafts.folder))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        self.ways.uncover_text()
        self.drafts.open(Path(name))

    def _place(self) -> Workplace:
        """The rooms around a delivery; called off the window's thread."""
        from editor.publish.building import workplace

        return workplace(self._paths, self._state, self._cache, self.blogs.client, tie=_left_to_the_window)

    def _facts(self) -> dict[str, str]:
        kinds = [blog.kind for blog in self.blogs.all]
        return {"Blogs": f"{len(kinds)} ({', '.join(sorted(set(kinds)))})", "Drafts folder": str(self.drafts.folder)}


def _left_to_the_window(job: object, blog: object, post: object) -> None:
    """The draft may be open: it is tied on the window's own thread, when the outcome comes home."""
    del job, blog, post
