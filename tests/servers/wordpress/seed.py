"""Fills a WordPress once per suite and per content of our PHP; instances begin as copies of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from tests.servers.wordpress.build import build
from tests.servers.wordpress.packages import PackagesMissing
from tests.servers.wordpress.places import PHP, cache, locked

DATABASE = "database/wp.sqlite"


def seeded(suite: str = "trixie") -> tuple[Path, Path]:
    """WordPress's program folder and the seed: database, uploads and `seed.json`. Made once (some 4 s), then kept."""
    program = build(suite)
    seed = cache() / "seeds" / f"{suite}-{_stamp(program)}"
    with locked("seed"):
        _hook_up(program)
        if not (seed / "seed.json").exists():
            seed.parent.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache()) as work:
                _fill(program, Path(work) / "seed").rename(seed)
    return program, seed


def environment(instance: Path) -> dict[str, str]:
    """What our PHP needs to know."""
    return {**os.environ, "REJOINDER_INSTANCE": str(instance), "REJOINDER_PHP": str(PHP)}


def reset(seed: Path, instance: Path) -> None:
    """Back to the seeded state, also while the server runs.

    Through SQLite's own backup, in one transaction: WP-Cron may be at work behind the last request, and a file that is
    swapped under it would meet the old write-ahead log.
    """
    (instance / "database").mkdir(parents=True, exist_ok=True)
    (instance / "variant.txt").unlink(missing_ok=True)
    source = sqlite3.connect(f"file:{seed / DATABASE}?mode=ro&immutable=1", uri=True)
    with closing(source), closing(sqlite3.connect(instance / DATABASE, timeout=30)) as live:
        source.backup(live)
    _mirror(seed / "uploads", instance / "uploads")


def _mirror(source: Path, target: Path) -> None:
    """The same files as the source; tests add some and change none."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in list(target.rglob("*")):
        if path.is_file() and path.relative_to(target) not in wanted:
            path.unlink()
    for name in wanted:
        if not (target / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, target / name)


def _stamp(program: Path) -> str:
    """Changes with what the seed is made from."""
    made_from = [PHP / "config.php", PHP / "seed.php", program / "wp-includes/version.php"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()[:12]


def _hook_up(program: Path) -> None:
    """Have WordPress read our PHP where it lies."""
    hooks = {"wp-config.php": "config.php", "wp-content/mu-plugins/rejoinder.php": "variants.php"}
    for place, ours in hooks.items():
        hook = f"<?php\nrequire getenv( 'REJOINDER_PHP' ) . '/{ours}';\n"
        if not (program / place).exists():
            (program / place).write_text(hook)


def _fill(program: Path, seed: Path) -> Path:
    (seed / "database").mkdir(parents=True)
    (seed / "uploads").mkdir()
    command = ["php", str(PHP / "seed.php"), str(program)]
    done = subprocess.run(command, env=environment(seed), capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise PackagesMissing(f"WordPress was not filled: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    with closing(sqlite3.connect(seed / DATABASE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (seed / "seed.json").write_text(json.dumps(json.loads(lines[-1])))
    return seed
