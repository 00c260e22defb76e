"""Makes HTML harmless before anything shows it: the person's own post in the preview, and readers' comments.

What is sent to a blog is never changed here. Behind it stands ammonia (`nh3`), which parses as browsers do.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

import nh3

from editor.text.tags import attributes, depth

COMMENT_BYTES = 256 * 1024
"""A longer comment is cut there: ammonia needs 10 ms for 90 kB of ordinary HTML, but seconds for hostile HTML."""
DEPTH = 100
"""Deeper nested tags are all taken out: 20,000 take ammonia over a second, and 330 end the converter to Markdown."""
CUT = "<p>[…]</p>"
"""Stands for what was cut off; a sign of omission, so that quoting it puts no words into anybody's mouth."""
SCHEMES = frozenset({"http", "https", "mailto"})
DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
CONTROLS = re.compile("[\0-\x20\x7f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]")
ADDRESSES = frozenset({"href", "src", "cite", "data", "poster"})
COMMENT_TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "cite", "code", "dd", "del", "dl", "dt", "em", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
})  # fmt: skip
DISPLAY_TAGS = COMMENT_TAGS | {
    "aside", "article", "bdi", "bdo", "caption", "center", "col", "colgroup", "details", "dfn", "div",
    "footer", "header", "hgroup", "nav", "ruby", "rb", "rp", "rt", "section", "span", "strike", "summary", "time",
    "tt", "wbr",
}  # fmt: skip
COMMENT_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
DISPLAY_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "cite", "datetime"},
    "a": {"href", "rel"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "align", "style"},
    "th": {"colspan", "rowspan", "align", "style", "scope"},
}
IMAGES_AND_LINKS = re.compile(r"<a\b[^<>]*>|</a>|<img\b(?:[^<>\"]|\"[^\"]*\")*>")
NEVER_TEXT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def for_display(text: str) -> str:
    """The person's own HTML, without what could run, load or leave; images are for the preview to let through."""
    return _cleaned(text, _for_display())


def comment_html(text: str) -> str:
    """A comment's HTML as it may be kept, shown and quoted; images become links, so that nothing loads unasked."""
    kept = _cut(text)
    return _without_images(_cleaned(kept, _for_comments())) + (CUT if len(kept) < len(text) else "")


def _cleaned(text: str, cleaner: nh3.Cleaner) -> str:
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return cleaner.clean(whole) if depth(whole) <= DEPTH else _words(whole)


@cache
def _for_display() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=DISPLAY_TAGS,
        attributes=DISPLAY_ATTRIBUTES,
        attribute_filter=_filter(allows_data=True),
        link_rel=None,
        url_schemes=SCHEMES | {"data"},
        filter_style_properties={"text-align"},
    )


@cache
def _for_comments() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=COMMENT_TAGS,
        attributes=COMMENT_ATTRIBUTES,
        attribute_filter=_filter(allows_data=False),
        link_rel="nofollow ugc noopener noreferrer",
        url_schemes=SCHEMES,
    )


def _filter(*, allows_data: bool) -> Callable[[str, str, str], str | None]:
    """What becomes of an attribute's value. ammonia itself looks at `href` and `src` only, not at `cite`."""

    def filtered(tag: str, name: str, value: str) -> str | None:
        if name not in ADDRESSES:
            return value
        address = CONTROLS.sub("", value) if not value.isprintable() else value.strip()
        if allows_data and tag == "img" and DATA_IMAGE.match(address):
            return address
        return address if _scheme(address) in SCHEMES | {""} else None

    return filtered


def _scheme(address: str) -> str:
    """The scheme of an address, "" for a relative one."""
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:  # a broken IPv6 address
        return "broken"


def _cut(text: str) -> str:
    """At most COMMENT_BYTES of it, without a tag that was cut through."""
    raw = text.encode("utf-8", "replace")
    if len(raw) <= COMMENT_BYTES:
        return text
    kept = raw[:COMMENT_BYTES].decode("utf-8", "ignore")
    return kept[: kept.rindex("<")] if kept.rfind("<") > kept.rfind(">") else kept


def _words(text: str) -> str:
    """Only the words, for HTML that is nested so deeply that no reader can have meant it."""
    words = re.sub(r"<[^<>]*>", " ", NEVER_TEXT.sub(" ", text))
    return f"<p>{html.escape(html.unescape(' '.join(words.split())), quote=False)}</p>"


def _without_images(text: str) -> str:
    """Sanitized HTML with a link in place of each image; inside a link only its description stays."""
    opened = False

    def changed(match: re.Match[str]) -> str:
        nonlocal opened
        if not match[0].startswith("<img"):
            opened = not match[0].startswith("</")
            return match[0]
        return _as_link(match[0], is_linked=opened)

    return IMAGES_AND_LINKS.sub(changed, text)


def _as_link(image: str, *, is_linked: bool) -> str:
    found = attributes(image)
    words = html.escape(found.get("alt", "").strip() or "image", quote=False)
    source = found.get("src", "")
    if is_linked or not source:
        return words
    return f'<a href="{html.escape(source)}" rel="nofollow ugc noopener noreferrer">{words}</a>'
