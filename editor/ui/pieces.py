"""Small widgets that the window is made of, each with its accessible name, recoloured with the theme."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from editor.ui.icons import icon, pixmap
from editor.ui.theme import GAP, TARGET, Theme


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


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet looks at, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconButton(QToolButton):
    """A tool button with an icon in one of the theme's colours."""

    def __init__(self, icon_name: str, name: str, theme: Theme, *, text: str = "", colour: str = "text") -> None:
        super().__init__()
        self._icon_name = icon_name
        self._colour = colour
        self.setProperty("kind", "quiet")
        self.setAccessibleName(name)
        self.setToolTip("" if text else name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(TARGET, TARGET)
        self.setIconSize(QSize(16, 16) if text else QSize(20, 20))
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon(self._icon_name, str(getattr(theme, self._colour)), self.iconSize().width()))


class IconLabel(QLabel):
    """An icon that says nothing by itself: it stands beside words."""

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
        colour = str(getattr(theme, self._colour))
        self.setPixmap(pixmap(self._icon_name, colour, self._size, max(2.0, self.devicePixelRatioF())))


class RowButton(QPushButton):
    """A line of the side column: icon, words, and a number at the right."""

    def __init__(self, icon_name: str, text: str, theme: Theme, *, colour: str = "text") -> None:
        super().__init__()
        self._icon_name, self._colour, self._words = icon_name, colour, text
        self._count = label("", "muted")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(32)
        self.setIconSize(QSize(16, 16))
        self.setLayout(row(None, self._count, margins=(0, 0, 10, 0)))
        self.set_count("")
        self.set_theme(theme)

    def set_count(self, count: str) -> None:
        """What stands at the right; empty: nothing."""
        self._count.setText(count)
        self.setAccessibleName(f"{self._words}, {count}" if count else self._words)
        self._elide()

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon(self._icon_name, str(getattr(theme, self._colour)), 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _elide(self) -> None:
        room = self.width() - 56 - QFontMetrics(self._count.font()).horizontalAdvance(self._count.text())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 24))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._words if shown != self._words else "")


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


def tinted(icon_name: str, theme: Theme, colour: str = "muted") -> QIcon:
    """An icon for menus and lists, 16 pixels."""
    return icon(icon_name, str(getattr(theme, colour)), 16)
