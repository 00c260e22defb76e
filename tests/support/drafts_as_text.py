"""Generated drafts: front matter in the styles that people and other programs write, and bodies, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from editor.model.draft import Draft
from editor.text.draft_text import fields_of

NEWLINES = ("\n", "\r\n")

_WORD = st.text(alphabet=st.sampled_from("abcKäß日本 é.,'#:-_!🐝0123"), min_size=1, max_size=12)
_SAFE = st.text(alphabet=st.sampled_from("abcxyzÄß日 012"), min_size=1, max_size=12).map(lambda text: f"w{text}w")


def _doubled(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SCALAR = st.one_of(_SAFE, _WORD.map(_doubled), _WORD.map(_single), st.sampled_from(["~", "null", "12", "1.10", "no"]))
_GAP = st.sampled_from([" ", "  "])
_NOTE = st.sampled_from(["", "", "", "  # a note", " # tags: x", "   "])

_LISTS = st.one_of(
    st.lists(_SCALAR, min_size=1, max_size=3).map(lambda items: ["", *(f"  - {item}" for item in items)]),
    st.lists(_SCALAR, min_size=1, max_size=3).map(lambda items: ["", *(f"- {item}" for item in items)]),
    st.lists(_SAFE, max_size=3).map(lambda items: [f" [{', '.join(items)}]"]),
    st.lists(_SCALAR, min_size=1, max_size=2).map(
        lambda items: ["  # which ones", *(line for item in items for line in ("    # next", f"    -   {item}"))]
    ),
)


@st.composite
def _block_scalars(draw: st.DrawFn) -> list[str]:
    more = draw(st.lists(st.sampled_from(["text", "# no comment", "", "key: value", "- item"]), max_size=3))
    return [draw(st.sampled_from([" |", " >-", " |+  # kept"])), "  first", *(f"  {line}" for line in more)]


@st.composite
def _one_line(draw: st.DrawFn) -> list[str]:
    return [draw(_GAP) + draw(_SCALAR) + draw(_NOTE)]


_MAPS = st.sampled_from(
    [
        ["", "  template: paid-travel", "  sponsor: Acme  # who", "", "  items: [a, b]"],
        ["", "  - template: x", "    text: 'it''s'", "  -   template: y"],
        [" {name: Acme, hosts: [acme.example]}"],
        [" [a,", "  b,", "  c]"],
        [" 'two", "  lines'"],
    ]
)
_VALUE = st.one_of(_one_line(), _one_line(), _LISTS, _block_scalars(), _MAPS, st.just([""]))
_LOOSE = st.lists(st.sampled_from(["", "# a comment", "  # indented", "#", "   "]), max_size=2)
KEYS = tuple(fields_of(Draft()))
OTHERS = ("layout", "x-weight", "'quoted key'", "Über", "draft", "key with spaces")


@dataclass(frozen=True)
class Block:
    """A key with the lines of its value, and the comments and empty lines before it."""

    loose: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Do indented or empty lines that follow belong to its value?"""
        return self.own[0].partition(":")[2].startswith((" |", " >"))


@dataclass(frozen=True)
class Head:
    """Lines of YAML, key by key, and the loose lines at the end."""

    blocks: tuple[Block, ...]
    tail: tuple[str, ...]

    def before(self, index: int) -> list[str]:
        """The lines before a key."""
        earlier = [line for block in self.blocks[:index] for line in (*block.loose, *block.own)]
        return [*earlier, *self.blocks[index].loose]

    def behind(self, index: int) -> list[str]:
        """The lines behind a key's own."""
        later = [line for block in self.blocks[index + 1 :] for line in (*block.loose, *block.own)]
        return [*later, *self.tail]

    def lines(self) -> list[str]:
        """All of them."""
        return [*self.before(0), *self.blocks[0].own, *self.behind(0)]


@st.composite
def heads(draw: st.DrawFn) -> Head:
    """Readable front matter; its first line is never empty."""
    keys = draw(st.lists(st.sampled_from([*KEYS, *OTHERS]), min_size=1, max_size=5, unique=True))
    blocks: list[Block] = []
    for key in keys:
        first, *more = draw(_VALUE)
        blocks.append(Block(tuple(draw(_LOOSE)) if blocks else (), (f"{key}:{first}", *more)))
    return Head(tuple(blocks), tuple(draw(_LOOSE)))


bodies = st.lists(
    st.one_of(
        st.sampled_from(["", "", "---", "# A heading", "> quoted", "> — [Marta](https://a.example/#c1), 2026-05-14"]),
        st.text(alphabet=st.sampled_from("ab :#-\t\u00a0\u2028é日🐝\x0b"), max_size=12),
    ),
    max_size=8,
).map("\n".join)
"""Markdown, its lines ending in a line feed, no fence at its beginning."""


@st.composite
def files(draw: st.DrawFn) -> str:
    """Texts of files: with or without front matter and BOM, in any line endings."""
    lines = (
        [] if draw(st.booleans()) else ["---", *draw(heads()).lines(), draw(st.sampled_from(["---", "...", "--- "]))]
    )
    text = "\n".join([*lines, draw(bodies)])
    newline = draw(st.sampled_from([*NEWLINES, "\r", "mixed"]))
    if newline == "mixed":
        pieces = text.split("\n")
        text = "".join(piece + draw(st.sampled_from(["\n", "\r\n", "\r"])) for piece in pieces)
    else:
        text = text.replace("\n", newline)
    return draw(st.sampled_from(["", "\ufeff"])) + text
