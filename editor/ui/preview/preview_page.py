"""The preview's web page: a skeleton that is loaded once and then patched, part by part.

Page scripts are off. Ours run in a world of their own (`ApplicationWorld`), which works all the same.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from editor.render.page import patch_script, skeleton
from editor.render.patches import Patch
from editor.ui.parts.theme import Theme
from editor.ui.preview.preview_colours import css_colours
from editor.ui.preview.request_filter import RequestFilter

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
ON = frozenset({
    QWebEngineSettings.WebAttribute.AutoLoadImages,
    QWebEngineSettings.WebAttribute.LinksIncludedInFocusChain,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,  # the draft's images
    QWebEngineSettings.WebAttribute.PrintElementBackgrounds,
    QWebEngineSettings.WebAttribute.ShowScrollBars,
})  # fmt: skip
"""All that a page of words and pictures needs; everything else is off, scripts first of all."""


class PreviewPage(QWebEnginePage):
    """A page of parts. It begins empty, and is empty again after each `load`."""

    emptied = Signal()
    """The page is there and empty: everything has to be shown."""
    link_chosen = Signal(str)
    """A link that leads out of the page."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._filter = RequestFilter(self)
        self._is_there = False
        self._is_patching = False
        self._patches: list[Patch] = []
        for attribute in QWebEngineSettings.WebAttribute:
            self.settings().setAttribute(attribute, attribute in ON)
        self.setUrlRequestInterceptor(self._filter)
        self.loadFinished.connect(self._on_loaded)
        self.newWindowRequested.connect(self._on_window_requested)

    def load_empty(self, theme: Theme, look: str, folder: Path | None) -> None:
        """A new skeleton; `emptied` follows. Images are looked for in `folder`."""
        self._filter.folder = folder
        self._is_there = False
        self.setBackgroundColor(QColor(theme.surface))
        base = QUrl.fromLocalFile(f"{folder}/") if folder else QUrl("about:blank")
        self.setHtml(skeleton(look, css_colours(theme)), base)

    def show_patch(self, patch: Patch) -> None:
        """Change parts of the page. At most one change is under way; those that wait go out together."""
        if self._is_there:
            self._patches.append(patch)
            self._send_patches()

    def show_head(self, title: str, lang: str) -> None:
        """The post's title, and the language of its words."""
        self._run("head", title, lang)

    def show_theme(self, theme: Theme) -> None:
        """The window's colours."""
        self.setBackgroundColor(QColor(theme.surface))
        self._run("colour", css_colours(theme))

    def show_part(self, place: int) -> None:
        """Bring a part into sight, if it is not."""
        self._run("showPart", place)

    def show_top(self) -> None:
        """Scroll to the title."""
        self._run("top")

    def end(self) -> None:
        """Nothing more is shown. Qt answers what is under way while the page is destroyed: nothing may follow then."""
        self._is_there = False
        self._patches = []

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,  # noqa: A002 (Qt's)
        isMainFrame: bool,  # noqa: N803 (Qt's)
    ) -> bool:
        """Only what `load_empty` sets; links are the window's to open, and those into the page scroll."""
        address = QUrl(url)
        if type == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self._follow(address)
        is_ours = type == QWebEnginePage.NavigationType.NavigationTypeTyped and address.scheme() == "data"
        return is_ours and isMainFrame

    def javaScriptConsoleMessage(self, level: object, message: str, lineNumber: int, sourceID: str) -> None:  # noqa: N803 # Qt
        """What the page complains of: mostly that it may not load what a draft names. It would fill the log."""

    def _follow(self, address: QUrl) -> None:
        if address.hasFragment() and _without_fragment(address) == _without_fragment(self.url()):
            self._run("showId", address.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        else:
            self.link_chosen.emit(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _on_window_requested(self, request: QWebEngineNewWindowRequest) -> None:
        """A link that was clicked with the middle button, or with Ctrl or Shift."""
        self._follow(request.requestedUrl())

    def _on_loaded(self, is_there: bool) -> None:
        if not is_there:
            return
        self._patches = []
        self._is_patching = False
        self.runJavaScript(patch_script(), WORLD)
        self._is_there = True
        self.emptied.emit()

    def _send_patches(self) -> None:
        if self._is_patching or not self._patches:
            return
        self._is_patching = True
        patches, self._patches = self._patches, []
        self.runJavaScript(f"rejoinder.patch({json.dumps(patches)})", WORLD, self._on_patched)

    def _on_patched(self, count: object) -> None:
        del count
        self._is_patching = False
        self._send_patches()

    def _run(self, name: str, *values: object) -> None:
        """Call a function of `patch.js`."""
        if self._is_there:
            self.runJavaScript(f"rejoinder.{name}({', '.join(map(json.dumps, values))})", WORLD)


def _without_fragment(address: QUrl) -> QUrl:
    bare = QUrl(address)
    bare.setFragment("")
    return bare
