"""Numbers are changed with the mouse, the arrows and by typing; every change is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from editor.store.settings import Settings
from editor.ui.help.preferences_dialog import PreferencesDialog
from editor.ui.parts.theme import light
from tests.support.widgets import button, carried, named, press


@pytest.fixture
def dialog(qtbot: QtBot) -> PreferencesDialog:
    """The preferences as they are at first."""
    dialog = PreferencesDialog(Settings(), Path("/drafts"), light())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_number_has_buttons_that_can_be_hit(dialog: PreferencesDialog) -> None:
    size = Settings().editor_size
    (more,) = carried(dialog.changed, lambda: press(dialog, "More: Size"))
    assert more["editor_size"] == size + 1
    (less,) = carried(dialog.changed, lambda: press(dialog, "Less: Size"))
    assert less["editor_size"] == size
    for name in ("Less: Size", "More: Width of a line", "More: Save after a pause of"):
        found = button(dialog, name)
        assert found is not None
        assert min(found.width(), found.height()) >= 24


def test_a_number_follows_the_arrow_keys_and_shows_all_of_itself(dialog: PreferencesDialog) -> None:
    field = named(dialog, "Size")
    assert isinstance(field, QSpinBox)
    (changed,) = carried(dialog.changed, lambda: QTest.keyClick(field, Qt.Key.Key_Up))
    assert changed["editor_size"] == Settings().editor_size + 1
    edit = field.lineEdit()
    assert edit.width() > edit.fontMetrics().horizontalAdvance(field.text()) + 12
