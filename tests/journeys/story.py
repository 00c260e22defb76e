"""From a reader's comment to a published reply: the story told by commands, on any blog that has comments."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

TITLE = "What a reader asked"


@dataclass(frozen=True, kw_only=True)
class Blog:
    """Where the story takes place."""

    url: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """Runs `rejoinder` as a person does, in a home of its own."""

    environ: dict[str, str]
    folder: Path

    def run(self, *arguments: str, stdin: str = "", status: int = 0, has_notes: bool = True) -> str:
        """What a command printed; it has to end with this status, and without a note where there is none to make."""
        done = subprocess.run(
            [sys.executable, "-m", "editor", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            env=self.environ,
            cwd=self.folder,
            check=False,
            timeout=120,
        )
        assert done.returncode == status, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        assert has_notes or not done.stderr, done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:  # noqa: ANN401 # JSON is what it is
        """The same, as JSON."""
        return json.loads(self.run(*arguments, "--json"))


def page(url: str) -> str:
    """What an anonymous reader gets."""
    with urllib.request.urlopen(url) as answer:  # noqa: S310 # loopback
        return str(answer.read().decode())


def tell(blog: Blog, home: Path, environ: dict[str, str], say: Callable[[str], None]) -> str:
    """The whole story; the address of the post. Raises AssertionError at the first step that fails."""
    terminal = Terminal(
        environ=environ | {"REJOINDER_HOME": str(home / "rejoinder"), "PYTHONPATH": str(Path.cwd())}, folder=home
    )
    terminal.run(
        "blog", "add", blog.url, "--user", blog.user, "--password-stdin", "--name", "Story", stdin=f"{blog.password}\n"
    )
    say(f"added the blog at {blog.url}; its password is in the keyring")
    comments: list[dict[str, Any]] = json.loads(terminal.run("comments", "--refresh", "--json"))
    assert terminal.json("comments") == comments
    say(f"fetched {len(comments)} readers' comments; they stay readable offline")
    comment = chosen(comments)
    quotes = terminal.run("quote", str(comment["id"]), "--between")
    say(f"quoted {comment['author']}, paragraph by paragraph, with room to answer")
    draft = written(home, quotes)
    terminal.run("disclose", "paid-travel", "--set", "sponsor=Seedling Co.", "--set", "items=train fare", draft.name)
    say("disclosed who paid for the trip; the sentence stands first in the post")
    assert terminal.json("check", draft.name) == []
    say("checked the post: nothing to mend")
    url = terminal.run("publish", draft.name).strip()
    say(f"published it at {url}")
    look_at(page(url), comment)
    say("read it as an anonymous reader does: quotes with their links, the disclosure, the image with its words")
    draft.write_text(draft.read_text(encoding="utf-8").replace("So they say", "So it is said"), encoding="utf-8")
    assert terminal.run("publish", draft.name, has_notes=False).strip() == url
    assert "So it is said" in page(url)
    say("changed a sentence and published again: the same post, no second one")
    assert terminal.json("outbox", "list") == []
    return url


def chosen(comments: list[dict[str, Any]]) -> dict[str, Any]:
    """The newest comment of several plain paragraphs."""
    return next(each for each in comments if each["text"].count("\n\n") >= 2 and "<" not in each["text"])


def written(home: Path, quotes: str) -> Path:
    """A draft that answers each quote, with a heading, a list, code, and an image from a folder."""
    assets = home / "reply.assets"
    assets.mkdir()
    Image.new("RGB", (640, 400), "#4a7c3a").save(assets / "bed.png")
    answered = re.sub(r"(\), \d{4}-\d\d-\d\d)\n*", r"\1\n\nSo they say, and I answer.\n\n", quotes)
    text = (
        f"---\ntitle: {TITLE}\ncategories: [News]\ntags: [bees, balcony]\nmine: kept # as it is\n---\n"
        f"## A reader asks\n\n{answered}\n- first\n- second\n\n`code[0]`\n\n![A green bed](reply.assets/bed.png)\n"
    )
    draft = home / "reply.md"
    draft.write_text(text, encoding="utf-8")
    return draft


def look_at(shown: str, comment: dict[str, Any]) -> None:
    """What a reader has to find on the page."""
    words = html.unescape(shown)
    assert str(comment["link"]) in words
    assert str(comment["author"]) in words
    assert "Seedling Co. paid my train fare." in words
    assert words.index("Seedling Co. paid") < words.index("A reader asks")
    assert 'alt="A green bed"' in words
    image = re.search(r'<img[^>]*src="([^"]*bed[^"]*)"', words)
    assert image
    with urllib.request.urlopen(image[1]) as answer:  # noqa: S310 # loopback
        assert answer.status == 200
    assert "reply.assets" not in shown
