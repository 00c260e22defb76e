"""XML-RPC as it travels."""

from __future__ import annotations

import xmlrpc.client
from datetime import UTC, datetime, timedelta, timezone

import pytest

from editor.clients.xmlrpc.markup import NoAnswer, answer_of, call_of, date_from_xml, date_to_xml

PLAIN = b"<methodResponse><params><param><value>x</value></param></params></methodResponse>"
BOMB = b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + PLAIN.replace(b">x<", b">&b;<")


def test_call_keeps_every_character_that_xml_can_hold() -> None:
    text = "Fish & <chips> \\ 你好 🦊\ttab\nline"
    arguments, method = xmlrpc.client.loads(call_of("wp.newPost", (text, {"a": [text]}, 3)))
    assert (method, arguments) == ("wp.newPost", (text, {"a": [text]}, 3))


def test_what_xml_cannot_hold_is_left_out() -> None:
    arguments, _ = xmlrpc.client.loads(call_of("m", ("a\x00b\x08c\ud800d\ufffe", ["\x0b"], {"k": "\x1f"})))
    assert arguments == ("abcd", [""], {"k": ""})


@pytest.mark.parametrize(
    "body",
    [
        PLAIN,
        b"\xef\xbb\xbf" + PLAIN,
        b"<br />\n<b>Warning</b>: Undefined variable $x<br />\n<?xml version='1.0'?>\n" + PLAIN,
        PLAIN + b"\n<!-- 3 queries -->",
        PLAIN.replace(b">x<", b">\x08x\x00<"),
    ],
)
def test_answer_is_read_with_whatever_stands_around_it(body: bytes) -> None:
    assert answer_of(body) == "x"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Hello</body></html>",
        PLAIN.removesuffix(b"</methodResponse>"),
        PLAIN.replace(b"</value>", b""),
        PLAIN.replace(b"<value>x</value>", b""),
        PLAIN.replace(b">x<", b"><int>many</int><"),
        PLAIN.replace(b">x<", b"></data><data></array><"),
        PLAIN.replace(b">x<", b"><struct><member><value>1</value></member></struct><"),
        b"<methodResponse><fault><value>no</value></fault></methodResponse>",
        b"<methodResponse></methodResponse>",
        BOMB,
    ],
)
def test_what_is_no_answer_is_none(body: bytes) -> None:
    with pytest.raises(NoAnswer):
        answer_of(body)


def test_date_travels_by_greenwich() -> None:
    there = datetime(2026, 5, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    assert date_to_xml(there).value == "20260501T12:00:00"
    assert date_from_xml(date_to_xml(there)) == there


@pytest.mark.parametrize("text", ["20260501T12:00:00", "20260501T12:00:00Z", "2026-05-01T12:00:00"])
def test_date_is_read_however_it_is_written(text: str) -> None:
    assert date_from_xml(xmlrpc.client.DateTime(text)) == datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("value", ["00000000T00:00:00Z", "", None, 3])
def test_date_that_is_none_is_none(value: object) -> None:
    assert date_from_xml(value) is None
