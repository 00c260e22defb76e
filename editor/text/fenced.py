"""Lines made code by fences, and taken out of them again."""

from __future__ import annotations

import re

from editor.text.code_lines import fence_after, fence_round
from editor.text.editing import Edit, Patch, Selection, edit_of, line_end, line_start, lines_in


def is_block(text: str, selection: Selection) -> bool:
    """Is it lines that become code, not words in a line? Several lines, or a place inside a fence."""
    return "\n" in text[selection.start : selection.end].strip("\n") or bool(_fence(text, selection)[1])


def fence_toggled(text: str, selection: Selection) -> Edit:
    """Put fences round the lines, or take away those that stand round them."""
    begun, fence = _fence(text, selection)
    if fence:
        return edit_of(text, _without_fences(text, begun, fence), selection)
    lines = list(lines_in(text, selection))
    start, end = lines[0][0], lines[-1][1]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text[start:end])), default=0))
    before = "\n" if text[line_start(text, max(start - 1, 0)) : max(start - 1, 0)].strip() else ""
    after = "\n" if text[end + 1 : line_end(text, end + 1)].strip() else ""
    return edit_of(text, [Patch(start, start, f"{before}{fence}\n"), Patch(end, end, f"\n{fence}{after}")], selection)


def _fence(text: str, selection: Selection) -> tuple[int, str]:
    """Where the fence round the beginning of the selection begins, and the fence; its own line counts."""
    begun, fence = fence_round(text, selection.start)
    if fence:
        return begun, fence
    start = line_start(text, selection.start)
    return start, fence_after(text[start : line_end(text, start)], "")


def _without_fences(text: str, begun: int, fence: str) -> list[Patch]:
    """Takes the fence above away, and the one below if there is one."""
    start = line_end(text, begun) + 1
    patches = [Patch(begun, min(start, len(text)), "")]
    while start <= len(text):
        end = line_end(text, start)
        if not fence_after(text[start:end], fence):
            return [*patches, Patch(max(start - 1, patches[0].end), end, "")]
        start = end + 1
    return patches
