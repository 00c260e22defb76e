"""Publishing: a look, three seconds to take it back; then it is the outbox's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Flag, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.clients.clocks import ahead_of
from editor.errors import RejoinderError
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.job import PublishJob
from editor.model.problem import Problem
from editor.model.tie import belongs_elsewhere, tied_post
from editor.model.work import CancelToken, Progress
from editor.quotes.found import quotes_in
from editor.store.database import Database
from editor.store.jobs import put_job, remove_job
from editor.store.known_posts import known_of
from editor.store.publications import publications
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.checks.check_controller import CheckController
from editor.ui.commands import Do
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.browser import open_address
from editor.ui.parts.questions import Question
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.publishing.outbox_controller import SUBJECT, OutboxController
from editor.ui.window.layout_rules import Tab
from editor.ui.window.window import Window
from editor.ui.work.background import Background
from editor.ui.work.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from editor.drafts.open_draft import OpenDraft
    from editor.publish.outbox import Wish

_TICK = 1_000
_UNSEEN = frozenset({Status.DRAFT, Status.PENDING})
"""What no reader sees: it is not updated, but published."""
_STATUSES = {
    Do.PUBLISH_DRAFT: Status.DRAFT,
    Do.PUBLISH_PENDING: Status.PENDING,
    Do.PUBLISH_PRIVATE: Status.PRIVATE,
}


class Agreed(Flag):
    """What a person was asked about, and wants."""

    THERE = auto()
    """It goes to this blog, though it belongs to another one."""
    HIDDEN = auto()
    """Readers no longer see what they see now."""


_NOTHING = Agreed(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meant:
    """What a person saw when they said: publish."""

    draft: OpenDraft | None
    title: str
    blog: Blog
    agreed: Agreed


class PublishController(QObject):
    """From the button to the outbox; the button says what comes next."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        drafts: DraftController,
        blogs: BlogController,
        checks: CheckController,
        outbox: OutboxController,
        background: Background,
        settings: SettingsKeeper,
        themes: ThemeSource,
        state: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._drafts, self._blogs, self._checks = window, drafts, blogs, checks
        self._outbox, self._background, self._settings, self._state = outbox, background, settings, state
        self._themes = themes
        self._held: PublishJob | None = None
        self._before: PublishJob | None = None
        self._left = 0
        self._countdown = QTimer(self, interval=_TICK)
        self._countdown.timeout.connect(self._on_tick)
        window.header.publish_button.clicked.connect(self.publish)
        for news in (drafts.shown, drafts.changed, blogs.chosen, outbox.changed):
            news.connect(self.show)

    # ------------------------------------------------------------------------------------------------ asking
    def publish(
        self, status: Status | None = None, ignored: tuple[str, ...] = (), *, agreed: Agreed = _NOTHING
    ) -> None:
        """The draft to its blog, as it stands now, if nothing stops it; `status` overrules its own."""
        from editor.publish.outbox import Wish

        is_settled = self._drafts.settle()
        draft, blog = self._drafts.draft, self._blogs.blog
        if blog is None:
            self._ask_for_blog()
            return
        if not is_settled:
            return
        if Agreed.THERE not in agreed and self._is_another_blogs(draft, blog):
            self._ask_where(draft, blog, partial(self.publish, status, ignored, agreed=agreed | Agreed.THERE))
            return
        wanted = status or draft.status
        if Agreed.HIDDEN not in agreed and _is_hidden(wanted, draft) and self._is_read(draft, blog):
            self._ask_to_hide(wanted, blog, partial(self.publish, status, ignored, agreed=agreed | Agreed.HIDDEN))
            return
        wish = Wish(status=status, ignored=ignored)
        meant = _Meant(draft=self._drafts.open_draft, title=draft.title, blog=blog, agreed=agreed)

        def work(cancel: CancelToken, progress: Progress) -> tuple[Problem, ...]:
            del cancel, progress
            return tuple(problem for problem in self._checks.stops(draft, blog) if problem.id not in ignored)

        self._background.run(
            self.tr("Checking the post"), work, partial(self._on_checked, wish, meant), self._on_failed, self
        )

    def _on_checked(self, wish: Wish, meant: _Meant, stops: tuple[Problem, ...]) -> None:
        """Send it, or say the first thing that stops it; each may be overruled."""
        now = self._blogs.blog
        if self._drafts.open_draft is not meant.draft or now is None or now.identity != meant.blog.identity:
            text = self.tr("“{title}” was not published on {blog}: another draft or blog was chosen meanwhile.")
            words = text.format(title=meant.title, blog=self._blogs.name(meant.blog))
            self._window.notices.say(Said(text=words, tone=Tone.WARN, subject=SUBJECT))
            return
        if not stops:
            self.send(wish)
            return
        first = stops[0]
        anyway = partial(self.publish, wish.status, (*wish.ignored, first.id), agreed=meant.agreed)
        mend = partial(self._checks.mend, first, first.mends[0]) if first.mends else self._show_checks
        self._say_stop(first.message, mend, anyway)

    def schedule(self) -> None:
        """Ask when it is to appear; then it goes to the blog, which waits."""
        from editor.ui.publishing.schedule_dialog import ScheduleDialog

        draft, blog = self._drafts.draft, self._blogs.blog
        if blog is None:
            self._ask_for_blog()
            return
        tomorrow = (datetime.now().astimezone() + timedelta(days=1)).replace(hour=9, minute=0)
        value = draft.date if draft.date and draft.date > datetime.now().astimezone() else tomorrow
        zone = blog.capabilities.timezone
        dialog = ScheduleDialog(self._blogs.name(blog), zone, ahead_of(blog.api_url), value, self._themes.theme)
        dialog.chosen.connect(self._on_scheduled)
        self._window.sheet.open(dialog)

    def _on_scheduled(self, when: datetime) -> None:
        if self._drafts.set_fields(status=Status.SCHEDULED, date=when):
            self.publish()

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))

    def publish_as(self, do: Do) -> None:
        """With another status than its own."""
        self.publish(_STATUSES[do])

    def _is_another_blogs(self, draft: Draft, blog: Blog) -> bool:
        known = known_of(self._state, blog, draft)
        return known is None and belongs_elsewhere(draft, blog)

    def _is_read(self, draft: Draft, blog: Blog) -> bool:
        """Do readers see the post, as far as we know?"""
        known = known_of(self._state, blog, draft)
        return known is not None and known.stood.status is Status.PUBLISHED

    def _ask_to_hide(self, status: Status, blog: Blog, hide: Callable[[], None]) -> None:
        """Another status would take it from its readers."""
        words = {
            Status.PENDING: self.tr("Submit it for review"),
            Status.PRIVATE: self.tr("Make it private"),
            Status.SCHEDULED: self.tr("Schedule it"),
        }
        sentence = self.tr(
            "Readers see “{title}” now. They no longer find it then, and links to it lead nowhere until it is "
            "published again."
        )
        title = self.tr("Take it from its readers on {blog}?").format(blog=self._blogs.name(blog))
        answers = (
            Choice(word=self.tr("Cancel"), act=lambda: None),
            Choice(word=words.get(status, self.tr("Make it a draft")), act=hide),
        )
        text = sentence.format(title=self._drafts.draft.title)
        self._window.sheet.open(Question(title, text, answers, self._themes.theme))

    def _ask_where(self, draft: Draft, blog: Blog, there: Callable[[], None]) -> None:
        """It belongs to another blog, and never goes to this one by itself."""
        own, name = self._blogs.of(draft), self._blogs.name(blog)
        belongs = self._blogs.name(own) if own else draft.blog
        sentence = (
            self.tr("“{title}” is a post of {own}. On {blog} it would be a new post; the one on {own} stays as it is.")
            if draft.remote_id
            else self.tr("“{title}” is meant for {own}. On {blog} it would be a new post.")
        )
        gone = (
            "" if own else self.tr("{own} is not connected: it was removed from Rejoinder, or is not on this computer.")
        )
        answers = [Choice(word=self.tr("Cancel"), act=lambda: None)]
        if own is not None:
            choose = partial(self._blogs.choose, own.identity)
            answers.append(Choice(word=self.tr("Choose its own blog"), act=choose))
        answers.append(Choice(word=self.tr("Publish it here, too"), act=there))
        words = f"{sentence} {gone}".strip().format(title=draft.title, own=belongs, blog=name)
        title = self.tr("Publish it on {blog}, too?").format(blog=name)
        self._window.sheet.open(Question(title, words, tuple(answers), self._themes.theme))

    def publish_also(self) -> None:
        """On another blog, too; it goes to that one from now on, until the other one is chosen again."""
        from editor.ui.publishing.also_dialog import AlsoDialog

        now = self._blogs.blog
        others = [(self._blogs.name(blog), blog.identity) for blog in self._blogs.all if blog != now]
        if now is not None and others:
            dialog = AlsoDialog(self._drafts.draft.title, self._blogs.name(now), others, self._themes.theme)
            dialog.chosen.connect(self._on_also)
            self._window.sheet.open(dialog)

    def _on_also(self, identity: str) -> None:
        self._blogs.choose(identity)
        self.publish(agreed=Agreed.THERE)

    def _ask_for_blog(self) -> None:
        text = self.tr("This draft goes nowhere yet. Which blog is it for?")
        if self._drafts.draft.blog:
            gone = self.tr(
                "This draft belongs to “{blog}”, which is not connected: it was removed from Rejoinder, or is "
                "not on this computer. Add it again, or choose another blog at the top."
            )
            text = gone.format(blog=self._drafts.draft.blog)
        choices = (
            Choice(word=self.tr("Add blog"), act=self._blogs.add),
            Choice(word=self.tr("Try the practice blog"), act=self._blogs.try_practice),
        )
        self._window.notices.say(Said(text=text, choices=choices, subject=SUBJECT))

    def _say_stop(self, message: str, mend: Callable[[], object], anyway: Callable[[], object]) -> None:
        text = self.tr("Not published: {problem}").format(problem=message)
        choices = (
            Choice(word=self.tr("Mend it"), act=mend),
            Choice(word=self.tr("Publish anyway"), act=anyway),
        )
        self._window.notices.say(Said(text=text, tone=Tone.BAD, choices=choices, subject=SUBJECT))

    def _show_checks(self) -> None:
        self._window.columns.show_tab(Tab.CHECKS)

    # ------------------------------------------------------------------------------------------------ taking it back
    def send(self, wish: Wish) -> None:
        """Put it into the outbox, and let *Undo* stand for a moment."""
        blog = self._blogs.blog
        if blog is None or not self._drafts.give_identity() or not self._drafts.save():
            return
        from editor.publish.outbox import is_of, queue, utc_now

        draft = self._drafts.draft
        self._settle_held()
        self._window.notices.withdraw(SUBJECT)
        seconds = self._settings.now.undo_seconds
        is_first = not any(each.blog == blog.identity for each in publications(self._state))
        now = utc_now()
        try:
            self._before = next((job for job in self._outbox.all() if is_of(job, draft, blog)), None)
            job = queue(self._state, draft, blog, replace(wish, not_before=now + timedelta(seconds=seconds)), now)
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.BAD, subject=SUBJECT))
            return
        self._outbox.asked.emit(job.id)
        self._hold(job)
        self._left = seconds
        if not seconds:
            self._settle_held()
            return
        self._say_going(blog, is_first=is_first)
        self._countdown.start()
        self._outbox.show()

    def _hold(self, job: PublishJob | None) -> None:
        """This one may still be taken back."""
        self._held = job
        self._outbox.held = job.id if job else ""

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
        job = self._held
        self._hold(None)
        if job is not None and self._before is not None:
            put_job(self._state, self._before)
        elif job is not None:
            remove_job(self._state, job.id)
        self._outbox.show()
        self._window.toast.say(Said(text=self.tr("Not published. Nothing was sent."), subject=SUBJECT))

    def _settle_held(self) -> None:
        """The time for *Undo* is over."""
        self._countdown.stop()
        self._window.toast.withdraw("countdown")
        job = self._held
        self._hold(None)
        if job is not None:
            self._outbox.retry(job.id)

    # ------------------------------------------------------------------------------------------------ showing
    def show(self) -> None:
        """The button's word, and what else it offers."""
        draft, blog = self._drafts.draft, self._blogs.blog
        known = known_of(self._state, blog, draft)
        is_post = bool(known) or bool(blog and tied_post(draft, blog))
        is_offline = bool(blog) and self._outbox.is_offline(blog.identity)
        plain = {
            Status.DRAFT: self.tr("Save as draft"),
            Status.PENDING: self.tr("Submit"),
            Status.SCHEDULED: self.tr("Schedule"),
        }.get(blog.capabilities.status_for(draft.status) if blog else draft.status, self.tr("Publish"))
        is_hidden = known is not None and known.stood.status in _UNSEEN and draft.status not in _UNSEEN
        word = self.tr("Queue") if is_offline else self.tr("Update") if is_post and not is_hidden else plain
        where = self.tr("To {blog}").format(blog=self._blogs.name(blog)) if blog else ""
        self._window.header.publish_button.set_word(word, where)
        self._window.commands[Do.PUBLISH].setText(word)
        self._offer_others(blog, draft.status, link=known.link if known else "", is_post=is_post)

    def _offer_others(self, blog: Blog | None, own: Status, link: str, *, is_post: bool) -> None:
        statuses = blog.capabilities.statuses if blog else frozenset[Status]()
        for do, status in _STATUSES.items():
            self._window.commands.offer(do, there=status in statuses and status is not own)
        self._window.commands.offer(Do.VIEW_POST, there=bool(link))
        self._window.commands.offer(Do.ALSO, there=is_post and len(self._blogs.all) > 1)
        self._window.commands.offer(Do.SHOW_SENT, there=blog is not None)
        self._window.commands.offer(Do.SCHEDULE, there=Status.SCHEDULED in statuses)
        shown = [
            do for do in (*_STATUSES, Do.SCHEDULE, Do.SHOW_SENT, Do.VIEW_POST) if self._window.commands[do].isVisible()
        ]
        self._window.header.publish_button.set_others(tuple(self._window.commands[do] for do in shown))

    def view(self) -> None:
        """The post as a reader sees it."""
        draft, blog = self._drafts.draft, self._blogs.blog
        known = known_of(self._state, blog, draft)
        if known is not None:
            open_address(known.link)


def _is_hidden(status: Status, draft: Draft) -> bool:
    """Do readers not find a post of this status? A moment that is over hides nothing."""
    if status is Status.SCHEDULED:
        return draft.date is not None and draft.date > datetime.now().astimezone()
    return status is not Status.PUBLISHED
