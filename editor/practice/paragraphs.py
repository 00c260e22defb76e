"""What WordPress does to line breaks when it shows a post that has no block comments (`wpautop`)."""

from __future__ import annotations

import re

from editor.practice.html_pieces import is_text, pieces, tag_name

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote caption col colgroup dd details div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot th "
        "thead tr ul",
    )
)
_NO_BREAKS = frozenset({"pre", "script", "style", "figure", "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl"})
_VOID = frozenset({"hr", "col"})
_BREAK = re.compile(r"(<br ?/?>)?[ \t]*\n")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")


def with_paragraphs(html: str) -> str:
    """Loose text becomes paragraphs, and a line break inside a paragraph becomes `<br />`."""
    out: list[str] = []
    run: list[str] = []
    open_blocks: list[str] = []
    for piece in pieces(html.replace("\r\n", "\n")):
        name = tag_name(piece)
        if name.lstrip("/") in _BLOCKS and "pre" not in (open_blocks[-1:] if name != "/pre" else []):
            out.append(_run("".join(run), open_blocks))
            run = []
            _step(open_blocks, name)
            out.append(piece)
        else:
            run.append(piece)
    out.append(_run("".join(run), open_blocks))
    return "".join(out)


def _step(open_blocks: list[str], name: str) -> None:
    """Follow one block tag; a closing one closes what was left open inside it too."""
    if not name.startswith("/"):
        if name not in _VOID:
            open_blocks.append(name)
    elif name[1:] in open_blocks:
        while open_blocks.pop() != name[1:]:
            pass


def _run(text: str, open_blocks: list[str]) -> str:
    """Text between two block tags."""
    if open_blocks and open_blocks[-1] in _NO_BREAKS:
        return text.replace("\n", "") if open_blocks[-1] == "figure" else text
    if not text.strip():
        return text
    if open_blocks:
        return _broken(text.strip("\n"))
    return "\n".join(f"<p>{_broken(part)}</p>" for part in _EMPTY_LINE.split(text.strip())) + "\n"


def _broken(text: str) -> str:
    return "".join(_BREAK.sub("<br />\n", piece) if is_text(piece) else piece for piece in pieces(text))
