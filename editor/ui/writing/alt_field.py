"""A small field at an image: what it shows, for those who cannot see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from editor.text.editing import line_end
from editor.text.image_marks import ImageMark, images_in, with_alt
from editor.ui.parts.pieces import IconLabel, label
from editor.ui.parts.theme import Theme
from editor.ui.writing.editor_view import EditorView

_WIDTH = 420
_GAP = 4


class AltField(QFrame):
    """Opens at an image with the focus in it. Enter keeps the words, Escape leaves the image as it was."""

    closed = Signal()
    """By Enter or Escape; whoever goes elsewhere wants no more of it."""

    def __init__(self, view: EditorView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._place = QTextCursor()
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("Describe the image"))
        self._field.setPlaceholderText(self.tr("What does it show?"))
        self._keys = label(self.tr("Enter keeps it"), "dim")
        self._icon = IconLabel("image", theme)
        self._arrange()
        self._field.returnPressed.connect(self._on_return)
        self._field.installEventFilter(self)
        view.updateRequest.connect(self._follow)
        self.hide()

    def open_at(self, image: ImageMark) -> None:
        """Ask for the words of this image."""
        self._place = self._view.textCursor()
        self._place.setPosition(self._view.tracker.to_units(image.start))
        self._place.setKeepPositionOnInsert(True)
        self._field.setText(image.alt)
        self._field.selectAll()
        self.show()
        self.raise_()
        self._follow()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def settle(self) -> None:
        """Keep what was typed, as when the person goes elsewhere."""
        if self.isVisible():
            self._keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.hide()
                self._view.setFocus()
                self.closed.emit()
            event.accept()
            return True
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut and self._is_left(event):
            self._keep()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # what the field leaves over (Enter, Up) would go on to the text behind it

    def _is_left(self, event: QFocusEvent) -> bool:
        """Did the person go somewhere else in the window? Then what was typed is kept."""
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        return self.isVisible() and event.reason() not in stays

    def _on_return(self) -> None:
        self._keep()
        self._view.setFocus()
        self.closed.emit()

    def _keep(self) -> None:
        self.hide()
        image = self._image()
        if image is not None and self._field.text().strip() != image.alt:
            self._view.apply(with_alt(image, self._field.text()))

    def _image(self) -> ImageMark | None:
        """The image as it is now; None when it is gone."""
        text = self._view.text
        start = self._view.tracker.to_points(self._place.position())
        found = next(images_in(text, start, line_end(text, start)), None)
        return found if found is not None and found.start == start else None

    def _follow(self) -> None:
        """Stay below the image's line, in the view."""
        if self.isHidden():
            return
        line = self._view.cursorRect(self._place)
        corner = self._view.viewport().mapTo(self._view, line.bottomLeft() + QPoint(0, _GAP))
        width = min(_WIDTH, self._view.width() - 2 * _GAP)
        height = self.sizeHint().height()
        left = max(_GAP, min(corner.x(), self._view.width() - width - _GAP))
        top = corner.y()
        if top + height > self._view.height():
            top = corner.y() - line.height() - height - 2 * _GAP
        self.setGeometry(left, top, width, height)

    def _arrange(self) -> None:
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._keys)
