"""The one window: header, columns, status line, and what lies over them for a moment."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from editor.ui.commands import Actions, Do
from editor.ui.menus import fill_menu_bar, main_menu
from editor.ui.parts.pieces import focus_first, recolour
from editor.ui.parts.theme import Theme
from editor.ui.window.columns import Columns
from editor.ui.window.header_bar import HeaderBar
from editor.ui.window.layout_rules import Arrangement
from editor.ui.window.notices import Notices
from editor.ui.window.sheet import Sheet
from editor.ui.window.sidebar import Sidebar
from editor.ui.window.status_line import StatusLine
from editor.ui.window.toast import Toast

_ROOM = 300  # pixels that a sentence needs


class Window(QMainWindow):
    """Holds its parts for those who wire them; knows nothing of drafts and blogs."""

    close_wanted = Signal()

    def __init__(self, theme: Theme, editor: QWidget) -> None:
        super().__init__()
        self.commands = Actions(self)
        self.header = HeaderBar(theme, main_menu(self.commands, self))
        self.sidebar = Sidebar(theme)
        self.notices = Notices(theme)
        self.editor = editor
        self.columns = Columns(theme, self.sidebar, self._middle())
        self.status = StatusLine(theme)
        whole = self._whole()
        self.setCentralWidget(whole)
        self.toast = Toast(theme, whole, lambda: self._room_to_say(whole))
        self.sheet = Sheet(theme, whole)
        self._may_close = False
        self._connect()
        self.setMinimumSize(480, 400)
        self.resize(1280, 800)

    def set_theme(self, theme: Theme) -> None:
        """Light or dark, from now on."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            recolour(part, theme)

    def set_title(self, title: str, *, is_saved: bool) -> None:
        """The draft's, in the header and for the desktop's list of windows."""
        self.header.set_title(title)
        shown = title or self.tr("Untitled")
        self.setWindowTitle(f"{shown}[*] — Rejoinder")
        self.setWindowModified(not is_saved)

    def restore(self, geometry: bytes) -> None:
        """Stand where it was left, on a screen that there is."""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        middle = self.frameGeometry().center()
        if QGuiApplication.screenAt(middle) is None:
            room = self.screen().availableGeometry()
            self.resize(self.size().boundedTo(room.size()))
            self.move(room.center() - self.rect().center())

    def set_bare(self, *, bare: bool) -> None:
        """Focus mode: only the text."""
        self.header.setVisible(not bare)
        self.status.setVisible(not bare)
        self.columns.set_bare(bare=bare)
        self.commands[Do.FOCUS_MODE].setChecked(bare)

    def come_to_front(self) -> None:
        """Before other programs' windows, as far as the desktop lets one."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def focus_next_region(self, *, back: bool = False) -> None:
        """The keyboard from one part of the window to the next: side column, text, right side, what was just said."""
        regions: list[QWidget] = [self.sidebar, self.editor, self.columns.right, self.toast, self.header]
        if back:
            regions.reverse()
        focus = self.focusWidget()
        here = next((place for place, region in enumerate(regions) if focus and region.isAncestorOf(focus)), -1)
        for step in range(1, len(regions) + 1):
            if focus_first(regions[(here + step) % len(regions)]):
                return

    def allow_close(self) -> None:
        """All is put away: the next close is the last."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask those who know; they may allow it at once. Qt passes over a `close` within this one, so it ends here."""
        if not self._may_close:
            self.close_wanted.emit()
        event.setAccepted(self._may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.header.isVisible():
            self.set_bare(bare=False)
        else:
            super().keyPressEvent(event)

    def _middle(self) -> QWidget:
        made = QWidget()
        made.setProperty("role", "surface")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self.editor, 1)
        made.setFocusProxy(self.editor)
        made.setMinimumWidth(300)
        return made

    def _whole(self) -> QWidget:
        made = QWidget()
        made.setObjectName("window")
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.status)
        return made

    def _room_to_say(self, whole: QWidget) -> QRect:
        """Where a toast hides nothing that is being written: over the right column, if it stands beside the text."""
        right = self.columns.right
        if not right.isVisible() or right.width() < _ROOM or right.width() > self.width() - _ROOM:
            return whole.rect()
        return QRect(right.mapTo(whole, QPoint()), right.size())

    def _connect(self) -> None:
        self.addActions(self.commands.all())
        fill_menu_bar(self.commands, self)
        self.sheet.opened.connect(lambda: self.commands.pause(paused=True))
        self.sheet.closed.connect(lambda: self.commands.pause(paused=False))
        self.columns.arranged.connect(self._on_arranged)
        self.notices.left.connect(self.editor.setFocus)
        self.toast.left.connect(self.editor.setFocus)
        self.header.sidebar_wanted.connect(self.columns.toggle_sidebar)
        self.commands[Do.FOCUS_MODE].triggered.connect(self._on_focus_mode)

    def _on_arranged(self, now: Arrangement) -> None:
        self.header.set_roomy(has_sidebar=now.has_sidebar, has_blog_name=now.has_blog_name)

    def _on_focus_mode(self) -> None:
        self.set_bare(bare=self.commands[Do.FOCUS_MODE].isChecked())
