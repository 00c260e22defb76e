"""An update into a post that stands on the blog: what says the same stays as it stands there, to the byte.

A post may have been written elsewhere, in the block editor or with a hand for HTML. Changing one sentence here changes
that sentence there, and nothing else: no block, no shortcode, no way of writing a tag.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from html import unescape

from editor.render.html_nodes import nodes_of
from editor.render.pieces import Cut, Piece, cut
from editor.render.reading import Key, in_form_of, key_of, picture_ids
from editor.text.html_meaning import comment_token, plain_typography, tag_tokens

_TOKEN = re.compile(r"(?P<comment><!--.*?-->)|(?P<tag><[^<>]*>)|(?P<space>\s+)|(?P<word>[^\s<]+|<)", re.DOTALL)
_BETWEEN = "\n\n"
_ALIKE = 0.5
"""From this likeness on, a changed piece is taken for what became of an old one."""
_LONGEST = 5_000
"""Words of a piece that are compared one by one; a longer one gives way as a whole."""


def woven(rendered: str, standing: str, pictures: dict[str, str]) -> str:
    """The content to send: `rendered` in what stands there; `pictures` has more ids of pictures by their address."""
    there = cut(standing)
    wanted = in_form_of(rendered, there, picture_ids(standing) | pictures)
    content = _woven(there, wanted)
    whole = "".join(f"{piece.before}{piece.text}" for piece in wanted.pieces) + wanted.after
    is_sound = _is_sound(content) or not _is_sound(standing)
    return content if is_sound and _says(content) == _says(whole) else whole


def is_kept_form(standing: str, *, blog_has_blocks: bool) -> bool:
    """Does a post that stands there keep its form? A classic one becomes blocks where that is how posts are sent."""
    there = cut(standing)
    return bool(there.pieces) and (there.has_blocks or not blog_has_blocks)


def _is_sound(content: str) -> bool:
    return all(node.is_sound for node in nodes_of(content))


def _says(content: str) -> list[Key]:
    return [key for key in map(key_of, cut(content).pieces) if key]


def _woven(there: Cut, wanted: Cut) -> str:
    """The old pieces where the new ones say the same; what shows nothing goes with the piece before it."""
    first, *others = there.pieces
    gaps = [piece.before for piece in (others or wanted.pieces[1:]) if piece.before]
    between = max(gaps, key=gaps.count, default=_BETWEEN)
    groups = _groups((replace(first, before=between), *others))
    new = [replace(piece, before=between) for piece in wanted.pieces if key_of(piece)]
    old_keys, new_keys = [key_of(group[0]) for group in groups[1:]], [key_of(piece) for piece in new]
    parts = [_text(groups[0])]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        old = groups[start + 1 : end + 1]
        parts += map(_text, old) if what == "equal" else _changed(old, new[new_start:new_end])
    return first.before + "".join(parts).lstrip() + there.after


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Each piece that shows something, with those behind it that do not; the first group has what stands before all."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if key_of(piece):
            groups.append([])
        groups[-1].append(piece)
    return groups


def _text(group: list[Piece]) -> str:
    return "".join(f"{piece.before}{piece.text}" for piece in group)


def _changed(old: list[list[Piece]], new: list[Piece]) -> list[str]:
    """New pieces, each in the likeness of the old one that it was made of."""
    parts: list[str] = []
    for piece in new:
        place = _like(old, piece)
        if place is None:
            parts.append(f"{piece.before}{piece.text}")
        else:
            first, *behind = old[place]
            parts.append(f"{first.before}{_merged(first, piece)}{_text(behind)}")
            old = old[place + 1 :]
    return parts


def _like(old: list[list[Piece]], piece: Piece) -> int | None:
    """The first of these that is like it."""
    words = _keys(_tokens(piece.text))
    for place, group in enumerate(old):
        before = _keys(_tokens(group[0].text))
        if SequenceMatcher(None, before, words, autojunk=False).quick_ratio() >= _ALIKE:  # in linear time
            return place
    return None


def _merged(old: Piece, new: Piece) -> str:
    """The new piece with the old one's tokens where they say the same; as it is, where that says something else."""
    before, after = _tokens(old.text, has_breaks=old.is_bare), _tokens(_as_bare(old, new))
    if max(len(before), len(after)) > _LONGEST or _blocks(before) != _blocks(after):
        return new.text
    parts: list[str] = []
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        parts += (text for _, text in (before[start:end] if what == "equal" else after[new_start:new_end]))
    merged = replace(old, text="".join(parts))
    return merged.text if _is_sound(merged.text) and key_of(merged) == key_of(new) else new.text


def _as_bare(old: Piece, new: Piece) -> str:
    """The new piece without its tag, where the old one has none."""
    inner = new.text.removeprefix("<p>").removesuffix("</p>")
    return inner if old.is_bare and len(new.text) - len(inner) == len("<p></p>") else new.text


Token = tuple[str, str]
"""What it says, and how it is written; one that says nothing goes with the one before."""


def _tokens(text: str, *, has_breaks: bool = False) -> list[Token]:
    """`has_breaks`: a line's end is one that is shown."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        says = "<br>" if has_breaks and "\n" in (match["space"] or "") else _said(match)
        if found and says in {"", " "}:
            found[-1] = (found[-1][0] + says, found[-1][1] + match[0])
        else:
            found.append((says, match[0]))
    return found


def _said(match: re.Match[str]) -> str:
    if match["comment"]:
        return comment_token(match[0][4:-3]) or match[0].strip()
    if match["tag"]:
        return tag_tokens(match[0])
    return " " if match["space"] else f"#{plain_typography(unescape(match[0]))}"


def _keys(tokens: list[Token]) -> list[str]:
    return [says for says, _ in tokens]


def _blocks(tokens: list[Token]) -> list[str]:
    return [says for says, _ in tokens if says.startswith("<!--")]
