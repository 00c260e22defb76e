"""What statuses and formats are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.model.draft import Status


def status_words() -> dict[Status, str]:
    """Each status with its words, in the order in which they are offered."""
    return {
        Status.PUBLISHED: _tr("Published"),
        Status.PENDING: _tr("Pending review"),
        Status.PRIVATE: _tr("Private"),
        Status.DRAFT: _tr("Draft on the blog"),
        Status.SCHEDULED: _tr("Scheduled"),
    }


def format_words(name: str) -> str:
    """What a format of WordPress is called; one that is not known keeps its name."""
    known = {
        "aside": _tr("Aside"),
        "audio": _tr("Audio"),
        "chat": _tr("Chat"),
        "gallery": _tr("Gallery"),
        "image": _tr("Image"),
        "link": _tr("Link"),
        "quote": _tr("Quote"),
        "status": _tr("Status"),
        "video": _tr("Video"),
    }
    return known.get(name, name)


def _tr(words: str) -> str:
    return QCoreApplication.translate("posts", words)
