"""The preview as a web view. Importing this loads the web engine: do it after the window's first paint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from editor.render.patches import Patch
from editor.ui.parts.theme import Theme
from editor.ui.preview.preview_page import PreviewPage
from editor.ui.preview.shortcut_guard import ShortcutGuard

REST_SECONDS = 0.5
"""Before a page whose process died is loaded again."""
DEATHS = 3
"""So often within CALM_SECONDS, and it is given up."""
CALM_SECONDS = 60.0
Action = QWebEnginePage.WebAction


class WebPreview(QWebEngineView):
    """Shows a post as a browser does. After `emptied` everything has to be shown."""

    emptied = Signal()
    link_chosen = Signal(str)
    failed = Signal(str)
    """It cannot be shown any more, and why."""

    def __init__(self, theme: Theme, look: str, parent: QWidget, profile: QWebEngineProfile | None = None) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._folder: Path | None = None
        self._deaths = 0
        self._guard = ShortcutGuard(self)
        self._soon = QTimer(self, singleShot=True)
        self._calm = QTimer(self, singleShot=True, interval=int(CALM_SECONDS * 1000))
        own = profile or QWebEngineProfile()  # without a name it writes nothing to disk, not even a cookie
        self._page = PreviewPage(own, self)
        if profile is None:
            own.setParent(self)  # behind the page: it has to die after it
        self.setPage(self._page)
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("Preview"))
        self._connect()
        self._soon.start(0)

    def set_folder(self, folder: Path | None) -> None:
        """Where the draft's images are."""
        if folder != self._folder:
            self._folder = folder
            self._soon.start(0)

    def set_look(self, look: str) -> None:
        """One of `editor.render.page.LOOKS`."""
        if look != self._look:
            self._look = look
            self._soon.start(0)

    def set_theme(self, theme: Theme) -> None:
        """The window's colours."""
        self._theme = theme
        self._page.show_theme(theme)

    def show_patch(self, patch: Patch) -> None:
        """Change parts of the page."""
        self._page.show_patch(patch)

    def show_head(self, title: str, lang: str) -> None:
        """The post's title, and the language of its words."""
        self._page.show_head(title, lang)

    def show_part(self, place: int) -> None:
        """Bring a part into sight, if it is not."""
        self._page.show_part(place)

    def show_top(self) -> None:
        """Scroll to the title."""
        self._page.show_top()

    def end(self) -> None:
        """Let the page go, for good: Qt crashes when a profile is gone before its pages are."""
        self._soon.stop()
        self._calm.stop()
        self.hide()
        self._page.end()
        self._page.deleteLater()
        QCoreApplication.sendPostedEvents(self._page, QEvent.Type.DeferredDelete)

    def event(self, event: QEvent) -> bool:
        """The child that has the focus comes late, and is another one after the page's process died."""
        done = super().event(event)
        if event.type() in (QEvent.Type.ChildAdded, QEvent.Type.ChildPolished):
            self._guard_shortcuts()
        return done

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Without reloading, saving and the page's source: they mean nothing here."""
        menu = QMenu(self)
        menu.addAction(self.pageAction(Action.Copy))
        menu.addAction(self.pageAction(Action.SelectAll))
        menu.popup(event.globalPos())

    def _connect(self) -> None:
        self._page.emptied.connect(self.emptied)
        self._page.link_chosen.connect(self.link_chosen)
        self._page.loadFinished.connect(self._guard_shortcuts)
        self._page.renderProcessTerminated.connect(self._on_died)
        self._soon.timeout.connect(self._load)
        self._calm.timeout.connect(self._forget_deaths)

    def _load(self) -> None:
        self._page.load_empty(self._theme, self._look, self._folder)

    def _guard_shortcuts(self) -> None:
        if proxy := self.focusProxy():
            proxy.installEventFilter(self._guard)
            proxy.setAccessibleName(self.accessibleName())

    def _on_died(self) -> None:
        self._deaths += 1
        self._calm.start()
        if self._deaths < DEATHS:
            self._soon.start(int(REST_SECONDS * 1000))
        else:
            self.failed.emit(self.tr("the part of the web engine that draws the page ended again and again"))

    def _forget_deaths(self) -> None:
        self._deaths = 0
