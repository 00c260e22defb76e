"""A merge is decided place by place, by keys or by mouse, and nothing is taken before all of it is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from editor.model.draft import Draft, Status
from editor.model.post import RemotePost, Revision
from editor.publish.merging import Merging
from editor.publish.merging_fields import FieldChange
from editor.text.merging import Block, Take, merge
from editor.ui.merging.merge_card import MergeCard
from editor.ui.merging.merge_dialog import MergeDialog
from editor.ui.parts.theme import light

THEIRS = RemotePost(
    id="1", link="", status=Status.PUBLISHED, title="T", content="", slug="t", revision=Revision(modified="", digest="")
)
BASE = ("First words of it.", "Second words of it.", "Third words of it.", "Fourth words of it.")
MINE = ("First words of mine.", "Second words of it.", "Third words of mine.", "Fourth words of it.")
OTHERS = ("First words of theirs.", "Second words of theirs.", "Third words of theirs.", "Fourth words of it.")
TITLE = FieldChange(
    name="title", mine="My title", theirs="Their title", values={"title": "Their title"}, is_overlap=True
)
TAGS = FieldChange(name="tags", mine="a, b", theirs="a", values={"tags": ("a",)}, is_overlap=False)


def blocks(paragraphs: tuple[str, ...]) -> list[Block]:
    return [Block(key=tuple(text.split()), text=f"{text}\n\n") for text in paragraphs]


def merging(
    mine: tuple[str, ...] = MINE, theirs: tuple[str, ...] = OTHERS, fields: tuple[FieldChange, ...] = (TITLE, TAGS)
) -> Merging:
    parts = merge(blocks(BASE), blocks(mine), blocks(theirs))
    return Merging(draft=Draft(), theirs=THEIRS, parts=parts, fields=fields, is_text_changed=True)


Made = Callable[[Merging], tuple[MergeDialog, list[tuple[object, object]]]]


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    def make(found: Merging) -> tuple[MergeDialog, list[tuple[object, object]]]:
        dialog = MergeDialog(found, "Plot", light())
        qtbot.addWidget(dialog)
        taken: list[tuple[object, object]] = []

        def take(takes: object, mine: object) -> None:
            taken.append((takes, mine))

        dialog.taken.connect(take)
        dialog.resize(700, 480)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog, taken

    return make


def press(keys: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, keys)


def shown(dialog: MergeDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def whole(dialog: MergeDialog) -> str:
    (found,) = dialog.findChildren(QPlainTextEdit)
    return found.toPlainText()


def test_all_is_decided_by_keys_from_the_first_place_on(made: Made) -> None:
    dialog, taken = made(merging())
    assert "1 of 4 decided" in shown(dialog)
    assert "3 places were changed here and on the blog: say whose is taken. All else fits together." in shown(dialog)
    press("m")
    press("t")
    assert "3 of 4 decided" in shown(dialog)
    assert "? This place is not decided yet." in whole(dialog)
    press("b")
    assert "4 of 4 decided" in shown(dialog)
    assert whole(dialog).splitlines() == [
        "+ First words of theirs.",
        "  ",
        "- Second words of it.",
        "+ Second words of theirs.",
        "  ",
        "  Third words of mine.",
        "  ",
        "  Third words of theirs.",
        "  ",
        "  Fourth words of it.",
    ]
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Put it into the draft"
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert taken == [([Take.THEIRS, Take.BOTH], frozenset({"title"}))]


def test_nothing_is_taken_before_all_is_decided(made: Made) -> None:
    dialog, taken = made(merging())
    take = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Put it into the draft")
    press("m")
    take.click()
    assert not taken
    assert dialog.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Mine: Text, 1 of 2"
    for name in ("Theirs: Text, 2 of 2", "Theirs: Text, 1 of 2", "Mine: Tags"):
        next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == name).click()
    take.click()
    assert taken == [([Take.THEIRS, Take.THEIRS], frozenset({"title", "tags"}))]


def test_keys_that_mean_nothing_here_decide_nothing(made: Made) -> None:
    dialog, _ = made(merging())
    press("b")  # of a title there are no two
    press("x")
    assert "1 of 4 decided" in shown(dialog)
    assert [card.take for card in dialog.findChildren(MergeCard)] == [None, Take.THEIRS, None, None]


def test_what_fits_together_is_taken_after_a_look(made: Made) -> None:
    dialog, taken = made(merging(mine=BASE, fields=()))
    assert "What was changed here and what was changed on the blog fits together. Nothing was sent." in shown(dialog)
    assert "+ First words of theirs." in whole(dialog)
    press("\r")
    assert taken == [([], frozenset())]
    assert not dialog.isVisible()


def test_long_words_do_not_make_it_wider_than_it_is(made: Made) -> None:
    address = "https://example.org/" + "a" * 300
    mine, theirs = (f"Words {address} of mine.", *BASE[1:]), (f"Words {address} of theirs.", *BASE[1:])
    dialog, _ = made(merging(mine, theirs, ()))
    cards = dialog.findChildren(MergeCard)
    assert cards
    assert all(card.width() <= dialog.width() for card in cards)
    assert all(label.width() < dialog.width() / 2 for label in cards[0].findChildren(QLabel) if label.isVisible())


def test_what_was_taken_out_there_is_said(made: Made) -> None:
    dialog, _ = made(merging(theirs=BASE[1:], fields=()))
    assert "Nothing: it was taken out, or never stood there." in shown(dialog)


def test_what_a_person_has_to_know_stands_below_the_two(made: Made) -> None:
    gone = replace(TITLE, note="It is gone.")
    found = merging(fields=(gone,))
    parts = tuple(replace(part, shifts=frozenset({Take.THEIRS})) for part in found.parts)
    dialog, _ = made(replace(found, parts=parts))
    title, text, *_ = dialog.findChildren(MergeCard)
    assert "It is gone." in shown(dialog)
    assert not [words for words in shown(dialog) if "runs into" in words]
    text.choose(Take.THEIRS)
    (warning,) = [label for label in text.findChildren(QLabel) if "runs into" in label.text()]
    assert warning.isVisible()
    text.choose(Take.MINE)
    assert not warning.isVisible()
    title.choose(Take.MINE)
    assert "It is gone." in shown(dialog)
