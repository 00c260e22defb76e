"""What a person wrote survives: what is not changed stays byte for byte."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.errors import FrontMatterBroken
from editor.text.front_matter import FrontMatter, split
from tests.support.drafts_as_text import KEYS, Head, bodies, files, heads

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)

POST = """---
title: "Why small gardens"   # working title
layout:   post
tags:
    - one   # first
    - two

# who paid
excerpt: >
  Folded
  text
---

Hello.
"""


@settings(max_examples=1500)
@given(files())
def test_every_text_comes_out_as_it_went_in(text: str) -> None:
    front = split(text)
    assert front.text() == text
    assert front.with_body(front.body) == front
    assert front.with_raw(front.raw) == front


@settings(max_examples=200)
@given(files(), bodies)
def test_another_body_leaves_the_head_alone(text: str, body: str) -> None:
    before = split(text)
    after = before.with_body(body)
    assert after.body == body
    assert after.text().startswith(before.bom + before.head)
    if before.head:
        assert split(after.text()).body == body
        assert split(after.text()).body_line == after.body_line


@settings(max_examples=200)
@given(heads(), bodies, st.sampled_from(["\n", "\r\n"]), st.data())
def test_another_value_leaves_every_other_line_alone(head: Head, body: str, newline: str, data: st.DataObject) -> None:
    front = split(newline.join(["---", *head.lines(), "---", "", body.replace("\n", newline)]))
    index = data.draw(st.integers(0, len(head.blocks) - 1))
    key = front.entries()[index].key
    value = data.draw(st.none() | words | st.lists(words, max_size=3).map(tuple))
    assume(value is not None or not (index and head.blocks[index - 1].is_open))  # a comment could fall into a text
    after = front.with_value(key, value)
    rest = {name: held for name, held in front.values().items() if name != key}
    assert after.values() == (rest if value is None else {**rest, key: value})
    text = after.text()
    assert text.startswith(newline.join(["---", *head.before(index), ""]))
    behind = front.lines.raw() if head.blocks[index].is_open else newline.join([*head.behind(index), "---", "", ""])
    assert text.endswith(behind + ("" if head.blocks[index].is_open else front.lines.raw()))


def is_readable(front: FrontMatter) -> bool:
    """Is the head YAML?"""
    try:
        front.values()
    except FrontMatterBroken:
        return False
    return True


@settings(max_examples=200)
@given(files(), st.sampled_from(KEYS), st.text(max_size=10))
def test_new_key_goes_to_the_end(text: str, key: str, value: str) -> None:
    front = split(text)
    assume(is_readable(front))  # a body may look like a broken head: what is refused then is told in a test below
    if key in front.values():
        return
    after = front.with_value(key, value)
    assert after.values() == {**front.values(), key: value}
    assert split(after.text()).values() == after.values()
    assert split(after.text()).body == front.body


def test_only_the_word_itself_is_replaced_on_its_line() -> None:
    changed = split(POST).with_value("title", 'So "small"').text()
    assert changed == POST.replace('"Why small gardens"', '"So \\"small\\""')
    assert split(POST).with_value("layout", "page").text() == POST.replace("post", "page")


def test_only_the_lines_of_a_list_are_replaced() -> None:
    changed = split(POST).with_value("tags", ["three", "12"]).text()
    assert changed == POST.replace("    - one   # first\n    - two\n", '  - three\n  - "12"\n')


def test_key_that_goes_takes_only_its_own_lines() -> None:
    assert split(POST).with_value("excerpt", None).text() == POST.replace("excerpt: >\n  Folded\n  text\n", "")
    assert split(POST).with_value("nothing", None).text() == POST


def test_same_value_changes_nothing() -> None:
    assert split(POST).with_value("tags", ["one", "two"]).text() == POST
    assert split(POST).with_value("title", "Why small gardens").text() == POST


def test_text_without_front_matter_gets_one_with_its_first_key() -> None:
    front = split("\ufeffHello.\r\n").with_value("title", "Hi")
    assert front.text() == "\ufeff---\r\ntitle: Hi\r\n---\r\n\r\nHello.\r\n"
    assert split("").with_value("title", "Hi").text() == "---\ntitle: Hi\n---\n\n"


def test_body_begins_behind_one_empty_line() -> None:
    front = split("---\ntitle: x\n---\n\n\nHello.\n")
    assert front.body == "\nHello.\n"
    assert front.body_line == 5
    assert split("Hello.").body_line == 1


def test_text_that_ends_with_its_fence_takes_a_body() -> None:
    front = split("---\ntitle: x\n---").with_edit(0, 0, "Hello.")
    assert front.text() == "---\ntitle: x\n---\n\nHello."


def test_empty_first_line_of_a_body_stays_one() -> None:
    front = split("---\ntitle: x\n---\nHello.").with_edit(0, 0, "\n")
    assert split(front.text()).body == front.body == "\nHello."
    odd = split("---\ra: b\r---\rfoo\nbar").with_edit(0, 0, "\n")
    assert split(odd.text()).body == odd.body == "\nfoo\nbar"


def test_edit_outside_the_body_is_refused() -> None:
    with pytest.raises(ValueError, match="in a text of 5"):
        split("Hello").with_edit(3, 3, "")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA thought.\n\n---\n\nMore: of it\n",
        "---\n\nA thought: two words before a colon.\n\nMore.\n\n---\n",
        "---\n\nNote: one word.\n\nBut then prose.\n---\n",
        "---\nJust a line\n---\n",
        "---\ntitle: never closed\n",
        "---\n- a list\n- in a rule\n---\n",
        "---\n\n# Heading\n\nText: words\n\n---\n",
        "---\n\n---\n",
        "--- \n## Heading only\ntext\n---\n",
        "----\ntitle: x\n----\n",
        " ---\ntitle: x\n---\n",
        "\n---\ntitle: x\n---\n",
    ],
)
def test_body_that_begins_with_a_rule_is_no_front_matter(text: str) -> None:
    front = split(text)
    assert (front.head, front.body, front.values()) == ("", text, {})


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\n---\nbody",
        "--- \ntitle: x\n...\nbody",
        "---\n# first a comment\n\ntitle: x\n---\nbody",
        "---\n\ntitle: x\n---\nbody",
        "---\n'title': x\n---\nbody",
        "---\nDear key: x\n---\nbody",
        "---\n---\nbody",
        "---\n# nothing yet\n---\nbody",
        '---\n{"title": "x"}\n---\nbody',
        "---\ntitle: Foo: bar\n---\nbody",
        "---\ntitle without colon\ndate: 2026-05-14\n---\nbody",
        "\ufeff---\r\ntitle: x\r\n---\r\nbody",
    ],
)
def test_front_matter_is_known_even_when_it_is_broken(text: str) -> None:
    front = split(text)
    assert front.body == "body"
    assert front.text() == text


def test_broken_front_matter_takes_no_value_but_another_body() -> None:
    front = split("---\nok: 1\ntitle: Foo: bar\n---\n\nbody")
    with pytest.raises(FrontMatterBroken, match="a colon needs quotes") as caught:
        front.with_value("slug", "foo")
    assert caught.value.line == 3
    assert front.with_body("other").text() == "---\nok: 1\ntitle: Foo: bar\n---\n\nother"


@pytest.mark.parametrize(
    ("yaml", "key", "value"),
    [
        ("tags: &t [a]\nothers: *t\n", "tags", ["b"]),
        ('{"title": "x"}\n', "slug", "y"),
        ('{"title": x, slug: y}\n', "slug", "a, b"),
        ("? slug\n: y\n", "slug", ["z"]),
        ("text: |\n  first\nslug: x\n  # indented\n", "slug", None),
    ],
)
def test_key_that_is_tied_to_others_is_not_touched(yaml: str, key: str, value: str | list[str] | None) -> None:
    front = split(f"---\ntitle: x\n{yaml}---\n" if yaml[0] != "{" else f"---\n{yaml}---\n")
    with pytest.raises(FrontMatterBroken, match=f"ties “{key}” to other keys"):
        front.with_value(key, value)


def test_raw_view_changes_the_yaml_and_nothing_else() -> None:
    text = "---\r\na: 1\r\n# c\r\n---\r\n\r\nbody\n"
    front = split(text)
    assert front.raw == "a: 1\n# c\n"
    assert front.with_raw("a: 2\n# c").text() == text.replace("1", "2")
    assert front.with_raw("").text() == "body\n"
    assert split("body").with_raw("a: 1").text() == "---\na: 1\n---\n\nbody"
    assert split("body").with_raw("").text() == "body"


def test_raw_view_takes_no_fence() -> None:
    with pytest.raises(FrontMatterBroken, match="Line 3 would end the front matter") as caught:
        split(POST).with_raw("a: 1\n---\nb: 2")
    assert caught.value.line == 3


def test_parts_can_be_named() -> None:
    assert FrontMatter().text() == ""
