"""Merging a draft with its post, in the window: compared in the background, decided in a dialog, taken at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.errors import RejoinderError
from editor.model.job import PublishJob
from editor.model.post import NO_FIELDS, RemotePost, Revision
from editor.model.tie import tied_post
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.jobs import steps
from editor.store.known_posts import KnownPost, known_post, remember_post
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.publishing.outbox_controller import SUBJECT, OutboxController
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.publish.merging import Merging
    from editor.text.merging import Take


class MergeController(QObject):
    """Nothing is sent: the merged text is put into the draft, and goes out when a person says so."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        outbox: OutboxController,
        background: Background,
        themes: ThemeSource,
        state: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._outbox = window, drafts, blogs, outbox
        self._background, self._themes, self._state = background, themes, state
        self._known: dict[tuple[str, str], KnownPost] = {}
        """What is known of the post of a draft (by identity) with this text: before the last merge, and after it."""
        drafts.saved.connect(self._on_saved)

    def merge(self, job: PublishJob, post: RemotePost | None = None) -> None:
        """Look at the job's draft and its post, fetched where it is not given; then ask."""
        if self._drafts.draft.identity != job.identity and not self._drafts.open(job.path):
            return
        draft, blog = self._drafts.draft, blog_with(self._state, job.blog)
        if blog is None:
            return
        post_id = steps(self._state, job.id).get("post") or tied_post(draft, blog)

        def work(cancel: CancelToken, progress: Progress) -> Merging:
            from editor.publish.merging import weigh
            from editor.publish.merging_fields import Names
            from editor.render.process import RenderWorker

            del progress
            client = self._blogs.client(blog)
            theirs = post or client.get(post_id)
            with RenderWorker() as worker:
                return weigh(self._state, draft, blog, theirs, Names(client, cancel), worker)

        what = self.tr("Comparing with the post on {blog}").format(blog=self._blogs.name(blog))
        self._background.run(what, work, partial(self._ask, job, self._blogs.name(blog)), self._on_failed, self)

    def _ask(self, job: PublishJob, blog: str, merging: Merging) -> None:
        from editor.ui.merging.merge_dialog import MergeDialog

        dialog = MergeDialog(merging, blog, self._themes.theme)
        dialog.taken.connect(partial(self._take, job, merging))
        self._window.sheet.open(dialog)

    def _take(self, job: PublishJob, merging: Merging, takes: Sequence[Take], mine: frozenset[str]) -> None:
        """The draft first: until the state knows of it, the next publish asks again."""
        from editor.publish.merging import settle_merge
        from editor.publish.outbox import merged, utc_now

        if self._drafts.draft != merging.draft:
            text = self.tr("The draft was changed meanwhile. Nothing was merged: look at both again.")
            again = Choice(word=self.tr("Merge…"), act=partial(self.merge, job))
            self._window.notices.say(Said(text=text, tone=Tone.WARN, choices=(again,), subject=SUBJECT))
            return
        changed = merging.changed(takes, mine)
        if not self._drafts.take_merged(changed.body, merging.values(mine)):
            return
        before = known_post(self._state, job.blog, job.identity)
        try:
            settle_merge(self._state, job, merging, mine, utc_now())
            merged(self._state, job, self.tr("Merged with what was changed on the blog. Read it, and publish it."))
        except RejoinderError as error:
            self._on_failed(error)
            return
        after = known_post(self._state, job.blog, job.identity)
        if after is not None and changed.body != merging.draft.body:
            self._known = {
                (job.identity, merging.draft.body): before or _of_unknown(after),
                (job.identity, changed.body): after,
            }
        self._say_merged(job)

    def _say_merged(self, job: PublishJob) -> None:
        text = self.tr("Merged. Read it through; nothing was sent yet. Undo brings your text back.")
        publish = Choice(word=self.tr("Publish the merged post"), act=partial(self._publish, job))
        self._window.notices.say(Said(text=text, tone=Tone.GOOD, choices=(publish,), subject=SUBJECT))
        self._outbox.show()

    def _publish(self, job: PublishJob) -> None:
        if self._drafts.draft.identity != job.identity or self._drafts.save():
            self._outbox.again(job)

    def _on_saved(self) -> None:
        """A merge that was undone did not happen: the next publish asks again. Done again, it did.

        What a delivery has noted since is left alone.
        """
        draft = self._drafts.draft
        wanted = self._known.get((draft.identity, draft.body))
        others = [known for (identity, _), known in self._known.items() if identity == draft.identity]
        if wanted is not None and known_post(self._state, wanted.blog, wanted.identity) in others:
            remember_post(self._state, wanted)

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))


def _of_unknown(known: KnownPost) -> KnownPost:
    """The same post, of which nothing is known: whatever differs is asked about."""
    return replace(known, said=NO_FIELDS, stood=NO_FIELDS, revision=Revision(modified="", digest=""))
