"""The YAML of front matter is cut into its keys; the quick reader and ruamel.yaml read the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.errors import FrontMatterBroken
from editor.text.head_entries import LARGEST, entries, plain_entries
from editor.text.head_entry import Entry
from editor.text.head_nodes import parsed_entries
from tests.support.drafts_as_text import Head, heads

lines = st.lists(
    st.sampled_from(
        [
            "title: Why small gardens",
            'slug: "quoted: words # here"',
            "tags:",
            "tags:  ",
            "  - one",
            "- two words",
            '  -  "three"',
            "    - four",
            "empty:",
            "nothing: null",
            "- null",
            'quoted: "null"',
            "year: 2026",
            "",
            "  ",
            "# a comment",
            "   # indented",
            "trailing: word  ",
            "a-key_2: it's, (fine) & well/good!",
            "next: a - b",
            "x: é日本",
        ]
    ),
    max_size=7,
)


def test_quick_reader_reads_what_most_heads_are() -> None:
    """The parser takes twenty times as long."""
    found = plain_entries("title: Why (small) gardens\ntags:\n- one\n- two words\n\n# so\nslug: x\n")
    assert found is not None
    assert [(entry.key, entry.value) for entry in found] == [
        ("title", "Why (small) gardens"),
        ("tags", ("one", "two words")),
        ("slug", "x"),
    ]


@settings(max_examples=1000)
@given(lines, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_quick_reader_agrees_with_the_parser(found: list[str], newline: str, is_ended: bool) -> None:
    yaml = newline.join(found) + (newline if is_ended else "")
    quick = plain_entries(yaml)
    if quick is not None:
        assert quick == parsed_entries(yaml)


@pytest.mark.parametrize(
    "yaml", ["a: b: c\n", "a: [x]\n", "a:\n  - x\n - y\n", "a: 1\na: 2\n", "a: b # c\n", "a:\tb\n"]
)
def test_quick_reader_leaves_everything_else_to_the_parser(yaml: str) -> None:
    assert plain_entries(yaml) is None


@settings(max_examples=200)
@given(heads(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_keys_stand_where_they_say(head: Head, newline: str) -> None:
    yaml = newline.join([*head.lines(), ""])
    found = entries(yaml)
    assert len(found) == len(head.blocks)
    for entry, block in zip(found, head.blocks, strict=True):
        own = newline.join([*block.own, ""])
        written = yaml[entry.start : entry.end]
        assert written.startswith(own.rstrip()) if block.is_open else written == own
        assert yaml.split(newline)[entry.line - 2] == block.own[0]


def test_word_on_one_line_says_where_it_stands() -> None:
    yaml = "title:  'it''s'  # so\nlong: >\n  folded\nnone: ~\n"
    title, long, none = entries(yaml)
    assert title == Entry(key="title", value="it's", line=2, start=0, end=22, word=(8, 15), quote="'")
    assert (long.word, none.word, none.value) == (None, None, None)


def test_comments_and_empty_lines_behind_a_key_are_not_its_own() -> None:
    yaml = "tags:\n  - a\n  # in\n  - b # t\n  # after\n\n# top\nnext: |\n  text\n  # text\n\n# end\n"
    tags, following = entries(yaml)
    assert yaml[tags.start : tags.end] == "tags:\n  - a\n  # in\n  - b # t\n"
    assert yaml[following.start : following.end] == "next: |\n  text\n  # text\n"
    assert following.value == "text\n# text\n"


def test_quoted_line_that_looks_like_a_comment_is_part_of_its_value() -> None:
    yaml = 'title: "one\n  # two"\nnext: 1\n'
    assert yaml[: entries(yaml)[0].end] == 'title: "one\n  # two"\n'


def test_value_that_stands_elsewhere_keeps_its_own_lines() -> None:
    yaml = "a: &x [1, 2]\nb:\n  - 3\n  - *x\nc: *x\n"
    a, b, c = entries(yaml)
    assert (a.value, b.value, c.value) == (("1", "2"), ("3", ("1", "2")), ("1", "2"))
    assert yaml[b.start : b.end] == "b:\n  - 3\n  - *x\n"
    assert yaml[c.start : c.end] == "c: *x\n"


def test_values_are_the_words_that_stand_there() -> None:
    yaml = "a: 1.10\nb: 0123\nc: 2024-13-45\nd: no\ne: 12:30:45\nf: !!str 1\ng: ~\nh: {x: [1.0]}\n"
    assert {entry.key: entry.value for entry in entries(yaml)} == {
        "a": "1.10", "b": "0123", "c": "2024-13-45", "d": "no", "e": "12:30:45", "f": "1", "g": None,
        "h": {"x": ("1.0",)},
    }  # fmt: skip


def test_no_keys_are_no_entries() -> None:
    assert entries("") == entries("# only a comment\n") == parsed_entries("") == ()


LAUGHS = "a0: &b0 [x, x]\n" + "".join(f"a{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 30))
"""A billion of them, in 30 lines."""


@pytest.mark.parametrize(
    ("yaml", "line", "says"),
    [
        ("title: Foo: bar\n", 2, "a value that holds a colon needs quotes"),
        ("ok: 1\n\tb: 2\n", 3, "a tab cannot stand there"),
        ("a: @me\n", 2, "begins with @ needs quotes"),
        ("a: `x`\n", 2, "begins with ` needs quotes"),
        ("a: %x\n", 2, "begins with % needs quotes"),
        ("a: **bold** x\n", 2, "begins with * needs quotes"),
        ("a: & b\n", 2, "begins with * or & needs quotes"),
        ("ok: 1\nfoo\nc: d\n", 3, "a key needs a colon"),
        ("a: [draft] x\n", 2, "needs quotes round all of it"),
        ("a: 1\nb: [x\n", 3, "a list in brackets is not closed"),
        ("a: [\n", 3, "a bracket is opened and not closed"),
        ("a: {\n", 3, "a bracket is opened and not closed"),
        ("a: 'x\nb: 1\n", 2, "unexpected end"),
        ("a: 1\nb: 2\na: 3\n", 4, "the key “a” stands there twice"),
        ("- a\n- b\n", 2, "not made of keys and values"),
        ("[a]: 1\n", 2, "a key is to be a word"),
        ("a: \x01\n", 1, "a character that YAML forbids"),
        ("a: " + "[" * 5000, 1, "nested too deeply"),
        ("a:\n  " + "- " * 5000, 1, "nested too deeply"),
        ("a: &x [*x]\n", 1, "refers to itself"),
        (LAUGHS, 2, "more values than front matter can"),
        ("a: b\n" * LARGEST, 1, "longer than 64 KB"),
    ],
)  # fmt: skip
def test_broken_front_matter_is_a_sentence_with_its_line(yaml: str, line: int, says: str) -> None:
    with pytest.raises(FrontMatterBroken, match=says.replace("*", r"\*")) as caught:
        entries(yaml)
    assert caught.value.line == line


def test_lone_carriage_return_ends_a_comment_as_any_line() -> None:
    assert [(entry.key, entry.value, entry.line) for entry in entries("tags: a\n# c\rtitle: b\n")] == [
        ("tags", "a", 2),
        ("title", "b", 4),
    ]
