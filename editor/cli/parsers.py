"""What a module of commands needs of argparse, whose own type for it is private."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import Protocol


class Commands(Protocol):
    """Takes the parsers of commands."""

    def add_parser(self, name: str, *, help: str | None = None) -> ArgumentParser:  # noqa: A002 # named by argparse
        """A parser for the command of this name."""
        ...


def options_first(arguments: Sequence[str], option: str) -> list[str]:
    """The arguments with each `option VALUE` in front: argparse loses optional words on both sides of one."""
    return [arguments[0], *_taken(arguments[1:], option, wanted=True), *_taken(arguments[1:], option, wanted=False)]


def _taken(words: Sequence[str], option: str, *, wanted: bool) -> Iterator[str]:
    before = ""
    for word in words:
        if (option in {word, before} or word.startswith(f"{option}=")) is wanted:
            yield word
        before = "" if before == option else word
