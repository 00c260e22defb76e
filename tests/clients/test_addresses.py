"""Addresses: whose they are, which are safe, and what of them is told."""

import pytest

from editor.clients.addresses import is_loopback, is_safe, origin, redacted, site_of


def test_site_is_told_with_its_port_and_without_a_user() -> None:
    assert site_of("https://marta:secret@blog.example:8443/x?y") == "blog.example:8443"
    assert site_of("https://blog.example") == "blog.example"


def test_origin_knows_the_usual_port_and_no_case() -> None:
    assert origin("https://Blog.example:443/a") == origin("https://blog.example/b")
    assert origin("https://blog.example/") != origin("http://blog.example/")
    assert origin("http://blog.example:8080/") != origin("http://blog.example/")


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://127.9.9.9/", "http://[::1]/", "http://localhost/"])
def test_loopback_is_safe_without_encryption(url: str) -> None:
    assert is_loopback(url)
    assert is_safe(url)


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://localhost.example/", "http://blog.example/", "http:///x"])
def test_other_hosts_are_safe_with_encryption_only(url: str) -> None:
    assert not is_loopback(url)
    assert not is_safe(url)
    assert is_safe(url.replace("http:", "https:"))


def test_log_shows_of_a_query_only_what_tells_nothing() -> None:
    url = "https://u:p@blog.example/wp-json/wp/v2/tags?search=divorce&password=x&page=2&_fields=id,name"
    assert redacted(url) == "blog.example/wp-json/wp/v2/tags?search=*&password=*&page=2&_fields=id,name"
