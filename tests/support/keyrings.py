"""Keyrings that misbehave, chosen with `choose` and never by themselves."""

from threading import Event

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Forgetful(KeyringBackend):
    """Takes everything, keeps nothing."""

    priority = -1  # pyright: ignore[reportAssignmentType]  (keyring's own backends do it like this)

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        del service, username, password


class Hurried(Forgetful):
    """Another program removes each password between a look and its removal, as often as `times`."""

    def __init__(self, password: str, times: int = 1) -> None:
        super().__init__()
        self.password, self.times = password, times

    def get_password(self, service: str, username: str) -> str | None:
        del service, username
        return self.password or None

    def delete_password(self, service: str, username: str) -> None:
        self.times -= 1
        if self.times >= 0:
            self.password = ""
        raise PasswordDeleteError("No such password!")


class Waiting(Forgetful):
    """Asks the person, who is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.answered.wait(30)
        return super().get_password(service, username)


class Broken(Forgetful):
    """Raises an error whatever it is asked, by itself or because its bus is gone."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.error = error or ConnectionResetError(104, "Connection reset by peer")

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error


def choose(misbehaving: KeyringBackend) -> None:
    """Make it the system's keyring, one that `keyring` would recommend."""
    misbehaving.priority = 5  # of the class, -1 keeps it out of the way of other tests
    keyring.set_keyring(misbehaving)
