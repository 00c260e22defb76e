"""*How posts are sent*: as classic HTML or as blocks, and what new posts for one blog begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from editor.model.blog import Blog, Defaults, Feature, PostForm
from editor.model.draft import Status
from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.pieces import button, label, line
from editor.ui.parts.sheet_dialog import SheetDialog, field_label
from editor.ui.parts.tag_field import TagField
from editor.ui.parts.theme import GROUP, Theme
from editor.ui.post.post_words import format_words, status_words

_SIZES = (0, 2048, 1600, 1200, 800)  # pixels


class PostFormDialog(SheetDialog):
    """Nothing changes before it is saved."""

    chosen = Signal(object, object)  # PostForm, Defaults

    def __init__(self, name: str, blog: Blog, categories: Sequence[str], theme: Theme) -> None:
        super().__init__(self.tr("How posts are sent to {blog}").format(blog=name), theme, width=480)
        self._blog = blog
        self._form, self._status, self._comments = ChoiceBox("", theme), ChoiceBox("", theme), ChoiceBox("", theme)
        self._format, self._size = ChoiceBox("", theme), ChoiceBox("", theme)
        self._categories = TagField(self.tr("Categories"), self.tr("add…"), theme)
        self._categories.set_known(categories)
        self._fill()
        self._arrange()
        self.add_button(button(self.tr("Cancel"))).clicked.connect(self.reject)
        self.add_button(button(self.tr("Save"), "primary"), is_default=True).clicked.connect(self._on_save)

    def _fill(self) -> None:
        able, now = self._blog.capabilities, self._blog.defaults
        forms = [(self.tr("Classic HTML"), PostForm.CLASSIC.value), (self.tr("Blocks"), PostForm.BLOCKS.value)]
        doors = [(self.tr("As the blog does"), None), (self.tr("Open"), True), (self.tr("Closed"), False)]
        words = status_words()
        offered = [status for status in words if status == now.status or status in able.statuses - {Status.SCHEDULED}]
        formats = [(self.tr("Standard"), ""), *((format_words(each), each) for each in able.formats)]
        self._form.show_choices(forms, self._blog.form.value)
        self._status.show_choices([(words[each], each.value) for each in offered], now.status.value)
        self._comments.show_choices(doors, now.comments)
        self._format.show_choices(formats, now.format)
        self._size.show_choices([(self._size_words(size), size) for size in _SIZES], now.largest_image)
        self._categories.set_words(now.categories)
        self._categories.set_only_known(Feature.NEW_CATEGORIES not in able.features)

    def _size_words(self, pixels: int) -> str:
        return self.tr("At most {n} pixels").format(n=pixels) if pixels else self.tr("As WordPress keeps them")

    def _arrange(self) -> None:
        able = self._blog.capabilities.features
        if self._has_place(self._form, Feature.BLOCKS in able):
            hint = self.tr(
                "Readers see the same words. Blocks are for going on in WordPress's block editor. A post that is out "
                "changes with its next update."
            )
            self.body.addLayout(field_label(self.tr("Send posts as"), self._form, hint))
            self.body.addWidget(line())
        self.body.addWidget(label(self.tr("A new post begins with"), "strong"))
        fields: list[tuple[str, QWidget, bool]] = [
            (self.tr("Status"), self._status, True),
            (self.tr("Comments"), self._comments, Feature.DISCUSSION in able),
            (self.tr("Format"), self._format, Feature.FORMAT in able),
            (self.tr("Images"), self._size, Feature.IMAGES in able),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        shown = [(words, field) for words, field, there in fields if self._has_place(field, there)]
        for place, (words, field) in enumerate(shown):
            grid.addLayout(field_label(words, field), place // 2, place % 2)
        self.body.addLayout(grid)
        if self._has_place(self._categories, Feature.CATEGORIES in able):
            hint = self.tr("Posts that are out, and drafts that you have begun, stay as they are.")
            self.body.addLayout(field_label(self.tr("Categories"), self._categories, hint))
            self._categories.edit.setAccessibleName(self.tr("Categories"))

    def _has_place(self, field: QWidget, there: bool) -> bool:
        """One without a place goes with the dialog all the same: without a parent Python would end it when it likes."""
        if not there:
            field.setParent(self)
            field.hide()
        return there

    def _on_save(self) -> None:
        self._categories.finish()
        defaults = Defaults(
            status=Status(self._status.currentData()),
            comments=self._comments.currentData(),
            categories=self._categories.words(),
            format=self._format.currentData(),
            largest_image=self._size.currentData(),
        )
        self.chosen.emit(PostForm(self._form.currentData()), defaults)
        self.accept()
