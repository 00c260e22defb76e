"""Publishing: a look, three seconds to take it back; then the outbox works, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from editor.errors import PostConflict, PostNotFound, RejoinderError
from editor.model.blog import Blog
from editor.model.draft import Status
from editor.model.job import JobState, PublishJob
from editor.model.post import RemotePost
from editor.model.problem import Problem
from editor.model.work import CancelToken, Progress
from editor.quotes.found import quotes_in
from editor.store.database import Database
from editor.store.jobs import jobs, put_job, remove_job
from editor.store.known_posts import known_post
from editor.store.publications import publications
from editor.store.versions import Reason
from editor.ui.background import Background
from editor.ui.blog_controller import BlogController, open_address
from editor.ui.check_controller import CheckController
from editor.ui.commands import Do
from editor.ui.draft_controller import DraftController
from editor.ui.layout_rules import Tab
from editor.ui.outbox_list import OutboxRow
from editor.ui.said import Choice, Said, Tone
from editor.ui.settings_keeper import SettingsKeeper
from editor.ui.window import Window

if TYPE_CHECKING:
    from editor.publish.delivery import Delivered
    from editor.publish.outbox import Wish
    from editor.publish.workplace import Workplace

_EVERY = 3_000  # milliseconds between looks at the outbox; with its longest pause (24 s) under 30 s after an outage
_TICK = 1_000
_SUBJECT = "publish"
_STATUSES = {
    Do.PUBLISH_DRAFT: Status.DRAFT,
    Do.PUBLISH_PENDING: Status.PENDING,
    Do.PUBLISH_PRIVATE: Status.PRIVATE,
}
_PASSWORD = frozenset({"NoSecret", "NoKeyring", "KeyringLocked", "LoginRefused"})
_OFFLINE = frozenset({"Unreachable", "TryLater", "ServerFailed"})


class PublishController(QObject):
    """Jobs are on disk before anything is sent; this works them off and speaks of them."""

    theirs_wanted = Signal(object)
    """A RemotePost to be kept as a draft of its own."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that app.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        checks: CheckController,
        background: Background,
        settings: SettingsKeeper,
        state: Database,
        place: Callable[[], Workplace],
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._checks = window, drafts, blogs, checks
        self._background, self._settings, self._state, self._place = background, settings, state, place
        self._is_delivering = False
        self._asked_again = False
        self._told: dict[str, tuple[str, str]] = {}
        self._held: PublishJob | None = None
        self._before: PublishJob | None = None
        self._left = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._countdown = QTimer(self, interval=_TICK)
        self._connect()

    def _connect(self) -> None:
        header, side = self._window.header, self._window.sidebar
        header.publish_button.clicked.connect(self.publish)
        side.outbox.retry_wanted.connect(self.retry)
        side.outbox.cancel_wanted.connect(self.cancel)
        self._timer.timeout.connect(self.deliver)
        self._countdown.timeout.connect(self._on_tick)
        self._drafts.shown.connect(self.show)
        self._drafts.changed.connect(self.show)
        self._blogs.chosen.connect(self.show)

    def start(self) -> None:
        """Work off what waits, now and again and again."""
        self._timer.start()
        self.show()
        self.deliver()

    def waiting(self) -> tuple[PublishJob, ...]:
        """What is in the outbox, oldest first."""
        return jobs(self._state)

    # ------------------------------------------------------------------------------------------------ asking
    def publish(self, status: Status | None = None, ignored: tuple[str, ...] = ()) -> None:
        """The draft to its blog, as it stands now, if nothing stops it; `status` overrules its own."""
        from editor.publish.outbox import Wish

        draft, blog = self._drafts.draft, self._blogs.blog
        if blog is None:
            self._ask_for_blog()
            return
        wish = Wish(status=status, ignored=ignored)

        def work(cancel: CancelToken, progress: Progress) -> tuple[Problem, ...]:
            del cancel, progress
            return tuple(problem for problem in self._checks.stops(draft, blog) if problem.id not in ignored)

        self._background.run(self.tr("Checking the post"), work, partial(self._on_checked, wish), self._on_failed, self)

    def _on_checked(self, wish: Wish, stops: tuple[Problem, ...]) -> None:
        """Send it, or say the first thing that stops it; each may be overruled."""
        if not stops:
            self.send(wish)
            return
        first = stops[0]
        anyway = partial(self.publish, wish.status, (*wish.ignored, first.id))
        mend = partial(self._checks.mend, first, first.mends[0]) if first.mends else self._show_checks
        self._say_stop(first.message, mend, anyway)

    def publish_as(self, do: Do) -> None:
        """With another status than its own."""
        self.publish(_STATUSES[do])

    def send(self, wish: Wish) -> None:
        """Put it into the outbox, and let *Undo* stand for a moment."""
        blog = self._blogs.blog
        if blog is None or not self._drafts.give_identity() or not self._drafts.save():
            return
        from editor.publish.outbox import queue, utc_now

        draft = self._drafts.draft
        self._settle_held()
        self._window.notices.withdraw(_SUBJECT)
        seconds = self._settings.now.undo_seconds
        is_first = not any(each.blog == blog.identity for each in publications(self._state))
        now = utc_now()
        try:
            same = (draft.identity, blog.identity)
            self._before = next((job for job in self.waiting() if (job.identity, job.blog) == same), None)
            job = queue(self._state, draft, blog, replace(wish, not_before=now + timedelta(seconds=seconds)), now)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=_SUBJECT))
            return
        self._told.pop(job.id, None)
        self._held, self._left = job, seconds
        if not seconds:
            self._settle_held()
            return
        self._say_going(blog, is_first=is_first)
        self._countdown.start()
        self.show()

    def _say_going(self, blog: Blog, *, is_first: bool) -> None:
        undo = Choice(word=self.tr("Undo"), act=self._undo)
        detail = self._what_goes(blog) if is_first else ""
        said = Said(text=self._going(), detail=detail, choices=(undo,), subject="countdown", seconds=self._left + 1)
        self._window.toast.say(said)

    def _going(self) -> str:
        name = self._blogs.name(self._blogs.blog) if self._blogs.blog else ""
        return self.tr("Publishing to {blog} in {n} s").format(blog=name, n=self._left)

    def _what_goes(self, blog: Blog) -> str:
        """A clear look before it goes the first time on each blog."""
        draft, post = self._drafts.draft, self._checks.post
        quotes = len(quotes_in(draft.body))
        images = len(post.images) if post else 0
        parts = [
            self.tr("“{title}”").format(title=draft.title),
            self.tr("for everybody to read") if draft.status is Status.PUBLISHED else draft.status.value,
            self.tr("{n} quotes").format(n=quotes) if quotes > 1 else self.tr("1 quote") if quotes else "",
            self.tr("{n} images").format(n=images) if images > 1 else self.tr("1 image") if images else "",
            self.tr("a disclosure first") if draft.disclosures else "",
            self.tr("as {user}").format(user=blog.user),
        ]
        return " · ".join(part for part in parts if part)

    def _on_tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._window.toast.change(self._going())
        else:
            self._settle_held()

    def _undo(self) -> None:
        """Nothing was sent yet."""
        self._countdown.stop()
        job, self._held = self._held, None
        if job is not None and self._before is not None:
            put_job(self._state, self._before)
        elif job is not None:
            remove_job(self._state, job.id)
        self.show()
        self._window.toast.say(Said(text=self.tr("Not published. Nothing was sent."), subject=_SUBJECT))

    def _settle_held(self) -> None:
        """The time for *Undo* is over."""
        self._countdown.stop()
        self._window.toast.withdraw("countdown")
        job, self._held = self._held, None
        if job is not None:
            self.retry(job.id)

    # ------------------------------------------------------------------------------------------------ outbox
    def retry(self, job_id: str) -> None:
        """Now, whatever it waits for."""
        from editor.publish.outbox import retry

        job = self._job(job_id)
        if job is not None:
            self._told.pop(job_id, None)
            retry(self._state, job)
        self.deliver()

    def cancel(self, job_id: str) -> None:
        """Take it out of the outbox, and say what stands on the blog."""
        from editor.publish.outbox import drop

        job = self._job(job_id)
        if job is not None:
            self._window.toast.say(Said(text=drop(self._state, job), subject=_SUBJECT))
            self._window.notices.withdraw(_SUBJECT)
        self.show()

    def deliver(self) -> None:
        """Work off what is due, if nothing is under way; else right after that."""
        waiting = self.waiting()
        if not waiting:
            return  # without loading what delivers: nobody waits for that at the start
        from editor.publish.outbox import is_due, utc_now

        due = [job for job in waiting if is_due(job, utc_now())]
        if not due:
            return
        if self._is_delivering:
            self._asked_again = True
            return
        self._is_delivering, self._asked_again = True, False
        over = self._background.homeward(self._on_over, self)
        what = self.tr("Publishing “{title}”").format(title=due[0].title)

        def work(cancel: CancelToken, progress: Progress) -> tuple[PublishJob | Delivered, ...]:
            from editor.publish.outbox import work_off

            try:
                return work_off(self._place(), cancel, progress)
            finally:
                over(None)

        self._background.run(what, work, self._on_worked, self._on_failed, self)

    def _job(self, job_id: str) -> PublishJob | None:
        return next((job for job in self.waiting() if job.id == job_id), None)

    def _on_over(self, _: None) -> None:
        self._is_delivering = False
        self.show()
        if self._asked_again:
            self.deliver()

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=_SUBJECT))

    def _on_worked(self, outcomes: tuple[PublishJob | Delivered, ...]) -> None:
        for outcome in outcomes:
            if not isinstance(outcome, PublishJob):
                self._on_delivered(outcome)
            elif self._job(outcome.id) is not None:  # else a person took it out meanwhile
                self._say_waits(outcome)
        self.show()

    # ------------------------------------------------------------------------------------------------ what came of it
    def _on_delivered(self, delivered: Delivered) -> None:
        post, job = delivered.post, delivered.job
        self._tie(job, post)
        self._window.notices.withdraw(_SUBJECT)
        words = {
            Status.DRAFT: self.tr("Saved as a draft on {blog}."),
            Status.PENDING: self.tr("Waiting for review on {blog}."),
            Status.PRIVATE: self.tr("Published privately on {blog}."),
        }.get(post.status, self.tr("Published on {blog}."))
        choices = (
            Choice(word=self.tr("View"), act=partial(open_address, post.link)),
            Choice(word=self.tr("Copy link"), act=partial(QGuiApplication.clipboard().setText, post.link)),
        )
        blog = next((blog for blog in self._blogs.all if blog.identity == job.blog), None)
        text = words.format(blog=self._blogs.name(blog) if blog else "")
        detail = " ".join(delivered.notes) or post.link
        said = Said(text=text, detail=detail, tone=Tone.GOOD, choices=choices, subject=_SUBJECT, seconds=20)
        self._window.toast.say(said)

    def _tie(self, job: PublishJob, post: RemotePost) -> None:
        """The draft says from now on which post it is."""
        from editor.publish.building import tie_file

        blog = next((blog for blog in self._blogs.all if blog.identity == job.blog), None)
        if blog is None:
            return
        if self._drafts.draft.identity == job.identity:
            self._drafts.set_fields(blog=blog.name, remote_id=post.id)
            self._drafts.save(Reason.PUBLISHED)
            return
        try:
            tie_file(job, blog, post)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject=_SUBJECT))

    def _say_waits(self, job: PublishJob) -> None:
        """Say it once for each reason: a server that is down is no news every twenty seconds."""
        news = (job.state.value, job.reason)
        if self._told.get(job.id) == news:
            return
        self._told[job.id] = news
        if job.state is JobState.REFUSED or job.refusal in _PASSWORD:
            tone = Tone.WARN if job.refusal == PostConflict.__name__ else Tone.BAD
            said = Said(text=job.reason, tone=tone, choices=self._ways_out(job), subject=_SUBJECT)
            self._window.notices.say(said)
            return
        text = self.tr("“{title}” waits in the outbox and goes out by itself.").format(title=job.title)
        choice = Choice(word=self.tr("Outbox"), act=self.show_outbox)
        self._window.toast.say(Said(text=text, detail=job.reason, choices=(choice,), subject=_SUBJECT))

    def _ways_out(self, job: PublishJob) -> tuple[Choice, ...]:
        """What can be done about a refusal."""
        drop = Choice(word=self.tr("Cancel it"), act=partial(self.cancel, job.id))
        blog = next((blog for blog in self._blogs.all if blog.identity == job.blog), None)
        if job.refusal == PostConflict.__name__ and blog is not None:
            return (
                Choice(word=self.tr("Open theirs in the browser"), act=partial(self._open_theirs, job, blog)),
                Choice(word=self.tr("Keep theirs as a new draft"), act=partial(self._keep_theirs, job, blog)),
                Choice(word=self.tr("Replace theirs"), act=partial(self._replace_theirs, job)),
            )
        if job.refusal == PostNotFound.__name__ or "is in the bin" in job.reason:
            return (Choice(word=self.tr("Publish as a new post"), act=partial(self._publish_anew, job)), drop)
        if job.refusal in _PASSWORD and blog is not None:
            ask = partial(self._blogs.ask_password, blog, job.reason, partial(self.retry, job.id))
            return (Choice(word=self.tr("Type the password"), act=ask), drop)
        again = Choice(word=self.tr("Try again"), act=partial(self.retry, job.id))
        checks = Choice(word=self.tr("Checks"), act=self._show_checks)
        return (again, checks, drop) if "was not sent" in job.reason else (again, drop)

    def _show_checks(self) -> None:
        self._window.columns.show_tab(Tab.CHECKS)

    def _replace_theirs(self, job: PublishJob) -> None:
        self._again(replace(job, replace=True))

    def _publish_anew(self, job: PublishJob) -> None:
        remove_job(self._state, job.id)  # with what it had made, which is gone
        self._again(replace(job, anew=True))

    def _again(self, job: PublishJob) -> None:
        """The same job, with what the person decided."""
        put_job(self._state, replace(job, state=JobState.WAITING, not_before=None, reason="", refusal=""))
        self._told.pop(job.id, None)
        self.deliver()

    def _theirs(self, job: PublishJob, blog: Blog, then: Callable[[RemotePost], None]) -> None:
        """Fetch the post as it stands on the blog."""
        known = known_post(self._state, blog.identity, job.identity)
        post_id = known.post_id if known else self._drafts.draft.remote_id

        def work(cancel: CancelToken, progress: Progress) -> RemotePost:
            del cancel, progress
            return self._blogs.client(blog).get(post_id)

        what = self.tr("Fetching the post of {blog}").format(blog=self._blogs.name(blog))
        self._background.run(what, work, then, self._on_failed, self)

    def _open_theirs(self, job: PublishJob, blog: Blog) -> None:
        """The question stands again: looking decides nothing."""
        self._theirs(job, blog, lambda theirs: open_address(theirs.link))
        self._told.pop(job.id, None)
        self._say_waits(job)

    def _keep_theirs(self, job: PublishJob, blog: Blog) -> None:
        def keep(theirs: RemotePost) -> None:
            self.theirs_wanted.emit(theirs)
            self._told.pop(job.id, None)
            self._say_waits(job)

        self._theirs(job, blog, keep)

    def _ask_for_blog(self) -> None:
        text = self.tr("This draft goes nowhere yet. Which blog is it for?")
        choices = (
            Choice(word=self.tr("Add blog"), act=self._blogs.add),
            Choice(word=self.tr("Try the practice blog"), act=self._blogs.start_practice),
        )
        self._window.notices.say(Said(text=text, choices=choices, subject=_SUBJECT))

    def _say_stop(self, message: str, mend: Callable[[], object], anyway: Callable[[], object]) -> None:
        text = self.tr("Not published: {problem}").format(problem=message)
        choices = (
            Choice(word=self.tr("Mend it"), act=mend),
            Choice(word=self.tr("Publish anyway"), act=anyway),
        )
        self._window.notices.say(Said(text=text, tone=Tone.BAD, choices=choices, subject=_SUBJECT))

    # ------------------------------------------------------------------------------------------------ showing
    def show_outbox(self) -> None:
        """The list at the left."""
        self._window.columns.open_sidebar()
        self._window.sidebar.show_outbox()

    def show(self) -> None:
        """The button's word, the outbox, and what waits."""
        waiting = self.waiting()
        self._show_word(waiting)
        self._window.sidebar.set_outbox(tuple(self._row(job) for job in waiting))
        self._window.status.show_waiting(self._sentence(waiting))

    def _show_word(self, waiting: tuple[PublishJob, ...]) -> None:
        draft, blog = self._drafts.draft, self._blogs.blog
        known = known_post(self._state, blog.identity, draft.identity) if blog and draft.identity else None
        is_post = bool(known) or bool(blog and draft.remote_id and draft.blog == blog.name)
        is_offline = any(job.refusal in _OFFLINE and blog and job.blog == blog.identity for job in waiting)
        plain = {
            Status.DRAFT: self.tr("Save as draft"),
            Status.PENDING: self.tr("Submit"),
        }.get(blog.capabilities.status_for(draft.status) if blog else draft.status, self.tr("Publish"))
        word = self.tr("Queue") if is_offline else self.tr("Update") if is_post else plain
        where = self.tr("To {blog}").format(blog=self._blogs.name(blog)) if blog else ""
        self._window.header.publish_button.set_word(word, where)
        self._window.commands[Do.PUBLISH].setText(word)
        self._offer_others(blog, draft.status, link=known.link if known else "")

    def _offer_others(self, blog: Blog | None, own: Status, link: str) -> None:
        statuses = blog.capabilities.statuses if blog else frozenset[Status]()
        for do, status in _STATUSES.items():
            self._window.commands.offer(do, there=status in statuses and status is not own)
        self._window.commands.offer(Do.VIEW_POST, there=bool(link))
        shown = [do for do in (*_STATUSES, Do.VIEW_POST) if self._window.commands[do].isVisible()]
        self._window.header.publish_button.set_others(tuple(self._window.commands[do] for do in shown))

    def view(self) -> None:
        """The post as a reader sees it."""
        draft, blog = self._drafts.draft, self._blogs.blog
        known = known_post(self._state, blog.identity, draft.identity) if blog and draft.identity else None
        if known is not None:
            open_address(known.link)

    def _row(self, job: PublishJob) -> OutboxRow:
        blog = next((blog for blog in self._blogs.all if blog.identity == job.blog), None)
        is_bad = job.state is JobState.REFUSED
        state = self.tr("Refused") if is_bad else self.tr("Not certain yet") if job.reason else self.tr("Going out")
        if job.refusal in _OFFLINE and not is_bad:
            state = self.tr("Waits for the blog")
        name = self._blogs.name(blog) if blog else self.tr("a blog that is gone")
        return OutboxRow(job=job.id, title=job.title, blog=name, state=state, reason=job.reason, is_bad=is_bad)

    def _sentence(self, waiting: tuple[PublishJob, ...]) -> str:
        held = self._held.id if self._held else ""
        number = len([job for job in waiting if job.id != held])
        if not number or (self._is_delivering and not any(job.reason for job in waiting)):
            return ""
        is_offline = any(job.refusal in _OFFLINE for job in waiting)
        posts = self.tr("1 post waits in the outbox") if number == 1 else self.tr("{n} posts wait in the outbox")
        sentence = posts.format(n=number)
        return self.tr("Offline: {sentence}").format(sentence=sentence) if is_offline else sentence
