"""Pages that come where data was due: who stands in between, as far as they tell."""

from __future__ import annotations

from editor.clients.session import Answer

_TELLTALES = (
    (("just a moment", "cf-challenge", "challenge-platform", "attention required"), "a challenge page of Cloudflare"),
    (("captcha",), "a page that asks whether you are human"),
    (("wordfence",), "the firewall Wordfence"),
    (("sucuri",), "the firewall Sucuri"),
    (("imunify",), "the firewall Imunify360"),
    (("mod_security", "modsecurity"), "the firewall ModSecurity"),
    (('type="password"', "type='password'", "wp-login.php"), "a login page"),
)
_SHOWN = 200_000
"""Bytes that are looked at."""


def is_page(answer: Answer) -> bool:
    """Is it a web page?"""
    return "html" in answer.headers.get("Content-Type", "").lower() or answer.body.lstrip()[:1] == b"<"


def who(answer: Answer) -> str:
    """Who answers, in words: `the firewall Wordfence`, `a login page`, or just `a web page`."""
    text = answer.body[:_SHOWN].decode("utf-8", "replace").lower()
    found = (name for words, name in _TELLTALES if any(word in text for word in words))
    return next(found, "a web page")
