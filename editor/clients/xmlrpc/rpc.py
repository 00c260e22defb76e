"""Calls of one blog's XML-RPC as one user. The password travels in the body, so no body is logged or shown."""

from __future__ import annotations

import xmlrpc.client  # what comes in is parsed by defusedxml
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from editor.clients.addresses import site_of
from editor.clients.json_text import Record, is_object
from editor.clients.refusals import not_data, raise_for_pause
from editor.clients.sent_body import Sent, SentBody, unheard
from editor.clients.session import Answer, Session
from editor.clients.trouble import lost_answer
from editor.clients.xmlrpc.faults import NO_LOGIN, meaning, words_of
from editor.clients.xmlrpc.markup import NoAnswer, answer_of, call_of
from editor.errors import AnswerBroken, BlogError, RequestRefused
from editor.model.blog import Credentials
from editor.model.conversation import Exchange
from editor.model.work import CancelToken

_DIGITS = 20
HEADERS = {"Content-Type": "text/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Rpc:
    """One blog's XML-RPC, as one user."""

    session: Session
    url: str
    credentials: Credentials
    blog_id: str = "1"
    """MetaWeblog has several blogs under one address; WordPress reads none of it."""
    list_blogs: str = "wp.getUsersBlogs"

    @property
    def login(self) -> tuple[str, str, str]:
        """What most methods begin with: blog (or post), user, password."""
        return (self.blog_id, self.credentials.user, self.credentials.password)

    def ask(self, method: str, *arguments: object) -> object:
        """The value that a method answers which changes nothing."""
        answer = self.session.ask(self.url, call_of(method, arguments), HEADERS, method)
        return understood(answer, self.credentials.password)

    def record(self, method: str, *arguments: object) -> Record:
        """One struct; without values when it is none."""
        value = self.ask(method, *arguments)
        return Record(self.site, value if is_object(value) else {})

    def records(self, method: str, *arguments: object) -> tuple[Record, ...]:
        """A list of structs."""
        value = self.ask(method, *arguments)
        if not isinstance(value, list):
            raise AnswerBroken(f"{self.site} answered something else than a list. Try again, or ask its host.")
        return tuple(Record(self.site, each) for each in cast("list[object]", value) if is_object(each))

    def write(
        self,
        method: str,
        *arguments: object,
        cancel: CancelToken | None = None,
        patience: float | None = None,
        sent: Sent = unheard,
    ) -> object:
        """The value that a method answers which changes something; `patience` in seconds, until it answers.

        Raises OutcomeUnknown when the answer is lost. A refusal that may be one of the login is one if it is
        refused for a question, too: the code is the same for both.
        """
        body = SentBody(call_of(method, arguments), cancel, sent)
        answer = self.session.write("POST", self.url, body, HEADERS, read_limit=patience, call=method)
        try:
            return understood(answer, self.credentials.password, wrote=True)
        except RequestRefused as refused:
            if refused.code == str(NO_LOGIN):
                self.blogs()
            raise

    def written_id(self, method: str, *arguments: object) -> str:
        """The id of what a method made. Raises OutcomeUnknown when it is none."""
        made = str(self.write(method, *arguments))
        if not made.isdecimal():
            raise lost_answer(self.url)
        return made

    def blogs(self) -> tuple[Record, ...]:
        """The blogs that this user writes on, under this address. Raises LoginRefused."""
        return self.records(self.list_blogs, *("",) * self.list_blogs.startswith("blogger."), *self.login[1:])

    def listen(self, hear: Callable[[Exchange], None]) -> None:
        """Tell of each call from now on, when it is over."""
        self.session.listen(hear, partial(words_of, self.credentials.password))

    @property
    def site(self) -> str:
        """Host and port, as a person is told."""
        return site_of(self.url)


def understood(answer: Answer, password: str = "", *, wrote: bool = False) -> object:
    """The value of an answer. Raises what it means when it is a fault or something else than XML-RPC."""
    raise_for_pause(answer, wrote=wrote)
    try:
        return answer_of(answer.body)
    except xmlrpc.client.Fault as fault:
        raise meaning(fault, answer, password, wrote=wrote) from None
    except NoAnswer:
        raise _no_answer(answer, wrote=wrote) from None


def _no_answer(answer: Answer, *, wrote: bool) -> BlogError:
    if not answer.body and answer.headers.get("Retry-After"):  # WordPress in maintenance says 200 here
        raise_for_pause(replace(answer, status=503), wrote=wrote)
    return not_data(answer, wrote=wrote)


def id_of(record: Record, name: str) -> str:
    """An id as text, a number above 0, however it was sent."""
    return _with_number(record, name).id(name)


def reference(record: Record, name: str) -> str:
    """The id of something else; empty when it is 0: there is none."""
    return _with_number(record, name).reference(name)


def _with_number(record: Record, name: str) -> Record:
    """WordPress sends most ids as text, for XML-RPC has no number as large as they may grow."""
    value = record.find(name)
    number = int(value) if isinstance(value, str) and value.isdecimal() and len(value) < _DIGITS else value
    return Record(record.site, {name: number}, record.wrote)


def structs(record: Record, name: str) -> tuple[Record, ...]:
    """A list of structs in a struct; empty when there is none."""
    value = record.find(name)
    found = cast("list[object]", value) if isinstance(value, list) else []
    return tuple(Record(record.site, each) for each in found if is_object(each))


def texts(value: object) -> tuple[str, ...]:
    """A list of texts; PHP sends one whose numbers have a gap as a struct."""
    each = list(value.values()) if is_object(value) else value
    return tuple(map(str, cast("list[object]", each))) if isinstance(each, list) else ()
