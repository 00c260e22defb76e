"""A post's fields beside its text: what the front matter holds. What this blog cannot take is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from editor.model.blog import Capabilities, Feature
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft, Status
from editor.text.slug import slugify
from editor.ui.choice_box import ChoiceBox
from editor.ui.date_field import DateField
from editor.ui.disclosure_list import DisclosureList
from editor.ui.featured_image import FeaturedImage
from editor.ui.pieces import button, label, line, row
from editor.ui.tag_field import TagField
from editor.ui.theme import GROUP, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTerms:
    """The names of a blog's categories and tags: they are offered while typing."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class _Block(QWidget):
    """Words over a field that they name."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__()
        name = label(words, "muted")
        name.setBuddy(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(name)
        layout.addWidget(field)


class PostPanel(QWidget):
    """Shows a draft's fields and tells which were changed, by their names in Draft; keeps nothing itself."""

    fields_changed = Signal(dict)
    image_chosen = Signal(object)  # Path
    disclosure_wanted = Signal(str)  # a template's id; empty: a new one
    raw_wanted = Signal()

    def __init__(self, theme: Theme, say: Callable[[Disclosure, str], str]) -> None:
        super().__init__()
        self._say = say
        self._draft = Draft()
        self._is_showing = False
        self._status = ChoiceBox(self.tr("Status"), theme)
        self._date = DateField(self.tr("Date"), self.tr("When it is published"), theme, has_time=True)
        self._slug = QLineEdit()
        self._categories = TagField(self.tr("Categories"), self.tr("add…"), theme)
        self._tags = TagField(self.tr("Tags"), self.tr("add…"), theme)
        self._excerpt = QPlainTextEdit()
        self._image = FeaturedImage(theme)
        self._disclosures = DisclosureList(theme)
        self._raw = button(self.tr("Raw front matter"), "quiet")
        self._blocks = self._make_blocks()
        self._arrange()
        self._connect()

    def set_draft(self, draft: Draft, capabilities: Capabilities | None, terms: KnownTerms) -> None:
        """Show this draft; without capabilities (no blog yet) all fields are there. Nothing is emitted."""
        self._is_showing = True
        self._draft = draft
        self._show_statuses(draft.status, capabilities.statuses if capabilities else frozenset(Status))
        self._show_texts(draft)
        self._categories.set_known(terms.categories)
        self._tags.set_known(terms.tags)
        self._categories.set_words(draft.categories)
        self._tags.set_words(draft.tags)
        self._image.set_image(draft.featured_image, draft.path.parent if draft.path else None)
        self._disclosures.show_disclosures([(told, self._say(told, draft.lang)) for told in draft.disclosures])
        self._show_blocks(capabilities)
        self._is_showing = False

    # ------------------------------------------------------------------------------------------------ making
    def _make_blocks(self) -> dict[Feature | None, QWidget]:
        """Each field with its name, under the feature that a blog must have for it."""
        return {
            None: _Block(self.tr("Status"), self._status),
            Feature.DATE: _Block(self.tr("Date"), self._date),
            Feature.SLUG: _Block(self.tr("Slug"), self._slug),
            Feature.CATEGORIES: _Block(self.tr("Categories"), self._categories),
            Feature.TAGS: _Block(self.tr("Tags"), self._tags),
            Feature.EXCERPT: _Block(self.tr("Excerpt"), self._excerpt),
            Feature.FEATURED_IMAGE: _Block(self.tr("Featured image"), self._image),
        }

    def _arrange(self) -> None:
        self._slug.setAccessibleName(self.tr("Slug"))
        self._slug.setMinimumHeight(30)
        self._raw.setProperty("flush", True)
        self._excerpt.setProperty("kind", "field")
        self._excerpt.setAccessibleName(self.tr("Excerpt"))
        self._excerpt.setPlaceholderText(self.tr("One or two sentences for lists and feeds"))
        self._excerpt.setTabChangesFocus(True)
        self._excerpt.setFixedHeight(72)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(GROUP, 14, GROUP, GROUP)
        layout.setSpacing(12)
        for block in self._blocks.values():
            layout.addWidget(block)
        layout.addWidget(line())
        layout.addWidget(_Block(self.tr("Disclosure"), self._disclosures))
        layout.addWidget(line())
        layout.addLayout(row(self._raw, None))
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        self._status.currentIndexChanged.connect(self._on_status)
        self._date.changed.connect(self._on_date)
        self._slug.textEdited.connect(lambda: self._tell(slug=slugify(self._slug.text())))
        self._slug.editingFinished.connect(lambda: self._slug.setText(slugify(self._slug.text())))
        self._categories.changed.connect(lambda: self._tell(categories=self._categories.words()))
        self._tags.changed.connect(lambda: self._tell(tags=self._tags.words()))
        self._excerpt.textChanged.connect(lambda: self._tell(excerpt=self._excerpt.toPlainText().strip()))
        self._image.chosen.connect(self.image_chosen)
        self._image.cleared.connect(lambda: self._tell(featured_image=""))
        self._disclosures.edit_wanted.connect(self.disclosure_wanted)
        self._disclosures.removed.connect(self._on_disclosure_removed)
        self._raw.clicked.connect(self.raw_wanted)

    # ------------------------------------------------------------------------------------------------ showing
    def _show_statuses(self, current: Status, allowed: frozenset[Status]) -> None:
        words = {
            Status.PUBLISHED: self.tr("Published"),
            Status.PENDING: self.tr("Pending review"),
            Status.PRIVATE: self.tr("Private"),
            Status.DRAFT: self.tr("Draft on the blog"),
            Status.SCHEDULED: self.tr("Scheduled"),
        }
        offered = [status for status in words if status == current or status in allowed - {Status.SCHEDULED}]
        if offered != [self._status.itemData(place) for place in range(self._status.count())]:
            self._status.clear()
            for status in offered:
                self._status.addItem(words[status], status)
        self._status.setCurrentIndex(offered.index(current))

    def _show_texts(self, draft: Draft) -> None:
        if slugify(self._slug.text()) != draft.slug:
            self._slug.setText(draft.slug)
        self._slug.setPlaceholderText(slugify(draft.title) or self.tr("Made from the title"))
        if self._excerpt.toPlainText().strip() != draft.excerpt:
            self._excerpt.setPlainText(draft.excerpt)
        self._date.set_value(f"{draft.date.astimezone():%Y-%m-%dT%H:%M}" if draft.date else "")

    def _show_blocks(self, capabilities: Capabilities | None) -> None:
        for feature, block in self._blocks.items():
            block.setVisible(feature is None or capabilities is None or feature in capabilities.features)
        only_known = capabilities is not None and Feature.NEW_CATEGORIES not in capabilities.features
        self._categories.set_only_known(only_known)

    # ------------------------------------------------------------------------------------------------ telling
    def _tell(self, **changes: object) -> None:
        if not self._is_showing:
            self.fields_changed.emit(changes)

    def _on_status(self) -> None:
        self._tell(status=self._status.currentData())

    def _on_date(self, value: str) -> None:
        self._tell(date=datetime.fromisoformat(value).astimezone() if value else None)

    def _on_disclosure_removed(self, gone: Disclosure) -> None:
        self._tell(disclosures=tuple(told for told in self._draft.disclosures if told != gone))
