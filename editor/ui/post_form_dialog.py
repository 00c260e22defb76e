"""*How posts are sent*: as classic HTML or as blocks, for one blog."""

from __future__ import annotations

from PySide6.QtCore import Signal

from editor.model.blog import PostForm
from editor.ui.choice_box import ChoiceBox
from editor.ui.pieces import button
from editor.ui.sheet_dialog import SheetDialog, field_label
from editor.ui.theme import Theme


class PostFormDialog(SheetDialog):
    """Nothing changes before it is saved."""

    chosen = Signal(PostForm)

    def __init__(self, blog: str, form: PostForm, theme: Theme) -> None:
        super().__init__(self.tr("How posts are sent to {blog}").format(blog=blog), theme, width=440)
        self._form = ChoiceBox("", theme)
        self._form.addItem(self.tr("Classic HTML"), PostForm.CLASSIC.value)
        self._form.addItem(self.tr("Blocks"), PostForm.BLOCKS.value)
        self._form.setCurrentIndex(self._form.findData(form.value))
        hint = self.tr(
            "Readers see the same words. Blocks are for going on in WordPress's block editor. A post that is out "
            "changes with its next update."
        )
        self.body.addLayout(field_label(self.tr("Send posts as"), self._form, hint))
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Save"), "primary"), is_default=True).clicked.connect(self._on_save)

    def _on_save(self) -> None:
        self.chosen.emit(PostForm(str(self._form.currentData())))
        self.accept()
