"""Everything in the whole window has a name, a role and a size, and the keyboard comes everywhere and out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QPushButton, QWidget

from editor.model.blog import PRACTICE
from editor.store.blogs import blog_with, put_blog
from editor.ui.commands import Do
from editor.ui.preview.preview_page import WORLD
from editor.ui.window.sidebar import BlogRow
from tests.journeys.conftest import Whole
from tests.journeys.hand import Hand
from tests.support.reachable import faults, focus, focusable, name_of

PANES = {
    Do.PREVIEW: {"Preview"},
    Do.COMMENTS: {"Comments", "Search comments", "Get new comments", "Quote whole", "Reply between"},
    Do.POST: {"Post", "Status", "Slug", "Categories", "Tags", "Excerpt", "Disclosure…", "Raw front matter"},
    Do.CHECKS: {"Checks"},
}
"""Some of what Tab has to pass on each tab."""
EVERYWHERE = {"Search drafts", "Drafts", "New draft", "Add blog", "Text of the draft", "Menu", "Publish"}
JUMPED = {"Drafts", "New draft"}
"""Shift+F6 leads from the text to the first field of the side column, not to its last."""
SHEETS = {
    Do.ADD_BLOG: "Address of the blog",
    Do.DISCLOSURE: "Trip or event",
    Do.PREFERENCES: "Width of a line",
    Do.VERSIONS: "Restore this version",
    Do.ABOUT: "Copy diagnostics",
    Do.CHECK_BLOG: "Copy report",
    Do.POST_FORM: "Send posts as",
    Do.LOG_IN: "Application password",
    Do.RENAME_BLOG: "Name of the blog here",
    Do.FORGET: "Forget everything",
    Do.REMOVE_BLOG: "Remove only here",
}
"""Every dialog, and something that is in it."""
TEXT = "Text of the draft"
LINKS = 20
"""So many times Tab may stay in one widget: the preview's page has links of its own."""


def _shown(whole: Whole, do: Do) -> None:
    whole.program.window.commands[do].trigger()
    QTest.qWait(50)


def open_sheet(whole: Whole, do: Do) -> None:
    """And wait until what is in it is there."""
    window = whole.program.window
    window.commands[do].trigger()
    whole.hand.wait(
        lambda: window.sheet.dialog is not None and SHEETS[do] in map(name_of, focusable(window.sheet)),
        lambda: f"“{SHEETS[do]}” in the sheet of {do}",
    )
    QTest.qWait(50)  # the rest finds its place


def with_a_blog(whole: Whole) -> None:
    """The draft goes to a blog that a person added: the practice blog is neither renamed nor removed."""
    practice = blog_with(whole.state, PRACTICE)
    assert practice is not None
    put_blog(whole.state, replace(practice, identity="1f", name="Quay"))
    whole.program.blogs.choose("1f")


def _way(whole: Whole, key: str, region_key: str) -> list[str]:
    """What has the focus, from the search to the search again. In the text Tab is a key of writing: F6 leads on."""
    start = whole.program.window.sidebar.search
    start.setFocus()
    passed = [name_of(start)]
    while len(passed) < 60:
        before = focus()
        assert any(_left(whole.hand, before, region_key if passed[-1] == TEXT else key) for _ in range(LINKS)), passed
        if focus() is start:
            return passed
        passed.append(name_of(focus()))
    raise AssertionError(f"{key} never came back: {passed}")


def _left(hand: Hand, before: QWidget, key: str) -> bool:
    """Does the focus leave this widget with this key? A page in the preview answers later, and has links of its own."""
    within = _focus_within(hand, before)
    QTest.keySequence(before, key)
    for _ in range(500):
        if focus() is not before:
            return True
        if _focus_within(hand, before) not in {"0", within}:
            return False
        QTest.qWait(10)
    raise AssertionError(f"{key} leads nowhere from {name_of(before)}")


def _focus_within(hand: Hand, widget: QWidget) -> str:
    """Which part of the preview's page has the focus, by its number; 0: none of them, or it is another widget."""
    page = widget.parentWidget()
    if not isinstance(page, QWebEngineView):
        return "0"
    answers: list[object] = []
    parts = "[document.body, ...document.body.querySelectorAll('*')]"
    page.page().runJavaScript(f"`${{{parts}.indexOf(document.activeElement)}}`", WORLD, answers.append)
    hand.wait(lambda: bool(answers), lambda: "the preview's answer")
    return str(answers[0])


@pytest.mark.parametrize("width", [1920, 1280, 780])
def test_everything_has_a_name_a_role_and_a_size(whole: Whole, width: int) -> None:
    window = whole.program.window
    window.resize(width, 800)
    wrong = list(faults(window))
    for do in (*PANES, Do.TEXT, Do.FIND, Do.REPLACE, Do.RAW, Do.SIDEBAR, Do.OUTBOX):
        _shown(whole, do)
        wrong += faults(window)
    with_a_blog(whole)
    for do in SHEETS:
        open_sheet(whole, do)
        wrong += faults(window)
        window.sheet.close_dialog()
    assert sorted(set(wrong)) == []


def test_adding_a_blog_has_names_at_each_step(whole: Whole) -> None:
    hand, window = whole.hand, whole.program.window
    blog = blog_with(whole.state, PRACTICE)
    assert blog is not None
    _shown(whole, Do.ADD_BLOG)
    hand.type(f"{blog.url}\n")
    hand.find("Application password")
    assert list(faults(window.sheet)) == []


@pytest.mark.parametrize(("key", "region_key"), [("Tab", "F6"), ("Shift+Tab", "Shift+F6")])
def test_tab_comes_through_every_pane_and_out_of_it(whole: Whole, key: str, region_key: str) -> None:
    for do, names in PANES.items():
        _shown(whole, do)
        passed = _way(whole, key, region_key)
        assert names | EVERYWHERE - (JUMPED if key == "Shift+Tab" else set()) <= set(passed), (do, passed)
        assert len(passed) == len(set(passed)) or do is Do.PREVIEW  # the tab and the page have the same name


def test_f6_goes_round_the_parts_of_the_window_both_ways(whole: Whole) -> None:
    whole.program.window.sidebar.search.setFocus()
    forwards = [_pressed("F6") for _ in range(5)]
    assert forwards == [TEXT, "Preview", "Menu", "Search drafts", TEXT]
    assert [_pressed("Shift+F6") for _ in range(4)] == ["Search drafts", "Menu", "Preview", TEXT]


def test_tab_stays_in_a_dialog(whole: Whole) -> None:
    with_a_blog(whole)
    for do in SHEETS:
        open_sheet(whole, do)
        sheet = whole.program.window.sheet
        for key in ("Tab", "Shift+Tab"):
            for _ in range(20):
                _pressed(key)
                assert sheet.isAncestorOf(focus()), do
        _pressed("Escape")
        assert sheet.dialog is None, do


def test_row_of_a_blog_keeps_the_keyboard_while_its_comments_are_counted(whole: Whole) -> None:
    sidebar = whole.program.window.sidebar
    whole.hand.find("Practice blog, 34").setFocus()
    sidebar.set_blogs((BlogRow(identity=PRACTICE, name="Practice blog", count="35", url="", is_added=False),))
    assert name_of(focus()) == "Practice blog, 35"
    assert focus().isVisible()


def test_arrow_keys_go_from_tab_to_tab(whole: Whole) -> None:
    _shown(whole, Do.COMMENTS)
    comments = whole.hand.find("Comments", QPushButton)
    comments.setFocus()
    assert _pressed("Right") == "Post"
    assert whole.program.panel.isVisible()
    assert _pressed("Left") == "Comments"
    assert whole.program.comments.isVisible()


def _pressed(key: str) -> str:
    QTest.keySequence(focus(), key)
    QTest.qWait(10)
    return name_of(focus())
