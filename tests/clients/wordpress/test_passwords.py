"""An application password is revoked on a real WordPress."""

from __future__ import annotations

import pytest

from editor.clients.session import Session
from editor.clients.wordpress.client import open_wordpress
from editor.clients.wordpress.rest import Rest
from editor.errors import AnswerBroken, LoginRefused, OutcomeUnknown, RequestRefused
from editor.model.blog import Blog, Credentials
from tests.clients.conftest import ClientAt
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer


def another(wordpress: WordPressServer, name: str) -> Credentials:
    """One more password of the author's."""
    login = wordpress.users["author"]
    rest = Rest(Session(login), f"{wordpress.url}wp-json/")
    made = rest.post("wp/v2/users/me/application-passwords", {"name": name})
    return Credentials(user=login.user, password=made.words("password"))


def test_revoked_password_is_good_for_nothing_and_others_stay(wordpress: WordPressServer, client_at: ClientAt) -> None:
    api_url = f"{wordpress.url}wp-json/"
    blog = Blog(identity="1", name="A", url=wordpress.url, api_url=api_url, kind="wordpress", user="")
    client = open_wordpress(blog, another(wordpress, "Rejoinder"))
    assert client.verify().user_id == str(wordpress.user_ids["author"])
    client.revoke()
    with pytest.raises(LoginRefused):
        client.verify()
    with pytest.raises(LoginRefused):
        client.revoke()
    assert client_at(wordpress.url, "author").verify().user_id == str(wordpress.user_ids["author"])


@pytest.mark.parametrize("uuid", ["", "../../users/1", "3"])
def test_answer_that_names_no_password_revokes_nothing(proxy: FaultProxy, client_at: ClientAt, uuid: str) -> None:
    body = b'{"uuid": "' + uuid.encode() + b'"}'
    proxy.rules = [Rule(Fault.REPLACE_BODY, path="introspect", body=body, type="application/json")]
    client = client_at(proxy.url, "author")
    with pytest.raises(AnswerBroken, match=r"does not say which password this is\. Revoke it in your profile"):
        client.revoke()
    proxy.rules = []
    assert client.verify().user_id


def test_refusal_is_in_the_blogs_words(proxy: FaultProxy, client_at: ClientAt) -> None:
    body = '{"code": "rest_no_authenticated_app_password", "message": "Cannot introspect.", "data": {"status": 404}}'
    proxy.rules = [Rule(Fault.STATUS, code=404, path="introspect", body=body, type="application/json")]
    with pytest.raises(RequestRefused, match=r"refused: Cannot introspect\."):
        client_at(proxy.url, "author").revoke()


def test_fresh_password_is_another_one_of_the_same_user(wordpress: WordPressServer, client_at: ClientAt) -> None:
    api_url = f"{wordpress.url}wp-json/"
    blog = Blog(identity="1", name="A", url=wordpress.url, api_url=api_url, kind="wordpress", user="")
    login = wordpress.users["author"]
    fresh = open_wordpress(blog, login).fresh_password()
    assert fresh != login.password
    again = open_wordpress(blog, Credentials(user=login.user, password=fresh))
    assert again.verify().user_id == str(wordpress.user_ids["author"])
    again.revoke()
    assert client_at(wordpress.url, "author").verify().user_id == str(wordpress.user_ids["author"])


def test_fresh_password_that_is_not_told_is_unknown(proxy: FaultProxy, client_at: ClientAt) -> None:
    rule = Rule(Fault.STATUS, code=201, path="application-passwords", body='{"uuid": "x"}', type="application/json")
    proxy.rules = [rule]
    with pytest.raises(OutcomeUnknown, match="made a password, but does not tell it"):
        client_at(proxy.url, "author").fresh_password()
