"""A disclosure as a sentence, and values as a disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from editor.disclosures.templates import template
from editor.errors import WrongValue
from editor.model.disclosure import Disclosure, Template, Value, Variable, VariableKind
from editor.text.days import day_in

BLANK = re.compile(r"\{(\w+)\}")
AND = {"en": "and"}


def filled(template_id: str, settings: Iterable[tuple[str, str]], lang: str) -> Disclosure:
    """A disclosure of these values; a list's key is repeated. Raises NoSuchTemplate and WrongValue."""
    chosen = template(template_id, lang)
    values: dict[str, Value] = {}
    for key, text in settings:
        variable = _variable(chosen, key)
        value = _checked(variable, text.strip())
        if not value:
            continue
        before = values.get(key, ())
        values[key] = (*before, value) if variable.kind is VariableKind.LIST and isinstance(before, tuple) else value
    disclosure = Disclosure(template=chosen.id, values=tuple(values.items()))
    if missing := unfilled(disclosure, lang):
        raise WrongValue(
            f"The disclosure “{chosen.id}” needs {' and '.join(missing)}. Set it with --set {missing[0]}=…"
        )
    return disclosure


def sentence(disclosure: Disclosure, lang: str) -> str:
    """What readers are told: the author's own wording, or the template's. Blanks that must be filled stay visible."""
    if disclosure.text:
        return disclosure.text
    chosen = template(disclosure.template, lang)
    values = dict(disclosure.values)
    said = {variable.name: _said(variable, values.get(variable.name, ""), chosen) for variable in chosen.variables}
    needed = {variable.name for variable in chosen.variables if variable.required}

    def is_told(part: str) -> bool:
        return all(said[name] or name in needed for name in BLANK.findall(part))

    parts = [part for part in chosen.sentence if is_told(part)]
    return BLANK.sub(lambda blank: said[blank[1]] or blank[0], "".join(parts)).strip()


def unfilled(disclosure: Disclosure, lang: str) -> tuple[str, ...]:
    """The names of what must be filled in and is not; none when its author wrote the wording."""
    values = dict(disclosure.values)
    variables = () if disclosure.text else template(disclosure.template, lang).variables
    return tuple(variable.name for variable in variables if variable.required and not values.get(variable.name))


def replaced(disclosures: tuple[Disclosure, ...], new: Disclosure) -> tuple[Disclosure, ...]:
    """With the new one in the place of one of the same template, else behind the others."""
    if any(each.template == new.template for each in disclosures):
        return tuple(new if each.template == new.template else each for each in disclosures)
    return (*disclosures, new)


def with_text(disclosure: Disclosure, text: str, lang: str) -> Disclosure:
    """With the author's wording, if it is not the template's own."""
    plain = replace(disclosure, text="")
    return plain if text.strip() == sentence(plain, lang) else replace(disclosure, text=text.strip())


def _variable(chosen: Template, key: str) -> Variable:
    found = next((variable for variable in chosen.variables if variable.name == key), None)
    if found is None:
        names = ", ".join(variable.name for variable in chosen.variables)
        raise WrongValue(f"The disclosure “{chosen.id}” has no “{key}”. It has: {names}.")
    return found


def _checked(variable: Variable, text: str) -> str:
    """The value, if it is one. Raises WrongValue."""
    words = [choice.word for choice in variable.choices]
    if variable.kind is VariableKind.CHOICE and text and text not in words:
        raise WrongValue(f"“{variable.name}” is one of {', '.join(words)}, not “{text}”.")
    if variable.kind is VariableKind.DATE and text and _day(text) is None:
        raise WrongValue(f"“{variable.name}” is a day such as 2026-05-14, not “{text}”.")
    return text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _said(variable: Variable, value: Value, chosen: Template) -> str:
    """A value as it stands in the sentence."""
    if isinstance(value, tuple):
        return listed(value, AND.get(chosen.language, ","))
    if variable.kind is VariableKind.CHOICE:
        return next((choice.sentence for choice in variable.choices if choice.word == value), value)
    if variable.kind is VariableKind.DATE and (day := _day(value)):
        return day_in(chosen.language, day)
    return value


def listed(words: tuple[str, ...], conjunction: str) -> str:
    """`train fare, meals and hotel`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
