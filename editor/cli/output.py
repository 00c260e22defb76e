"""How commands speak: results on stdout, all else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime


def say(sentence: str) -> None:
    """Tell a person something that is not the result."""
    print(sentence, file=sys.stderr)


def show(result: str) -> None:
    """One line or text of the result."""
    print(result)


def show_json(result: object) -> None:
    """A result for programs."""
    print(json.dumps(result, ensure_ascii=False, indent=2))


def show_rows(rows: Sequence[Mapping[str, object]], as_json: bool) -> None:
    """A list of things: JSON, or a line each, its parts parted by tabs."""
    if as_json:
        show_json([dict(row) for row in rows])
        return
    for row in rows:
        show("\t".join(" ".join(str("" if value is None else value).split()) for value in row.values()))


def moment(time: datetime) -> str:
    """RFC 3339 in UTC with Z."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
