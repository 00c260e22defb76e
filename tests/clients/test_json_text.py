"""JSON is found behind what does not belong there, and read value by value."""

import pytest

from editor.clients.json_text import NoJson, Record, find_json, is_object
from editor.errors import AnswerBroken, OutcomeUnknown

WARNING = b"<br />\n<b>Warning</b>: Undefined $x[0] in <b>/srv/{blog}/x.php</b> on line <b>3</b><br />\n"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n ", WARNING, b"Notice: x\n"])
@pytest.mark.parametrize(("text", "value"), [(b'{"a": [1]}', {"a": [1]}), (b"[]", [])])
def test_json_is_found_behind_marks_and_warnings(before: bytes, text: bytes, value: object) -> None:
    assert find_json(before + text + b"\n") == value


def test_json_need_not_be_an_object() -> None:
    assert find_json(b"null") is None
    assert find_json(b'"a { b"') == "a { b"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"a": ',
        b'{"a": 1} and more',
        b"<script>x = {}</script>",
        b"\xff{}",
        b"[" * 100_000,
        b"{ " * 999,
    ],
    ids=["empty", "page", "cut off", "followed", "script", "not UTF-8", "too deep", "many braces"],
)
def test_what_holds_no_json_is_not_taken_for_it(body: bytes) -> None:
    with pytest.raises(NoJson):
        find_json(body)


RECORD = Record("blog.example", {"id": 7, "none": 0, "title": {"raw": "T"}, "tags": [1, 2], "on": True})


def test_values_are_read_by_their_path() -> None:
    assert (RECORD.text("title", "raw"), RECORD.number("id"), RECORD.ids("tags")) == ("T", 7, ("1", "2"))
    assert (RECORD.id("id"), RECORD.reference("id"), RECORD.reference("none")) == ("7", "7", "")
    assert (RECORD.find("title", "raw", "x"), RECORD.find("on")) == (None, True)
    assert (RECORD.words("title", "raw"), RECORD.words("id"), RECORD.texts("tags")) == ("T", "", ("1", "2"))
    assert RECORD.texts("id") == ()


def test_value_that_is_missing_names_the_site_and_itself() -> None:
    for read in (RECORD.text, RECORD.number, RECORD.ids):
        with pytest.raises(AnswerBroken, match=r"blog\.example answered something else .*“title\.rendered” is missing"):
            read("title", "rendered")


@pytest.mark.parametrize("lie", ["7", "x", True, False, None, 7.5, 0, -7, [7]])
def test_what_is_no_number_above_0_is_no_id(lie: object) -> None:
    with pytest.raises(AnswerBroken, match="“id” is missing"):
        Record("blog.example", {"id": lie}).id("id")


@pytest.mark.parametrize("lie", ["7", True, None, -7])
def test_reference_is_a_number_too(lie: object) -> None:
    with pytest.raises(AnswerBroken, match="“author” is missing"):
        Record("blog.example", {"author": lie}).reference("author")


@pytest.mark.parametrize("lie", [["7"], [True], [{}], {"1": 7}, "7", None])
def test_list_of_something_else_is_no_list_of_ids(lie: object) -> None:
    with pytest.raises(AnswerBroken, match="“tags” is missing"):
        Record("blog.example", {"tags": lie}).ids("tags")


def test_answer_about_something_else_is_told() -> None:
    assert RECORD.of("7") is RECORD
    with pytest.raises(AnswerBroken, match="“id” is another one's"):
        RECORD.of("8")


def test_half_a_character_does_not_come_in() -> None:
    values = find_json(rb'{"a": "x\ud800y", "b": ["\udfff"], "c": "\ud83c\udf3b"}')
    assert is_object(values)
    record = Record("blog.example", values)
    assert (record.text("a"), record.words("a"), record.texts("b"), record.text("c")) == ("x?y", "x?y", ("?",), "🌻")


def test_value_that_is_missing_after_a_write_leaves_its_outcome_unknown() -> None:
    with pytest.raises(OutcomeUnknown, match="looked up before anything is sent again"):
        Record("blog.example", {}, wrote=True).text("id")
