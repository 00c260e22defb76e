"""A notice says all of it, and each of its buttons can be read, however narrow the window is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme import light
from editor.ui.window.notices import Notices
from editor.ui.window.toast import Toast

WAYS = ("Open theirs in the browser", "Keep theirs as a new draft", "Replace theirs", "Publish as another post")


@pytest.mark.parametrize("width", [900, 480, 320])
def test_no_button_of_a_notice_is_cut_off(qtbot: QtBot, width: int) -> None:
    notices = Notices(light())
    qtbot.addWidget(notices)
    choices = tuple(Choice(word=word, act=lambda: None) for word in WAYS)
    notices.say(Said(text="“Beans” is on the blog already, with other words.", tone=Tone.WARN, choices=choices))
    notices.resize(width, notices.heightForWidth(width))
    notices.show()
    qtbot.waitExposed(notices)
    made = [each for each in notices.findChildren(QPushButton) if each.text() in WAYS]
    assert [each.text() for each in made] == list(WAYS)
    for each in made:
        assert each.width() >= each.sizeHint().width()
        area = each.rect().translated(each.mapTo(notices, each.rect().topLeft()))
        assert notices.rect().contains(area)
    areas = [each.geometry() for each in made]
    assert not any(one.intersects(other) for one in areas for other in areas if one != other)


@pytest.mark.parametrize("width", [420, 900])
def test_toast_is_as_high_as_its_new_words_need(qtbot: QtBot, width: int) -> None:
    short = Said(text="“Beans” waits no more. What was begun of it on Plot 14 · practice blog is being removed.")
    long = Said(
        text="“Beans” waits in the outbox and goes out by itself.",
        detail="127.0.0.1:36773 refuses the connection; its server may be down. Check the address, or try again later.",
        choices=(Choice(word="Outbox", act=lambda: None),),
    )

    def height(*said: Said) -> int:
        over = QWidget()
        qtbot.addWidget(over)
        over.resize(width, 600)
        over.show()
        toast = Toast(light(), over)
        for each in said:
            toast.say(each)
        return toast.height()

    assert height(long, short) == height(short)
    assert height(short, long) == height(long)
