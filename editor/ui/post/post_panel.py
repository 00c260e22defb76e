"""A post's fields beside its text: what the front matter holds. What this blog cannot take is not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Unpack

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from editor.drafts.field_changes import FieldChanges
from editor.model.blog import Capabilities, Feature
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft, Status
from editor.text.moments import Skipped, by_this_clock
from editor.text.slug import slugify
from editor.ui.disclosures.disclosure_list import DisclosureList
from editor.ui.parts.choice_box import ChoiceBox
from editor.ui.parts.date_field import DateField
from editor.ui.parts.pieces import button, label, line, named_block, row
from editor.ui.parts.tag_field import TagField
from editor.ui.parts.theme import GROUP, Theme
from editor.ui.post.date_hint import date_hint
from editor.ui.post.featured_image import FeaturedImage
from editor.ui.post.more_fields import MoreFields
from editor.ui.post.post_words import status_words


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTerms:
    """The names of a blog's categories, tags and pages, and of those who write there: they are offered."""

    categories: tuple[str, ...] = ()
    depths: tuple[int, ...] = ()
    """How deep each category stands below others."""
    tags: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class PostPanel(QWidget):
    """Shows a draft's fields and tells which were changed, by their names in Draft; keeps nothing itself."""

    fields_changed = Signal(dict)
    image_chosen = Signal(object)  # Path
    disclosure_wanted = Signal(str)  # a template's id; empty: a new one
    raw_wanted = Signal()

    def __init__(self, theme: Theme, say: Callable[[Disclosure, str], str]) -> None:
        super().__init__()
        self._say = say
        self._draft, self._able, self._terms = Draft(), None, KnownTerms()
        self._ahead: Callable[[], timedelta] = timedelta
        self._is_showing = False
        self._status = ChoiceBox(self.tr("Status"), theme)
        self._date = DateField(self.tr("Date"), self.tr("When it is published"), theme, has_time=True)
        self._date_hint = label("", "muted", wraps=True)
        self._slug = QLineEdit()
        self._categories = TagField(self.tr("Categories"), self.tr("add…"), theme)
        self._tags = TagField(self.tr("Tags"), self.tr("add…"), theme)
        self._excerpt = QPlainTextEdit()
        self._image = FeaturedImage(theme)
        self._more = MoreFields(theme)
        self._area = QScrollArea()
        self._disclosures = DisclosureList(theme)
        self._raw = button(self.tr("Raw front matter"), "quiet")
        self._blocks = self._make_blocks()
        self._arrange()
        self._connect()

    def set_clock(self, ahead: Callable[[], timedelta]) -> None:
        """Whom to ask how far the blog's is ahead of this computer's."""
        self._ahead = ahead

    def set_draft(self, draft: Draft, capabilities: Capabilities | None, terms: KnownTerms) -> None:
        """Show this draft; without capabilities (no blog yet) all fields are there. Nothing is emitted."""
        self._is_showing = True
        self._draft, self._able, self._terms = draft, capabilities, terms
        self._show_statuses(draft.status, capabilities.statuses if capabilities else frozenset(Status))
        self._show_texts(draft)
        self._categories.set_known(terms.categories, terms.depths)
        self._tags.set_known(terms.tags)
        self._categories.set_words(draft.categories)
        self._tags.set_words(draft.tags)
        self._image.set_image(draft.featured_image, draft.path.parent if draft.path else None)
        self._disclosures.show_disclosures([(told, self._say(told, draft.lang)) for told in draft.disclosures])
        self._show_blocks()
        self._is_showing = False

    def settle(self) -> None:
        """Take over words that were typed and not yet added."""
        self._categories.finish()
        self._tags.finish()

    # ------------------------------------------------------------------------------------------------ making
    def _make_blocks(self) -> dict[Feature | None, QWidget]:
        """Each field with its name, under the feature that a blog must have for it."""
        return {
            None: named_block(self.tr("Status"), self._status),
            Feature.DATE: named_block(self.tr("Date"), self._date, self._date_hint),
            Feature.SLUG: named_block(self.tr("Slug"), self._slug),
            Feature.CATEGORIES: named_block(self.tr("Categories"), self._categories),
            Feature.TAGS: named_block(self.tr("Tags"), self._tags),
            Feature.EXCERPT: named_block(self.tr("Excerpt"), self._excerpt),
            Feature.FEATURED_IMAGE: named_block(self.tr("Featured image"), self._image),
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
        layout.addWidget(self._more)
        layout.addWidget(line())
        layout.addWidget(named_block(self.tr("Disclosure"), self._disclosures))
        layout.addWidget(line())
        layout.addLayout(row(self._raw, None))
        layout.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

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
        self._more.changed.connect(self._on_more)
        self._more.opened.connect(lambda: QTimer.singleShot(0, self._show_more))  # once it has its height
        self._disclosures.edit_wanted.connect(self.disclosure_wanted)
        self._disclosures.removed.connect(self._on_disclosure_removed)
        self._raw.clicked.connect(self.raw_wanted)

    # ------------------------------------------------------------------------------------------------ showing
    def _show_statuses(self, current: Status, allowed: frozenset[Status]) -> None:
        words = status_words()
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

    def _show_blocks(self) -> None:
        """What there is to choose depends on what is chosen: a page has no tags, a private post no password."""
        able = self._able
        features = able.features_for(self._draft.post_type) if able else frozenset(Feature)
        for feature, block in self._blocks.items():
            block.setVisible(feature is None or feature in features)
        self._categories.set_only_known(able is not None and Feature.NEW_CATEGORIES not in able.features)
        self._tags.set_only_known(able is not None and Feature.NEW_TAGS not in able.features)
        self._show_hint()
        self._more.set_draft(self._draft, able, self._terms.pages, self._terms.authors)

    # ------------------------------------------------------------------------------------------------ telling
    def _on_more(self, changes: FieldChanges) -> None:
        self._tell(**changes)

    def _show_more(self) -> None:
        self._area.ensureWidgetVisible(self._more, 0, GROUP)

    def _tell(self, **changes: Unpack[FieldChanges]) -> None:
        if not self._is_showing:
            self._draft = replace(self._draft, **changes)
            self._show_blocks()
            self.fields_changed.emit(changes)

    def _on_status(self) -> None:
        if not self._is_showing:
            self._tell(status=Status(self._status.currentData()))  # Qt gives back its bare word

    def _on_date(self, value: str) -> None:
        try:
            self._tell(date=by_this_clock(value) if value else None)
        except Skipped:
            self._show_hint()

    def _show_hint(self) -> None:
        zone = self._able.timezone if self._able else ""
        hint = date_hint(self._date.value(), zone, datetime.now().astimezone(), self._draft.date, self._ahead())
        self._date_hint.setText(hint)
        self._date.setAccessibleDescription(hint)
        self._date_hint.setVisible(bool(hint))

    def _on_disclosure_removed(self, gone: Disclosure) -> None:
        self._tell(disclosures=tuple(told for told in self._draft.disclosures if told != gone))
