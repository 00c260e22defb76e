"""Builds the program once: rooms, window, controllers; what is heavy comes after the first paint."""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog

from editor.bundled import bundled
from editor.drafts.desk import Desk
from editor.errors import RejoinderError
from editor.store.blogs import identities
from editor.store.cache import open_cache, tie_by_identity
from editor.store.database import Database
from editor.store.log import logging_to
from editor.store.paths import Paths, paths_from
from editor.store.settings import Settings
from editor.store.state import open_state_or_copy
from editor.text.counting import minutes, words
from editor.text.long_text import for_display
from editor.ui.account_controller import AccountController
from editor.ui.background import Background
from editor.ui.blog_controller import BlogController, open_address
from editor.ui.check_controller import CheckController
from editor.ui.checks_pane import ChecksPane
from editor.ui.columns import Widths
from editor.ui.commands import Do
from editor.ui.comments_controller import CommentsController
from editor.ui.comments_pane import CommentsPane
from editor.ui.conversation_controller import ConversationController
from editor.ui.copy_controller import CopyController
from editor.ui.desktop_notice import DesktopNotices
from editor.ui.doctor_controller import DoctorController
from editor.ui.draft_controller import DraftController
from editor.ui.draft_list_controller import DraftListController
from editor.ui.edit_commands import edit_handlers
from editor.ui.editor_look import EditorLook
from editor.ui.editor_page import EditorPage
from editor.ui.first_draft import FirstDraft
from editor.ui.garbage import GarbageCollector
from editor.ui.head_controller import HeadController
from editor.ui.help_controller import HelpController
from editor.ui.layout_rules import Tab
from editor.ui.library_controller import LibraryController
from editor.ui.moving_controller import MovingController
from editor.ui.outbox_controller import OutboxController
from editor.ui.outcome_controller import OutcomeController
from editor.ui.outside_controller import OutsideController
from editor.ui.post_controller import PostController, said
from editor.ui.post_form_controller import PostFormController
from editor.ui.post_panel import PostPanel
from editor.ui.posted_controller import PostedController
from editor.ui.preview import Preview
from editor.ui.publish_controller import PublishController
from editor.ui.questions import Question
from editor.ui.quote_controller import QuoteController
from editor.ui.refusal import refuse
from editor.ui.said import Choice, Said, Tone
from editor.ui.settings_keeper import SettingsKeeper
from editor.ui.single_instance import SingleInstance
from editor.ui.startup import catch_the_unexpected, end_on_interrupt, prepare_web_engine
from editor.ui.task_runner import TaskRunner
from editor.ui.theme_source import ThemeSource
from editor.ui.ways import Ways
from editor.ui.window import Window

if TYPE_CHECKING:
    from editor.publish.workplace import Workplace

_AFTER_PAINT = 20  # milliseconds
_COUNT_PAUSE = 300  # milliseconds without a key: counting words of a long draft costs more than painting it
log = logging.getLogger(__name__)


class Program(QObject):
    """The window and what moves it."""

    def __init__(self, paths: Paths, state: Database, cache: Database, themes: ThemeSource) -> None:
        super().__init__()
        theme = themes.theme
        self._paths, self._state, self._cache = paths, state, cache
        self.settings = SettingsKeeper(state, self)
        self.page = EditorPage(theme, _look(self.settings.now), self._keep_image)
        self.window = Window(theme, self.page)
        self.preview = Preview(theme, open_address, self.settings.now.preview_look.value)
        self.comments, self.panel, self.checks = CommentsPane(theme), PostPanel(theme, said), ChecksPane(theme)
        self.runner = TaskRunner(self)
        self.background = Background(self.runner, self.window.status)
        desk = Desk(journals=paths.state / "journals", state=state)
        self.drafts = DraftController(self.window, self.page, self.runner, self.settings, desk, paths.drafts)
        self.first = FirstDraft(self.drafts, self.settings, desk)
        self.head = HeadController(self.window, self.page, self.drafts)
        self.outside = OutsideController(self.window, self.drafts)
        self.copies = CopyController(self.window, self.drafts, desk)
        self.list = DraftListController(self.window, self.drafts, self.runner)
        self.blogs = BlogController(self.window, themes, self.runner, self.settings, paths, state)
        self.accounts = AccountController(self.window, self.blogs, self.runner, themes, state, cache)
        self.moving = MovingController(self.window, self.blogs, self.runner, themes, state)
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
        self.posted = PostedController(self.window, themes, state)
        self.conversations = ConversationController(self.window, self.drafts, self.blogs, self.outbox, themes, state)
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
            self._place,
        )
        self.library = LibraryController(
            self.window, self.drafts, self.blogs, self.outbox, self.background, state, cache
        )
        self.help = HelpController(self.window, self.drafts, themes, self.settings, paths, self._facts)
        self.ways = Ways(self.window, self.page, self.comments)
        self._themes = themes
        self._turns = deque[Callable[[], object]]()
        self._turn = QTimer(self, interval=0)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_PAUSE)
        self._arrange()
        self._connect()

    # ------------------------------------------------------------------------------------------------ life
    def open(self, file: Path | None) -> None:
        """Show the window with the text in it."""
        self.window.restore(self.settings.now.window_geometry)
        self.first.open(file, bundled("welcome/en.md").read_text(encoding="utf-8"))
        self.blogs.choose_for(self.drafts.draft)
        self.window.show()

    def start(self) -> None:
        """What takes a while, after the window was painted: one after the other, and keys are taken in between."""
        self._turns.extend(
            (
                self.first.save_strays,
                self.list.start,
                self.preview.load,
                self.preview.start,
                self._on_changed,
                self.help.use_network,
                self.blogs.start,
                self.readers.start,
                self.outbox.start,
                self.library.start,
            )
        )
        self._turn.start()

    def _take_turn(self) -> None:
        act = self._turns.popleft()
        if not self._turns:
            self._turn.stop()
        act()

    def receive(self, file: Path | None) -> None:
        """A second start: its file opens here, and the window comes to the front."""
        if file is not None:
            self.ways.uncover_text()
            self.drafts.open(file)
        self.window.come_to_front()

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
        self._turn.stop()
        self._remember_window()
        self.drafts.leave()
        self.drafts.watch.stop()
        self.preview.stop()
        if not self.runner.close():
            log.warning("Work was still under way when the window closed; it goes on the next time")
        self.blogs.stop()
        self.window.allow_close()

    def _remember_window(self) -> None:
        geometry = bytes(self.window.saveGeometry().data())
        layout = json.dumps(asdict(self.window.columns.widths)).encode()
        self.settings.change(window_geometry=geometry, window_layout=layout, right_column=self.window.columns.tab.value)

    # ------------------------------------------------------------------------------------------------ joining
    def _arrange(self) -> None:
        right = self.window.columns.right
        right.set_preview(self.preview)
        for tab, pane in ((Tab.COMMENTS, self.comments), (Tab.POST, self.panel), (Tab.CHECKS, self.checks)):
            right.set_pane(tab, pane)
        self.window.columns.set_widths(_widths(self.settings.now.window_layout))

    def _connect(self) -> None:
        self.drafts.shown.connect(self._on_shown)
        self.drafts.changed.connect(self._on_changed)
        self.page.edited.connect(self.preview.edit)
        self.page.edited.connect(self._counting.start)
        self.page.cursor_line_changed.connect(self.window.status.show_place)
        self.page.image_refused.connect(self._say)
        self._turn.timeout.connect(self._take_turn)
        self._counting.timeout.connect(self._count)
        self.preview.rendered.connect(self.checking.on_rendered)
        self.preview.noticed.connect(self._on_noticed)
        self.accounts.removed.connect(self.outbox.show)
        self.checking.disclosure_wanted.connect(self.post.ask)
        self.outcomes.theirs_wanted.connect(self._keep_theirs)
        self.settings.changed.connect(self._on_settings)
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
        publishing = self.publishing
        return {
            **edit_handlers(),
            **self.page.handlers(),
            **self.ways.handlers(),
            **self.accounts.handlers(),
            Do.NEW: self._new,
            Do.OPEN: self._choose_file,
            Do.SAVE: self.drafts.save,
            Do.VERSIONS: self.help.versions,
            Do.SHOW_FILE: self.list.show_open_in_folder,
            Do.BIN: self.list.bin_open,
            Do.QUIT: self.close,
            Do.RAW: self.head.show,
            Do.PUBLISH: publishing.publish,
            Do.PUBLISH_DRAFT: partial(publishing.publish_as, Do.PUBLISH_DRAFT),
            Do.PUBLISH_PENDING: partial(publishing.publish_as, Do.PUBLISH_PENDING),
            Do.PUBLISH_PRIVATE: partial(publishing.publish_as, Do.PUBLISH_PRIVATE),
            Do.SCHEDULE: publishing.schedule,
            Do.SHOW_SENT: publishing.show_sent,
            Do.VIEW_POST: publishing.view,
            Do.CONVERSATION: self.conversations.show_draft,
            Do.DISCLOSURE: self.post.ask,
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
        self._on_changed()
        self._count()

    def _on_changed(self) -> None:
        """What is too long to be written is previewed as far as it is shown."""
        draft = self.drafts.draft
        self.preview.set_draft(replace(draft, body=for_display(draft.body)) if self.drafts.read_only else draft)

    def _on_settings(self, settings: Settings) -> None:
        self.page.set_look(_look(settings))
        self.preview.set_look(settings.preview_look.value)

    def _on_noticed(self, sentence: str) -> None:
        self.window.toast.say(Said(text=sentence, subject="preview"))

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

    def _keep_theirs(self, theirs: Any) -> None:  # noqa: ANN401 — a RemotePost, through a signal
        from editor.text.front_matter import split
        from editor.text.html_markdown import to_markdown

        text = split(to_markdown(theirs.content)).with_value("title", theirs.title).text()
        self.drafts.new_from(text)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window, self.tr("Open a draft"), "", self.tr("Markdown (*.md *.markdown *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(self.drafts.folder))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        self.ways.uncover_text()
        self.drafts.open(Path(name))

    def _keep_image(self, data: bytes, suggested_name: str) -> str:
        return self.drafts.keep_image(data, suggested_name)

    def _place(self) -> Workplace:
        """The rooms around a delivery; called off the window's thread."""
        from editor.publish.building import workplace

        return workplace(self._paths, self._state, self._cache, self.blogs.client, tie=_left_to_the_window)

    def _facts(self) -> dict[str, str]:
        kinds = [blog.kind for blog in self.blogs.all]
        return {"Blogs": f"{len(kinds)} ({', '.join(sorted(set(kinds)))})", "Drafts folder": str(self.drafts.folder)}


class _FirstPaint(QObject):
    """Calls once the text was painted: what is heavy would hold it up."""

    def __init__(self, act: Callable[[], None], window: Window) -> None:
        super().__init__(window)
        self._act: Callable[[], None] | None = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._act is not None:
            QTimer.singleShot(_AFTER_PAINT, self._act)
            self._act = None
            watched.removeEventFilter(self)
        return False


def show(file: Path | None) -> int:
    """The window, on a file if one is named; its exit status."""
    prepare_web_engine()
    end_on_interrupt()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("rejoinder")
    application.setDesktopFileName("io.github.rejoinder.Rejoinder")
    paths = paths_from(os.environ)
    with logging_to(paths.log):
        while True:
            try:
                return _show_once(application, file, paths)
            except RejoinderError as error:
                print(error, file=sys.stderr)  # noqa: T201 — for whoever started it in a terminal
                if not refuse(application, error, paths.state):
                    return 1


def _show_once(application: QApplication, file: Path | None, paths: Paths) -> int:
    """The window, or a file handed to the one that is open. Raises StateError and AlreadyOpen."""
    instance = SingleInstance(paths.runtime)
    if not instance.is_first():
        instance.hand_over(file)
        return 0
    with contextlib.ExitStack() as opened:
        opened.callback(instance.close)
        state, notice = open_state_or_copy(paths)
        opened.callback(state.close)
        cache = open_cache(paths)
        opened.callback(cache.close)
        tie_by_identity(cache, identities(state))
        return _run(application, instance, file, paths, state, cache, notice)


def _run(  # noqa: PLR0913, PLR0917 — all that was opened
    application: QApplication,
    instance: SingleInstance,
    file: Path | None,
    paths: Paths,
    state: Database,
    cache: Database,
    notice: str,
) -> int:
    application.setStyle("Fusion")
    themes = ThemeSource(application, os.environ.get("REJOINDER_THEME", ""))
    program = Program(paths, state, cache, themes)
    catch_the_unexpected(lambda sentence: program.window.toast.say(Said(text=sentence, tone=Tone.BAD)))

    def start() -> None:
        gc.freeze()
        GarbageCollector(program)
        application.setWindowIcon(QIcon(str(bundled("rejoinder.svg"))))
        instance.file_given.connect(program.receive)
        instance.listen()
        program.start()

    _FirstPaint(start, program.window)
    program.open(file)
    if notice:
        program.window.notices.say(Said(text=notice, tone=Tone.WARN, subject="state"))
    return application.exec()


def _look(settings: Settings) -> EditorLook:
    return EditorLook(family=settings.editor_font, size=settings.editor_size, columns=settings.editor_width)


def _widths(kept: bytes) -> Widths:
    """As they were left; what cannot be read is as it is at first."""
    try:
        return replace(Widths(), **json.loads(kept)) if kept else Widths()
    except (ValueError, TypeError):
        return Widths()


def _left_to_the_window(job: object, blog: object, post: object) -> None:
    """The draft may be open: it is tied on the window's own thread, when the outcome comes home."""
    del job, blog, post
