"""What the window calls what is done to a post."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.model.job import Errand, PublishJob


def doing(job: PublishJob) -> str:
    """What is under way, with the post's title."""
    words = {
        Errand.BIN: _tr("Moving “{title}” to the bin"),
        Errand.RESTORE: _tr("Taking “{title}” out of the bin"),
        Errand.UNPUBLISH: _tr("Unpublishing “{title}”"),
        Errand.PUBLISH_NOW: _tr("Publishing “{title}” now"),
        Errand.REMOVE: _tr("Removing “{title}”"),
    }
    if job.withdrawn:
        return _tr("Removing what was begun of “{title}”").format(title=job.title)
    return words.get(job.errand, _tr("Publishing “{title}”")).format(title=job.title)


def to_be_done(errand: Errand) -> str:
    """What is to be done to a post that waits in the outbox; empty: it is to be published."""
    return {
        Errand.BIN: _tr("To the bin"),
        Errand.RESTORE: _tr("Out of the bin"),
        Errand.UNPUBLISH: _tr("To be unpublished"),
        Errand.PUBLISH_NOW: _tr("To be published now"),
        Errand.REMOVE: _tr("To be removed"),
    }.get(errand, "")


def offered(errand: Errand) -> tuple[str, str, str]:
    """Why the outbox offers it, the button that does it, and the one that leaves all as it is."""
    if errand is Errand.REMOVE:
        return _tr("Left half made"), _tr("Remove"), _tr("Keep")
    return _tr("Cancelled too late"), _tr("Unpublish"), _tr("Leave it")


def all_the_same(errand: Errand) -> str:
    """The button that does it though the post was changed."""
    return {
        Errand.BIN: _tr("Move it to the bin all the same"),
        Errand.UNPUBLISH: _tr("Unpublish it all the same"),
        Errand.PUBLISH_NOW: _tr("Publish it all the same"),
        Errand.REMOVE: _tr("Remove it all the same"),
    }.get(errand, _tr("Try again"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("errands", words)
