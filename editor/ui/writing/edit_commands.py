"""Undo and the clipboard, for whatever widget has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QMetaObject
from PySide6.QtWidgets import QApplication

from editor.ui.commands import Do

_SLOTS = {
    Do.UNDO: "undo",
    Do.REDO: "redo",
    Do.CUT: "cut",
    Do.COPY: "copy",
    Do.PASTE: "paste",
    Do.SELECT_ALL: "selectAll",
}


def edit_handlers() -> Mapping[Do, Callable[[], None]]:
    """What the Edit menu does. Its keys go to the widget first, which knows them itself."""
    return {do: partial(_let_do, slot) for do, slot in _SLOTS.items()}


def _let_do(slot: str) -> None:
    widget = QApplication.focusWidget()
    if widget and widget.metaObject().indexOfMethod(f"{slot}()") >= 0:
        QMetaObject.invokeMethod(widget, slot)
