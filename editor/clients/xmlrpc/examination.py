"""The connection doctor's look at a WordPress that is spoken to over XML-RPC, since its REST API is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from editor.clients.clocks import skew
from editor.clients.session import Answer
from editor.clients.way import address_and_name, encryption, good, no_answer, redirects, stop, until_stopped
from editor.clients.wordpress.findings import clock, rights, uploads
from editor.clients.wordpress.xmlrpc import XmlRpc
from editor.clients.xmlrpc.login import capabilities
from editor.clients.xmlrpc.markup import call_of
from editor.clients.xmlrpc.recognise import lacks
from editor.clients.xmlrpc.rpc import HEADERS, Rpc, texts, understood
from editor.errors import AddressMoved, BlogError, Intercepted, NotABlog, NotAllowed
from editor.model.blog import Capabilities
from editor.model.examination import Finding, Subject

_METHODS = "system.listMethods"


class Examination:
    """One look at one blog. What a step finds out, later ones use."""

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc
        self._ahead: timedelta | None = None
        self._able = Capabilities()

    def lines(self) -> Iterator[Finding]:
        """Each as soon as it is known, up to the first that stops."""
        return until_stopped((self._way, self._web_api, self._login, self._rest_of_it))

    def _way(self) -> Iterator[Finding]:
        return address_and_name(self._rpc.url)

    def _web_api(self) -> Iterator[Finding]:
        """As nobody: whoever is in the way of that is in the way of all."""
        session = self._rpc.session.as_nobody()
        try:
            answer = session.ask(self._rpc.url, call_of(_METHODS, ()), HEADERS, _METHODS)
        except (AddressMoved, Intercepted) as error:
            yield stop(Subject.REDIRECTS, error)
        except BlogError as error:
            yield no_answer(error, self._rpc.url)
        else:
            self._ahead = skew(answer.headers)
            yield encryption(answer, session.trusted)
            yield redirects(self._rpc.url, answer)
            yield self._found(answer)

    def _found(self, answer: Answer) -> Finding:
        try:
            methods = texts(understood(answer))
        except BlogError as error:
            return stop(Subject.WEB_API, error)
        if lacks(methods):
            sentence = f"{answer.site} has XML-RPC, but not all of WordPress's. Ask its host to switch all of it on."
            return stop(Subject.WEB_API, NotABlog(sentence))
        return good(Subject.WEB_API, "XML-RPC is there. It is used since the REST API was closed to Rejoinder.")

    def _login(self) -> Iterator[Finding]:
        accepted = good(Subject.LOGIN, "User name and password are accepted.")
        try:
            self._able = capabilities(self._rpc)
        except NotAllowed as error:
            yield accepted
            yield stop(Subject.RIGHTS, error)
        except BlogError as error:
            yield stop(Subject.LOGIN, error)
        else:
            yield accepted
            yield rights(self._able)

    def _rest_of_it(self) -> Iterator[Finding]:
        yield uploads(self._able)
        yield clock(self._ahead, self._able.timezone)
        rpc = self._rpc
        version = XmlRpc(url=rpc.url, credentials=rpc.credentials, trusted=rpc.session.trusted).knock().version
        yield good(Subject.VERSION, f"WordPress {version}." if version else "The blog does not tell its version.")
