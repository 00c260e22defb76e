"""What HTML says, as tokens: two spellings of the same have the same tokens.

Not told apart: how tags and characters are written, white space that is not shown, straight and curled quotation
marks, `<b>` and `<strong>`, WordPress's own classes, the ids of headings, and what word processors leave.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from editor.text.html_blocks import is_manageable
from editor.text.residue import parsed, without_residue
from editor.text.shortcodes import ALONE
from editor.text.tags import VOID

_ALIKE = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
_EMPHASIS = frozenset({"strong", "em", "del"})
_WORDS = frozenset({
    "a", "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "img", "ins",
    "kbd", "label", "mark", "q", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
"""Tags that stand within words; white space beside any other is not shown."""
_OURS = re.compile(r"wp-block-\S+|wp-element-\S+|has-alpha-channel-opacity|size-full|highlight")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TYPOGRAPHY = (
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("---", "\u2014"),
    ("--", "\u2013"),
    ("...", "\u2026"),
)
_OPENER = re.compile(r"\s*wp:(?P<name>[a-z][a-z0-9_/-]*)\s+(?P<settings>\{.*\})?\s*/?\s*", re.DOTALL)
_CLIPBOARD = frozenset({"StartFragment", "EndFragment", ""})
_PICTURE = frozenset({"a", "img"})
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})


@lru_cache(maxsize=4_000)
def meaning(html: str) -> tuple[str, ...]:
    """The tokens of HTML. What is too large or too deep to be understood is one token, its own text."""
    if not is_manageable(html):
        return (" ".join(html.split()),)
    tree = parsed(html)
    without_residue(tree)
    for tag in tree.find_all(True):
        tag.name = _ALIKE.get(tag.name, tag.name)
    _mend(tree)
    return tuple(_tidy(list(_tokens(tree, verbatim=False))))


def plain_typography(text: str) -> str:
    """The text as it is typed: straight quotation marks, one spelling of dashes and ellipses."""
    for written, same in _TYPOGRAPHY:
        text = text.replace(written, same)
    return text


def tag_token(tag: Tag) -> str:
    """A tag as a token: its name and what its attributes say."""
    told = {name: _value(name, str(value)) for name, value in tag.attrs.items()}
    if tag.name in _HEADINGS:
        told.pop("id", None)
    if "class" in told:
        told["class"] = " ".join(sorted(name for name in told["class"].split() if not _OURS.fullmatch(name)))
    kept = sorted((name, value) for name, value in told.items() if value or name != "class")
    return f"<{tag.name}{''.join(f' {name}={json.dumps(value)}' for name, value in kept)}>"


def tag_tokens(text: str) -> str:
    """One tag, as it is written, as a token; empty: it says nothing."""
    if text.startswith("</"):
        name = text[2:-1].strip().lower()
        return f"</{_ALIKE.get(name, name)}>"
    tree = parsed(text)
    without_residue(tree)
    tag = tree.find(True)
    if tag is None:
        return ""
    tag.name = _ALIKE.get(tag.name, tag.name)
    return tag_token(tag)


def comment_token(text: str) -> str:
    """A comment as a token; empty when it says nothing: a block's end, the begin of one without settings."""
    if (opener := _OPENER.fullmatch(text)) is not None:
        settings = opener["settings"]
        return f"<!--{opener['name']} {_sorted(settings)}-->" if settings or text.rstrip().endswith("/") else ""
    is_end = re.fullmatch(r"\s*/wp:[a-z][a-z0-9_/-]*\s*", text)
    return "" if is_end or text.strip() in _CLIPBOARD else f"<!--{text.strip()}-->"


def _sorted(settings: str | None) -> str:
    try:
        return json.dumps(json.loads(settings or "{}"), sort_keys=True)
    except ValueError:
        return str(settings)


def _value(name: str, value: str) -> str:
    return value.strip().replace(" ", "%20") if name in {"href", "src"} else value


def _mend(tree: BeautifulSoup) -> None:
    """Make one of what WordPress or a reader takes for the same."""
    for figure in tree.find_all("figure"):
        _mend_picture(figure)
    for item in tree.find_all("li"):
        _mend_item(item)
    for quote in tree.find_all("blockquote"):
        _mend_quote(quote, tree)
    for paragraph in tree.find_all("p"):
        if not paragraph.attrs and not paragraph.find(True) and ALONE.fullmatch(paragraph.get_text().strip()):
            paragraph.unwrap()  # a shortcode of its own: as WordPress does
    for code in tree.select("pre > code:only-child"):
        _mend_code(code)


def _mend_picture(figure: Tag) -> None:
    """A picture alone is a paragraph or a figure."""
    shown = _shown(figure)
    if len(shown) == 1 and _name_of(shown[0]) in _PICTURE and tag_token(figure) == "<figure>":
        figure.name = "p"


def _mend_item(item: Tag) -> None:
    """The words of an item may be a paragraph, if they are its only one."""
    first, *others = _shown(item) or [None]
    is_one = _name_of(first) == "p" and {_name_of(other) for other in others} <= {"ul", "ol"}
    if is_one and isinstance(first, Tag) and not first.attrs:
        first.unwrap()


def _mend_quote(quote: Tag, tree: BeautifulSoup) -> None:
    """The words of a quote are a paragraph: WordPress makes one of them."""
    if not quote.contents or quote.find(_is_no_word):
        return
    paragraph = tree.new_tag("p")
    for child in list(quote.contents):
        paragraph.append(child.extract())
    quote.append(paragraph)


def _mend_code(code: Tag) -> None:
    """Code tells its language on the outer tag."""
    outer = code.parent
    if outer is not None and not any(isinstance(each, NavigableString) for each in outer.contents):
        outer["class"] = f"{outer.get('class', '')} {code.get('class', '')}"
        code.unwrap()


def _shown(tag: Tag) -> list[PageElement]:
    """What a tag holds besides white space."""
    return [child for child in tag.contents if not (isinstance(child, NavigableString) and child.isspace())]


def _name_of(part: PageElement | None) -> str:
    return part.name if isinstance(part, Tag) else ""


def _is_no_word(tag: Tag) -> bool:
    return tag.name not in _WORDS and tag.name != "br"


def _tokens(parent: Tag, *, verbatim: bool) -> Iterator[str]:
    """Tags begin with `<`, words with `#`; white space that may be shown is a space of its own."""
    for child in parent.children:
        if isinstance(child, Comment):
            yield from filter(None, [comment_token(str(child))])
        elif isinstance(child, Tag):
            yield tag_token(child)
            yield from _tokens(child, verbatim=verbatim or child.name in _VERBATIM)
            if child.name not in VOID:
                yield f"</{child.name}>"
        elif verbatim:
            yield f"#{str(child).strip(chr(10)) if parent.name == 'pre' else child}"
        else:
            yield from _worded(str(child))


def _worded(text: str) -> Iterator[str]:
    words = plain_typography(_SPACE.sub(" ", text))
    if words.startswith(" "):
        yield " "
    if words.strip(" "):
        yield f"#{words.strip(' ')}"
        if words.endswith(" "):
            yield " "


def _tidy(tokens: list[str]) -> list[str]:
    """White space outside of emphasis, no empty tags, nested emphasis in one order, words in one each."""
    while (tidier := _joined(_without_empty(_spaces_outside(tokens)))) != tokens:
        tokens = tidier
    shown: list[str] = []
    for place, each in enumerate(tokens):
        beside = (tokens[place - 1] if place else "", tokens[place + 1] if place + 1 < len(tokens) else "")
        if each != " " or all(map(_is_within_words, beside)):
            shown.append(each)
    return _joined(_in_order(shown))


def _spaces_outside(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for each in tokens:
        before = out[-1] if out else ""
        if each == " " and (before == " " or (_name(before) in _WORDS - VOID and not before.startswith("</"))):
            if before != " ":
                out.insert(-1, " ")
        elif before == " " and each.startswith("</") and _name(each) in _WORDS:
            out[-1:] = [each, " "]
        else:
            out.append(each)
    return out


def _without_empty(tokens: list[str]) -> list[str]:
    """Emphasis and paragraphs around nothing go, and emphasis that ends where the same begins goes on."""
    out: list[str] = []
    for each in tokens:
        if out and out[-1] == "<br>" and each.startswith("</") and _name(each) not in _WORDS:
            out.pop()  # no line follows
        if out and (out[-1], each) == ("<p>", "</p>"):
            out.pop()
            continue
        pair = (out[-1] if out else "", each)
        if _name(each) in _EMPHASIS and pair in {
            (f"<{_name(each)}>", f"</{_name(each)}>"),
            (f"</{_name(each)}>", f"<{_name(each)}>"),
        }:
            out.pop()
        else:
            out.append(each)
    return out


def _in_order(tokens: list[str]) -> list[str]:
    """Of emphasis that begins, or ends, at one place, the order says nothing."""
    out: list[str] = []
    for is_end, group in groupby(tokens, lambda each: each.startswith("</") if _name(each) in _EMPHASIS else None):
        beside = list(group)
        out += beside if is_end is None else sorted(beside, reverse=is_end)
    return out


def _joined(tokens: list[str]) -> list[str]:
    """Words that follow one another as one each, with the spaces between them."""
    out: list[str] = []
    for each in tokens:
        if each.startswith("#") and out and out[-1].startswith("#"):
            out[-1] += each[1:]
        elif each.startswith("#") and len(out) > 1 and out[-1] == " " and out[-2].startswith("#"):
            out[-2:] = [f"{out[-2]} {each[1:]}"]
        else:
            out.append(each)
    return out


def _name(each: str) -> str:
    """Of which tag a each is; empty: it is words, or a comment."""
    found = re.match(r"</?([a-z][\w:-]*)", each)
    return found[1] if found else ""


def _is_within_words(each: str) -> bool:
    return each.startswith("#") or _name(each) in _WORDS
