"""Hosts of addresses, and addresses in Markdown."""

import pytest

from editor.text.urls import host, is_web_address, is_within, link_target


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Shop.Acme.example:8443/x?y#z", "shop.acme.example"),
        ("http://www.acme.example", "acme.example"),
        (" //acme.example./x", "acme.example"),
        ("post.assets/cat.png", ""),
        ("mailto:a@b.example", ""),
        ("ftp://acme.example/", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_host_of_an_address(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    ("url", "is_one"),
    [("https://a.example/", True), ("HTTP://a.example", True), ("javascript:alert(1)", False), ("http:///x", False)],
)
def test_web_address_is_http_with_a_host(url: str, is_one: bool) -> None:
    assert is_web_address(url) is is_one


def test_host_is_within_its_domain_and_not_within_one_that_ends_alike() -> None:
    assert is_within("shop.acme.example", "acme.example")
    assert is_within("acme.example", "acme.example")
    assert not is_within("notacme.example", "acme.example")
    assert not is_within("acme.example", "")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/#comment-41", "https://a.example/#comment-41"),
        ("https://a.example/b_(c)_d", "https://a.example/b_(c)_d"),
        ("https://a.example/b(c", "https://a.example/b%28c"),
        ("https://a.example/b)c(", "https://a.example/b%29c%28"),
        ("https://a.example/b c`[d]", "https://a.example/b%20c%60%5Bd%5D"),
        ("https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
        ("https://a.example/?a=1&copy;", "https://a.example/?a=1&amp;copy;"),
    ],
)
def test_address_is_made_fit_for_a_markdown_link(url: str, target: str) -> None:
    assert link_target(url) == target
