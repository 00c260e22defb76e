"""The shortcodes that every WordPress knows: they run wherever they stand, in a reader's words and in code too."""

from __future__ import annotations

import re

_NAMES = "gallery|playlist|audio|video|embed|wp_caption|caption"
_SHORTCODE = re.compile(
    rf"\[(\[?)(?P<name>{_NAMES})(?P<values>[^\w\]\[-][^\]\[]*)?/?\](?:(?P<inside>[^\[]*)\[/(?P=name)\])?(\]?)"
)


def without_shortcodes(html: str) -> str:
    """Known shortcodes do their work (here: nothing is left of most); unknown ones and `&#91;` stay."""
    return _SHORTCODE.sub(_run, html)


def _run(found: re.Match[str]) -> str:
    if found[1] and found[5]:  # [[gallery]] is how a shortcode is shown
        return found[0][1:-1]
    kept = found["inside"] or "" if found["name"] in {"caption", "wp_caption"} else ""
    return f"{found[1]}{kept}{found[5]}"
