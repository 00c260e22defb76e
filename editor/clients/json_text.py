"""JSON as blogs send it: after a byte order mark or a PHP warning; and the reading of single values from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeGuard, cast

from editor.errors import AnswerBroken, OutcomeUnknown

_MOST_STARTS = 200
"""Of places where JSON may begin behind a warning; a page of a firewall has thousands."""
_DECODER = json.JSONDecoder()


class NoJson(Exception):
    """There is none."""


def find_json(body: bytes) -> object:
    """The JSON that a body holds, also behind text that does not belong there. Raises NoJson."""
    try:
        text = body.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise NoJson from None
    for start in _starts(text):
        try:
            value, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        if end == len(text):
            return value
    raise NoJson


def _starts(text: str) -> Iterator[int]:
    """Where an object or list may begin, or the whole text if it is something else."""
    if not text.startswith(("{", "[", "<")):
        yield 0
    tried = 0
    for index, character in enumerate(text):
        if character in "{[":
            yield index
            tried += 1
        if tried == _MOST_STARTS:
            return


def whole(text: str) -> str:
    """Without halves of characters, which JSON can write and nothing can keep: they become question marks."""
    return text.encode("utf-8", "replace").decode()


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Is it a JSON object?"""
    return isinstance(value, dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object that came from a site. What is not as it should be raises AnswerBroken, naming both.

    `wrote`: it is the answer to a write, whose outcome is unknown then.
    """

    site: str
    values: Mapping[str, object]
    wrote: bool = False

    def find(self, *path: str) -> object:
        """Whatever stands there, perhaps inside other objects: `find("title", "raw")`; None when nothing does."""
        value: object = self.values
        for name in path:
            value = value.get(name) if is_object(value) else None
        return value

    def text(self, *path: str) -> str:
        """A text."""
        value = self.find(*path)
        return whole(value) if isinstance(value, str) else self._miss(path)

    def words(self, *path: str) -> str:
        """A text that may be missing; then it is empty."""
        value = self.find(*path)
        return whole(value) if isinstance(value, str) else ""

    def number(self, *path: str) -> int:
        """A whole number."""
        value = self.find(*path)
        return value if _is_number(value) else self._miss(path)

    def id(self, *path: str) -> str:
        """An id as text: a number above 0."""
        return self.reference(*path) or self._miss(path)

    def reference(self, *path: str) -> str:
        """The id of something else, as text; empty when it is 0: there is none."""
        number = self.number(*path)
        return str(number or "") if number >= 0 else self._miss(path)

    def of(self, wanted: str) -> Record:
        """Itself, when its id is the one that was asked for: some answer with what they have kept of another."""
        return self if self.id("id") == wanted else self._miss(("id",), "is another one's")

    def ids(self, *path: str) -> tuple[str, ...]:
        """A list of ids."""
        value = self.find(*path)
        if not isinstance(value, list):
            return self._miss(path)
        found = tuple(cast("list[object]", value))
        return tuple(map(str, found)) if all(map(_is_number, found)) else self._miss(path)

    def texts(self, *path: str) -> tuple[str, ...]:
        """A list of texts that may be missing; then it is empty."""
        value = self.find(*path)
        return tuple(whole(str(each)) for each in cast("list[object]", value)) if isinstance(value, list) else ()

    def _miss(self, path: tuple[str, ...], fault: str = "is missing") -> NoReturn:
        broken = f"{self.site} answered something else than was asked for (“{'.'.join(path)}” {fault}). "
        if self.wrote:
            raise OutcomeUnknown(broken + "What was sent is looked up before anything is sent again.")
        raise AnswerBroken(broken + "A plugin may have changed it; try again, or ask its host.")
