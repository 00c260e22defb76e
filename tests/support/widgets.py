"""Finding what is seen in a widget, and what its signals carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget


def button(root: QWidget, name: str) -> QAbstractButton | None:
    """The visible button of this name."""
    found = (each for each in root.findChildren(QAbstractButton) if each.accessibleName() == name)
    return next((each for each in found if each.isVisible()), None)


def press(root: QWidget, name: str) -> None:
    """Click the button of this name."""
    found = button(root, name)
    assert found is not None, f"no button {name!r}"
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def named(root: QWidget, name: str) -> QWidget:
    """The visible widget of this name."""
    return next(each for each in root.findChildren(QWidget) if each.accessibleName() == name and each.isVisible())


def words(root: QWidget) -> list[str]:
    """What the visible labels say."""
    return [label.text().replace("\u200b", "") for label in root.findChildren(QLabel) if label.isVisible()]


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def type_in(text: str) -> None:
    """Keys to what has the focus; a line feed is Enter, a tabulator Tab."""
    for char in text:
        match char:
            case "\n":
                QTest.keyClick(focused(), Qt.Key.Key_Return)
            case "\t":
                QTest.keyClick(focused(), Qt.Key.Key_Tab)
            case _:
                QTest.keyClicks(focused(), char)


def carried(signal: SignalInstance, act: Callable[[], object]) -> list[Any]:
    """What a signal carries when this is done, every time it is emitted."""
    said: list[Any] = []

    def keep(*values: Any) -> None:  # noqa: ANN401 - whatever the signal carries
        said.append(values[0] if len(values) == 1 else values)

    signal.connect(keep)
    act()
    signal.disconnect(keep)
    return said
