"""What of a post besides its text was changed on the blog, in the words of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from editor.clients.protocols import BlogClient, PostArchive, Surroundings, TermKind, TermSource
from editor.model.draft import STANDARD, Draft, Status
from editor.model.post import FIELDS, PostFields, RemotePost, Term
from editor.model.work import CancelToken
from editor.publish.differences import WORDS, is_same
from editor.text.meta_values import of_keys, words_of
from editor.text.term_names import shown_names

_KEYS = {
    "featured_media": "featured_image",
    **{name: name for name in FIELDS if name not in {"content", "featured_media"}},
}
"""The fields of a draft, by those of a post."""
_GONE_THERE = "What the post has there cannot be named: it is gone from the blog, or may not be seen."
_GONE_BEFORE = "What it was before is gone from the blog: if you keep yours, it is made there anew."
_LISTS = frozenset({"categories", "tags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that was changed on the blog; `mine` and `theirs` are words for a person."""

    name: str
    """As in PostFields."""
    mine: str
    theirs: str
    values: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    """What the draft says when theirs is taken."""
    is_overlap: bool
    """It was changed here as well, or a person has to know what `note` says."""
    note: str = ""
    """What cannot be said in the words of a draft, in a sentence."""

    @property
    def word(self) -> str:
        """What a person calls it."""
        return WORDS[self.name]


class Named(NamedTuple):
    """A post's value in the words of a draft, as far as there are any."""

    value: Any
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """How a blog calls what a post names by ids; asked for where a field was changed."""

    client: BlogClient
    cancel: CancelToken

    def of(self, name: str, value: Any) -> Named:  # noqa: ANN401  # of any field
        """A post's value as a draft has it, without what is gone, or may not be seen. Raises BlogError."""
        look_up: dict[str, Callable[[Any], Named]] = {
            "categories": lambda ids: self._terms(TermKind.CATEGORY, ids),
            "tags": lambda ids: self._terms(TermKind.TAG, ids),
            "featured_media": self._picture,
            "parent": lambda each: _one(self._pages(), each),
            "author": lambda each: _one(self._authors(), each),
            "meta": lambda pairs: Named(tuple((key, words_of(value)) for key, value in pairs)),
            "format": lambda word: Named("" if word == STANDARD else word),
        }
        return look_up.get(name, Named)(value)

    def _terms(self, kind: TermKind, ids: tuple[str, ...]) -> Named:
        terms = self.client.terms(kind, self.cancel) if ids and isinstance(self.client, TermSource) else ()
        called = shown_names(terms)
        return Named(tuple(called[each] for each in ids if each in called), all(each in called for each in ids))

    def _pages(self) -> tuple[Term, ...]:
        return self.client.pages(self.cancel) if isinstance(self.client, Surroundings) else ()

    def _authors(self) -> tuple[Term, ...]:
        return self.client.authors(self.cancel) if isinstance(self.client, Surroundings) else ()

    def _picture(self, media_id: str) -> Named:
        found = self.client.picture(media_id) if media_id and isinstance(self.client, PostArchive) else ""
        return Named(found, is_whole=bool(found or not media_id))


def _one(terms: tuple[Term, ...], term_id: str) -> Named:
    called = shown_names(terms).get(term_id, "")
    return Named(called, is_whole=bool(called or not term_id))


def field_changes(  # noqa: PLR0913, PLR0917  # both sides, what they come from, and in whose words
    draft: Draft,
    theirs: RemotePost,
    said: PostFields,
    stood: PostFields,
    sent: tuple[str, ...],
    names: Names,
    told: PostFields,
) -> tuple[FieldChange, ...]:
    """The fields that the draft names, and that stand otherwise on the blog because somebody changed them there.

    `said`, `stood`: what both sides come from; `sent`: what was sent before and may be emptied; `told`: what is known
    of the draft's values by the blog's ids.
    """
    found: list[FieldChange] = []
    for name, key in _KEYS.items():
        mine = getattr(draft, key)
        there, before, was_there = (_of_draft(name, each, draft) for each in (theirs.fields, said, stood))
        if not (_is_named(name, mine) or name in sent) or is_same(name, was_there, there):
            continue
        value = names.of(name, there)
        if not value.is_whole or not _is_alike(name, mine, value.value):
            was = Named(None) if before is None else names.of(name, before)
            is_ours = not _is_as_before(name, mine, before, was, told)
            found.append(_change(name, mine, value, was, is_ours=is_ours))
    return tuple(found)


def _of_draft(name: str, fields: PostFields, draft: Draft) -> Any:  # noqa: ANN401  # of any field
    """The value; of custom fields those that the draft names: of the others nobody speaks."""
    value = getattr(fields, name)
    return of_keys(value, dict(draft.meta)) if name == "meta" else value


def _change(name: str, mine: Any, theirs: Named, was: Named, *, is_ours: bool) -> FieldChange:  # noqa: ANN401  # as above
    """What was changed there, and perhaps here; what cannot be named is for a person."""
    return FieldChange(
        name=name,
        mine=in_words(name, mine),
        theirs=in_words(name, theirs.value),
        values={_KEYS[name]: theirs.value},
        is_overlap=is_ours or not theirs.is_whole,
        note=_GONE_THERE if not theirs.is_whole else "" if was.is_whole else _GONE_BEFORE,
    )


def _is_as_before(name: str, mine: Any, before: Any, was: Named, told: PostFields) -> bool:  # noqa: ANN401  # as above
    """Does the draft say what both come from?"""
    return before is not None and (
        is_same(name, before, getattr(told, name)) or (was.is_whole and _is_alike(name, mine, was.value))
    )


def in_words(name: str, value: Any) -> str:  # noqa: ANN401  # of any field
    """A draft's value of a field for a person; empty: there is none."""
    if name == "password":
        return "•" * 8 if value else ""
    if name == "date":
        return f"{value.astimezone():%Y-%m-%d %H:%M}" if value else ""
    if name == "meta":
        return ", ".join(f"{key}: {words if isinstance(words, str) else '; '.join(words)}" for key, words in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if name in _LISTS else str(value or "")


def is_named_in(draft: Draft, name: str) -> bool:
    """Does the draft say something of this field of a post?"""
    return name == "content" or _is_named(name, getattr(draft, _KEYS[name]))


def _is_named(name: str, mine: Any) -> bool:  # noqa: ANN401  # of any field
    return name in {"title", "status"} or not (mine in {"", (), None} or (name == "sticky" and not mine))


def _is_alike(name: str, one: Any, other: Any) -> bool:  # noqa: ANN401  # of any field
    if name in _LISTS:
        return sorted(map(str.casefold, one)) == sorted(map(str.casefold, other))
    if isinstance(one, Status) or name in {"date", "password"}:
        return is_same(name, one, other)
    return bool(one == other)
