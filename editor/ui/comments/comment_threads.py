"""In which order comments stand, and how far each is indented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.model.comment import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedComment:
    """A comment and where it stands in its thread."""

    comment: Comment
    depth: int = 0
    """0: it answers nothing that is shown."""
    answers: str = ""
    """The name of whom it answers, where that is known."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by, among the comments of all blogs."""
        return self.comment.blog, self.comment.id


def threaded(comments: Sequence[Comment]) -> tuple[PlacedComment, ...]:
    """Threads, that with the newest comment first; in each the answers below what they answer, oldest first."""
    known = {comment.id: comment for comment in comments}
    answers: dict[str, list[Comment]] = {}
    for comment in sorted(comments, key=lambda comment: (comment.date, comment.id)):
        answers.setdefault(comment.parent if comment.parent in known else "", []).append(comment)
    threads = [tuple(_below(comment, 0, answers, known)) for comment in answers.get("", [])]
    threads.sort(key=lambda thread: max(placed.comment.date for placed in thread), reverse=True)
    return tuple(placed for thread in threads for placed in thread)


def _below(
    comment: Comment, depth: int, answers: dict[str, list[Comment]], known: dict[str, Comment]
) -> Iterator[PlacedComment]:
    """A comment and all that answers it. Not by recursion: a thread may be as deep as its commenters like."""
    waiting = [(comment, depth)]
    while waiting:
        current, level = waiting.pop()
        parent = known.get(current.parent)
        yield PlacedComment(comment=current, depth=level, answers=parent.author if parent else "")
        waiting.extend((answer, level + 1) for answer in reversed(answers.get(current.id, [])))
