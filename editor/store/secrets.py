"""Passwords, in the system's keyring and nowhere else.

A keyring may ask the person to unlock it and wait for the answer: call these off the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Protocol, TypeVar

from editor.errors import KeyringLocked, NoKeyring, NoSecret, SecretError

SERVICE = "rejoinder"
PATIENCE = 30.0
"""Seconds in which a keyring has to answer: a person may have to type its password."""

_Answer = TypeVar("_Answer")
_OR_TYPE = "or type the password for this run"


class _Keyring(Protocol):
    """What is used of `keyring`."""

    def get_password(self, service_name: str, username: str) -> str | None: ...
    def set_password(self, service_name: str, username: str, password: str) -> None: ...
    def delete_password(self, service_name: str, username: str) -> None: ...


def keep_secret(identity: str, password: str, patience: float = PATIENCE) -> None:
    """Keep the password of the blog of this identity. Raises NoKeyring, KeyringLocked; then nothing is kept."""

    def keep() -> None:
        keyring = _keyring()
        keyring.set_password(SERVICE, identity, password)
        if keyring.get_password(SERVICE, identity) != password:  # some take everything and keep nothing
            raise NoKeyring(f"The keyring of this computer forgets what it is given. Choose another one, {_OR_TYPE}.")

    _ask(keep, patience)


def read_secret(identity: str, patience: float = PATIENCE) -> str:
    """The password of the blog of this identity. Raises NoSecret, NoKeyring, KeyringLocked."""
    password = _ask(lambda: _keyring().get_password(SERVICE, identity), patience)
    if password is None:
        raise NoSecret("The keyring has no password for this blog. Log in to it again in the window, or add it again.")
    return password


def forget_secret(identity: str, patience: float = PATIENCE) -> None:
    """Remove a password; none is there when this returns. Raises NoKeyring, KeyringLocked."""

    def forget() -> None:
        keyring = _keyring()
        if keyring.get_password(SERVICE, identity) is None:
            return
        try:
            keyring.delete_password(SERVICE, identity)
        except Exception:
            if keyring.get_password(SERVICE, identity) is not None:  # else another program was quicker
                raise

    _ask(forget, patience)


def _keyring() -> _Keyring:
    """The system's keyring. Those that `keyring` rates below 1 lose what they get, or write it into a plain file."""
    import keyring

    if keyring.get_keyring().priority < 1:
        raise NoKeyring(
            f"This computer has no keyring to keep the password in. Start one (GNOME Keyring, KWallet), {_OR_TYPE}."
        )
    return keyring


def _ask(question: Callable[[], _Answer], patience: float) -> _Answer:
    """Ask in a thread: nothing else can leave a keyring that waits for a person."""
    answer: Future[_Answer] = Future()
    asking = Thread(target=_answer, args=(question, answer), name="keyring", daemon=True)
    asking.start()
    asking.join(patience)
    if not answer.done():
        raise KeyringLocked(
            f"The keyring did not answer within {patience:g} seconds. Unlock it and try again, {_OR_TYPE}."
        )
    return answer.result()


def _answer(question: Callable[[], _Answer], answer: Future[_Answer]) -> None:
    try:
        answer.set_result(question())
    except SecretError as error:
        answer.set_exception(error)
    except Exception as error:  # noqa: BLE001  (strangers' code: each keyring, and the bus to it, raises its own)
        answer.set_exception(_translated(error))


def _translated(error: Exception) -> SecretError:
    from keyring.errors import KeyringLocked as Locked

    translated = (
        KeyringLocked(f"The keyring is locked. Unlock it and try again, {_OR_TYPE}.")
        if isinstance(error, Locked)
        else NoKeyring(f"The keyring failed: {error}. Try again, {_OR_TYPE}.")
    )
    translated.__cause__ = error
    return translated
