"""What users may do, as XML-RPC tells it."""

from __future__ import annotations

import pytest

from editor.clients.session import Session
from editor.clients.xmlrpc.client import XmlRpcClient
from editor.clients.xmlrpc.login import capabilities
from editor.clients.xmlrpc.rpc import Rpc
from editor.errors import NotAllowed
from editor.model.blog import Feature
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.clients.conftest import ClientAt
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt, fault
from tests.support.wordpress import WordPressServer

PROFILE = {"user_id": "7", "display_name": "M&auml;rta", "roles": ["editor"]}
FORMATS = {"all": {"standard": "Standard"}, "supported": {"0": "aside", "2": "quote"}}
OPTIONS = {"time_zone": {"desc": "Time Zone", "value": "5.5", "readonly": True}}


@pytest.mark.parametrize("user", ["admin", "editor", "author", "contributor"])
def test_user_may_the_same_as_over_rest(
    wordpress: WordPressServer, xmlrpc_at: XmlRpcAt, client_at: ClientAt, user: str
) -> None:
    here, there = xmlrpc_at(user=user).verify(), client_at(wordpress.url, user).verify()
    stricter = frozenset[Feature]() if user in {"admin", "editor"} else {Feature.NEW_TAGS}
    assert (here.features, here.statuses) == (there.features - stricter, there.statuses)
    assert (here.user_id, here.user_name) == (there.user_id, there.user_name)
    assert here.formats == there.formats != ()
    assert here.timezone in ("+01:00", "+02:00")  # Berlin's, today


def test_reader_is_told_that_he_may_not_write(xmlrpc_at: XmlRpcAt) -> None:
    with pytest.raises(NotAllowed, match="This user may not write posts on"):
        xmlrpc_at(user="subscriber").verify()


def test_role_of_a_plugin_is_taken_for_an_author(answers: Scripted) -> None:
    able = capabilities(answers([{"blogid": "1"}], PROFILE | {"roles": {"2": "shop manager"}}, OPTIONS, FORMATS))
    assert Status.PUBLISHED in able.statuses
    assert Feature.IMAGES in able.features
    assert Feature.ANY_HTML not in able.features
    assert (able.user_name, able.timezone) == ("Märta", "+05:30")


def test_editor_of_one_blog_of_many_has_his_html_filtered(answers: Scripted) -> None:
    able = capabilities(answers([{"blogid": "4", "isPrimary": True}], PROFILE, OPTIONS, FORMATS))
    assert Feature.ANY_HTML not in able.features
    assert Feature.NEW_CATEGORIES in able.features


def test_blog_that_does_not_tell_its_clock_goes_by_greenwich(answers: Scripted) -> None:
    assert capabilities(answers([], PROFILE, fault(401), FORMATS)).timezone == "UTC"
    for told in ({}, {"time_zone": {"value": "soon"}}, {"time_zone": {"value": "900"}}):
        assert capabilities(answers([], PROFILE, told, FORMATS)).timezone == "UTC"


def test_formats_are_those_that_the_theme_shows(answers: Scripted) -> None:
    able = capabilities(answers([], PROFILE, OPTIONS, FORMATS))
    assert able.formats == ("aside", "quote")
    assert Feature.FORMAT in able.features
    unheard: tuple[object, ...] = (fault(-32601), fault(401), {"all": "none"}, {"supported": False})
    for told in unheard:
        able = capabilities(answers([], PROFILE, OPTIONS, told))
        assert (able.formats, Feature.FORMAT in able.features) == ((), False)


def test_client_that_was_never_verified_asks_who_it_is(wordpress: WordPressServer) -> None:
    client = XmlRpcClient(Rpc(Session(), f"{wordpress.url}xmlrpc.php", wordpress.users["editor"]))
    post = client.create(PostFields(title="x", slug="mine", status=Status.DRAFT))
    assert client.find("mine") == (post,)
