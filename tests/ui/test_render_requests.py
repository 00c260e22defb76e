"""What is asked of the window's render worker, and in which order."""

from __future__ import annotations

from pathlib import Path

from editor.model.disclosure import Disclosure
from editor.model.draft import Draft
from editor.render.messages import Answer
from editor.render.patches import Patch
from editor.ui.preview.render_requests import FIRST_SECONDS, LONGEST_SECONDS, RenderRequests, ShownPage

DISCLOSED = (Disclosure(template="paid-post", text="I was paid."),)


def opened(body: str = "one", waiting: str = "") -> RenderRequests:
    """Requests for a draft that the worker knows."""
    requests = RenderRequests()
    requests.open(Draft(body=body))
    requests.next(is_pause=False)
    requests.take(Answer(patch=(0, 0, []), waiting=waiting))
    return requests


def test_a_draft_is_opened_and_its_first_blocks_are_asked_for() -> None:
    requests = RenderRequests()
    requests.open(Draft(body="one", lang="de", disclosures=DISCLOSED))
    assert requests.next(is_pause=True) == {
        "open": {"text": "one", "lang": "de", "refused": []},
        "disclosures": ["I was paid."],
        "work": {"near": 0, "seconds": FIRST_SECONDS, "heavy": False},
    }


def test_edits_made_before_the_opening_are_in_its_text() -> None:
    requests = RenderRequests()
    requests.open(Draft(body="one"))
    requests.edit(3, 0, " two")
    request = requests.next(is_pause=False)
    assert request.get("open", {}).get("text") == "one two"
    assert "edits" not in request


def test_edits_that_wait_go_out_together_and_the_last_place_comes_first() -> None:
    requests = opened("one")
    requests.edit(3, 0, "!")
    requests.edit(0, 1, "O")
    assert requests.text == "One!"
    assert requests.next(is_pause=False) == {
        "edits": [(3, 0, "!"), (0, 1, "O")],
        "work": {"near": 0, "seconds": FIRST_SECONDS, "heavy": False},
    }
    assert "edits" not in requests.next(is_pause=False)


def test_the_rest_is_asked_for_in_slices_that_grow_until_something_is_typed() -> None:
    requests = opened(waiting="blocks")
    assert requests.is_filling
    seconds = [requests.next(is_pause=True).get("work", {}).get("seconds") for _ in range(6)]
    assert seconds == [0.02, 0.04, 0.08, LONGEST_SECONDS, LONGEST_SECONDS, LONGEST_SECONDS]
    requests.edit(0, 0, "x")
    assert requests.next(is_pause=False).get("work", {}).get("seconds") == FIRST_SECONDS


def test_heavy_blocks_of_a_text_that_is_opened_do_not_wait() -> None:
    assert opened(waiting="heavy").next(is_pause=False).get("work", {}).get("heavy") is True


def test_heavy_blocks_that_are_changed_wait_for_a_pause() -> None:
    requests = opened()
    requests.edit(0, 0, "x")
    requests.next(is_pause=False)
    requests.take(Answer(patch=(0, 0, []), waiting="heavy"))
    assert requests.next(is_pause=False) == {}
    assert requests.next(is_pause=True) == {"work": {"near": 0, "seconds": FIRST_SECONDS, "heavy": True}}


def test_the_post_is_asked_for_once_in_a_pause() -> None:
    requests = opened()
    assert requests.next(is_pause=False) == {}
    assert requests.next(is_pause=True) == {"post": True}
    assert requests.is_reported
    assert requests.next(is_pause=True) == {}
    requests.edit(0, 0, "x")
    assert not requests.is_reported


def test_a_draft_that_is_the_same_asks_for_nothing() -> None:
    requests = opened()
    requests.next(is_pause=True)
    requests.open(Draft(body="one", title="Another"))
    assert requests.next(is_pause=True) == {}


def test_disclosures_alone_do_not_open_the_text_again() -> None:
    requests = opened()
    requests.open(Draft(body="one", disclosures=DISCLOSED))
    request = requests.next(is_pause=False)
    assert request.get("disclosures") == ["I was paid."]
    assert "open" not in request


def test_another_language_opens_it_again() -> None:
    requests = opened()
    requests.open(Draft(body="one", lang="fr"))
    assert requests.next(is_pause=False).get("open", {}).get("lang") == "fr"


def test_a_worker_that_was_lost_is_told_what_it_hung_on() -> None:
    requests = opened()
    requests.edit(0, 0, "x")
    requests.begin_again("abc")
    requests.begin_again()
    assert requests.next(is_pause=False).get("open") == {"text": "xone", "lang": "en", "refused": ["abc"]}


def test_a_line_is_asked_for_once() -> None:
    requests = opened()
    requests.find(7)
    assert requests.next(is_pause=False) == {"line": 7}
    assert requests.next(is_pause=False) == {}


def test_a_page_that_is_filled_again_is_shown_when_it_is_whole() -> None:
    page = ShownPage()
    page.take(Patch(0, 0, ["a", "b", "c"]), is_filling=False)
    page.clear(hold=True)
    assert page.take(Patch(0, 0, ["", "B", ""]), is_filling=True) == Patch(0, 0, [])
    assert page.shown == ["a", "b", "c"]
    assert page.take(Patch(0, 3, ["a", "B", "c"]), is_filling=False) == Patch(1, 1, ["B"])
    assert page.take(Patch(2, 1, ["C"]), is_filling=True) == Patch(2, 1, ["C"])


def test_another_page_is_shown_as_it_is_filled() -> None:
    page = ShownPage()
    page.take(Patch(0, 0, ["a", "b"]), is_filling=False)
    page.clear(hold=False)
    assert page.take(Patch(0, 0, ["", "x"]), is_filling=True) == Patch(0, 2, ["", "x"])


def test_the_path_of_a_draft_is_none_of_its_business() -> None:
    requests = opened()
    requests.next(is_pause=True)
    requests.open(Draft(body="one", path=Path("a.md")))
    assert requests.next(is_pause=True) == {}


def test_a_page_that_is_late_is_blank_and_then_filled() -> None:
    page = ShownPage()
    page.take(Patch(0, 0, ["before"]), is_filling=False)
    page.clear(hold=False)
    assert page.blank() == Patch(0, 1, [])
    assert page.shown == []
    assert page.take(Patch(0, 0, ["one"]), is_filling=True) == Patch(0, 0, ["one"])
