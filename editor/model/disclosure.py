"""Material connections and how they are said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = str | tuple[str, ...]
"""What a template's variable holds: a word or sentence, or a list of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A chosen template with its values; `text` is the wording if its author changed it."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """Who gave something; `hosts` are the web hosts that belong to them, such as acme.example."""

    name: str
    hosts: tuple[str, ...] = ()


class VariableKind(StrEnum):
    """How a variable is asked for."""

    TEXT = "text"
    LIST = "list"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What may be chosen: the word that is stored, and the sentence it becomes."""

    word: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A blank in a template's sentence."""

    name: str
    label: str
    required: bool
    kind: VariableKind
    choices: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A disclosure in one language; `label` is what the picker's button says."""

    id: str
    relationship: str
    label: str
    language: str
    variables: tuple[Variable, ...]
    sentence: tuple[str, ...]
    """Its parts; one whose blank is not filled, and need not be, is left out."""
    icon: str = ""
    source: str = ""
    """The rule behind it."""
    reviewed: str = ""
    """The day on which somebody last held it against its source."""
