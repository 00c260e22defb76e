"""What the program asks of its render worker, and what the worker says.

A request may hold several wishes; they are worked off in the order of `Request`, and answered once. In between the
worker says `{"at": digest}` before each block that it renders, so that a block that hangs is known. It begins with
`{"hello": true}`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypedDict

from editor.disclosures.sentence import sentence
from editor.errors import NoSuchTemplate
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft
from editor.model.post import Gap, ImageUse, LinkUse, RenderedPost


class Opening(TypedDict):
    """A text to start from; `refused` are digests of blocks that hung."""

    text: str
    lang: str
    refused: list[str]


class Work(TypedDict):
    """Render for so many seconds, what is nearest to offset `near` first."""

    near: int
    seconds: float
    heavy: bool


class Request(TypedDict, total=False):
    """What can be asked for; edits are offset, characters removed, text added."""

    open: Opening
    disclosures: list[str]
    edits: list[tuple[int, int, str]]
    work: Work
    line: int
    post: bool
    blocks: bool


class Answer(TypedDict, total=False):
    """What was asked for: a patch for display, what still waits (`blocks`, `heavy` or nothing), a part, the post.

    `blocks`: the Markdown of each and its HTML, as they stand in the post; what is made of no Markdown has none.
    """

    patch: tuple[int, int, list[str]]
    waiting: str
    part: int
    post: dict[str, Any]
    blocks: list[tuple[str, str]]


def opening(draft: Draft, refused: Collection[str] = ()) -> Request:
    """What a worker needs of a draft."""
    return Request(
        open=Opening(text=draft.body, lang=draft.lang, refused=sorted(refused)),
        disclosures=sentences(draft),
    )


def sentences(draft: Draft) -> list[str]:
    """What the draft discloses, in its language. An unknown template stays a visible blank."""
    return [_sentence(disclosure, draft.lang) for disclosure in draft.disclosures]


def _sentence(disclosure: Disclosure, lang: str) -> str:
    try:
        return sentence(disclosure, lang)
    except NoSuchTemplate:
        return f"{{{disclosure.template}}}"


def post_as_json(post: RenderedPost) -> dict[str, Any]:
    """The post as it goes through the pipe."""
    return {
        "html": post.html,
        "images": [[use.source, use.alt, use.line, use.caption] for use in post.images],
        "links": [[use.url, use.line, use.quoted] for use in post.links],
        "gaps": [[gap.line, gap.reason] for gap in post.gaps],
    }


def post_of_json(found: dict[str, Any]) -> RenderedPost:
    """The post as it was before."""
    return RenderedPost(
        html=found["html"],
        images=tuple(
            ImageUse(source=source, alt=alt, line=line, caption=caption)
            for source, alt, line, caption in found["images"]
        ),
        links=tuple(LinkUse(url=url, line=line, quoted=quoted) for url, line, quoted in found["links"]),
        gaps=tuple(Gap(line=line, reason=reason) for line, reason in found["gaps"]),
    )
