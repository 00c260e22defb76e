"""A draft and its post, both changed: put together, as far as they do not overlap; for the rest a person is asked.

The text is compared by what its pieces say (`render.reading`), so that a post which was not changed here or there is
the same, however Markdown and HTML are written. Each side is held against what it was when both last met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from editor.errors import RequestRefused
from editor.model.blog import Blog
from editor.model.draft import Draft
from editor.model.job import PublishJob
from editor.model.post import NO_FIELDS, PostFields, RemotePost
from editor.publish.differences import is_same
from editor.publish.merging_fields import FieldChange, Names, field_changes
from editor.publish.plan import make_plan
from editor.publish.settling import settle
from editor.publish.uploading import in_ledger
from editor.render.pieces import Cut, cut
from editor.render.process import RenderWorker
from editor.render.reading import Key, in_form_of, key_of, picture_ids, pieces_as_draft
from editor.render.uses import with_addresses
from editor.store.database import Database
from editor.store.known_posts import known_of
from editor.text.merged_sense import sound
from editor.text.merging import Block, Origin, Part, Take, merge, merged, overlaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """A draft as it was looked at, its post, and what becomes of both."""

    draft: Draft
    theirs: RemotePost
    parts: tuple[Part, ...]
    """Of the text."""
    fields: tuple[FieldChange, ...]
    """What was changed on the blog, besides the text, and is said otherwise here."""
    is_text_changed: bool
    """Was the text changed on the blog?"""

    @property
    def overlaps(self) -> int:
        """How many decisions of a person it takes."""
        return len(overlaps(self.parts)) + sum(field.is_overlap for field in self.fields)

    @property
    def news(self) -> tuple[str, ...]:
        """The names of what comes from the blog, if all of it is taken."""
        is_new = any(part.origin in {Origin.THEIRS, Origin.OVERLAP} for part in self.parts)
        return (*(("content",) if is_new else ()), *(field.name for field in self.fields))

    def changed(self, takes: Sequence[Take] = (), mine: Collection[str] = ()) -> Draft:
        """The draft with what comes from the blog; `takes` for the overlaps of the text, `mine` names fields."""
        return replace(self.draft, body=merged(self.parts, takes), **self.values(mine))

    def values(self, mine: Collection[str] = ()) -> dict[str, Any]:
        """The draft's fields that are taken from the blog, with their values."""
        taken = (field for field in self.fields if field.name not in mine)
        return {key: value for field in taken for key, value in field.values.items()}


def weigh(  # noqa: PLR0913, PLR0917  # the two, what they are on, and what it takes to compare them
    state: Database, draft: Draft, blog: Blog, theirs: RemotePost, names: Names, worker: RenderWorker
) -> Merging:
    """Compare a draft with its post as it stands; nothing is written. Raises RenderFailed and BlogError."""
    known = known_of(state, blog, draft)
    is_known = known is not None and known.post_id == theirs.id
    said, stood = (known.said, known.stood) if known and is_known else (NO_FIELDS, NO_FIELDS)
    plan = make_plan(draft, worker.render(draft), blog, theirs.id)
    media = in_ledger(state, blog, plan)
    text = _Text(
        worker=worker,
        addresses={source: file.url for source, file in media.items()},
        pictures={file.url: file.id for file in media.values()} | picture_ids(theirs.content),
        said=said.content,
        stood=stood.content,
    )
    featured = media[draft.featured_image].id if draft.featured_image in media else ""
    told = PostFields(featured_media=featured or None)
    sent = known.sent if known and is_known else ()
    fields = field_changes(draft, theirs, said, stood, sent, names, told)
    return Merging(
        draft=draft,
        theirs=theirs,
        parts=text.parts(draft, theirs),
        fields=fields,
        is_text_changed=not is_same("content", stood.content, theirs.content),
    )


def settle_merge(state: Database, job: PublishJob, merging: Merging, mine: Collection[str], now: datetime) -> None:
    """From now on the draft is weighed against the post that was merged; what is changed there later is asked about.

    The post is kept in the draft's history, for good. `mine` names the fields that stay as the draft has them.
    """
    taken = tuple(field.name for field in merging.fields if field.name not in mine)
    ours = tuple(field.name for field in merging.fields if field.name in mine)
    if merging.is_text_changed:
        ours = ("content", *ours)
    with state.write():
        for names, mine_stand in ((ours, True), (taken, False)):
            if names:
                settle(state, job, merging.theirs, names, now, mine=mine_stand)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What the texts of draft and post are compared with."""

    worker: RenderWorker
    addresses: Mapping[str, str]
    """Of the draft's images that are on the blog."""
    pictures: Mapping[str, str]
    """Their ids, by address."""
    said: str | None
    """The HTML that was last sent; None: not known."""
    stood: str | None
    """What the blog made of it; None: not known."""

    def parts(self, draft: Draft, theirs: RemotePost) -> tuple[Part, ...]:
        form = cut(theirs.content if self.stood is None else self.stood)
        mine, runs = self._mine(draft, form)
        made = frozenset(block.key for block in mine if block.is_made)
        there = self._theirs(theirs.content, draft.lang, made)
        written = {block.key: block.text for block in there}
        base = None
        if self.stood is not None:
            keys = [key for key in map(key_of, form.pieces) if key]
            base = [Block(key=key, text=written.get(key, ""), is_made=key in made) for key in keys]
        parts = merge(None if base is None else _joined(base, runs), mine, _joined(there, runs))
        whole = sound(parts, lambda body: self._shown(replace(draft, body=body), form))
        if whole is None:
            raise RequestRefused(
                f"“{draft.title}” and its post cannot be put together without changing what either says. "
                "Keep one of them, or make theirs a draft of its own.",
                "merge",
            )
        return whole

    def _shown(self, draft: Draft, form: Cut) -> list[Key]:
        """What the blocks of its text say."""
        blocks, _ = self._mine(draft, form)
        return [block.key for block in blocks if not block.is_made]

    def _mine(self, draft: Draft, form: Cut) -> tuple[list[Block], list[tuple[Key, ...]]]:
        """The blocks of the draft's text; and the pieces of those that are several in the post."""
        blocks: list[Block] = []
        runs: list[tuple[Key, ...]] = []
        stored = self._stored(form)
        for source, html in self.worker.blocks(draft):
            shown = in_form_of(with_addresses(html, self.addresses), form, self.pictures)
            keys = tuple(stored.get(key, key) for key in map(key_of, shown.pieces) if key)
            if not source:
                blocks += [Block(key=key, text="", is_made=True) for key in keys]
                continue
            blocks.append(Block(key=_whole(keys), text=source))
            if len(keys) > 1:
                runs.append(keys)
        return blocks, runs

    def _theirs(self, content: str, lang: str, made: frozenset[Key]) -> list[Block]:
        pieces = pieces_as_draft(content, lambda body: self.worker.render(Draft(body=body, lang=lang)).html)
        shown = [piece for piece in pieces if piece.key]
        ends = ["\n\n"] * (len(shown) - 1) + ["\n"]
        return [
            Block(key=piece.key, text="" if piece.key in made else f"{piece.form}{end}")
            for piece, end in zip(shown, ends, strict=False)
        ]

    def _stored(self, form: Cut) -> dict[Key, Key]:
        """What the blog made of pieces that it changed, by what was sent."""
        if self.said is None or self.stood is None:
            return {}
        sent = cut(self.said)
        if not sent.has_blocks:
            sent = in_form_of(self.said, form, self.pictures)
        before = [key for key in map(key_of, sent.pieces) if key]
        after = [key for key in map(key_of, form.pieces) if key]
        found: dict[Key, Key] = {}
        for what, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "replace" and end - start == last - first:
                found |= dict(zip(before[start:end], after[first:last], strict=True))
        return found


def _joined(blocks: Sequence[Block], runs: Iterable[tuple[Key, ...]]) -> list[Block]:
    """Those that are one block of the draft, as one."""
    whole = list(blocks)
    for run in runs:
        place = 0
        while place + len(run) <= len(whole):
            found = whole[place : place + len(run)]
            if tuple(block.key for block in found) == run:
                text = "".join(block.text for block in found)
                whole[place : place + len(run)] = [Block(key=_whole(run), text=text)]
            place += 1
    return whole


def _whole(keys: Sequence[Key]) -> Key:
    return tuple(token for key in keys for token in key)
