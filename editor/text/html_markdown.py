"""HTML as the Markdown that a person could have typed, and that shows the same words when it is rendered.

The rules were found by failing cases; each has its test. Python-Markdown is what reads the outcome: bodies of list
items stand at four columns, and nothing is escaped with a backslash that it does not know.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from markdownify import MarkdownConverter

from editor.text.escaping import (
    as_link,
    collapse,
    escape_and_link,
    escape_inline,
    escape_line_starts,
    escape_markdown,
    without_unseen,
)
from editor.text.html_blocks import EMPHASIS, cut_to, is_manageable, regular
from editor.text.html_text import plain
from editor.text.urls import is_web_address, link_target

_SAYS_BLOCK = re.compile(r"(?:`{3,}[^`\n]*\n|>|- |\d+\. |#{1,6} |\|)")
"""How an item's text begins when its first part is a block; words that begin so are escaped."""
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def paragraphs(html: str) -> tuple[str, ...]:
    """The top-level blocks of a comment's sanitized HTML as Markdown: paragraphs, lists, code, quotes.

    Links, emphasis, code and lists are kept; an image becomes a link to it. What is too large or too deep for that
    keeps its words only.
    """
    return _blocks(html, _CommentConverter())


def to_markdown(html: str) -> str:
    """A post's HTML as Markdown, images included; what Markdown has no word for stays HTML."""
    return "\n\n".join(_blocks(html, _Converter()))


def selected(html: str, words: str) -> tuple[str, ...]:
    """The part of a comment that holds these words, as Markdown with its emphasis and links.

    White space does not count: a selection on the screen has other line ends. Empty when the words are not found.
    """
    tree = regular(html) if is_manageable(html) else None
    return _converted(tree, _CommentConverter()) if tree and cut_to(tree, words) else ()


def _blocks(html: str, converter: _Converter) -> tuple[str, ...]:
    if not is_manageable(html):
        return tuple(escape_markdown(block) for block in re.split(r"\n{2,}", plain(html)) if block.strip())
    return _converted(regular(html), converter)


def _converted(tree: BeautifulSoup, converter: _Converter) -> tuple[str, ...]:
    blocks = [converter.convert_soup(block).strip("\n") for block in tree.contents if isinstance(block, Tag)]
    return tuple(block for block in blocks if block.strip())


class _Converter(MarkdownConverter):
    """What each tag becomes. The methods' names and arguments are markdownify's; `text` is the content, converted."""

    def __init__(self) -> None:
        super().__init__(heading_style="ATX", escape_misc=False)

    def process_text(self, el: NavigableString, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return str(el)
        words = collapse(str(el))
        text = escape_inline(words) if "a" in parent_tags else escape_and_link(words)
        return f"{text[:-1]}\\!" if text.endswith("!") and el.next_sibling else text  # `![` would begin an image

    def convert_line(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        lines = [line.strip(" ") for line in text.split("\n")]
        shown = escape_line_starts("  \n".join(line for line in lines if line))
        return f"\n\n{shown}" if _is_before_tight_list(el) else f"\n\n{shown}\n\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "li" not in parent_tags:
            return f"\n\n{text.strip(chr(10))}\n\n"
        return "\n" + text.strip("\n") + ("\n\n" if el.next_sibling else "")

    convert_ul = convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        text = text.strip("\n ")
        if not text:  # `- a`, `-`, `- b` would make a heading of a
            return ""
        if _SAYS_BLOCK.match(text):
            text = f"<!-- -->\n\n{text}"
        bullet = f"{el['value']}. " if el.parent is not None and el.parent.name == "ol" else "- "
        item = bullet + text.replace("\n", "\n    ").replace("\n    \n", "\n\n") + "\n"
        return item + ("\n" if "\n\n" in item else "")  # without the empty line the next item were text of this one

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del el, parent_tags
        lines = text.strip("\n").split("\n")
        return "\n\n" + "\n".join(f"> {line}" if line else ">" for line in lines) + "\n\n" if any(lines) else ""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text
        code = "\n".join(map(without_unseen, el.get_text().splitlines())).strip("\n")
        if parent_tags & {"td", "th"}:
            return _code_span(code)
        fence = "`" * max(3, _longest_ticks(code) + 1)
        return f"\n\n{fence}{_language(el)}\n{code}\n{fence}\n\n" if code.strip() else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - markdownify's name
        del el, parent_tags
        words = re.sub(r"(?<!\\)((?:\\\\)*)#(?=#*$)", r"\1\#", " ".join(text.split()))  # C# keeps its sign
        return f"\n\n{'#' * min(n, 6)} {words}\n\n" if words else ""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "").strip()
        before, words, after = _trimmed(text)
        if not words or not _is_safe(href) or "_noformat" in parent_tags:
            return text
        if _MAIL.fullmatch(address := href.removeprefix("mailto:")) and words == escape_inline(address):
            return f"{before}<{address}>{after}"
        return before + self._link(el, href, words) + after

    def _link(self, el: Tag, href: str, words: str) -> str:
        title = " ".join(str(el.get("title") or "").split())
        quote = next((mark for mark in "\"'" if mark not in title), "")
        if not title or not quote or set(title) & set("\\&<`"):
            return as_link(href, words)
        return f"[{words}]({link_target(href)} {quote}{title}{quote})"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text, parent_tags
        alt, source = _words_of(el)
        return f"![{alt}]({link_target(source)})" if source and not _is_sign(el) else alt

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else _code_span(el.get_text())

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del el, text
        return " " if parent_tags & {"_inline", "dt"} else "\n"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _set_off(el, text, "**", "strong", parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _set_off(el, text, "*", "em", parent_tags)

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _set_off(el, text, "~~", "del", parent_tags)

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else f"<{el.name}>{text}</{el.name}>"

    convert_sub = convert_sup

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        quote, _, caption = text.strip("\n").rpartition("\n\n")
        if quote.startswith("> ") and re.search(r"\bquote\b", str(el.get("class", ""))):
            return f"\n\n{quote}\n>\n> {caption}\n\n"
        return _as_html(el)

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text, parent_tags
        return _as_html(el)

    convert_video = convert_audio = convert_details = convert_iframe


class _CommentConverter(_Converter):
    """For words to be quoted: no images that call home, no embedded pages, no words that only show on hovering."""

    def _link(self, el: Tag, href: str, words: str) -> str:
        del el
        return as_link(href, words)

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del text
        alt, source = _words_of(el)
        is_link = is_web_address(source) and "a" not in parent_tags and not _is_sign(el)
        return as_link(source, alt or escape_inline(source)) if is_link else alt

    def convert_figure(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del el, parent_tags
        return f"\n\n{text}\n\n"

    convert_iframe = convert_video = convert_audio = convert_details = convert_figure


def _set_off(el: Tag, text: str, mark: str, tag: str, parent_tags: set[str]) -> str:
    before, words, after = _trimmed(text)
    if not words or "_noformat" in parent_tags:
        return text
    if _touches_emphasis(el) or (tag == "del" and _is_within_word(el)):
        return f"{before}<{tag}>{words}</{tag}>{after}"
    return before + mark + words + mark + after


def _touches_emphasis(el: Tag) -> bool:
    """Would its marks run into others? `*a***b**` is anybody's guess."""
    inside = [el.contents[0], el.contents[-1]] if len(el.contents) > 1 else []
    return any(_is_emphasis(other) for other in (el.previous_sibling, el.next_sibling, *inside))


def _is_emphasis(part: PageElement | None) -> bool:
    return isinstance(part, Tag) and part.name in EMPHASIS


def _is_within_word(el: Tag) -> bool:
    before, after = el.previous_sibling, el.next_sibling
    return bool(
        (isinstance(before, NavigableString) and re.search(r"\w$", before))
        or (isinstance(after, NavigableString) and re.match(r"\w", after))
    )


def _is_before_tight_list(line: Tag) -> bool:
    """Is it an item's own text, with a list right below it?"""
    after = line.next_sibling
    is_first = line.previous_sibling is None and line.parent is not None and line.parent.name == "li"
    return is_first and isinstance(after, Tag) and after.name in {"ul", "ol"}


def _is_safe(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return bool(address) and (scheme is None or scheme[1].lower() in {"http", "https", "mailto"})


def _words_of(image: Tag) -> tuple[str, str]:
    """Its alternative text, escaped, and its address."""
    return escape_inline(" ".join(str(image.get("alt") or "").split())), str(image.get("src") or "")


def _is_sign(image: Tag) -> bool:
    """Is it an emoji or a smiley, drawn?"""
    return bool(re.search(r"\b(?:emoji|wp-smiley)\b", str(image.get("class", ""))))


def _trimmed(text: str) -> tuple[str, str, str]:
    """The white space before, the words, the white space after: marks must touch the words."""
    words = text.strip()
    start = text.find(words)
    return (text[:start], words, text[start + len(words) :]) if words else ("", "", text)


def _language(pre: Tag) -> str:
    code = pre.find("code")
    names = str(code.get("class", "")) if code else ""
    found = re.search(r"language-([\w+#.-]+)", names)
    return found[1] if found else ""


def _code_span(code: str) -> str:
    code = " ".join(code.split())
    if "&#" in code:  # Python-Markdown loses its way there and puts other words into the span
        return f"<code>{escape_inline(code)}</code>"
    ticks = "`" * (_longest_ticks(code) + 1)
    space = " " if "`" in code else ""
    return f"{ticks}{space}{code}{space}{ticks}" if code else ""


def _longest_ticks(code: str) -> int:
    return max((len(run) for run in re.findall("`+", code)), default=0)


def _as_html(el: Tag) -> str:
    return "\n\n" + re.sub(r"</?line>", "", str(el)) + "\n\n"
