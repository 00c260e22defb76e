"""The log file, and the text of *Copy diagnostics*. What looks like a secret gets into neither."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Generator, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

import editor
from editor.store.paths import Paths
from editor.store.platforms import private_folder
from editor.store.redaction import redacted

WINDOW_LOG = "rejoinder.log"
COMMAND_LOG = "command-line.log"
"""A file of its own: two processes cannot rotate one."""
LIBRARIES = ("PySide6", "Markdown", "pymdown-extensions", "requests", "keyring", "nh3")
LARGEST = 1_000_000
"""Bytes of one log file; with the older ones kept it is four times as much."""
_KEPT = 3
_LONGEST = 10_000
"""Characters of one entry."""
_log = logging.getLogger(__name__)


@contextlib.contextmanager
def logging_to(folder: Path, name: str = WINDOW_LOG, level: int = logging.INFO) -> Generator[None]:
    """Write what is logged into a file of this folder while the block runs; without a file if that cannot be."""
    try:
        handler: logging.Handler = RotatingFileHandler(
            private_folder(folder) / name, maxBytes=LARGEST, backupCount=_KEPT, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        _log.warning("There is no log file in %s: %s", folder, error)
        handler = logging.NullHandler()
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s: %(message)s")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(_redact)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(min(before, level))
    try:
        yield
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
        handler.close()


def diagnostics(paths: Paths, facts: Mapping[str, str], lines: int = 50) -> str:
    """What a person can paste into a report: versions, places, `facts` of the caller's, warnings of the log files.

    `facts` are lines such as `"blogs": "2 of wordpress"`; they are redacted like the rest.
    """
    import platform

    known = {
        "Rejoinder": editor.__version__,
        "Python": platform.python_version(),
        "System": platform.platform(),
        **{name: _version(name) for name in LIBRARIES},
        "State": str(paths.state),
        "Cache": str(paths.cache),
        "Drafts": str(paths.drafts),
        **facts,
    }
    parts = [f"{name}: {value}" for name, value in known.items()]
    for name in (WINDOW_LOG, COMMAND_LOG):
        parts += ["", f"Last warnings of {name}:", *(_warnings(paths.log / name, lines) or ["none"])]
    return redacted("\n".join(parts)) + "\n"


def _redact(record: logging.LogRecord) -> bool:
    """Redact an entry with its traceback, for this handler and those after it."""
    record.msg, record.args = redacted(record.getMessage())[:_LONGEST], ()
    if record.exc_info and not record.exc_text:
        record.exc_text = logging.Formatter().formatException(record.exc_info)
    if record.exc_text:
        record.exc_text = redacted(record.exc_text)[-_LONGEST:]
    return True


def _warnings(file: Path, lines: int) -> list[str]:
    try:
        with file.open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - LARGEST))
            text = log.read().decode("utf-8", "replace")
    except OSError:
        return []
    serious = [line for line in text.splitlines() if " WARNING " in line or " ERROR " in line or " CRITICAL " in line]
    return serious[-lines:]


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
