"""The menu of the window: one button's, or a Mac's menu bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from editor.ui.commands import IS_MAC, Actions, In


def _tr(words: str) -> str:
    return QCoreApplication.translate("menus", words)


def titles() -> dict[In, str]:
    """What the menus are called."""
    return {
        In.DRAFT: _tr("Draft"),
        In.EDIT: _tr("Edit"),
        In.FORMAT: _tr("Format"),
        In.VIEW: _tr("View"),
        In.POST: _tr("Post"),
        In.BLOG: _tr("Blog"),
        In.HELP: _tr("Help"),
    }


def main_menu(actions: Actions, parent: QMainWindow) -> QMenu:
    """What the button at the top left opens: the draft's commands at once, the others one step away."""
    menu = QMenu(parent)
    actions.fill(menu, In.DRAFT)
    menu.addSeparator()
    for which in (In.EDIT, In.FORMAT, In.VIEW, In.POST, In.BLOG):
        actions.fill(menu.addMenu(titles()[which]), which)
    menu.addSeparator()
    actions.fill(menu, In.HELP)
    return menu


def fill_menu_bar(actions: Actions, window: QMainWindow) -> None:
    """On a Mac: its own menu bar, where roles move Preferences, About and Quit to their place."""
    if IS_MAC:
        for which, title in titles().items():
            actions.fill(window.menuBar().addMenu(title), which)
