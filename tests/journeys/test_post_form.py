"""How posts are sent to a blog is chosen with keys in the window, and holds for the next post."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPlainTextEdit

from editor.model.blog import PRACTICE, Defaults, Feature, PostForm
from editor.model.draft import Status
from editor.store.blogs import blog_with, put_blog
from editor.ui.commands import Do
from editor.ui.publishing.sent_dialog import SentDialog
from tests.journeys.conftest import Whole
from tests.support.reachable import faults, focus, name_of


def form_of(whole: Whole) -> PostForm:
    """What is kept."""
    blog = blog_with(whole.state, PRACTICE)
    assert blog is not None
    return blog.form


def menu_beside(whole: Whole) -> QMenu:
    """The context menu of the blog's row."""
    row = whole.hand.find("Practice blog, 34")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), row.mapToGlobal(QPoint(9, 9)))
    QApplication.sendEvent(row, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(whole: Whole, key: str) -> None:
    """In the open sheet, with keys alone."""
    assert list(faults(whole.program.window.sheet)) == []
    assert isinstance(focus(), QComboBox)
    assert name_of(focus()) == "Send posts as"
    whole.hand.keys(key)
    whole.hand.keys("Return")


def test_blocks_are_chosen_beside_the_blog_and_sent(whole: Whole) -> None:
    hand, window = whole.hand, whole.program.window
    menu = menu_beside(whole)
    menu.setActiveAction(next(line for line in menu.actions() if line.text() == "How posts are sent…"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hand.wait_for("How posts are sent to Practice blog")
    choose(whole, "Down")
    hand.wait_for("Posts go to Practice blog as blocks from now on.")
    assert form_of(whole) is PostForm.BLOCKS
    hand.keys("Ctrl+N")
    hand.type("In blocks\nA [reader](https://r.example/) asked.")
    window.commands[Do.SHOW_SENT].trigger()
    hand.wait(lambda: isinstance(window.sheet.dialog, SentDialog), lambda: "what will be sent")
    words = '<p>A <a href="https://r.example/">reader</a> asked.</p>'
    shown = whole.hand.find("HTML that will be sent")
    assert isinstance(shown, QPlainTextEdit)
    assert shown.toPlainText() == f"+ <!-- wp:paragraph -->\n+ {words}\n+ <!-- /wp:paragraph -->"


def test_classic_html_is_chosen_again_in_the_menu(whole: Whole) -> None:
    window = whole.program.window
    for key, form in (("Down", PostForm.BLOCKS), ("Up", PostForm.CLASSIC)):
        window.commands[Do.POST_FORM].trigger()
        choose(whole, key)
        whole.hand.wait(lambda form=form: form_of(whole) is form, lambda form=form: str(form))
    window.commands[Do.POST_FORM].trigger()
    whole.hand.keys("Down")
    whole.hand.keys("Escape")
    assert form_of(whole) is PostForm.CLASSIC


def test_blog_that_knows_no_blocks_is_asked_about_the_rest(whole: Whole) -> None:
    window, blog = whole.program.window, blog_with(whole.state, PRACTICE)
    assert blog is not None
    less = replace(blog.capabilities, features=blog.capabilities.features - {Feature.BLOCKS})
    put_blog(whole.state, replace(blog, capabilities=less))
    whole.program.blogs.renew(PRACTICE)
    window.commands[Do.POST_FORM].trigger()
    assert name_of(focus()) == "Status"
    whole.hand.keys("Escape")


def test_new_post_begins_with_what_was_chosen_and_the_open_one_stays(whole: Whole) -> None:
    hand, window = whole.hand, whole.program.window
    hand.keys("Ctrl+N")
    hand.type("Old\nWords.")
    hand.keys("Ctrl+S")
    window.commands[Do.POST_FORM].trigger()
    assert list(faults(window.sheet)) == []
    for key in ("Tab", "Down", "Down", "Down", "Tab", "Down", "Down", "Tab", "Down", "Tab", "Down", "Down", "Tab"):
        QTest.keyClick(focus(), getattr(Qt.Key, f"Key_{key}"))
    hand.type("bees & co")
    hand.click("Save")
    hand.wait_for("New posts for Practice blog begin like this from now on.")
    blog = blog_with(whole.state, PRACTICE)
    assert blog is not None
    assert blog.defaults == Defaults(
        status=Status.DRAFT, comments=False, categories=("bees & co",), format="aside", largest_image=1600
    )
    assert whole.program.drafts.draft.status is Status.PUBLISHED
    hand.keys("Ctrl+N")
    hand.find("Save as draft")
    hand.keys("Ctrl+N")  # the one before held nothing: it left no file
    hand.type("New\nWords.")
    hand.keys("Ctrl+S")
    hand.wait_for("Saved")
    new = whole.program.drafts.draft
    assert (new.status, new.comments, new.categories, new.format) == (Status.DRAFT, False, ("bees & co",), "aside")
    assert new.path is not None
    assert {path.stem.partition("-")[2].rpartition("-")[2] for path in new.path.parent.glob("*.md")} <= {
        *("old", "new", "welcome"),
    }
    window.commands[Do.POST_FORM].trigger()
    hand.keys("Escape")
