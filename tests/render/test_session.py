"""What a worker answers."""

from __future__ import annotations

from editor.model.disclosure import Disclosure
from editor.model.draft import Draft
from editor.model.post import Gap, ImageUse, LinkUse, RenderedPost
from editor.render.messages import Opening, Request, Work, opening, post_as_json, post_of_json
from editor.render.session import Session

HEAVY = "*a* `b` [c](d) " * 400
LIGHT = Work(near=0, seconds=10, heavy=False)


def session(text: str) -> tuple[Session, list[str]]:
    announced: list[str] = []
    opened = Session(announced.append)
    opened.answer(Request(open=Opening(text=text, lang="en", refused=[])))
    return opened, announced


def test_a_text_is_opened_edited_and_patched() -> None:
    opened, announced = session("one\n\ntwo")
    first = opened.answer(Request(work=LIGHT))
    assert first == {"patch": (0, 0, ["", "<p>one</p>", "<p>two</p>", ""]), "waiting": ""}
    second = opened.answer(Request(edits=[(0, 3, "ONE"), (5, 3, "TWO")], work=LIGHT))
    assert second == {"patch": (1, 2, ["<p>ONE</p>", "<p>TWO</p>"]), "waiting": ""}
    assert len(announced) == 4


def test_a_patch_is_harmless_and_the_post_is_as_it_will_be_sent() -> None:
    opened, _ = session("a <script>alert(1)</script>")
    answer = opened.answer(Request(work=LIGHT, post=True))
    assert answer.get("patch") == (0, 0, ["", "<p>a </p>", ""])
    assert post_of_json(answer.get("post", {})).html == "<p>a <script>alert(1)</script></p>"


def test_it_says_what_still_waits() -> None:
    opened, _ = session(f"a\n\nb\n\n{HEAVY}")
    waiting = [
        opened.answer(Request(work=Work(near=0, seconds=0, heavy=heavy))).get("waiting")
        for heavy in (False, False, True)
    ]
    assert waiting == ["blocks", "heavy", ""]


def test_disclosures_can_change_without_the_text() -> None:
    opened, _ = session("one")
    opened.answer(Request(work=LIGHT))
    answer = opened.answer(Request(disclosures=["I was paid."], work=LIGHT))
    assert answer.get("patch") == (0, 1, ['<aside class="disclosure"><p>I was paid.</p></aside>'])


def test_a_line_is_answered_with_its_part() -> None:
    opened, _ = session("one\n\ntwo")
    assert opened.answer(Request(line=3)) == {"part": 2}


def test_a_refused_block_is_not_rendered() -> None:
    opened, announced = session("hangs")
    opened.answer(Request(work=LIGHT))
    opened.answer(Request(open=Opening(text="hangs", lang="en", refused=announced), post=True))
    assert len(announced) == 1


def test_the_post_is_the_same_behind_the_pipe() -> None:
    post = RenderedPost(
        html="<p>ü</p>",
        images=(ImageUse(source="a", alt="b", line=1),),
        links=(LinkUse(url="c", line=2, quoted=True),),
        gaps=(Gap(line=3, reason="d"),),
    )
    assert post_of_json(post_as_json(post)) == post


def test_a_worker_gets_text_language_and_disclosures_of_a_draft() -> None:
    draft = Draft(body="x", lang="de", disclosures=(Disclosure(template="other-connection", text="I was paid."),))
    assert opening(draft, {"b", "a"}) == {
        "open": {"text": "x", "lang": "de", "refused": ["a", "b"]},
        "disclosures": ["I was paid."],
    }


def test_a_template_that_does_not_exist_stays_a_visible_blank() -> None:
    assert opening(Draft(disclosures=(Disclosure(template="bribe"),))).get("disclosures") == ["{bribe}"]
