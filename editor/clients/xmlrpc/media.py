"""Files of a blog over XML-RPC: uploaded whole, as base64 in one call, and found again by their name."""

from __future__ import annotations

import xmlrpc.client  # what comes in is parsed by defusedxml
from collections.abc import Collection
from dataclasses import dataclass

from editor.clients.json_text import Record, is_object
from editor.clients.protocols import PicturePage
from editor.clients.sent_body import Sent, SentBody, unheard
from editor.clients.trouble import lost_answer
from editor.clients.wordpress.media import quoted
from editor.clients.xmlrpc.faults import NOT_THERE
from editor.clients.xmlrpc.rpc import Rpc, id_of
from editor.errors import RequestRefused
from editor.model.post import RemoteMedia, RemotePicture, Upload
from editor.model.work import CancelToken

_PER_PAGE = 100
_NEWEST = 200
"""A file whose answer was lost is among the newest ones; XML-RPC cannot be asked for a name."""


@dataclass(frozen=True, slots=True)
class Media:
    """The media library of one blog."""

    rpc: Rpc
    upload_method: str = "wp.uploadFile"

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        """Store a file. Alternative text and caption stand in posts only: XML-RPC has no place for them in the library.

        Raises RequestRefused when the blog does not take this type, Cancelled.
        """
        cancel.check()
        with SentBody(upload.content) as body:
            content = b"".join(body)
        values = {
            "name": upload.name,
            "type": upload.media_type,
            "bits": xmlrpc.client.Binary(content),
            "overwrite": False,
        }
        patience = self.rpc.session.limits.upload
        made = self.rpc.write(self.upload_method, *self.rpc.login, values, cancel=cancel, patience=patience, sent=sent)
        record = Record(self.rpc.site, made if is_object(made) else {}, wrote=True)
        if not (record.words("link") or record.words("url")):
            raise lost_answer(self.rpc.url)
        return _media(record)

    def find(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        """The newest uploads whose file names have these stems, by stem; whose they are, is not told."""
        records = self.rpc.records("wp.getMediaLibrary", *self.rpc.login, {"number": _NEWEST})
        oldest_first = reversed(list(records))
        return {stem: _media(record) for record in oldest_first for stem in _stems(record) & set(stems)}

    def pictures(self, search: str, page: int) -> PicturePage:
        """Those whose title or address has these words, which are looked for here; 100 at a time, newest first."""
        asked = {"number": _PER_PAGE, "offset": (page - 1) * _PER_PAGE, "mime_type": "image"}
        records = self.rpc.records("wp.getMediaLibrary", *self.rpc.login, asked)
        words = search.casefold().split()
        found = [each for each in map(_picture, records) if all(word in _told(each) for word in words)]
        return PicturePage(pictures=tuple(found), is_last=len(records) < _PER_PAGE)

    def standing(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these files that are still there; each is a question of its own."""
        return frozenset(each for each in ids if self._stands(each))

    def picture(self, media_id: str) -> str:
        """The address of a picture; empty: it is gone."""
        record = self._item(media_id)
        return _media(record).url if record else ""

    def _stands(self, media_id: str) -> bool:
        return self._item(media_id) is not None

    def _item(self, media_id: str) -> Record | None:
        """A file; None when it is gone, or the answer is another one."""
        try:
            record = self.rpc.record("wp.getMediaItem", *self.rpc.login, media_id)
        except RequestRefused as refused:
            if refused.code == str(NOT_THERE):
                return None
            raise
        return record if id_of(record, "attachment_id") == media_id else None


def _stems(record: Record) -> set[str]:
    """Of the name it was uploaded under (its title), and of the one it got."""
    names = (record.words("title"), record.words("link").rpartition("/")[2])
    return {name.rpartition(".")[0] for name in names}


def _media(record: Record) -> RemoteMedia:
    width, height = record.find("metadata", "width"), record.find("metadata", "height")
    return RemoteMedia(
        id=id_of(record, "attachment_id"),
        url=quoted(record.words("link") or record.words("url")),
        width=width if isinstance(width, int) else 0,
        height=height if isinstance(height, int) else 0,
    )


def _picture(record: Record) -> RemotePicture:
    file = _media(record)
    small = quoted(record.words("thumbnail")) or file.url
    return RemotePicture(
        id=file.id,
        url=file.url,
        small=small,
        title=record.words("title"),
        width=file.width,
        height=file.height,
    )


def _told(picture: RemotePicture) -> str:
    return f"{picture.title} {picture.url}".casefold()
