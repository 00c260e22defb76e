"""Line icons from `resources/icons`, in the colour that a theme asks for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.bundled import bundled

_SCALES = (1, 2, 3)  # a picture for each: Qt takes the one of the screen, so that nothing is blurred at 200 %


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon NAME.svg, `size` pixels square, drawn in `colour` (such as #5c626a)."""
    result = QIcon()
    drawing = _drawing(name, colour)
    for scale in _SCALES:
        result.addPixmap(_drawn(drawing, size, scale))
    return result


def pixmap(name: str, colour: str, size: int = 20, scale: float = 2.0) -> QPixmap:
    """The same as a picture; `scale` is the screen's pixels per pixel.

    Raises FileNotFoundError when there is no such icon.
    """
    return _drawn(_drawing(name, colour), size, scale)


def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = bundled(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def _drawn(drawing: QSvgRenderer, size: int, scale: float) -> QPixmap:
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
