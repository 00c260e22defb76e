"""What did you get, from whom, for this post? The sentence writes itself below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from editor.model.disclosure import Disclosure, Template
from editor.ui.disclosures.disclosure_fields import DisclosureFields
from editor.ui.disclosures.disclosure_tiles import Tiles
from editor.ui.parts.pieces import IconButton, button, label, row
from editor.ui.parts.sentence_box import SentenceBox
from editor.ui.parts.snug_area import SnugArea
from editor.ui.parts.theme import GAP, Theme

Say = Callable[[Disclosure, str], str]
"""A disclosure as a sentence in a language; blanks that must be filled stay as {name}."""
_WIDTH, _EDGE = 760, 24  # pixels


class DisclosureDialog(QDialog):
    """For the window's sheet: finished when it is added or cancelled."""

    added = Signal(object)  # Disclosure

    def __init__(
        self,
        templates: Sequence[Template],
        say: Say,
        theme: Theme,
        *,
        sponsors: Sequence[str] = (),
        existing: Sequence[Disclosure] = (),
    ) -> None:
        super().__init__()
        self._say = say
        self._existing = {disclosure.template: disclosure for disclosure in existing}
        self._template: Template | None = None
        self._tiles = Tiles(templates, theme)
        self._fields = DisclosureFields(sponsors, theme)
        self._box = SentenceBox(theme)
        self._caption = label("", "muted", wraps=True)
        self._missing = label("", "bad", wraps=True)
        self._edit = button("", "quiet")
        self._cancel = button(self.tr("Cancel"))
        self._add = button(self.tr("Add to the post"), "primary")
        self._close = IconButton("close", self.tr("Close"), theme, colour="muted", size=16)
        self._arrange()
        self._connect()
        self._show_nothing()

    def choose(self, template_id: str) -> None:
        """Begin with this one, as it stands in the post or empty."""
        self._tiles.choose(template_id)
        self._fields.focus_first()

    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        if self._template is None:
            self._tiles.focus()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_add()
        else:
            super().keyPressEvent(arg__1)

    # ------------------------------------------------------------------------------------------------ making
    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Disclosure"))
        for choice in (self._edit, self._cancel, self._add):
            choice.setAutoDefault(False)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(_EDGE, 0, _EDGE, 0)
        layout.setSpacing(GAP)
        layout.addWidget(label(self.tr("What did you get?"), "muted"))
        layout.addWidget(self._tiles)
        layout.addSpacing(GAP)
        layout.addWidget(self._fields)
        layout.addWidget(self._missing)
        layout.addSpacing(GAP)
        layout.addWidget(self._box)
        layout.addWidget(self._caption)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 20)
        whole.setSpacing(12)
        whole.addLayout(row(label(self.tr("Disclosure"), "title"), None, self._close, margins=(_EDGE, 0, 18, 0)))
        whole.addWidget(SnugArea(inner, _WIDTH), 1)
        whole.addLayout(row(self._edit, None, self._cancel, self._add, margins=(_EDGE - 9, 0, _EDGE, 0)))

    def _connect(self) -> None:
        self._tiles.chosen.connect(self._on_chosen)
        self._tiles.picked.connect(self._fields.focus_first)
        self._tiles.entered.connect(self._on_entered)
        self._fields.changed.connect(self._show_sentence)
        self._fields.entered.connect(self._on_add)
        self._box.edited.connect(self._show_missing)
        self._edit.clicked.connect(self._on_edit)
        self._cancel.clicked.connect(self.reject)
        self._close.clicked.connect(self.reject)
        self._add.clicked.connect(self._on_add)

    # ------------------------------------------------------------------------------------------------ what is said
    def _disclosure(self, template: Template) -> Disclosure:
        """As it is filled in; its author's wording counts where it differs from the template's."""
        plain = Disclosure(template=template.id, values=self._fields.values())
        own = self._box.wording
        return replace(plain, text=own) if own and own != self._say(plain, template.language) else plain

    def _show_nothing(self) -> None:
        self._edit.hide()
        self._missing.hide()
        self._box.show_prompt(self.tr("Choose what you got. The sentence that readers will see writes itself here."))
        self._caption.setText(self.tr("Plain and easy to see · not legal advice"))

    def _show_sentence(self) -> None:
        template = self._template
        if template is not None:
            plain = replace(self._disclosure(template), text="")
            labels = {variable.name: variable.label for variable in template.variables}
            self._box.show_sentence(self._say(plain, template.language), labels)
            self._show_missing()

    def _show_missing(self, *, is_asked: bool = False) -> None:
        """Say what is missing once *Add* was pressed, until it is there."""
        missing = () if self._box.wording else self._fields.missing()
        is_shown = bool(missing) and (is_asked or not self._missing.isHidden())
        names = ", ".join(variable.label for variable in missing)
        self._missing.setText(self.tr("Still missing: {names}").format(names=names))
        self._missing.setVisible(is_shown)
        self._fields.mark(missing if is_shown else ())
        if is_asked and missing:
            self._fields.focus_first()

    def _show_editing(self) -> None:
        words = self.tr("Let it write itself") if self._box.is_editing else self.tr("Edit the wording…")
        self._edit.setText(words)
        self._edit.setAccessibleName(words)
        self._edit.show()

    # ------------------------------------------------------------------------------------------------ slots
    def _on_chosen(self, template: Template) -> None:
        self._template = template
        before = self._existing.get(template.id)
        words = self.tr("Update") if before else self.tr("Add to the post")
        self._add.setText(words)
        self._add.setAccessibleName(words)
        self._missing.hide()
        self._box.end_editing()
        if before and before.text:
            self._box.begin_editing(before.text)
        self._fields.show_template(template, before.values if before else ())
        language = QLocale.languageToString(QLocale(template.language).language())
        self._caption.setText(
            self.tr("{language} · plain and easy to see · not legal advice").format(language=language)
        )
        self._show_editing()
        self._show_sentence()

    def _on_entered(self) -> None:
        """Enter on a tile adds when nothing is missing, else it leads to what is."""
        if self._fields.missing():
            self._fields.focus_first()
        else:
            self._on_add()

    def _on_edit(self) -> None:
        template = self._template
        if self._box.is_editing or template is None:
            self._box.end_editing()
        else:
            self._box.begin_editing(self._say(self._disclosure(template), template.language))
            self._box.focus_wording()
        self._show_editing()
        self._show_sentence()

    def _on_add(self) -> None:
        template = self._template
        if template is None:
            self._tiles.focus()
            return
        self._fields.finish()
        self._show_missing(is_asked=True)
        if self._missing.isHidden():
            self.added.emit(self._disclosure(template))
            self.accept()
