"""Checks the post when nothing was typed for a while; shows what to mend, and mends it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, Signal

from editor.errors import RejoinderError
from editor.model.blog import Blog
from editor.model.comment import Comment
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.quotes.found import FoundQuote, quotes_in
from editor.quotes.integrity import is_as_written
from editor.quotes.passage import as_markdown, quote
from editor.store.cache import comments_by_link
from editor.store.database import Database
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.checks.checks_pane import ChecksPane, Fine
from editor.ui.comments.comments_pane import CommentsPane
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said
from editor.ui.window.layout_rules import Tab
from editor.ui.window.window import Window
from editor.ui.work.task_runner import TaskRunner
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.marks import Mark, MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    """What there is to show about a draft."""

    draft: Draft
    problems: tuple[Problem, ...]
    fine: tuple[Fine, ...]
    marks: dict[int, Mark]
    """By the line of the body."""
    quoted: dict[str, str]
    """What was quoted of comments, by their permalinks."""


class CheckController(QObject):
    """Works off the window's thread; a draft that changed meanwhile is checked again by itself."""

    disclosure_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        page: EditorPage,
        pane: ChecksPane,
        comments: CommentsPane,
        drafts: DraftController,
        blogs: BlogController,
        runner: TaskRunner,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._pane, self._comments = window, page, pane, comments
        self._drafts, self._blogs, self._runner = drafts, blogs, runner
        self._state, self._cache = state, cache
        self.post: RenderedPost | None = None
        """As it was rendered last."""
        self.problems: tuple[Problem, ...] = ()
        pane.mend_wanted.connect(self.mend)
        pane.count_changed.connect(self._on_count)
        page.mark_pressed.connect(self._on_mark)
        blogs.chosen.connect(self._check)
        drafts.changed.connect(self._check)
        drafts.shown.connect(self._on_shown)

    def stops(self, draft: Draft, blog: Blog) -> tuple[Problem, ...]:
        """What prevents publishing this draft, rendered afresh: what the pane shows may be of an older text.

        Called off the window's thread. Raises RenderFailed.
        """
        from editor.check.checks import problems
        from editor.render.post import render

        found = problems(draft, render(draft), self._context(draft, blog))
        return tuple(problem for problem in found if problem.severity is Severity.STOP)

    def on_rendered(self, post: RenderedPost) -> None:
        """The preview has the post as it is now."""
        self.post = post
        self._check()

    def next_problem(self) -> None:
        """Go to the next one."""
        problem = self._pane.next_problem()
        if problem is None:
            self._window.toast.say(Said(text=self.tr("There is nothing to mend."), subject="checks"))
            return
        self._go(problem)

    def mend(self, problem: Problem, mend: Mend) -> None:
        """Do what a button says."""
        match mend:
            case Mend.GO:
                self._go(problem)
            case Mend.ADD_DISCLOSURE:
                self.disclosure_wanted.emit()
            case Mend.ADD_ALT:
                self._window.columns.show_text()
                self._page.describe_image(self._body_line(problem))
            case Mend.ADD_TITLE:
                self._window.columns.show_text()
                self._page.focus_title()
            case Mend.REMOVE_QUOTE:
                self._replace_quote(self._body_line(problem), "")
            case Mend.RESTORE_QUOTE:
                self._restore_quote(self._body_line(problem))
            case Mend.SHOW_FIELDS:
                self._window.columns.show_tab(Tab.POST)

    # ------------------------------------------------------------------------------------------------ looking
    def _check(self) -> None:
        post = self.post
        if post is None:
            return
        draft, blog = self._drafts.draft, self._blogs.blog
        self._runner.run(lambda: self._findings(draft, post, blog), self._show, self._on_failed, self)

    def _findings(self, draft: Draft, post: RenderedPost, blog: Blog | None) -> _Findings:
        from editor.check.checks import passed, problems

        context = self._context(draft, blog)
        found = quotes_in(draft.body)
        return _Findings(
            draft=draft,
            problems=problems(draft, post, context),
            fine=tuple(Fine(sentence=sentence) for sentence in passed(draft, post, context)),
            marks=_marks(found, context.comments),
            quoted=_quoted(found, context.comments),
        )

    def _context(self, draft: Draft, blog: Blog | None) -> CheckContext:
        """The blog under the name that it has in the window."""
        from editor.publish.building import check_context

        called = replace(blog, name=self._blogs.name(blog)) if blog else None
        return check_context(self._state, self._cache, draft, called)

    def _show(self, findings: _Findings) -> None:
        if findings.draft.path != self._drafts.draft.path or findings.draft.body != self._page.text:
            return
        self.problems = findings.problems
        self._pane.show_findings(findings.problems, findings.fine)
        self._page.set_marks(findings.marks)
        self._comments.set_marks(findings.quoted)

    def _on_failed(self, error: RejoinderError) -> None:
        self._window.toast.say(Said(text=str(error), subject="checks"))

    def _on_count(self, count: int, stops: bool) -> None:
        """A draft that waits for its first word is told of nothing; what it lacks stands in the pane."""
        draft = self._drafts.draft
        is_blank = not (draft.title.strip() or draft.body.strip() or draft.remote_id)
        self._window.columns.right.tabs.set_count(0 if is_blank else count, stops=stops)

    def _on_shown(self) -> None:
        self.post, self.problems = None, ()
        self._pane.show_findings((), ())
        self._page.set_marks({})
        self._comments.set_marks({})

    # ------------------------------------------------------------------------------------------------ mending
    def _body_line(self, problem: Problem) -> int:
        return max(1, problem.line - self._drafts.draft.body_line + 1)

    def _go(self, problem: Problem) -> None:
        self._window.columns.show_text()
        if Mend.ADD_TITLE in problem.mends:
            self._page.focus_title()
        elif problem.line:
            self._page.go_to_line(self._body_line(problem))
        elif {Mend.ADD_DISCLOSURE, Mend.SHOW_FIELDS} & set(problem.mends):
            self._window.columns.show_tab(Tab.POST)
        else:
            self._page.focus_text()

    def _on_mark(self, line: int, place: QPoint) -> None:
        """A mark beside the text was pressed: what it says."""
        del place
        found = self._quote_at(line)
        comment = self._comment(found) if found else None
        if found is None or comment is None or is_as_written(found, comment):
            self._page.go_to_line(line)
        else:
            self._restore_quote(line)

    def _quote_at(self, line: int) -> FoundQuote | None:
        return next((each for each in quotes_in(self._page.text) if each.line <= line <= each.end_line), None)

    def _comment(self, found: FoundQuote) -> Comment | None:
        return comments_by_link(self._cache, [found.link]).get(found.link)

    def _restore_quote(self, line: int) -> None:
        found = self._quote_at(line)
        comment = self._comment(found) if found else None
        if found is not None and comment is not None:
            self._replace_quote(line, as_markdown(quote(comment, _likeliest(found, comment))).rstrip("\n"))

    def _replace_quote(self, line: int, markdown: str) -> None:
        found = self._quote_at(line)
        if found is None:
            return
        lines = self._page.text.split("\n")
        start = sum(len(each) + 1 for each in lines[: found.line - 1])
        length = len("\n".join(lines[found.line - 1 : found.end_line]))
        if not markdown:  # with the empty line that follows it
            length = min(length + 2, len(self._page.text) - start)
        self._window.columns.show_text()
        self._page.replace_range(start, length, markdown)
        self._page.go_to_line(found.line)


def _marks(found: tuple[FoundQuote, ...], kept: dict[str, Comment]) -> dict[int, Mark]:
    """Only quotes whose comment is kept can be compared."""
    marks: dict[int, Mark] = {}
    for each in found:
        comment = kept.get(each.link)
        if comment is not None:
            same = is_as_written(each, comment)
            words = f"As written by {each.name}" if same else f"Not as {each.name} wrote it. Press to restore."
            marks[each.line] = Mark(kind=MarkKind.AS_WRITTEN if same else MarkKind.CHANGED, words=words)
    return marks


def _quoted(found: tuple[FoundQuote, ...], kept: dict[str, Comment]) -> dict[str, str]:
    """*Quoted*, or how much of it."""
    from editor.text.html_markdown import paragraphs  # takes its time to load

    told: dict[str, str] = {}
    for link, comment in kept.items():
        whole = len(paragraphs(comment.html))
        here = sum(each.text.count("\n\n") + 1 for each in found if each.link == link)
        if here:
            told[link] = "Quoted" if here >= whole else f"{here} of {whole} quoted"
    return told


def _likeliest(found: FoundQuote, comment: Comment) -> tuple[int, ...]:
    """The numbers of the paragraphs that a changed quote was made of."""
    import difflib

    from editor.text.html_markdown import paragraphs

    there = paragraphs(comment.html)
    numbers = {
        max(range(len(there)), key=lambda place: difflib.SequenceMatcher(None, part, there[place]).ratio()) + 1
        for part in found.text.split("\n\n")
        if there
    }
    return tuple(sorted(numbers))
