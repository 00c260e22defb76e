"""The title of a draft, in large letters: one paragraph that wraps, without line feeds."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from editor.text.pasting import cleaned

_SIZE = 27  # pixels
_MOST_LINES = 4


class TitleField(QPlainTextEdit):
    """As high as its words; Enter and Down go into the text."""

    title_edited = Signal(str)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(self.tr("Title"))
        self.setPlaceholderText(self.tr("Title"))
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_font()
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def set_title(self, title: str) -> None:
        """Another title: nothing is told. The one that stands there already keeps its cursor and undo."""
        title = _one_line(title)
        if title != self.toPlainText():
            self._shown = title
            self.setPlainText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_Down and self._is_in_last_line()):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(_one_line(cleaned(source.text())))
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def _on_text_changed(self) -> None:
        title = self.toPlainText()
        if title != self._shown:
            self._shown = title
            self.title_edited.emit(title)

    def _is_in_last_line(self) -> bool:
        place = self.textCursor()
        return not place.movePosition(QTextCursor.MoveOperation.Down)

    def _fit(self) -> None:
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        height = lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(height))

    def _set_font(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.document().setDefaultFont(font)


def _one_line(text: str) -> str:
    """The text with a space for each run of line feeds."""
    return " ".join(text.splitlines()) if len(text.splitlines()) > 1 or text.endswith("\n") else text
