"""Somebody who may write and not publish: what they cannot do is not there, and a post goes out for review."""

from __future__ import annotations

from tests.journeys.hand import Hand
from tests.journeys.whole_story import Place, add_blog, asked

TITLE = "For the editor to see"


def play(hand: Hand, place: Place) -> None:
    """Add the blog, look at the post's fields, submit."""
    add_blog(hand, place)
    hand.keys("Ctrl+N")
    hand.type(f"{TITLE}\nMay this go out?")
    hand.click("Post")
    hand.find("Categories")
    hand.shot("fields")
    for absent in ("Featured image", "Date"):
        assert hand.see(absent) is None, absent
    assert not hand.shows("Featured image")
    hand.wait(lambda: hand.see("Submit") is not None, lambda: "the button to say Submit")
    hand.click("Submit")
    hand.wait_for("Waiting for review on")
    hand.shot("submitted")
    posts = [post for post in asked(place, "wp/v2/posts?status=pending&context=edit") if post["title"]["raw"] == TITLE]
    assert len(posts) == 1
