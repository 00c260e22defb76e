"""Checks say what to mend, where, and how; and are quiet where all is well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from editor.check.checks import passed, problems
from editor.model.blog import Blog, Capabilities
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft
from editor.model.post import Gap, ImageUse, LinkUse, RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.quotes.passage import as_markdown, quote
from tests.quotes.test_quotes import COMMENT

DRAFT = Draft(title="Bees", body="Words.", body_line=5)
POST = RenderedPost(html="<p>Words.</p>")
NOTHING = CheckContext()
ACME = Sponsor(name="Acme", hosts=("acme.example",))
TO_ACME = replace(
    POST, links=(LinkUse(url="https://shop.acme.example/x", line=3), LinkUse(url="https://acme.example", line=9))
)


def only(draft: Draft, post: RenderedPost, context: CheckContext = NOTHING) -> Problem:
    (problem,) = problems(draft, post, context)
    return problem


def test_sound_post_has_no_problem() -> None:
    assert problems(DRAFT, POST, NOTHING) == ()


def test_title_is_needed() -> None:
    problem = only(replace(DRAFT, title=" "), POST)
    assert (problem.id, problem.severity, problem.line) == ("title-missing", Severity.STOP, 0)


def test_body_is_needed_but_a_picture_is_one() -> None:
    assert only(DRAFT, RenderedPost(html="<p> </p>")).id == "body-empty"
    shown = RenderedPost(
        html='<img src="https://a.example/c.png" />',
        images=(ImageUse(source="https://a.example/c.png", alt="c", line=1),),
    )
    assert problems(DRAFT, shown, NOTHING) == ()


def test_block_that_cannot_be_rendered_stops_and_names_its_line() -> None:
    problem = only(DRAFT, replace(POST, gaps=(Gap(line=2, reason="too many open brackets"),)))
    assert (problem.id, problem.line, problem.severity) == ("block-unrendered", 6, Severity.STOP)


def test_image_without_words_and_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "there.png").touch()
    images = (ImageUse(source="there.png", alt="", line=1), ImageUse(source="gone.png", alt="A cat", line=2))
    found = problems(DRAFT, replace(POST, images=images), CheckContext(folder=tmp_path))
    assert [(each.id, each.line) for each in found] == [("image-missing", 6), ("image-alt-missing", 5)]
    assert "gone.png is not there" in found[0].message
    assert found[1].mends[0] is Mend.ADD_ALT


def test_featured_image_has_to_be_there() -> None:
    assert only(replace(DRAFT, featured_image="gone.png"), POST).line == 0


@pytest.mark.parametrize("where", ["front matter", "remembered"])
def test_link_to_a_sponsor_needs_a_disclosure(where: str) -> None:
    draft = replace(DRAFT, sponsors=(ACME,)) if where == "front matter" else DRAFT
    context = NOTHING if where == "front matter" else CheckContext(sponsors=(ACME,))
    problem = only(draft, TO_ACME, context)
    assert (problem.id, problem.severity, problem.line) == ("disclosure-missing", Severity.STOP, 7)
    assert problem.message == "No disclosure, but a link to Acme."
    told = Disclosure(template="employer", values=(("sponsor", "acme"),))
    assert problems(replace(draft, disclosures=(told,)), TO_ACME, context) == ()


def test_link_in_a_readers_words_is_the_readers() -> None:
    quoted = replace(POST, links=(LinkUse(url="https://acme.example", line=3, quoted=True),))
    assert problems(replace(DRAFT, sponsors=(ACME,)), quoted, NOTHING) == ()


def test_link_that_pays_needs_the_affiliate_disclosure() -> None:
    pays = replace(POST, links=(LinkUse(url="https://amzn.to/x", line=1),))
    assert "amzn.to" in only(DRAFT, pays).message
    assert problems(replace(DRAFT, disclosures=(Disclosure(template="affiliate-links"),)), pays, NOTHING) == ()


def test_blank_in_a_disclosure_stops() -> None:
    problem = only(replace(DRAFT, disclosures=(Disclosure(template="employer"),)), POST)
    assert (problem.id, problem.severity) == ("variable-unfilled", Severity.STOP)
    assert "no disclosure “bribe”" in only(replace(DRAFT, disclosures=(Disclosure(template="bribe"),)), POST).detail


def test_quote_without_answer_warns() -> None:
    problem = only(replace(DRAFT, body=as_markdown(quote(COMMENT))), POST)
    assert (problem.id, problem.severity, problem.line) == ("answer-empty", Severity.WARN, 11)
    assert problem.detail == "Below “A balcony is *not* a meadow. And who …”."


def test_quote_that_was_changed_warns_when_the_comment_is_kept() -> None:
    changed = f"{as_markdown(quote(COMMENT, (2,)))}\n\nAnswer.".replace("waters", "feeds")
    kept = CheckContext(comments={COMMENT.link: COMMENT})
    assert only(replace(DRAFT, body=changed), POST, kept).id == "quote-changed"
    assert problems(replace(DRAFT, body=changed), POST, NOTHING) == ()


def test_what_the_blog_cannot_take_warns() -> None:
    blog = Blog(
        identity="b",
        name="Plain",
        url="u",
        api_url="a",
        kind="k",
        user="x",
        capabilities=Capabilities(features=frozenset()),
    )
    problem = only(replace(DRAFT, tags=("bees",)), POST, CheckContext(blog=blog))
    assert (problem.id, problem.severity) == ("feature-lost", Severity.WARN)
    assert problem.message == "Plain cannot take the tags."


def test_what_stops_comes_first() -> None:
    draft = replace(DRAFT, title="", body=as_markdown(quote(COMMENT)))
    assert [problem.id for problem in problems(draft, POST, NOTHING)] == ["title-missing", "answer-empty"]


def test_what_is_fine_is_said_quietly() -> None:
    body = f"{as_markdown(quote(COMMENT, (2,)))}\n\nAnswer."
    told = Disclosure(template="employer", values=(("sponsor", "Acme"),))
    image = ImageUse(source="https://a.example/c.png", alt="A cat", line=1)
    draft = replace(DRAFT, body=body, disclosures=(told,))
    post = replace(POST, images=(image, image))
    kept = CheckContext(comments={COMMENT.link: COMMENT})
    assert passed(draft, post, kept) == (
        "1 quote is as its writer wrote it",
        "2 images have words for those who can't see them",
        "A disclosure stands first in the post",
    )
    assert passed(DRAFT, POST, NOTHING) == ()
