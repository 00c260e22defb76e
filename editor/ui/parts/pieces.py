"""Small widgets that the window is made of, each with its accessible name, recoloured with the theme."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.parts.icons import icon, pixmap
from editor.ui.parts.theme import GAP, TARGET, Theme

CONTROLS = "controls"
"""The object name of a row of buttons at the end of a page: a toast keeps off it."""


@runtime_checkable
class Themed(Protocol):
    """A widget that paints itself, or shows icons."""

    def set_theme(self, theme: Theme) -> None:
        """Use these colours from now on."""
        ...


def recolour(root: QWidget, theme: Theme) -> None:
    """Hand the theme to `root` and everything in it that wants one."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Themed):
            widget.set_theme(theme)


def focus_first(region: QWidget) -> bool:
    """The keyboard to what `region` stands for, or to the first widget in it that takes it: is there one?"""
    if not region.isVisible():
        return False
    proxy = region.focusProxy()
    inside = [proxy] if proxy else region.findChildren(QWidget)
    for widget in inside:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A line of words in one of the style sheet's roles; plain text, whatever it holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if role == "section":
        font = made.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
        made.setFont(font)
    return made


def button(text: str, kind: str = "", *, name: str = "") -> QPushButton:
    """A button with words; `name` when the words alone do not say what it is for."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setMinimumHeight(TARGET)
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def row(*parts: QWidget | QLayout | int | None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side, 8 pixels apart; a number is so much more space, None takes what is left."""
    made = QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(GAP)
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, int):
            made.addSpacing(part)
        elif isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def named_block(words: str, field: QWidget, *below: QWidget) -> QWidget:
    """Quiet words over a field that they name, and what stands below it."""
    name = label(words, "muted")
    name.setBuddy(field)
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for part in (name, field, *below):
        layout.addWidget(part)
    return made


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet looks at, and let it look again if it has looked."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconButton(QToolButton):
    """A tool button with an icon in one of the theme's colours, drawn when it is first seen: many never are."""

    def __init__(self, icon_name: str, name: str, theme: Theme, *, colour: str = "text", size: int = 20) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._colour = colour
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(max(24, size + 12), max(24, size + 12))
        self.setIconSize(QSize(size, size))
        self.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As it was fixed: the style sheet takes the least size away, and a tight row would squeeze it."""
        return self.maximumSize()

    def minimumSizeHint(self) -> QSize:
        return self.maximumSize()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._is_drawn = False
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self._is_drawn:
            self.setIcon(icon(self._icon_name, str(getattr(self._theme, self._colour)), self.iconSize().width()))
            self._is_drawn = True


class IconLabel(QLabel):
    """An icon that says nothing by itself: it stands beside words. It is drawn when it is first seen."""

    def __init__(self, icon_name: str, theme: Theme, *, colour: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._icon_name, self._colour, self._size = icon_name, colour, size
        self.setFixedSize(size, size)
        self.set_theme(theme)

    def show_icon(self, icon_name: str, colour: str, theme: Theme) -> None:
        """Another icon, or another colour."""
        self._icon_name, self._colour = icon_name, colour
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._is_drawn = False
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self._is_drawn:
            colour = str(getattr(self._theme, self._colour))
            self.setPixmap(pixmap(self._icon_name, colour, self._size, max(2.0, self.devicePixelRatioF())))
            self._is_drawn = True


class ElidedLabel(QLabel):
    """One line of plain words, cut with … where it does not fit; the tool tip has all of it."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRect(area), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        self.setToolTip(self.text() if shown != self.text() else "")


class RowButton(QPushButton):
    """A line of the side column: icon, words, and a number at the right."""

    def __init__(self, icon_name: str, text: str, theme: Theme, *, colour: str = "text") -> None:
        super().__init__()
        self._words = text
        self._count = label("", "muted")
        parts = (IconLabel(icon_name, theme, colour=colour), ElidedLabel(text, colour), self._count)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(*parts, margins=(10, 0, 10, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.set_count("")

    def set_count(self, count: str) -> None:
        """What stands at the right; empty: nothing."""
        self._count.setText(count)
        self.setAccessibleName(f"{self._words}, {count}" if count else self._words)

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SearchField(QLineEdit):
    """A field with a magnifying glass; Escape empties it."""

    def __init__(self, prompt: str, name: str, theme: Theme) -> None:
        super().__init__()
        self.setPlaceholderText(prompt)
        self.setAccessibleName(name)
        self._glass = IconLabel("search", theme)
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = IconButton("close", self.tr("Clear the search"), theme, colour="muted", size=12)
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setFixedSize(24, 24)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.setTextMargins(24, 0, 20, 0)
        self.setMinimumHeight(30)
        self.textChanged.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        middle = self.height() // 2
        self._glass.move(10, middle - 8)
        self._clear.move(self.width() - 27, middle - 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_changed(self) -> None:
        self._clear.setVisible(bool(self.text()))


def tinted(icon_name: str, theme: Theme, colour: str = "muted") -> QIcon:
    """An icon for menus and lists, 16 pixels."""
    return icon(icon_name, str(getattr(theme, colour)), 16)
