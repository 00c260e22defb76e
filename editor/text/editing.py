"""What a command does to a text: values that the editor applies as one undo step. Positions count code points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """From where it was begun (`anchor`) to where the cursor stands (`position`)."""

    anchor: int
    position: int

    @property
    def start(self) -> int:
        """The end that comes first in the text."""
        return min(self.anchor, self.position)

    @property
    def end(self) -> int:
        """The end that comes last."""
        return max(self.anchor, self.position)

    @property
    def is_empty(self) -> bool:
        """Is nothing selected?"""
        return self.anchor == self.position


def cursor(position: int) -> Selection:
    """Nothing selected, the cursor at `position`."""
    return Selection(anchor=position, position=position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`removed` code points from `start` on give way to `added`; then `selection` is selected."""

    start: int
    removed: int
    added: str
    selection: Selection


class Patch(NamedTuple):
    """One piece of an edit: what stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edit: Edit) -> str:
    """The text after the edit."""
    return text[: edit.start] + edit.added + text[edit.start + edit.removed :]


def edit_of(text: str, patches: Sequence[Patch], selection: Selection) -> Edit:
    """Patches in their order, none overlapping, as one edit; the selection stays on the words it was on."""
    if not patches:
        return Edit(start=selection.position, removed=0, added="", selection=selection)
    start, end = patches[0].start, patches[-1].end
    added, reached = "", start
    for patch in patches:
        added += text[reached : patch.start] + patch.text
        reached = patch.end
    return Edit(start=start, removed=end - start, added=added, selection=_moved(selection, patches))


def _moved(selection: Selection, patches: Sequence[Patch]) -> Selection:
    """The same selection after the patches: text put in at its edges stays outside."""
    start = _shifted(selection.start, patches, is_start=True)
    end = max(start, _shifted(selection.end, patches, is_start=selection.is_empty))
    if selection.anchor <= selection.position:
        return Selection(anchor=start, position=end)
    return Selection(anchor=end, position=start)


def _shifted(position: int, patches: Sequence[Patch], *, is_start: bool) -> int:
    """Where `position` is after the patches; a start moves behind what is put in at it, an end does not."""
    shift = 0
    for patch in patches:
        is_before = patch.start < position or (is_start and patch.start == patch.end == position)
        if not is_before:
            break
        if patch.end > position:
            return patch.start + shift + min(position - patch.start, len(patch.text))
        shift += len(patch.text) - (patch.end - patch.start)
    return position + shift


def line_start(text: str, position: int) -> int:
    """Where the line of `position` begins."""
    return text.rfind("\n", 0, position) + 1


def line_end(text: str, position: int) -> int:
    """Where the line of `position` ends: at its line feed or at the end of the text."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def lines_in(text: str, selection: Selection) -> Iterator[tuple[int, int]]:
    """Start and end of each line that the selection touches; not of one that it ends before the first letter of."""
    start = line_start(text, selection.start)
    while True:
        end = line_end(text, start)
        yield start, end
        start = end + 1
        if start > len(text) or start >= selection.end:
            return


def difference(before: str, after: str) -> tuple[int, int, int]:
    """The shortest change from one text to the other: where, how much is removed, how much is added."""
    start = common_start(before, after)
    most = min(len(before), len(after)) - start
    tail = common_start(before[len(before) - most :][::-1], after[len(after) - most :][::-1])
    return start, len(before) - start - tail, len(after) - start - tail


def common_start(one: str, other: str) -> int:
    """How many first letters two texts share; by halving, so that a megabyte takes no time."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
