"""`python -m tests.bench.publishing`: what publishing costs on a real WordPress. A table; nothing is asserted."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

import requests
from PIL import Image

from editor.blogs.library import refresh_posts
from editor.model.work import CancelToken, no_progress
from editor.publish.uploading import AT_ONCE
from tests.bench.desk import deliver, desk_at, write_draft
from tests.servers.fault_proxy import FaultProxy
from tests.servers.wordpress.seed import DATABASE
from tests.support.wordpress import WordPressServer, start_wordpress

OUT = Path("build/bench/publishing.md")
_USER = "editor"
_ROUNDS = 5
"""Of each, by turns; one more before does not count."""
_IMAGES, _PIXELS = 10, (1720, 1300)
"""JPEG of noise: 2 MB each."""
_MORE_POSTS = """
INSERT INTO wp_posts (post_name, {columns})
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
SELECT 'copy-' || n, {columns} FROM numbers,
  (SELECT * FROM wp_posts WHERE post_type = 'post' AND post_status = 'publish' LIMIT 1)
"""


def main() -> int:
    """Measure and print."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with closing(start_wordpress()) as servers:
        server = next(servers)
        lines = ["| on a real WordPress | Rejoinder | aim |", "|---|---|---|"]
        for measured in (_images, _memory, _update, _refresh):
            server.reset()
            lines.append(measured(server))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(OUT.read_text(encoding="utf-8"))
    return 0


# ------------------------------------------------------------------------------------------------------ ten images
def _images(server: WordPressServer) -> str:
    """By turns, so that a machine that gets slower is slower for both."""
    ours: list[float] = []
    bare: list[float] = []
    for number in range(_ROUNDS + 1):
        server.reset()
        with desk_at(server.url, server.users[_USER], str(server.user_ids[_USER])) as desk:
            pictures = _pictures(desk.home, number)
            desk.queue(write_draft(desk.home, "".join(f"![Bed]({each.name})\n\n" for each in pictures)))
            ours.append(_seconds(lambda desk=desk: deliver(desk)))
            server.reset()
            bare.append(_seconds(lambda pictures=pictures: _bare(server, pictures)))
    mine, plain = median(ours[1:]), median(bare[1:])
    times = median(mine / plain for mine, plain in zip(ours[1:], bare[1:], strict=True))
    figures = f"{mine:.2f} s; the bare requests {plain:.2f} s; {times:.2f} times as long as they"
    return f"| post with {_IMAGES} images of 2 MB, half of {_ROUNDS} times | {figures} | 1.25 times |"


def _bare(server: WordPressServer, pictures: list[Path]) -> None:
    """What it takes at least: a draft, the files, as many at once as ours, the whole post, and a look at it."""
    api, login = f"{server.url}wp-json/wp/v2", server.users[_USER]
    with requests.Session() as session:
        session.auth = (login.user, login.password)

        def uploaded(path: Path) -> str:
            headers = {"Content-Type": "image/jpeg", "Content-Disposition": f'attachment; filename="bare-{path.name}"'}
            with path.open("rb") as content:
                return _made(session.post(f"{api}/media", data=content, headers=headers, timeout=60))["source_url"]

        post = _made(session.post(f"{api}/posts", json={"title": "Bare", "status": "draft"}, timeout=60))["id"]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            content = "".join(f'<p><img src="{url}" alt="Bed" /></p>' for url in pool.map(uploaded, pictures))
        _made(session.post(f"{api}/posts/{post}", json={"content": content, "status": "publish"}, timeout=60))
        _made(session.get(f"{api}/posts/{post}?context=edit", timeout=60))


def _made(answer: requests.Response) -> Any:  # noqa: ANN401 # JSON is what it is
    answer.raise_for_status()
    return answer.json()


def _pictures(folder: Path, seed: int) -> list[Path]:
    noise = random.Random(seed)  # noqa: S311  # the same bytes whenever it is measured
    paths = [folder / f"bed-{number}.jpg" for number in range(_IMAGES)]
    for path in paths:
        Image.frombytes("RGB", _PIXELS, noise.randbytes(_PIXELS[0] * _PIXELS[1] * 3)).save(path, quality=90)
    return paths


# ------------------------------------------------------------------------------------------------------ memory
def _memory(server: WordPressServer) -> str:
    login = server.users[_USER]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.weighing", server.url, str(server.user_ids[_USER])],
        input=f"{login.user}\n{login.password}\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    before, after = json.loads(done.stdout)
    return f"| peak of memory before and after 200 MB were uploaded | {before} → {after} MB | flat |"


# ------------------------------------------------------------------------------------------------------ round trips
def _update(server: WordPressServer) -> str:
    login, user_id = server.users[_USER], str(server.user_ids[_USER])
    with FaultProxy(server.port) as proxy, desk_at(proxy.url, login, user_id) as desk:
        path = write_draft(desk.home, "First words.")
        desk.queue(path)
        deliver(desk)
        path.write_text(path.read_text(encoding="utf-8").replace("First", "Second"), encoding="utf-8")
        desk.queue(path)
        before = len(proxy.log)
        deliver(desk)
        asked = len(proxy.log) - before
    return f"| update of a post without images | {asked} requests | 4 |"


def _refresh(server: WordPressServer) -> str:
    login, user_id = server.users[_USER], str(server.user_ids[_USER])
    with closing(sqlite3.connect(server.instance / DATABASE, timeout=30)) as database, database:
        told = database.execute("PRAGMA table_info(wp_posts)").fetchall()
        columns = ", ".join(column[1] for column in told if column[1] not in {"ID", "post_name"})
        database.execute(_MORE_POSTS.format(columns=columns))
    with FaultProxy(server.port) as proxy, desk_at(proxy.url, login, user_id) as desk:

        def refresh() -> int:
            return refresh_posts(desk.client(desk.blog), desk.cache, desk.blog, CancelToken(), no_progress)

        posts, before = refresh(), len(proxy.log)
        seconds = _seconds(refresh)
        asked = len(proxy.log) - before
    return f"| refresh of {posts:,} posts with nothing new | {asked} request, {seconds * 1000:.0f} ms | 1 |"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
