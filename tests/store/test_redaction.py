"""What looks like a secret gets into no log."""

from pathlib import Path

import pytest

from editor.store.redaction import redacted

PASSWORD = "abcd EFGH ijkl MNOP qrst 0123"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Logged in with {PASSWORD}.", "Logged in ***."),
        ("Logged in with abcdEFGHijklMNOPqrst0123.", "Logged in with ***."),
        ("?password=abcd+EFGH+ijkl+MNOP+qrst+0123&user=marta", "?password=***&user=marta"),
        (f'{{"user": "marta", "password": "{PASSWORD}"}}', '{"user": "marta", "password": ***}'),
        ("password: hunter two", "password: ***"),
        ("access_token=xyz&page=2", "access_token=***&page=2"),
        ("{'Authorization': 'Basic bWFydGE6c2VjcmV0'}", "{'Authorization': ***}"),
        ("authorization: Bearer abc.def\nAccept: */*", "authorization: ***\nAccept: */*"),
        ("Set-Cookie: wordpress_logged_in=marta%7C1", "Set-Cookie: ***"),
        ("sent Basic bWFydGE6c2VjcmV0 again", "sent Basic *** again"),
        ("https://marta:secret@ferry.example/a", "https://***@ferry.example/a"),
        ("http://marta:p@ss@127.0.0.1:8080/", "http://***@127.0.0.1:8080/"),
        ("api-key = 12:34", "api-key = ***"),
    ],
)
def test_secrets_are_hidden_in_all_their_shapes(text: str, left: str) -> None:
    assert redacted(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "GET https://ferry.example/wp-json/wp/v2/posts?page=2 → 200 in 0.18 s",
        "Basic settings were saved.",
        "Mail marta@ferry.example about 2 tokens",
        "0c9f7d6e-1b2a-4c3d-8e9f-0a1b2c3d4e5f was published",
        "sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "HTTPStatus code: 500",
    ],
)
def test_what_helps_to_find_a_fault_stays(text: str) -> None:
    assert redacted(text) == text


def test_home_folder_tells_nobodys_name() -> None:
    assert redacted("/home/marta/Documents/a.md", Path("/home/marta")) == "~/Documents/a.md"
    assert redacted("/root/a.md", Path("/")) == "/root/a.md"
