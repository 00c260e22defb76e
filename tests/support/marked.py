"""Texts with their selection drawn in: `|` is the cursor, or `«` and `»` stand round what is selected."""

from __future__ import annotations

from editor.text.editing import Edit, Selection, applied, cursor


def drawn(marked: str) -> tuple[str, Selection]:
    """The text and its selection; without any mark the cursor is at the end."""
    text = marked.translate(dict.fromkeys(map(ord, "|«»")))
    if "«" in marked:
        start = marked.index("«")
        return text, Selection(anchor=start, position=marked.index("»") - 1)
    return text, cursor(marked.index("|") if "|" in marked else len(text))


def shown(text: str, edit: Edit) -> str:
    """The text after an edit, its selection drawn in."""
    after, chosen = applied(text, edit), edit.selection
    if chosen.is_empty:
        return f"{after[: chosen.position]}|{after[chosen.position :]}"
    return f"{after[: chosen.start]}«{after[chosen.start : chosen.end]}»{after[chosen.end :]}"
