"""The right side: preview, comments, post and checks, one at a time or the preview beside another."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from editor.ui.parts.pieces import focus_first, label
from editor.ui.parts.theme import Theme
from editor.ui.window.layout_rules import Tab
from editor.ui.window.tab_row import TabRow

_LEAST = 280  # pixels that a pane needs
_ROW = 46


class _Divider(QFrame):
    """The line between the preview and what stands beside it; dragging moves it."""

    moved = Signal(int)  # x in the right side

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setProperty("role", "divider")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(self.mapToParent(event.position().toPoint()).x())


class RightSide(QWidget):
    """Lays out its children itself: a web view must not change its parent when the window grows."""

    tab_chosen = Signal(object)  # Tab

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = TabRow(theme)
        self.tabs.setParent(self)
        self._line = QFrame(self)
        self._line.setProperty("role", "line")
        self._divider = _Divider(self)
        self._stack = QStackedWidget(self)
        self._preview: QWidget = self._waiting_place()
        self._panes: dict[Tab, QWidget] = {}
        self._current = Tab.PREVIEW
        self._is_wide = False
        self._has_tabs = True
        self._share = 0.5
        self._divider.moved.connect(self._on_divider_moved)
        self.tabs.chosen.connect(self.tab_chosen)
        self._lay_out()

    def set_preview(self, preview: QWidget) -> None:
        """The pane that shows what the blog will show."""
        self._preview.hide()
        self._preview.deleteLater()
        self._preview = preview
        preview.setParent(self)
        self._lay_out()

    def set_pane(self, tab: Tab, pane: QWidget) -> None:
        """What this tab shows."""
        self._panes[tab] = pane
        self._stack.addWidget(pane)
        self._lay_out()

    def show_tab(self, tab: Tab) -> None:
        """Open this one."""
        self._current = tab
        self.tabs.choose(self._beside() if self._is_wide else tab)
        self._lay_out()

    def arrange(self, *, is_wide: bool, has_tabs: bool) -> None:
        """`is_wide`: the preview stays; without `has_tabs` the tabs stand elsewhere (`tabs` is given away)."""
        self._is_wide, self._has_tabs = is_wide, has_tabs
        if has_tabs and self.tabs.parent() is not self:
            self.tabs.setParent(self)
        if has_tabs:
            others = (Tab.COMMENTS, Tab.POST, Tab.CHECKS)
            self.tabs.set_tabs(others if is_wide else (Tab.PREVIEW, *others))
            self.tabs.show()
        self.show_tab(self._current)

    @property
    def share(self) -> float:
        """How much of the width the preview takes where it stays, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """As it was left."""
        self._share = min(max(share, 0.2), 0.8)
        self._lay_out()

    def shows(self, tab: Tab) -> bool:
        """Is this pane to be seen?"""
        return tab is self._current or (self._is_wide and tab in {Tab.PREVIEW, self._beside()})

    def focus_pane(self) -> None:
        """The keyboard into what is open: its first field or button."""
        pane = self._panes.get(self._beside() if self._is_wide else self._current)
        if pane is not None:
            focus_first(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _LEAST if self._is_wide else _LEAST, 200)

    def _beside(self) -> Tab:
        """What stands beside a preview that stays: the last one of the three."""
        if self._current is not Tab.PREVIEW:
            self._last = self._current
        return self._last

    _last = Tab.COMMENTS

    def _lay_out(self) -> None:
        area = self.rect()
        self._divider.setVisible(self._is_wide)
        if self._is_wide:
            left = min(max(round(area.width() * self._share), _LEAST), area.width() - _LEAST)
            self._place_preview(QRect(0, 0, left, area.height()))
            self._divider.setGeometry(left, 0, 5, area.height())
            self._place_column(QRect(left + 1, 0, area.width() - left - 1, area.height()), self._beside())
        else:
            self._place_column(area, self._current)
        self._divider.raise_()

    def _place_column(self, area: QRect, tab: Tab) -> None:
        top = _ROW if self._has_tabs else 0
        if self._has_tabs:
            self.tabs.setGeometry(area.left(), 0, area.width(), _ROW)
        self._line.setVisible(self._has_tabs)
        self._line.setGeometry(area.left(), top, area.width(), 1)
        inner = QRect(area.topLeft() + QPoint(0, top + 1), QSize(area.width(), area.height() - top - 1))
        if tab is Tab.PREVIEW:
            self._place_preview(inner)
        pane = self._panes.get(tab)
        self._stack.setVisible(pane is not None)
        if pane is not None:
            self._stack.setCurrentWidget(pane)
            self._stack.setGeometry(inner)
        if not self._is_wide:
            self._preview.setVisible(tab is Tab.PREVIEW)

    def _place_preview(self, area: QRect) -> None:
        self._preview.setGeometry(area)
        self._preview.show()

    def _waiting_place(self) -> QLabel:
        made = label("")
        made.setParent(self)
        return made

    def _on_divider_moved(self, x: int) -> None:
        self.set_share(x / max(1, self.width()))
