"""WordPress's own refusals, by code and status."""

from __future__ import annotations

import json

import pytest

from editor.clients.session import Answer
from editor.clients.wordpress.refusals import understood
from editor.errors import (
    BlogError,
    Intercepted,
    LoginRefused,
    NotABlog,
    NotAllowed,
    OutcomeUnknown,
    PostNotFound,
    RequestRefused,
    ServerFailed,
    TryLater,
)


def refusal(status: int, code: str, message: str = "Sorry, <b>no</b> &amp; never.", **data: object) -> Answer:
    """As WordPress refuses."""
    body = {"code": code, "message": message, "data": {"status": status} | data}
    return Answer(url="https://blog.example/x", status=status, headers={}, body=json.dumps(body).encode())


def forbidden_status(status: int) -> dict[str, object]:
    """How a login without rights to look among drafts is told (data.details of a 400)."""
    return {"status": {"code": "rest_forbidden_status", "message": "Status is forbidden.", "data": {"status": status}}}


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (refusal(401, "rest_not_logged_in"), LoginRefused, "did not accept the user name and application password"),
        (refusal(403, "rest_cannot_publish"), NotAllowed, "blog.example does not allow this: Sorry, no & never. Ask"),
        (refusal(404, "rest_post_invalid_id"), PostNotFound, "has no such post any more. Publish the draft as a new"),
        (refusal(404, "rest_no_route"), NotABlog, "The web API of blog.example lacks what is needed"),
        (refusal(404, "rest_term_invalid"), RequestRefused, "blog.example refused: Sorry, no & never."),
        (refusal(400, "empty_content", ""), RequestRefused, "blog.example refused: 400."),
        (refusal(500, "internal_server_error"), ServerFailed, "blog.example failed (500)."),
        (refusal(500, "rest_upload_sideload_error"), RequestRefused, "blog.example refused: Sorry, no & never."),
        (refusal(501, "rest_trash_not_supported"), RequestRefused, "blog.example refused"),
        (refusal(400, "rest_invalid_param", details=forbidden_status(401)), LoginRefused, "did not accept"),
        (refusal(400, "rest_invalid_param", details=forbidden_status(403)), NotAllowed, "does not allow this"),
        (refusal(400, "rest_invalid_param", details={"x": 1, "y": {}}), RequestRefused, "refused: Sorry"),
        (refusal(429, "too_many"), TryLater, "alone for 30 seconds"),
    ],
)
def test_refusal_is_translated(answer: Answer, error: type[BlogError], sentence: str) -> None:
    with pytest.raises(error) as raised:
        understood(answer)
    assert type(raised.value) is error
    assert sentence in str(raised.value)


def test_refusal_names_its_code_and_what_exists() -> None:
    with pytest.raises(RequestRefused) as raised:
        understood(refusal(400, "term_exists", term_id=17))
    assert (raised.value.code, raised.value.existing) == ("term_exists", "17")


def test_failure_after_a_write_leaves_its_outcome_unknown() -> None:
    with pytest.raises(OutcomeUnknown, match="looked up before anything is sent again"):
        understood(refusal(500, "internal_server_error"), wrote=True)
    with pytest.raises(RequestRefused):
        understood(refusal(500, "rest_upload_sideload_error"), wrote=True)


def test_words_of_a_refusal_are_short() -> None:
    with pytest.raises(RequestRefused) as raised:
        understood(refusal(400, "odd", "long " * 1000))
    assert len(str(raised.value)) < 400


def test_answer_that_is_no_refusal_is_its_value() -> None:
    assert understood(Answer(url="https://blog.example/", status=200, headers={}, body=b'{"id": 1}')) == {"id": 1}


def test_refusal_that_is_no_object_is_one_all_the_same() -> None:
    with pytest.raises(RequestRefused):
        understood(Answer(url="https://blog.example/", status=400, headers={}, body=b"[]"))
    with pytest.raises(Intercepted):
        understood(Answer(url="https://blog.example/", status=400, headers={}, body=b"<p>No</p>"))
