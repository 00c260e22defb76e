"""What is merged says, beside its new neighbours, what it said where it stood; else a person decides."""

from __future__ import annotations

from editor.text.merged_sense import sound
from editor.text.merging import Block, Key, Origin, Part, Take, merge, merged, overlaps


def read(text: str) -> list[Key]:
    """Paragraphs by their words; a line that begins with `+` belongs to the paragraph before it."""
    keys: list[Key] = []
    for paragraph in text.split("\n\n"):
        words = tuple(paragraph.split())
        if words and words[0].startswith("+") and keys:
            keys[-1] = (*keys[-1][:-1], *words[1:], "end")
        elif words:
            keys.append((*words, "end"))
    return keys


def blocks(*paragraphs: str) -> list[Block]:
    return [Block(key=(*text.removeprefix("+ ").split(), "end"), text=f"{text}\n\n") for text in paragraphs]


BASE = blocks("one a b", "two a b", "three a b", "four a b")
NEW = Block(key=("new", "end"), text="+ new\n\n")
"""By itself a paragraph; beside another one a part of it."""


def found(mine: list[Block], theirs: list[Block]) -> tuple[Part, ...]:
    parts = sound(merge(BASE, mine, theirs), read)
    assert parts is not None
    return parts


def test_what_fits_stays_as_it_was_merged() -> None:
    mine, theirs = (
        blocks("one mine", "two a b", "three a b", "four a b"),
        blocks("one a b", "two a b", "three theirs", "four a b"),
    )
    parts = merge(BASE, mine, theirs)
    assert sound(parts, read) == parts
    assert overlaps(parts) == ()


def test_what_its_neighbour_would_take_in_is_for_a_person() -> None:
    parts = found(BASE, [*BASE[:2], NEW, *BASE[2:]])
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("", "+ new")
    assert overlap.shifts == {Take.THEIRS, Take.BOTH}
    assert merged(parts, [Take.MINE]) == merged(merge(BASE, BASE, BASE))


def test_rest_is_merged_all_the_same() -> None:
    mine = blocks("one mine", "two a b", "three a b", "four a b")
    parts = found(mine, [*BASE[:3], NEW, BASE[3]])
    assert [part.origin for part in parts if part.origin is not Origin.SAME] == [Origin.MINE, Origin.OVERLAP]


def test_way_that_shifts_nothing_is_told_from_one_that_does() -> None:
    mine, theirs = blocks("one a b", "two mine", "three a b", "four a b"), [*BASE[:1], NEW, *BASE[2:]]
    (overlap,) = overlaps(found(mine, theirs))
    assert overlap.shifts == {Take.THEIRS, Take.BOTH}
    sides = [blocks(f"one {side}", "two a b", "three a b", "four a b") for side in ("mine", "theirs")]
    (plain,) = overlaps(found(*sides))
    assert plain.shifts == frozenset()


def test_of_many_overlaps_all_are_said_to_shift_when_one_does() -> None:
    names = [f"{number} a b c" for number in range(12)]
    base = blocks(*names)
    mine, theirs = (blocks(*(f"{name} {side}" for name in names)) for side in ("mine", "theirs"))
    theirs[5] = Block(key=("5", "a", "b", "c", "shifted", "end"), text="+ 5 a b c shifted\n\n")
    parts = sound(merge(base, mine, theirs), read)
    assert parts is not None
    assert [part.shifts for part in overlaps(parts)] == [{Take.THEIRS, Take.BOTH}] * len(overlaps(parts))
    few = sound(merge(base[:6], mine[:6], theirs[:6]), read)
    assert few is not None
    assert [bool(part.shifts) for part in overlaps(few)] == [False] * (len(overlaps(few)) - 1) + [True]


def test_text_that_says_more_than_its_blocks_cannot_be_merged() -> None:
    def more(text: str) -> list[Key]:
        return [*read(text), ("more", "end")]

    mine = blocks("one mine", "two a b", "three a b", "four a b")
    assert sound(merge(BASE, mine, BASE), more) is None
    assert sound(merge(BASE, BASE, BASE), lambda _: []) is None
