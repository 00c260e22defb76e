"""Files other than pictures that a post may link to: what WordPress takes of them unless it is told otherwise.

Of `wp_get_mime_types` and `get_allowed_mime_types`; a blog may take more of them, or fewer, and says so when asked.
"""

from __future__ import annotations

from pathlib import PurePath

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".rtf": "application/rtf",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/x-gzip",
    ".tar": "application/x-tar",
    ".7z": "application/x-7z-compressed",
    ".rar": "application/rar",
    ".psd": "application/octet-stream",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".odt": f"{_OPEN}.text",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odp": f"{_OPEN}.presentation",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".ogv": "video/ogg",
}
"""By the end of the name, in lower case."""
PICTURES = frozenset(
    {".apng", ".avif", ".bmp", ".gif", ".heic", ".heif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}
)
"""How the names of pictures end: they are made ready as pictures, linked or shown."""


def media_type(name: str) -> str:
    """What a file is said to be, by its name; bytes, where that is not known."""
    return MEDIA_TYPES.get(suffix_of(name), "application/octet-stream")


def suffix_of(name: str) -> str:
    """How a name ends, in lower case, with its dot."""
    return PurePath(name).suffix.lower()
