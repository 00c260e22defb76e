"""The story of a reply post in the real window, in two halves with a kill between them, told on any blog.

Its steps are those that a blogger goes through: adding the blog, reading comments, quoting, writing, images, a
disclosure; then, after the kill, publishing, changing, and a change that has to wait for the server.
"""

from __future__ import annotations

import base64
import html
import json
import re
import time
import urllib.request
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtGui import QColor, QImage

from editor.render.post import render
from editor.render.uses import SOURCE
from editor.text.draft_text import parse
from tests.journeys.hand import Hand
from tests.journeys.story import page

TITLE = "Three readers, three answers"
SLUG = "three-readers-three-answers"
TEXT = "Text of the draft"
WAITS_AT_MOST = 30.0
"""Seconds after the server's return in which a post that waits has gone out."""


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A comment of the blog: words to search for, who wrote it, and words of it that the post has to show."""

    search: str
    author: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """The blog of the story, and what the story quotes from it."""

    url: str
    user: str
    password: str = field(repr=False)
    between: Quoted
    """A comment of three paragraphs."""
    whole: Quoted
    selected: Quoted
    """`words` are what is selected."""

    def as_json(self) -> str:
        """For another process's standard input, which nobody else can read."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Place:
        """The other way round."""
        told: dict[str, Any] = json.loads(text)
        quotes: dict[str, Any] = {name: Quoted(**told[name]) for name in ("between", "whole", "selected")}
        return cls(**(told | quotes))


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Asks the parent process, which has the server in its hand, and waits until it is done."""

    home: Path
    hand: Hand

    def __call__(self, what: str) -> None:
        """`stop` or `start` the server."""
        asked = self.home / "asked"
        asked.touch()
        self.hand.say(f"ask: {what}")
        self.hand.wait(lambda: not asked.exists(), lambda: f"the server to {what}")


# ---------------------------------------------------------------------------------------------------- the first half
def first_half(hand: Hand, home: Path, place: Place) -> None:
    """From an empty machine to a draft that is ready; what stands in it is left in `home/left.json`."""
    hand.wait_for("Practice blog")
    hand.shot("welcome")
    hand.say("the window stands on the welcome, connected to the practice blog")
    add_blog(hand, place)
    hand.keys("Ctrl+N")
    hand.type(f"{TITLE}\n")
    write(hand)
    quote(hand, place)
    put_images_in(hand, home)
    disclose(hand)
    file_away(hand)
    look_at_preview(hand, place)
    (home / "left.json").write_text(json.dumps({"text": hand.text_of(TEXT)}), encoding="utf-8")
    hand.say("wrote it; ready to be killed")


def add_blog(hand: Hand, place: Place) -> None:
    """The address, then the login; the password goes into the keyring."""
    if hand.see("Add blog") is None:  # a narrow window has the column closed
        hand.click("Drafts and blogs")
    hand.click("Add blog")
    hand.shot("add-blog-address")
    hand.fill("Address of the blog", place.url)
    hand.click("Continue")
    hand.wait(lambda: hand.see("Connect") is not None, lambda: "the login")
    hand.fill("User name", place.user)
    hand.fill("Application password", place.password)
    hand.shot("add-blog-login")
    hand.click("Connect")
    hand.wait_for("Connected to")
    hand.shot("connected")
    hand.say(f"added the blog at {place.url}; its password is in the keyring")


def write(hand: Hand) -> None:
    """Headings, a list, a link and code, as they are typed."""
    hand.type("Readers wrote. Here is what I think, with [my notes](https://notes.example/) and `rows[0]`.\n\n")
    hand.type("## What they asked\n\n- about numbers\nabout people\n\n")
    hand.keys("Ctrl+End")


def quote(hand: Hand, place: Place) -> None:
    """Between, whole, and words of a comment."""
    hand.click("Comments")
    search_comments(hand, place.between)
    hand.shot("comments")
    hand.click("Reply between")
    for number in range(3):
        hand.type(f"My answer {number + 1}.")
        if number < 2:
            hand.keys("Tab")
    hand.shot("between")
    hand.say(f"quoted {place.between.author} paragraph by paragraph, and answered each")
    hand.type("\n\n")
    search_comments(hand, place.whole)
    hand.click("Quote whole")
    hand.type("Thank you.\n\n")
    search_comments(hand, place.selected)
    hand.select_words(hand.part(place.selected.words), place.selected.words)
    hand.shot("selected")
    hand.click("Quote")
    hand.type("So it is.\n\n")
    hand.say(f"quoted {place.whole.author} whole, and a passage of {place.selected.author}")


def search_comments(hand: Hand, quoted: Quoted) -> None:
    """Find a comment by its words, and make it the current one."""
    hand.fill("Search comments", f"{quoted.search}\n")
    text = hand.part(quoted.search)
    hand.press_on(text.viewport(), text.viewport().rect().bottomRight())


def put_images_in(hand: Hand, home: Path) -> None:
    """One from the clipboard, one from a folder; each is described at once."""
    picture = QImage(1200, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("#3a6ea5"))
    hand.put_image_into_clipboard(picture)
    hand.click(TEXT)
    hand.keys("Ctrl+End")
    hand.keys("Ctrl+V")
    hand.find("Describe the image")
    hand.shot("image-pasted")
    hand.type("A blue square\n")
    hand.keys("Ctrl+End")
    hand.type("\n\n")
    photo = home / "the green bed.jpg"
    Image.new("RGB", (3000, 2000), "#4a7c3a").save(photo)
    hand.drop_file(TEXT, photo)
    hand.find("Describe the image")
    hand.type("A green bed\n")
    hand.keys("Ctrl+End")
    hand.type("\n\nThat was all.")
    hand.say("pasted an image and dropped another, each with its words")


def disclose(hand: Hand) -> None:
    """Somebody paid for the trip."""
    hand.keys("Ctrl+D")
    hand.click("Trip or event")
    hand.type("Seedling Co.")
    hand.keys("Tab")
    hand.type("train fare\n")
    hand.shot("disclosure")
    hand.click("Add to the post")
    hand.say("disclosed who paid for the trip")


def file_away(hand: Hand) -> None:
    """Categories and tags, one of each new."""
    hand.click("Post")
    for name, words in (("Categories", ("News", "Answers")), ("Tags", ("readers", "numbers"))):
        hand.click(name)
        for word in words:
            hand.type(f"{word}\n")
    hand.shot("post-fields")
    hand.say("set categories and tags")


def look_at_preview(hand: Hand, place: Place) -> None:
    """What will be published stands there, and follows the keys."""
    hand.click("Preview")
    hand.wait(lambda: "My answer 3." in hand.preview(), lambda: "the answers in the preview")
    shown = hand.preview()
    assert shown.index("Seedling Co. paid my train fare.") < shown.index("Readers wrote.")
    for quoted in (place.between, place.whole, place.selected):
        assert f"— {quoted.author}" in shown, shown
        assert quoted.words in shown, shown
    hand.click(TEXT)
    hand.keys("Ctrl+End")
    hand.type(" Or nearly.")
    hand.wait(lambda: "Or nearly." in hand.preview(), lambda: "what was typed in the preview")
    hand.shot("preview")
    hand.say("the preview shows what will be published, while typing")


# ---------------------------------------------------------------------------------------------------- the second half
def second_half(hand: Hand, home: Path, place: Place, ask: Ask) -> str:
    """From the draft as it was left, with the server away, to a post that was changed twice; its address."""
    left: dict[str, str] = json.loads((home / "left.json").read_text(encoding="utf-8"))
    hand.wait_for(TITLE)
    hand.wait(lambda: hand.text_of(TEXT) == left["text"], lambda: "the draft as it was left")
    hand.shot("as-it-was-left")
    hand.say("killed and opened again: the draft is as it was left")
    hand.click("Comments")
    search_comments(hand, place.whole)
    hand.shot("comments-offline")
    hand.say("the server is away, the comments stay readable")
    ask("start")
    hand.click("Preview")
    publish(hand)
    url = address_shown(hand)
    look_at_page(page(url), home, place)
    hand.say(f"published at {url}; an anonymous reader finds quotes, links, the disclosure, both images")
    change(hand, " I changed my mind.")
    hand.click("Update")
    hand.wait(lambda: "I changed my mind." in page(url), lambda: "the change on the blog")
    hand.wait_for("Published on")
    hand.shot("updated")
    hand.say("changed and published again: the same post")
    queue_and_wait(hand, url, ask)
    return url


def publish(hand: Hand) -> None:
    """One click, and what came of it."""
    hand.keys("Ctrl+Return")
    hand.wait_for("Publishing to")
    hand.shot("three-seconds")
    hand.wait_for("Published on")
    hand.shot("published")


def address_shown(hand: Hand) -> str:
    """The post's address, as the window says it."""
    seen = hand.words_with(f"/{SLUG}")
    found = re.search(rf"http://\S+/{SLUG}/?", seen)
    assert found, seen
    return found[0]


def change(hand: Hand, words: str) -> None:
    """At the end of the text."""
    hand.click(TEXT)
    hand.keys("Ctrl+End")
    hand.type(words)


def queue_and_wait(hand: Hand, url: str, ask: Ask) -> None:
    """Without a server the change waits; with it, it goes out unasked."""
    ask("stop")
    change(hand, " And back again.")
    hand.click("Update")
    hand.wait_for("waits in the outbox")
    hand.wait(lambda: hand.see("Queue") is not None, lambda: "the button to say Queue")
    hand.shot("queued")
    ask("start")
    began = time.monotonic()
    hand.wait(lambda: "And back again." in page(url), lambda: "what waited on the blog", seconds=WAITS_AT_MOST)
    hand.wait_for("Published on")
    hand.shot("went-out-unasked")
    hand.say(f"queued without the server; went out unasked {time.monotonic() - began:.0f} s after its return")


# ----------------------------------------------------------------------------------------------------- what a blog has
def look_at_page(shown: str, home: Path, place: Place) -> None:
    """What an anonymous reader has to find."""
    words = html.unescape(shown)
    for quoted in (place.between, place.whole, place.selected):
        assert quoted.words in words, quoted.words
        assert quoted.author in words, quoted.author
    assert words.index("Seedling Co. paid my train fare.") < words.index("Readers wrote.")
    for number in range(1, 4):
        assert f"My answer {number}." in words
    assert words.count('<figure class="quote">') == 5, words.count('<figure class="quote">')
    assert len(set(re.findall(r'<cite><a href="([^"]*#comment-\d+)"', words))) == 3
    for alt in ("A blue square", "A green bed"):
        tag = re.search(rf'<img[^>]*alt="{alt}"[^>]*>', words)
        assert tag, alt
        source = re.search(r'src="([^"]*)"', tag[0])
        assert source, tag[0]
        assert source[1].startswith(place.url), source[1]
    draft = draft_file(home).read_text(encoding="utf-8")
    assert "Or nearly." in draft
    assert re.search(r"remote_id: \W*\d+", draft)


def draft_file(home: Path) -> Path:
    """The one that the story wrote."""
    return next((home / "drafts").glob(f"*{SLUG[:12]}*.md"))


def look_at_raw(home: Path, place: Place) -> None:
    """The blog has one such post, and what it keeps is what was rendered, but for the addresses of the images."""
    posts = asked(place, f"wp/v2/posts?slug={SLUG}&context=edit&status=any")
    assert len(posts) == 1
    draft = parse(draft_file(home).read_text(encoding="utf-8"), None)
    kept, rendered = posts[0]["content"]["raw"], render(draft).html
    assert SOURCE.sub(" src", kept) == SOURCE.sub(" src", rendered)
    assert ".assets/" not in kept
    for kind, names in (("categories", {"News", "Answers"}), ("tags", {"readers", "numbers"})):
        included = ",".join(map(str, posts[0][kind]))
        assert {term["name"] for term in asked(place, f"wp/v2/{kind}?include={included}")} == names
    assert len(asked(place, "wp/v2/media?search=green-bed")) == 1


def asked(place: Place, route: str) -> list[dict[str, Any]]:
    """What the blog's web API answers to the user of the story."""
    key = base64.b64encode(f"{place.user}:{place.password}".encode()).decode()
    request = urllib.request.Request(f"{place.url.rstrip('/')}/wp-json/{route}")  # noqa: S310 # loopback
    request.add_header("Authorization", f"Basic {key}")
    with urllib.request.urlopen(request) as answer:  # noqa: S310 # loopback
        found: list[dict[str, Any]] = json.load(answer)
    return found
