"""What can befall each request of a publish, as rules of the fault proxy; and which requests there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.faults.publishing import IDENTITY
from tests.servers.certificates import Certificate
from tests.servers.fault_proxy import Fault, Rule

LATE_SECONDS = 0.15
"""After which the server does the work whose client is gone; the program looks again after a longer pause."""
RETRY_AFTER = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request of the publish: the `nth` of this method whose path and query match."""

    method: str
    path: str
    nth: int = 1

    @property
    def writes(self) -> bool:
        return self.method == "POST"


def _read(path: str, nth: int = 1) -> Asked:
    return Asked(method="GET", path=path, nth=nth)


def _write(path: str) -> Asked:
    return Asked(method="POST", path=path)


REQUESTS = (
    _read(rf"/wp/v2/posts\?slug=draft-{IDENTITY}"),
    _read(r"/wp/v2/posts\?search="),
    _write(r"/wp/v2/posts\?"),
    _read(r"/wp/v2/media\?slug=beds-\w+%2Ccat-\w+%2Ctray-"),
    _write(r"/wp/v2/media\?slug=beds-"),
    _write(r"/wp/v2/media\?slug=cat-"),
    _write(r"/wp/v2/media\?slug=tray-"),
    _read(r"/wp/v2/categories\?.*search=News"),
    _read(r"/wp/v2/categories\?.*search=borders"),
    _write(r"/wp/v2/categories\?"),
    _read(r"/wp/v2/tags\?.*search=rbis"),
    _write(r"/wp/v2/tags\?"),
    _read(r"/wp/v2/tags\?.*search=bees"),
    Asked(method="POST", path=r"/wp/v2/tags\?", nth=2),
    _read(r"/wp/v2/posts/\d+\?"),
    _write(r"/wp/v2/posts/\d+\?"),
    _read(r"/wp/v2/posts/\d+\?", 2),
)
"""All of them, in order, when nothing goes wrong; but for those of the files."""
FILES = range(4, 7)
"""The places of those: two files are on their way at once."""
BESIDE = range(4, 8)
"""The places at which another request may be under way when something befalls the one before."""


class Mishap(StrEnum):
    """What befalls a request."""

    RESET_BEFORE = "reset before it was taken"
    RESET_UPLOAD = "reset while its body was sent"
    HANG = "never answered"
    ERROR_BEFORE = "500 instead of work"
    GATEWAY_BEFORE = "502 instead of work"
    BUSY = "429 with Retry-After"
    MAINTENANCE = "503 with Retry-After"
    LATE = "reset, and done a moment later"
    RESET_AFTER = "done, answer lost"
    CLOSE_AFTER = "done, connection closed without an answer"
    HANG_AFTER = "done, never answered"
    ERROR_AFTER = "done, 500"
    GATEWAY_AFTER = "done, 504"
    TRUNCATED = "done, half an answer"
    PAGE_AFTER = "done, somebody's page in place of the answer"
    WARNING = "done, a warning of PHP before the answer"
    REFUSED = "connection refused"
    OFFLINE = "connection refused, three tries long"
    NOT_FOUND = "the blog's name not found"
    EXPIRED = "certificate expired"
    WRONG_NAME = "certificate of another name"
    UNTRUSTED = "certificate of an unknown authority"
    KILL_BEFORE = "process killed before it was taken"
    KILL_AFTER = "process killed when it was done"


OUTAGES = frozenset({Mishap.REFUSED, Mishap.OFFLINE})
CERTIFICATES = {
    Mishap.EXPIRED: Certificate.EXPIRED,
    Mishap.WRONG_NAME: Certificate.WRONG_NAME,
    Mishap.UNTRUSTED: Certificate.UNTRUSTED,
}
KILLS = frozenset({Mishap.KILL_BEFORE, Mishap.KILL_AFTER})
HANGS = frozenset({Mishap.HANG, Mishap.HANG_AFTER})
PAUSES = frozenset({Mishap.BUSY, Mishap.MAINTENANCE})
UNSEEN = OUTAGES | {Mishap.NOT_FOUND} | set(CERTIFICATES)
"""The proxy never sees the request: it is spoiled at the one before."""
HARMLESS = frozenset({Mishap.WARNING})
"""The publish does not even stumble."""
_WARNING = "<br />\n<b>Warning</b>: Undefined variable $ad in <b>/srv/plugin.php</b> on line <b>7</b><br />\n"
_PAUSE = {"Retry-After": str(RETRY_AFTER)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run: what befalls which request, by its place in REQUESTS."""

    mishap: Mishap
    place: int

    @property
    def asked(self) -> Asked:
        return REQUESTS[self.place]

    @property
    def name(self) -> str:
        return f"{self.mishap.name.lower()}-{self.place:02}"

    def rule(self) -> Rule:
        """What the proxy is told; for what it never sees, the rule for the request before."""
        if self.mishap in UNSEEN:
            before = REQUESTS[self.place - 1]
            fault = _FAULTS_BEFORE.get(self.mishap, Fault.CHANGE_CERTIFICATE)
            shown = CERTIFICATES.get(self.mishap, Certificate.GOOD)
            return Rule(fault, method=before.method, path=before.path, nth=before.nth, certificate=shown)
        rule = _RULES[self.mishap]
        return Rule(
            rule.fault,
            method=self.asked.method,
            path=self.asked.path,
            nth=self.asked.nth,
            code=rule.code,
            headers=rule.headers,
            body=rule.body,
            seconds=LATE_SECONDS,
        )


_FAULTS_BEFORE = dict.fromkeys(OUTAGES, Fault.GO_AWAY) | {Mishap.NOT_FOUND: Fault.PART}
_RULES = {
    Mishap.RESET_BEFORE: Rule(Fault.RESET_BEFORE),
    Mishap.RESET_UPLOAD: Rule(Fault.RESET_UPLOAD),
    Mishap.HANG: Rule(Fault.HANG),
    Mishap.ERROR_BEFORE: Rule(Fault.STATUS, code=500),
    Mishap.GATEWAY_BEFORE: Rule(Fault.STATUS, code=502),
    Mishap.BUSY: Rule(Fault.STATUS, code=429, headers=_PAUSE),
    Mishap.MAINTENANCE: Rule(Fault.STATUS, code=503, headers=_PAUSE),
    Mishap.LATE: Rule(Fault.LATE),
    Mishap.RESET_AFTER: Rule(Fault.RESET_AFTER),
    Mishap.CLOSE_AFTER: Rule(Fault.CLOSE_AFTER),
    Mishap.HANG_AFTER: Rule(Fault.HANG_AFTER),
    Mishap.ERROR_AFTER: Rule(Fault.STATUS_AFTER, code=500),
    Mishap.GATEWAY_AFTER: Rule(Fault.STATUS_AFTER, code=504),
    Mishap.TRUNCATED: Rule(Fault.TRUNCATE),
    Mishap.PAGE_AFTER: Rule(Fault.REPLACE_BODY, body="<html><title>Hotel</title>Log in to our Wi-Fi.</html>"),
    Mishap.WARNING: Rule(Fault.PREFIX, body=_WARNING),
    Mishap.KILL_BEFORE: Rule(Fault.HANG),
    Mishap.KILL_AFTER: Rule(Fault.HANG_AFTER),
}


def is_possible(case: Case) -> bool:
    """A body is sent with writes only; a moment later matters for writes only."""
    return case.asked.writes or case.mishap not in {Mishap.RESET_UPLOAD, Mishap.LATE}


CASES = tuple(
    case
    for mishap in Mishap
    for case in (Case(mishap=mishap, place=place) for place in range(len(REQUESTS)))
    if is_possible(case)
)
"""Each mishap at each request."""


def sample(count: int) -> tuple[Case, ...]:
    """So many of them, spread evenly over mishaps and requests."""
    step = len(CASES) / count
    return tuple(CASES[int(number * step)] for number in range(count))
