"""A proxy between the real delivery and the real WordPress, and what is true at the end of every run."""

from __future__ import annotations

import base64
import logging
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from editor.clients.session import Limits, Session
from editor.clients.wordpress.login import capabilities
from editor.clients.wordpress.rest import Rest
from editor.model.blog import Capabilities, Credentials
from editor.store.draft_files import sound_draft
from editor.store.jobs import jobs
from editor.store.publications import publications
from tests.faults.ground import Ground, PostRow, Seed, ground, seed_of
from tests.faults.publishing import Desk, write_draft
from tests.servers.certificates import Authority, make_authority
from tests.servers.fault_proxy import Entry, FaultProxy
from tests.support.wordpress import WordPressServer

_ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds until a process that was started has to have sent something."""
HASTY = Limits(connect=2.0, read=1.0, upload=1.0)
"""For requests that are never answered."""
CONTENT = (
    "<p>First words, with an <em>emphasis</em> and a question: why?</p>\n"
    '<figure><img alt="The beds in May" src="BLOG/wp-content/uploads/{month}/beds-2df693e4.jpg" /></figure>\n'
    "<p>More words.</p>\n"
    '<figure><img alt="A cat" src="BLOG/wp-content/uploads/{month}/cat-bb582acb.png" /></figure>\n'
    '<p>The cat again: <img alt="A cat" src="BLOG/wp-content/uploads/{month}/cat-bb582acb.png" /></p>'
)
FILES = (
    ("beds-2df693e4", "image/jpeg", "The beds in May"),
    ("cat-bb582acb", "image/png", "A cat"),
    ("tray-51ab0296", "image/png", ""),
)
TERMS = (("category", "Beds &amp; borders"), ("post_tag", "bees"), ("post_tag", "Kürbis &amp; Co"))


def whole(month: str) -> Ground:
    """What has to stand on the blog; uploads lie in a folder per month, such as 2026/05."""
    post = PostRow(
        status="publish",
        title="What grows & why",
        content=CONTENT.format(month=month),
        slug="what-grows-why",
        excerpt="A look around.",
        terms=("Beds &amp; borders", "bees", "Kürbis &amp; Co", "News"),
        featured="tray-51ab0296",
    )
    return Ground(posts=(post,), files=FILES, terms=TERMS)


class Names:
    """What this computer knows of names; numbers need nobody to be asked."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._ask = socket.getaddrinfo
        self._is_lost = False
        patch.setattr(socket, "getaddrinfo", self._asked)

    def lose(self) -> None:
        """The name server knows none, until `find`."""
        self._is_lost = True

    def find(self) -> None:
        self._is_lost = False

    def _asked(self, host: str, *arguments: Any, **named: Any) -> object:  # noqa: ANN401  # as the library has them
        if self._is_lost and host == "localhost":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self._ask(host, *arguments, **named)


@dataclass(kw_only=True)
class Field:
    """Where a run takes place."""

    server: WordPressServer
    seed: Seed
    proxy: FaultProxy
    able: Capabilities
    folder: Path
    draft: Path
    log: list[str]
    """What was logged, at every level, by every library."""
    names: Names
    host: str = "127.0.0.1"
    """What the blog is called: an address, or `localhost`, which has to be found."""
    desk: Desk = field(init=False)

    @property
    def url(self) -> str:
        """Where the blog is reached, the proxy between."""
        return self.proxy.url.replace("127.0.0.1", self.host)

    @property
    def login(self) -> Credentials:
        return self.server.users["editor"]

    def open(self, limits: Limits | None = None, second_look: float = 0.05) -> Desk:
        """A home with the draft in its outbox."""
        self.open_empty(limits, second_look)
        self.desk.queue(self.draft)
        return self.desk

    def open_empty(self, limits: Limits | None = None, second_look: float = 0.05) -> Desk:
        """A home without anything in its outbox."""
        self.desk = Desk(
            home=self.folder / "home",
            url=self.url,
            login=self.login,
            able=self.able,
            limits=limits or Limits(),
            second_look=second_look,
        )
        return self.desk

    def asked(self) -> list[Entry]:
        """The requests for WordPress's web API: it calls its own clock through the proxy, too."""
        return self.proxy.sent(path="/wp/v2/")

    def spoiled(self) -> list[Entry]:
        return [entry for entry in self.proxy.log if entry.fault]

    def child(self, *line: str) -> subprocess.Popen[str]:
        """Another process that works the same outbox."""
        arguments = [str(self.folder / "home"), self.proxy.url, self.able.user_id, *line]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child", *arguments],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write(f"{self.login.user}\n{self.login.password}\n")
        process.stdin.close()
        process.stdin = None  # else `communicate` would close it again
        return process

    def kill_when_spoiled(self) -> None:
        """Start a process and kill it while it waits for the answer that the proxy keeps back."""
        with self.child() as process:
            until = time.monotonic() + PATIENCE
            while not self.spoiled() and time.monotonic() < until and process.poll() is None:
                time.sleep(0.005)
            assert process.poll() is None, "it ended before it was killed"
            time.sleep(0.05)
            process.kill()

    def assert_whole(self) -> None:
        """Exactly one post, as written; each file and term once, no other; the draft tied to it; nothing told."""
        found = ground(self.server, self.seed, self.url)
        month = time.strftime("%Y/%m", time.gmtime())
        assert found == whole(month)
        assert jobs(self.desk.state) == ()
        (entry,) = publications(self.desk.state)
        assert sound_draft(self.draft).remote_id == entry.post_id
        self.assert_nothing_told()

    def assert_nothing_told(self) -> None:
        """No file and no line of the log holds the password, in any of its forms."""
        together = self.login.password.replace(" ", "")
        pair = base64.b64encode(f"{self.login.user}:{self.login.password}".encode()).decode()
        secrets = [self.login.password, together, pair]
        told = {"log": "\n".join(self.log).encode()}
        told |= {str(path): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        assert len(told) > 4
        for place, content in told.items():
            assert not any(secret.encode() in content for secret in secrets), place


class _Kept(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine is set up with."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def able(wordpress_server: WordPressServer) -> Capabilities:
    """What the editor may do."""
    wordpress_server.reset()  # a test before may have left another behaviour
    session = Session(wordpress_server.users["editor"])
    return capabilities(Rest(session, f"{wordpress_server.url}wp-json/"))


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line that is logged meanwhile."""
    lines: list[str] = []
    handler, root = _Kept(lines), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.fixture
def encrypts() -> bool:
    """Does the proxy? Tests say otherwise by a parameter of this name."""
    return False


@pytest.fixture
def spot(  # noqa: PLR0913, PLR0917  # fixtures
    wordpress: WordPressServer,
    able: Capabilities,
    authority: Authority,
    encrypts: bool,
    tmp_path: Path,
    logged: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Field]:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    with FaultProxy(wordpress.port, authority if encrypts else None) as proxy:
        place = Field(
            server=wordpress,
            seed=seed_of(wordpress),
            proxy=proxy,
            able=able,
            folder=tmp_path,
            draft=write_draft(tmp_path),
            log=logged,
            names=Names(monkeypatch),
        )
        yield place
        place.desk.close()
