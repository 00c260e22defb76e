"""The same commands on a blog that speaks no more than MetaWeblog."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from tests.cli.test_over_xmlrpc import DRAFT, posts
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.blog_contract import photo
from tests.support.wordpress import WordPressServer

ONLY = ("no-rest", "metaweblog-only")


def test_post_is_published_twice_and_stands_there_once(line: Line, wordpress: WordPressServer, tmp_path: Path) -> None:
    wordpress.vary(*ONLY)
    editor = wordpress.users["editor"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    assert [row["kind"] for row in line.json("blog", "list", "--json")] == ["metaweblog"]
    assert line.run("blog", "check", "WP") == 0, line.said
    (tmp_path / "ferry.jpg").write_bytes(photo())
    file = line.draft(DRAFT)
    assert line.run("publish", file) == 0, line.said
    url = line.result.strip()
    page = html.unescape(wordpress.page(url))
    assert "Words & more." in page
    assert 'alt="A ferry"' in page
    assert 'rel="tag">by hand</a>' in page
    Path(file).write_text(Path(file).read_text(encoding="utf-8").replace("& more", "& less"), encoding="utf-8")
    assert line.run("publish", file) == 0, line.said
    assert line.result.strip() == url
    assert "Words & less." in html.unescape(wordpress.page(url))
    found = [(post["link"], post["slug"], post["status"]) for post in posts(wordpress)]
    assert found == [(url, "by-the-older-way", "publish")]


@pytest.mark.parametrize("nth", [3, 6, *(pytest.param(nth, marks=pytest.mark.long) for nth in (1, 2, 4, 5, 7))])
def test_answer_that_is_lost_makes_no_second_post(
    line: Line, wordpress: WordPressServer, tmp_path: Path, nth: int
) -> None:
    """Whichever it is: of a question, of the post that was made (3), of its update (6)."""
    wordpress.vary(*ONLY)
    editor = wordpress.users["editor"]
    with FaultProxy(wordpress.port) as proxy:
        added = ("blog", "add", proxy.url, "--user", editor.user, "--password-stdin", "--name", "WP")
        assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
        file = line.draft(DRAFT.replace("![A ferry](ferry.jpg)\n\n", ""))
        proxy.rules = [Rule(Fault.RESET_AFTER, path="xmlrpc", nth=nth)]
        before = len(proxy.log)
        line.run("publish", file)
        assert any(seen.fault for seen in list(proxy.log)[before:])
        proxy.rules = []
        assert line.run("publish", file) == 0, line.said
    assert [(post["slug"], post["status"]) for post in posts(wordpress)] == [("by-the-older-way", "publish")]
