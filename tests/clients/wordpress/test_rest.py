"""Routes under either form of the API's address, and lists to their end."""

from __future__ import annotations

import json

import pytest

from editor.clients.session import Session
from editor.clients.wordpress.rest import Rest, route_url
from editor.errors import AnswerBroken
from tests.servers.fault_proxy import Fault, FaultProxy, Rule


@pytest.mark.parametrize(
    ("api_url", "expected"),
    [
        ("https://blog.example/wp-json/", "https://blog.example/wp-json/wp/v2/tags?a=1"),
        ("https://blog.example/notes/wp-json", "https://blog.example/notes/wp-json/wp/v2/tags?a=1"),
        ("https://blog.example/?rest_route=/", "https://blog.example/?rest_route=%2Fwp%2Fv2%2Ftags&a=1"),
        (
            "https://blog.example/index.php?lang=de&rest_route=/",
            "https://blog.example/index.php?lang=de&rest_route=%2Fwp%2Fv2%2Ftags&a=1",
        ),
    ],
)
def test_route_is_found_with_and_without_permalinks(api_url: str, expected: str) -> None:
    assert route_url(api_url, "wp/v2/tags", {"a": "1"}) == expected


def records(count: int, page: int, **headers: str) -> Rule:
    """A page of a list."""
    body = json.dumps([{"id": number} for number in range(count)])
    return Rule(Fault.STATUS, code=200, path=f"&page={page}$", body=body, headers=headers, type="application/json")


def lengths(server: FaultProxy) -> list[int]:
    """How many records each page of a list has."""
    rest = Rest(Session(), f"{server.url}wp-json/")
    return [len(page.records) for page in rest.pages("wp/v2/comments")]


def test_list_ends_where_its_total_says_also_behind_a_short_page(scripted: FaultProxy) -> None:
    total = {"X-WP-Total": "200"}
    scripted.rules = [records(99, 1, **total), records(100, 2, **total)]
    assert lengths(scripted) == [99, 100]


def test_list_whose_total_is_not_told_ends_with_an_empty_page(scripted: FaultProxy) -> None:
    scripted.rules = [records(100, 1), records(3, 2), records(0, 3)]
    assert lengths(scripted) == [100, 3, 0]


def test_list_that_is_none_is_told(scripted: FaultProxy) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=200, body="{}", type="application/json")]
    with pytest.raises(AnswerBroken, match="something else than a list"):
        lengths(scripted)
