"""What did you get? A tile for each kind of connection, reached with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from editor.model.disclosure import Template
from editor.ui.parts.pieces import tinted
from editor.ui.parts.theme import GAP, Theme

_TILE = 170  # pixels that a tile needs
_MOST = 3  # tiles in a row


class _Tile(QPushButton):
    """A template's label and icon."""

    key_pressed = Signal(object, int)  # the tile, Qt.Key

    def __init__(self, template: Template, theme: Theme) -> None:
        super().__init__(template.label)
        self.template = template
        self.setProperty("kind", "tile")
        self.setAccessibleName(template.label)
        self.setAccessibleDescription(template.relationship)
        self.setToolTip(template.relationship)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setMinimumHeight(40)
        self.setIconSize(QSize(16, 16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(tinted(self.template.icon or "info", theme, "text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = {
            Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter
        }  # fmt: skip
        if event.key() in meant:
            self.key_pressed.emit(self, event.key())
        else:
            super().keyPressEvent(event)


class Tiles(QWidget):
    """One is chosen, or none yet. The arrows choose, as in any group of which one is chosen."""

    chosen = Signal(object)  # Template
    entered = Signal()  # Enter on a tile
    picked = Signal()  # with the mouse

    def __init__(self, templates: Sequence[Template], theme: Theme) -> None:
        super().__init__()
        self._tiles = [_Tile(template, theme) for template in templates]
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._columns = 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for tile in self._tiles:
            self._group.addButton(tile)
            tile.key_pressed.connect(self._on_key)
            tile.clicked.connect(self._on_clicked)
        self._fit(_MOST)

    def choose(self, template_id: str) -> None:
        """Mark this one and tell about it."""
        for tile in self._tiles:
            if tile.template.id == template_id:
                tile.setChecked(True)
                self.chosen.emit(tile.template)

    def focus(self) -> None:
        """The focus on the chosen one, or the first."""
        checked = [tile for tile in self._tiles if tile.isChecked()]
        (checked or self._tiles)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(min(max(self.width() // _TILE, 1), _MOST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_TILE, super().minimumSizeHint().height())

    def _fit(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(_MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_clicked(self) -> None:
        for tile in self._tiles:
            if tile.isChecked():
                self.chosen.emit(tile.template)
        self.picked.emit()

    def _on_key(self, tile: _Tile, key: int) -> None:
        across = 1 if self.isLeftToRight() else -1
        steps = {
            Qt.Key.Key_Right: across,
            Qt.Key.Key_Left: -across,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        if Qt.Key(key) not in steps:
            if not tile.isChecked():
                self.choose(tile.template.id)
            self.entered.emit()
            return
        place = self._tiles.index(tile) + steps[Qt.Key(key)]
        if 0 <= place < len(self._tiles):
            self._tiles[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.choose(self._tiles[place].template.id)
