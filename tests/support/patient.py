"""A `qtbot` that waits longer than pytest-qt's five seconds: what passes costs nothing, and a machine may be busy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PATIENCE = 40_000
"""Milliseconds after which what should have happened has not."""


class PatientBot(QtBot):
    """Its limit for what has to become true."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802 # its name
        """Wait until it gives true, or raises no AssertionError any more."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In the place of pytest-qt's."""
    del qapp
    return PatientBot(request)
