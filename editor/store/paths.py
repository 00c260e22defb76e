"""Where things are kept: the platform's folders, or all of them inside `REJOINDER_HOME`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "rejoinder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The folders of one Rejoinder. Whoever writes into one makes it."""

    state: Path
    """Precious: the state, its copies, and the journals of drafts."""
    cache: Path
    """May be deleted at any time."""
    log: Path
    drafts: Path
    """Where new drafts go unless a setting says otherwise; a person sees and moves it."""
    web: Path
    """The web engine's own files."""
    runtime: Path
    """Sockets and locks."""


def paths_from(environ: Mapping[str, str] = os.environ) -> Paths:
    """The folders for this environment; a relative `REJOINDER_HOME` is taken from the current folder."""
    home = environ.get("REJOINDER_HOME", "")
    return _inside(Path(home).expanduser().absolute()) if home else _platform(environ)


def _inside(home: Path) -> Paths:
    return Paths(
        state=home / "state",
        cache=home / "cache",
        log=home / "log",
        drafts=home / "drafts",
        web=home / "web",
        runtime=home / "runtime",
    )


def _platform(environ: Mapping[str, str]) -> Paths:
    # Not the platform's *state* folder: on Linux people do not back that one up.
    state = platformdirs.user_data_path(_NAME, appauthor=False)
    cache = platformdirs.user_cache_path(_NAME, appauthor=False)
    # platformdirs would fall back to /tmp, where others can get in first.
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return Paths(
        state=state,
        cache=cache,
        log=platformdirs.user_log_path(_NAME, appauthor=False),
        drafts=platformdirs.user_documents_path() / "Rejoinder",
        web=cache / "web",
        runtime=Path(runtime) / _NAME if runtime else state / "runtime",
    )
