"""What came of publishing, in words: it is there, it waits, or it was refused and this can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.errors import (
    AddressMoved,
    CertificateUnknown,
    PostBinned,
    PostConflict,
    PostExists,
    PostMoved,
    PostNotFound,
    PostStopped,
    PostUnpublished,
    RejoinderError,
    RenderedWithGaps,
)
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.job import Errand, JobState, PublishJob
from editor.model.post import RemotePost
from editor.model.tie import tied_post, tied_to
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.draft_files import read_draft, save_draft
from editor.store.jobs import steps
from editor.store.known_posts import known_post
from editor.store.versions import Reason
from editor.text.draft_text import write
from editor.text.front_matter import FrontMatter
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.browser import open_address
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.publishing.desktop_notice import DesktopNotices
from editor.ui.publishing.errand_words import all_the_same
from editor.ui.publishing.outbox_controller import SUBJECT, OutboxController
from editor.ui.window.layout_rules import Tab
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.publish.delivery import Delivered

_PASSWORD = frozenset({"NoSecret", "NoKeyring", "KeyringLocked", "LoginRefused"})
_THEIRS = frozenset({PostConflict.__name__, PostExists.__name__})
"""Refusals because of another text on the blog."""
_ASKED = frozenset({PostUnpublished.__name__, PostMoved.__name__})
"""What somebody did to the post, which a person has to have seen."""
_GONE = frozenset({PostNotFound.__name__, PostBinned.__name__})
_OF_POSTS = frozenset({PostConflict.__name__, PostNotFound.__name__})
"""Refusals because of the post as it is now."""
_KEPT = "kept"
"""What is said of fields that stay as they were changed on the blog."""
_OVERTAKEN = "overtaken"
"""What is said of somebody's words that were overwritten; it stands until it was read."""
_STOPPED = frozenset({PostStopped.__name__, RenderedWithGaps.__name__})


class OutcomeController(QObject):
    """Speaks of what the outbox did, and ties a draft to its post."""

    merge_wanted = Signal(object, object)
    """A PublishJob whose draft is to be merged with its post; that, or None to fetch it."""
    restore_wanted = Signal(object)
    """The PublishJob that has put a post into the bin."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        outbox: OutboxController,
        background: Background,
        desktop: DesktopNotices,
        state: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._outbox = window, drafts, blogs, outbox
        self._background, self._desktop, self._state = background, desktop, state
        self._told: dict[str, tuple[str, str]] = {}
        outbox.delivered.connect(self._on_delivered)
        outbox.held_up.connect(self._on_held_up)
        outbox.asked.connect(self._forget)

    def _forget(self, job_id: str) -> None:
        """What is said of it from now on is news."""
        self._told.pop(job_id, None)

    # ------------------------------------------------------------------------------------------------ it is there
    def _on_delivered(self, delivered: Delivered) -> None:
        post, job = delivered.post, delivered.job
        if job.errand not in {Errand.PUBLISH, Errand.PUBLISH_NOW}:
            self._say_errand_done(delivered)
            return
        if job.errand is Errand.PUBLISH:
            self._tie(job, post)
        else:
            self._no_longer_scheduled(job)
        self._window.notices.withdraw(SUBJECT)
        words = {
            Status.DRAFT: self.tr("Saved as a draft on {blog}."),
            Status.PENDING: self.tr("Waiting for review on {blog}."),
            Status.PRIVATE: self.tr("Published privately on {blog}."),
            Status.SCHEDULED: self.tr("Scheduled on {blog}."),
        }.get(post.status, self.tr("Published on {blog}."))
        choices = (
            Choice(word=self.tr("View"), act=partial(open_address, post.link)),
            Choice(word=self.tr("Copy link"), act=partial(QGuiApplication.clipboard().setText, post.link)),
        )
        blog = blog_with(self._state, job.blog)
        text = words.format(blog=self._blogs.name(blog) if blog else "")
        detail = " ".join(each for each in (self._appears(post), *delivered.notes) if each) or post.link
        said = Said(text=text, detail=detail, tone=Tone.GOOD, choices=choices, subject=SUBJECT, seconds=20)
        self._say_done(said, job)
        if delivered.overtaken:
            self._window.notices.say(Said(text=delivered.overtaken, tone=Tone.WARN, subject=_OVERTAKEN))
        self._offer_kept(delivered, blog)

    def _offer_kept(self, delivered: Delivered, blog: Blog | None) -> None:
        """What was changed on the blog stays so; where the draft says something else, it may say that from now on."""
        from editor.publish.differences import named
        from editor.publish.merging_fields import is_named_in

        draft = self._drafts.draft
        self._window.notices.withdraw(_KEPT)
        names = tuple(name for name in delivered.kept if is_named_in(draft, name))
        if blog is None or draft.identity != delivered.job.identity or not names:
            return
        text = self.tr("Changed on {blog}, and not in this draft: the {fields}.")
        choices = (
            Choice(word=self.tr("Take theirs…"), act=partial(self.merge_wanted.emit, delivered.job, delivered.post)),
            Choice(word=self.tr("Leave the draft as it is"), act=lambda: None),
        )
        words = text.format(blog=self._blogs.name(blog), fields=named(names))
        self._window.notices.say(Said(text=words, choices=choices, subject=_KEPT))

    def _say_done(self, said: Said, job: PublishJob) -> None:
        """In the window; who looks elsewhere is told by the desktop, or finds it standing there later."""
        if self._window.isActiveWindow():
            self._window.toast.say(said)
            return

        def pressed() -> None:
            self._window.come_to_front()
            self._window.toast.say(said)

        later = replace(said, detail=f"{job.title} · {said.detail}")
        self._desktop.say(said.text, job.title, pressed, lambda: self._window.notices.say(later))

    def _say_errand_done(self, delivered: Delivered) -> None:
        """An errand is done, and what can be done about that."""
        job = delivered.job
        self._window.notices.withdraw(SUBJECT)
        blog = blog_with(self._state, job.blog)
        words = {
            Errand.BIN: self.tr("“{title}” is in the bin of {blog}."),
            Errand.REMOVE: self.tr("“{title}” was removed from {blog}."),
        }.get(job.errand, self.tr("“{title}” is a draft on {blog} again: no reader sees it."))
        text = words.format(title=job.title, blog=self._blogs.name(blog) if blog else "")
        restore = Choice(word=self.tr("Restore"), act=partial(self.restore_wanted.emit, job))
        choices = (restore,) if job.errand is Errand.BIN and not delivered.notes else ()
        detail = " ".join(delivered.notes)
        said = Said(text=text, detail=detail, tone=Tone.GOOD, choices=choices, subject=SUBJECT, seconds=20)
        self._say_done(said, job)

    def _no_longer_scheduled(self, job: PublishJob) -> None:
        """Its draft says so too, if there is one."""
        changes = {"status": Status.PUBLISHED, "date": None}
        if self._drafts.draft.identity == job.identity or job.path.is_file():
            self._write(job, changes)

    def _appears(self, post: RemotePost) -> str:
        """When, for a post that is still to come."""
        if post.status is not Status.SCHEDULED or post.date is None:
            return ""
        return self.tr("It appears on {time}.").format(time=f"{post.date.astimezone():%Y-%m-%d %H:%M %Z}")

    def _tie(self, job: PublishJob, post: RemotePost) -> None:
        """The draft says from now on which post it is."""
        from editor.publish.building import tie_file

        blog = blog_with(self._state, job.blog)
        if blog is None:
            return
        if self._drafts.draft.identity == job.identity:
            tied = tied_to(self._drafts.draft, blog, post.id)
            self._drafts.set_fields(blog=tied.blog, remote_id=tied.remote_id, also_on=tied.also_on)
            self._drafts.save(Reason.PUBLISHED)
            return
        try:
            tie_file(self._state, job, blog, post)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=SUBJECT))

    # ------------------------------------------------------------------------------------------------ it is not
    def _on_held_up(self, job: PublishJob) -> None:
        """Say it once for each reason: a server that is down is no news every twenty seconds."""
        news = (job.state.value, job.reason)
        if self._told.get(job.id) == news:
            return
        self._told[job.id] = news
        if job.state is JobState.REFUSED or job.refusal in _PASSWORD:
            tone = Tone.WARN if job.refusal in _THEIRS | _ASKED else Tone.BAD
            said = Said(text=job.reason, tone=tone, choices=self._ways_out(job), subject=SUBJECT)
            self._window.notices.say(said)
            return
        text = self.tr("“{title}” waits in the outbox and goes out by itself.").format(title=job.title)
        choice = Choice(word=self.tr("Outbox"), act=self._outbox.open_list)
        self._window.toast.say(Said(text=text, detail=job.reason, choices=(choice,), subject=SUBJECT))

    def _ways_out(self, job: PublishJob) -> tuple[Choice, ...]:
        """What can be done about a refusal."""
        drop = Choice(word=self.tr("Cancel it"), act=partial(self._outbox.cancel, job.id))
        blog = blog_with(self._state, job.blog)
        if job.errand is not Errand.PUBLISH and job.refusal in _OF_POSTS:
            return (*self._about_errand(job, blog), drop)
        if job.refusal in _THEIRS and blog is not None:
            return self._about_theirs(job, blog)
        if job.refusal in _GONE:
            return (*self._about_gone(job), drop)
        return (*self._about_way(job, blog), drop)

    def _about_way(self, job: PublishJob, blog: Blog | None) -> tuple[Choice, ...]:
        """Something else than another text stands in its way."""
        if job.refusal in _ASKED and blog is not None:
            return self._about_change(job, blog)
        way = self._way_to(blog, job) if blog else None
        if way is not None:
            return (way,)
        again = Choice(word=self.tr("Try again"), act=partial(self._outbox.retry, job.id))
        checks = Choice(word=self.tr("Checks"), act=self._show_checks)
        return (again, checks) if job.refusal in _STOPPED else (again,)

    def _about_gone(self, job: PublishJob) -> tuple[Choice, ...]:
        """The post is in the bin, or deleted."""
        anew = Choice(word=self.tr("Publish as a new post"), act=partial(self._publish_anew, job))
        out = Choice(word=self.tr("Take it out of the bin and update"), act=partial(self._outbox.unbin, job))
        return (out, anew) if job.refusal == PostBinned.__name__ else (anew,)

    def _about_errand(self, job: PublishJob, blog: Blog | None) -> tuple[Choice, ...]:
        """The post was changed on the blog, or is not there."""
        if job.refusal != PostConflict.__name__ or blog is None:
            return ()
        return (
            Choice(word=self.tr("Open theirs in the browser"), act=partial(self._open_theirs, job, blog)),
            Choice(word=all_the_same(job.errand), act=partial(self._replace_theirs, job)),
        )

    def _about_theirs(self, job: PublishJob, blog: Blog) -> tuple[Choice, ...]:
        """Another text stands where this one was to stand, or beside it under the same name."""
        another = Choice(word=self.tr("Publish as another post"), act=partial(self._publish_anew, job))
        merge = Choice(word=self.tr("Merge…"), act=partial(self._merge, job))
        return (
            *((merge,) if job.refusal == PostConflict.__name__ else ()),
            Choice(word=self.tr("Open theirs in the browser"), act=partial(self._open_theirs, job, blog)),
            Choice(word=self.tr("Keep theirs as a new draft"), act=partial(self._keep_theirs, job, blog)),
            Choice(word=self.tr("Replace theirs"), act=partial(self._replace_theirs, job)),
            *((another,) if job.refusal == PostExists.__name__ else ()),
        )

    def _way_to(self, blog: Blog, job: PublishJob) -> Choice | None:
        """It wants another login, answers elsewhere, or with a certificate that a person has to look at."""
        go_on = partial(self._outbox.retry, job.id)
        log_in = (self.tr("Log in again"), partial(self._blogs.log_in_again, blog, job.reason, go_on))
        ways: dict[str, tuple[str, Callable[[], object]]] = {
            **dict.fromkeys(_PASSWORD, log_in),
            AddressMoved.__name__: (
                self.tr("Follow it…"),
                partial(self._blogs.follow_wanted.emit, blog.identity, go_on),
            ),
            CertificateUnknown.__name__: (
                self.tr("Look at the certificate…"),
                partial(self._blogs.certificate_wanted.emit, blog.identity, go_on),
            ),
        }
        if job.refusal not in ways:
            return None
        word, act = ways[job.refusal]
        return Choice(word=word, act=act)

    def _about_change(self, job: PublishJob, blog: Blog) -> tuple[Choice, ...]:
        """Somebody unpublished it, or gave it another address."""
        if job.refusal == PostMoved.__name__:
            return (
                Choice(word=self.tr("Keep the new address"), act=partial(self._settle, job, blog, "slug", mine=False)),
                Choice(word=self.tr("Put the old one back"), act=partial(self._settle, job, blog, "slug", mine=True)),
            )
        return (
            Choice(word=self.tr("Publish it again"), act=partial(self._settle, job, blog, "status", mine=True)),
            Choice(word=self.tr("Leave it a draft"), act=partial(self._settle, job, blog, "status", mine=False)),
        )

    def _settle(self, job: PublishJob, blog: Blog, name: str, *, mine: bool) -> None:
        """The field is to stand as it did, or as it does now; the draft says so from now on."""
        known = known_post(self._state, blog.identity, job.identity)

        def done(theirs: RemotePost) -> None:
            from editor.publish.outbox import utc_now
            from editor.publish.settling import settle

            source = known.stood if known and mine else theirs
            if self._write(job, {} if mine and name == "status" else {name: getattr(source, name)}):
                settle(self._state, job, theirs, (name,), utc_now(), mine=mine)
                self._outbox.again(job)

        self._theirs(job, blog, done)

    def _write(self, job: PublishJob, changes: dict[str, Any]) -> bool:
        """Change fields of the job's draft, wherever it is: is it in its file?"""
        if self._drafts.draft.identity == job.identity:
            return self._drafts.set_fields(**changes) and self._drafts.save()
        try:
            file = read_draft(job.path)
            save_draft(file, replace(file.draft, **changes))
        except RejoinderError as error:
            self._on_failed(error)
            return False
        return True

    def _show_checks(self) -> None:
        self._window.columns.show_tab(Tab.CHECKS)

    def _merge(self, job: PublishJob) -> None:
        """The question stands until it is merged."""
        self.merge_wanted.emit(job, None)
        self._ask_again(job)

    def _ask_again(self, job: PublishJob) -> None:
        self._told.pop(job.id, None)
        self._on_held_up(job)

    def _replace_theirs(self, job: PublishJob) -> None:
        self._outbox.again(job, replace_theirs=True)

    def _publish_anew(self, job: PublishJob) -> None:
        self._outbox.again(job, anew=True)

    # ------------------------------------------------------------------------------------------------ theirs
    def _theirs(self, job: PublishJob, blog: Blog, then: Callable[[RemotePost], None]) -> None:
        """Fetch the post as it stands on the blog."""
        from editor.publish.twins import TWIN

        known, done = known_post(self._state, blog.identity, job.identity), steps(self._state, job.id)
        is_open = self._drafts.draft.identity == job.identity
        tied = known.post_id if known else tied_post(self._drafts.draft, blog) if is_open else ""
        post_id = job.post_id or done.get(TWIN) or tied or done.get("post", "")

        def work(cancel: CancelToken, progress: Progress) -> RemotePost:
            del cancel, progress
            return self._blogs.client(blog).get(post_id)

        what = self.tr("Fetching the post of {blog}").format(blog=self._blogs.name(blog))
        self._background.run(what, work, then, self._on_failed, self)

    def _open_theirs(self, job: PublishJob, blog: Blog) -> None:
        """The question stands again: looking decides nothing."""
        self._theirs(job, blog, lambda theirs: open_address(theirs.link))
        self._ask_again(job)

    def _keep_theirs(self, job: PublishJob, blog: Blog) -> None:
        def keep(theirs: RemotePost) -> None:
            what = self.tr("Reading the post of {blog}").format(blog=self._blogs.name(blog))
            self._background.run(what, partial(_as_text, theirs), kept, self._on_failed, self)

        def kept(text: str) -> None:
            self._drafts.new_from(text)
            self._ask_again(job)

        self._theirs(job, blog, keep)

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))


def _as_text(theirs: RemotePost, cancel: CancelToken, progress: Progress) -> str:
    """Off the window's thread: the text of a draft that holds what stands on the blog."""
    from editor.render.process import RenderWorker
    from editor.render.reading import as_draft

    def render(markdown: str) -> str:
        cancel.check()
        return worker.render(Draft(body=markdown)).html

    del progress
    with RenderWorker() as worker:
        body = as_draft(theirs.content, render).markdown
    return write(FrontMatter(), Draft(title=theirs.title, body=body)).text()
