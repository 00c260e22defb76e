"""Everything that can be asked for by a menu or a key: declared once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

_KEY = QKeySequence.StandardKey
_ROLE = QAction.MenuRole
IS_MAC = sys.platform == "darwin"
_REPLACE = ("Ctrl+Alt+F",) if IS_MAC else (_KEY.Replace, "Ctrl+H")  # a Mac hides the program with ⌘H


class Do(StrEnum):
    """What can be done."""

    NEW = "new"
    OPEN = "open"
    SAVE = "save"
    VERSIONS = "versions"
    SHOW_FILE = "show file"
    BIN = "bin"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_PLAIN = "paste plain"
    SELECT_ALL = "select all"
    FIND = "find"
    REPLACE = "replace"
    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    CODE = "code"
    HEADING = "heading"
    LIST = "list"
    NUMBERED_LIST = "numbered list"
    QUOTE = "quote"
    IMAGE = "image"
    BLOG_IMAGE = "blog image"
    FILE = "file"
    SIDEBAR = "sidebar"
    PREVIEW = "preview"
    COMMENTS = "comments"
    POST = "post"
    CHECKS = "checks"
    SEARCH_COMMENTS = "search comments"
    TEXT = "text"
    RAW = "raw"
    NEXT_REGION = "next region"
    PREVIOUS_REGION = "previous region"
    FOCUS_MODE = "focus mode"
    PUBLISH = "publish"
    PUBLISH_DRAFT = "publish as draft"
    PUBLISH_PENDING = "publish as pending"
    PUBLISH_PRIVATE = "publish privately"
    DISCLOSURE = "disclosure"
    NEXT_PROBLEM = "next problem"
    OUTBOX = "outbox"
    POSTED = "posted"
    PUBLISHED = "published posts"
    SCHEDULE = "schedule"
    SHOW_SENT = "show what will be sent"
    VIEW_POST = "view post"
    PUBLISH_NOW = "publish now"
    ALSO = "also publish to"
    UNPUBLISH = "unpublish"
    BIN_POST = "bin the post"
    DUPLICATE = "duplicate"
    CONVERSATION = "conversation"
    ADD_BLOG = "add blog"
    REFRESH = "refresh"
    OPEN_BLOG = "open blog"
    CHECK_BLOG = "check blog"
    POST_FORM = "post form"
    LOG_IN = "log in again"
    RENAME_BLOG = "rename blog"
    REMOVE_BLOG = "remove blog"
    FORGET = "forget everything"
    PREFERENCES = "preferences"
    ABOUT = "about"
    DIAGNOSTICS = "diagnostics"


class In(StrEnum):
    """Which menu."""

    DRAFT = "Draft"
    EDIT = "Edit"
    FORMAT = "Format"
    VIEW = "View"
    POST = "Post"
    BLOG = "Blog"
    HELP = "Help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A line of a menu. `keys`: a standard key, then ours where the platform has none."""

    do: Do
    menu: In
    words: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    role: QAction.MenuRole = _ROLE.NoRole
    begins_group: bool = False
    is_choice: bool = False


def commands() -> tuple[Command, ...]:
    """All of them, in the order of the menus."""
    return (*_draft(), *_edit(), *_format(), *_view(), *_post(), *_blog(), *_help())


def _tr(words: str) -> str:
    return QCoreApplication.translate("commands", words)


def _draft() -> tuple[Command, ...]:
    menu = In.DRAFT
    return (
        Command(do=Do.NEW, menu=menu, words=_tr("New draft"), keys=(_KEY.New, "Ctrl+N")),
        Command(do=Do.OPEN, menu=menu, words=_tr("Open…"), keys=(_KEY.Open, "Ctrl+O")),
        Command(do=Do.SAVE, menu=menu, words=_tr("Save now"), keys=(_KEY.Save, "Ctrl+S"), begins_group=True),
        Command(do=Do.VERSIONS, menu=menu, words=_tr("Versions…")),
        Command(do=Do.SHOW_FILE, menu=menu, words=_tr("Show in its folder")),
        Command(do=Do.DUPLICATE, menu=menu, words=_tr("Duplicate as a new draft")),
        Command(do=Do.BIN, menu=menu, words=_tr("Move to the bin")),
    )


def _edit() -> tuple[Command, ...]:
    menu = In.EDIT
    return (
        Command(do=Do.UNDO, menu=menu, words=_tr("Undo"), keys=(_KEY.Undo,)),
        Command(do=Do.REDO, menu=menu, words=_tr("Redo"), keys=(_KEY.Redo,)),
        Command(do=Do.CUT, menu=menu, words=_tr("Cut"), keys=(_KEY.Cut,), begins_group=True),
        Command(do=Do.COPY, menu=menu, words=_tr("Copy"), keys=(_KEY.Copy,)),
        Command(do=Do.PASTE, menu=menu, words=_tr("Paste"), keys=(_KEY.Paste,)),
        Command(do=Do.PASTE_PLAIN, menu=menu, words=_tr("Paste as plain text"), keys=("Ctrl+Shift+V",)),
        Command(do=Do.SELECT_ALL, menu=menu, words=_tr("Select all"), keys=(_KEY.SelectAll,)),
        Command(do=Do.FIND, menu=menu, words=_tr("Find…"), keys=(_KEY.Find, "Ctrl+F"), begins_group=True),
        Command(
            do=Do.REPLACE,
            menu=menu,
            words=_tr("Replace…"),
            keys=("Ctrl+Alt+F",) if IS_MAC else (_KEY.Replace, "Ctrl+H"),
        ),
    )


def _format() -> tuple[Command, ...]:
    menu = In.FORMAT
    return (
        Command(do=Do.BOLD, menu=menu, words=_tr("Bold"), keys=(_KEY.Bold, "Ctrl+B")),
        Command(do=Do.ITALIC, menu=menu, words=_tr("Italic"), keys=(_KEY.Italic, "Ctrl+I")),
        Command(do=Do.LINK, menu=menu, words=_tr("Link"), keys=("Ctrl+K",)),
        Command(do=Do.CODE, menu=menu, words=_tr("Code"), keys=("Ctrl+E",)),
        Command(do=Do.HEADING, menu=menu, words=_tr("Heading"), keys=("Ctrl+Shift+H",), begins_group=True),
        Command(do=Do.LIST, menu=menu, words=_tr("List"), keys=("Ctrl+Shift+8",)),
        Command(do=Do.NUMBERED_LIST, menu=menu, words=_tr("Numbered list"), keys=("Ctrl+Shift+7",)),
        Command(do=Do.QUOTE, menu=menu, words=_tr("Quote"), keys=("Ctrl+Shift+9",)),
        Command(do=Do.IMAGE, menu=menu, words=_tr("Image…"), keys=("Ctrl+Shift+I",), begins_group=True),
        Command(do=Do.BLOG_IMAGE, menu=menu, words=_tr("Image from the blog…")),
        Command(do=Do.FILE, menu=menu, words=_tr("Link to a file…")),
    )


def _view() -> tuple[Command, ...]:
    menu = In.VIEW
    return (
        Command(do=Do.SIDEBAR, menu=menu, words=_tr("Drafts and blogs"), keys=("Ctrl+1",)),
        Command(do=Do.PREVIEW, menu=menu, words=_tr("Preview"), keys=("Ctrl+2",)),
        Command(do=Do.COMMENTS, menu=menu, words=_tr("Comments"), keys=("Ctrl+3",)),
        Command(do=Do.POST, menu=menu, words=_tr("Post"), keys=("Ctrl+4",)),
        Command(do=Do.CHECKS, menu=menu, words=_tr("Checks"), keys=("Ctrl+5",)),
        Command(
            do=Do.SEARCH_COMMENTS, menu=menu, words=_tr("Search comments"), keys=("Ctrl+Shift+C",), begins_group=True
        ),
        Command(do=Do.TEXT, menu=menu, words=_tr("Back to the text"), keys=("Ctrl+0",)),
        Command(do=Do.NEXT_REGION, menu=menu, words=_tr("Next part of the window"), keys=("F6",)),
        Command(do=Do.PREVIOUS_REGION, menu=menu, words=_tr("Previous part of the window"), keys=("Shift+F6",)),
        Command(do=Do.RAW, menu=menu, words=_tr("The file as it is"), keys=("Ctrl+Shift+R",), begins_group=True),
        Command(
            do=Do.FOCUS_MODE,
            menu=menu,
            words=_tr("Only the text"),
            keys=() if IS_MAC else ("F11",),
            is_choice=True,
            begins_group=True,
        ),
    )


def _post() -> tuple[Command, ...]:
    menu = In.POST
    return (
        Command(do=Do.PUBLISH, menu=menu, words=_tr("Publish"), keys=("Ctrl+Return", "Ctrl+Enter")),
        Command(do=Do.PUBLISH_DRAFT, menu=menu, words=_tr("Save as a draft on the blog")),
        Command(do=Do.PUBLISH_PENDING, menu=menu, words=_tr("Submit for review")),
        Command(do=Do.PUBLISH_PRIVATE, menu=menu, words=_tr("Publish privately")),
        Command(do=Do.SCHEDULE, menu=menu, words=_tr("Schedule…")),
        Command(do=Do.PUBLISH_NOW, menu=menu, words=_tr("Publish now")),
        Command(do=Do.ALSO, menu=menu, words=_tr("Also publish to…")),
        Command(do=Do.SHOW_SENT, menu=menu, words=_tr("Show what will be sent…"), begins_group=True),
        Command(do=Do.VIEW_POST, menu=menu, words=_tr("View on the blog")),
        Command(do=Do.CONVERSATION, menu=menu, words=_tr("Show the conversation…")),
        Command(do=Do.UNPUBLISH, menu=menu, words=_tr("Unpublish…")),
        Command(do=Do.BIN_POST, menu=menu, words=_tr("Move to the blog's bin…")),
        Command(do=Do.DISCLOSURE, menu=menu, words=_tr("Disclosure…"), keys=("Ctrl+D",), begins_group=True),
        Command(do=Do.NEXT_PROBLEM, menu=menu, words=_tr("Next problem"), keys=("F8",)),
        Command(do=Do.OUTBOX, menu=menu, words=_tr("Outbox"), begins_group=True),
        Command(do=Do.POSTED, menu=menu, words=_tr("What was posted…")),
        Command(do=Do.PUBLISHED, menu=menu, words=_tr("Published posts"), keys=("Ctrl+Shift+O",)),
    )


def _blog() -> tuple[Command, ...]:
    menu = In.BLOG
    return (
        Command(do=Do.ADD_BLOG, menu=menu, words=_tr("Add blog…")),
        Command(do=Do.REFRESH, menu=menu, words=_tr("Get new comments"), keys=("F5",), begins_group=True),
        Command(do=Do.OPEN_BLOG, menu=menu, words=_tr("Open in the browser")),
        Command(do=Do.CHECK_BLOG, menu=menu, words=_tr("Check the connection…")),
        Command(do=Do.POST_FORM, menu=menu, words=_tr("How posts are sent…")),
        Command(do=Do.LOG_IN, menu=menu, words=_tr("Log in again…"), begins_group=True),
        Command(do=Do.RENAME_BLOG, menu=menu, words=_tr("Rename…")),
        Command(do=Do.REMOVE_BLOG, menu=menu, words=_tr("Remove…")),
        Command(do=Do.FORGET, menu=menu, words=_tr("Forget everything…"), begins_group=True),
    )


def _help() -> tuple[Command, ...]:
    menu = In.HELP
    return (
        Command(
            do=Do.PREFERENCES,
            menu=menu,
            words=_tr("Preferences…"),
            keys=(_KEY.Preferences, "Ctrl+,"),
            role=_ROLE.PreferencesRole,
        ),
        Command(do=Do.DIAGNOSTICS, menu=menu, words=_tr("Copy diagnostics")),
        Command(do=Do.ABOUT, menu=menu, words=_tr("About Rejoinder"), role=_ROLE.AboutRole),
        Command(
            do=Do.QUIT, menu=menu, words=_tr("Quit"), keys=(_KEY.Quit, "Ctrl+Q"), role=_ROLE.QuitRole, begins_group=True
        ),
    )


class Actions(QObject):
    """The commands as Qt's actions, for menus and keys."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands()
        self._acts: dict[Do, list[Callable[[], object]]] = {do: [] for do in Do}
        self._keep: Callable[[Do], None] | None = None
        self._actions = {command.do: self._make(command) for command in self._commands}
        self._open: frozenset[Do] = frozenset(Do)
        self._is_paused = False

    def __getitem__(self, do: Do) -> QAction:
        """The action that asks for it."""
        return self._actions[do]

    def on(self, do: Do, act: Callable[[], object]) -> None:
        """Do this when it is asked for."""
        self._acts[do].append(act)

    def hold(self, keep: Callable[[Do], None]) -> None:
        """From now on `keep` is told what is asked for, and nothing is done."""
        self._keep = keep

    def let_go(self) -> None:
        """Do at once what is asked for from now on."""
        self._keep = None

    @property
    def are_held(self) -> bool:
        """Is nothing done yet?"""
        return self._keep is not None

    def ask(self, do: Do) -> None:
        """As by its key."""
        if self._keep is not None:
            self._keep(do)
            return
        for act in self._acts[do]:
            act()

    def all(self) -> list[QAction]:
        """Every one, for a window to take its keys from."""
        return list(self._actions.values())

    def offer(self, do: Do, *, there: bool) -> None:
        """Show it, or not: what this blog or draft cannot take is hidden, and so is its key."""
        self._open = self._open | {do} if there else self._open - {do}
        self._actions[do].setVisible(there)
        self._actions[do].setEnabled(there and not self._is_paused)

    def pause(self, *, paused: bool) -> None:
        """While a dialog stands over the window, its keys are not the window's."""
        self._is_paused = paused
        for do, action in self._actions.items():
            action.setEnabled(do in self._open and not paused)

    def fill(self, menu: QMenu, which: In) -> QMenu:
        """Put the commands of one menu into `menu`."""
        for command in self._commands:
            if command.menu is which:
                if command.begins_group:
                    menu.addSeparator()
                menu.addAction(self._actions[command.do])
        return menu

    def _make(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setShortcuts(_keys(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(command.role)
        action.setCheckable(command.is_choice)
        action.triggered.connect(lambda: self.ask(command.do))  # without whether it is checked
        return action


def _keys(wanted: tuple[QKeySequence.StandardKey | str, ...]) -> list[QKeySequence]:
    """The platform's keys for the first that has any, and ours besides a second of ours (both Enter keys)."""
    ours = [QKeySequence(key) for key in wanted if isinstance(key, str)]
    for key in wanted:
        if isinstance(key, QKeySequence.StandardKey) and (standard := QKeySequence.keyBindings(key)):
            return standard
    return ours
