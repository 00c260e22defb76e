"""The preview of the draft that is open: begun before the rest of the program, since it is ready last."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from editor.store.settings import Settings
from editor.text.long_text import for_display
from editor.ui.first_view import FirstView
from editor.ui.parts.browser import open_address
from editor.ui.parts.said import Said
from editor.ui.parts.theme import Theme
from editor.ui.preview.preview import Preview


class PreviewController(QObject):
    """Stands in the window from its making; then `preview.load` and `preview.start`."""

    def __init__(self, view: FirstView, theme: Theme) -> None:
        super().__init__(view)
        self._window, self._drafts = view.window, view.drafts
        self.preview = Preview(theme, open_address, view.settings.now.preview_look.value)
        view.window.columns.right.set_preview(self.preview)
        view.drafts.shown.connect(self._on_changed)
        view.drafts.changed.connect(self._on_changed)
        view.page.edited.connect(self.preview.edit)
        view.settings.changed.connect(self._on_settings)
        self.preview.noticed.connect(self._on_noticed)
        self._on_changed()

    def _on_changed(self) -> None:
        """What is too long to be written is previewed as far as it is shown."""
        draft = self._drafts.draft
        self.preview.set_draft(replace(draft, body=for_display(draft.body)) if self._drafts.read_only else draft)

    def _on_settings(self, settings: Settings) -> None:
        self.preview.set_look(settings.preview_look.value)

    def _on_noticed(self, sentence: str) -> None:
        self._window.toast.say(Said(text=sentence, subject="preview"))
