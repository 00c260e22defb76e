"""From a comment into the text: quotes land where the cursor is, and both sides say what was quoted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.errors import RejoinderError
from editor.model.comment import Comment
from editor.quotes.passage import as_markdown, between, quote
from editor.ui.comments.comments_pane import CommentsPane
from editor.ui.drafts.draft_controller import DraftController
from editor.ui.parts.said import Said, Tone
from editor.ui.window.window import Window
from editor.ui.writing.editor_page import EditorPage


class QuoteController(QObject):
    """A draft has an identity from its first quote on."""

    def __init__(self, window: Window, page: EditorPage, pane: CommentsPane, drafts: DraftController) -> None:
        super().__init__(window)
        self._window, self._page, self._drafts = window, page, drafts
        pane.quote_wanted.connect(self._on_quote)
        pane.whole_wanted.connect(self._on_whole)
        pane.between_wanted.connect(self._on_between)
        page.quote_dropped.connect(self._insert)

    def _on_quote(self, comment: Comment, selected: str) -> None:
        try:
            self._insert(as_markdown(quote(comment, selected=selected)))
        except RejoinderError as error:
            self._window.notices.say(Said(text=str(error), tone=Tone.WARN, subject="quote"))

    def _on_whole(self, comment: Comment) -> None:
        self._insert(as_markdown(quote(comment)))

    def _on_between(self, comment: Comment) -> None:
        self._insert(between(quote(comment)))

    def _insert(self, markdown: str) -> None:
        if self._drafts.read_only:
            self._window.notices.say(Said(text=self._drafts.read_only, tone=Tone.WARN, subject="quote"))
            return
        self._window.columns.show_text()
        self._page.insert_quote(markdown)
        self._drafts.give_identity()
