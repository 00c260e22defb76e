"""A draft is read leniently and written sparingly: the keys whose values changed, and no other byte."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.errors import FrontMatterBroken
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.draft import Draft, Status
from editor.text.draft_text import parse, read, write
from editor.text.front_matter import split
from tests.support.drafts_as_text import files

FULL = """---
title: Why small gardens
slug: why-small-gardens
status: scheduled
date: 2026-05-14T10:00:00+02:00
lang: de
categories: [Garden, "Bees, too"]
tags: oslo, cheese ,, two words
excerpt: Short.
featured_image: why.assets/bee.jpg
disclosures:
  - template: paid-travel
    sponsor: Seedling Co.
    items: [train fare, hotel]
    note:
    text: They paid.
  - free-product
sponsors:
  - Seedling Co.
  - {name: Acme, hosts: [acme.example, Shop.Acme.example]}
sponsor:
  sponsor: Other
  url: https://www.other.example/shop
blog: Allotment Notes
remote_id: 17
rejoinder: 5b1c7c4e-53ec-4a02-b9a0-6e3d1d5f3c11
layout: post
type: Page
parent: About
author: Marta
password: 0042
sticky: yes
comments: closed
pings: open
format: Aside
---

Hello.
"""

READ = Draft(
    path=Path("why.md"),
    title="Why small gardens",
    slug="why-small-gardens",
    status=Status.SCHEDULED,
    date=datetime(2026, 5, 14, 10, tzinfo=timezone(timedelta(hours=2))),
    lang="de",
    categories=("Garden", "Bees, too"),
    tags=("oslo", "cheese", "two words"),
    excerpt="Short.",
    featured_image="why.assets/bee.jpg",
    post_type="page",
    parent="About",
    author="Marta",
    password="0042",
    sticky=True,
    comments=False,
    pings=True,
    format="aside",
    disclosures=(
        Disclosure(
            template="paid-travel",
            values=(("sponsor", "Seedling Co."), ("items", ("train fare", "hotel")), ("note", "")),
            text="They paid.",
        ),
        Disclosure(template="free-product"),
    ),
    sponsors=(
        Sponsor(name="Seedling Co."),
        Sponsor(name="Acme", hosts=("acme.example", "shop.acme.example")),
        Sponsor(name="Other", hosts=("other.example",)),
    ),
    blog="Allotment Notes",
    remote_id="17",
    identity="5b1c7c4e-53ec-4a02-b9a0-6e3d1d5f3c11",
    body="Hello.\n",
    body_line=38,
)


def head(yaml: str) -> str:
    return f"---\n{yaml}\n---\n\nbody"


def test_draft_is_what_its_front_matter_says() -> None:
    assert parse(FULL, Path("why.md")) == READ


def test_text_without_front_matter_is_a_draft_with_a_body() -> None:
    assert parse("Hello.\r\n", None) == Draft(body="Hello.\n")


def test_empty_values_are_none_at_all() -> None:
    yaml = "title:\nstatus: ~\ndate: ''\ntags: []\ncategories:\ndisclosures:\nsponsors: []\nlang:"
    assert parse(head(yaml), None) == Draft(body="body", body_line=12)


@pytest.mark.parametrize(
    ("word", "status"),
    [("publish", Status.PUBLISHED), ("Future", Status.SCHEDULED), ("private", Status.PRIVATE), ("Draft", Status.DRAFT)],
)
def test_status_may_be_a_word_of_wordpress(word: str, status: Status) -> None:
    assert parse(head(f"status: {word}"), None).status == status


@pytest.mark.parametrize(
    ("word", "moment"),
    [
        ("2026-05-14T10:00:00Z", datetime(2026, 5, 14, 10, tzinfo=UTC)),
        ("2026-05-14 12:00:00 +0200", datetime(2026, 5, 14, 10, tzinfo=UTC)),
        ("2026-05-14 10:00", datetime(2026, 5, 14, 10).astimezone()),
        ("2026-05-14", datetime(2026, 5, 14).astimezone()),
    ],
)
def test_date_may_be_written_in_several_ways(word: str, moment: datetime) -> None:
    assert parse(head(f"date: {word}"), None).date == moment


@pytest.mark.parametrize(
    ("yaml", "line", "says"),
    [
        ("slug: x\nstatus: publihsed", 3, "“status” in line 3 is “publihsed”. It can be draft, pending, scheduled,"),
        ("status: [draft]", 2, "“status” in line 2 is to be one line of text"),
        ("date: 2026-13-45", 2, "“date” in line 2 is “2026-13-45”, which is no date such as 2026-05-14"),
        ("date: 9999-12-31T23:59:59-14:00\ntags: {a: b}", 3, "“tags” in line 3 is to be a list of words"),
        ("categories: [[a]]", 2, "“categories” in line 2 is to be a list of words"),
        ("title: [a]", 2, "“title” in line 2 is to be one line of text"),
        ("disclosures: [[a]]", 2, "“disclosures” in line 2 is to be a list of maps, each with a template"),
        ("disclosures: [{sponsor: Acme}]", 2, "“disclosures” in line 2"),
        ("disclosures: {template: x, text: [a]}", 2, "“disclosures” in line 2"),
        ("disclosures: {template: x, items: {a: b}}", 2, "“disclosures” in line 2"),
        ("sponsors: [[a]]", 2, "“sponsors” in line 2 is to be a list of names, or of maps with a name and hosts"),
        ("sponsor: {url: https://acme.example}", 2, "“sponsor” in line 2"),
        ("sponsors: [{name: Acme, hosts: [[a]]}]", 2, "“sponsors” in line 2"),
        ("title: a: b", 2, "in line 2: a value that holds a colon needs quotes"),
    ],
)
def test_what_cannot_be_understood_is_a_sentence_and_never_a_guess(yaml: str, line: int, says: str) -> None:
    with pytest.raises(FrontMatterBroken) as caught:
        parse(head(yaml), Path("why.md"))
    assert says in str(caught.value)
    assert str(caught.value).startswith("why.md: ")
    assert caught.value.line == line
    reading = read(split(head(yaml)), None)
    assert reading.draft.body == "body"
    assert reading.problems[0].line == line


def test_doubtful_status_is_read_as_one_that_nobody_sees() -> None:
    assert read(split(head("status: publihsed")), None).draft.status == Status.DRAFT
    assert read(split(head("status: {a: b}")), None).draft.status == Status.DRAFT


@settings(max_examples=300)
@given(files())
def test_unchanged_draft_is_the_same_bytes(text: str) -> None:
    front = split(text)
    assert write(front, read(front, None).draft).text() == text


@settings(max_examples=200)
@given(files(), st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_changed_field_is_read_as_it_was_written(text: str, word: str) -> None:
    front = split(text)
    reading = read(front, None)
    assume(not reading.problems)  # a body that looks like a broken head takes no field, as a test below says
    before = reading.draft
    changed = replace(before, excerpt=word, tags=(word.replace(",", "").strip() or "x", "b"), body=before.body + "x")
    after = read(split(write(front, changed).text()), None).draft
    assert replace(after, body_line=0) == replace(changed, body_line=0)


def test_everything_that_is_written_is_read() -> None:
    blank = split("")
    written = write(blank, READ).text()
    assert replace(parse(written, Path("why.md")), body_line=38) == READ
    assert 'date: "2026-05-14T10:00:00+02:00"' in written
    assert 'remote_id: "17"' in written


def test_only_changed_keys_are_written() -> None:
    front = split(FULL)
    changed = write(front, replace(READ, title="Small gardens", remote_id=""))
    assert changed.text() == FULL.replace("Why small", "Small").replace("remote_id: 17\n", "")


def test_sponsors_are_kept_in_one_place() -> None:
    changed = write(split(FULL), replace(READ, sponsors=(Sponsor(name="Acme"),)))
    assert "sponsors:\n  - Acme\nblog:" in changed.text()


def test_broken_front_matter_takes_a_body_and_no_field() -> None:
    front = split(head("title: a: b"))
    draft = read(front, None).draft
    assert write(front, replace(draft, body="other")).text() == head("title: a: b").replace("body", "other")
    with pytest.raises(FrontMatterBroken):
        write(front, replace(draft, title="x"))


def test_what_is_usual_is_not_said() -> None:
    draft = parse(head("type: post\nformat: standard\nsticky: false\ncomments:\npassword: ' x '"), None)
    assert (draft.post_type, draft.format, draft.sticky, draft.comments, draft.password) == ("", "", False, None, "x")


def test_what_other_programs_keep_under_our_keys_says_nothing() -> None:
    text = head("author: {name: Marta}\ntype: [a, b]\nformat:\n- x\nparent: {}\nlayout: post")
    reading = read(split(text), None)
    assert reading.problems == ()
    assert (reading.draft.author, reading.draft.post_type, reading.draft.format, reading.draft.parent) == ("",) * 4
    assert write(split(text), replace(reading.draft, slug="x")).text() == text.replace("post\n", "post\nslug: x\n", 1)


def test_custom_fields_are_words_and_lists_of_words() -> None:
    text = "---\nmeta:\n  rating: 4\n  mood: fine\n  sources:\n    - a\n    - b\n---\n"
    draft = parse(text, None)
    assert draft.meta == (("rating", "4"), ("mood", "fine"), ("sources", ("a", "b")))
    changed = write(split(text), replace(draft, meta=(("rating", "5"), ("sources", ("c",)))))
    assert parse(changed.text(), None).meta == (("rating", "5"), ("sources", ("c",)))


@pytest.mark.parametrize("meta", ["words", "[a, b]", "{a: {b: c}, d: e}", "{a: [{b: c}]}", "{a: null, b: [null]}"])
def test_what_other_programs_keep_as_meta_says_nothing_and_stays(meta: str) -> None:
    text = f"---\nmeta: {meta}\n---\n"
    draft = parse(text, None)
    assert draft.meta == ()
    assert "meta: " + meta in write(split(text), replace(draft, title="New")).text()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, True) for word in ("true", "yes", "on", "open", "Yes")),
        *((word, False) for word in ("false", "no", "off", "closed", "NO")),
    ],
)
def test_choice_may_be_said_in_the_words_of_yaml_and_of_wordpress(word: str, expected: bool) -> None:
    draft = parse(head(f"comments: {word}\npings: {word}\nsticky: {word}"), None)
    assert (draft.comments, draft.pings, draft.sticky) == (expected, expected, expected)


def test_choice_that_is_none_is_told() -> None:
    with pytest.raises(FrontMatterBroken, match=r"“comments” in line 2 is “perhaps”\. It can be open or closed"):
        parse(head("comments: perhaps"), None)


def test_choices_are_written_in_words_and_taken_back() -> None:
    before = split(head("title: Tea"))
    draft = read(before, None).draft
    said = replace(draft, sticky=True, comments=False, pings=True, password="42", post_type="page", format="aside")
    text = write(before, said).text()
    assert 'sticky: "true"\ncomments: closed\npings: open\nformat: aside\n' in text
    assert parse(text, None) == replace(said, body_line=parse(text, None).body_line)
    assert write(split(text), replace(parse(text, None), sticky=False, password="")).text().count("sticky") == 0
