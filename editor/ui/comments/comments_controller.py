"""What readers wrote: fetched in the background, kept, searched, and shown beside the text."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer

from editor.errors import NotAllowed, RejoinderError, TryLater, Unreachable
from editor.model.blog import PRACTICE, Blog
from editor.model.work import CancelToken, Progress
from editor.store.cache import commented_posts, comments, fetched
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.comments.comments_pane import CommentsPane, Standing
from editor.ui.comments.post_chooser import PostChoice
from editor.ui.parts.browser import open_address
from editor.ui.parts.said import Said, Tone
from editor.ui.window.layout_rules import Tab
from editor.ui.window.sidebar import BlogRow
from editor.ui.window.window import Window
from editor.ui.work.background import Background

log = logging.getLogger(__name__)
_SHOWN = 2_000  # comments in the pane
_EVERY = 10 * 60_000  # milliseconds between looks for new ones


class CommentsController(QObject):
    """Shows what is kept at once, and what is new when it comes."""

    def __init__(
        self, window: Window, pane: CommentsPane, blogs: BlogController, background: Background, cache: Database
    ) -> None:
        super().__init__(window)
        self._window, self._pane, self._blogs = window, pane, blogs
        self._background, self._cache = background, cache
        self._blog: Blog | None = None
        self._search, self._post = "", ""
        self._fetching: set[str] = set()
        self._timer = QTimer(self, interval=_EVERY)
        self._connect()

    def start(self) -> None:
        """Look for new ones, now and every ten minutes."""
        self._timer.start()
        self._on_listed()

    def refresh(self) -> None:
        """A person asks for what is new on the blog that is shown."""
        if self._blog is not None:
            self._fetch(self._blog, is_asked=True)

    def refresh_one(self, identity: str) -> None:
        """A person asks for what is new on this blog."""
        blog = self._named(identity)
        if blog is not None:
            self._fetch(blog, is_asked=True)

    def show(self) -> None:
        """What is kept of the blog, as far as search and post let it through."""
        blog = self._blog
        if blog is None:
            self._pane.set_standing(Standing.NO_BLOG)
            return
        try:
            posts = commented_posts(self._cache, blog.identity)
            found = comments(self._cache, blog=blog.identity, post=self._post, search=self._search, limit=_SHOWN)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="comments"))
            return
        is_fetched = bool(posts) or fetched(self._cache, blog.identity) is not None
        self._pane.set_standing(Standing.READY if is_fetched else Standing.NOTHING_YET)
        self._pane.set_posts([PostChoice(post_id=post.post_id, title=post.title, count=post.count) for post in posts])
        self._pane.set_comments(found, sum(post.count for post in posts))

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self._blogs.chosen.connect(self._on_chosen)
        self._blogs.listed.connect(self._on_listed)
        self._pane.refresh_wanted.connect(self.refresh)
        self._pane.search_changed.connect(self._on_search)
        self._pane.post_chosen.connect(self._on_post)
        self._pane.link_wanted.connect(open_address)
        self._pane.add_blog_wanted.connect(self._blogs.add)
        self._pane.practice_wanted.connect(self._blogs.start_practice)
        self._window.sidebar.blog_refresh_wanted.connect(self.refresh_one)
        self._window.sidebar.blog_opened.connect(self._on_opened)

    def _look(self) -> None:
        """Nobody asked: being offline is no news."""
        for blog in self._blogs.all:
            self._fetch(blog, is_asked=False)

    def _fetch(self, blog: Blog, *, is_asked: bool) -> None:
        if blog.identity in self._fetching:
            return
        from editor.blogs.refresh import refresh_comments, refresh_terms
        from editor.render.sanitize import comment_html

        what = self.tr("Comments of {blog}").format(blog=self._blogs.name(blog))

        def work(cancel: CancelToken, progress: Progress) -> int:
            def told(_: str, done: int, total: int) -> None:
                progress(what, done, total)

            try:
                client = self._blogs.client(blog)
                changed = refresh_comments(client, self._cache, blog, cancel, told, comment_html)
                refresh_terms(client, self._cache, blog, cancel)
            finally:
                over(blog)
            return changed

        def hear(done: int, total: int) -> None:
            if self._is_shown(blog):
                self._pane.set_fetching(done, total)

        over = self._background.homeward(self._on_over, self)
        self._fetching.add(blog.identity)
        self._background.run(what, work, lambda _: None, partial(self._on_failed, blog, is_asked), self, hear)

    def _on_over(self, blog: Blog) -> None:
        self._fetching.discard(blog.identity)
        self._pane.set_fetching(0, 0)
        self._show_rows()
        self.show()

    def _on_failed(self, blog: Blog, is_asked: bool, error: RejoinderError) -> None:
        if isinstance(error, Unreachable | TryLater) and not is_asked:
            log.info("No new comments of %s: %s", blog.name, error)
        elif isinstance(error, NotAllowed):
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=f"blog {blog.identity}"))
        else:
            self._blogs.tell(error, blog, partial(self._fetch, blog, is_asked=True))

    def _show_rows(self) -> None:
        """The blogs at the left, with how many comments are kept of each."""
        rows: list[BlogRow] = []
        for blog in self._blogs.all:
            kept = sum(post.count for post in commented_posts(self._cache, blog.identity))
            count = f"{kept:n}" if kept else ""
            rows.append(
                BlogRow(
                    identity=blog.identity,
                    name=self._blogs.name(blog),
                    count=count,
                    url=blog.url,
                    is_added=blog.identity != PRACTICE,
                )
            )
        self._window.sidebar.set_blogs(tuple(rows))

    def _on_chosen(self) -> None:
        """The draft goes to this blog: its readers' comments."""
        self._show_blog(self._blogs.blog)

    def _on_opened(self, identity: str) -> None:
        """A blog was clicked at the left: where the draft goes stays as it is."""
        self._show_blog(self._named(identity))
        self._window.columns.show_tab(Tab.COMMENTS)

    def _show_blog(self, blog: Blog | None) -> None:
        if (blog.identity if blog else "") == (self._blog.identity if self._blog else ""):
            self._blog = blog
            return
        self._blog, self._post = blog, ""
        self.show()
        if blog is not None and fetched(self._cache, blog.identity) is None:
            self._fetch(blog, is_asked=False)

    def _on_listed(self) -> None:
        if self._blog is None:
            self._blog = self._blogs.blog
        self._show_rows()
        self.show()
        self._look()

    def _named(self, identity: str) -> Blog | None:
        return next((blog for blog in self._blogs.all if blog.identity == identity), None)

    def _is_shown(self, blog: Blog) -> bool:
        return self._blog is not None and self._blog.identity == blog.identity

    def _on_search(self, words: str) -> None:
        self._search = words
        self.show()

    def _on_post(self, post: str) -> None:
        self._post = post
        self.show()
