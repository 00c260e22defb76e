"""A post that was changed here and on the blog: put together, decided where both meet, read, and published."""

from __future__ import annotations

import json
import os
from typing import Any

from tests.journeys.daily_doctor import WORDPRESS
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import publish
from tests.journeys.whole_story import Place, Quoted, add_blog
from tests.support.fetching import fetch

TEXT = "Beans are sown in May.\n\nPeas are sown in March.\n\nThe last row is empty.\n"
MERGED = "Beans are sown in early May.\n\nPeas are sown in *April*.\n\nThe longest row is empty.\n"
TAKE, NOTICE = "Put it into the draft", "Publish the merged post"


class Post:
    """The post of this scene, past the program."""

    def __init__(self) -> None:
        told = json.loads(os.environ[WORDPRESS])
        self.url, self.login = told["url"], (told["user"], told["password"])
        self._posts = f"{self.url}wp-json/wp/v2/posts"

    def raw(self) -> dict[str, Any]:
        (post,) = fetch(f"{self._posts}?search=sown+in&status=any&context=edit", auth=self.login).json()
        return post

    def change(self, title: str, *words: str) -> None:
        """Another title, and words one for the other."""
        post = self.raw()
        content = post["content"]["raw"]
        for old, new in zip(words[::2], words[1::2], strict=True):
            assert old in content
            content = content.replace(old, new)
        fetch(f"{self._posts}/{post['id']}", json={"title": title, "content": content}, auth=self.login)


def merging(hand: DailyHand) -> None:
    """By keys alone from the question to the merged text; a merge that was undone is asked about again."""
    post, nobody = Post(), Quoted(search="", author="", words="")
    user, password = post.login
    add_blog(hand, Place(url=post.url, user=user, password=password, between=nobody, whole=nobody, selected=nobody))
    hand.write("Sowing", TEXT)
    publish(hand)
    post.change("Sowing there", "in March", "in <em>April</em>", "last row", "longest row")
    hand.fill("Title", "Sowing here")
    put_in(hand, "in March", "in late March")
    put_in(hand, "in May", "in early May")
    asked(hand)
    hand.click("Merge…")
    hand.wait_for("0 of 2 decided")
    hand.shot("question")
    hand.click(TAKE)  # which is not possible yet: the first place that is not decided gets the keyboard
    hand.keys("M")
    hand.wait_for("1 of 2 decided")
    hand.keys("T")
    hand.wait_for("2 of 2 decided")
    hand.shot("decided")
    hand.keys("Return")
    hand.has_text(MERGED)
    hand.find(NOTICE)
    hand.wait(lambda: "The longest row" in hand.preview(), lambda: "the merged text in the preview")
    hand.shot("merged")
    assert post.raw()["title"]["raw"] == "Sowing there"
    undone(hand)
    publish(hand)
    out = post.raw()
    assert out["title"]["raw"] == "Sowing here"
    assert out["content"]["raw"] == (
        "<p>Beans are sown in early May.</p>\n<p>Peas are sown in <em>April</em>.</p>\n<p>The longest row is empty.</p>"
    )
    hand.choose("Versions…")
    hand.wait_for("Before it was replaced")
    hand.keys("Escape")
    taken_alone(hand, post)


def undone(hand: DailyHand) -> None:
    """The text of before the merge would write over theirs: that is asked about, and the merged one is not."""
    hand.view.setFocus()
    hand.keys("Ctrl+Z")
    hand.has_text(TEXT.replace("in March", "in late March").replace("in May", "in early May"))
    asked(hand)
    hand.view.setFocus()
    hand.keys("Ctrl+Shift+Z")
    hand.has_text(MERGED)
    hand.save()


def taken_alone(hand: DailyHand, post: Post) -> None:
    """What was changed on the blog alone stays, and the draft says so once it is told to."""
    post.change("Sowing at last", "longest row", "shortest row")
    hand.keys("Ctrl+4")
    hand.fill("Excerpt", "In short.")
    publish(hand)
    hand.click("Take theirs…")
    hand.wait_for("1 of 1 decided")
    hand.shot("theirs")
    hand.click(TAKE)
    hand.has_text(MERGED.replace("longest", "shortest"))
    hand.find(NOTICE)
    hand.fill("Excerpt", "In short, and more.")
    hand.keys("Tab")
    hand.click(NOTICE)
    hand.wait(lambda: post.raw()["excerpt"]["raw"] == "In short, and more.", lambda: "the merged post on the blog")
    hand.find("Outbox")  # with nothing in it
    out = post.raw()
    assert out["title"]["raw"] == "Sowing at last"
    assert "The shortest row is empty." in out["content"]["raw"]


def asked(hand: DailyHand) -> None:
    """Nothing goes out over somebody's words."""
    hand.keys("Ctrl+Return")
    hand.find("Replace theirs")


def put_in(hand: DailyHand, old: str, new: str) -> None:
    """Select words and type others."""
    view, at = hand.view, hand.text.index(old)
    cursor = view.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(old), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()
    hand.type(new)
