"""The tabs of the right side: words where there is room, icons where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.ui.icons import icon
from editor.ui.layout_rules import Tab
from editor.ui.pieces import label, restyle
from editor.ui.theme import Theme

_ICONS = {
    Tab.WRITE: "edit",
    Tab.PREVIEW: "eye",
    Tab.COMMENTS: "comment",
    Tab.POST: "tag",
    Tab.CHECKS: "list",
}


class TabRow(QWidget):
    """One tab is chosen; the number beside *Checks* is how much there is to mend."""

    chosen = Signal(object)  # Tab

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = {
            Tab.WRITE: self.tr("Write"),
            Tab.PREVIEW: self.tr("Preview"),
            Tab.COMMENTS: self.tr("Comments"),
            Tab.POST: self.tr("Post"),
            Tab.CHECKS: self.tr("Checks"),
        }
        self._group = QButtonGroup(self)
        self._buttons = {tab: self._make(tab) for tab in Tab}
        self._count = self._make_count()
        self._shown: tuple[Tab, ...] = tuple(Tab)
        self._current = Tab.PREVIEW
        self._arrange()
        self.set_theme(theme)
        self.choose(Tab.PREVIEW)

    def choose(self, tab: Tab) -> None:
        """Mark this tab; nothing is emitted."""
        self._current = tab
        self._buttons[tab].setChecked(True)
        self.set_theme(self._theme)
        self._fit()

    def set_tabs(self, tabs: tuple[Tab, ...]) -> None:
        """Only these are there."""
        self._shown = tabs
        for tab, choice in self._buttons.items():
            choice.setVisible(tab in tabs)
        self._count.setVisible(Tab.CHECKS in tabs and bool(self._count.text()))
        self._fit()

    def set_count(self, count: int, *, stops: bool) -> None:
        """How many problems; `stops`: one of them prevents publishing."""
        self._count.setText(f"{count:n}" if count else "")
        self._count.setVisible(bool(count) and Tab.CHECKS in self._shown)
        restyle(self._count, tone="bad" if stops else "warn")
        self._buttons[Tab.CHECKS].setAccessibleDescription(
            self.tr("{count} to look at").format(count=count) if count else ""
        )
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for tab, choice in self._buttons.items():
            choice.setIcon(icon(_ICONS[tab], theme.text if tab is self._current else theme.muted, 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._shown) * 40 + 60, 46)

    def _make(self, tab: Tab) -> QToolButton:
        made = QToolButton()
        made.setProperty("kind", "tab")
        made.setCheckable(True)
        made.setText(self._words[tab])
        made.setAccessibleName(self._words[tab])
        made.setIconSize(QSize(16, 16))
        made.setMinimumSize(36, 30)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self._on_clicked(tab))
        self._group.addButton(made)
        return made

    def _make_count(self) -> QLabel:
        made = label("", "count")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.hide()
        return made

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        for choice in self._buttons.values():
            layout.addWidget(choice)
        layout.addWidget(self._count)
        layout.addStretch(1)
        self.setFixedHeight(46)

    def _on_clicked(self, tab: Tab) -> None:
        self.choose(tab)
        self.chosen.emit(tab)

    def _fit(self) -> None:
        """All words, or those of the chosen tab alone, or none: as much as there is room for."""
        room = self.width() - 24 - (self._count.sizeHint().width() if self._count.text() else 0)
        advance = self.fontMetrics().horizontalAdvance
        icons = 40 * len(self._shown)
        words = {tab: advance(self._words[tab]) + 12 for tab in self._shown}
        if icons + sum(words.values()) <= room:
            worded = set(self._shown)
        elif icons + words.get(self._current, 0) <= room:
            worded = {self._current}
        else:
            worded = set[Tab]()
        for tab, choice in self._buttons.items():
            beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
            choice.setToolButtonStyle(beside if tab in worded else alone)
            choice.setToolTip("" if tab in worded else self._words[tab])
