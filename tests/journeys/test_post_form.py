"""How posts are sent to a blog is chosen with keys in the window, and holds for the next post."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPlainTextEdit

from editor.model.blog import PRACTICE, Feature, PostForm
from editor.store.blogs import blog_with, put_blog
from editor.ui.commands import Do
from editor.ui.sent_dialog import SentDialog
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


def test_blog_that_knows_no_blocks_is_not_asked_about(whole: Whole) -> None:
    blog = blog_with(whole.state, PRACTICE)
    assert blog is not None
    assert whole.program.window.commands[Do.POST_FORM].isVisible()
    less = replace(blog.capabilities, features=blog.capabilities.features - {Feature.BLOCKS})
    put_blog(whole.state, replace(blog, capabilities=less))
    whole.program.blogs.renew(PRACTICE)
    whole.program.blogs.listed.emit()
    assert not whole.program.window.commands[Do.POST_FORM].isVisible()
    menu = menu_beside(whole)
    assert "How posts are sent…" not in [line.text() for line in menu.actions()]
    menu.close()
