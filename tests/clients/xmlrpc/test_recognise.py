"""Which blogs are spoken to over XML-RPC: those whose REST API is closed."""

from __future__ import annotations

import pytest

from editor.clients.discovery import discover
from editor.clients.session import Session
from editor.clients.xmlrpc.recognise import recognise_xmlrpc
from editor.errors import Intercepted, NotABlog
from editor.model.blog import Site
from tests.clients.xmlrpc.conftest import fault, raw, says
from tests.servers.certificates import Authority, Certificate
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

METHODS = ["wp.getPost", "wp.getPosts", "wp.newPost", "wp.editPost", "wp.getProfile"]
LINK = '<link rel="EditURI" type="application/rsd+xml" href="{href}"><link rel="EditURI" type="application/rsd+xml">'
RSD = """
<?xml version="1.0"?><rsd version="1.0" xmlns="http://archipelago.phrasewise.com/rsd"><service><apis>
<api name="Blogger" preferred="false" apiLink="/old" /><api name="Odd" preferred="false" />
<api name="WordPress" preferred="true" apiLink="{link}" /></apis></service></rsd>"""


def on(path: str, rule: Rule) -> Rule:
    """The rule, each time, for this path only."""
    rule.path, rule.nth = path, 0
    return rule


def page(head: str = "") -> Rule:
    """The blog's front page."""
    return on("^/$", raw(f"<html><head>{head}</head>"))


def site(scripted: FaultProxy, path: str) -> Site:
    """What is found when it answers at this path."""
    host = scripted.url.split("/")[2]
    return Site(name=host, url=scripted.url, api_url=f"{scripted.url}{path}", kind="wordpress-xmlrpc")


def recognised(scripted: FaultProxy) -> Site | None:
    """What the front page leads to."""
    return recognise_xmlrpc(Session().get(scripted.url), Session())


@pytest.mark.parametrize("variants", [("no-rest",), ("no-rest", "no-links"), ("no-rest", "php-warning")])
def test_blog_whose_rest_api_is_closed_is_found_by_xmlrpc(
    wordpress: WordPressServer, variants: tuple[str, ...]
) -> None:
    wordpress.vary(*variants)
    host = wordpress.url.split("/")[2]
    expected = Site(name=host, url=wordpress.url, api_url=f"{wordpress.url}xmlrpc.php", kind="wordpress-xmlrpc")
    assert discover(wordpress.url) == expected


def test_blog_whose_rest_api_is_open_is_not_spoken_to_over_xmlrpc(wordpress: WordPressServer) -> None:
    assert discover(wordpress.url).kind == "wordpress"


def test_blog_that_lacks_the_methods_of_wordpress_is_not_taken_for_one(wordpress: WordPressServer) -> None:
    wordpress.vary("no-links", "no-rest", "metaweblog-only")
    assert discover(f"{wordpress.url}?older").kind == "metaweblog"


def test_blog_without_any_of_the_web_apis_is_told_which_there_are(scripted: FaultProxy) -> None:
    scripted.rules = [page(""), on("xmlrpc|metaweblog", says(["system.listMethods", "metaWeblog.newPost"]))]
    with pytest.raises(NotABlog, match="it speaks to WordPress, WordPress over XML-RPC, MetaWeblog"):
        discover(scripted.url)


def test_blog_with_both_closed_is_told_by_what_stands_before_its_rest_api(proxy: FaultProxy) -> None:
    proxy.rules = [Rule(Fault.STATUS, code=403, path="wp-json|rest_route|xmlrpc")]
    with pytest.raises(Intercepted, match=r"Not the blog but a web page answered at .* \(403\)"):
        discover(proxy.url)


def test_preferred_address_is_asked_first(scripted: FaultProxy) -> None:
    rsd = on("^/rsd", raw(RSD.format(link="rpc?blog=4")))
    scripted.rules = [page(LINK.format(href="/rsd")), rsd, on("^/rpc", says(METHODS))]
    assert recognised(scripted) == site(scripted, "rpc?blog=4")
    assert [entry.path for entry in scripted.log] == ["/", "/rsd", "/rpc?blog=4"]


@pytest.mark.parametrize(
    "body",
    ["<rsd><service>", '<!DOCTYPE rsd [<!ENTITY a "b">]><rsd>&a;</rsd>', RSD.format(link="http://other.example/rpc")],
)
def test_usual_places_are_asked_when_what_the_page_names_leads_nowhere(scripted: FaultProxy, body: str) -> None:
    scripted.rules = [page(LINK.format(href="/rsd")), on("^/rsd", raw(body)), on("^/xmlrpc$", says(METHODS))]
    assert recognised(scripted) == site(scripted, "xmlrpc")


def test_usual_places_are_asked_when_the_named_file_is_not_to_be_had(scripted: FaultProxy) -> None:
    scripted.rules = [page(LINK.format(href="http://other.example/rsd")), on("^/xmlrpc.php", says(METHODS))]
    assert recognised(scripted) == site(scripted, "xmlrpc.php")


def test_methods_are_asked_for_in_two_ways(scripted: FaultProxy) -> None:
    scripted.rules = [page(), says(fault(-32601)), on("^/xmlrpc.php", says(METHODS))]
    assert recognised(scripted) == site(scripted, "xmlrpc.php")


def test_address_that_lacks_what_is_needed_is_none(scripted: FaultProxy) -> None:
    scripted.rules = [page(), on("xmlrpc.php", says(METHODS[:3])), Rule(Fault.STATUS, code=404)]
    assert recognised(scripted) is None
    with pytest.raises(NotABlog, match="REST API may be switched off, and XML-RPC with it"):
        discover(scripted.url)


def test_blog_that_calls_itself_http_is_spoken_to_as_it_was_reached(trusted: Authority) -> None:
    with FaultProxy(9, trusted, Certificate.GOOD) as scripted:
        plain = scripted.url.replace("https:", "http:")
        rsd = on("^/rsd", raw(RSD.format(link=f"{plain}rpc")))
        scripted.rules = [page(LINK.format(href=f"{plain}rsd")), rsd, on("^/rpc", says(METHODS))]
        assert recognised(scripted) == site(scripted, "rpc")
