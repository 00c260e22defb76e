"""XML-RPC as it travels: calls out of values, and answers as values or faults; no document types, no entities."""

from __future__ import annotations

import re
import xmlrpc.client  # what comes in is parsed by defusedxml
from datetime import UTC, datetime
from typing import cast
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.xmlrpc import DefusedExpatParser

DATE_FORM = "%Y%m%dT%H:%M:%S"
"""Of dateTime.iso8601, which says no zone."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = bytes(each for each in range(32) if each not in b"\t\n\r")
_STARTS = (b"<?xml", b"<methodResponse")
_END = b"</methodResponse>"
_BROKEN = (
    *(DefusedXmlException, xmlrpc.client.ResponseError, ExpatError),
    *(ValueError, LookupError, TypeError, AttributeError),  # the unmarshaller takes the order of elements on trust
)


class NoAnswer(Exception):
    """There is no XML-RPC in it."""


def call_of(method: str, arguments: tuple[object, ...]) -> bytes:
    """The body of a call. What XML cannot hold is left out, as WordPress does with it."""
    return xmlrpc.client.dumps(tuple(map(_clean, arguments)), method).encode()  # pyright: ignore[reportArgumentType]  # values that it knows


def answer_of(body: bytes) -> object:
    """The value in an answer, also with a warning of PHP's or a byte order mark around it.

    Raises NoAnswer, and xmlrpc.client.Fault. Times stay xmlrpc.client.DateTime: WordPress sends some that are none.
    """
    starts = [at for at in (body.find(start) for start in _STARTS) if at >= 0]
    end = body.rfind(_END)
    if not starts or end < 0:
        raise NoAnswer
    target = xmlrpc.client.Unmarshaller()
    try:
        parser = DefusedExpatParser(target, forbid_dtd=True)
        parser.feed(body[min(starts) : end + len(_END)].translate(None, _CONTROL))
        parser.close()
        values = cast("tuple[object, ...]", target.close())
    except _BROKEN as error:
        raise NoAnswer from error
    if len(values) != 1:
        raise NoAnswer
    return values[0]


def date_to_xml(date: datetime) -> xmlrpc.client.DateTime:
    """An aware time, by Greenwich."""
    return xmlrpc.client.DateTime(date.astimezone(UTC).strftime(DATE_FORM))


def date_from_xml(value: object) -> datetime | None:
    """A time by Greenwich, also with dashes or a Z; None when it is none, as of a draft without a date."""
    try:
        return datetime.strptime(str(value).replace("-", "").removesuffix("Z"), DATE_FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_clean(each) for each in cast("list[object]", value)]
    return value
