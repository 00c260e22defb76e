"""Requests to WordPress's REST API: routes under either form of its address, answers as values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from editor.clients.addresses import site_of
from editor.clients.json_text import Record, is_object
from editor.clients.sent_body import SentBody
from editor.clients.session import Answer, Session
from editor.clients.wordpress.refusals import understood
from editor.errors import AnswerBroken

PER_PAGE = 100
"""The most that WordPress gives at a time."""

Params = Mapping[str, str]


def route_url(api_url: str, route: str, params: Params) -> str:
    """The address of a route below `…/wp-json/` or `…/?rest_route=/` (permalinks off)."""
    parts = urlsplit(api_url)
    query = dict(parse_qsl(parts.query))
    path = parts.path
    if "rest_route" in query:
        query["rest_route"] = f"{query['rest_route'].rstrip('/')}/{route}"
    else:
        path = f"{path.rstrip('/')}/{route}"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query | dict(params)), ""))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and how many there are on all of them (0: not told).

    WordPress counts what this user may not read, and leaves it out: a page may be short before the end.
    """

    records: tuple[Record, ...]
    total: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """One blog's REST API, as one user."""

    session: Session
    api_url: str

    @property
    def site(self) -> str:
        """Host and port, as a person is told."""
        return site_of(self.api_url)

    def get(self, route: str, **params: str) -> Record:
        """One object."""
        return self.record(self._get(route, params))

    def page(self, route: str, **params: str) -> Page:
        """One page of a list."""
        answer = self._get(route, params)
        value = understood(answer)
        listed = cast("list[object]", value) if isinstance(value, list) else [None]
        records = tuple(Record(answer.site, each) for each in listed if is_object(each))
        if len(records) < len(listed):  # what is left out would be taken for what is not there
            raise AnswerBroken(f"{answer.site} answered something else than a list. Try again, or ask its host.")
        told = answer.headers.get("X-WP-Total", "")
        total = int(told) if told.isdecimal() else 0
        seen = int(params.get("page", "1")) * PER_PAGE
        return Page(records, total, is_last=seen >= total if total else not records)

    def pages(self, route: str, **params: str) -> Iterator[Page]:
        """A list page by page, to its end."""
        number = 1
        while True:
            page = self.page(route, **params, per_page=str(PER_PAGE), page=str(number))
            yield page
            if page.is_last:
                return
            number += 1

    def post(self, route: str, values: Mapping[str, object], **params: str) -> Record:
        """Create or change. Raises OutcomeUnknown when the answer is lost."""
        body = SentBody(json.dumps(values).encode())
        answer = self.session.write("POST", self.url(route, params), body, {"Content-Type": "application/json"})
        return self.record(answer, wrote=True)

    def delete(self, route: str, **params: str) -> None:
        """Put into the bin. Raises OutcomeUnknown when the answer is lost."""
        understood(self.session.write("DELETE", self.url(route, params)), wrote=True)

    def url(self, route: str, params: Params) -> str:
        """The address of a route."""
        return route_url(self.api_url, route, params)

    def _get(self, route: str, params: Params) -> Answer:
        return self.session.get(self.url(route, params))

    def record(self, answer: Answer, *, wrote: bool = False) -> Record:
        """The object in an answer; without values when it is none."""
        value = understood(answer, wrote=wrote)
        return Record(answer.site, value if is_object(value) else {}, wrote)
