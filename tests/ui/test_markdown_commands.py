"""The Format menu's commands."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from editor.ui.commands import Do
from editor.ui.writing.markdown_commands import MarkdownCommands
from tests.support.writing import copy_words, open_view, state, type_words, undo


@pytest.mark.parametrize(
    ("before", "do", "expected"),
    [
        ("a «word»", Do.BOLD, "a **«word»**"),
        ("a «word»", Do.ITALIC, "a *«word»*"),
        ("a «word»", Do.CODE, "a `«word»`"),
        ("«x = 1\ny = 2»", Do.CODE, "```\n«x = 1\ny = 2»\n```"),
        ("a «word»", Do.LINK, "a [word](«https://»)"),
        ("Wo|rds", Do.HEADING, "## Wo|rds"),
        ("## Wo|rds", Do.HEADING, "### Wo|rds"),
        ("#### Wo|rds", Do.HEADING, "Wo|rds"),
        ("«one\ntwo»", Do.LIST, "- «one\n- two»"),
        ("«one\ntwo»", Do.NUMBERED_LIST, "1. «one\n2. two»"),
        ("«one\ntwo»", Do.QUOTE, "> «one\n> two»"),
    ],
)
def test_command_is_one_step_and_can_be_taken_back(qtbot: QtBot, before: str, do: Do, expected: str) -> None:
    view = open_view(qtbot, before)
    copy_words("no address")
    MarkdownCommands(view, QGuiApplication.clipboard()).handlers()[do]()
    assert state(view) == expected
    undo(view)
    assert view.text == before.replace("«", "").replace("»", "").replace("|", "")


@pytest.mark.parametrize("do", [Do.BOLD, Do.ITALIC, Do.CODE, Do.LIST, Do.NUMBERED_LIST, Do.QUOTE])
def test_asking_again_takes_it_away(qtbot: QtBot, do: Do) -> None:
    view = open_view(qtbot, "«word»")
    handlers = MarkdownCommands(view, QGuiApplication.clipboard()).handlers()
    handlers[do]()
    handlers[do]()
    assert state(view) == "«word»"


def test_bold_while_typing(qtbot: QtBot) -> None:
    view = open_view(qtbot, "so |")
    bold = MarkdownCommands(view, QGuiApplication.clipboard()).handlers()[Do.BOLD]
    bold()
    type_words(view, "much")
    bold()
    type_words(view, " better")
    assert state(view) == "so **much** better|"


def test_link_goes_to_the_address_in_the_clipboard(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a «word»")
    copy_words(" https://a.example/x \n")
    MarkdownCommands(view, QGuiApplication.clipboard()).handlers()[Do.LINK]()
    assert state(view) == "a [word](https://a.example/x)|"


def test_paste_as_plain_text_makes_nothing_of_it(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a «word»")
    commands = MarkdownCommands(view, QGuiApplication.clipboard())
    copy_words("https://a.example\r\n")
    commands.handlers()[Do.PASTE_PLAIN]()
    assert state(view) == "a https://a.example\n|"
    view.set_read_only(read_only=True)
    commands.handlers()[Do.PASTE_PLAIN]()
    assert view.text == "a https://a.example\n"


def test_commands_do_nothing_to_a_text_that_can_only_be_read(qtbot: QtBot) -> None:
    view = open_view(qtbot, "a «word»")
    view.set_read_only(read_only=True)
    for act in MarkdownCommands(view, QGuiApplication.clipboard()).handlers().values():
        act()
    assert state(view) == "a «word»"
