"""Passwords are in the keyring or nowhere. The suite runs under `tests/servers/with_keyring.sh`."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from editor.errors import KeyringLocked, NoKeyring, NoSecret
from editor.store.secrets import SERVICE, forget_secret, keep_secret, read_secret
from tests.support.keyrings import Broken, Forgetful, Hurried, Waiting, choose

ROOT = Path(__file__).parents[2]
PASSWORD = "abcd EFGH ijkl MNOP qrst 0123"


@pytest.fixture
def identity() -> Iterator[str]:
    """A blog of this test's own, whose password is gone afterwards."""
    yield "a-blog-of-the-tests"
    forget_secret("a-blog-of-the-tests")


@pytest.fixture
def use() -> Iterator[None]:
    """Lets a test choose its keyring; the system's own comes back afterwards."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def in_child(*command: str, **environment: str) -> list[str]:
    """What `tests.support.ask_keyring` prints under this environment."""
    asking = [*command, sys.executable, "-m", "tests.support.ask_keyring", "a-blog-of-a-child"]
    done = subprocess.run(
        asking, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def with_keyring(state: str) -> list[str]:
    return in_child(str(ROOT / "tests" / "servers" / "with_keyring.sh"), KEYRING_STATE=state)


def test_password_is_kept_read_and_forgotten(identity: str) -> None:
    keep_secret(identity, PASSWORD)
    assert read_secret(identity) == PASSWORD
    assert keyring.get_password(SERVICE, identity) == PASSWORD  # under the name that is promised
    keep_secret(identity, "another one")
    assert read_secret(identity) == "another one"
    forget_secret(identity)
    with pytest.raises(NoSecret, match=r"no password for this blog\. Log in to it again in the window"):
        read_secret(identity)


def test_forgetting_what_was_never_kept_is_harmless(identity: str) -> None:
    forget_secret(identity)
    assert keyring.get_password(SERVICE, identity) is None


def test_child_process_keeps_reads_and_forgets() -> None:
    assert with_keyring("unlocked") == ["None", "abcd efgh ijkl", "None"]


def test_locked_keyring_is_said() -> None:
    said = with_keyring("locked")
    assert (
        said
        == ["KeyringLocked: The keyring is locked. Unlock it and try again, or type the password for this run."] * 3
    )


def test_no_keyring_is_said() -> None:
    said = with_keyring("none")
    sentence = (
        "NoKeyring: This computer has no keyring to keep the password in. "
        "Start one (GNOME Keyring, KWallet), or type the password for this run."
    )
    assert said == [sentence] * 3


def test_keyring_that_keeps_nothing_by_design_is_no_keyring() -> None:
    said = in_child(PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert [line.partition(":")[0] for line in said] == ["NoKeyring"] * 3


@pytest.mark.usefixtures("use")
def test_keyring_that_forgets_at_once_is_found_out(identity: str) -> None:
    choose(Forgetful())
    with pytest.raises(NoKeyring, match="The keyring of this computer forgets what it is given"):
        keep_secret(identity, PASSWORD)


@pytest.mark.usefixtures("use")
def test_keyring_that_waits_for_a_person_is_left_after_a_while() -> None:
    waiting = Waiting()
    choose(waiting)
    with pytest.raises(KeyringLocked, match=r"did not answer within 0\.05 seconds\. Unlock it and try again"):
        read_secret("any", patience=0.05)
    waiting.answered.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()


@pytest.mark.usefixtures("use")
def test_keyring_that_fails_is_said_without_the_password() -> None:
    choose(Broken())
    with pytest.raises(NoKeyring, match=r"The keyring failed: .*Connection reset by peer\. Try again") as raised:
        keep_secret("any", PASSWORD)
    assert isinstance(raised.value.__cause__, ConnectionResetError)
    assert PASSWORD not in str(raised.value)


@pytest.mark.usefixtures("use")
def test_password_that_another_program_removed_meanwhile_is_forgotten() -> None:
    hurried = Hurried(PASSWORD)
    choose(hurried)
    forget_secret("any")
    assert not hurried.password


@pytest.mark.usefixtures("use")
def test_password_that_cannot_be_removed_is_said() -> None:
    choose(Hurried(PASSWORD, times=0))
    with pytest.raises(NoKeyring, match="No such password!") as raised:
        forget_secret("any")
    assert PASSWORD not in str(raised.value)
