"""Checks of HTML that this blog takes out, because its user may not send it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.model.blog import Blog, Feature
from editor.model.draft import Draft
from editor.model.post import RenderedPost
from editor.model.problem import CheckContext, Problem, Severity
from editor.text.code_lines import fence_after
from editor.text.tags import COMMENT, TAG, attributes

KEPT = frozenset({
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdo", "big", "blockquote", "br",
    "button", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "fieldset", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "i", "img", "ins", "kbd", "label", "legend", "li", "main", "map", "mark", "menu", "nav", "ol", "p",
    "pre", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "section", "small", "span", "strike", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title", "tr",
    "track", "tt", "u", "ul", "var", "video", "wbr",
})  # fmt: skip
"""Tags of `$allowedposttags` in WordPress's kses.php; `time` and `wbr` go in 6.8, but nobody sees that they do."""
SCHEMES = frozenset({
    "fax", "feed", "ftp", "ftps", "gopher", "http", "https", "irc", "irc6", "ircs", "mailto", "mms", "news",
    "nntp", "rtsp", "sms", "svn", "tel", "telnet", "urn", "webcal", "xmpp",
})  # fmt: skip
"""`wp_allowed_protocols()` of WordPress."""
_SHOWN_AS_TEXT = frozenset({"script", "style"})
_SCHEME = re.compile(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)


def losses(draft: Draft, post: RenderedPost, context: CheckContext) -> Iterator[Problem]:
    """Tags, event attributes and kinds of links that do not survive. One finding for each of them."""
    blog = context.blog
    if blog is None or Feature.ANY_HTML in blog.capabilities.features:
        return
    lost = dict.fromkeys((*_tags(post.html), *_schemes(post)))
    for word, mark in lost:
        yield _problem(draft, blog, word, mark)


def _tags(rendered: str) -> Iterator[tuple[str, str]]:
    """What is lost, as a person calls it, and the expression that finds it in the draft."""
    for tag in TAG.finditer(COMMENT.sub("", rendered)):
        name = tag["name"].lower()
        if name not in KEPT:
            yield f"<{name}>", rf"<{name}\b"
            continue
        yield from ((word, rf"\b{word}\s*=") for word in attributes(tag["rest"]) if word.startswith("on"))


def _schemes(post: RenderedPost) -> Iterator[tuple[str, str]]:
    found = (_SCHEME.match(link.url) for link in post.links)
    schemes = (match["scheme"].lower() for match in found if match)
    kept = {*SCHEMES, "file"}  # a file goes there itself, and gets an address
    return ((f"{scheme}:", rf"\b{re.escape(scheme)}:") for scheme in schemes if scheme not in kept)


def _problem(draft: Draft, blog: Blog, word: str, mark: str) -> Problem:
    shown = word.strip("<>") in _SHOWN_AS_TEXT
    return Problem(
        id="markup-lost",
        severity=Severity.WARN,
        line=_line(draft, re.compile(mark, re.IGNORECASE)),
        message=f"{blog.name} takes {word} out, because {blog.user} may not send it.",
        detail=("Readers would see what stands in it as text. " if shown else "")
        + "Write it another way, or ask who runs the blog to let you send any HTML.",
        about=word,
    )


def _line(draft: Draft, mark: re.Pattern[str]) -> int:
    """The line of the file on which it stands, outside of fenced code; 0 when it is not seen there."""
    fence = ""
    for number, line in enumerate(draft.body.split("\n"), draft.body_line):
        fence = fence_after(line, fence)
        if not fence and mark.search(line):
            return number
    return 0
