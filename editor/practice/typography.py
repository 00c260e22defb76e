"""The typography that WordPress puts over every post when it shows it. What is stored stays as it was sent."""

from __future__ import annotations

import re

from editor.practice.html_pieces import change_texts, is_text, pieces, tag_name

_LEFT_ALONE = frozenset({"pre", "code", "kbd", "style", "script", "tt", "samp"})
_RULES = [
    (re.compile(r"&(?!#?\w+;)"), "&#038;"),
    (re.compile(r"\.\.\."), "&#8230;"),
    (re.compile(r" \(tm\)", re.IGNORECASE), " &#8482;"),
    (re.compile(r"---|(?:(?<=\s)|^)--(?=\s|$)"), "&#8212;"),
    (re.compile(r"(?<!xn)--|(?:(?<=\s)|^)-(?=\s|$)"), "&#8211;"),
    (re.compile(r"(?<=\d)x(?=\d)"), "&#215;"),
    (re.compile(r"(?<=\d)'(?=[\s.,;:!?)]|$)"), "&#8242;"),
    (re.compile(r'(?<=\d)"(?=[\s.,;:!?)]|$)'), "&#8243;"),
    (re.compile(r"(?<=\w)'"), "&#8217;"),
    (re.compile(r"'(?=\d\ds?\b)"), "&#8217;"),
]
_SMILEYS = {":-)": "🙂", ":)": "🙂", ";-)": "😉", ":-(": "🙁", ":-D": "😀"}
_SMILEY = re.compile(r"(?:(?<=\s)|^)(:-\)|:\)|;-\)|:-\(|:-D)(?=\s|$)")
_NAME = re.compile(r"(?<![\w/.-])Wordpress\b")
_QUOTE = re.compile(r"[\"']")
_OPENS_AFTER = re.compile(r"[\s(\[{\u2014\u2013-]|&#821[12];$|&nbsp;$|&#8220;$|&#8216;$")
_MARKS = {('"', True): "&#8220;", ('"', False): "&#8221;", ("'", True): "&#8216;", ("'", False): "&#8217;"}
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "sub", "sup"}
)


def typographic(html: str) -> str:
    """The same HTML with dashes, quotation marks and the like as characters, outside code."""
    return _curly(change_texts(html, _replace, but_inside=_LEFT_ALONE))


def _replace(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = _SMILEY.sub(lambda found: _SMILEYS[found[1]], text)
    return _NAME.sub("WordPress", text)


def _curly(html: str) -> str:
    """Quotation marks, which also look at what stands before an inline tag."""
    before = ""
    depth = 0
    out: list[str] = []
    for piece in pieces(html):
        name = tag_name(piece).lstrip("/")
        if is_text(piece):
            out.append(piece if depth else _curly_text(piece, before))
            before = out[-1][-8:]
            continue
        out.append(piece)
        if name in _LEFT_ALONE:
            depth += -1 if piece.startswith("</") else 1
        elif name and name not in _INLINE:
            before = ""
    return "".join(out)


def _curly_text(text: str, before: str) -> str:
    out = before
    last = 0
    for mark in _QUOTE.finditer(text):
        out += text[last : mark.start()]
        tail = out[-7:]
        opens = not tail or bool(_OPENS_AFTER.search(tail[-1:])) or bool(_OPENS_AFTER.search(tail))
        out += _MARKS[mark[0], opens]
        last = mark.end()
    return (out + text[last:])[len(before) :]
