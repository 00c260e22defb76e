"""Files come to the text by dropping, pasting or choosing, and are linked where they came."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from editor.ui.commands import Do
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.given_files import given_files
from tests.support.writing import CTRL, copy, drop, key, open_page, state, type_words, undo, view_of

Wanted = tuple[tuple[Path, ...], QTextCursor]


def files(*paths: Path) -> QMimeData:
    """As a file manager gives them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))
    return mime


def asked_of(page: EditorPage) -> list[Wanted]:
    """What the page asks to be kept."""
    asked: list[Wanted] = []

    def take(paths: tuple[Path, ...], place: QTextCursor) -> None:
        asked.append((paths, place))

    page.files_wanted.connect(take)
    return asked


def made(folder: Path, *names: str) -> list[Path]:
    """Files of these names."""
    for name in names:
        (folder / name).write_bytes(b"%PDF")
    return [folder / name for name in names]


def test_dropped_file_is_linked_where_it_came_though_words_are_typed_meanwhile(qtbot: QtBot, tmp_path: Path) -> None:
    (plan,) = made(tmp_path, "Plan 2.pdf")
    page = open_page(qtbot, "See .| More.")
    asked = asked_of(page)
    assert drop(view_of(page), files(plan), 4)
    qtbot.waitUntil(lambda: len(asked) == 1)
    ((paths, place),) = asked
    assert paths == (plan,)
    key(view_of(page), Qt.Key.Key_Home, modifiers=CTRL)
    type_words(view_of(page), "Oh. ")
    page.link_files(place, [("Plan 2.pdf", "post.assets/plan-2.pdf")])
    assert state(view_of(page)) == "Oh. |See [Plan 2.pdf](post.assets/plan-2.pdf). More."
    undo(view_of(page))
    assert page.text == "Oh. See . More."


def test_pasted_files_are_linked_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    paths = made(tmp_path, "a.pdf", "b.zip")
    page = open_page(qtbot, "|")
    asked = asked_of(page)
    copy(files(*paths))
    key(view_of(page), Qt.Key.Key_V, modifiers=CTRL)
    qtbot.waitUntil(lambda: len(asked) == 1)
    page.link_files(asked[0][1], [("a.pdf", "p.assets/a.pdf"), ("b.zip", "p.assets/b.zip")])
    assert state(view_of(page)) == "[a.pdf](p.assets/a.pdf), [b.zip](p.assets/b.zip)|"


def test_chosen_file_is_where_the_selected_words_lead(qtbot: QtBot, tmp_path: Path) -> None:
    (plan,) = made(tmp_path, "plan.pdf")
    page = open_page(qtbot, "See «the plan».")
    asked = asked_of(page)
    page.handlers()[Do.FILE]()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    dialog.filesSelected.emit([str(plan)])
    dialog.close()
    page.link_files(asked[0][1], [("plan.pdf", "p.assets/plan.pdf")])
    assert state(view_of(page)) == "See [the plan](p.assets/plan.pdf)|."


@pytest.mark.parametrize("name", ["draft.md", "folder", "gone.pdf"])
def test_drafts_folders_and_what_is_gone_are_not_linked(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    made(tmp_path, "draft.md", "plan.pdf")
    (tmp_path / "folder").mkdir()
    page = open_page(qtbot, "|")
    assert not drop(view_of(page), files(tmp_path / "plan.pdf", tmp_path / name))
    web = files(tmp_path / "plan.pdf")
    web.setUrls([*web.urls(), QUrl("https://a.example/")])
    assert given_files(web) == ()
