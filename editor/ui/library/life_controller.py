"""What becomes of a post that stands on a blog: into the bin and out of it, taken back, published now, duplicated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.clients.protocols import PostBin
from editor.errors import RejoinderError
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.job import Errand, PublishJob
from editor.model.post import RemotePost
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.known_posts import KnownPost, drafts_of_post, known_of
from editor.store.library import kept_post
from editor.store.places import place_of
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice, Said
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.publishing.outbox_controller import OutboxController
from editor.ui.window.post_list import PostRow
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.ui.library.bin_dialog import BinDialog, BinnedRow

_UNSEEN = frozenset({Status.DRAFT, Status.PENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """The post that is meant."""

    blog: Blog
    post_id: str
    title: str


class LifeController(QObject):
    """Asks where readers would notice; the outbox does it."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        outbox: OutboxController,
        background: Background,
        themes: ThemeSource,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._outbox = window, drafts, blogs, outbox
        self._background, self._themes, self._state, self._cache = background, themes, state, cache
        window.sidebar.posts.list.errand_wanted.connect(self.ask_for_row)
        window.sidebar.posts.bin_wanted.connect(self.show_bin)
        for news in (drafts.shown, drafts.changed, blogs.chosen, outbox.changed):
            news.connect(self.show)

    # ------------------------------------------------------------------------------------------------ the open draft
    def show(self) -> None:
        """What can be done to the post of the draft that is open."""
        known = self._known()
        stands = known.stood.status if known else None
        offer = self._window.commands.offer
        offer(Do.PUBLISH_NOW, there=stands is Status.SCHEDULED)
        offer(Do.UNPUBLISH, there=stands is not None and stands not in _UNSEEN)
        offer(Do.BIN_POST, there=known is not None)
        offer(Do.DUPLICATE, there=self._drafts.draft.path is not None)

    def act(self, errand: Errand) -> None:
        """On the post of the draft that is open."""
        known, blog = self._known(), self._blogs.blog
        if known is not None and blog is not None:
            self._ask(errand, _Post(blog=blog, post_id=known.post_id, title=self._drafts.draft.title))

    def duplicate(self) -> None:
        """The open draft as a new one, which is no post yet."""
        title = self._drafts.draft.title or self.tr("Untitled")
        if self._drafts.duplicate(self.tr("{title} (copy)").format(title=title)):
            self._window.toast.say(Said(text=self.tr("This is a draft of its own: it is no post yet."), subject="copy"))

    def _known(self) -> KnownPost | None:
        return known_of(self._state, self._blogs.blog, self._drafts.draft)

    # ------------------------------------------------------------------------------------------------ asking
    def ask_for_row(self, errand: Errand, row: PostRow) -> None:
        """On a post of the list."""
        blog = blog_with(self._state, row.blog)
        if blog is not None:
            self._ask(errand, _Post(blog=blog, post_id=row.post_id, title=row.title))

    def restore(self, job: PublishJob) -> None:
        """What an errand has put into the bin."""
        blog = blog_with(self._state, job.blog)
        if blog is not None:
            self._order(Errand.RESTORE, _Post(blog=blog, post_id=job.post_id, title=job.title))

    def _ask(self, errand: Errand, post: _Post) -> None:
        """What readers would miss is asked about first."""
        go = partial(self._order, errand, post)
        name = self._blogs.name(post.blog)
        if errand is Errand.BIN:
            title = self.tr("Move it to the bin of {blog}?").format(blog=name)
            sentence = self.tr(
                "Readers no longer find “{title}”, nor their comments on it. Restored from here it is a draft; its "
                "comments come back only if it is restored in the browser. Your draft here stays."
            )
            word = self.tr("Move to the bin")
        elif errand is Errand.UNPUBLISH:
            title = self.tr("Unpublish it on {blog}?").format(blog=name)
            sentence = self.tr(
                "Readers no longer find “{title}”. It stays on the blog as a draft, with its comments, and links to it "
                "lead nowhere until it is published again."
            )
            word = self.tr("Unpublish")
        else:
            go()
            return
        answers = (Choice(word=self.tr("Cancel"), act=lambda: None), Choice(word=word, act=go))
        self._window.sheet.open(Question(title, sentence.format(title=post.title), answers, self._themes.theme))

    def _order(self, errand: Errand, post: _Post) -> None:
        from editor.publish.errands import Order

        known = next(iter(drafts_of_post(self._state, post.blog.identity, post.post_id)), None)
        kept = kept_post(self._cache, post.blog.identity, post.post_id)
        wanted = Order(
            errand=errand,
            blog=post.blog.identity,
            post_id=post.post_id,
            title=post.title,
            seen=kept.revision.whole if kept else "",
            identity=known.identity if known else "",
            path=(place_of(self._state, known.identity) if known else None) or Path(),
        )
        self._outbox.order(wanted)

    # ------------------------------------------------------------------------------------------------ the bin
    def show_bin(self) -> None:
        """What lies in the bins of the blogs."""
        from editor.ui.library.bin_dialog import BinDialog

        dialog = BinDialog(self._themes.theme)
        dialog.restore_wanted.connect(self._on_restore_wanted)
        self._window.sheet.open(dialog)
        for blog in self._blogs.all:
            self._look_into_bin(dialog, blog)

    def _look_into_bin(self, dialog: BinDialog, blog: Blog) -> None:
        from editor.ui.library.bin_dialog import BinnedRow

        name = self._blogs.name(blog)

        def work(cancel: CancelToken, progress: Progress) -> tuple[RemotePost, ...]:
            del cancel, progress
            client = self._blogs.client(blog)
            return client.binned() if isinstance(client, PostBin) else ()

        def done(posts: tuple[RemotePost, ...]) -> None:
            found = (
                BinnedRow(blog=blog.identity, blog_name=name, post_id=post.id, title=post.title or self.tr("Untitled"))
                for post in posts
            )
            dialog.add_rows(name, tuple(found))

        def failed(error: RejoinderError) -> None:
            dialog.add_trouble(name, str(error))

        dialog.expect(name)
        self._background.run(self.tr("The bin of {blog}").format(blog=name), work, done, failed, dialog)

    def _on_restore_wanted(self, row: BinnedRow) -> None:
        blog = blog_with(self._state, row.blog)
        if blog is not None:
            self._order(Errand.RESTORE, _Post(blog=blog, post_id=row.post_id, title=row.title))
