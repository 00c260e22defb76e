"""The body of the window: side column, text and right side, as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from editor.ui.parts.theme import Theme
from editor.ui.window.layout_rules import Arrangement, Tab, arrangement
from editor.ui.window.right_side import RightSide
from editor.ui.window.sidebar import Sidebar

_OVERLAY = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """How wide the columns were left, in pixels; `share` is the preview's of a right side that holds two."""

    sidebar: int = 224
    right: int = 420
    right_wide: int = 820
    share: float = 0.49


class _Veil(QWidget):
    """Lies under an open side column: a click beside it closes it."""

    clicked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()


class Columns(QWidget):
    """Arranges itself by its width."""

    arranged = Signal(object)  # Arrangement
    tab_shown = Signal(object)  # Tab

    def __init__(self, theme: Theme, sidebar: Sidebar, middle: QWidget) -> None:
        super().__init__()
        self.sidebar = sidebar
        self.middle = middle
        self.right = RightSide(theme)
        self._widths = Widths()
        self._now: Arrangement | None = None
        self._tab = Tab.PREVIEW
        self._is_bare = False
        self._wants_sidebar = True
        self._tab_place = self._make_tab_place()
        self._splitter = self._make_splitter()
        self._veil = _Veil(self)
        self._veil.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tab_place)
        layout.addWidget(self._splitter, 1)
        self.right.tab_chosen.connect(self.show_tab)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._veil.clicked.connect(self.close_overlay)

    @property
    def tab(self) -> Tab:
        """Which tab is open."""
        return self._tab

    @property
    def widths(self) -> Widths:
        """To be remembered."""
        return Widths(
            sidebar=self._widths.sidebar,
            right=self._widths.right,
            right_wide=self._widths.right_wide,
            share=self.right.share,
        )

    def set_widths(self, widths: Widths) -> None:
        """As they were left."""
        self._widths = widths
        self.right.set_share(widths.share)
        self._share_out()

    def show_tab(self, tab: Tab) -> None:
        """Open it; asked for again where there is one page only, the text comes back."""
        one_page = self._now is not None and self._now.is_one_page
        self._tab = Tab.WRITE if one_page and tab is self._tab else tab
        self._place_pages()
        self.tab_shown.emit(self._tab)

    def restore_tab(self, name: str) -> None:
        """The one that was open when the window was closed; where there is one page only, that is the text."""
        if name in {Tab.COMMENTS, Tab.POST, Tab.CHECKS} and self._now is not None and not self._now.is_one_page:
            self.show_tab(Tab(name))

    def show_text(self) -> None:
        """The text to the front, where it shares its place with the tabs."""
        if self._now is not None and self._now.is_one_page and self._tab is not Tab.WRITE:
            self.show_tab(Tab.WRITE)

    def focus_pane(self) -> None:
        """The keyboard into the open pane."""
        self.right.focus_pane()

    def shows(self, tab: Tab) -> bool:
        """Is this pane to be seen now?"""
        return not self._is_bare and self.right.isVisible() and self.right.shows(tab)

    def toggle_sidebar(self) -> None:
        """Open or close the side column: beside the text where there is room, else over it."""
        if self._now is None or self._now.has_sidebar:
            self._wants_sidebar = not self._wants_sidebar
            self.sidebar.setVisible(self._wants_sidebar)
            self._share_out()
        elif self.sidebar.isVisible():
            self.close_overlay()
        else:
            self._open_overlay()
        if self.sidebar.isVisible():
            self.sidebar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_sidebar(self) -> None:
        """Show the side column, however there is room for it."""
        if not self.sidebar.isVisible():
            self.toggle_sidebar()

    def close_overlay(self) -> None:
        """A draft was chosen, or a click went beside it."""
        if self._veil.isVisible():
            self._veil.hide()
            self.sidebar.hide()
            self.middle.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_bare(self, *, bare: bool) -> None:
        """Only the text."""
        self._is_bare = bare
        self.close_overlay()
        self._place_pages()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._veil.isVisible():
            self.close_overlay()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = arrangement(self.width())
        if wanted != self._now:
            self._arrange(wanted)
        if self._veil.isVisible():
            self._open_overlay()

    def _arrange(self, wanted: Arrangement) -> None:
        before, self._now = self._now, wanted
        if before is None or before.has_sidebar != wanted.has_sidebar:
            self._dock(docked=wanted.has_sidebar)
        self.right.arrange(is_wide=wanted.preview_stays, has_tabs=not wanted.is_one_page)
        self._tab_place.setVisible(wanted.is_one_page)
        if wanted.is_one_page:
            self._tab_place.layout().addWidget(self.right.tabs)  # pyright: ignore[reportOptionalMemberAccess]  # set above
            self.right.tabs.set_tabs(tuple(Tab))
            self._tab = Tab.WRITE
        elif self._tab is Tab.WRITE:
            self._tab = Tab.PREVIEW
        self._place_pages()
        self._share_out()
        self.arranged.emit(wanted)

    def _dock(self, *, docked: bool) -> None:
        self._veil.hide()
        if docked:
            self.sidebar.setGraphicsEffect(None)  # pyright: ignore[reportArgumentType] — Qt takes a null to remove it
            self._splitter.insertWidget(0, self.sidebar)
            self._splitter.setStretchFactor(0, 0)
            self._splitter.setStretchFactor(1, 1)
            self.sidebar.setVisible(self._wants_sidebar and not self._is_bare)
        else:
            self.sidebar.hide()
            self.sidebar.setParent(self)
            shadow = QGraphicsDropShadowEffect(self.sidebar)
            shadow.setBlurRadius(32)
            shadow.setOffset(2, 0)
            shadow.setColor(QColor(0, 0, 0, 70))
            self.sidebar.setGraphicsEffect(shadow)

    def _open_overlay(self) -> None:
        self._veil.setGeometry(self.rect())
        self._veil.show()
        self._veil.raise_()
        self.sidebar.setGeometry(QRect(0, 0, min(_OVERLAY, self.width() - 48), self.height()))
        self.sidebar.show()
        self.sidebar.raise_()

    def _place_pages(self) -> None:
        one_page = self._now is not None and self._now.is_one_page
        docked = self._now is not None and self._now.has_sidebar
        self.middle.setVisible(self._is_bare or not one_page or self._tab is Tab.WRITE)
        self.right.setVisible(not self._is_bare and (not one_page or self._tab is not Tab.WRITE))
        self._tab_place.setVisible(one_page and not self._is_bare)
        if docked:
            self.sidebar.setVisible(self._wants_sidebar and not self._is_bare)
        if self._tab is Tab.WRITE:
            self.right.tabs.choose(Tab.WRITE)
        else:
            self.right.show_tab(self._tab)

    def _share_out(self) -> None:
        """Give the columns their widths; the text gets what is left."""
        if self._now is None or self._now.is_one_page:
            return
        right = self._right_width(is_wide=self._now.preview_stays)
        sizes = [self.width() - right, right]
        if self._now.has_sidebar:
            side = self._widths.sidebar if self.sidebar.isVisibleTo(self) else 0
            sizes = [side, self.width() - right - side, right]
        self._splitter.setSizes(sizes)

    def _right_width(self, *, is_wide: bool) -> int:
        """As it was dragged, where the text still has a third; until then the text has the larger part."""
        default = Widths()
        wanted, given = (
            (self._widths.right_wide, default.right_wide) if is_wide else (self._widths.right, default.right)
        )
        most = self.width() * (55 if is_wide else 40) // 100 if wanted == given else self.width() * 2 // 3
        return min(wanted, most)

    def _make_splitter(self) -> QSplitter:
        made = QSplitter(Qt.Orientation.Horizontal)
        made.setHandleWidth(1)
        made.setChildrenCollapsible(False)
        made.addWidget(self.sidebar)
        made.addWidget(self.middle)
        made.addWidget(self.right)
        for place, stretch in enumerate((0, 1, 0)):
            made.setStretchFactor(place, stretch)
        return made

    def _make_tab_place(self) -> QFrame:
        made = QFrame()
        made.setProperty("role", "header")
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        return made

    def _on_splitter_moved(self) -> None:
        sizes = self._splitter.sizes()
        has_sidebar = self._now is not None and self._now.has_sidebar and self.sidebar.isVisible()
        sidebar = sizes[0] if has_sidebar else self._widths.sidebar
        wide = self._now is not None and self._now.preview_stays
        self._widths = Widths(
            sidebar=sidebar,
            right=self._widths.right if wide else sizes[-1],
            right_wide=sizes[-1] if wide else self._widths.right_wide,
            share=self.right.share,
        )
