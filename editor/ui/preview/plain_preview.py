"""A preview without a web engine: plainer than the blog, but the words, quotes and images are there."""

from __future__ import annotations

import base64
import html
from pathlib import Path
from string import Template
from urllib.parse import unquote

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from editor.bundled import bundled
from editor.render.patches import Patch
from editor.ui.parts.theme import GAP, GROUP, Theme
from editor.ui.preview.preview_colours import css_colours
from editor.ui.writing.own_images import is_own_image

SMOOTH = Qt.TransformationMode.SmoothTransformation
REST_SECONDS = 0.3
"""Between two changes: each lays the whole post out again, on the GUI thread."""


class PlainPreview(QWidget):
    """Shows the parts of a post as rich text, below the reason why it is not a web page."""

    link_chosen = Signal(str)

    def __init__(self, reason: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: list[str] = []
        self._title = ""
        self._rest = QTimer(self, singleShot=True, interval=int(REST_SECONDS * 1000))
        self._reason = QLabel(self.tr("This preview is plainer than the blog will be: %1.").replace("%1", reason), self)
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "muted")
        self._reason.setContentsMargins(GROUP, GAP, GROUP, GAP)
        self._words = _Words(self)
        self._words.setAccessibleName(self.tr("Preview"))
        self._arrange()
        self._rest.timeout.connect(self._show)
        self._words.anchorClicked.connect(self._on_link)
        self.set_theme(theme)

    def set_folder(self, folder: Path | None) -> None:
        """Where the draft's images are."""
        self._words.folder = folder

    def set_look(self, look: str) -> None:
        """There is only one."""

    def set_theme(self, theme: Theme) -> None:
        """The window's colours."""
        colours = {name.removeprefix("--"): value for name, value in css_colours(theme).items()}
        style = Template(bundled("preview/text.css").read_text("utf-8")).substitute(colours)
        self._words.document().setDefaultStyleSheet(style)
        self._rest.start()

    def show_patch(self, patch: Patch) -> None:
        """Change parts of the page."""
        self._parts = patch.applied(self._parts)
        self._rest.start()

    def show_head(self, title: str, lang: str) -> None:
        """The post's title; the language makes no difference here."""
        del lang
        self._title = title
        self._rest.start()

    def show_part(self, place: int) -> None:
        """Nothing: the parts are not known apart here."""

    def show_top(self) -> None:
        """Scroll to the title."""
        self._words.verticalScrollBar().setValue(0)

    def end(self) -> None:
        """Nothing is shown any more."""
        self._rest.stop()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._reason)
        column.addWidget(self._words, 1)

    def _show(self) -> None:
        bar = self._words.verticalScrollBar()
        place = bar.value()
        title = f"<h1>{html.escape(self._title)}</h1>" if self._title else ""
        self._words.setHtml(title + "\n".join(part for part in self._parts if part))
        bar.setValue(place)

    def _on_link(self, url: QUrl) -> None:
        if url.isRelative() and url.hasFragment() and not url.path():
            self._words.scrollToAnchor(url.fragment())
        else:
            self.link_chosen.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


class _Words(QTextBrowser):
    """Rich text that loads nothing but the draft's own images and copies that stand in it, and goes nowhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(GROUP)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 (Qt's)
        del type
        base = QUrl.fromLocalFile(f"{self.folder}/") if self.folder else QUrl()
        url = base.resolved(QUrl(name))
        if url.scheme() == "data":
            image = QImage.fromData(_held(url))
        elif is_own_image(url, self.folder):
            image = QImage(url.toLocalFile())
        else:
            return None
        room = max(1, self.viewport().width() - 2 * GROUP)
        return image if image.width() <= room else image.scaledToWidth(room, SMOOTH)


def _held(url: QUrl) -> bytes:
    """The bytes that an address holds itself; none where it holds no image."""
    head, _, content = url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(",")
    if not head.startswith("data:image/") or not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(unquote(content), validate=True)
    except ValueError:
        return b""
