"""Work can be stopped from outside."""

import pytest

from editor.errors import Cancelled
from editor.model.blog import Credentials
from editor.model.work import CancelToken, no_progress


def test_work_goes_on_until_it_is_cancelled() -> None:
    token = CancelToken()
    token.check()
    token.wait(0)
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled, match="as you asked"):
        token.wait(60)


def test_progress_may_be_ignored() -> None:
    assert no_progress("Uploading", 1, 2) is None


def test_password_shows_in_no_repr() -> None:
    assert "abcd" not in repr(Credentials(user="marta", password="abcd efgh"))
