"""The posts that stand on the blogs: kept, found by their words, and opened as drafts that update them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QTimer

from editor.errors import NotAllowed, RejoinderError, TryLater, Unreachable
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.draft_files import list_drafts
from editor.store.known_posts import remember_post
from editor.store.library import KeptPost, count_posts, kinds_fetched, library, renew_post
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.browser import open_address
from editor.ui.parts.counted import counted, moment
from editor.ui.parts.said import Said, Tone
from editor.ui.post.post_words import status_words
from editor.ui.publishing.outbox_controller import OutboxController
from editor.ui.window.post_list import PostRow
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.drafts.from_blog import FromBlog
    from editor.publish.delivery import Delivered

log = logging.getLogger(__name__)
_EVERY = 10 * 60_000  # milliseconds between looks at the blogs, while their posts are shown
_FRESH = timedelta(minutes=1)
SUBJECT = "library"


class LibraryController(QObject):
    """What is kept is shown at once; what is new comes when somebody looks."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        outbox: OutboxController,
        background: Background,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._background = window, drafts, blogs, background
        self._outbox, self._state, self._cache = outbox, state, cache
        self._words = ""
        self._fetching: dict[str, tuple[int, int]] = {}
        self._away: dict[str, str] = {}
        """Why a blog could not be asked the last time, by its identity."""
        self._opening: set[tuple[str, str]] = set()
        self._timer = QTimer(self, interval=_EVERY)
        self._connect(outbox)

    def start(self) -> None:
        """How many are kept; they are looked at when a person does."""
        self._timer.start()
        self._count()

    def open_list(self) -> None:
        """The list at the left."""
        self._window.columns.open_sidebar()
        self._window.sidebar.show_published()

    def refresh(self) -> None:
        """A person asks for what is new, of every kind."""
        for blog in self._blogs.all:
            self._fetch(blog, is_asked=True)

    def show(self) -> None:
        """The posts that the search lets through; nothing while another list is open."""
        if not self._window.sidebar.shows_published():
            return
        try:
            found = library(self._cache, search=self._words)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=SUBJECT))
            return
        there = {blog.identity: self._blogs.name(blog) for blog in self._blogs.all}
        now = datetime.now().astimezone()
        rows = tuple(self._row(post, there, now) for post in found if post.blog in there)
        failed = bool(self._away) and not self._fetching
        self._window.sidebar.posts.show_rows(rows, self._empty(), self._age(now), failed=failed)

    # ------------------------------------------------------------------------------------------------ fetching
    def _connect(self, outbox: OutboxController) -> None:
        side = self._window.sidebar
        side.published_shown.connect(self._on_shown)
        side.searched.connect(self._on_searched)
        side.posts.refresh_wanted.connect(self.refresh)
        side.posts.list.opened.connect(self.open)
        side.posts.list.duplicate_wanted.connect(self.duplicate)
        side.posts.list.shown.connect(open_address)
        self._timer.timeout.connect(self._look)
        self._blogs.listed.connect(self._on_listed)
        outbox.delivered.connect(self._on_delivered)

    def _look(self) -> None:
        """Nobody asked: only while the list is to be seen."""
        if self._window.sidebar.shows_published():
            for blog in self._blogs.all:
                self._fetch(blog, is_asked=False)

    def _fetch(self, blog: Blog, *, is_asked: bool) -> None:
        if blog.identity in self._fetching:
            return
        from editor.blogs.library import refresh_posts
        from editor.publish.leftovers import offer_leftovers

        def work(cancel: CancelToken, progress: Progress) -> int:
            try:
                client = self._blogs.client(blog)
                changed = refresh_posts(client, self._cache, blog, cancel, progress, whole=is_asked)
                offer_leftovers(self._state, self._cache, blog, datetime.now(UTC))
                return changed
            finally:
                over(blog)

        def hear(done: int, total: int) -> None:
            self._fetching[blog.identity] = (done, total)
            self.show()

        def done(_: int) -> None:
            self._away.pop(blog.identity, None)
            self.show()
            self._outbox.show()  # it may offer something that was left half made there

        over = self._background.homeward(self._on_over, self)
        self._fetching[blog.identity] = (0, 0)
        what = self.tr("Posts of {blog}").format(blog=self._blogs.name(blog))
        self._background.run(what, work, done, partial(self._on_failed, blog, is_asked), self, hear)
        self.show()

    def _on_over(self, blog: Blog) -> None:
        self._fetching.pop(blog.identity, None)
        self._count()
        self.show()

    def _on_failed(self, blog: Blog, is_asked: bool, error: RejoinderError) -> None:
        self._away[blog.identity] = str(error)
        self.show()
        if isinstance(error, Unreachable | TryLater) and not is_asked:
            log.info("No new posts of %s: %s", blog.name, error)
        elif isinstance(error, NotAllowed):
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))
        else:
            self._blogs.tell(error, blog, partial(self._fetch, blog, is_asked=True))

    # ------------------------------------------------------------------------------------------------ opening
    def open(self, chosen: PostRow) -> None:
        """The draft that it is already; else a new one, which publishing brings back to where it came from."""
        blog = blog_with(self._state, chosen.blog)
        if blog is None or chosen.key in self._opening:
            return
        self._opening.add(chosen.key)
        over = self._background.homeward(self._opening.discard, self)
        folder = self._drafts.folder

        def work(cancel: CancelToken, progress: Progress) -> Path | tuple[FromBlog, bool]:
            del progress
            from editor.drafts.from_blog import file_of_post

            try:
                path = file_of_post(self._state, blog, chosen.post_id, list_drafts(folder))
                return path or self._fetched(blog, chosen.post_id, cancel)
            finally:
                over(chosen.key)

        what = self.tr("Fetching “{title}”").format(title=chosen.title)
        self._background.run(what, work, self._on_found, self._say, self)

    def duplicate(self, chosen: PostRow) -> None:
        """A new draft of the same words, which is no post yet."""
        blog = blog_with(self._state, chosen.blog)
        if blog is None:
            return

        def work(cancel: CancelToken, progress: Progress) -> str:
            del progress
            from editor.drafts.from_blog import duplicated

            made, _ = self._fetched(blog, chosen.post_id, cancel)
            return duplicated(made, self.tr("{title} (copy)").format(title=chosen.title))

        what = self.tr("Fetching “{title}”").format(title=chosen.title)
        self._background.run(what, work, self._on_duplicated, self._say, self)

    def _on_duplicated(self, text: str) -> None:
        self._drafts.new_from(text)
        self._uncover()
        words = self.tr("This is a draft of its own: it is no post yet.")
        self._window.toast.say(Said(text=words, subject=SUBJECT))

    def _fetched(self, blog: Blog, post_id: str, cancel: CancelToken) -> tuple[FromBlog, bool]:
        """Off the window's thread: the post as a draft, and whether the blog could not be asked."""
        from editor.blogs.fetching import fetch_post
        from editor.drafts.from_blog import PostNames, from_blog
        from editor.render.process import RenderWorker

        found = fetch_post(self._blogs.client(blog), self._cache, blog, post_id, cancel)
        names = PostNames(categories=found.categories, tags=found.tags, featured_image=found.picture)
        with RenderWorker() as worker:

            def render(markdown: str) -> str:
                cancel.check()
                return worker.render(Draft(body=markdown)).html

            return from_blog(self._state, blog, found.post, names, render, datetime.now(UTC)), found.is_kept

    def _on_found(self, came: Path | tuple[FromBlog, bool]) -> None:
        if isinstance(came, Path):
            self._drafts.open(came)
            self._uncover()
        else:
            self._on_fetched(came)

    def _on_fetched(self, came: tuple[FromBlog, bool]) -> None:
        made, is_kept = came
        try:
            remember_post(self._state, made.known)
        except RejoinderError as error:
            self._say(error)
            return
        self._drafts.new_from(made.text)
        self._uncover()
        text = self.tr("This is the post on the blog: publishing updates it.")
        if is_kept:
            text = self.tr("The blog cannot be reached: this is the post as it was last fetched.")
        detail = counted(
            made.kept_html,
            self.tr("One part of it stays HTML: Markdown has no words for it."),
            self.tr("{n} parts of it stay HTML: Markdown has no words for them."),
        )
        self._window.toast.say(Said(text=text, detail=detail if made.kept_html else "", subject=SUBJECT))

    def _uncover(self) -> None:
        self._window.columns.close_overlay()
        self._window.columns.show_text()

    def _say(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=SUBJECT))

    # ------------------------------------------------------------------------------------------------ showing
    def _on_shown(self) -> None:
        self.show()
        self._look()

    def _on_delivered(self, delivered: Delivered) -> None:
        """What is known of the post is kept at once; then the blog is asked what else is new."""
        try:
            renew_post(self._cache, delivered.job.blog, delivered.post)
        except RejoinderError as error:
            log.warning("A post was not kept: %s", error)
        self._count()
        self.show()
        self._look()

    def _on_searched(self, words: str) -> None:
        self._words = words
        self.show()

    def _on_listed(self) -> None:
        self._away = {identity: why for identity, why in self._away.items() if blog_with(self._state, identity)}
        self._count()
        self._look()
        self.show()

    def _count(self) -> None:
        there = {blog.identity for blog in self._blogs.all}
        self._window.sidebar.set_posts_count(count_posts(self._cache, there))

    def _row(self, post: KeptPost, blogs: dict[str, str], now: datetime) -> PostRow:
        parts = [
            "" if post.status is Status.PUBLISHED else status_words()[post.status],
            _when(post.date, now) if post.date else "",
        ]
        parts += [self.tr("Page")] if post.kind == "pages" else []
        parts += [blogs[post.blog]] if len(blogs) > 1 else []
        detail = " · ".join(filter(None, parts))
        title = post.title or self.tr("Untitled")
        return PostRow(blog=post.blog, post_id=post.id, title=title, detail=detail, link=post.link, status=post.status)

    def _empty(self) -> str:
        """Why nothing is listed."""
        if self._words.strip():
            return self.tr("No post has these words.")
        if self._fetching:
            return self.tr("The posts of your blogs are on their way.")
        if self._away:
            return self.tr("Nothing was fetched yet: {why}").format(why=next(iter(self._away.values())))
        return self.tr("What stands on your blogs appears here: posts, pages, and drafts that you keep there.")

    def _age(self, now: datetime) -> str:
        """As of when what is kept is true: that of the blog that was asked longest ago."""
        fetched = [kinds[0].when for blog in self._blogs.all if (kinds := kinds_fetched(self._cache, blog.identity))]
        if not fetched:
            return ""
        done, total = max(self._fetching.values(), default=(0, 0))
        if total:
            return self.tr("{n} of {all}").format(n=f"{done:n}", all=f"{total:n}")
        if not self._away and now - min(fetched) < _FRESH:
            return self.tr("Up to date")
        oldest = min(fetched).astimezone(now.tzinfo)
        when = f"{oldest:%H:%M}" if oldest.date() == now.date() else moment(oldest, now)
        return (
            self.tr("Offline, as of {when}").format(when=when)
            if self._away
            else self.tr("As of {when}").format(when=when)
        )


def _when(date: datetime, now: datetime) -> str:
    """What is to come is told by its day."""
    if date <= now:
        return moment(date, now)
    local = date.astimezone(now.tzinfo)
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMMM yyyy")
