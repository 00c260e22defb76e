"""What a person without eyes or without a mouse needs of a window: names, roles, targets, a way through."""

from __future__ import annotations

import os
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from editor.ui.comments.comment_text import CommentText

ROLES = {
    *(QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton),
    *(QAccessible.Role.EditableText, QAccessible.Role.StaticText, QAccessible.Role.ComboBox, QAccessible.Role.SpinBox),
    *(QAccessible.Role.List, QAccessible.Role.Link),
}
"""What a screen reader has a word for."""

LEAST = 24  # pixels of a target, each way: WCAG 2.2, 2.5.8


def faults(root: QWidget) -> Iterator[str]:
    """What is wrong with the visible widgets below `root` that can have the focus."""
    for widget in focusable(root):
        who = f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parentWidget()).__name__}"
        if not name_of(widget):
            yield f"no name: {who}"
        if not _is_web_page(widget) and _role_of(widget) not in ROLES:
            yield f"the role {_role_of(widget)}: {who}"
        if min(widget.width(), widget.height()) < LEAST and not isinstance(widget, CommentText):
            yield f"{widget.width()} by {widget.height()} pixels: {who}"  # a comment's target is its whole card


def focusable(root: QWidget) -> list[QWidget]:
    """Visible widgets that can have the focus themselves."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it. On Linux a combo box says its value here, and its name by its label's relation."""
    if isinstance(widget, QComboBox) and os.name == "posix":
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def focus() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def _role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def _is_web_page(widget: QWidget) -> bool:
    """It tells its content itself, once a screen reader is there."""
    return type(widget.parentWidget()).__name__ == "WebPreview"
