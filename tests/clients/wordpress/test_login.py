"""What each kind of user may do, as WordPress says."""

from __future__ import annotations

import json

import pytest

from editor.clients.json_text import Record
from editor.clients.wordpress.login import time_zone
from editor.errors import LoginRefused, NotAllowed
from editor.model.blog import Feature
from editor.model.draft import Status
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

READER_FACING = {
    *(Feature.TITLE, Feature.EXCERPT, Feature.CATEGORIES, Feature.TAGS, Feature.COMMENTS, Feature.BLOCKS),
    *(Feature.DISCUSSION, Feature.PINGS, Feature.FORMAT, Feature.NEW_TAGS),
}
PUBLISHING = READER_FACING | {
    *(Feature.SLUG, Feature.DATE, Feature.IMAGES, Feature.FEATURED_IMAGE, Feature.PASSWORD),
}
EDITING = {Feature.NEW_CATEGORIES, Feature.ANY_HTML, Feature.STICKY, Feature.AUTHOR, Feature.PAGES}


@pytest.mark.parametrize(
    ("user", "features", "statuses"),
    [
        ("editor", PUBLISHING | EDITING, set(Status)),
        ("author", PUBLISHING, set(Status)),
        ("contributor", READER_FACING, {Status.DRAFT, Status.PENDING}),
    ],
)
def test_user_may_do_what_the_role_allows(
    wordpress: WordPressServer, client_at: ClientAt, user: str, features: set[Feature], statuses: set[Status]
) -> None:
    able = client_at(wordpress.url, user).verify()
    assert (able.features, able.statuses) == (features, statuses)
    assert (able.user_id, able.user_name) == (str(wordpress.user_ids[user]), f"{user.capitalize()} Person")
    assert able.timezone == "Europe/Berlin"
    assert able.formats[:2] == ("aside", "audio")


@pytest.mark.parametrize(("status", "code"), [(403, "rest_cannot_view_active_theme"), (404, "rest_no_route")])
def test_blog_that_does_not_tell_its_formats_has_none(
    proxy: FaultProxy, client_at: ClientAt, status: int, code: str
) -> None:
    refusal = json.dumps({"code": code, "message": "No.", "data": {"status": status}})
    proxy.rules = [Rule(Fault.STATUS, path="/wp-json/wp/v2/themes", code=status, body=refusal, type="application/json")]
    able = client_at(proxy.url).verify()
    assert able.formats == ()
    assert Feature.FORMAT not in able.features


def test_who_may_only_read_is_told(wordpress: WordPressServer, client_at: ClientAt) -> None:
    with pytest.raises(NotAllowed, match="This user may not write posts on"):
        client_at(wordpress.url, "subscriber").verify()


@pytest.mark.parametrize("variant", ["no-app-passwords", "php-warning", "bom"])
def test_login_is_understood_through_what_plugins_do(
    wordpress: WordPressServer, client_at: ClientAt, variant: str
) -> None:
    wordpress.vary(variant)
    client = client_at(wordpress.url)
    if variant == "no-app-passwords":
        with pytest.raises(LoginRefused, match="Application passwords are switched off on"):
            client.verify()
    else:
        assert client.verify().user_name == "Editor Person"


def test_login_that_a_web_server_drops_is_told(proxy: FaultProxy, client_at: ClientAt) -> None:
    proxy.rules = [Rule(Fault.DROP_HEADER)]
    with pytest.raises(LoginRefused, match=r"The login is right, but the web server of .* keeps it from the REST API"):
        client_at(proxy.url).verify()


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ({"timezone_string": "Asia/Tokyo", "gmt_offset": 9}, "Asia/Tokyo"),
        ({"timezone_string": "", "gmt_offset": "5.75"}, "+05:45"),
        ({"gmt_offset": -9.5}, "-09:30"),
        ({"gmt_offset": 0}, "+00:00"),
        ({"gmt_offset": ""}, "UTC"),
        ({}, "UTC"),
    ],
)
def test_clock_is_a_zone_or_an_offset(told: dict[str, object], zone: str) -> None:
    assert time_zone(Record("blog.example", told)) == zone
