"""The connection doctor's look at a WordPress: what stands between it and a post, and what else is worth knowing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from editor.clients.json_text import Record, is_object
from editor.clients.session import Answer
from editor.clients.way import address_and_name, encryption, good, no_answer, note, redirects, stop, until_stopped
from editor.clients.wordpress.login import INDEX_FIELDS, capabilities
from editor.clients.wordpress.logins import passwords_off
from editor.clients.wordpress.refusals import lacking, understood
from editor.clients.wordpress.refused_login import has_application_passwords, told_apart
from editor.clients.wordpress.rest import Rest, route_url
from editor.clients.wordpress.xmlrpc import Door, XmlRpc
from editor.errors import BlogError, LoginRefused, NotAllowed
from editor.model.blog import Capabilities, Feature
from editor.model.draft import Status
from editor.model.examination import Finding, Subject, Verdict

_NEEDED = "wp/v2"
_MUCH = timedelta(seconds=60)
"""What a post is scheduled within, WordPress publishes at once: a clock may be off by that much unnoticed."""
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"))
_HEAD = 200_000
"""Bytes of a page: its head says what made it."""
_GENERATOR = re.compile(r"<meta name=[\"']generator[\"'] content=[\"']WordPress ([\d.]{1,20})")


class Examination:
    """One look at one blog. What a step finds out, later ones use."""

    def __init__(self, rest: Rest, xmlrpc: XmlRpc) -> None:
        self._rest, self._xmlrpc = rest, xmlrpc
        self._date = self._age = ""
        self._arrived = datetime.now(UTC)
        self._index: Record | None = None
        self._able = Capabilities()

    def lines(self) -> Iterator[Finding]:
        """Each as soon as it is known, up to the first that stops."""
        return until_stopped((self._way, self._web_api, self._login, self._uploads, self._clock, self._rest_of_it))

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
            self._arrived = datetime.now(UTC)
            self._date, self._age = answer.headers.get("Date", ""), answer.headers.get("Age", "")
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
            yield self._rights()

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

    def _rights(self) -> Finding:
        statuses = ", ".join(sorted(status.value for status in self._able.statuses))
        sentence = f"This user may write posts as: {statuses}."
        if Status.PUBLISHED in self._able.statuses:
            verdict = Verdict.GOOD
        else:
            verdict = Verdict.NOTE
            sentence += " To publish without review, ask the blog's administrator for the role of an author."
        return Finding(subject=Subject.RIGHTS, verdict=verdict, sentence=sentence, capabilities=self._able)

    def _uploads(self) -> Iterator[Finding]:
        if Feature.IMAGES in self._able.features:
            yield good(
                Subject.UPLOADS,
                "This user may upload images. How large one may be, WordPress does not say before it is sent.",
            )
        else:
            yield note(
                Subject.UPLOADS,
                "This user may not upload images, so posts with images are refused. Ask the blog's administrator for "
                "the role of an author.",
            )

    def _clock(self) -> Iterator[Finding]:
        skew = self._skew()
        if skew is None:
            yield good(Subject.CLOCK, f"The blog's zone is {self._able.timezone}; it did not say what time it has.")
        elif abs(skew) <= _MUCH:
            yield good(
                Subject.CLOCK, f"The blog's clock agrees with this computer's; its zone is {self._able.timezone}."
            )
        else:
            way = "ahead of" if skew > timedelta() else "behind"
            yield note(
                Subject.CLOCK,
                f"The blog's clock is {_long(abs(skew))} {way} this computer's, and it is the one that scheduled posts "
                "go out by. Set this computer's clock by the network; if it is right, tell the blog's host.",
            )

    def _skew(self) -> timedelta | None:
        """How far the blog's clock is ahead; a cache says for how long (`Age`) it has had its answer."""
        try:
            told = parsedate_to_datetime(self._date).astimezone(UTC)
        except ValueError:
            return None
        return told + timedelta(seconds=int(self._age) if self._age.isdecimal() else 0) - self._arrived

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
        found = _GENERATOR.search(page.body.decode("utf-8", "replace"))
        return found[1] if found else ""


def _long(skew: timedelta) -> str:
    """In a unit that tells the size."""
    seconds = skew.total_seconds()
    size, name = next(unit for unit in _UNITS if seconds >= unit[0])
    number = round(seconds / size)
    return f"{number} {name}{'' if number == 1 else 's'}"
