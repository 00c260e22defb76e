"""The blanks of a disclosure's sentence as fields, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from editor.model.disclosure import Template, Value, Variable, VariableKind
from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.date_field import DateField
from editor.ui.parts.pieces import label, restyle
from editor.ui.parts.tag_field import TagField
from editor.ui.parts.theme import GAP, Theme

_LABELS = 130  # pixels
SPONSOR = "sponsor"
"""The variable that names the giver: remembered ones are offered for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A widget, how it is read, and how it is set."""

    variable: Variable
    widget: QWidget
    read: Callable[[], Value]
    write: Callable[[Value], None]


class DisclosureFields(QWidget):
    """One template's fields; what was filled in stays when another template has a blank of the same name and kind."""

    changed = Signal()
    entered = Signal()  # Enter in a list with nothing typed; elsewhere the dialog sees it itself

    def __init__(self, sponsors: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self._sponsors = list(sponsors)
        self._theme = theme
        self._fields: list[_Field] = []
        self._labels: list[QLabel] = []
        self._kept: dict[tuple[str, VariableKind], Value] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)

    def show_template(self, template: Template, values: Sequence[tuple[str, Value]]) -> None:
        """Fields for this template, filled with these values, else with what was filled in before."""
        self._keep()
        self._clear()
        given = dict(values)
        for place, variable in enumerate(template.variables):
            field = self._make(variable)
            self._fields.append(field)
            value = given.get(variable.name, self._kept.get((variable.name, variable.kind), ""))
            if value:
                field.write(value)
            self._add_row(place, field)

    def values(self) -> tuple[tuple[str, Value], ...]:
        """What is filled in."""
        read = ((field.variable.name, field.read()) for field in self._fields)
        return tuple((name, value) for name, value in read if value)

    def finish(self) -> None:
        """Take what was typed into a list and not yet added."""
        for field in self._fields:
            if isinstance(field.widget, TagField):
                field.widget.finish()

    def missing(self) -> tuple[Variable, ...]:
        """What has to be filled in and is not."""
        return tuple(field.variable for field in self._fields if field.variable.required and not field.read())

    def mark(self, missing: Sequence[Variable]) -> None:
        """Mark the fields of these, and no others."""
        for field in self._fields:
            restyle(field.widget, tone="bad" if field.variable in missing else "")

    def focus_first(self) -> None:
        """The cursor into the first empty field that has to be filled, else into the first."""
        missing = self.missing()
        for field in self._fields:
            if not missing or field.variable is missing[0]:
                field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _keep(self) -> None:
        for field in self._fields:
            self._kept[field.variable.name, field.variable.kind] = field.read()

    def _clear(self) -> None:
        for widget in [*(field.widget for field in self._fields), *self._labels]:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._fields.clear()
        self._labels.clear()

    def _add_row(self, place: int, field: _Field) -> None:
        name = label(field.variable.label, "muted", wraps=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        name.setFixedWidth(_LABELS)
        name.setMinimumHeight(30)
        name.setBuddy(field.widget)
        field.widget.setMinimumHeight(30)
        self._labels.append(name)
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field.widget, place, 1)
        name.show()
        field.widget.show()  # now and not with the next event: it may get the focus at once

    def _make(self, variable: Variable) -> _Field:
        match variable.kind:
            case VariableKind.TEXT:
                return self._make_text(variable)
            case VariableKind.LIST:
                return self._make_list(variable)
            case VariableKind.CHOICE:
                return self._make_choice(variable)
            case VariableKind.DATE:
                return self._make_date(variable)

    def _make_text(self, variable: Variable) -> _Field:
        edit = QLineEdit()
        edit.setAccessibleName(variable.label)
        edit.setPlaceholderText(variable.hint)
        if variable.name == SPONSOR and self._sponsors:
            completer = QCompleter(self._sponsors, edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            edit.setCompleter(completer)
        edit.textChanged.connect(self._on_changed)
        return _Field(
            variable=variable,
            widget=edit,
            read=lambda: edit.text().strip(),
            write=lambda value: edit.setText(value if isinstance(value, str) else ", ".join(value)),
        )

    def _make_list(self, variable: Variable) -> _Field:
        tags = TagField(variable.label, variable.hint or self.tr("add…"), self._theme)
        tags.changed.connect(self._on_changed)
        tags.entered.connect(self.entered)
        return _Field(
            variable=variable,
            widget=tags,
            read=tags.words,
            write=lambda value: tags.set_words((value,) if isinstance(value, str) else value),
        )

    def _make_choice(self, variable: Variable) -> _Field:
        box = ChoiceBox(variable.label, self._theme)
        box.addItem(self.tr("Not said"), "")
        for choice in variable.choices:
            box.addItem(choice.sentence, choice.word)
        box.currentIndexChanged.connect(self._on_changed)
        return _Field(
            variable=variable,
            widget=box,
            read=lambda: str(box.currentData() or ""),
            write=lambda value: box.setCurrentIndex(max(box.findData(value), 0)),
        )

    def _make_date(self, variable: Variable) -> _Field:
        field = DateField(variable.label, self.tr("year-month-day"), self._theme)
        field.changed.connect(self._on_changed)
        return _Field(
            variable=variable,
            widget=field,
            read=field.value,
            write=lambda value: field.set_value(value if isinstance(value, str) else ""),
        )

    def _on_changed(self) -> None:
        self.changed.emit()
