"""The file of a new draft: made at its first save, named by day and title, renamed while its title is being written."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from editor.errors import DraftUnwritable
from editor.store.draft_files import DraftFile, assets_folder, new_draft_path, rename_draft, save_new, shown_title
from editor.text.draft_text import read
from editor.text.front_matter import FrontMatter
from editor.text.slug import slugify

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """Where a draft that was begun here gets its file, and from which day it is."""

    folder: Path
    day: date


def new_name(folder: Path) -> NewName:
    """For a draft that is begun today, by this computer's clock."""
    return NewName(folder=folder, day=datetime.now().astimezone().date())


def first_file(name: NewName, front: FrontMatter) -> DraftFile:
    """Save a draft at first. Raises DraftUnwritable; DraftChangedOutside if another program takes the name."""
    try:
        name.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DraftUnwritable(
            f"The draft was not saved: its folder {name.folder} cannot be made ({error.strerror}). "
            "Choose another folder for drafts in the preferences."
        ) from error
    return save_new(new_draft_path(name.folder, shown_title(read(front, None).draft), name.day), front)


def follow_title(name: NewName, file: DraftFile) -> DraftFile:
    """The file under the name of its present title. One that something refers to keeps its name."""
    slug = slugify(file.draft.title)
    is_named = re.fullmatch(rf"{name.day.isoformat()}-{re.escape(slug)}(-\d+)?", file.path.stem)
    if not slug or is_named or file.draft.identity or assets_folder(file.path).exists():
        return file
    new = new_draft_path(file.path.parent, file.draft.title, name.day)
    try:
        rename_draft(file.path, new)
    except DraftUnwritable as error:
        _log.info("The draft keeps its name: %s", error)
        return file
    return replace(file, path=new, draft=replace(file.draft, path=new))
