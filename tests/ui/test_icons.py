"""Icons are drawn in the theme's colour, and there is a picture for every screen."""

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from editor.bundled import bundled
from editor.ui.parts.icons import icon, pixmap
from editor.ui.parts.pieces import IconButton, IconLabel
from editor.ui.parts.theme import dark, light

NAMES = sorted(path.stem for path in bundled("icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_icon_has_ink_and_keeps_off_its_edge(qtbot: QtBot, name: str) -> None:
    picture = pixmap(name, "#bf2c2c", 20, 2).toImage()
    inked = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() > 40]
    assert inked
    assert all(1 <= x <= 38 and 1 <= y <= 38 for x, y in inked)
    x, y = max(inked, key=lambda place: picture.pixelColor(*place).alpha())
    assert picture.pixelColor(x, y).name() == "#bf2c2c"


def test_icon_is_crisp_at_twice_the_size(qtbot: QtBot) -> None:
    sizes = icon("menu", "#1f2328").availableSizes()
    assert {size.width() for size in sizes} == {20, 40, 60}


def test_icon_of_a_hidden_button_is_drawn_in_the_colours_of_the_moment_when_it_is_shown(qtbot: QtBot) -> None:
    made, beside = IconButton("menu", "Menu", light()), IconLabel("menu", light())
    for widget in (made, beside):
        qtbot.addWidget(widget)
        widget.set_theme(dark())
        widget.show()
    shown = {_ink(made.icon().pixmap(20)), _ink(beside.pixmap())}
    assert shown == {dark().text, dark().muted}
    for widget in (made, beside):
        widget.set_theme(light())
    assert {_ink(made.icon().pixmap(20)), _ink(beside.pixmap())} == {light().text, light().muted}


def _ink(picture: QPixmap) -> str:
    """The colour of its blackest pixel."""
    image = picture.toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return image.pixelColor(*max(places, key=lambda place: image.pixelColor(*place).alpha())).name()


def test_missing_icon_is_named(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such-icon\.svg"):
        pixmap("no-such-icon", "#000000")
