r"""Words as Markdown that shows exactly these words, whatever they hold.

Only what Python-Markdown with the project's extensions, or another Markdown reader, would act on is escaped:
`snake_case`, `C:\temp` and `5 < 6` stay as they are. Square brackets are always escaped: no word may turn into a link,
a note or an image by what stands elsewhere in the draft.
"""

from __future__ import annotations

import html
import re

from editor.text.urls import link_target

_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""Not the no-break ones: those are part of what was written. Qt takes U+2028 and U+2029 for line ends."""

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, lone surrogates and non-characters (renderers use some of these as marks of their own)."""

_ACTIVE = re.compile(
    r"\\(?![A-Za-z0-9])"
    r"|[*`\[\]~^|{]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it is only an underscore
)
_TAG = re.compile(r"<(?! |\d+ )")
_ENTITY = re.compile(r"&(?=#|\w+;|$)")
_LINE_START = re.compile(r"(?m)^(?P<number>\d+)(?=\.(?:\s|$))|^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$))")
_RULE = re.compile(r"(?m)^-[- ]*$")
_UNDERLINE = re.compile(r"(?m)^=(?==*\s*$)")
_DEFINITION = re.compile(r"(?m)^:(?=\s)")

_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'\u2019\u201d\u00bb*_~"
_PLAIN_ADDRESS = re.compile(r"[^\s\\`<>\[\]{}|*^~&]+(?:&(?!#?\w+;)[^\s\\`<>\[\]{}|*^~&]*)*")


def collapse(text: str) -> str:
    """The text in one line: white space as single spaces, nothing that cannot be seen."""
    return _SPACE.sub(" ", without_unseen(text))


def without_unseen(text: str) -> str:
    """The text without what cannot be seen and might be taken for a mark: control characters, non-characters."""
    return _UNSEEN.sub("", text)


def escape_markdown(text: str) -> str:
    """Markdown that shows these words; lines stay lines, blank ones part paragraphs, addresses become links."""
    lines = [escape_and_link(collapse(line).strip(" ")) for line in text.replace("\r\n", "\n").split("\n")]
    return escape_line_starts(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"))


def escape_inline(text: str) -> str:
    """Escape what would be acted on anywhere in a line."""
    text = _ACTIVE.sub(r"\\\g<0>", text)
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))


def unescaped(text: str) -> str:
    """The words that escaped Markdown shows: the way back from `escape_inline`."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def escape_line_starts(text: str) -> str:
    """Escape what would be acted on at the start of a line: headings, lists, quotes, rules, definitions.

    The text is escaped inline already.
    """
    text = _RULE.sub(lambda found: found[0].replace("-", r"\-"), text)
    text = _LINE_START.sub(lambda found: (found["number"] or "") + "\\", text)
    return _DEFINITION.sub("&#58;", _UNDERLINE.sub("&#61;", text))


def escape_and_link(text: str) -> str:
    """Escape inline, and make links of bare addresses."""
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _without_what_follows(found[0])
        before, link = escape_inline(text[end : found.start()]), as_link(address, escape_inline(address))
        if link.startswith("[") and before.endswith("!"):
            before = before[:-1] + r"\!"  # else an image
        parts += [before, link]
        end = found.start() + len(address)
    return "".join([*parts, escape_inline(text[end:])])


def as_link(address: str, shown: str) -> str:
    """A link in Markdown. `shown` is escaped; the short form `<address>` is taken where it shows the same."""
    if shown == escape_inline(address) and _PLAIN_ADDRESS.fullmatch(address):
        return f"<{address}>"
    shown = shown.replace(r"\]:", "&#93;:")  # at the start of a line that would define what the brackets hold
    return f"[{shown}]({link_target(address)})"


def _without_what_follows(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while address[-1] in _AFTER_ADDRESS or (address[-1] in ")]" and _is_unpaired(address)):
        address = address[:-1]
    return address


def _is_unpaired(address: str) -> bool:
    closing = address[-1]
    return address.count(closing) > address.count("(" if closing == ")" else "[")
