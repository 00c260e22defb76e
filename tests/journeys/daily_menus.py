"""Every line of every menu does what it says: one without an entry here fails, so that no control is dead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import requests
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER
from tests.journeys.daily_hand import DailyHand
from tests.journeys.hand import everything

Seen = Callable[[DailyHand], bool]
Path = tuple[str, ...]


class Outside(QObject):
    """The browser and the file manager."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.opened: list[str] = []
        for scheme in ("http", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "take")  # pyright: ignore[reportArgumentType] # the stub says bytes, PySide wants a name

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """What was opened."""
        self.opened.append(url.toString())


def menus(hand: DailyHand) -> None:
    """Go through all of them."""
    application = QApplication.instance()
    assert application is not None
    outside = Outside(application)
    hand.wait_for_comments()
    write_comment(hand)
    file = hand.write("Menus", "one two")
    effects = effects_of(outside, str(file.parent))
    for path in tuple(lines(hand)):
        if path == ("Quit",):
            continue
        assert path in effects, f"nobody says what {path} does"
        begin(hand)
        outside.opened.clear()
        hand.choose(*path)
        hand.wait(lambda path=path: effects[path](hand), lambda path=path: f"what {path} does")
        end(hand)
        hand.say(" · ".join(path))
    hand.say("every line of the menus does something")


def write_comment(hand: DailyHand) -> None:
    """On the practice blog, whose comments were fetched before: it is seen when somebody asks for new ones."""
    port = (hand.home / "state" / "practice" / "port").read_text().strip()
    api, login = f"http://127.0.0.1:{port}/wp-json/wp/v2", (PRACTICE_USER, PRACTICE_PASSWORD)
    (post,) = requests.get(f"{api}/posts?per_page=1&_fields=id", auth=login, timeout=20).json()
    told = {"post": post["id"], "content": "Fetch me."}
    assert requests.post(f"{api}/comments", json=told, auth=login, timeout=20).status_code == 201


def lines(hand: DailyHand) -> Iterator[Path]:
    """What the menus hold now."""
    button = hand.find("Menu", QToolButton)
    assert isinstance(button, QToolButton)
    yield from lines_of(button.menu(), ())


def lines_of(menu: QMenu, above: Path) -> Iterator[Path]:
    """Those that are seen."""
    for action in menu.actions():
        inner = menu_of(action)
        if inner is not None:
            yield from lines_of(inner, (*above, action.text()))
        elif action.isVisible() and not action.isSeparator():
            yield (*above, action.text())


def menu_of(action: QAction) -> QMenu | None:
    """The menu that this line opens."""
    found = action.menu()
    return found if isinstance(found, QMenu) else None


def begin(hand: DailyHand) -> None:
    """The draft with its words, the second of them selected, something to undo and something in the clipboard."""
    hand.keys("Ctrl+0")
    QTest.keySequence(hand.view, "Ctrl+A")
    QTest.keySequence(hand.view, "Del")
    hand.type("one two")
    QTest.keySequence(hand.view, "Ctrl+End")
    QTest.keySequence(hand.view, "Ctrl+Shift+Left")
    QGuiApplication.clipboard().setText("three")


def end(hand: DailyHand) -> None:
    """Close what was opened, take back what would go out."""
    for widget in everything():
        if isinstance(widget, QFileDialog):
            widget.reject()
    undo = hand.see("Undo")
    if undo is not None:
        hand.click("Undo")
    for _ in range(2):
        hand.come_back()
        hand.keys("Escape")
    if hand.see("Search drafts") is None:
        hand.keys("Ctrl+1")
    if not next(everything()).window().windowTitle().startswith("Menus"):
        hand.click_item("Drafts", "Menus")
    hand.find("Text of the draft")
    hand.keys("Ctrl+2")


def effects_of(outside: Outside, folder: str) -> dict[Path, Seen]:
    """By what it is seen that a line did what it says."""
    return {
        ("New draft",): lambda hand: hand.text == "",
        ("Open…",): asks_for_a_file,
        ("Save now",): lambda hand: hand.shows("Saved"),
        ("Versions…",): has("Text of the version"),
        ("Show in its folder",): lambda _: outside.opened == [f"file://{folder}"],
        ("Duplicate as a new draft",): lambda hand: hand.shows("This is a draft of its own: it is no post yet."),
        ("Move to the bin",): lambda hand: hand.shows("is in the bin"),
        ("Preferences…",): has("Size"),
        ("Copy diagnostics",): lambda _: "Rejoinder: " in QGuiApplication.clipboard().text(),
        ("About Rejoinder",): lambda hand: hand.shows("For bloggers who answer their readers."),
        **{("Edit", words): seen for words, seen in EDIT.items()},
        **{("Format", words): becomes(text) for words, text in FORMAT.items()},
        ("Format", "Link"): lambda hand: hand.text.startswith("one [two]("),
        ("Format", "Image…"): asks_for_a_file,
        ("Format", "Image from the blog…"): has("Pictures on the blog"),
        ("Format", "Link to a file…"): asks_for_a_file,
        **{("View", words): seen for words, seen in VIEW.items()},
        **{("Post", words): seen for words, seen in POST.items()},
        ("Blog", "Add blog…"): has("Address of the blog"),
        ("Blog", "Get new comments"): lambda hand: hand.stands("35"),
        ("Blog", "Open in the browser"): lambda _: outside.opened[:1] != [] and "127.0.0.1" in outside.opened[0],
        ("Blog", "How posts are sent…"): lambda hand: hand.shows("How posts are sent to"),
        ("Blog", "Check the connection…"): lambda hand: hand.shows("Nothing stands in the way."),
        ("Blog", "Log in again…"): has("Application password"),
        ("Blog", "Rename…"): has("Name of the blog here"),
        ("Blog", "Forget everything…"): lambda hand: hand.shows("Your drafts stay where they are"),
        ("Blog", "Remove…"): lambda hand: hand.shows("Its posts stay on the blog."),
    }


def has(name: str) -> Seen:
    """Something of this name is there."""
    return lambda hand: hand.see(name) is not None


def becomes(text: str) -> Seen:
    """The text is this one now."""
    return lambda hand: hand.text == text


def focus_is_in(name: str) -> Seen:
    """The keyboard is there."""

    def seen(hand: DailyHand) -> bool:
        widget, focus = hand.see(name), QApplication.focusWidget()
        return widget is not None and focus is not None and (widget is focus or widget.isAncestorOf(focus))

    return seen


def asks_for_a_file(hand: DailyHand) -> bool:
    """A file dialog is open."""
    return any(isinstance(widget, QFileDialog) for widget in everything())


def copied(hand: DailyHand) -> bool:
    """The selected word is in the clipboard."""
    return QGuiApplication.clipboard().text() == "two"


EDIT: dict[str, Seen] = {
    "Undo": lambda hand: hand.text != "one two",
    "Redo": lambda hand: True,  # nothing is to be done again: see `undone_and_done_again`
    "Cut": lambda hand: copied(hand) and hand.text == "one ",
    "Copy": copied,
    "Paste": becomes("one three"),
    "Paste as plain text": becomes("one three"),
    "Select all": lambda hand: hand.view.textCursor().selectedText() == "one two",
    "Find…": has("Find"),
    "Replace…": has("Replace with"),
}
FORMAT = {
    "Bold": "one **two**",
    "Italic": "one *two*",
    "Code": "one `two`",
    "Heading": "## one two",
    "List": "- one two",
    "Numbered list": "1. one two",
    "Quote": "> one two",
}
VIEW: dict[str, Seen] = {
    "Drafts and blogs": lambda hand: hand.see("Search drafts") is None,
    "Preview": has("Preview"),
    "Comments": has("Reply between"),
    "Post": has("Slug"),
    "Checks": lambda hand: hand.shows("Nothing to mend"),
    "Search comments": focus_is_in("Search comments"),
    "Back to the text": focus_is_in("Text of the draft"),
    "Next part of the window": lambda hand: not focus_is_in("Text of the draft")(hand),
    "Previous part of the window": lambda hand: not focus_is_in("Text of the draft")(hand),
    "The file as it is": has("The file's head as it is written"),
    "Only the text": lambda hand: hand.see("Publish") is None,
}
POST: dict[str, Seen] = {
    "Publish": has("Undo"),
    "Save as a draft on the blog": has("Undo"),
    "Submit for review": has("Undo"),
    "Publish privately": has("Undo"),
    "Schedule…": has("Appears"),
    "Show what will be sent…": has("Copy HTML"),
    "Disclosure…": has("Trip or event"),
    "Next problem": lambda hand: hand.shows("There is nothing to mend."),
    "Outbox": lambda hand: hand.shows("Nothing waits."),
    "What was posted…": lambda hand: hand.shows("Nothing yet. What is published from here is listed"),
    "Published posts": focus_is_in("Search posts"),
}


def undone_and_done_again(hand: DailyHand) -> None:
    """Undo and Redo of the menu."""
    hand.write("Again", "one")
    QTest.qWait(1100)
    hand.type(" two")
    hand.choose("Edit", "Undo")
    hand.has_text("one")
    hand.choose("Edit", "Redo")
    hand.has_text("one two")
    hand.choose("Edit", "Undo", shot="edit")
    for menu, line in (("View", "Back to the text"), ("Post", "Outbox"), ("Blog", "Add blog…")):
        hand.choose(menu, line, shot=menu.lower())
        hand.keys("Escape")
    hand.say("undone, and done again")
