"""A scroll area that would like to be as high as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class SnugArea(QScrollArea):
    """Scrolls up and down only, and only where there is less room; nothing is drawn round it."""

    def __init__(self, inner: QWidget, width: int) -> None:
        super().__init__()
        self._inner = inner
        self._usual = width
        """Pixels across, before it is shown."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__1 is self._inner and arg__2.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    def sizeHint(self) -> QSize:
        beside = (
            self.verticalScrollBar().sizeHint().width()
        )  # or a bar that came would never go: lines get longer beside it
        width = (self.width() if self.isVisible() else self._usual) - beside
        across = self._inner.sizeHint().width()
        return QSize(across, max(self._inner.heightForWidth(width), self._inner.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inner.minimumSizeHint().width(), min(120, self.sizeHint().height()))
