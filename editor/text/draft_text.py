"""A draft's text as a Draft, and a changed Draft as text: only the keys whose values changed are written.

Read leniently: tags may be a list or one line with commas, `publish` is `published`, a day is its midnight. A date
without a zone is a time on this computer's clock. What cannot be understood is told (`problems`), never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editor.errors import FrontMatterBroken
from editor.model.disclosure import Disclosure, Sponsor, Value
from editor.model.draft import STANDARD, Draft, Status, Tie
from editor.text.front_matter import FrontMatter, split
from editor.text.head_entry import Entry
from editor.text.urls import host
from editor.text.yaml_words import Tree

_STATUSES = {
    **{status.value: status for status in Status},
    "publish": Status.PUBLISHED,
    "future": Status.SCHEDULED,
}
"""Our words and WordPress's."""

_YES = frozenset({"true", "yes", "on", "open"})
_NO = frozenset({"false", "no", "off", "closed"})
"""YAML's words, and WordPress's."""

_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
"""Jekyll writes `2026-05-14 10:00:00 +0200`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says, and what of its front matter could not be understood. A doubtful status reads as `draft`."""

    draft: Draft
    problems: tuple[FrontMatterBroken, ...] = ()


def parse(text: str, path: Path | None) -> Draft:
    """The draft that a text holds. Raises FrontMatterBroken at the first thing that cannot be understood."""
    reading = read(split(text), path)
    for problem in reading.problems:
        raise problem
    return reading.draft


def read(front: FrontMatter, path: Path | None) -> Reading:
    """The draft that a text holds, with its body at least."""
    fields = _Fields()
    try:
        fields = _Fields(front.entries())
    except FrontMatterBroken as problem:
        fields.problems.append(problem)
    draft = Draft(
        path=path,
        title=fields.word("title"),
        slug=fields.word("slug"),
        status=fields.status(),
        date=fields.date(),
        lang=fields.word("lang") or "en",
        categories=fields.words("categories"),
        tags=fields.words("tags"),
        excerpt=fields.word("excerpt"),
        featured_image=fields.word("featured_image"),
        post_type=fields.name("type", usual="post"),
        parent=fields.name("parent"),
        author=fields.name("author"),
        password=fields.word("password").strip(),
        sticky=fields.choice("sticky") or False,
        comments=fields.choice("comments"),
        pings=fields.choice("pings"),
        format=fields.name("format", usual=STANDARD),
        meta=fields.meta(),
        disclosures=fields.disclosures(),
        sponsors=(*fields.sponsors("sponsors"), *fields.sponsors("sponsor")),
        blog=fields.word("blog"),
        remote_id=fields.word("remote_id"),
        also_on=fields.ties(),
        identity=fields.word("rejoinder"),
        body=front.body,
        body_line=front.body_line,
    )
    return Reading(draft=draft, problems=tuple(_in_file(problem, path) for problem in fields.problems))


def _in_file(problem: FrontMatterBroken, path: Path | None) -> FrontMatterBroken:
    name = f"{path.name}: " if path else ""
    return FrontMatterBroken(f"{name}{problem} Correct it there; the text below it is as it was.", problem.line)


def write(before: FrontMatter, draft: Draft) -> FrontMatter:
    """The text with the draft's body, and with its values where they differ. The same draft: the same bytes.

    Raises FrontMatterBroken when a value changed and the front matter cannot take it.
    """
    return with_fields(before, read(before, None).draft, draft).with_body(draft.body)


def with_fields(front: FrontMatter, old: Draft, new: Draft) -> FrontMatter:
    """The text with the values of `new` where they are not those of `old`. Raises FrontMatterBroken."""
    before, after = fields_of(old), fields_of(new)
    for key, value in after.items():
        if value != before[key]:
            front = front.with_value(key, value or None)
    if after["sponsors"] != before["sponsors"]:
        front = front.with_value("sponsor", None)
    return front


def fields_of(draft: Draft) -> dict[str, Tree]:
    """What each key of the front matter holds; empty: the key is not written."""
    return {
        "title": draft.title,
        "slug": draft.slug,
        "status": draft.status.value,
        "date": draft.date.isoformat() if draft.date else "",
        "lang": draft.lang,
        "categories": draft.categories,
        "tags": draft.tags,
        "excerpt": draft.excerpt,
        "featured_image": draft.featured_image,
        "type": draft.post_type,
        "parent": draft.parent,
        "author": draft.author,
        "password": draft.password,
        "sticky": "true" if draft.sticky else "",
        "comments": _door(draft.comments),
        "pings": _door(draft.pings),
        "format": draft.format,
        "meta": dict(draft.meta),
        "disclosures": tuple(_disclosure_tree(disclosure) for disclosure in draft.disclosures),
        "sponsors": tuple(_sponsor_tree(sponsor) for sponsor in draft.sponsors),
        "blog": draft.blog,
        "remote_id": draft.remote_id,
        "also_on": tuple({"blog": tie.blog, "remote_id": tie.remote_id} for tie in draft.also_on),
        "rejoinder": draft.identity,
    }


def _door(is_open: bool | None) -> str:
    return "" if is_open is None else "open" if is_open else "closed"


def _disclosure_tree(disclosure: Disclosure) -> Tree:
    wording = {"text": disclosure.text} if disclosure.text else {}
    return {"template": disclosure.template, **dict(disclosure.values), **wording}


def _sponsor_tree(sponsor: Sponsor) -> Tree:
    return {"name": sponsor.name, "hosts": sponsor.hosts} if sponsor.hosts else sponsor.name


class _Fields:
    """The keys of a front matter, read one by one; what is wrong with them gathers in `problems`."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self.problems: list[FrontMatterBroken] = []

    def word(self, key: str) -> str:
        """A value that is text."""
        value = self._value(key)
        if isinstance(value, str):
            return value
        if value is not None:
            self._complain(key, "is to be one line of text")
        return ""

    def name(self, key: str, usual: str = "") -> str:
        """A name; or a small word out of a few, empty for the usual one.

        Other programs keep lists and maps under such a key: those say nothing.
        """
        value = self._value(key)
        word = value.strip() if isinstance(value, str) else ""
        return word if not usual else "" if word.lower() == usual else word.lower()

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, or one line of them with commas."""
        found = _words(self._value(key))
        if found is None:
            self._complain(key, "is to be a list of words")
        return found or ()

    def choice(self, key: str) -> bool | None:
        """A yes or a no; None: neither is said."""
        word = self.word(key).strip().lower()
        if word and word not in _YES | _NO:
            self._complain(key, f"is “{word}”. It can be open or closed, true or false")
        return word in _YES if word in _YES | _NO else None

    def meta(self) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
        """A map of words, or of lists of words. Other programs keep something else there: it says nothing."""
        value = self._value("meta")
        found = [(key, _meta_words(part)) for key, part in value.items()] if isinstance(value, Mapping) else []
        known = tuple((key, words) for key, words in found if words is not None)
        return known if len(known) == len(found) else ()

    def status(self) -> Status:
        """What publishing makes of the draft."""
        word = self.word("status")
        if not word:
            return Status.PUBLISHED if self._value("status") is None else Status.DRAFT
        known = _STATUSES.get(word.strip().lower())
        if known is None:
            self._complain("status", f"is “{word}”. It can be {', '.join(Status)}")
        return known or Status.DRAFT

    def date(self) -> datetime | None:
        """An aware time; one without a zone is on this computer's clock."""
        word = self.word("date").strip()
        if not word:
            return None
        try:
            return _aware(datetime.fromisoformat(_SPACED_OFFSET.sub("", word)))
        except (ValueError, OverflowError, OSError):
            self._complain("date", f"is “{word}”, which is no date such as 2026-05-14 or 2026-05-14T10:00+02:00")
            return None

    def disclosures(self) -> tuple[Disclosure, ...]:
        """A list of maps with a `template`; a single one needs no list, and one without values no map."""
        found = tuple(_disclosure(part) for part in _parts(self._value("disclosures")))
        if None in found:
            self._complain("disclosures", "is to be a list of maps, each with a template")
        return tuple(disclosure for disclosure in found if disclosure)

    def sponsors(self, key: str) -> tuple[Sponsor, ...]:
        """A list of names or of maps with a name and hosts; a single one needs no list."""
        found = tuple(_sponsor(part) for part in _parts(self._value(key)))
        if None in found:
            self._complain(key, "is to be a list of names, or of maps with a name and hosts")
        return tuple(sponsor for sponsor in found if sponsor)

    def ties(self) -> tuple[Tie, ...]:
        """A list of maps with a blog and an id; what is none of these says nothing."""
        return tuple(tie for part in _parts(self._value("also_on")) if (tie := _tie(part)))

    def _value(self, key: str) -> Tree:
        entry = self._entries.get(key)
        return entry.value if entry else None

    def _complain(self, key: str, problem: str) -> None:
        line = self._entries[key].line
        self.problems.append(FrontMatterBroken(f"“{key}” in line {line} {problem}.", line))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.astimezone()


def _parts(value: Tree) -> tuple[Tree, ...]:
    """The items of a list; a single value is a list of one."""
    match value:
        case None:
            return ()
        case str() | Mapping():
            return (value,)
        case _:
            return tuple(value)


def _words(value: Tree) -> tuple[str, ...] | None:
    """The words of a list or of a line with commas, without empty ones; None: it holds something else."""
    if isinstance(value, str):
        value = tuple(value.split(","))
    items = _parts(value)
    words = tuple(item.strip() for item in items if isinstance(item, str))
    is_clean = all(item is None or isinstance(item, str) for item in items)
    return tuple(word for word in words if word) if is_clean else None


def _meta_words(value: Tree) -> str | tuple[str, ...] | None:
    if isinstance(value, str):
        return value
    words = tuple(part for part in _parts(value) if isinstance(part, str))
    return None if isinstance(value, Mapping) or len(words) < len(_parts(value)) else words


def _tie(value: Tree) -> Tie | None:
    blog, post = (value.get("blog"), value.get("remote_id")) if isinstance(value, Mapping) else (None, None)
    return Tie(blog=blog, remote_id=post) if isinstance(blog, str) and isinstance(post, str) and post else None


def _disclosure(value: Tree) -> Disclosure | None:
    if isinstance(value, str):
        return Disclosure(template=value)
    if not isinstance(value, Mapping):
        return None
    template, text = value.get("template"), value.get("text") or ""
    values = tuple((name, _blank(part)) for name, part in value.items() if name not in {"template", "text"})
    kept = tuple((name, part) for name, part in values if part is not None)
    if not isinstance(template, str) or not isinstance(text, str) or len(kept) < len(values):
        return None
    return Disclosure(template=template, values=kept, text=text)


def _blank(value: Tree) -> Value | None:
    """What stands in a template's blank; None: nothing that could."""
    return value or "" if isinstance(value, str | None) else _words(value)


def _sponsor(value: Tree) -> Sponsor | None:
    if isinstance(value, str):
        return Sponsor(name=value)
    if not isinstance(value, Mapping):
        return None
    name = value.get("name") or value.get("sponsor")
    hosts = [_words(value.get(key)) for key in ("hosts", "host", "url")]
    if not isinstance(name, str) or None in hosts:
        return None
    return Sponsor(name=name, hosts=tuple(_host(word) for words in hosts for word in words or ()))


def _host(word: str) -> str:
    return host(word) or host(f"//{word}") or word
