"""What is behind an address: blogs however it is typed, and a sentence for everything else."""

from __future__ import annotations

import json

import pytest

from editor.clients.discovery import discover
from editor.clients.protocols import BlogClient
from editor.clients.registry import open_client
from editor.errors import (
    BlogError,
    Intercepted,
    NotABlog,
    NotEncrypted,
    ServerFailed,
    TlsProblem,
    TryLater,
    Unreachable,
)
from editor.model.blog import Blog, Credentials, Site
from editor.model.draft import Status
from editor.model.post import PostFields
from tests.servers.certificates import Authority, Certificate
from tests.servers.fault_proxy import Fault, FaultProxy, Rule
from tests.support.wordpress import WordPressServer

INDEX = {"name": "Tom &amp; Jo", "home": "https://blog.example", "namespaces": ["wp/v2"], "gmt_offset": -3.5}


def client_of(site: Site, credentials: Credentials) -> BlogClient:
    """A client for what was found."""
    blog = Blog(identity="1", name="x", url=site.url, api_url=site.api_url, kind=site.kind, user=credentials.user)
    return open_client(blog, credentials)


def page(body: str = "<p>Hello</p>", path: str = "^/$", **headers: str) -> Rule:
    """A page of a scripted site."""
    return Rule(Fault.STATUS, code=200, path=path, body=body, headers=headers)


def index(path: str = "wp-json", **changes: object) -> Rule:
    """The index of a scripted site's REST API."""
    return Rule(Fault.STATUS, code=200, path=path, body=json.dumps(INDEX | changes), type="application/json")


NOTHING = Rule(Fault.STATUS, code=404)


# However it is typed


@pytest.mark.parametrize(
    "typed", ["{host}", " {url} ", "{url}?p=7", "{url}2026/03/02/", "http://marta:secret@{host}/#top", "{host}/nothing"]
)
def test_blog_is_found_by_its_address_or_any_page(wordpress: WordPressServer, typed: str) -> None:
    host = wordpress.url.split("/")[2]
    site = discover(typed.format(url=wordpress.url, host=host))
    assert site == Site(
        name="Test Blog & Söhne",
        url=wordpress.url,
        api_url=f"{wordpress.url}wp-json/",
        kind="wordpress",
        timezone="Europe/Berlin",
        authorization_url=f"{wordpress.url}wp-admin/authorize-application.php",
        answers_programs=int(wordpress.version.partition(".")[0]) >= 7,
    )


def test_password_in_an_address_is_not_sent(proxy: FaultProxy) -> None:
    discover(proxy.url.replace("//", "//marta:secret@"))
    assert all("Authorization" not in entry.headers for entry in proxy.log)


def test_blog_on_this_computer_may_be_encrypted(tls_proxy: FaultProxy) -> None:
    site = discover(tls_proxy.url.split("/")[2])
    assert (site.url, site.api_url) == (tls_proxy.url, f"{tls_proxy.url}wp-json/")


# However it is set up


@pytest.mark.parametrize("variant", ["link-element-only", "no-links", "bom", "php-warning"])
def test_blog_is_found_however_its_pages_are_served(wordpress: WordPressServer, variant: str) -> None:
    wordpress.vary(variant)
    assert discover(wordpress.url).api_url == f"{wordpress.url}wp-json/"


@pytest.mark.parametrize("variants", [("plain-permalinks",), ("plain-permalinks", "no-links")])
def test_blog_without_permalinks_is_found_and_written_to(wordpress: WordPressServer, variants: tuple[str, ...]) -> None:
    wordpress.vary(*variants)
    site = discover(wordpress.url)
    assert "rest_route=" in site.api_url
    client = client_of(site, wordpress.users["editor"])
    assert client.verify().user_name == "Editor Person"
    post = client.create(PostFields(title="x", status=Status.DRAFT, slug="plain"))
    assert client.find("plain") == (post,)


def test_blog_whose_index_wants_a_login_is_found(wordpress: WordPressServer) -> None:
    wordpress.vary("no-anon-rest")
    site = discover(wordpress.url)
    host = wordpress.url.split("/")[2]
    assert site == Site(name=host, url=wordpress.url, api_url=f"{wordpress.url}wp-json/", kind="wordpress")


def test_blog_without_application_passwords_has_no_page_to_approve_one(wordpress: WordPressServer) -> None:
    wordpress.vary("no-app-passwords")
    assert discover(wordpress.url).authorization_url == ""


def test_clock_without_a_city_is_an_offset(wordpress: WordPressServer, scripted: FaultProxy) -> None:
    wordpress.vary("offset-time-zone")
    assert discover(wordpress.url).timezone == "+05:30"
    scripted.rules = [page(), index(home=scripted.url)]
    assert discover(scripted.url).timezone == "-03:30"


def test_blog_below_a_folder_is_found(scripted: FaultProxy) -> None:
    scripted.rules = [page(path="^/notes/today$"), index("^/notes/wp-json"), NOTHING]
    assert discover(f"{scripted.url}notes/today").api_url == f"{scripted.url}notes/wp-json/"


def test_address_of_the_blog_is_its_own_word_unless_only_it_believes_it(scripted: FaultProxy) -> None:
    for home, url in (
        ("https://blog.example", "https://blog.example/"),
        ("http://localhost", scripted.url),
        ("http://blog.example", scripted.url),
        (f"{scripted.url}notes", f"{scripted.url}notes/"),
    ):
        scripted.rules = [page(), index(home=home)]
        assert discover(scripted.url).url == url
        assert discover(scripted.url).name == "Tom & Jo"


def test_blog_that_calls_itself_http_is_spoken_to_as_it_was_reached(trusted: Authority) -> None:
    with FaultProxy(9, trusted, Certificate.GOOD) as scripted:
        plain = scripted.url.replace("https:", "http:")
        link = f'<{plain}wp-json/>; rel="https://api.w.org/"'
        scripted.rules = [page(path="^/$", Link=link), index(home=plain)]
        site = discover(scripted.url)
        assert (site.url, site.api_url) == (scripted.url, f"{scripted.url}wp-json/")


def test_api_of_another_host_that_is_not_encrypted_is_refused(scripted: FaultProxy) -> None:
    scripted.rules = [page(Link='<http://api.example/wp-json/>; rel="https://api.w.org/"')]
    with pytest.raises(NotEncrypted, match=r"api\.example is not encrypted"):
        discover(scripted.url)


# What is no blog, or not to be reached


@pytest.mark.parametrize(
    "typed", ["two words", "ftp://blog.example", "http://", "blog.example:port", "http://[::1", ""]
)
def test_what_is_no_web_address_is_told(typed: str) -> None:
    with pytest.raises(NotABlog, match=r"is not a web address\. Type one such as https://blog\.example/"):
        discover(typed)


def test_site_that_is_no_blog_is_told(scripted: FaultProxy) -> None:
    scripted.rules = [page('<link rel="stylesheet" href="x"><p>A shop</p>'), NOTHING]
    with pytest.raises(
        NotABlog, match=r"No blog that Rejoinder can write to was found at 127\.0\.0\.1:\d+ \(it speaks"
    ):
        discover(scripted.url)
    scripted.rules = [NOTHING]
    with pytest.raises(NotABlog, match="the blog's REST API may be switched off"):
        discover(scripted.url)


def test_api_that_is_another_one_is_no_blog(scripted: FaultProxy) -> None:
    scripted.rules = [page('<link rel="https://api.w.org/" href="/wp-json/">'), index(namespaces=["oembed/1.0"])]
    with pytest.raises(NotABlog):
        discover(scripted.url)
    scripted.rules = [page('<link rel="https://api.w.org/" href="/wp-json/">'), page("[]", "wp-json")]
    with pytest.raises(NotABlog):
        discover(scripted.url)


def test_api_behind_a_page_is_told(scripted: FaultProxy) -> None:
    wall = Rule(Fault.STATUS, code=200, path="wp-json", body="<title>Just a moment...</title>")
    scripted.rules = [page('<link rel="https://api.w.org/" href="/wp-json/">'), wall]
    with pytest.raises(Intercepted, match="Not the blog but a challenge page of Cloudflare answered"):
        discover(scripted.url)


def test_blog_that_shows_a_login_page_only_is_told(wordpress: WordPressServer) -> None:
    wordpress.vary("login-wall")
    with pytest.raises(Intercepted, match="sends programs to its login page"):
        discover(wordpress.url)


def test_blog_in_maintenance_is_told(wordpress: WordPressServer) -> None:
    wordpress.vary("maintenance")
    with pytest.raises(TryLater, match="asks to be left alone for 600 seconds") as later:
        discover(wordpress.url)
    assert later.value.seconds == 600


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        (500, ServerFailed, r"failed \(500\)\. Try again later"),
        (403, Intercepted, r"answered at 127\.0\.0\.1:\d+ \(403\)"),
        (401, Intercepted, r"answered at 127\.0\.0\.1:\d+ \(401\)"),
    ],
)
def test_site_that_fails_or_refuses_is_told(
    scripted: FaultProxy, code: int, error: type[BlogError], sentence: str
) -> None:
    scripted.rules = [Rule(Fault.STATUS, code=code)]
    with pytest.raises(error, match=sentence):
        discover(scripted.url)


@pytest.mark.usefixtures("names")
def test_host_that_is_not_known_is_told() -> None:
    with pytest.raises(Unreachable, match=r"^blog\.example was not found"):
        discover("blog.example")


def test_server_that_is_down_is_told(closed_port: int) -> None:
    with pytest.raises(Unreachable, match="refuses the connection"):
        discover(f"127.0.0.1:{closed_port}")
    with pytest.raises(Unreachable, match="refuses the connection"):
        discover(f"https://127.0.0.1:{closed_port}/")


# Encryption


def test_plain_http_is_refused_and_nothing_is_asked(wordpress: WordPressServer, names: dict[str, str]) -> None:
    names["blog.example"] = "127.0.0.1"
    with pytest.raises(NotEncrypted, match=r"others could read your password on the way\. Use https://blog\.example"):
        discover(f"http://blog.example:{wordpress.port}/")


@pytest.mark.usefixtures("names")
def test_plain_http_is_refused_also_where_nobody_answers() -> None:
    with pytest.raises(NotEncrypted, match=r"blog\.example is not encrypted \(http\)"):
        discover("HTTP://blog.example/")


def test_bare_name_of_a_blog_without_encryption_is_refused(wordpress: WordPressServer, names: dict[str, str]) -> None:
    names["blog.example"] = "127.0.0.1"
    with pytest.raises(NotEncrypted, match=r"blog\.example:\d+ is not encrypted \(http\)"):
        discover(f"blog.example:{wordpress.port}")


@pytest.mark.parametrize("scheme", ["", "https://"])
def test_certificate_that_is_wrong_is_told(trusted: Authority, names: dict[str, str], scheme: str) -> None:
    names["other.example"] = "127.0.0.1"
    with (
        FaultProxy(9, trusted, Certificate.WRONG_NAME) as scripted,
        pytest.raises(TlsProblem, match=r"The certificate of other\.example:\d+ belongs to another name"),
    ):
        discover(f"{scheme}other.example:{scripted.url.rstrip('/').rpartition(':')[2]}")
