"""What a post defines for all its blocks: link targets, footnotes, abbreviations.

Only definitions at the top level count for the whole post. One inside a quote or a list holds in that block alone, so
that a quoted comment cannot redirect the writer's own links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from editor.render.blocks import Block, Kind


class Needs(NamedTuple):
    """The definitions that a block mentions; with its source they decide what it looks like."""

    references: tuple[tuple[str, tuple[str, str]], ...] = ()
    """Name, address and title."""
    notes: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    """What is defined anywhere in the post; notes in the order of their numbers."""

    references: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    notes: dict[str, Block] = field(default_factory=dict[str, Block])
    abbreviations: dict[str, str] = field(default_factory=dict[str, str])

    def offered(self) -> tuple[object, ...]:
        """What other blocks can see of it: not the text of notes."""
        return self.references, set(self.notes), self.abbreviations

    def needed_by(self, block: Block) -> Needs:
        """As much of it as this block can use."""
        if block.kind in (Kind.FENCE, Kind.REFERENCE, Kind.ABBREVIATION):
            return Needs()
        names = sorted(block.mentions)
        return Needs(
            tuple((name, self.references[name]) for name in names if name in self.references),
            tuple(name[1:] for name in names if name[1:] in self.notes and name.startswith("^")),
            tuple(pair for pair in self.abbreviations.items() if all(word in block.source for word in pair[0].split())),
        )


def gather(blocks: list[Block]) -> Definitions:
    """All definitions; of two with one name the later one holds, but a note keeps its first number."""
    found = Definitions()
    for block in blocks:
        if (match := block.definition) is None:
            continue
        name = match["id"].strip()
        if block.kind is Kind.NOTE:
            found.notes[name] = block
        elif block.kind is Kind.ABBREVIATION:
            found.abbreviations[name] = "" if match["title"].strip() in ('""', "''") else match["title"].strip()
        else:
            title = match["title"] or match["bracketed"] or ""
            found.references[name.lower()] = (match["url"].lstrip("<").rstrip(">"), title)
    return found
