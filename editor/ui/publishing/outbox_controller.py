"""The outbox: what waits to go out is worked off, listed, tried again, and taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.errors import RejoinderError, ServerFailed, TryLater, Unreachable
from editor.model.job import Errand, JobState, PublishJob
from editor.model.work import CancelToken, Progress
from editor.store.blogs import blog_with
from editor.store.database import Database
from editor.store.jobs import jobs
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.publishing.errand_words import doing, offered, to_be_done
from editor.ui.window.outbox_list import OutboxRow
from editor.ui.window.window import Window
from editor.ui.work.background import Background

if TYPE_CHECKING:
    from editor.publish.delivery import Delivered
    from editor.publish.errands import Order
    from editor.publish.workplace import Workplace

SUBJECT = "publish"
"""What is said of publishing, in toasts and notices."""
_TROUBLED = frozenset({TryLater.__name__, ServerFailed.__name__})
"""The blog answers, but not with what was asked for."""
OFFLINE = _TROUBLED | {Unreachable.__name__}
"""Refusals of a job that pass by themselves."""
_EVERY = 3_000  # milliseconds between looks at the outbox; with its longest pause (24 s) under 30 s after an outage


class OutboxController(QObject):
    """Jobs are on disk before anything is sent; this works them off in the background."""

    changed = Signal()
    """Something came, went, or is under way."""
    delivered = Signal(object)
    """A Delivered: a post is on its blog."""
    held_up = Signal(object)
    """A PublishJob that could not go out, with its reason."""
    asked = Signal(str)
    """The id of a job that a person wants to try again: what was said of it is said anew."""

    def __init__(
        self,
        window: Window,
        blogs: BlogController,
        background: Background,
        state: Database,
        place: Callable[[], Workplace],
    ) -> None:
        super().__init__(window)
        self._window, self._blogs, self._background = window, blogs, background
        self._state, self._place = state, place
        self._is_delivering = False
        self._asked_again = False
        self._shown: tuple[PublishJob, ...] = ()
        self.held = ""
        """The id of the job that may still be taken back: it does not count as waiting."""
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.deliver)
        window.sidebar.outbox.retry_wanted.connect(self.retry)
        window.sidebar.outbox.cancel_wanted.connect(self.cancel)

    def start(self) -> None:
        """Work off what waits, now and again and again."""
        self._timer.start()
        self.show()
        self.deliver()

    def waiting(self) -> tuple[PublishJob, ...]:
        """What is to go out, oldest first."""
        return tuple(job for job in self.all() if job.state is not JobState.OFFERED)

    def all(self) -> tuple[PublishJob, ...]:
        """The same, with what is only offered."""
        return jobs(self._state)

    def retry(self, job_id: str) -> None:
        """Now, whatever it waits for."""
        from editor.publish.outbox import retry

        job = self._job(job_id)
        if job is not None:
            self.asked.emit(job_id)
            retry(self._state, job)
        self.deliver()

    def cancel(self, job_id: str) -> None:
        """Take it out of the outbox, and say what stands on the blog."""
        from editor.publish.outbox import utc_now
        from editor.publish.withdrawing import drop

        job = self._job(job_id)
        if job is not None:
            dropped = drop(self._state, job, utc_now())
            back = Choice(word=self.tr("Unpublish"), act=partial(self.retry, job.id))
            choices = (back,) if self._job(job.id) and dropped.post_id else ()
            self._window.toast.say(Said(text=dropped.sentence, choices=choices, subject=SUBJECT))
            self._window.notices.withdraw(SUBJECT)
        self.show()
        self.deliver()

    def order(self, wanted: Order) -> None:
        """Something is to be done to a post that stands on its blog."""
        from editor.publish.errands import order
        from editor.publish.outbox import utc_now

        try:
            order(self._state, wanted, utc_now())
        except RejoinderError as error:
            self._on_failed(error)
            return
        self._window.notices.withdraw(SUBJECT)
        self.show()
        self.deliver()

    def again(self, job: PublishJob, *, replace_theirs: bool = False, anew: bool = False) -> None:
        """The same job, with what the person decided."""
        from editor.publish.outbox import decided

        decided(self._state, job, replace_theirs=replace_theirs, anew=anew)
        self.asked.emit(job.id)
        self.deliver()

    def unbin(self, job: PublishJob) -> None:
        """The same job, which takes its post out of the bin first."""
        from editor.publish.outbox import unbinned

        unbinned(self._state, job)
        self.asked.emit(job.id)
        self.deliver()

    def deliver(self) -> None:
        """Work off what is due, if nothing is under way; else right after that."""
        waiting = self.waiting()
        if self.all() != self._shown:
            self.show()  # a command, or another window, was at work on it
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
        what = doing(due[0])

        def work(cancel: CancelToken, progress: Progress) -> tuple[PublishJob | Delivered, ...]:
            from editor.publish.outbox import work_off

            try:
                return work_off(self._place(), cancel, progress)
            finally:
                over(None)

        self._background.run(what, work, self._on_worked, self._on_failed, self)

    def open_list(self) -> None:
        """The list at the left."""
        self._window.columns.open_sidebar()
        self._window.sidebar.show_outbox()

    def show(self) -> None:
        """The list, and what waits in a sentence."""
        self._shown = self.all()
        waiting = tuple(job for job in self.waiting() if job.id != self.held)
        self._window.sidebar.set_outbox(tuple(self._row(job) for job in self._shown if job.id != self.held))
        self._window.status.show_waiting(self._sentence(waiting))
        self.changed.emit()

    def is_offline(self, blog: str) -> bool:
        """Does something wait because this blog does not answer?"""
        return any(job.refusal in OFFLINE and job.blog == blog for job in self.waiting())

    def _job(self, job_id: str) -> PublishJob | None:
        return next((job for job in self.all() if job.id == job_id), None)

    def _on_over(self, _: None) -> None:
        self._is_delivering = False
        self.show()
        if self._asked_again:
            self.deliver()

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))

    def _on_worked(self, outcomes: tuple[PublishJob | Delivered, ...]) -> None:
        for outcome in outcomes:
            if not isinstance(outcome, PublishJob):
                self.delivered.emit(outcome)
            elif outcome.state is JobState.DONE:
                self._window.toast.say(Said(text=outcome.reason, subject=SUBJECT))
            elif self._job(outcome.id) is not None:  # else a person took it out meanwhile
                self.held_up.emit(outcome)
        self.show()

    def _row(self, job: PublishJob) -> OutboxRow:
        blog = blog_with(self._state, job.blog)
        is_bad = job.state is JobState.REFUSED
        state = self.tr("Refused") if is_bad else self.tr("Waits") if job.reason else self.tr("Going out")
        if job.state is JobState.UNKNOWN:
            state = self.tr("Not certain yet")
        elif job.refusal in OFFLINE and not is_bad:
            state = self.tr("Waits for the blog")
        if job.withdrawn:
            state = self.tr("Being removed from the blog")
        elif job.errand is not Errand.PUBLISH:
            state = to_be_done(job.errand) if state == self.tr("Going out") else f"{to_be_done(job.errand)} · {state}"
        name = self._blogs.name(blog) if blog else self.tr("a blog that is gone")
        row = OutboxRow(job=job.id, title=job.title, blog=name, state=state, reason=job.reason, is_bad=is_bad)
        if job.state is not JobState.OFFERED:
            return row
        why, yes, no = offered(job.errand)
        return replace(row, state=why, yes=yes, no=no)

    def _sentence(self, waiting: tuple[PublishJob, ...]) -> str:
        number = len(waiting)
        if not number or (self._is_delivering and not any(job.reason for job in waiting)):
            return ""
        posts = self.tr("1 post waits in the outbox") if number == 1 else self.tr("{n} posts wait in the outbox")
        sentence = posts.format(n=number)
        if any(job.refusal == Unreachable.__name__ for job in waiting):
            return self.tr("Offline: {sentence}").format(sentence=sentence)
        troubled = next((job for job in waiting if job.refusal in _TROUBLED), None)
        blog = blog_with(self._state, troubled.blog) if troubled else None
        if blog is None:
            return sentence
        return self.tr("{blog} has trouble: {sentence}").format(blog=self._blogs.name(blog), sentence=sentence)
