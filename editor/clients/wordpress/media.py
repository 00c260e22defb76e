"""Files of a WordPress blog: uploaded in one request with all that belongs to them, found again by their name."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

from editor.clients.json_text import Record
from editor.clients.protocols import PicturePage
from editor.clients.sent_body import Sent, SentBody, unheard
from editor.clients.session import Session
from editor.clients.trouble import lost_answer
from editor.clients.wordpress.rest import PER_PAGE, Rest
from editor.errors import BlogError, PostNotFound, RequestRefused
from editor.model.post import RemoteMedia, RemotePicture, Upload
from editor.model.work import CancelToken

_ROUTE = "wp/v2/media"
_FIELDS = "id,source_url,media_details"
_PICTURE = "id,source_url,alt_text,title.rendered,media_details"
_AT_ONCE = 40
"""Slugs in one question: an address of 4 KB, which every server takes. A slug belongs to one file."""
_MADE = "X-WP-Upload-Attachment-ID"
"""The header that names an attachment which exists although the answer is an error (WordPress 5.3)."""


@dataclass(frozen=True, slots=True)
class Media:
    """The media library of one blog."""

    rest: Rest

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        """Store a file with its alternative text and caption, under a slug that is its name's stem.

        When WordPress dies while making smaller sizes, the file is there all the same: it is asked to go on.
        Raises RequestRefused when the blog does not take this type, Cancelled.
        """
        cancel.check()
        named = {"slug": _stem(upload.name), "alt_text": upload.alt, "title": upload.title, "_fields": _FIELDS}
        named |= {"caption": html.escape(upload.caption, quote=False)}  # WordPress takes it for HTML
        url = self.rest.url(_ROUTE, {name: text for name, text in named.items() if text})
        session = self.rest.session
        with SentBody(upload.content, cancel, sent) as body:
            answer = session.write("POST", url, body, _headers(upload, body.md5()), read_limit=session.limits.upload)
        made = answer.headers.get(_MADE, "")
        if answer.status >= 500 and made.isdecimal():
            return self._finished(made)
        return _media(self.rest.record(answer, wrote=True))

    def find(self, stems: Collection[str], author_id: str) -> dict[str, RemoteMedia]:
        """An author's uploads whose file names have these stems, by stem; one question for 40 of them."""
        wanted, found = sorted(stems), dict[str, RemoteMedia]()
        query = {"author": author_id, "per_page": str(PER_PAGE), "_fields": f"slug,{_FIELDS}"}
        for start in range(0, len(wanted), _AT_ONCE):
            asked = wanted[start : start + _AT_ONCE]
            page = self.rest.page(_ROUTE, slug=",".join(asked), **query)
            found |= {record.text("slug"): _media(record) for record in page.records}
        return {stem: found[stem] for stem in wanted if stem in found}

    def pictures(self, search: str, page: int) -> PicturePage:
        """Those whose title, text or file name has these words, newest first; 100 at a time."""
        asked = {"media_type": "image", "page": str(page), "per_page": str(PER_PAGE), "_fields": _PICTURE}
        found = self.rest.page(_ROUTE, **asked, **({"search": search} if search else {}))
        pictures = tuple(_picture(record) for record in found.records)
        return PicturePage(pictures=pictures, is_last=found.is_last)

    def standing(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these files that are still there."""
        wanted, there = sorted(ids), set[str]()
        for start in range(0, len(wanted), PER_PAGE):
            included = ",".join(wanted[start : start + PER_PAGE])
            page = self.rest.page(_ROUTE, include=included, per_page=str(PER_PAGE), _fields="id")
            there |= {record.id("id") for record in page.records}
        return frozenset(there)

    def remove(self, media_id: str) -> None:
        """Delete a file for good: WordPress has no bin for files. One that is gone already is no error."""
        with suppress(PostNotFound):
            self.rest.delete(f"{_ROUTE}/{media_id}", force="true")

    def _finished(self, media_id: str) -> RemoteMedia:
        """The smaller sizes made after all, if the blog can; without them the picture itself is shown."""
        route = f"{_ROUTE}/{media_id}"
        try:
            with suppress(BlogError):
                self.rest.post(f"{route}/post-process", {"action": "create-image-subsizes"}, _fields="id")
            return _media(self.rest.get(route, _fields=_FIELDS).of(media_id))
        except BlogError as error:
            raise lost_answer(self.rest.api_url) from error


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _headers(upload: Upload, md5: str) -> dict[str, str]:
    name = re.sub(r"[^\w.-]", "-", upload.name, flags=re.ASCII)
    return {
        "Content-Type": upload.media_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-MD5": md5,
    }


def quoted(url: str) -> str:
    """The address of a file as a page can hold it: WordPress tells it as its name is."""
    return quote(url, safe="/:%?&=#@!$'()*+,;~[]")


def address_of(record: Record) -> str:
    """Where a file is, as a page can hold it."""
    return quoted(record.text("source_url"))


def _media(record: Record) -> RemoteMedia:
    width, height = record.find("media_details", "width"), record.find("media_details", "height")
    return RemoteMedia(
        id=record.id("id"),
        url=address_of(record),
        width=width if isinstance(width, int) else 0,
        height=height if isinstance(height, int) else 0,
    )


def _picture(record: Record) -> RemotePicture:
    file = _media(record)
    sizes = ("medium", "thumbnail")
    small = (record.words("media_details", "sizes", size, "source_url") for size in sizes)
    return RemotePicture(
        id=file.id,
        url=file.url,
        small=quoted(next(filter(None, small), "")) or file.url,
        alt=unescape(record.words("alt_text")),
        title=unescape(record.words("title", "rendered")),
        width=file.width,
        height=file.height,
    )


def file_at(session: Session, url: str) -> bytes:
    """A file of the blog, fetched without a login: pictures may lie with somebody else.

    Raises RequestRefused when there is none.
    """
    answer = session.as_nobody().get(url)
    if answer.status != 200:
        raise RequestRefused(f"{answer.site} does not show the picture any more ({answer.status}). Choose another.")
    return answer.body
