"""The posts that stand on the blogs: found by their words, opened as drafts, and updated in one sentence."""

from __future__ import annotations

import json
import os

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER
from tests.journeys.daily_doctor import WORDPRESS
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import change, elsewhere, publish
from tests.journeys.whole_story import Place, Quoted, add_blog
from tests.support.fetching import fetch
from tests.support.posts_elsewhere import OF_BLOCKS

LIST = "Published posts"
TIED = "This is the post on the blog: publishing updates it."


def library(hand: DailyHand) -> None:
    """From the menu; searched, opened with Enter and by a double click, the same file again, and offline."""
    with elsewhere(hand) as blog:
        home = f"{blog.running.url.rstrip('/')}/"
        posted = fetch(
            f"{home}wp-json/wp/v2/posts", json=_post("Of last year"), auth=(PRACTICE_USER, PRACTICE_PASSWORD)
        )
        post_id = str(posted.json()["id"])
        hand.keys("Ctrl+Shift+O")
        found = _listed(hand, "Of last year")
        hand.shot("listed")
        hand.type("ferry leav")
        hand.wait(lambda: found.model().rowCount() == 1, lambda: "the one post with these words")
        hand.type(" nowhere")
        hand.wait_for("No post has these words.")
        hand.shot("not-found")
        hand.keys("Escape")
        _choose(hand, found, "Of last year")
        QTest.keyClick(found, Qt.Key.Key_Return)
        hand.wait_for(TIED)
        assert hand.shows("5 parts of it stay HTML")
        hand.shot("opened")
        file = next(each for each in hand.drafts() if "Of last year" in each.read_text(encoding="utf-8"))
        head = file.read_text(encoding="utf-8")
        assert f"remote_id: '{post_id}'" in head or f"remote_id: {post_id}" in head or f'remote_id: "{post_id}"' in head
        change(hand, " Come back.")
        publish(hand)
        stored = fetch(
            f"{home}wp-json/wp/v2/posts/{post_id}?context=edit", auth=(PRACTICE_USER, PRACTICE_PASSWORD)
        ).json()["content"]["raw"]
        assert stored == OF_BLOCKS.replace("Farewell.", "Farewell. Come back."), stored
        hand.keys("Ctrl+N")
        blog.stop()
        hand.keys("Ctrl+Shift+O")
        hand.click("Get new posts")
        hand.wait_for("Offline, as of")
        hand.shot("offline")
        _choose(hand, found, "Of last year")
        QTest.mouseDClick(
            found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualRect(found.currentIndex()).center()
        )
        hand.wait(lambda: "Come back." in hand.text, lambda: "the draft that it is already")
        assert len([each for each in hand.drafts() if "Of last year" in each.read_text(encoding="utf-8")]) == 1


def one_sentence(hand: DailyHand) -> None:
    """On a real WordPress: an old post of blocks is opened, one sentence changed, and nothing else differs."""
    told = json.loads(os.environ[WORDPRESS])
    nobody = Quoted(search="", author="", words="")
    login = (told["user"], told["password"])
    posts = f"{told['url']}wp-json/wp/v2/posts"
    post_id = fetch(posts, json=_post("An old crossing"), auth=login).json()["id"]
    before = fetch(f"{posts}/{post_id}?context=edit", auth=login).json()
    assert before["content"]["raw"] == OF_BLOCKS
    number = len(fetch(f"{posts}?per_page=100&status=publish", auth=login).json())
    add_blog(
        hand, Place(url=told["url"], user=login[0], password=login[1], between=nobody, whole=nobody, selected=nobody)
    )
    hand.choose("Post", "Published posts")
    found = _listed(hand, "An old crossing")
    hand.shot("wordpress")
    _choose(hand, found, "An old crossing")
    QTest.keyClick(found, Qt.Key.Key_Return)
    hand.wait_for(TIED)
    view = hand.view
    at = hand.text.index("leaves at nine")
    cursor = view.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len("leaves at nine"), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    view.setFocus()
    hand.type("left at ten")
    publish(hand)
    after = fetch(f"{posts}/{post_id}?context=edit", auth=login).json()
    assert after["content"]["raw"] == OF_BLOCKS.replace("leaves at nine", "left at ten"), after["content"]["raw"]
    same = ("title", "slug", "status", "date_gmt", "categories", "tags", "excerpt", "featured_media", "link")
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert len(fetch(f"{posts}?per_page=100&status=publish", auth=login).json()) == number
    hand.shot("published")


def _post(title: str) -> dict[str, str]:
    return {"title": title, "content": OF_BLOCKS, "status": "publish", "excerpt": "In short", "slug": "crossing"}


def _listed(hand: DailyHand, title: str) -> QListView:
    found = hand.find(LIST)
    assert isinstance(found, QListView)
    hand.wait(lambda: title in _titles(found), lambda: f"{title!r} among {_titles(found)}")
    return found


def _titles(found: QListView) -> list[str]:
    model = found.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def _choose(hand: DailyHand, found: QListView, title: str) -> None:
    hand.wait(lambda: title in _titles(found), lambda: f"{title!r} among {_titles(found)}")
    index = found.model().index(_titles(found).index(title), 0)
    found.scrollTo(index)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualRect(index).center())
    assert found.currentIndex() == index
