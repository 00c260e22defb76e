"""All that stands on a WordPress blog, over XML-RPC: posts and pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from editor.clients.json_text import Record
from editor.clients.protocols import StampPage
from editor.clients.wordpress.stored import BINNED, STATUS_WORDS
from editor.clients.xmlrpc.posts import FIELDS, modified_of, post_of
from editor.clients.xmlrpc.rpc import Rpc, id_of
from editor.errors import NotAllowed
from editor.model.post import PostStamp, RemotePost

_TYPES = {"posts": "post", "pages": "page"}
_AT_A_TIME = 25
"""Posts with their content: an answer has a largest size."""
_STAMPS, _BINNED = 500, 100
_STAMP_FIELDS = ["post_modified_gmt"]


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands on one blog, as far as its user may write it. XML-RPC tells no number of all."""

    rpc: Rpc

    def kinds(self) -> tuple[str, ...]:
        """Posts and pages: other kinds cannot be asked for by what they are called in their address."""
        return tuple(_TYPES)

    def stamps(self, kind: str) -> Iterator[StampPage]:
        """The last changed first. Of a kind that this user may not write there are none."""
        offset = 0
        while records := self._page(kind, _STAMP_FIELDS, offset, _STAMPS):
            stamps = tuple(PostStamp(id=id_of(each, "post_id"), modified=modified_of(each)) for each in records)
            yield StampPage(stamps=stamps, total=0, is_last=False)
            offset += _STAMPS
        yield StampPage(stamps=(), total=0, is_last=True)

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        """Those of these posts that are there, as stored: gone through from the last changed on."""
        found: dict[str, RemotePost] = {}
        offset = 0
        while len(found) < len(set(ids)) and (records := self._page(kind, FIELDS, offset, _AT_A_TIME)):
            found |= {post.id: post for post in map(post_of, records) if post.id in ids}
            offset += _AT_A_TIME
        return tuple(found.values())

    def binned(self) -> tuple[RemotePost, ...]:
        """Posts in the bin, the last changed first; of 100 at most."""
        asked = {"post_status": BINNED, "orderby": "modified", "order": "DESC", "number": _BINNED}
        return tuple(map(post_of, self.rpc.records("wp.getPosts", *self.rpc.login, asked, FIELDS)))

    def _page(self, kind: str, fields: list[str], offset: int, number: int) -> tuple[Record, ...]:
        asked = {
            "post_type": _TYPES[kind],
            "post_status": ",".join(STATUS_WORDS.values()),
            "orderby": "modified",
            "order": "DESC",
            "number": number,
            "offset": offset,
        }
        try:
            return self.rpc.records("wp.getPosts", *self.rpc.login, asked, fields)
        except NotAllowed:
            if kind == "posts":
                raise
            return ()
