"""The practice login is taken with or without the spaces of its password; anything else is nobody."""

import base64

import pytest

from editor.practice.account import PRACTICE_PASSWORD, PRACTICE_USER, is_known


def _basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


def test_password_counts_with_and_without_its_spaces() -> None:
    assert is_known(_basic(f"{PRACTICE_USER}:{PRACTICE_PASSWORD}"))
    assert is_known(_basic(f"{PRACTICE_USER}:{PRACTICE_PASSWORD.replace(' ', '')}"))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer abc",
        "Basic !!",
        "Basic " + base64.b64encode(b"\xff\xfe").decode(),
        _basic("you:wrong"),
        _basic("me:x"),
    ],
)
def test_any_other_login_is_nobody(header: str) -> None:
    assert not is_known(header)
