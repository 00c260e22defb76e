"""The pane that shows what the blog will show, while it is written."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.draft import Draft
from editor.render.patches import Patch
from editor.text.linked_files import linked_file
from editor.ui.parts.theme import Theme
from editor.ui.preview.plain_preview import PlainPreview
from editor.ui.preview.render_process import RenderProcess
from editor.ui.preview.web_images import WebImages
from editor.ui.sandbox import has_sandbox

if TYPE_CHECKING:
    from editor.ui.preview.web_preview import WebPreview

OUTSIDE = frozenset({"http", "https", "mailto"})
"""Links that the real browser is asked to open; others lead a reader nowhere."""


class Preview(QWidget):
    """Follows one draft. `start` it after the window's first paint, because the web engine takes a while; `stop` it.

    Offsets count characters of the body (not UTF-16 units), lines count from 1. `look`: one of `render.page.LOOKS`.
    """

    rendered = Signal(object)
    """The RenderedPost of the draft as it is now, for the checks, when nothing was typed for a while."""
    noticed = Signal(str)
    """Something the writer should know, as a sentence."""

    def __init__(  # noqa: PLR0913 — the last two are for tests
        self,
        theme: Theme,
        open_address: Callable[[str], object],
        look: str = "blog",
        parent: QWidget | None = None,
        *,
        make_web: Callable[[Theme, str, QWidget], WebPreview] | None = None,
        may_start: Callable[[], bool] = has_sandbox,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._open_address = open_address
        self._make_web, self._may_start = make_web or _web_preview, may_start
        self._draft = Draft()
        self._on_web = WebImages(lambda _: None)
        self._surface: WebPreview | PlainPreview | None = None
        self._process = RenderProcess(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)
        self._paint_ground()
        self._connect()

    def load(self) -> None:
        """Start the renderer, and load the web engine meanwhile; `start` does both where this was not done."""
        self._process.start()
        with contextlib.suppress(ImportError):  # `start` says why there is none
            importlib.import_module("editor.ui.preview.web_preview")

    def start(self) -> None:
        """Start the renderer and the web engine; without one the preview is plain, with the reason."""
        self._process.start()
        if not self._may_start():
            self._use_plain(self.tr("this system does not let the sandbox of the web engine start"))
            return
        try:
            self._use_web(self._make_web(self._theme, self._look, self))
        except ImportError as problem:
            self._use_plain(self.tr("the web engine could not be loaded (%1)").replace("%1", str(problem)))

    def stop(self) -> None:
        """End the renderer and the web page; nothing is shown any more."""
        self._process.close()
        self._drop_surface()

    def set_draft(self, draft: Draft) -> None:
        """Show another draft, or the same one with other fields or another text."""
        is_other = draft.path != self._draft.path
        self._draft = draft
        self._process.open(draft)
        if self._surface:
            self._surface.set_folder(self._folder())
            self._show_head()
            if is_other:
                self._surface.show_top()

    def edit(self, start: int, removed: int, added: str) -> None:
        """The body was changed: at an offset, so many characters gave way to others."""
        self._process.edit(start, removed, added)

    def show_line(self, line: int) -> None:
        """Bring what a line of the body became into sight, if it is not."""
        self._process.find(line)

    def show_copies(self, copy_of: Callable[[str], bytes | None]) -> None:
        """Show images of the web by copies that are kept here; called again when there are others."""
        self._on_web = WebImages(copy_of)
        parts = self._process.parts
        self._on_patched(Patch(0, len(parts), parts))

    def set_theme(self, theme: Theme) -> None:
        """The window's colours."""
        self._theme = theme
        self._paint_ground()
        if self._surface:
            self._surface.set_theme(theme)

    def set_look(self, look: str) -> None:
        """One of `render.page.LOOKS`."""
        self._look = look
        if self._surface:
            self._surface.set_look(look)

    def _connect(self) -> None:
        self._process.patched.connect(self._on_patched)
        self._process.rendered.connect(self.rendered)
        self._process.found.connect(self._on_found)
        self._process.hung.connect(self._on_hung)
        self._process.failed.connect(self.noticed)

    def _use_web(self, web: WebPreview) -> None:
        web.emptied.connect(self._show_all)
        web.failed.connect(self._use_plain, Qt.ConnectionType.QueuedConnection)  # the page is still telling it
        self._use(web)

    def _use_plain(self, reason: str) -> None:
        self._use(PlainPreview(reason, self._theme, self))
        self._show_all()

    def _use(self, surface: WebPreview | PlainPreview) -> None:
        """Puts a surface in the place of the one that was there."""
        self._drop_surface()
        self._surface = surface
        surface.set_folder(self._folder())
        surface.link_chosen.connect(self._on_link)
        self._column.addWidget(surface)
        self.setFocusProxy(surface)

    def _drop_surface(self) -> None:
        before, self._surface = self._surface, None
        if before:
            self._column.removeWidget(before)
            before.end()
            before.deleteLater()

    def _show_all(self) -> None:
        if self._surface:
            self._show_head()
            self._surface.show_patch(self._on_web.shown(Patch(0, 0, self._process.parts)))

    def _show_head(self) -> None:
        if self._surface:
            self._surface.show_head(self._draft.title, self._draft.lang)

    def _folder(self) -> Path | None:
        return self._draft.path.parent if self._draft.path else None

    def _paint_ground(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(self._theme.surface))
        self.setPalette(colours)

    def _on_patched(self, patch: Patch) -> None:
        if self._surface:
            self._surface.show_patch(self._on_web.shown(patch))

    def _on_found(self, part: int) -> None:
        if self._surface:
            self._surface.show_part(part)

    def _on_hung(self) -> None:
        self.noticed.emit(
            self.tr(
                "One part of the draft takes too long to render. It is shown as you wrote it; change it to publish."
            )
        )

    def _on_link(self, address: str) -> None:
        if QUrl(address).scheme() in OUTSIDE:
            self._open_address(address)
        elif linked := self._linked_file(address):
            self.noticed.emit(self.tr("%1 goes to the blog with the post.").replace("%1", linked))
        else:
            self.noticed.emit(self.tr("%1 is no web address, so it is not opened.").replace("%1", address))

    def _linked_file(self, address: str) -> str:
        """The name of a file that the draft links to; empty: it is none."""
        folder = self._folder()
        path = linked_file(address, folder) if folder else None
        return path.name if path and path.is_file() else ""


def _web_preview(theme: Theme, look: str, parent: QWidget) -> WebPreview:
    from editor.ui.preview.web_preview import WebPreview

    return WebPreview(theme, look, parent)
