"""Readers' quotes and images that stand alone, as figures with a caption.

A figure has no white space between its parts: WordPress makes paragraphs of line breaks, but leaves this as it is.
"""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from editor.text.days import day_in

DAY = re.compile(r", (\d{4}-\d\d-\d\d)")


def set_figures(root: Element, lang: str) -> None:
    """Puts figures in the place of attributed quotes and of paragraphs that are only an image."""
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            figure = _quote_figure(child, lang) if child.tag == "blockquote" else _image_figure(child)
            if figure is not None:
                figure.tail, child.tail = child.tail, None
                parent[place] = figure


def _quote_figure(quote: Element, lang: str) -> Element | None:
    """A quote whose last paragraph is `— [Name](permalink), 2026-05-14`, exactly; nothing else is an attribution."""
    day = _attributed_day(quote[-1]) if len(quote) > 1 else None
    if day is None:
        return None
    link = quote[-1][0]
    link.tail = None
    quote.remove(quote[-1])
    quote.text = quote[-1].tail = None
    quote.set("cite", link.get("href", ""))
    figure = Element("figure", {"class": "quote"})
    figure.append(quote)
    figure.append(_caption(link, day, lang))
    return figure


def _attributed_day(paragraph: Element) -> date | None:
    """The day of an attribution, None for any other paragraph."""
    if paragraph.tag != "p" or paragraph.text != "— " or len(paragraph) != 1 or paragraph[0].tag != "a":
        return None
    link = paragraph[0]
    match = DAY.fullmatch(link.tail or "")
    if match is None or not re.match("https?://", link.get("href", "")):
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None


def _caption(link: Element, day: date, lang: str) -> Element:
    caption = Element("figcaption")
    caption.text = "— "
    cite = SubElement(caption, "cite")
    cite.append(link)
    cite.tail = ", "
    SubElement(caption, "time", datetime=day.isoformat()).text = day_in(lang, day)
    return caption


def _image_figure(paragraph: Element) -> Element | None:
    """A paragraph that is one image, linked or not; the image's title is the caption."""
    content = _only_child(paragraph) if paragraph.tag == "p" else None
    image = _only_child(content) if content is not None and content.tag == "a" else content
    if content is None or image is None or image.tag != "img":
        return None
    figure = Element("figure", paragraph.attrib)
    content.tail = None
    figure.append(content)
    if title := image.attrib.pop("title", ""):
        SubElement(figure, "figcaption").text = title
    return figure


def _only_child(element: Element) -> Element | None:
    """What an element holds, if that is one element and no words."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]
