"""Checks of links to files of this computer: they lie beside the draft, are there, and of a kind that blogs take."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import unquote

from editor.model.draft import Draft
from editor.model.post import LinkUse, RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.text.file_types import MEDIA_TYPES, PICTURES, suffix_of
from editor.text.linked_files import files_of, names_elsewhere, own_links
from editor.text.urls import parts_of

_FILE_NAME = re.compile(r".*[^/.][.](?!html?$|php$|com$|org$|net$)[a-z][a-z0-9]{1,4}", re.IGNORECASE | re.DOTALL)


def files(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Links to files that are not where the draft says, or where none is taken from."""
    there = dict(files_of(post.links, context.folder))
    for link in own_links(post.links):
        path = there.get(link)
        if path is not None and not os.path.isfile(path):  # noqa: PTH113 — Path.is_file raises for too long a name
            message = f"The file {path.name} is not there."
            detail = f"It should lie at {path}. Put it back, or take the link out of the post."
            yield _problem("file-missing", Severity.STOP, draft, link, message, detail)
        elif path is None and context.folder and names_elsewhere(link.url, context.folder):
            message = "A link leads to a file of this computer that does not lie beside the draft."
            detail = f"{link.url} is not sent along. Put it in with Link to a file…, or take the link out of the post."
            yield _problem("file-elsewhere", Severity.STOP, draft, link, message, detail)
        elif path is None and _is_file_name(link.url):
            message = f"No file {unquote(link.url)} lies beside the draft."
            detail = "The link is sent as it is, and leads nowhere if the blog has none. Put the file in again."
            yield _problem("file-unknown", Severity.WARN, draft, link, message, detail)


def kinds(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Files of a kind that WordPress refuses, unless it was told otherwise."""
    for link, path in files_of(post.links, context.folder):
        if context.blog is not None and suffix_of(path.name) not in {*MEDIA_TYPES, *PICTURES}:
            message = f"Most blogs refuse files such as {path.name}."
            detail = f"If {context.blog.name} does, nothing is published. Put it into a ZIP, and link to that."
            yield _problem("file-refused", Severity.WARN, draft, link, message, detail)


def _problem(  # noqa: PLR0913, PLR0917 — which it is, how bad, where, and what is said
    name: str, severity: Severity, draft: Draft, link: LinkUse, message: str, detail: str
) -> Problem:
    line = draft.body_line + link.line - 1
    return Problem(
        id=name, severity=severity, line=line, message=message, detail=detail, about=link.url, mends=(Mend.GO,)
    )


def _is_file_name(url: str) -> bool:
    """Does a relative link look as if it named a file, and no page of the blog?"""
    parts = parts_of(url)
    if parts is None or parts.scheme or parts.netloc or parts.query or parts.path.startswith("/"):
        return False
    return _FILE_NAME.fullmatch(PurePath(unquote(parts.path)).name) is not None
