"""How far a blog's clock is ahead is heard from every answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from editor.clients.clocks import ahead_of, skew
from editor.clients.session import Session
from editor.model.blog import Credentials
from tests.servers.fault_proxy import Fault, FaultProxy, Rule

NEAR = timedelta(seconds=30)


def test_latest_answer_tells(scripted: FaultProxy, login: Credentials) -> None:
    assert ahead_of(scripted.url) == timedelta()
    for ahead in (timedelta(minutes=12), -timedelta(hours=2)):
        date = format_datetime(datetime.now(UTC) + ahead, usegmt=True)
        scripted.rules = [Rule(Fault.STATUS, code=404, headers={"Date": date})]
        Session(login).get(f"{scripted.url}x")
        assert abs(ahead_of(f"{scripted.url}wp-json/") - ahead) < NEAR
    scripted.rules = [Rule(Fault.STATUS, code=404, headers={"Date": "noon"})]
    Session(login).get(f"{scripted.url}x")
    assert abs(ahead_of(scripted.url) + timedelta(hours=2)) < NEAR  # what it said last


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Date": ""},
        {"Date": "noon"},
        {"Date": "Fri, 31 Dec 9999 23:59:59 -1400"},
        {"Date": "Wed, 14 May 2026 09:00:00 GMT", "Age": "9" * 20},
    ],
)
def test_nonsense_tells_nothing(headers: dict[str, str]) -> None:
    assert skew(headers) is None
