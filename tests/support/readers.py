"""Comments to show: those of the practice blog, and as many more as are wanted."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from editor.bundled import bundled
from editor.model.comment import Comment
from editor.practice.shown import shown_comment

TITLES = {
    "bees-on-balconies": "Can a balcony feed a bee?",
    "the-compost-experiment": "Three heaps, one winter: the compost experiment",
    "a-watering-can-that-counts": "A watering can that counts",
    "what-grew-and-what-did-not": "What grew, and what did not",
}


def practice_comments() -> tuple[Comment, ...]:
    """All of the practice blog's, newest first."""
    found = [_comment(slug, place, sample) for place, slug in enumerate(TITLES, start=1) for sample in _samples(slug)]
    return tuple(sorted(found, key=lambda comment: comment.date, reverse=True))


def comment(number: int = 1, author: str = "Marta", html: str = "<p>Compost first.</p>", parent: str = "") -> Comment:
    """A comment; a higher number is a later one."""
    date = datetime(2026, 5, 14, 9, 12, tzinfo=UTC) + timedelta(minutes=number)
    return Comment(
        id=str(number),
        blog="Allotment Notes",
        post_id="7",
        post_title="Can a balcony feed a bee?",
        author=author,
        date=date,
        local_day=f"{date:%Y-%m-%d}",
        link=f"https://blog.example/bees/#comment-{number}",
        html=html,
        parent=parent,
    )


def many(count: int) -> tuple[Comment, ...]:
    """So many comments of various length, newest first."""
    words = "<p>{n} balconies and a hive within two hundred metres, if the street agrees.</p>"
    return tuple(
        comment(n, f"Reader {n % 37}", "".join(words.format(n=n) for _ in range(1 + n % 5)))
        for n in range(count, 0, -1)
    )


def _samples(slug: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(bundled(f"practice/comments/{slug}.json").read_text("utf-8"))


def _comment(slug: str, post: int, sample: dict[str, Any]) -> Comment:
    date = datetime.fromisoformat(sample["date"]).replace(tzinfo=UTC)
    return Comment(
        id=str(sample["number"]),
        blog="Practice blog",
        post_id=str(post),
        post_title=TITLES[slug],
        author=sample["author"],
        date=date,
        local_day=f"{date:%Y-%m-%d}",
        link=f"http://127.0.0.1:8000/{slug}/#comment-{sample['number']}",
        html=shown_comment("\n\n".join(sample["paragraphs"])),
        parent=str(sample.get("parent", "")),
    )
