"""Markdown in its colours, where it can be seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.parts.theme import dark, light
from editor.ui.writing.editor_look import EditorLook
from editor.ui.writing.editor_view import EditorView
from tests.support.writing import key, open_view, put, type_words

THEME = light()


def look(view: EditorView, words: str) -> QTextCharFormat:
    """How the first letter of some words is set."""
    place = view.tracker.to_units(view.text.index(words))
    block = view.document().findBlock(place)
    for stretch in block.layout().formats():
        if stretch.start <= place - block.position() < stretch.start + stretch.length:
            return QTextCharFormat(stretch.format)
    return QTextCharFormat()


def colour(view: EditorView, words: str) -> str:
    return look(view, words).foreground().color().name()


TEXT = """## Heading

A **bold** and *slanted* and ~~gone~~ word, `code`, and [a link](https://a.example).

> said 😀 **loud**
>
> — [Marta](https://a.example/#c1), 2026-05-14

# Large

```python
x = "**no**"
```

<!-- note -->
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("## H", THEME.dim),
        ("Heading", THEME.text),
        ("**bold", THEME.dim),
        ("bold", THEME.text),
        ("a link", THEME.accent),
        ("](https://a.example).", THEME.dim),
        ("> said", THEME.dim),
        ("said", THEME.muted),
        ("— [", THEME.dim),
        ("Marta", THEME.accent),
        (", 2026", THEME.dim),
        ('x = "', THEME.muted),
        ("```python", THEME.dim),
        ("<!-- note", THEME.dim),
    ],
)
def test_colours(qtbot: QtBot, words: str, expected: str) -> None:
    view = open_view(qtbot, TEXT)
    assert colour(view, words) == expected


def test_faces(qtbot: QtBot) -> None:
    view = open_view(qtbot, TEXT)
    size = EditorLook().size
    assert look(view, "bold").fontWeight() == QFont.Weight.Bold
    assert look(view, "loud").fontWeight() == QFont.Weight.Bold
    assert look(view, "**bold").fontWeight() != QFont.Weight.Bold
    assert look(view, "slanted").fontItalic()
    assert look(view, "gone").fontStrikeOut()
    assert look(view, "code").fontFixedPitch()
    assert look(view, "Heading").fontWeight() == QFont.Weight.Bold
    pixels = [look(view, word).intProperty(QTextCharFormat.Property.FontPixelSize) for word in ("Large", "Heading")]
    assert size < pixels[1] < pixels[0] <= 1.3 * size


def test_theme_is_followed_live(qtbot: QtBot) -> None:
    view = open_view(qtbot, TEXT)
    view.set_theme(dark())
    assert colour(view, "a link") == dark().accent
    assert colour(view, "said") == dark().muted


def test_typing_changes_colours_at_once(qtbot: QtBot) -> None:
    view = open_view(qtbot, "see [this](b|")
    assert look(view, "this").isEmpty()
    type_words(view, ")")
    assert colour(view, "this") == THEME.accent


def test_fence_colours_what_is_below(qtbot: QtBot) -> None:
    view = open_view(qtbot, "|\nwords\n\nmore")
    type_words(view, "```")
    assert colour(view, "more") == THEME.muted
    view.undo()
    assert look(view, "more").isEmpty()


def test_line_above_a_row_of_signs_becomes_a_heading_and_stops_being_one(qtbot: QtBot) -> None:
    view = open_view(qtbot, "Title\n==|")
    assert look(view, "Title").fontWeight() == QFont.Weight.Bold
    type_words(view, "x")
    qtbot.waitUntil(lambda: look(view, "Title").fontWeight() != QFont.Weight.Bold)
    view.undo()
    qtbot.waitUntil(lambda: look(view, "Title").fontWeight() == QFont.Weight.Bold)


def test_above_a_line_that_is_gone_nothing_happens(qtbot: QtBot) -> None:
    view = open_view(qtbot, "Title\n|")
    type_words(view, "=")
    view.set_text("other")
    QApplication.processEvents()
    assert look(view, "other").isEmpty()


LONG = "words\n\n" * 100 + "```\ncode\n\n" + "more **code**\n\n" * 100 + "```\n\nafter **bold**\n"


def end(view: EditorView) -> None:
    place = view.textCursor()
    place.movePosition(QTextCursor.MoveOperation.End)
    view.setTextCursor(place)


def test_far_below_is_coloured_when_it_is_seen_and_knows_its_fence(qtbot: QtBot) -> None:
    view = open_view(qtbot, "|" + LONG)
    QApplication.processEvents()
    assert look(view, "after **").isEmpty()
    assert look(view, "bold").isEmpty()
    end(view)
    assert look(view, "bold").fontWeight() == QFont.Weight.Bold
    last = view.document().findBlockByNumber(view.blockCount() - 8)
    assert [stretch.format.foreground().color().name() for stretch in last.layout().formats()] == [THEME.muted]


def test_fence_opened_above_reaches_what_is_not_seen(qtbot: QtBot) -> None:
    view = open_view(qtbot, "|\n" + "more **bold**\n\n" * 200)
    type_words(view, "~~~")
    end(view)
    last = view.document().findBlockByNumber(view.blockCount() - 3)
    assert [stretch.format.foreground().color().name() for stretch in last.layout().formats()] == [THEME.muted]


def test_what_comes_into_sight_by_deleting_is_coloured(qtbot: QtBot) -> None:
    view = open_view(qtbot, "«" + "plain\n" * 400 + "»then **bold**")
    QApplication.processEvents()
    key(view, Qt.Key.Key_Delete)
    assert view.text == "then **bold**"
    assert look(view, "bold").fontWeight() == QFont.Weight.Bold


def test_colours_after_text_with_another_one_before(qtbot: QtBot) -> None:
    view = open_view(qtbot, "```\n" * 3)
    put(view, "**bold**")
    assert look(view, "bold").fontWeight() == QFont.Weight.Bold
