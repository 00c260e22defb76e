"""The blogs on which the whole story is played, with servers that can be stopped and started again."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER, RunningPractice, start
from tests.journeys.two_halves import Server
from tests.journeys.whole_story import Place, Quoted
from tests.servers.wordpress.server import free_port
from tests.support.wordpress import WordPressServer, start_wordpress


@contextmanager
def practice_place(home: Path) -> Generator[tuple[Place, Server]]:
    """A practice blog of its own, added by its address like any other."""
    running: list[RunningPractice] = [start(home)]

    def stop() -> None:
        running.pop().stop()

    place = Place(
        url=running[0].url,
        user=PRACTICE_USER,
        password=PRACTICE_PASSWORD,
        between=Quoted(search="saucer of wet soil", author="Kofi", words="With that my 0.9 became 0.7."),
        whole=Quoted(search="meet your mother", author="Horace (plot 15)", words="I should like to meet your mother."),
        selected=Quoted(
            search="has never grown a tomato",
            author="Margarethe Wolkenstein-Unterberger von und zu Großgartach",
            words="a number has never grown a tomato",
        ),
    )
    try:
        yield place, Server(start=lambda: running.append(start(home)), stop=stop)
    finally:
        while running:
            stop()


@contextmanager
def wordpress_place(instance: Path, suite: str, user: str = "editor") -> Generator[tuple[Place, Server]]:
    """A real WordPress, as one of its users."""
    options = ("--suite", suite, "--instance", str(instance), "--port", str(free_port()))
    running: list[Iterator[WordPressServer]] = []

    def start_it() -> WordPressServer:
        running.append(start_wordpress(*options))
        return next(running[0])

    def stop() -> None:
        assert next(running.pop(), None) is None

    wordpress = start_it()
    place = Place(
        url=wordpress.url,
        user=user,
        password=wordpress.users[user].password,
        between=Quoted(search="takes a while to say why", author="Ada Reader", words="it is from 2019."),
        whole=Quoted(search="I can scan it", author="Zoë", words="I can scan it."),
        selected=Quoted(search="no heading", author="Marc Down", words="*stars*, _lines_"),
    )
    try:
        yield place, Server(start=lambda: start_it() and None, stop=stop)
    finally:
        while running:
            stop()
