"""What Enter and Tab do to a Markdown text."""

from __future__ import annotations

from PySide6.QtCore import Qt

from editor.quotes.found import empty_answers
from editor.text.answers import answer_to_go_to
from editor.text.code_lines import is_code
from editor.text.editing import Edit, Selection, cursor, edit_of
from editor.text.line_marks import outdented, tabbed
from editor.text.smart_enter import entered


def edit_for(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, chosen: Selection) -> Edit | None:
    """The edit that a key makes; None where it does what it does in any text."""
    match key, modifiers:
        case ((Qt.Key.Key_Return | Qt.Key.Key_Enter), Qt.KeyboardModifier.NoModifier):
            return entered(text, chosen, in_code=is_code(text, chosen.start))
        case ((Qt.Key.Key_Return | Qt.Key.Key_Enter), Qt.KeyboardModifier.ShiftModifier):
            end = chosen.start + 1
            return Edit(start=chosen.start, removed=chosen.end - chosen.start, added="\n", selection=cursor(end))
        case Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier:
            return _jump(text, chosen, 1) or tabbed(text, chosen)
        case Qt.Key.Key_Backtab, _:
            return _jump(text, chosen, -1) or outdented(text, chosen)
        case _:
            return None


def _jump(text: str, chosen: Selection, step: int) -> Edit | None:
    """To the next empty answer or the one before."""
    if not chosen.is_empty:
        return None
    place = answer_to_go_to(text, chosen.position, empty_answers(text), step)
    return None if place is None else edit_of(text, (), cursor(place))
