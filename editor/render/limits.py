"""What a block may cost: which to put off while the writer types, and which not to render at all.

Python-Markdown is quadratic in some inputs and recursive in others, and nothing in Python can stop it. These are cheap,
linear checks before it starts; what they miss is up to the process that kills a worker after its deadline.
"""

from __future__ import annotations

import re

from editor.text.tags import depth

HEAVY = 40.0
"""Estimated milliseconds from which a block is left for when the writer pauses."""
OPEN_BRACKETS = 200
OPEN_TAGS = 200
RULES = 200
NESTING = 50
TAG_NESTING = 100
COMPLETE_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]]*\]|(?!\())")
COMPLETE_TAG = re.compile(r"<[^<>]*>")
OPEN_TAG = re.compile(r"<[a-zA-Z]")
PREFIX = re.compile(r"^(?:[ >]|(?:[*+:-]|\d+\.) )+", re.MULTILINE)
LEVEL = re.compile(r"[>*+:-]|\d+\.|    ")
RULE = re.compile(r"^ {0,3}[-=*_][-=*_ ]*$", re.MULTILINE)
MARKUP = "*_`[<|~^"


def refusal(source: str) -> str:
    """Why Python-Markdown does not get this source: it would need quadratic time or too deep a stack. Mostly ""."""
    reasons = {
        "too many square brackets are opened in one paragraph and not closed": _has_open_brackets(source),
        "too many tags are opened and not closed": _has_open_tags(source),
        "lists, quotes or tags are nested too deeply": _is_too_deep(source),
        "too many rules stand in one paragraph": len(source) > 2 * RULES and len(RULE.findall(source)) > RULES,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def milliseconds(source: str) -> float:
    """About how long rendering takes (measured on a slow two-core machine; raw HTML and code need less)."""
    marks = sum(source.count(mark) for mark in MARKUP)
    return len(source) / 1300 + marks / 20 + source.count("\n") / 15


def _has_open_brackets(source: str) -> bool:
    """Do too many links begin in one paragraph and never end?"""
    if source.count("[") <= OPEN_BRACKETS:
        return False
    return any(COMPLETE_LINK.sub("", part).count("[") > OPEN_BRACKETS for part in source.split("\n\n"))


def _has_open_tags(source: str) -> bool:
    if source.count("<") <= OPEN_TAGS:
        return False
    return len(OPEN_TAG.findall(COMPLETE_TAG.sub("", source))) > OPEN_TAGS


def _is_too_deep(source: str) -> bool:
    """Too many levels of quotes and lists at the start of a line, of Markdown in tags, or of tags?"""
    if source.count("markdown=") > NESTING or any(_levels(prefix) > NESTING for prefix in PREFIX.findall(source)):
        return True
    return source.count("<") > TAG_NESTING and depth(source) > TAG_NESTING


def _levels(prefix: str) -> int:
    """How many quotes and lists the start of a line opens."""
    return len(LEVEL.findall(prefix.expandtabs(4))) if len(prefix) > NESTING else 0
