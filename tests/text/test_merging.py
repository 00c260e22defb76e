"""Two texts put together that come from one: nothing of either side is lost, and what overlaps is for a person."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.merging import Block, Origin, Part, Take, merge, merged, overlaps

TOKEN = re.compile(r"\s+|\S+")
STRETCH = re.compile(r"(?:[ \t]*\n)*.*?(?:\n(?:[ \t]*\n)+|\Z)", re.DOTALL)

WORDS = st.sampled_from(("one", "two", "three four", "five six seven", "eight", "> nine", "- ten\n- eleven", "# End"))
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=7)
TEXTS = st.tuples(PARAGRAPHS, st.sampled_from(("", "\n", "\n\n", "\n \n"))).map(
    lambda made: "\n\n".join(made[0]) + made[1] if made[0] else ""
)


def blocks_of(text: str) -> tuple[Block, ...]:
    """What stands between blank lines."""
    stretches = [found for found in STRETCH.findall(text) if found]
    return tuple(Block(key=tuple(TOKEN.findall(each.strip())), text=each) for each in stretches)


def merge_texts(base: str, mine: str, theirs: str) -> tuple[Part, ...]:
    return merge(blocks_of(base), blocks_of(mine), blocks_of(theirs))


def lines(text: str) -> set[str]:
    return {line for line in text.split("\n") if line.strip()}


BASE = "One is here.\n\nTwo is here.\n\nThree is here.\n\nFour is here.\n"


@given(TEXTS, TEXTS)
def test_what_one_side_changed_is_the_merged_text(base: str, changed: str) -> None:
    assert merged(merge_texts(base, changed, base)) == changed
    assert merged(merge_texts(base, base, changed)) == changed
    assert merged(merge_texts(base, changed, changed)) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_sides_may_be_exchanged(base: str, mine: str, theirs: str) -> None:
    other = {Origin.MINE: Origin.THEIRS, Origin.THEIRS: Origin.MINE}
    here, there = merge_texts(base, mine, theirs), merge_texts(base, theirs, mine)
    assert [part.origin for part in here] == [other.get(part.origin, part.origin) for part in there]
    for part, mirrored in zip(here, there, strict=True):
        if part.origin is not Origin.SAME:
            assert (part.mine_text, part.theirs_text) == (mirrored.theirs_text, mirrored.mine_text)


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_of_either_side_is_lost(base: str, mine: str, theirs: str) -> None:
    parts = merge_texts(base, mine, theirs)
    both = lines(merged(parts, [Take.BOTH] * len(overlaps(parts))))
    assert (lines(mine) | lines(theirs)) - lines(base) <= both
    assert both <= lines(mine) | lines(theirs)


@given(TEXTS, TEXTS, TEXTS)
def test_an_overlap_decided_for_one_side_everywhere_has_all_of_its_new_lines(base: str, mine: str, theirs: str) -> None:
    parts = merge_texts(base, mine, theirs)
    count = len(overlaps(parts))
    assert lines(mine) - lines(base) <= lines(merged(parts, [Take.MINE] * count))
    assert lines(theirs) - lines(base) <= lines(merged(parts, [Take.THEIRS] * count))


def test_changes_of_neighbours_do_not_overlap() -> None:
    mine = BASE.replace("Two is here", "Two is mine")
    theirs = BASE.replace("Three is here", "Three is theirs")
    parts = merge_texts(BASE, mine, theirs)
    assert not overlaps(parts)
    assert merged(parts) == "One is here.\n\nTwo is mine.\n\nThree is theirs.\n\nFour is here.\n"
    assert [part.origin for part in parts] == [Origin.SAME, Origin.MINE, Origin.THEIRS, Origin.SAME]


def test_one_paragraph_changed_on_both_sides_is_one_overlap_and_no_more() -> None:
    mine = BASE.replace("Two is here", "Two is mine").replace("Three is here", "Three is mine")
    theirs = BASE.replace("Two is here", "Two is theirs")
    parts = merge_texts(BASE, mine, theirs)
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("Two is mine.", "Two is theirs.")
    assert merged(parts, [Take.MINE]) == mine
    assert merged(parts, [Take.THEIRS]) == mine.replace("Two is mine", "Two is theirs")
    assert merged(parts, [Take.BOTH]) == mine.replace("Two is mine.", "Two is mine.\n\nTwo is theirs.")


def test_new_paragraph_beside_a_rewritten_one_stands_where_it_was_put() -> None:
    mine = BASE.replace("Two is here.", "New before.\n\nTwo is here.\n\nNew behind.")
    theirs = BASE.replace("Two is here", "Two is theirs")
    parts = merge_texts(BASE, mine, theirs)
    assert not overlaps(parts)
    assert merged(parts) == mine.replace("Two is here", "Two is theirs")


def test_new_paragraph_behind_one_that_was_deleted_is_for_a_person() -> None:
    parts = merge_texts(BASE, BASE + "\nAnd more of it.", BASE.replace("\n\nFour is here.", ""))
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("Four is here.\n\nAnd more of it.", "")


def test_new_paragraphs_at_the_same_place_are_for_a_person() -> None:
    parts = merge_texts(BASE, BASE + "\nMine at the end.", BASE + "\nTheirs at the end.")
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("Mine at the end.", "Theirs at the end.")
    assert merged(parts, [Take.BOTH]) == BASE + "\nMine at the end.\n\nTheirs at the end."


def test_paragraph_that_was_deleted_there_and_changed_here_is_for_a_person() -> None:
    parts = merge_texts(BASE, BASE.replace("Two is here", "Two is mine"), BASE.replace("Two is here.\n\n", ""))
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("Two is mine.", "")
    assert "Two" not in merged(parts, [Take.THEIRS])


def test_something_put_into_the_middle_of_what_gave_way_is_for_a_person() -> None:
    mine = BASE.replace("Three is here.", "Something else entirely.\n\nThree is here.")
    theirs = "One is here.\n\nA word.\n\nFour is here.\n"
    assert len(overlaps(merge_texts(BASE, mine, theirs))) == 1


def test_a_long_stretch_that_became_another_gives_way_as_a_whole() -> None:
    long = "\n\n".join(f"Paragraph {number} of the old text." for number in range(60))
    other = "\n\n".join(f"Paragraph {number} of the new words." for number in range(60))
    parts = merge_texts(long, long, other)
    assert [part.origin for part in parts] == [Origin.THEIRS]
    assert merged(parts) == other


def test_where_the_ancestor_is_not_known_all_that_differs_is_for_a_person() -> None:
    parts = merge(None, blocks_of("Same.\n\nMine.\n"), blocks_of("Same.\n\nOne more word.\n"))
    assert [part.origin for part in parts] == [Origin.SAME, Origin.OVERLAP]
    added = merge(None, blocks_of("Same.\n"), blocks_of("Same.\n\nOne more word.\n"))
    assert [part.origin for part in added] == [Origin.SAME, Origin.OVERLAP]
    assert merged(added, [Take.MINE]) == "Same.\n"
    assert merged(added, [Take.THEIRS]) == "Same.\n\nOne more word.\n"


def note(text: str) -> Block:
    return Block(key=(), text=text)


def said(word: str, text: str = "", *, is_made: bool = False) -> Block:
    return Block(key=tuple(TOKEN.findall(word)), text=text or f"{word}\n\n", is_made=is_made)


def test_what_shows_nothing_stays_whatever_becomes_of_its_neighbours() -> None:
    mine = [note("[a]: /a\n"), said("One"), note("[b]: /b\n\n"), said("Two here"), note("[c]: /c\n")]
    base = [said("One"), said("Two here")]
    theirs = [said("Two there"), note("<!-- theirs -->")]
    parts = merge(base, mine, theirs)
    assert not overlaps(parts)
    assert merged(parts) == "[a]: /a\n\n[b]: /b\n\nTwo there\n\n[c]: /c\n"
    both_changed = merge([said("One"), said("Two of us")], mine, [said("One"), said("Two there")])
    assert merged(both_changed, [Take.THEIRS]).endswith("Two there\n\n[c]: /c\n")


def test_how_i_write_it_stays_where_nobody_changed_what_it_says() -> None:
    base, theirs = [said("head", "# head\n\n"), said("words")], [said("head", "# head\n\n"), said("words"), said("new")]
    mine = [said("head", "head\n====\n"), said("words", "words\n")]
    assert merged(merge(base, mine, theirs)) == "head\n====\nwords\n\nnew\n\n"


def test_change_of_what_is_made_of_something_else_is_for_a_person() -> None:
    made = Block(key=("I", "was", "paid"), text="", is_made=True)
    mine = [made, said("One", "One\n\n\n")]
    theirs = [said("I was given a boat"), said("One")]
    parts = merge([made, said("One")], mine, theirs)
    (overlap,) = overlaps(parts)
    assert (overlap.mine_text, overlap.theirs_text) == ("", "I was given a boat")
    assert merged(parts, [Take.MINE]) == "One\n\n\n"
    assert merged(parts, [Take.THEIRS]) == "I was given a boat\n\nOne\n\n\n"


def test_tags_make_no_likeness() -> None:
    old, new = Block(key=("<p>", "#One word.", "</p>"), text="One"), Block(key=("<p>", "#Others.", "</p>"), text="Two")
    assert [part.origin for part in merge([old], [old, said("More")], [new])] == [Origin.OVERLAP]
    picture = [Block(key=("<img a>",), text=""), Block(key=("<img b>",), text="")]
    assert [part.origin for part in merge(picture[:1], [*picture[:1], said("More")], picture[1:])] == [Origin.OVERLAP]


@pytest.mark.parametrize("texts", [("", "", ""), ("", "Mine.", ""), ("Old.", "", "Old.")])
def test_empty_texts(texts: tuple[str, str, str]) -> None:
    assert merged(merge_texts(*texts)) == texts[1]
