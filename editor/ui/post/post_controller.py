"""The post's fields beside the text, and the disclosure that writes itself."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from editor.clients.clocks import ahead_of
from editor.clients.protocols import TermKind
from editor.disclosures.sentence import replaced, sentence
from editor.disclosures.templates import templates
from editor.errors import RejoinderError
from editor.model.disclosure import Disclosure, Sponsor
from editor.model.post import Term
from editor.store.cache import AUTHORS, PAGES, terms
from editor.store.database import Database
from editor.store.sponsors import remember_sponsor, sponsors
from editor.text.term_names import in_tree, shown_names
from editor.ui.blogs.blog_controller import BlogController
from editor.ui.commands import Do
from editor.ui.disclosures.disclosure_dialog import DisclosureDialog
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Choice, Said, Tone
from editor.ui.parts.theme_source import ThemeSource
from editor.ui.post.post_panel import KnownTerms, PostPanel
from editor.ui.window.window import Window

log = logging.getLogger(__name__)
_DISCLOSED = "disclosure"


class PostController(QObject):
    """Shows the draft's fields, and takes over what is changed in them."""

    def __init__(  # noqa: PLR0913, PLR0917 — it joins rooms that program.py built
        self,
        window: Window,
        panel: PostPanel,
        drafts: DraftController,
        blogs: BlogController,
        themes: ThemeSource,
        state: Database,
        cache: Database,
    ) -> None:
        super().__init__(window)
        self._window, self._panel, self._drafts, self._blogs = window, panel, drafts, blogs
        self._themes, self._state, self._cache = themes, state, cache
        self._is_taking = False
        drafts.settling.connect(panel.settle)
        drafts.shown.connect(self.show)
        drafts.shown.connect(lambda: window.toast.withdraw(_DISCLOSED))  # its Undo is about the draft before
        drafts.changed.connect(self.show)
        blogs.chosen.connect(self.show)
        panel.fields_changed.connect(self._on_fields)
        panel.image_chosen.connect(self._on_image)
        panel.disclosure_wanted.connect(self.ask)
        panel.raw_wanted.connect(self._on_raw)
        panel.set_clock(self._ahead)

    def _ahead(self) -> timedelta:
        """How far the blog's clock is ahead, as far as it is known by now."""
        return ahead_of(self._blogs.blog.api_url) if self._blogs.blog else timedelta()

    def show(self) -> None:
        """The fields as they are."""
        if self._is_taking:
            return
        blog = self._blogs.blog
        known = KnownTerms()
        if blog is not None:
            found = {kind: terms(self._cache, blog.identity, kind) for kind in (*TermKind, PAGES, AUTHORS)}
            tree, shown = in_tree(found[TermKind.CATEGORY]), shown_names(found[TermKind.CATEGORY])
            known = KnownTerms(
                categories=tuple(shown[term.id] for term, _ in tree),
                depths=tuple(depth for _, depth in tree),
                tags=_names(found[TermKind.TAG]),
                pages=tuple(sorted(shown_names(found[PAGES]).values(), key=str.casefold)),
                authors=_names(found[AUTHORS]),
            )
        self._panel.set_draft(self._drafts.draft, blog.capabilities if blog else None, known)

    def ask(self, template: str = "") -> None:
        """What did you get, from whom? `template`: one that stands in the post, to be changed."""
        if self._drafts.read_only:
            return
        draft = self._drafts.draft
        names = [*(sponsor.name for sponsor in draft.sponsors), *(sponsor.name for sponsor in sponsors(self._state))]
        dialog = DisclosureDialog(
            templates(draft.lang),
            said,
            self._themes.theme,
            sponsors=list(dict.fromkeys(names)),
            existing=draft.disclosures,
        )
        dialog.added.connect(self._on_disclosed)
        self._window.sheet.open(dialog)
        if template:
            dialog.choose(template)

    def _on_fields(self, changes: dict[str, Any]) -> None:
        self._is_taking = True  # a field that is being typed into is not written into
        self._drafts.set_fields(**changes)
        self._is_taking = False

    def _on_image(self, path: Path) -> None:
        try:
            reference = self._drafts.keep_image(path.read_bytes(), path.name)
        except (RejoinderError, OSError) as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="image"))
            return
        self._drafts.set_fields(featured_image=reference)

    def _on_raw(self) -> None:
        self._window.columns.show_text()
        self._window.commands[Do.RAW].trigger()

    def _on_disclosed(self, new: Disclosure) -> None:
        before = self._drafts.draft.disclosures
        if not self._drafts.set_fields(disclosures=replaced(before, new)):
            return
        self._drafts.give_identity()
        self._remember(new)
        undo = Choice(word=self.tr("Undo"), act=lambda: self._drafts.set_fields(disclosures=before))
        text = self.tr("The disclosure stands first in the post.")
        self._window.toast.say(Said(text=text, tone=Tone.GOOD, choices=(undo,), subject=_DISCLOSED))

    def _remember(self, new: Disclosure) -> None:
        """Who gave something once may give again."""
        name = dict(new.values).get("sponsor", "")
        if isinstance(name, str) and name and name not in {known.name for known in sponsors(self._state)}:
            try:
                remember_sponsor(self._state, Sponsor(name=name))
            except RejoinderError as error:
                log.warning("A sponsor was not remembered: %s", error)


def _names(found: tuple[Term, ...]) -> tuple[str, ...]:
    return tuple(term.name for term in found)


def said(disclosure: Disclosure, lang: str) -> str:
    """The sentence; for a template that is not here, what is known of it."""
    try:
        return sentence(disclosure, lang)
    except RejoinderError:
        return disclosure.text or disclosure.template
