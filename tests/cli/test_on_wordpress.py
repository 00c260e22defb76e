"""The command line on a real WordPress: from a reader's comment to a reply post that anybody can read."""

from __future__ import annotations

import html
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from editor.store.blogs import blog_named
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.cli.conftest import Line
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer


def test_reply_post_is_written_from_comments(line: Line, wordpress: WordPressServer) -> None:
    editor = wordpress.users["editor"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    discussed = str(wordpress.seed["post_discussed"])
    rows = line.json("comments", "--refresh", "--post", discussed, "--json")
    assert len(rows) == 45
    assert all(row["blog"] == "WP" and row["post_id"] == discussed and row["link"] for row in rows)
    quotes: list[str] = []
    for row in rows:
        assert line.run("quote", row["id"], "--between") == 0, line.said
        quotes.append(line.result)
        assert f"]({row['link']}), " in line.result
    file = line.draft("---\ntitle: What readers said\ntags: [readers]\n---\n" + "\n".join(quotes))
    assert line.run("disclose", "paid-travel", "--set", "sponsor=Acme", "--set", "items=train fare", file) == 0
    checked = {row["id"] for row in line.json("check", file, "--json")}
    assert checked == {"answer-empty"}
    assert line.run("publish", file) == 0, line.said
    url = line.result.strip()
    page = html.unescape(wordpress.page(url))
    assert "Acme paid my train fare." in page
    assert all(row["link"] in page for row in rows)
    assert Path(file).read_text(encoding="utf-8").count("remote_id:") == 1
    assert line.run("publish", file) == 0, line.said
    assert line.result.strip() == url


def test_author_is_told_what_wordpress_takes_out(line: Line, wordpress: WordPressServer) -> None:
    author = wordpress.users["author"]
    added = ("blog", "add", wordpress.url, "--user", author.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{author.password}\n") == 0, line.said
    body = (
        'Before.\n\n<iframe src="https://maps.example/"></iframe>\n\n**Words** after, [linked](https://a.example/).\n'
    )
    file = line.draft(f"---\ntitle: A map\n---\n{body}")
    checked = {row["id"]: row["message"] for row in line.json("check", file, "--json")}
    assert "<iframe>" in "".join(checked.values()), checked
    assert line.run("publish", file) == 0, line.said
    assert "The blog changed the text: it takes out HTML that this user may not send." in line.said
    page = wordpress.page(line.result.strip())
    assert "<strong>Words</strong> after" in page
    assert "maps.example" not in page


def test_editor_keeps_what_was_sent_and_is_told_nothing(line: Line, wordpress: WordPressServer) -> None:
    editor = wordpress.users["editor"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    file = line.draft('---\ntitle: A map\n---\nWords.\n\n<iframe src="https://maps.example/"></iframe>\n\n- [ ] one\n')
    assert line.run("publish", file) == 0, line.said
    assert line.said == ""
    assert "maps.example" in wordpress.page(line.result.strip())


@pytest.mark.parametrize(("variant", "api"), [("plain-permalinks", "rest_route="), ("other-prefix", "/data/")])
def test_whole_publish_goes_where_the_web_api_is(
    line: Line, wordpress: WordPressServer, variant: str, api: str
) -> None:
    editor = wordpress.users["editor"]
    wordpress.vary(variant)
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    with closing(open_state(paths_from(line.environ))) as state:
        blog = blog_named(state, "WP")
    assert blog is not None
    assert api in blog.api_url
    file = line.draft("---\ntitle: Elsewhere\ntags: [bees]\ncategories: [Far off]\n---\n![A bed](bed.png)\n\nWords.\n")
    Image.new("RGB", (8, 8), "green").save(Path(file).parent / "bed.png")
    assert line.run("publish", file) == 0, line.said
    url = line.result.strip()
    assert "Words." in wordpress.page(url)
    assert "uploads/" in wordpress.page(url)
    Path(file).write_text(Path(file).read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert line.run("publish", file) == 0, line.said
    assert line.result.strip() == url
    assert "More." in wordpress.page(url)
    login = (editor.user, editor.password)
    asked = f"{blog.api_url}wp/v2/posts{'&' if '?' in blog.api_url else '?'}search=Elsewhere"
    found = fetch(asked, auth=login)
    assert [post["title"]["rendered"] for post in found.json()] == ["Elsewhere"]


@pytest.mark.parametrize(
    ("variant", "status", "words"),
    [
        ("", 0, "ok    Version: WordPress "),
        ("no-app-passwords", 1, "stop  Application passwords: Application passwords are switched off on "),
        ("login-wall", 1, "stop  Redirects: "),
    ],
)
def test_check_of_a_blog_says_what_is_in_the_way(
    line: Line, wordpress: WordPressServer, variant: str, status: int, words: str
) -> None:
    editor = wordpress.users["editor"]
    added = ("blog", "add", wordpress.url, "--user", editor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{editor.password}\n") == 0, line.said
    wordpress.vary(variant)
    assert line.run("blog", "check", "WP") == status
    last = line.result.splitlines()[-1]
    assert last.startswith(words)
    assert last.endswith(line.said.strip())
    assert editor.password not in line.result + line.said


def test_check_of_a_blog_notes_what_works_only_in_part(line: Line, wordpress: WordPressServer) -> None:
    contributor = wordpress.users["contributor"]
    added = ("blog", "add", wordpress.url, "--user", contributor.user, "--password-stdin", "--name", "WP")
    assert line.run(*added, stdin=f"{contributor.password}\n") == 0, line.said
    assert line.run("blog", "check", "WP") == 0
    assert line.said == ""
    assert "note  Rights: This user may write posts as: draft, pending. To publish without review, ask " in line.result
