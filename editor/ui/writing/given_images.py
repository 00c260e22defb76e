"""Images that come by clipboard or by dropping: what they are, before anything is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from editor.errors import ImageRefused

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".bmp", ".tif", ".tiff"})
_FORMATS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_FAST = 20  # of 100: a PNG that takes a tenth of the time and is hardly larger


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenImage:
    """A file, or the bytes themselves; `name` is a file name, empty where the clipboard knows none."""

    name: str = ""
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """Its bytes. Raises ImageRefused when the file cannot be read."""
        if self.path is None:
            return self.data
        try:
            return self.path.read_bytes()
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            raise ImageRefused(f"{self.path.name} was not put into the draft: {reason}. Look at the file.") from error


def has_images(mime: QMimeData) -> bool:
    """Would `given_images` find any?"""
    return bool(_files(mime)) or (mime.hasImage() and not mime.text().strip())


def given_images(mime: QMimeData) -> tuple[GivenImage, ...]:
    """Image files, else a picture that comes without words (word processors send one beside their text)."""
    files = _files(mime)
    if files or not has_images(mime):
        return files
    for media_type, suffix in _FORMATS.items():
        if mime.hasFormat(media_type):
            return (GivenImage(name=f"image.{suffix}", data=bytes(mime.data(media_type).data())),)
    return _as_png(mime.imageData())


def _files(mime: QMimeData) -> tuple[GivenImage, ...]:
    """The files of a drop, when all of them are images on this computer."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not paths or len(paths) != len(mime.urls()) or any(path.suffix.lower() not in SUFFIXES for path in paths):
        return ()
    return tuple(GivenImage(name=path.name, path=path) for path in paths)


def _as_png(picture: object) -> tuple[GivenImage, ...]:
    """A picture that Qt holds, as a file's bytes; nothing for a broken one."""
    if not isinstance(picture, QImage) or picture.isNull():
        return ()
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_FAST)
    writer.write(picture)
    buffer.close()
    return (GivenImage(name="image.png", data=bytes(array.data())),)
