"""The command line on a WordPress whose REST API is closed: everything goes over XML-RPC, and one post stands there."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from tests.cli.conftest import Line
from tests.support.blog_contract import photo
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer

DRAFT = "---\ntitle: By the older way\ntags: [harbour, by hand]\n---\n![A ferry](ferry.jpg)\n\nWords & more.\n"


@pytest.fixture
def closed(wordpress: WordPressServer, line: Line) -> WordPressServer:
    """Its REST API is shut off by the web server, and it was added by its address only."""
    wordpress.vary("no-rest")
    editor = wordpress.users["editor"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    assert [row["kind"] for row in line.json("blog", "list", "--json")] == ["wordpress-xmlrpc"]
    return wordpress


def posts(wordpress: WordPressServer) -> list[dict[str, str]]:
    """What stands there under the title, asked over REST, which is opened for that."""
    wordpress.vary()
    editor = wordpress.users["editor"]
    query = f"{wordpress.url}wp-json/wp/v2/posts?context=edit&status=any&search=older+way&_fields=id,link,slug,status"
    found: list[dict[str, str]] = fetch(query, auth=(editor.user, editor.password)).json()
    wordpress.vary("no-rest")
    return found


def test_post_is_published_twice_and_stands_there_once(line: Line, closed: WordPressServer, tmp_path: Path) -> None:
    (tmp_path / "ferry.jpg").write_bytes(photo())
    discussed = str(closed.seed["post_discussed"])
    rows = line.json("comments", "--refresh", "--post", discussed, "--json")
    assert len(rows) == 45
    assert line.run("quote", rows[0]["id"]) == 0, line.said
    assert f"]({rows[0]['link']}), " in line.result
    file = line.draft(f"{DRAFT}\n{line.result}\nMy answer.\n")
    assert line.run("publish", file) == 0, line.said
    assert line.said == ""
    url = line.result.strip()
    page = html.unescape(closed.page(url))
    assert "Words & more." in page
    assert 'alt="A ferry"' in page
    assert rows[0]["link"] in page
    assert 'rel="tag">by hand</a>' in page
    Path(file).write_text(Path(file).read_text(encoding="utf-8").replace("& more", "& less"), encoding="utf-8")
    assert line.run("publish", file) == 0, line.said
    assert line.result.strip() == url
    assert "Words & less." in html.unescape(closed.page(url))
    assert [(post["link"], post["slug"], post["status"]) for post in posts(closed)] == [
        (url, "by-the-older-way", "publish")
    ]
    log = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "home/log").iterdir())
    assert "xmlrpc.php: 200" in log
    assert closed.users["editor"].password not in log


def test_post_that_was_changed_on_the_blog_is_not_overwritten(line: Line, closed: WordPressServer) -> None:
    file = line.draft(DRAFT.replace("![A ferry](ferry.jpg)\n\n", ""))
    assert line.run("publish", file) == 0, line.said
    (post,) = posts(closed)
    closed.vary()
    admin = closed.users["admin"]
    theirs = {"content": "<p>Theirs.</p>"}
    fetch(f"{closed.url}wp-json/wp/v2/posts/{post['id']}", json=theirs, auth=(admin.user, admin.password))
    closed.vary("no-rest")
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(f"{text}\n\nMine.\n", encoding="utf-8")
    assert line.run("publish", file) == 1
    assert "“By the older way” was changed on WP since it was last published from here" in line.said
    assert "Theirs." in closed.page(post["link"])
