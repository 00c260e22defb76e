"""A picture made ready to leave this computer: upright, not too large, nothing in it that tells on its owner.

Cameras write where, when and with which serial number a picture was taken. WordPress keeps the original in public view,
so all of that is taken out here, before anything is sent. The colour profile stays.
"""

from __future__ import annotations

import importlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from editor.errors import ImageRefused
from editor.model.post import Upload
from editor.publish.local_files import LocalFile

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_SIDE = 2560
"""Pixels; WordPress itself makes anything larger smaller (`big_image_size_threshold`)."""
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp", "AVIF": "image/avif"}
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
QUALITY = {"JPEG": 90, "WEBP": 90, "AVIF": 80}
HARMLESS = frozenset({
    "adobe", "adobe_transform", "aspect", "background", "bbox", "blend", "chromaticity", "default_image", "disposal",
    "dpi", "duration", "extension", "gamma", "icc_profile", "interlace", "jfif", "jfif_density", "jfif_unit",
    "jfif_version", "loop", "progression", "progressive", "srgb", "transparency", "version",
})  # fmt: skip
"""What Pillow finds in a file that says how to draw it and nothing about its owner."""


def prepared(image: LocalFile, alt: str, accepted: frozenset[str], largest: int = LARGEST_SIDE) -> Upload:
    """What is uploaded of a picture, for a blog that takes these media types. Raises ImageRefused."""
    from PIL import Image, UnidentifiedImageError

    _refuse_unreadable(image.path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(image.path) as opened:
                kind, content = _cleaned(opened, image.path, accepted, largest)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ImageRefused(f"{image.path.name} has too many pixels. Make it smaller and put it in again.") from error
    except UnidentifiedImageError as error:
        raise ImageRefused(
            f"{image.path.name} is not a picture that blogs show. Save it as JPEG or PNG and put it in again."
        ) from error
    except (OSError, SyntaxError, ValueError) as error:  # Pillow's decoders raise all three on damaged files
        raise ImageRefused(f"{image.path.name} is damaged or cannot be read. Put a good copy in its place.") from error
    name = image.stem + SUFFIXES[kind]
    return Upload(name=name, content=content, media_type=MEDIA_TYPES[kind], alt=alt, title=image.path.stem)


def _refuse_unreadable(path: Path) -> None:
    """Raises ImageRefused for kinds of which a person can be told more than that they are unknown."""
    match path.suffix.lower():
        case ".svg" | ".svgz":
            raise ImageRefused(
                f"{path.name} is an SVG drawing, which blogs refuse, as it may hold a program. "
                "Export it as PNG and put that in."
            )
        case ".heic" | ".heif" if not _reads_heic():
            raise ImageRefused(
                f"{path.name} is a HEIC picture, for which Rejoinder needs the extra `rejoinder[heic]`. "
                "Install it, or save the picture as JPEG and put that in."
            )
        case _:
            return


def _reads_heic() -> bool:
    try:
        importlib.import_module("pi_heif").register_heif_opener()
    except ImportError:
        return False
    return True


def _cleaned(opened: Image, path: Path, accepted: frozenset[str], largest: int) -> tuple[str, bytes | Path]:
    """The kind of the file that is sent, and its bytes: the file's own where nothing has to change."""
    kind = _kind(opened, accepted)
    is_same = kind == opened.format
    moves = is_same and getattr(opened, "n_frames", 1) > 1
    fits = moves or max(opened.size) <= largest
    if is_same and fits and _tells_nothing(opened):
        return kind, path
    if moves:
        motion = _motion(opened)
        return kind, _saved(_without_notes(opened), kind, save_all=True, **motion)
    if is_same and fits and kind == "JPEG" and _is_upright(opened):
        return kind, _saved(_without_notes(opened), kind, quality="keep")
    return kind, _saved(_upright(opened, largest), kind)


def _kind(opened: Image, accepted: frozenset[str]) -> str:
    """The format to send: its own if the blog takes it, else PNG for what may have holes and JPEG for the rest."""
    own = "JPEG" if opened.format == "MPO" else opened.format or ""  # MPO: a phone's JPEG with a second view
    if MEDIA_TYPES.get(own) in accepted:
        return own
    return "PNG" if opened.has_transparency_data or opened.mode in {"1", "P"} else "JPEG"


def _tells_nothing(opened: Image) -> bool:
    """Is there nothing in the file but what it takes to draw it, and does it stand upright?"""
    return not opened.getexif() and set(opened.info) <= HARMLESS


def _is_upright(opened: Image) -> bool:
    from PIL.ExifTags import Base

    return opened.getexif().get(Base.Orientation, 1) == 1


def _motion(moving: Image) -> dict[str, object]:
    """How often it moves, how long each frame stands, lies over those before it, and gives way.

    Pillow writes of the first frame for all, or of none, what it is not told.
    """
    from PIL import ImageSequence

    told: dict[str, list[object]] = {"duration": [], "blend": [], "disposal": []}
    for frame in ImageSequence.Iterator(moving):
        frame.load()  # before that, some kinds do not know how long it stands
        told["duration"].append(frame.info.get("duration", 0))
        told["blend"].append(frame.info.get("blend", 0))
        told["disposal"].append(frame.info.get("disposal", getattr(frame, "disposal_method", 0)))
    moving.seek(0)
    return {**told, **({"loop": moving.info["loop"]} if "loop" in moving.info else {})}


def _without_notes(picture: Image) -> Image:
    """The same picture, with nothing said about it but its colours."""
    kept = ("icc_profile", "transparency", "background")
    picture.info = {key: picture.info[key] for key in kept if key in picture.info}
    return picture


def _upright(opened: Image, largest: int) -> Image:
    """The picture as it is meant to be seen, its longer side at most `largest` pixels."""
    from PIL import ImageOps

    upright = _without_notes(ImageOps.exif_transpose(opened))
    if max(upright.size) <= largest:
        return upright
    profile = upright.info.get("icc_profile")
    smaller = upright.convert("RGBA" if upright.has_transparency_data else "RGB") if upright.mode == "P" else upright
    smaller.thumbnail((largest, largest), reducing_gap=3.0)
    smaller.info = {"icc_profile": profile} if profile else {}
    return smaller


def _saved(picture: Image, kind: str, **options: object) -> bytes:
    """The picture as a file of this kind, with its colour profile and no other note."""
    if kind == "JPEG" and picture.mode not in {"L", "RGB", "CMYK"}:
        profile = picture.info.get("icc_profile")
        picture = picture.convert("RGB")
        picture.info = {"icc_profile": profile} if profile else {}
    out = io.BytesIO()
    usual: dict[str, object] = {"quality": QUALITY[kind]} if kind in QUALITY else {}
    picture.save(out, kind, icc_profile=picture.info.get("icc_profile"), exif=b"", **(usual | options))
    return out.getvalue()
