"""The connection doctor's look at a WordPress: what stands between it and a post, and what else is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urljoin

from editor.clients.clocks import skew
from editor.clients.json_text import Record, is_object
from editor.clients.session import Answer
from editor.clients.way import address_and_name, encryption, good, no_answer, redirects, stop, until_stopped
from editor.clients.wordpress.findings import clock, rights, uploads
from editor.clients.wordpress.login import INDEX_FIELDS, capabilities
from editor.clients.wordpress.logins import passwords_off
from editor.clients.wordpress.refusals import lacking, understood
from editor.clients.wordpress.refused_login import has_application_passwords, told_apart
from editor.clients.wordpress.rest import Rest, route_url
from editor.clients.wordpress.version import version_of
from editor.clients.wordpress.xmlrpc import Door, XmlRpc
from editor.errors import BlogError, LoginRefused, NotAllowed
from editor.model.blog import Capabilities
from editor.model.examination import Finding, Subject

_NEEDED = "wp/v2"
_HEAD = 200_000
"""Bytes of a page: its head says what made it."""


class Examination:
    """One look at one blog. What a step finds out, later ones use."""

    def __init__(self, rest: Rest, xmlrpc: XmlRpc) -> None:
        self._rest, self._xmlrpc = rest, xmlrpc
        self._ahead: timedelta | None = None
        self._index: Record | None = None
        self._able = Capabilities()

    def lines(self) -> Iterator[Finding]:
        """Each as soon as it is known, up to the first that stops."""
        return until_stopped((self._way, self._web_api, self._login, self._what_goes, self._rest_of_it))

    def _way(self) -> Iterator[Finding]:
        return address_and_name(self._rest.api_url)

    def _web_api(self) -> Iterator[Finding]:
        """As nobody: whoever is in the way of that is in the way of all."""
        asked = route_url(self._rest.api_url, "", {"_fields": INDEX_FIELDS})
        try:
            answer = self._rest.session.as_nobody().get(asked)
        except BlogError as error:
            yield no_answer(error, asked)
        else:
            self._ahead = skew(answer.headers)
            yield encryption(answer, self._rest.session.trusted)
            yield redirects(asked, answer)
            yield self._found(answer)

    def _found(self, answer: Answer) -> Finding:
        try:
            value = understood(answer)
        except (LoginRefused, NotAllowed):
            return good(Subject.WEB_API, "The REST API is there, for users who are logged in only.")
        except BlogError as error:
            return stop(Subject.WEB_API, error)
        index = Record(answer.site, value if is_object(value) else {})
        if _NEEDED not in index.texts("namespaces"):
            return stop(Subject.WEB_API, lacking(answer.site))
        self._index = index
        return good(Subject.WEB_API, "The REST API is there.")

    def _login(self) -> Iterator[Finding]:
        try:
            self._able = capabilities(self._rest)
        except LoginRefused as refused:
            yield from self._refused(refused)
        except NotAllowed as error:
            yield from self._logged_in()
            yield stop(Subject.RIGHTS, error)
        except BlogError as error:
            yield stop(Subject.LOGIN, error)
        else:
            yield from self._logged_in()
            yield rights(self._able)

    def _refused(self, refused: LoginRefused) -> Iterator[Finding]:
        if self._index and not has_application_passwords(self._index):
            yield stop(Subject.PASSWORDS, passwords_off(self._rest.site))
        else:
            if self._index:
                yield good(Subject.PASSWORDS, "They are switched on.")
            yield stop(Subject.LOGIN, told_apart(refused, self._rest, self._xmlrpc))

    def _logged_in(self) -> Iterator[Finding]:
        if self._index:
            yield good(
                Subject.PASSWORDS,
                "They are switched on."
                if has_application_passwords(self._index)
                else "They are switched off, but this login is accepted without them.",
            )
        yield good(Subject.LOGIN, "User name and password are accepted.")

    def _what_goes(self) -> Iterator[Finding]:
        yield uploads(self._able)
        yield clock(self._ahead, self._able.timezone)

    def _rest_of_it(self) -> Iterator[Finding]:
        knock = self._xmlrpc.knock()
        if knock.door is Door.OPEN:
            yield good(Subject.XML_RPC, "It is open; Rejoinder uses the REST API.")
        else:
            yield good(Subject.XML_RPC, "It is closed, and not needed.")
        version = knock.version or self._generator()
        yield good(Subject.VERSION, f"WordPress {version}." if version else "The blog does not tell its version.")

    def _generator(self) -> str:
        """As the blog's first page says it."""
        try:
            page = self._rest.session.as_nobody().get(urljoin(self._xmlrpc.url, "."), clip=_HEAD)
        except BlogError:
            return ""
        return version_of(page.body)
