"""Python-Markdown, set up for one block at a time: which extensions, and what we do to its tree."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from editor.render.definitions import Needs
from editor.render.figures import set_figures
from editor.render.steps import Step, finished, join_lines, link_addresses
from editor.text.shortcodes import WITH_SETTINGS

EXTENSIONS = (
    "pymdownx.extra",
    "pymdownx.highlight",
    "sane_lists",
    "pymdownx.tilde",
    "pymdownx.caret",
    "pymdownx.tasklist",
    "pymdownx.quotes",
    "pymdownx.saneheaders",
    "toc",
    "smarty",
)
NOTE_MARK = re.compile('<sup id="fnref">\ufdd0(?P<note>.*?)\ufdd1</sup>|\ufdd0(?P<plain>.*?)\ufdd1')
SLUG_MARK = re.compile("\ufdd2(?P<slug>.*?)\ufdd3(?:_\\d+)?")
MARK = re.compile(f"{NOTE_MARK.pattern}|{SLUG_MARK.pattern}")
"""What depends on the other blocks and is filled in when they are joined: numbers of notes, ids of headings."""


@dataclass(frozen=True)
class Rendered:
    """A block's HTML, marks in it or not, the ids that its author gave, and why it is only its source (mostly "")."""

    html: str
    ids: frozenset[str] = frozenset()
    is_marked: bool = False
    reason: str = ""


def as_source(source: str, reason: str) -> Rendered:
    """The source as it is, with the reason, for what cannot be rendered."""
    text = html.escape(source, quote=False).replace("[", "&#91;")
    return Rendered(f'<pre class="unrendered" title="Not rendered: {html.escape(reason)}">{text}</pre>', reason=reason)


class BlockMarkdown:
    """Renders one block without its surroundings. Not to be used by two threads."""

    def __init__(self, lang: str) -> None:
        self._ids: frozenset[str] = frozenset()
        self._lang = lang
        self._notes = _NoteMarker(r"\[\^([^\]\n]+)\]")
        self._markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=_settings(), output_format="xhtml")
        self._abbreviations = cast("AbbrTreeprocessor", self._markdown.treeprocessors["abbr"])
        self._replace_footnotes()
        self._add_steps()

    def render(self, source: str, needs: Needs) -> Rendered:
        """One block; whatever Python-Markdown raises gets out, and this object is then of no more use."""
        self._markdown.reset()
        self._markdown.references.update(needs.references)
        self._notes.notes = needs.notes
        self._abbreviations.abbrs.update(needs.abbreviations)
        text = finished(self._markdown.convert(source))
        return Rendered(text, self._ids, bool(MARK.search(text)))

    def _replace_footnotes(self) -> None:
        """Definitions are the cutter's, so that words in a quote cannot define a note; numbers are given on joining."""
        self._markdown.parser.blockprocessors.deregister("footnote")
        for name in ("footnote", "footnote-duplicate"):
            self._markdown.treeprocessors.deregister(name)
        self._markdown.inlinePatterns.register(self._notes, "footnote", 175)
        self._markdown.inlinePatterns.register(_Shortcode(WITH_SETTINGS, self._markdown), "shortcode", 178)

    def _add_steps(self) -> None:
        """Between Python-Markdown's own: inline 20, prettify 10, attr_list 8, abbr 7, smarty 6, toc 5."""
        steps = (
            (link_addresses, 21),
            (self._set_figures, 7.5),
            (join_lines, 5.7),
            (self._keep_ids, 5.5),
        )
        for change, priority in steps:
            self._markdown.treeprocessors.register(Step(change), change.__name__, priority)

    def _set_figures(self, root: Element) -> None:
        set_figures(root, self._lang)

    def _keep_ids(self, root: Element) -> None:
        self._ids = frozenset(element.attrib["id"] for element in root.iter() if "id" in element.attrib) - {"fnref"}


def _settings() -> dict[str, dict[str, Any]]:
    return {
        "pymdownx.highlight": {"use_pygments": False},  # what is sent may not depend on what is installed
        "toc": {"marker": "", "slugify": _marked_slug},
    }


def _marked_slug(value: str, separator: str) -> str:
    return f"\ufdd2{slugify(value, separator)}\ufdd3"


class _Shortcode(InlineProcessor):
    """Leaves a shortcode as it is typed: with curled quotation marks WordPress would not know its settings."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # noqa: ARG002, N802 (theirs)
        """What stands for it until the HTML is written."""
        return self.md.htmlStash.store(m[1]), m.start(), m.end()


class _NoteMarker(InlineProcessor):
    """Writes `[^id]` as a mark, if there is such a note."""

    notes: tuple[str, ...] = ()

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: ARG002, N802 (theirs)
        """The mark, and from where to where it stands."""
        if m[1] not in self.notes:
            return None, None, None
        sup = Element("sup", id="fnref")
        sup.text = AtomicString(f"\ufdd0{m[1]}\ufdd1")
        return sup, m.start(), m.end()
