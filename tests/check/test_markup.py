"""What is told as lost is what a real WordPress takes out of an author's post, and nothing else."""

from __future__ import annotations

import pytest
import requests

from editor.check.markup import KEPT, SCHEMES
from tests.support.wordpress import WordPressServer

LOST = (
    "canvas",
    "dialog",
    "embed",
    "form",
    "iframe",
    "input",
    "math",
    "picture",
    "script",
    "select",
    "source",
    "style",
)


def stored(wordpress: WordPressServer, content: str) -> str:
    """What stands on the blog after an author sent this."""
    author = wordpress.users["author"]
    answer = requests.post(
        f"{wordpress.url}wp-json/wp/v2/posts",
        json={"title": "x", "content": content, "status": "draft"},
        auth=(author.user, author.password),
        timeout=30,
    )
    answer.raise_for_status()
    return str(answer.json()["content"]["raw"])


def test_tags_that_an_author_may_send_stay_and_others_go(wordpress: WordPressServer) -> None:
    tags = sorted({*KEPT, *LOST, "svg"})
    raw = stored(wordpress, "".join(f"<p>{tag}</p><{tag}>x</{tag}>\n" for tag in tags))
    stay = {tag for tag in tags if f"<{tag}>" in raw or f"<{tag} " in raw}
    assert stay | {"time", "wbr"} == KEPT


def test_event_attributes_go(wordpress: WordPressServer) -> None:
    assert stored(wordpress, '<p onclick="x()" onmouseover=y class="a">b</p>') == '<p class="a">b</p>'


@pytest.mark.parametrize(("schemes", "stay"), [(tuple(sorted(SCHEMES)), True), (("magnet", "data", "gemini"), False)])
def test_schemes_of_links_stay_or_go(wordpress: WordPressServer, schemes: tuple[str, ...], stay: bool) -> None:
    raw = stored(wordpress, " ".join(f'<a href="{scheme}:x">y</a>' for scheme in schemes))
    assert [f'"{scheme}:x"' in raw for scheme in schemes] == [stay] * len(schemes)
