"""The top of the window: menu, title, whether the words are safe, which blog, and the next thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from editor.ui.parts.chooser import Chooser
from editor.ui.parts.pieces import ElidedLabel, IconButton, IconLabel, label, restyle, row
from editor.ui.parts.theme import Theme
from editor.ui.window.publish_button import PublishButton


class SaveState(StrEnum):
    """Where the words are: `TYPED` are in the journal already, but not yet in the draft's file."""

    SAVED = "saved"
    TYPED = "typed"
    READ_ONLY = "read-only"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogChoice:
    """A line of the blog chooser."""

    identity: str
    name: str


class HeaderBar(QWidget):
    """Shows values, says what was asked for."""

    blog_chosen = Signal(str)
    add_blog_wanted = Signal()
    sidebar_wanted = Signal()

    def __init__(self, theme: Theme, menu: QMenu) -> None:
        super().__init__()
        self._theme = theme
        self._shown_state: SaveState | None = None
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu_button = self._make_menu_button(menu)
        self.sidebar_button = IconButton("sidebar", self.tr("Drafts and blogs"), theme)
        self._title = ElidedLabel(role="strong")
        self._state_icon = IconLabel("check", theme)
        self._state = label("", "muted")
        self._blog = Chooser("globe", self.tr("Blog"), theme)
        self.publish_button = PublishButton(theme)
        self._arrange()
        self._connect()
        self.set_save_state(SaveState.SAVED)

    def set_title(self, title: str) -> None:
        """The draft's."""
        self._title.setText(title or self.tr("Untitled"))

    def set_save_state(self, state: SaveState) -> None:
        """Whether the words are safe. It is told with every key."""
        if state is self._shown_state:
            return
        self._shown_state = state
        icon_name, colour, words = {
            SaveState.SAVED: ("check", "muted", self.tr("Saved")),
            SaveState.TYPED: ("dot", "muted", self.tr("Saving")),
            SaveState.READ_ONLY: ("eye", "warn", self.tr("Read-only")),
            SaveState.FAILED: ("error", "bad", self.tr("Not saved")),
        }[state]
        self._state_icon.show_icon(icon_name, colour, self._theme)
        self._state.setText(words)
        restyle(self._state, role=colour)

    def set_blogs(self, blogs: tuple[BlogChoice, ...], chosen: str, missing: str = "") -> None:
        """All blogs, and the identity of the one that this draft goes to (empty: not decided).

        `missing`: the name of the draft's blog, which is not connected.
        """
        names = {blog.identity: blog.name for blog in blogs}
        undecided = self.tr("Choose a blog") if blogs else self.tr("No blog")
        if missing:
            undecided = self.tr("Not connected: {blog}").format(blog=missing)
        self._blog.set_words(names.get(chosen, undecided))
        self._blog.choices.clear()
        for blog in blogs:
            self._offer(blog, chosen == blog.identity)
        self._blog.choices.addSeparator()
        add = self._blog.choices.addAction(self.tr("Add blog…"))
        add.triggered.connect(self.add_blog_wanted)

    def set_roomy(self, *, has_sidebar: bool, has_blog_name: bool) -> None:
        """What a narrow window leaves out: names become icons, and the side column a button."""
        self.sidebar_button.setVisible(not has_sidebar)
        self._state.setVisible(has_blog_name)
        self._blog.set_brief(is_brief=not has_blog_name)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _offer(self, blog: BlogChoice, is_chosen: bool) -> None:
        action = self._blog.choices.addAction(blog.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setData(blog.identity)

    def _make_menu_button(self, menu: QMenu) -> QToolButton:
        made = IconButton("menu", self.tr("Menu"), self._theme)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _arrange(self) -> None:
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        state = row(self._state_icon, self._state)
        state.setSpacing(4)
        self.setLayout(
            row(
                self.menu_button,
                self.sidebar_button,
                self._title,
                state,
                8,
                self._blog,
                4,
                self.publish_button,
                margins=(14, 8, 12, 8),
            )
        )
        self.setFixedHeight(48)

    def _connect(self) -> None:
        self.sidebar_button.clicked.connect(self.sidebar_wanted)
        self._blog.choices.triggered.connect(self._on_blog_triggered)

    def _on_blog_triggered(self, action: object) -> None:
        identity = getattr(action, "data", str)()
        if identity:
            self.blog_chosen.emit(identity)
