"""Starts a WordPress and prints one line of JSON: url, instance, version, users, seed. See the package's docstring."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from pathlib import Path

from tests.servers.wordpress.build import SUITES
from tests.servers.wordpress.packages import PackagesMissing
from tests.servers.wordpress.seed import reset, seeded
from tests.servers.wordpress.server import free_port, running


def main() -> int:
    """Run until standard input ends, so a killed test run leaves no server."""
    parser = argparse.ArgumentParser(prog="tests.servers.wordpress", description=__doc__)
    parser.add_argument("--suite", choices=SUITES, default="trixie", help="Debian suite (default: trixie, 6.8)")
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--instance", type=Path, help="folder of the instance (default: a new one, removed at the end)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)
    try:
        with tempfile.TemporaryDirectory(prefix="rejoinder-wordpress-") as scratch:
            return _serve(options.suite, options.port or free_port(), options.instance or Path(scratch))
    except PackagesMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 69
    except KeyboardInterrupt:
        return 0


def _leave(number: int, frame: object) -> None:
    sys.exit(0)


def _serve(suite: str, port: int, instance: Path) -> int:
    program, seed = seeded(suite)
    if not (instance / "database").exists():
        reset(seed, instance)
    with running(program, instance, port) as url:
        told = {"url": url, "instance": str(instance), "seed_folder": str(seed)}
        sys.stdout.write(json.dumps(told | json.loads((seed / "seed.json").read_text())) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
