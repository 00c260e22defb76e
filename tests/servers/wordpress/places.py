"""Where the servers are kept between test runs."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PHP = Path(__file__).resolve().parent / "php"
"""Our own PHP: settings, router, seed, variants."""


def cache() -> Path:
    """The folder that CI keeps between runs; everything in it can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rejoinder-servers" / "wordpress"


@contextmanager
def locked(name: str) -> Generator[None]:
    """One process at a time: two test runs may start at once."""
    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
