"""The client of a WordPress whose REST API is closed: every protocol it meets, each by the module of its subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from editor.clients.protocols import CommentPage, PicturePage, StampPage, TermKind
from editor.clients.sent_body import Sent, unheard
from editor.clients.session import Session
from editor.clients.wordpress.media import file_at
from editor.clients.xmlrpc.archive import Archive
from editor.clients.xmlrpc.comments import Comments
from editor.clients.xmlrpc.examination import Examination
from editor.clients.xmlrpc.login import capabilities
from editor.clients.xmlrpc.media import Media
from editor.clients.xmlrpc.posts import Posts
from editor.clients.xmlrpc.rpc import Rpc
from editor.clients.xmlrpc.surroundings import authors, pages
from editor.clients.xmlrpc.terms import Terms
from editor.model.blog import Blog, Capabilities, Credentials
from editor.model.conversation import Exchange
from editor.model.examination import Finding
from editor.model.post import PostFields, RemoteMedia, RemotePost, Revision, Term, Upload
from editor.model.work import CancelToken


class XmlRpcClient:
    """One blog as one user. Meets BlogClient, and all the protocols that go with it but those of WordPress's REST."""

    def __init__(self, rpc: Rpc, user_id: str = "", zone: str = "UTC") -> None:
        self._rpc = rpc
        self._user_id = user_id
        self._zone = zone
        self._posts = Posts(rpc)
        self._archive = Archive(rpc)
        self._terms = Terms(rpc)
        self._media = Media(rpc)
        self._comments = Comments(rpc)

    def verify(self) -> Capabilities:
        """What this user may do here. Raises LoginRefused when the login is not accepted."""
        able = capabilities(self._rpc)
        self._user_id, self._zone = able.user_id, able.timezone
        return able

    def get(self, post_id: str) -> RemotePost:
        """The post as stored. Raises PostNotFound."""
        return self._posts.get(post_id)

    def create(self, fields: PostFields) -> RemotePost:
        """A new post, as the blog says it stored it."""
        return self._posts.create(fields)

    def update(self, post_id: str, fields: PostFields, known: Revision | None) -> RemotePost:
        """Change what `fields` names. Raises PostConflict, nothing written, when the post is no longer `known`."""
        return self._posts.update(post_id, fields, known)

    def find(self, *slugs: str, post_type: str = "") -> tuple[RemotePost, ...]:
        """This user's own posts with exactly one of these slugs, in any status but the bin, lowest id first."""
        return self._posts.find(slugs, self._me(), post_type)

    def titled(self, title: str) -> tuple[RemotePost, ...]:
        """This user's own posts of exactly this title, in any status but the bin, lowest id first."""
        return self._posts.titled(title, self._me())

    def kinds(self) -> tuple[str, ...]:
        """Posts and pages."""
        return self._archive.kinds()

    def stamps(self, kind: str) -> Iterator[StampPage]:
        """The posts of a kind in any status but the bin, as far as this user may write them; last changed first."""
        return self._archive.stamps(kind)

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        """Those of these posts that are there, as stored."""
        return self._archive.several(kind, ids)

    def picture(self, media_id: str) -> str:
        """The address of a picture that is on the blog; empty: it is gone."""
        return self._media.picture(media_id)

    def pages(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Those that this user may edit, by their titles."""
        return pages(self._rpc, cancel)

    def authors(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Everybody who has an account there, by the names that readers see."""
        return authors(self._rpc, cancel)

    def terms(self, kind: TermKind, cancel: CancelToken) -> tuple[Term, ...]:
        """All of them."""
        return self._terms.all(kind, cancel)

    def find_term(self, kind: TermKind, name: str) -> Term | None:
        """The one of this name, compared case-folded and unescaped."""
        return self._terms.find(kind, name)

    def create_term(self, kind: TermKind, name: str, parent: str = "") -> Term:
        """A new one, below another where its id is given, or the one that already has this name there."""
        return self._terms.create(kind, name, parent)

    def upload(self, upload: Upload, cancel: CancelToken, sent: Sent = unheard) -> RemoteMedia:
        """Store a file; its alternative text has no place here but in the post."""
        return self._media.upload(upload, cancel, sent)

    def find_media(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        """Recent uploads whose file names have these stems, by stem."""
        return self._media.find(stems)

    def standing_media(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these files that are still on the blog."""
        return self._media.standing(ids)

    def pictures(self, search: str = "", page: int = 1) -> PicturePage:
        """The pictures with these words, or all, newest first."""
        return self._media.pictures(search, page)

    def picture_file(self, url: str) -> bytes:
        """The file at an address that the blog gave, fetched as a reader fetches it."""
        return file_at(self._rpc.session, url)

    def comments(self, post_id: str = "", after: datetime | None = None) -> Iterator[CommentPage]:
        """Approved readers' comments, newest first, page by page: of one post or all, since `after` (aware)."""
        return self._comments.pages(post_id, after, self._zone)

    def bin(self, post_id: str) -> None:
        """Put a post into the bin; one that is there already stays there."""
        self._posts.bin(post_id)

    def binned(self) -> tuple[RemotePost, ...]:
        """Posts that this user may take out of it, the last changed first; of 100 at most."""
        return self._archive.binned()

    def examine(self) -> Iterator[Finding]:
        """What stands between this user and a post, line by line."""
        return Examination(self._rpc).lines()

    def listen(self, hear: Callable[[Exchange], None]) -> None:
        """Tell of each call from now on, when it is over."""
        self._rpc.listen(hear)

    def _me(self) -> str:
        return self._user_id or self.verify().user_id


def open_xmlrpc(blog: Blog, credentials: Credentials) -> XmlRpcClient:
    """The client of this blog. Nothing is asked yet."""
    able = blog.capabilities
    return XmlRpcClient(Rpc(Session(trusted=blog.trusted), blog.api_url, credentials), able.user_id, able.timezone)
