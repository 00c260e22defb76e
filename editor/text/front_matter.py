"""A draft's text in its parts: front matter and body. What is not changed stays as it was, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from editor.errors import FrontMatterBroken
from editor.text.head_entries import entries
from editor.text.head_entry import Entry
from editor.text.lines import Lines, lines_of, unix
from editor.text.yaml_words import Tree, entry_lines, scalar

_BOM = "\ufeff"
_OPENER = re.compile(r"---[ \t]*(?P<newline>\r\n|\r|\n)")
_CLOSER = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:(?P<newline>\r\n|\r|\n)(?P<gap>\r\n|\r|\n)?|\Z)")
_FENCE_LINE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LOOSE_LINES = re.compile(r"\A(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*")
_KEY = re.compile(r"""(?:"[^"\r\n]+"|'[^'\r\n]+'|[^\W\d][^\r\n:#]*)[ \t]*:(?=\s|\Z)|\{\s*["'}]""")
_ONE_WORD_KEY = re.compile(r"[\w.-]+:(?=\s|\Z)")
_OUR_KEY = re.compile(r"(?:\A|[\r\n])(?:title|slug|status|date|lang|categories|tags|excerpt|rejoinder)[ \t]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A text in its parts; `split` takes it apart and `text` puts it together."""

    bom: str = ""
    head: str = ""
    """As written: both fences, the YAML between them, the empty line after them. Empty: there is none."""
    lines: Lines = field(default_factory=Lines)
    """The body."""

    @property
    def body(self) -> str:
        """The Markdown; its lines end in a line feed."""
        return self.lines.text

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins, counted from 1."""
        return 1 + unix(self.head + self._between().removesuffix("\r")).count("\n")

    @property
    def raw(self) -> str:
        """The YAML between the fences, its lines ending in a line feed."""
        return unix(self._yaml())

    def text(self) -> str:
        """The whole text."""
        return f"{self.bom}{self.head}{self._between()}{self.lines.raw()}"

    def values(self) -> dict[str, object]:
        """What the keys hold: text as it stands there, None, lists (as tuples) and maps. No type is guessed.

        Raises FrontMatterBroken with the line of the file.
        """
        return {entry.key: entry.value for entry in self.entries()}

    def entries(self) -> tuple[Entry, ...]:
        """The top-level keys, in order. Raises FrontMatterBroken with the line of the file."""
        return entries(self._yaml())

    def with_body(self, body: str) -> FrontMatter:
        """Another body. Lines that both begin or end with keep their endings."""
        return replace(self, lines=self.lines.become(unix(body)))

    def with_edit(self, start: int, removed: int, added: str) -> FrontMatter:
        """`removed` code points of the body at `start` replaced. Raises ValueError for a place outside the body."""
        return replace(self, lines=self.lines.edited(start, removed, unix(added)))

    def with_raw(self, yaml: str) -> FrontMatter:
        """Other YAML between the fences; without any, the front matter goes.

        Raises FrontMatterBroken if a line of it is a fence: what follows would become body.
        """
        yaml = unix(yaml)
        if fence := _FENCE_LINE.search(yaml):
            line = 2 + yaml.count("\n", 0, fence.start())
            raise FrontMatterBroken(f"Line {line} would end the front matter. Indent it, or take it out.", line)
        if yaml == self.raw:
            return self
        if not yaml:
            return replace(self, head="")
        return self._with_yaml(lines_of(self._yaml(), self._newline()).become(_ended(yaml)).raw())

    def with_value(self, key: str, value: Tree) -> FrontMatter:
        """Another value for a key, which goes to the end if it is new; None takes the key away.

        Only the lines of this key change. Raises FrontMatterBroken if they cannot be told from the others.
        """
        value = _frozen(value)
        found = self.entries()
        old = next((entry for entry in found if entry.key == key), None)
        if value == old.value if old and value is not None else not old and value is None:
            return self
        changed = self._with_yaml(_replaced(self._yaml(), key, value, old, self._newline()))
        wanted = {entry.key: entry.value for entry in found if entry.key != key}
        if value is not None:
            wanted[key] = value
        if not _holds(changed, wanted):
            raise FrontMatterBroken(
                f"The front matter ties “{key}” to other keys, so it cannot be changed by itself. "
                "Change it in the raw view.",
                old.line if old else 1,
            )
        return changed

    def _span(self) -> tuple[int, int]:
        """Where the YAML stands in the head."""
        opener = _OPENER.match(self.head)
        closer = opener and _CLOSER.search(self.head, opener.end())
        return (opener.end(), closer.start()) if opener and closer else (0, 0)

    def _yaml(self) -> str:
        start, end = self._span()
        return self.head[start:end]

    def _with_yaml(self, yaml: str) -> FrontMatter:
        newline, (start, end) = self._newline(), self._span()
        if self.head:
            return replace(self, head=f"{self.head[:start]}{yaml}{self.head[end:]}")
        return replace(self, head=f"---{newline}{yaml}---{newline}{newline}")

    def _newline(self) -> str:
        """For new lines of the head; a lone carriage return would join with what follows."""
        opener = _OPENER.match(self.head)
        return "\r\n" if (opener["newline"] if opener else self.lines.newline) == "\r\n" else "\n"

    def _between(self) -> str:
        """What must stand between head and body so that `split` finds them again."""
        if not self.head or not self.body:
            return ""
        newline = "\n" if self.lines.newline == "\n" and not self.head.endswith("\r") else "\r\n"
        if not self.head.endswith(("\n", "\r")):
            return newline * 2
        if self.body.startswith("\n") and not unix(self.head).endswith("\n\n"):
            return newline
        # A carriage return before a line feed would be one ending; two before it are two.
        return "\r" if self.head.endswith("\r") and self.lines.begins_with_feed else ""


def split(text: str) -> FrontMatter:
    """A text in its parts. A body that begins with a `---` rule has no front matter."""
    bom = _BOM if text.startswith(_BOM) else ""
    rest = text[len(bom) :]
    end = _head_end(rest)
    head = rest[:end]
    return FrontMatter(bom=bom, head=head, lines=lines_of(rest[end:], "\r\n" if "\r\n" in head else "\n"))


def _head_end(text: str) -> int:
    """Where the front matter ends; 0: there is none."""
    opener = _OPENER.match(text)
    closer = opener and _CLOSER.search(text, opener.end())
    if not opener or not closer:
        return 0
    return closer.end() if _is_head(text[opener.end() : closer.start()]) else 0


def _is_head(yaml: str) -> bool:
    """Is it front matter, even a broken one, rather than prose between two rules?"""
    if yaml[:1] in {"\r", "\n"}:
        return bool(_ONE_WORD_KEY.match(yaml.lstrip())) and _is_readable(yaml)
    first = _LOOSE_LINES.sub("", yaml, count=1)
    return not first or bool(_KEY.match(first) or _OUR_KEY.search(yaml))


def _is_readable(yaml: str) -> bool:
    try:
        return bool(entries(yaml))
    except FrontMatterBroken:
        return False


def _holds(front: FrontMatter, wanted: dict[str, Tree]) -> bool:
    """Do these keys, and no others, have these values? A look at what was written, not at what was meant."""
    try:
        return front.values() == wanted
    except FrontMatterBroken:
        return False


def _replaced(yaml: str, key: str, value: Tree, old: Entry | None, newline: str) -> str:
    """The YAML with another value for one key."""
    if old and old.word and isinstance(value, str):
        start, end = old.word
        return f"{yaml[:start]}{scalar(value, old.quote)}{yaml[end:]}"
    start, end = (old.start, old.end) if old else (len(yaml), len(yaml))
    new = "" if value is None else "".join(line + newline for line in entry_lines(key, value))
    return f"{yaml[:start]}{new}{yaml[end:]}"


def _frozen(value: Tree) -> Tree:
    """The same with tuples for lists, as values are read."""
    match value:
        case None | str():
            return value
        case Mapping():
            return {name: _frozen(part) for name, part in value.items()}
        case _:
            return tuple(_frozen(part) for part in value)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
