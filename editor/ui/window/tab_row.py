"""The tabs of the right side: words where there is room, icons where there is not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.ui.parts.pieces import IconLabel, label, restyle, row
from editor.ui.parts.theme import Theme
from editor.ui.window.layout_rules import Tab

_ICONS = {
    Tab.WRITE: "edit",
    Tab.PREVIEW: "eye",
    Tab.COMMENTS: "comment",
    Tab.POST: "tag",
    Tab.CHECKS: "list",
}


class _TabButton(QPushButton):
    """Icon, words where there is room, and a number where there is something to count."""

    def __init__(self, tab: Tab, words: str, theme: Theme) -> None:
        super().__init__()
        self._icon_name = _ICONS[tab]
        self._icon = IconLabel(self._icon_name, theme)
        self.words = label(words, "tab")
        self.count = self._make_count()
        self.setProperty("kind", "tab")
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for part in (self._icon, self.words, self.count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(self._icon, self.words, self.count, margins=(10, 0, 10, 0)))
        self.setFixedHeight(30)

    def set_worded(self, *, worded: bool) -> None:
        """Words or not."""
        self.words.setVisible(worded)
        self.setToolTip("" if worded else self.words.text())

    def width_needed(self, *, worded: bool) -> int:
        """Pixels, with and without words."""
        count = 8 + self.count.sizeHint().width() if self.count.text() else 0
        return 36 + count + (8 + self.words.sizeHint().width() if worded else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.width_needed(worded=not self.words.isHidden()), 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mark(self, theme: Theme) -> None:
        """Chosen or not, in these colours."""
        colour = "text" if self.isChecked() else "muted"
        self._icon.show_icon(self._icon_name, colour, theme)
        restyle(self.words, role=colour)

    def _make_count(self) -> QLabel:
        made = label("", "count")
        made.setObjectName("count")
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setFixedHeight(18)
        made.setMinimumWidth(18)
        made.hide()
        return made


class TabRow(QWidget):
    """One tab is chosen; the number beside *Checks* is how much there is to mend."""

    chosen = Signal(object)  # Tab

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons = {tab: _TabButton(tab, words, theme) for tab, words in self._words().items()}
        self._shown: tuple[Tab, ...] = tuple(Tab)
        self._current = Tab.PREVIEW
        self._arrange()
        self.choose(Tab.PREVIEW)

    def choose(self, tab: Tab) -> None:
        """Mark this tab, the one that Tab leads to (arrow keys lead to the others); nothing is emitted."""
        self._current = tab
        self._buttons[tab].setChecked(True)
        for each, choice in self._buttons.items():
            choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is tab else Qt.FocusPolicy.ClickFocus)
        self.set_theme(self._theme)
        self._fit()

    def set_tabs(self, tabs: tuple[Tab, ...]) -> None:
        """Only these are there."""
        self._shown = tabs
        for tab, choice in self._buttons.items():
            choice.setVisible(tab in tabs)
        self._fit()

    def set_count(self, count: int, *, stops: bool) -> None:
        """How many problems; `stops`: one of them prevents publishing."""
        checks = self._buttons[Tab.CHECKS]
        checks.count.setText(str(count) if count else "")
        checks.count.setVisible(bool(count))
        restyle(checks.count, tone="bad" if stops else "warn")
        checks.setAccessibleDescription(self.tr("{count} to look at").format(count=count) if count else "")
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for choice in self._buttons.values():
            choice.mark(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._shown) * 40 + 60, 46)

    def _words(self) -> dict[Tab, str]:
        return {
            Tab.WRITE: self.tr("Write"),
            Tab.PREVIEW: self.tr("Preview"),
            Tab.COMMENTS: self.tr("Comments"),
            Tab.POST: self.tr("Post"),
            Tab.CHECKS: self.tr("Checks"),
        }

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for tab, choice in self._buttons.items():
            layout.addWidget(choice)
            self._group.addButton(choice)
            choice.clicked.connect(partial(self._on_clicked, tab))
        layout.addStretch(1)
        self.setFixedHeight(46)

    def _on_clicked(self, tab: Tab) -> None:
        self.choose(tab)
        self.chosen.emit(tab)

    def _fit(self) -> None:
        """All words, or those of the chosen tab alone, or none: as much as there is room for."""
        for worded in (set(self._shown), {self._current}, set[Tab]()):
            needed = sum(self._buttons[tab].width_needed(worded=tab in worded) + 4 for tab in self._shown)
            if needed + 12 <= self.width():
                break
        for tab, choice in self._buttons.items():
            choice.set_worded(worded=tab in worded)
            choice.updateGeometry()
