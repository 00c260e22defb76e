"""The WordPress client: every protocol it meets, each by the module of its subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from editor.clients.protocols import CommentPage, PicturePage, StampPage, TermKind
from editor.clients.sent_body import Sent, unheard
from editor.clients.session import Session
from editor.clients.wordpress.archive import Archive
from editor.clients.wordpress.comments import Comments
from editor.clients.wordpress.examination import Examination
from editor.clients.wordpress.login import capabilities
from editor.clients.wordpress.media import Media, file_at
from editor.clients.wordpress.passwords import fresh_password, revoke
from editor.clients.wordpress.people import authors
from editor.clients.wordpress.posts import Posts, kind_named
from editor.clients.wordpress.refusals import words_of
from editor.clients.wordpress.refused_login import told_apart
from editor.clients.wordpress.rest import Rest
from editor.clients.wordpress.terms import Terms
from editor.clients.wordpress.xmlrpc import XmlRpc, xmlrpc_beside
from editor.errors import LoginRefused
from editor.model.blog import Blog, Capabilities, Credentials
from editor.model.conversation import Exchange
from editor.model.examination import Finding
from editor.model.post import PostFields, RemoteMedia, RemotePost, Revision, Term, Upload
from editor.model.work import CancelToken


class WordPressClient:
    """One blog as one user. Meets BlogClient and all the protocols that go with it."""

    def __init__(self, rest: Rest, xmlrpc: XmlRpc, user_id: str = "") -> None:
        self._rest = rest
        self._xmlrpc = xmlrpc
        self._user_id = user_id
        self._posts = Posts(rest)
        self._archive = Archive(rest)
        self._terms = Terms(rest)
        self._media = Media(rest)
        self._comments = Comments(rest)

    def verify(self) -> Capabilities:
        """What this user may do here. Raises LoginRefused when the login is not accepted."""
        try:
            able = capabilities(self._rest)
        except LoginRefused as refused:
            raise told_apart(refused, self._rest, self._xmlrpc) from refused
        self._user_id = able.user_id
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

    def texts_since(self, post_id: str, latest: str) -> tuple[PostFields, ...]:
        """What was written after the text of this id in the post's history, latest first."""
        return self._posts.texts_since(post_id, latest)

    def find(self, *slugs: str, post_type: str = "") -> tuple[RemotePost, ...]:
        """This user's own posts with exactly one of these slugs, in any status but the bin, lowest id first."""
        return self._posts.find(slugs, self._me(), kind_named(post_type))

    def titled(self, title: str) -> tuple[RemotePost, ...]:
        """This user's own posts of exactly this title, in any status but the bin, lowest id first."""
        return self._posts.titled(title, self._me())

    def kinds(self) -> tuple[str, ...]:
        """The kinds of posts that readers see and this user may write; the blog's posts first."""
        return self._archive.kinds()

    def stamps(self, kind: str) -> Iterator[StampPage]:
        """The posts of a kind in any status but the bin, as far as this user may write them; last changed first."""
        return self._archive.stamps(kind)

    def several(self, kind: str, ids: Collection[str]) -> tuple[RemotePost, ...]:
        """Those of these posts that are there, as stored."""
        return self._archive.several(kind, ids)

    def picture(self, media_id: str) -> str:
        """The address of a picture that is on the blog; empty: it is gone."""
        return self._archive.picture(media_id)

    def pages(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Those that readers see and this user may edit, by their titles."""
        return self._archive.pages(cancel)

    def authors(self, cancel: CancelToken) -> tuple[Term, ...]:
        """Everybody whose posts there may be, by the names that readers see."""
        return authors(self._rest, cancel)

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
        """Store a file with its alternative text."""
        return self._media.upload(upload, cancel, sent)

    def find_media(self, stems: Collection[str]) -> dict[str, RemoteMedia]:
        """This user's uploads whose file names have these stems, by stem."""
        return self._media.find(stems, self._me())

    def standing_media(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these files that are still on the blog."""
        return self._media.standing(ids)

    def remove_media(self, media_id: str) -> None:
        """Delete a file for good; one that is gone already is no error."""
        self._media.remove(media_id)

    def pictures(self, search: str = "", page: int = 1) -> PicturePage:
        """The pictures with these words, or all, newest first."""
        return self._media.pictures(search, page)

    def picture_file(self, url: str) -> bytes:
        """The file at an address that the blog gave, fetched as a reader fetches it."""
        return file_at(self._rest.session, url)

    def comments(self, post_id: str = "", after: datetime | None = None) -> Iterator[CommentPage]:
        """Approved readers' comments, newest first, page by page: of one post or all, since `after` (aware)."""
        return self._comments.pages(post_id, after)

    def bin(self, post_id: str) -> None:
        """Put a post into the bin; one that is there already stays there."""
        self._posts.bin(post_id)

    def binned(self) -> tuple[RemotePost, ...]:
        """Posts that this user may take out of it, the last changed first; of 100 at most."""
        return self._archive.binned()

    def revoke(self) -> None:
        """Its application password is good for nothing any more."""
        revoke(self._rest)

    def fresh_password(self) -> str:
        """One more application password of this user's, for this program."""
        return fresh_password(self._rest)

    def examine(self) -> Iterator[Finding]:
        """What stands between this user and a post, line by line."""
        return Examination(self._rest, self._xmlrpc).lines()

    def listen(self, hear: Callable[[Exchange], None]) -> None:
        """Tell of each request from now on, when it is over."""
        self._rest.session.listen(hear, words_of)

    def _me(self) -> str:
        return self._user_id or self.verify().user_id


def open_wordpress(blog: Blog, credentials: Credentials) -> WordPressClient:
    """The client of this blog. Nothing is asked yet."""
    session = Session(credentials, trusted=blog.trusted)
    xmlrpc = XmlRpc(url=xmlrpc_beside(blog.api_url), credentials=credentials, trusted=blog.trusted)
    return WordPressClient(Rest(session, blog.api_url), xmlrpc, blog.capabilities.user_id)
