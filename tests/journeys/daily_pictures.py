"""Pictures that are on the blog already: put in by their address, and not uploaded. A file: linked to, and uploaded."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QListWidget

from editor.practice.child import PRACTICE_PASSWORD, PRACTICE_USER
from editor.ui.writing.editor_view import EditorView
from tests.journeys.daily_hand import DailyHand
from tests.journeys.daily_publishing import elsewhere, publish
from tests.support.fetching import fetch
from tests.support.writing import drop

PICTURES = "Pictures on the blog"
PLAN = b"%PDF-1.4\n%%EOF\n"


def pictures(hand: DailyHand) -> None:
    """By the menu and the keyboard; searched, without a result, and offline."""
    with elsewhere(hand) as blog:
        _many(blog.running.url)
        media = f"{blog.running.url.rstrip('/')}/wp-json/wp/v2/media?per_page=100"
        there = fetch(media).json()
        beans = next(each for each in there if each["title"]["rendered"] == "beans")
        hand.click("Text of the draft")
        hand.keys("Ctrl+End")
        hand.choose("Format", "Image from the blog…")
        _list(hand, len(there))
        hand.wait(lambda: not hand.shows("Asking "), lambda: "the blog to have answered")
        hand.shot("full")
        hand.type("nowhere to be found")
        hand.wait_for("No picture has these words.")
        hand.shot("nothing")
        hand.keys("Escape")
        _list(hand, len(there))
        hand.type("beans")
        _list(hand, 1)
        hand.keys("Return")
        written = f"![{beans['alt_text']}]({beans['source_url']})"
        hand.wait(lambda: written in hand.text, lambda: f"{written!r} in {hand.text!r}")
        _link_a_file(hand)
        publish(hand)
        hand.shot("published")
        (plan,) = [each for each in fetch(media).json() if each not in there]
        content = fetch(f"{blog.running.url.rstrip('/')}/wp-json/wp/v2/posts?per_page=1").json()[0]["content"]
        assert f'<a href="{plan["source_url"]}">The plan (final).pdf</a>' in content["rendered"], content
        assert fetch(plan["source_url"]).content == PLAN
        blog.stop()
        hand.choose("Format", "Image from the blog…")
        hand.wait_for("pictures that were seen before")
        _list(hand, len(there))
        hand.shot("offline")
        hand.keys("Escape")


def _link_a_file(hand: DailyHand) -> None:
    """Dropped on the text, copied beside the draft, in the preview."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "The plan (final).pdf"
        path.write_bytes(PLAN)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        view = hand.view
        assert isinstance(view, EditorView)
        assert drop(view, mime)
        hand.wait(lambda: "[The plan (final).pdf](" in hand.text, lambda: f"a link in {hand.text!r}")
    hand.shot("linked")


def _many(site: str) -> None:
    """More than fit, one of them with a long title."""
    for number in range(9):
        out = io.BytesIO()
        Image.new("RGB", (300, 120 + 40 * number), (90, 20 * number + 40, 120)).save(out, "PNG")
        title = "A title that says everything there is to say about it" if number == 8 else f"Bed {number}"
        fetch(
            f"{site.rstrip('/')}/wp-json/wp/v2/media?title={title}",
            data=out.getvalue(),
            headers={"Content-Disposition": f'attachment; filename="bed-{number}.png"', "Content-Type": "image/png"},
            auth=(PRACTICE_USER, PRACTICE_PASSWORD),
        )


def _list(hand: DailyHand, count: int) -> QListWidget:
    """The pictures, when there are so many."""

    def is_there() -> bool:
        found = hand.see(PICTURES)
        return isinstance(found, QListWidget) and found.count() == count

    hand.wait(is_there, lambda: f"{count} pictures")
    found = hand.find(PICTURES)
    assert isinstance(found, QListWidget)
    return found
