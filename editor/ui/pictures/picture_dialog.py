"""*Image from the blog*: the pictures that are there already, to be chosen from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStackedWidget

from editor.ui.parts.icons import pixmap
from editor.ui.parts.pieces import SearchField, button, label
from editor.ui.parts.sheet_dialog import SheetDialog, Telling
from editor.ui.parts.theme import Theme

_TILE, _CELL = QSize(140, 100), QSize(156, 136)  # pixels
_TYPING = 350  # milliseconds without a key before the blog is asked
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """A picture in words; its file is shown when it comes."""

    id: str
    name: str
    alt: str


class PictureDialog(SheetDialog):
    """What is kept stands there at once; what the blog says comes to it."""

    searched = Signal(str)
    more_wanted = Signal()
    chosen = Signal(str)
    """The id of a picture, to be put into the text."""

    def __init__(self, blog: str, theme: Theme) -> None:
        super().__init__(self.tr("Image from {blog}").format(blog=blog), theme, width=692)
        self._theme = theme
        self._rows: dict[str, PictureRow] = {}
        self._icons: dict[str, QIcon] = {}
        """Made once for each picture, however often it is found."""
        self._search = SearchField(self.tr("Search"), self.tr("Search the pictures"), theme)
        self._list, self._either = QListWidget(), QStackedWidget()
        self._nothing = label("", "muted", wraps=True)
        self._words = label("", "muted", wraps=True)
        self._telling = Telling(theme)
        self._more, self._insert = button(self.tr("Show more")), button(self.tr("Insert"), "primary")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._arrange()
        self._connect()
        self._on_chosen()

    def show_rows(self, rows: tuple[PictureRow, ...], nothing: str) -> None:
        """These pictures; `nothing` is said where there are none. What was chosen stays so."""
        current = self._current()
        self._rows = {row.id: row for row in rows}
        sign = self._icon(b"")
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(self._icons.get(row.id, sign), row.name, self._list)
            item.setData(_ID, row.id)
            item.setToolTip(row.name)
            item.setSizeHint(_CELL)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.alt or row.name)
            if row.id == current:
                self._list.setCurrentItem(item)
        if rows and not self._current():
            self._list.setCurrentRow(0)
        self._nothing.setText(nothing)
        self._either.setCurrentWidget(self._list if rows else self._nothing)
        self._on_chosen()

    def has_file(self, picture: str) -> bool:
        """Is there anything of it to be seen?"""
        return picture in self._icons

    def show_file(self, picture: str, file: bytes) -> None:
        """The small picture of a row has come."""
        icon = self._icons[picture] = self._icon(file)
        for place in range(self._list.count()):
            item = self._list.item(place)
            if item.data(_ID) == picture:
                item.setIcon(icon)

    def offer_more(self, *, there: bool) -> None:
        """Are there others on the blog?"""
        self._more.setVisible(there)
        self._more.setEnabled(True)

    def report(self, sentence: str) -> None:
        """What is being done; empty: nothing."""
        self._telling.report(sentence)

    def complain(self, sentence: str) -> None:
        """Why the blog could not be asked."""
        self._telling.complain(sentence)

    def _arrange(self) -> None:
        self._list.setAccessibleName(self.tr("Pictures on the blog"))
        self._list.setProperty("kind", "tiles")
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(_TILE)
        self._list.setGridSize(_CELL)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(4, 8, 4, 8)
        self._either.addWidget(self._list)
        self._either.addWidget(self._nothing)
        self._either.setFixedHeight(2 * _CELL.height() + 12)
        for part in (self._search, self._telling, self._either, self._words):
            self.body.addWidget(part)
        self._words.setMinimumHeight(36)  # two lines, so that nothing moves with what is chosen
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.offer_more(there=False)
        self.add_button(self._more)
        self.add_button(self._insert, is_default=True)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(lambda: self.searched.emit(self._search.text()))
        self._list.currentItemChanged.connect(self._on_chosen)
        self._list.itemActivated.connect(self._on_insert)
        self._more.clicked.connect(self._on_more)
        self._insert.clicked.connect(self._on_insert)

    def _current(self) -> str:
        item = self._list.currentItem()
        return str(item.data(_ID)) if item is not None else ""  # pyright: ignore[reportUnnecessaryComparison]  # Qt gives None

    def _on_chosen(self) -> None:
        row = self._rows.get(self._current())
        self._insert.setVisible(row is not None)
        words = self.tr("“{alt}”").format(alt=row.alt) if row and row.alt else ""
        self._words.setText(words or (self.tr("It has no words for those who can't see it yet.") if row else ""))

    def _on_more(self) -> None:
        self._more.setEnabled(False)
        self.more_wanted.emit()

    def _on_insert(self) -> None:
        if picture := self._current():
            self.chosen.emit(picture)
            self.accept()

    def _icon(self, file: bytes) -> QIcon:
        """The picture in the middle of its tile; until it is there, a sign for one."""
        ratio = self.devicePixelRatioF()
        tile = QPixmap(_TILE * ratio)
        tile.setDevicePixelRatio(ratio)
        tile.fill(QColor(self._theme.hover))
        image = _read(file, _TILE * ratio)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if image.isNull():
            sign = pixmap("image", self._theme.muted, 20, ratio)
            painter.drawPixmap((_TILE.width() - 20) // 2, (_TILE.height() - 20) // 2, sign)
        else:
            image.setDevicePixelRatio(ratio)
            size = image.deviceIndependentSize()
            painter.drawImage(int(_TILE.width() - size.width()) // 2, int(_TILE.height() - size.height()) // 2, image)
        painter.end()
        return QIcon(tile)


def _read(file: bytes, room: QSize) -> QImage:
    """A picture as large as there is room, in pixels; decoded in that size, which is many times as fast."""
    buffer = QBuffer()
    buffer.setData(file)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read() if file else QImage()
