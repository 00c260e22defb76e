"""The templates of `resources/disclosures/LANGUAGE/`, one readable file each."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from editor.bundled import bundled
from editor.errors import NoSuchTemplate
from editor.model.disclosure import Choice, Template, Variable, VariableKind

FALLBACK = "en"
ORDER = ("paid-travel", "free-product", "paid-post", "affiliate-links", "employer", "other-connection")
"""As the picker shows them: the commonest first; others follow by name."""


def templates(lang: str) -> tuple[Template, ...]:
    """All of them in this language, or in English where there are none in it; `language` says which it is."""
    folder = bundled("disclosures")
    base = language(lang)
    return _in_folder(folder / (base if base.isalpha() and (folder / base).is_dir() else FALLBACK))


def language(lang: str) -> str:
    """The language alone of a tag such as `de-AT` or `en_GB`, in lower case."""
    return lang.lower().replace("_", "-").partition("-")[0]


def template(template_id: str, lang: str) -> Template:
    """One of them. Raises NoSuchTemplate with the list."""
    there = templates(lang)
    found = next((each for each in there if each.id == template_id), None)
    if found is None:
        raise NoSuchTemplate(
            f"There is no disclosure “{template_id}”. There are: {', '.join(each.id for each in there)}."
        )
    return found


@lru_cache(maxsize=8)
def _in_folder(folder: Path) -> tuple[Template, ...]:
    found = [_template(file) for file in folder.glob("*.toml")]
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.id) if each.id in ORDER else len(ORDER), each.id)))


def _template(file: Path) -> Template:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Template(
        id=content["id"],
        relationship=content["relationship"],
        label=content["label"],
        language=file.parent.name,
        variables=tuple(_variable(each) for each in content["variables"]),
        sentence=tuple(content["sentence"]),
        icon=content["icon"],
        source=content["source"],
        reviewed=content["reviewed"],
    )


def _variable(content: dict[str, Any]) -> Variable:
    return Variable(
        name=content["name"],
        label=content["label"],
        required=content["required"],
        kind=VariableKind(content["kind"]),
        choices=tuple(Choice(word=word, sentence=text) for word, text in content.get("choices", {}).items()),
        hint=content.get("hint", ""),
    )
