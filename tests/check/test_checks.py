"""Checks say what to mend, where, and how; and are quiet where all is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.check.checks import passed, problems
from editor.model.blog import Blog, Capabilities, Feature
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft, Status
from editor.model.post import Gap, ImageUse, LinkUse, RenderedPost
from editor.model.problem import CheckContext, Mend, Problem, Severity
from editor.quotes.passage import as_markdown, quote
from editor.render.post import render
from tests.quotes.test_quotes import COMMENT

DRAFT = Draft(title="Bees", body="Words.", body_line=5)
POST = RenderedPost(html="<p>Words.</p>")
NOTHING = CheckContext()
CONTRIBUTED = Blog(
    identity="c",
    name="Allotment",
    url="u",
    api_url="a",
    kind="wordpress",
    user="randy",
    capabilities=Capabilities(
        features=frozenset(Feature) - {Feature.ANY_HTML}, statuses=frozenset({Status.DRAFT, Status.PENDING})
    ),
)
UPLOADLESS = replace(
    CONTRIBUTED,
    capabilities=Capabilities(features=frozenset(Feature) - {Feature.IMAGES}, statuses=frozenset(Status)),
)
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


def test_scheduled_post_needs_a_date() -> None:
    problem = only(replace(DRAFT, status=Status.SCHEDULED), POST)
    assert (problem.id, problem.severity, problem.line) == ("date-missing", Severity.STOP, 0)
    assert problem.mends == (Mend.SHOW_FIELDS,)
    dated = replace(DRAFT, status=Status.SCHEDULED, date=datetime(2026, 5, 14, tzinfo=UTC))
    assert problems(dated, POST, NOTHING) == ()


def test_image_without_words_and_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "there.png").touch()
    images = (ImageUse(source="there.png", alt="", line=1), ImageUse(source="gone.png", alt="A cat", line=2))
    found = problems(DRAFT, replace(POST, images=images), CheckContext(folder=tmp_path))
    assert [(each.id, each.line) for each in found] == [("image-missing", 6), ("image-alt-missing", 5)]
    assert "gone.png is not there" in found[0].message
    assert found[1].mends[0] is Mend.ADD_ALT


def test_linked_file_has_to_be_there_and_of_a_kind_that_blogs_take(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").touch()
    (tmp_path / "tool.exe").touch()
    urls = ("post.assets/gone.pdf", "plan.pdf", "tool.exe", "plans.pdf", "about/", "story.html", "/x.pdf", "http://[")
    post = replace(POST, links=tuple(LinkUse(url=url, line=line) for line, url in enumerate(urls, 1)))
    found = problems(DRAFT, post, CheckContext(folder=tmp_path, blog=CONTRIBUTED))
    said = [(each.id, each.severity, each.line, each.about) for each in found if each.id.startswith("file-")]
    assert said == [
        ("file-missing", Severity.STOP, 5, "post.assets/gone.pdf"),
        ("file-refused", Severity.WARN, 7, "tool.exe"),
        ("file-unknown", Severity.WARN, 8, "plans.pdf"),
    ]
    assert "gone.pdf is not there" in found[0].message
    assert len(problems(DRAFT, post, CheckContext(folder=tmp_path))) == 2  # nobody knows what no blog takes


def test_link_out_of_the_drafts_folder_stops_since_its_file_is_never_sent(tmp_path: Path) -> None:
    folder, url = tmp_path / "drafts", (tmp_path / "taxes.pdf").as_uri()
    folder.mkdir()
    (tmp_path / "taxes.pdf").touch()
    quoted, own = LinkUse(url="../taxes.pdf", line=1, quoted=True), LinkUse(url=url, line=2)
    found = problems(DRAFT, replace(POST, links=(quoted, own)), CheckContext(folder=folder, blog=CONTRIBUTED))
    (problem,) = (each for each in found if each.about == url)
    assert "../taxes.pdf" not in {each.about for each in found}
    assert (problem.id, problem.severity, problem.line) == ("file-elsewhere", Severity.STOP, 6)
    assert f"{url} is not sent along. Put it in with Link to a file…" in problem.detail


def test_linked_files_are_lost_where_none_may_be_uploaded(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").touch()
    post = replace(POST, links=(LinkUse(url="plan.pdf", line=3), LinkUse(url=f"file://{tmp_path}/plan.pdf", line=4)))
    problem = only(DRAFT, post, CheckContext(folder=tmp_path, blog=UPLOADLESS))
    assert (problem.message, problem.line) == ("Allotment cannot take the files.", 7)


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


@pytest.mark.parametrize(("gap", "number"), [("\n\n", 0), ("\n\n\n", 1), ("\n\nSo it is.\n\n", 0), ("\n\n\n\n", 1)])
def test_two_quotes_in_a_row_have_no_answer_that_is_empty(gap: str, number: int) -> None:
    one = as_markdown(quote(COMMENT, (2,)))
    found = problems(replace(DRAFT, body=f"{one}{gap}{one}\n\nAnswer."), POST, NOTHING)
    assert [problem.id for problem in found] == ["answer-empty"] * number


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
        capabilities=Capabilities(features=frozenset({Feature.ANY_HTML}), statuses=frozenset(Status)),
    )
    problem = only(replace(DRAFT, tags=("bees",)), POST, CheckContext(blog=blog))
    assert (problem.id, problem.severity, problem.line) == ("feature-lost", Severity.WARN, 0)
    assert problem.message == "Plain cannot take the tags."
    assert only(replace(DRAFT, slug="bees"), POST, CheckContext(blog=blog)).message == "Plain cannot take the slug."


def test_image_of_this_computer_warns_where_none_may_be_uploaded(tmp_path: Path) -> None:
    (tmp_path / "c.png").touch()
    images = (ImageUse(source="https://a.example/c.png", alt="c", line=1), ImageUse(source="c.png", alt="c", line=2))
    problem = only(DRAFT, replace(POST, images=images), CheckContext(blog=UPLOADLESS, folder=tmp_path))
    assert (problem.id, problem.line, problem.mends) == ("feature-lost", 6, (Mend.GO,))
    assert problems(DRAFT, replace(POST, images=images[:1]), CheckContext(blog=UPLOADLESS, folder=tmp_path)) == ()


REFUSED_STATUS = {
    Status.PUBLISHED: (
        "randy may not publish on Allotment: the post is submitted for review.",
        "Who runs the blog publishes it, or gives you the right to.",
    ),
    Status.SCHEDULED: (
        "randy may not make a post scheduled on Allotment.",
        "Make it draft or pending, or ask who runs the blog for the right to publish.",
    ),
}


@pytest.mark.parametrize(
    ("status", "is_refused"), [(Status.PUBLISHED, True), (Status.SCHEDULED, True), (Status.PENDING, False)]
)
def test_status_that_the_user_may_not_set_warns(status: Status, is_refused: bool) -> None:
    found = problems(
        replace(DRAFT, status=status, date=datetime(2026, 5, 14, tzinfo=UTC)), POST, CheckContext(blog=CONTRIBUTED)
    )
    assert [problem.id for problem in found] == ["status-refused"] * is_refused
    for problem in found:
        assert (problem.severity, problem.line, problem.mends) == (Severity.WARN, 0, (Mend.SHOW_FIELDS,))
        assert (problem.message, problem.detail) == REFUSED_STATUS[status]


LOSING = """Words.

```html
<iframe src="x"></iframe>
```

<iframe src="https://a.example"></iframe> <span onclick="x()">Press</span>

<script>alert(1)</script> <time>now</time>

[a](magnet:x) [b](mailto:x@a.example) [c](/about) <!-- <form> -->
"""


def test_markup_that_the_user_may_not_send_warns_once_each_where_it_stands() -> None:
    draft = replace(DRAFT, body=LOSING, status=Status.DRAFT)
    found = problems(draft, render(draft), CheckContext(blog=CONTRIBUTED))
    assert [(problem.id, problem.about, problem.line) for problem in found] == [
        ("markup-lost", "<iframe>", 11),
        ("markup-lost", "onclick", 11),
        ("markup-lost", "<script>", 13),
        ("markup-lost", "magnet:", 15),
    ]
    assert {(problem.severity, problem.mends) for problem in found} == {(Severity.WARN, (Mend.GO,))}
    assert found[0].message == "Allotment takes <iframe> out, because randy may not send it."
    assert found[2].detail.startswith("Readers would see what stands in it as text.")


def test_markup_that_is_not_seen_in_the_draft_concerns_the_whole_post() -> None:
    post = RenderedPost(html="<p>x<svg></svg></p>")
    assert only(replace(DRAFT, status=Status.DRAFT), post, CheckContext(blog=CONTRIBUTED)).line == 0


def test_markup_is_no_trouble_where_any_may_be_sent() -> None:
    able = Capabilities(features=frozenset(Feature), statuses=frozenset(Status))
    draft = replace(DRAFT, body=LOSING)
    assert problems(draft, render(draft), CheckContext(blog=replace(CONTRIBUTED, capabilities=able))) == ()
    assert problems(draft, render(draft), NOTHING) == ()


def test_what_we_render_ourselves_is_never_told_as_lost() -> None:
    words = "# A\n\n- [x] b\n- c\n\n| d | e |\n|---|--:|\n| f | ~~g~~ |\n\nh^i^ j[^1]\n\n[^1]: k\n\n```\nl\n```\n\n"
    draft = replace(DRAFT, body=f"{words}{as_markdown(quote(COMMENT))}\n\nAnswer.", status=Status.DRAFT)
    assert problems(draft, render(draft), CheckContext(blog=CONTRIBUTED)) == ()


@pytest.mark.parametrize(("lang", "is_told"), [("de", True), ("de-AT", True), ("en-GB", False), ("en_US", False)])
def test_disclosure_in_another_language_than_the_post_warns(lang: str, is_told: bool) -> None:
    told = Disclosure(template="employer", values=(("sponsor", "Acme"),))
    found = problems(replace(DRAFT, lang=lang, disclosures=(told,)), POST, NOTHING)
    assert [problem.id for problem in found] == ["disclosure-language"] * is_told
    for problem in found:
        assert (problem.severity, problem.line, problem.mends) == (Severity.WARN, 0, (Mend.ADD_DISCLOSURE,))
        assert problem.message == "The post is in “de”, its disclosure in “en”."
    own = replace(told, text="Ich arbeite für Acme.")
    assert problems(replace(DRAFT, lang=lang, disclosures=(own,)), POST, NOTHING) == ()


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
