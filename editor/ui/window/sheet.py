"""Shows a dialog inside the window, over a dimmed ground: no second window to lose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from editor.ui.parts.theme import Theme

_EDGE = 4  # pixels: the panel's border and the layout's margin, above and below


class Sheet(QWidget):
    """One dialog at a time. Keys and clicks do not reach what lies under it; Escape closes it."""

    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._dialog: QDialog | None = None
        self._focus_before: QWidget | None = None
        self._panel = QFrame(self)
        self._panel.setProperty("role", "sheet")
        self._inside = QVBoxLayout(self._panel)
        self._inside.setContentsMargins(1, 1, 1, 1)
        shadow = QGraphicsDropShadowEffect(self._panel)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self._panel.setGraphicsEffect(shadow)
        self.set_theme(theme)
        over.installEventFilter(self)
        self.hide()

    def open(self, dialog: QDialog) -> None:
        """Show this one, and destroy it when it is finished."""
        self.close_dialog()
        self._dialog = dialog
        self._focus_before = QApplication.focusWidget()
        dialog.setWindowFlags(Qt.WindowType.Widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_Moved)  # or QDialog would centre itself in the layout
        dialog.finished.connect(self._on_finished)
        self._inside.addWidget(dialog)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        dialog.show()
        self._fit()
        self._focus_inside(dialog)
        self.opened.emit()

    def close_dialog(self) -> None:
        """Reject the one that is open."""
        if self._dialog is not None:
            self._dialog.reject()

    @property
    def dialog(self) -> QDialog | None:
        """The one that is open."""
        return self._dialog

    def set_theme(self, theme: Theme) -> None:
        self._scrim = QColor(0, 0, 0, 130 if theme.is_dark else 72)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 — Qt's name
        """Tab stays among the dialog's own widgets."""
        chain = self._chain(QApplication.focusWidget() or self, is_forward=next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        for widget in chain:
            if self._takes_focus(widget):
                widget.setFocus(reason)
                break
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._scrim)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _chain(self, start: QWidget, *, is_forward: bool) -> list[QWidget]:
        chain = list[QWidget]()
        widget = start
        while len(chain) == 0 or widget is not start:
            following = widget.nextInFocusChain() if is_forward else widget.previousInFocusChain()
            if following is None:
                break
            widget = following
            chain.append(widget)
        return chain

    def _takes_focus(self, widget: QWidget) -> bool:
        return (
            self._panel.isAncestorOf(widget)
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and widget.isVisible()
            and widget.isEnabled()
        )

    def _focus_inside(self, dialog: QDialog) -> None:
        wanted = dialog.focusWidget()
        candidates = [wanted] if wanted else dialog.findChildren(QWidget)
        for widget in candidates:
            if self._takes_focus(widget):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._panel.setFocus()

    def _fit(self) -> None:
        if self._dialog is None:
            return
        wanted = self._dialog.sizeHint().expandedTo(self._dialog.minimumSizeHint())
        width = min(max(wanted.width(), self._dialog.minimumWidth()), self.width() - 16)
        layout = self._dialog.layout()
        height = wanted.height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
        height = min(height + _EDGE, self.height() - 16)
        top = max(8, min((self.height() - height) // 2, self.height() // 6))
        self._panel.setGeometry(QRect((self.width() - width) // 2, top, width, height))

    def _on_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        self.hide()
        if dialog is not None:
            self._inside.removeWidget(dialog)
            dialog.hide()
            dialog.deleteLater()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None
        self.closed.emit()
