"""The image that stands for a post: a small picture of it, chosen from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from editor.text.images import local_path
from editor.ui.parts.pieces import ElidedLabel, button, label, row
from editor.ui.parts.theme import GAP, RADIUS, Theme

_HIGHEST = 150  # pixels
_ENDINGS = "*.jpg *.jpeg *.png *.gif *.webp *.avif *.heic"


class _Picture(QFrame):
    """A picture with round corners, as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()

    def show_file(self, path: Path) -> bool:
        """Show this file, read in the size that is needed; False when it is no picture."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(QSize(1200, _HIGHEST * 2), Qt.AspectRatioMode.KeepAspectRatio))
        self._pixmap = QPixmap.fromImageReader(reader)
        self.setVisible(not self._pixmap.isNull())
        self._fit()
        return not self._pixmap.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = self._pixmap.size()
        self.setFixedHeight(min(_HIGHEST, max(24, self.width() * size.height() // max(size.width(), 1))))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        shown = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        area = self.rect()
        area.setSize(shown)
        outline.addRoundedRect(area, RADIUS, RADIUS)
        painter.setClipPath(outline)
        painter.drawPixmap(area, self._pixmap)


class FeaturedImage(QWidget):
    """Nothing is fetched: an image on the web is shown by its address."""

    chosen = Signal(object)  # Path
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        del theme
        self._shown: tuple[str, Path | None] = ("", None)
        self._picture = _Picture()
        self._name = ElidedLabel(role="muted")
        self._trouble = label("", "bad", wraps=True)
        self._choose = button(self.tr("Choose…"), name=self.tr("Choose the featured image"))
        self._clear = button(self.tr("Remove"), "quiet", name=self.tr("Remove the featured image"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._picture)
        layout.addWidget(self._name)
        layout.addWidget(self._trouble)
        layout.addLayout(row(self._choose, self._clear, None))
        self._choose.clicked.connect(self._on_choose)
        self._clear.clicked.connect(self.cleared)
        self._show()

    def set_image(self, source: str, folder: Path | None) -> None:
        """Show this one, as the draft names it; `folder` is where the draft lies."""
        if (source, folder) != self._shown:
            self._shown = (source, folder)
            self._show()

    def _show(self) -> None:
        source, folder = self._shown
        self._name.setText(source)
        self._name.setVisible(bool(source))
        self._clear.setVisible(bool(source))
        self._picture.hide()
        self._trouble.hide()
        file = local_path(source, folder) if folder is not None else None
        if file is not None and not self._picture.show_file(file):
            self._trouble.setText(self.tr("There is no such picture beside the draft."))
            self._trouble.show()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Featured image"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Images ({endings})").format(endings=_ENDINGS))
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, name: str) -> None:
        self.chosen.emit(Path(name))
