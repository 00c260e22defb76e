"""Starts PHP's web server for one instance, and stops all of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tests.servers.wordpress.packages import PackagesMissing
from tests.servers.wordpress.places import PHP
from tests.servers.wordpress.seed import environment

_SETTINGS = {
    "opcache.enable_cli": "1",
    "opcache.memory_consumption": "128",
    "upload_max_filesize": "64M",
    "post_max_size": "64M",
    "memory_limit": "256M",
    "display_errors": "0",
    "log_errors": "1",
}


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(program: Path, instance: Path, port: int) -> Generator[str]:
    """The address of a WordPress that answers; `instance/server.log` tells what it did."""
    settings = [word for name, value in _SETTINGS.items() for word in ("-d", f"{name}={value}")]
    command = ["php", *settings, "-S", f"127.0.0.1:{port}", "-t", str(program), str(PHP / "router.php")]
    workers = {"PHP_CLI_SERVER_WORKERS": "4"}  # with one, requests wait for each other and WP-Cron for itself
    with (instance / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env=environment(instance) | workers,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait_until_it_answers(process, port, instance / "server.log")
        yield f"http://127.0.0.1:{port}/"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the group: PHP's workers outlive their parent
        process.wait()


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise PackagesMissing(f"PHP's server did not start: {log.read_text()[-1000:]}")
