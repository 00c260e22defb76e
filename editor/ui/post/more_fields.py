"""What a post is besides its words, under one triangle: closed at first, its line tells what is set there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor.model.blog import Capabilities, Feature
from editor.model.draft import PAGE, Draft, Status
from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.pieces import ElidedLabel, IconLabel, label, named_block, row
from editor.ui.parts.theme import GAP, Theme
from editor.ui.post.post_words import format_words

_FORMATS = ("aside", "audio", "chat", "gallery", "image", "link", "quote", "status", "video")  # where no blog is known


class Triangle(QPushButton):
    """Opens and closes what stands below it; says in its line what is set there."""

    def __init__(self, words: str, theme: Theme) -> None:
        super().__init__()
        self._name, self._theme = words, theme
        self._arrow = IconLabel("chevron-right", theme)
        self._told = ElidedLabel("", "muted")
        self.setProperty("kind", "fold")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(30)
        words_label = label(words)
        for part in (self._arrow, words_label, self._told):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(self._arrow, words_label, self._told, margins=(0, 0, 8, 0))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.toggled.connect(self._turn)
        self.tell("")

    def tell(self, what: str) -> None:
        """What is set below it; empty: nothing."""
        self._told.setText(what)
        self.setAccessibleName(f"{self._name}: {what}" if what else self._name)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._turn()

    def _turn(self) -> None:
        self._arrow.show_icon("chevron-down" if self.isChecked() else "chevron-right", "muted", self._theme)


class MoreFields(QWidget):
    """Tells which fields were changed, by their names in Draft; keeps nothing itself."""

    changed = Signal(dict)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_showing = False
        self._triangle = Triangle(self.tr("More"), theme)
        self._type = ChoiceBox(self.tr("Type"), theme)
        self._parent = ChoiceBox(self.tr("Parent page"), theme)
        self._password = QLineEdit()
        self._sticky = QCheckBox(self.tr("Stays at the top of the blog"))
        self._comments = ChoiceBox(self.tr("Comments"), theme)
        self._pings = ChoiceBox(self.tr("Pings"), theme)
        self._format = ChoiceBox(self.tr("Format"), theme)
        self._author = ChoiceBox(self.tr("Author"), theme)
        self._blocks = {box: named_block(box.accessibleName(), box) for box in self._boxes()}
        self._meta = label("", "muted", wraps=True)
        self._custom = named_block(self.tr("Custom fields, from the file as it is"), self._meta)
        self._protection = named_block(self.tr("Password"), self._password)
        self._body = QWidget()
        self._arrange()
        self._connect()

    def set_draft(
        self, draft: Draft, able: Capabilities | None, pages: Sequence[str] = (), authors: Sequence[str] = ()
    ) -> None:
        """Show this draft; without capabilities (no blog yet) all fields are there. Nothing is emitted."""
        self._is_showing = True
        self._fill(draft, able, pages, authors)
        if self._password.text().strip() != draft.password:
            self._password.setText(draft.password)
        self._sticky.setChecked(draft.sticky)
        self._meta.setText("\n".join(f"{key}: {_shown(words)}" for key, words in draft.meta))
        self._offer(draft, able, len(authors))
        self._triangle.tell(" · ".join(self._told(draft)))
        self._is_showing = False

    # ------------------------------------------------------------------------------------------------ making
    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return (self._comments, self._pings, self._format, self._author, self._type, self._parent)

    def _arrange(self) -> None:
        self._password.setAccessibleName(self.tr("Password"))
        self._password.setPlaceholderText(self.tr("What readers type to read it"))
        self._password.setMinimumHeight(30)
        self._sticky.setAccessibleName(self._sticky.text())
        fields = QGridLayout(self._body)
        fields.setContentsMargins(0, GAP, 0, GAP)
        fields.setHorizontalSpacing(GAP)
        fields.setVerticalSpacing(12)
        fields.addWidget(self._protection, 0, 0, 1, 2)
        fields.addWidget(self._sticky, 1, 0, 1, 2)
        for place, box in enumerate(self._boxes()):
            fields.addWidget(self._blocks[box], 2 + place // 2, place % 2)
        fields.addWidget(self._custom, 3 + len(self._blocks) // 2, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        self._body.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._triangle)
        layout.addWidget(self._body)

    def _connect(self) -> None:
        self._triangle.toggled.connect(self._on_toggled)
        self._password.textEdited.connect(lambda: self._tell(password=self._password.text().strip()))
        self._sticky.toggled.connect(lambda: self._tell(sticky=self._sticky.isChecked()))
        names = ("comments", "pings", "format", "author", "post_type", "parent")
        for name, box in zip(names, self._boxes(), strict=True):
            box.currentIndexChanged.connect(partial(self._tell_choice, name, box))

    # ------------------------------------------------------------------------------------------------ showing
    def _fill(self, draft: Draft, able: Capabilities | None, pages: Sequence[str], authors: Sequence[str]) -> None:
        doors = [(self.tr("As the blog does"), None), (self.tr("Open"), True), (self.tr("Closed"), False)]
        formats = able.formats if able else _FORMATS
        me = able.user_name if able and able.user_name else self.tr("Whoever publishes it")
        others = [(name, name) for name in authors if name != me]
        self._type.show_choices([(self.tr("Post"), ""), (self.tr("Page"), PAGE)], draft.post_type)
        self._parent.show_choices([(self.tr("None"), ""), *((name, name) for name in pages)], draft.parent)
        self._comments.show_choices(doors, draft.comments)
        self._pings.show_choices(doors, draft.pings)
        kinds = [(self.tr("Standard"), ""), *((format_words(word), word) for word in formats)]
        self._format.show_choices(kinds, draft.format)
        self._author.show_choices([(me, ""), *others], "" if draft.author == me else draft.author)

    def _offer(self, draft: Draft, able: Capabilities | None, authors: int) -> None:
        """Hide what this blog cannot take, and what excludes what is set; a thing that is set is always shown."""
        features = able.features_for(draft.post_type) if able else frozenset(Feature)
        is_private = draft.status is Status.PRIVATE
        is_page = draft.post_type == PAGE
        may_choose = Feature.PAGES in features and not draft.remote_id
        shown = {
            self._protection: (Feature.PASSWORD in features and not is_private) or draft.password,
            self._sticky: (Feature.STICKY in features and not is_private and not draft.password) or draft.sticky,
            self._custom: draft.meta,
            self._blocks[self._comments]: Feature.DISCUSSION in features,
            self._blocks[self._pings]: Feature.PINGS in features,
            self._blocks[self._format]: Feature.FORMAT in features,
            self._blocks[self._author]: (Feature.AUTHOR in features and authors > 1) or draft.author,
            self._blocks[self._type]: may_choose or (draft.post_type and not draft.remote_id),
            self._blocks[self._parent]: Feature.PAGES in features and is_page,
        }
        for widget, there in shown.items():
            widget.setVisible(bool(there))

    def _told(self, draft: Draft) -> list[str]:
        """What is not as it usually is, shortest words."""
        doors = {True: self.tr("open"), False: self.tr("closed")}
        parts = [
            self.tr("Page") if draft.post_type == PAGE else draft.post_type,
            self.tr("sticky") if draft.sticky else "",
            self.tr("password") if draft.password else "",
            self.tr("comments {open}").format(open=doors[draft.comments]) if draft.comments is not None else "",
            self.tr("pings {open}").format(open=doors[draft.pings]) if draft.pings is not None else "",
            format_words(draft.format).lower(),
            self.tr("by {name}").format(name=draft.author) if draft.author else "",
            ", ".join(key for key, _ in draft.meta),
        ]
        told = [part for part in parts if part]
        return [told[0][:1].upper() + told[0][1:], *told[1:]] if told else []

    def _on_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        if is_open:
            self.opened.emit()

    def _tell_choice(self, name: str, box: ChoiceBox, place: int) -> None:
        self._tell(**{name: box.itemData(place)})

    def _tell(self, **changes: object) -> None:
        if not self._is_showing:
            self.changed.emit(changes)


def _shown(words: str | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else ", ".join(words)
