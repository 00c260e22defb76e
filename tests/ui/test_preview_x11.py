"""On X11 the web engine takes Ctrl+K and Ctrl+U for editing keys: the window must get them all the same."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from editor.model.draft import Draft
from tests.ui.conftest import ShownPreview


@pytest.mark.x11
@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+U", "Ctrl+Shift+P"])
def test_a_shortcut_is_not_swallowed_even_where_the_page_could_be_edited(shown: ShownPreview, keys: str) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence(keys), shown.pane)
    shortcut.activated.connect(lambda: pressed.append(keys))
    shown.pane.set_draft(Draft(body="words"))
    shown.wait_for("document.querySelector('article').innerText.includes('words')")
    shown.focused()
    shown.js("(document.body.contentEditable = true, document.body.focus(), 1)")
    shown.wait_for("document.hasFocus() && document.activeElement === document.body")
    shown.press(keys)
    shown.qtbot.waitUntil(lambda: pressed == [keys])
