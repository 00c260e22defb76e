"""The desktop goes dark while the window is open, and light again: everything that is seen follows."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from editor.ui.commands import Do
from editor.ui.parts.theme_source import ThemeSource
from tests.journeys.conftest import Whole


def test_window_follows_the_desktop_into_the_dark_and_back(whole: Whole) -> None:
    window, themes = whole.program.window, whole.themes
    window.resize(1280, 900)
    window.commands[Do.POST].trigger()
    whole.hand.click("More")
    sticky = whole.hand.find("Stays at the top of the blog", QCheckBox)
    text = whole.hand.find("Text of the draft", QPlainTextEdit)
    light = _seen(window)
    assert _contrast(sticky, 20) > 40  # its box is seen, not its words alone
    _turn(themes, "dark")
    assert _brightness(text) < 60
    assert _contrast(text) > 150
    assert _contrast(sticky, 20) > 40
    _turn(themes, "light")
    assert _brightness(text) > 240
    whole.hand.wait(lambda: _seen(window) == light, lambda: "the window as it was")


def _turn(themes: ThemeSource, scheme: str) -> None:
    """As the desktop does it: offscreen there is none to be told."""
    themes.force(scheme)
    QTest.qWait(50)


def _seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _brightness(widget: QWidget) -> int:
    """Of the ground, 0 to 255."""
    image = _seen(widget)
    return QColor(image.pixel(image.width() - 30, image.height() - 10)).lightness()


def _contrast(widget: QWidget, width: int = 0) -> int:
    """Between the brightest and the darkest that is seen in the first `width` pixels, or all."""
    image = _seen(widget)
    across = range(0, width or image.width(), 1 if width else 2)
    found = [QColor(image.pixel(x, y)).lightness() for y in range(0, image.height(), 2) for x in across]
    return max(found) - min(found)
