"""Checks of links to files of this computer: they are there, and of a kind that blogs take."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import unquote

from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.file_types import MEDIA_TYPES, PICTURES, suffix_of
from editor.text.linked_files import linked_file
from editor.text.urls import parts_of

_FILE_NAME = re.compile(r".*[^/.][.](?!html?$|php$|com$|org$|net$)[a-z][a-z0-9]{1,4}", re.IGNORECASE | re.DOTALL)


def files(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Links to files that are not where the draft says."""
    folder = context.folder or Path()
    for link in {each.url: each for each in reversed(post.links)}.values():
        path, line = linked_file(link.url, folder), draft.body_line + link.line - 1
        if path is not None and not os.path.isfile(path):  # noqa: PTH113 — Path.is_file raises for too long a name
            yield Problem(
                id="file-missing",
                severity=Severity.STOP,
                line=line,
                message=f"The file {path.name} is not there.",
                detail=f"It should lie at {path}. Put it back, or take the link out of the post.",
                about=link.url,
                mends=(Mend.GO,),
            )
        elif path is None and _is_file_name(link.url):
            yield Problem(
                id="file-unknown",
                severity=Severity.WARN,
                line=line,
                message=f"No file {unquote(link.url)} lies beside the draft.",
                detail="The link is sent as it is, and leads nowhere if the blog has none. Put the file in again.",
                about=link.url,
                mends=(Mend.GO,),
            )


def kinds(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Files of a kind that WordPress refuses, unless it was told otherwise."""
    for link in {each.url: each for each in reversed(post.links)}.values():
        path = linked_file(link.url, context.folder or Path())
        if context.blog is None or path is None or suffix_of(path.name) in {*MEDIA_TYPES, *PICTURES}:
            continue
        yield Problem(
            id="file-refused",
            severity=Severity.WARN,
            line=draft.body_line + link.line - 1,
            message=f"Most blogs refuse files such as {path.name}.",
            detail=f"If {context.blog.name} does, nothing is published. Put it into a ZIP, and link to that.",
            about=link.url,
            mends=(Mend.GO,),
        )


def _is_file_name(url: str) -> bool:
    """Does a relative link look as if it named a file, and no page of the blog?"""
    parts = parts_of(url)
    if parts is None or parts.scheme or parts.netloc or parts.query or parts.path.startswith("/"):
        return False
    return _FILE_NAME.fullmatch(PurePath(unquote(parts.path)).name) is not None
