"""*Preferences*: what a person can choose. It takes effect at once; there is nothing to confirm."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from editor.store.settings import PreviewLook, Settings
from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.pieces import ElidedLabel, IconButton, button, row
from editor.ui.parts.sheet_dialog import SheetDialog, Telling
from editor.ui.parts.theme import Theme


class PreferencesDialog(SheetDialog):
    """Shows the settings and says each change: of these fields only, others may change meanwhile."""

    changed = Signal(object)  # dict[str, Any], as `replace` takes them

    def __init__(self, settings: Settings, drafts_folder: Path, theme: Theme) -> None:
        super().__init__(self.tr("Preferences"), theme)
        self._settings, self._theme = settings, theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._font = self._fonts()
        self._size = _number(settings.editor_size, 10, 32, self.tr(" px"))
        self._width = _number(settings.editor_width, 40, 120, self.tr(" letters"))
        self._look = self._looks()
        self._pause = QDoubleSpinBox()
        self._undo = _number(settings.undo_seconds, 0, 30, self.tr(" s"))
        self._folder = ElidedLabel(str(drafts_folder))
        self._choose = button(self.tr("Choose…"), name=self.tr("Choose the drafts folder"))
        self._proxy = QLineEdit(settings.proxy)
        self._trusted = ElidedLabel(str(settings.ca_file or self.tr("None besides the usual ones")))
        self._choose_trusted = button(self.tr("Choose…"), name=self.tr("Choose a file of certificates"))
        self._trust_none = button(self.tr("None"), name=self.tr("Trust no others"))
        self._telling = Telling(theme)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._pause.setRange(0.5, 60)
        self._pause.setSingleStep(0.5)
        self._pause.setDecimals(1)
        self._pause.setSuffix(self.tr(" s"))
        self._pause.setValue(self._settings.autosave_pause)
        self._add(self.tr("Font of the text"), self._font)
        self._add(self.tr("Size"), self._size)
        self._add(self.tr("Width of a line"), self._width)
        self._add(self.tr("Look of the preview"), self._look)
        self._add(self.tr("Save after a pause of"), self._pause)
        self._add(self.tr("Undo before a post goes out"), self._undo)
        place = self._grid.rowCount()
        self._grid.addWidget(QLabel(self.tr("New drafts go to")), place, 0)
        folder = row(self._folder, self._choose)
        folder.setStretch(0, 1)
        self._grid.addLayout(folder, place, 1)
        self._proxy.setPlaceholderText(self.tr("As this computer is set up"))
        self._add(self.tr("Proxy"), self._proxy)
        place = self._grid.rowCount()
        self._grid.addWidget(QLabel(self.tr("Trusted certificates")), place, 0)
        trusted = row(self._trusted, self._choose_trusted, self._trust_none)
        trusted.setStretch(0, 1)
        self._grid.addLayout(trusted, place, 1)
        self._trust_none.setVisible(self._settings.ca_file is not None)
        self.body.addLayout(self._grid)
        self.add_below(self._telling)
        self.add_button(button(self.tr("Done"), "primary"), is_default=True).clicked.connect(self._on_done)

    def _connect(self) -> None:
        self._font.currentIndexChanged.connect(self._on_changed)
        self._look.currentIndexChanged.connect(self._on_changed)
        for spin in (self._size, self._width, self._undo):
            spin.valueChanged.connect(self._on_changed)
        self._pause.valueChanged.connect(self._on_changed)
        self._choose.clicked.connect(self._on_choose)
        self._proxy.editingFinished.connect(lambda: self._change_network(proxy=self._proxy.text().strip()))
        self._choose_trusted.clicked.connect(self._on_choose_trusted)
        self._trust_none.clicked.connect(lambda: self._on_trusted_chosen(""))

    def _add(self, words: str, field: QWidget) -> None:
        named = QLabel(words)
        named.setBuddy(field)
        field.setAccessibleName(words)
        place = self._grid.rowCount()
        self._grid.addWidget(named, place, 0)
        if isinstance(field, QAbstractSpinBox):
            self._grid.addLayout(self._with_steps(words, field), place, 1)
        else:
            self._grid.addWidget(field, place, 1)

    def _with_steps(self, words: str, field: QAbstractSpinBox) -> QHBoxLayout:
        """The style's own buttons are too small to hit, and black in the dark; the keyboard has the arrows."""
        field.setMinimumHeight(30)
        less = IconButton("minus", self.tr("Less: {what}").format(what=words), self._theme, size=16)
        more = IconButton("plus", self.tr("More: {what}").format(what=words), self._theme, size=16)
        for step, act in ((less, field.stepDown), (more, field.stepUp)):
            step.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            step.setAutoRepeat(True)
            step.clicked.connect(act)
        both = row(field, less, more)
        both.setStretch(0, 1)
        return both

    def _fonts(self) -> QComboBox:
        made = ChoiceBox("", self._theme)
        made.addItem(self.tr("The platform's, for code"), "")
        for family in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
                made.addItem(family, family)
        made.setCurrentIndex(max(0, made.findData(self._settings.editor_font)))
        made.setMaxVisibleItems(16)
        return made

    def _looks(self) -> QComboBox:
        made = ChoiceBox("", self._theme)
        made.addItem(self.tr("As most blogs look"), PreviewLook.BLOG.value)
        made.addItem(self.tr("Plain, for reading"), PreviewLook.PLAIN.value)
        made.setCurrentIndex(made.findData(self._settings.preview_look.value))
        return made

    def _on_changed(self) -> None:
        self.changed.emit(
            {
                "editor_font": str(self._font.currentData()),
                "editor_size": self._size.value(),
                "editor_width": self._width.value(),
                "preview_look": PreviewLook(str(self._look.currentData())),
                "autosave_pause": self._pause.value(),
                "undo_seconds": self._undo.value(),
            }
        )

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Where new drafts go"), self._folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.open()

    def show_problem(self, sentence: str) -> None:
        """A proxy or a file of certificates that cannot be used: what was before stays."""
        self._telling.complain(sentence)

    def _on_done(self) -> None:
        """What is wrong is to be seen."""
        if not self._telling.text():
            self.accept()

    def _change_network(self, **fields: str | Path | None) -> None:
        self._telling.complain("")
        self.changed.emit(fields)

    def _on_choose_trusted(self) -> None:
        dialog = QFileDialog(self, self.tr("Certificates that are trusted besides the usual ones"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_trusted_chosen)
        dialog.open()

    def _on_trusted_chosen(self, file: str) -> None:
        self._change_network(ca_file=Path(file) if file else None)
        if not self._telling.text():
            self._trusted.setText(file or self.tr("None besides the usual ones"))
            self._trust_none.setVisible(bool(file))

    def _on_folder_chosen(self, folder: str) -> None:
        self._folder.setText(folder)
        self.changed.emit({"drafts_folder": Path(folder)})


def _number(value: int, least: int, most: int, unit: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(min(least, value), max(most, value))
    made.setValue(value)
    made.setSuffix(unit)
    return made
