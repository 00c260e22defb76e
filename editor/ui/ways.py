"""The ways around the window: which pane stands open, and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from editor.ui.commands import Do
from editor.ui.comments.comments_pane import CommentsPane
from editor.ui.window.layout_rules import Tab
from editor.ui.window.window import Window
from editor.ui.writing.editor_page import EditorPage


class Ways:
    """What the View menu does, but for what belongs to the draft."""

    def __init__(self, window: Window, page: EditorPage, comments: CommentsPane) -> None:
        self._window, self._page, self._comments = window, page, comments
        self._columns = window.columns

    def handlers(self) -> Mapping[Do, Callable[[], None]]:
        """By command."""
        return {
            Do.TEXT: self._to_the_text,
            Do.SIDEBAR: self._columns.toggle_sidebar,
            Do.PREVIEW: partial(self._columns.show_tab, Tab.PREVIEW),
            Do.COMMENTS: self._show_comments,
            Do.SEARCH_COMMENTS: self._search_comments,
            Do.POST: partial(self._show_pane, Tab.POST),
            Do.CHECKS: partial(self._show_pane, Tab.CHECKS),
            Do.NEXT_REGION: self._window.focus_next_region,
            Do.PREVIOUS_REGION: partial(self._window.focus_next_region, back=True),
        }

    def uncover_text(self) -> None:
        """Nothing lies over it, and where it shares its place it is in front."""
        self._columns.close_overlay()
        self._columns.show_text()

    def _to_the_text(self) -> None:
        self.uncover_text()
        self._page.focus_text()

    def _show_pane(self, tab: Tab) -> None:
        self._columns.show_tab(tab)
        self._columns.focus_pane()

    def _show_comments(self) -> None:
        self._columns.show_tab(Tab.COMMENTS)
        self._comments.focus_comments()

    def _search_comments(self) -> None:
        if not self._columns.shows(Tab.COMMENTS):
            self._columns.show_tab(Tab.COMMENTS)
        self._comments.focus_search()
