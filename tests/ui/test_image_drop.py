"""Images come into the draft, and are described at once."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from editor.errors import DraftUnwritable, RejoinderError
from editor.ui.commands import Do
from editor.ui.writing.alt_field import AltField
from editor.ui.writing.editor_page import EditorPage
from editor.ui.writing.given_images import GivenImage, given_images, has_images
from tests.support.writing import CTRL, copy, drop, key, open_page, state, type_words, undo, view_of


class Kept:
    """Keeps images in a list."""

    def __init__(self) -> None:
        self.images: list[tuple[bytes, str]] = []

    def __call__(self, data: bytes, name: str) -> str:
        self.images.append((data, name))
        return f"post.assets/{name}"


def png(colour: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", (3, 2), colour).save(file, "PNG")
    return file.getvalue()


def field_of(page: EditorPage) -> QLineEdit:
    (found,) = [each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Describe the image"]
    return found


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))
    return mime


def test_pasted_image_is_kept_put_in_and_described(qtbot: QtBot) -> None:
    kept = Kept()
    page = open_page(qtbot, "Bees.|", keep=kept)
    mime = QMimeData()
    mime.setData("image/png", QByteArray(png()))
    mime.setImageData(QImage.fromData(png()))
    copy(mime)
    key(view_of(page), Qt.Key.Key_V, modifiers=CTRL)
    qtbot.waitUntil(field_of(page).hasFocus)
    assert kept.images == [(png(), "image.png")]
    assert page.text == "Bees.\n\n![](post.assets/image.png)\n"
    type_words(field_of(page), "a [red] bee")
    key(field_of(page), Qt.Key.Key_Return)
    assert page.text == "Bees.\n\n![a \\[red\\] bee](post.assets/image.png)\n"
    assert view_of(page).hasFocus()
    assert not field_of(page).isVisible()


def test_picture_without_bytes_becomes_a_png(qtbot: QtBot) -> None:
    kept = Kept()
    page = open_page(qtbot, "|", keep=kept)
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png("blue")))
    copy(mime)
    key(view_of(page), Qt.Key.Key_V, modifiers=CTRL)
    qtbot.waitUntil(lambda: bool(kept.images))
    picture = QImage.fromData(kept.images[0][0])
    assert (picture.width(), picture.height(), picture.pixelColor(1, 1)) == (3, 2, QColor("blue"))
    assert kept.images[0][0].startswith(b"\x89PNG")


def test_escape_leaves_the_words_empty(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bee 1.PNG"
    file.write_bytes(png())
    kept = Kept()
    page = open_page(qtbot, "one|", keep=kept)
    assert drop(view_of(page), files(file))
    qtbot.waitUntil(field_of(page).hasFocus)
    type_words(field_of(page), "not this")
    key(field_of(page), Qt.Key.Key_Escape)
    assert kept.images == [(png(), "bee 1.PNG")]
    assert page.text == "one\n\n![](post.assets/bee%201.PNG)\n"
    assert view_of(page).hasFocus()


def test_going_elsewhere_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bee.jpg"
    file.write_bytes(png())
    page = open_page(qtbot, "|", keep=Kept())
    assert drop(view_of(page), files(file))
    qtbot.waitUntil(field_of(page).hasFocus)
    type_words(field_of(page), "a bee")
    page.focus_title()
    assert page.text.startswith("![a bee](")


def test_images_that_come_together_are_described_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.png", "b.webp")]
    for path in paths:
        path.write_bytes(png())
    page = open_page(qtbot, "one\n\n|\n\ntwo", keep=Kept())
    assert drop(view_of(page), files(*paths))
    qtbot.waitUntil(field_of(page).hasFocus)
    type_words(field_of(page), "first")
    key(field_of(page), Qt.Key.Key_Return)
    qtbot.waitUntil(field_of(page).hasFocus)
    type_words(field_of(page), "second")
    key(field_of(page), Qt.Key.Key_Return)
    assert page.text == "one\n\n![first](post.assets/a.png)\n\n![second](post.assets/b.webp)\n\ntwo"
    assert not field_of(page).isVisible()
    view = view_of(page)
    for expected in ("![first](post.assets/a.png)\n\n![](", "![](post.assets/a.png)\n\n![]("):
        undo(view)
        assert expected in page.text
    undo(view)
    assert page.text == "one\n\n\n\ntwo"


def test_image_in_a_list_stays_in_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bee.png"
    file.write_bytes(png())
    page = open_page(qtbot, "- item|\n- next", keep=Kept())
    assert drop(view_of(page), files(file))
    qtbot.waitUntil(field_of(page).hasFocus)
    key(field_of(page), Qt.Key.Key_Escape)
    assert page.text == "- item ![](post.assets/bee.png)\n- next"


def test_image_that_cannot_be_read_or_kept_is_told_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    def full(data: bytes, name: str) -> str:
        raise DraftUnwritable(f"{name} was not kept: the disk is full.")

    page = open_page(qtbot, "one|", keep=full)
    said: list[str] = []

    def hear(error: RejoinderError) -> None:
        said.append(str(error))

    page.image_refused.connect(hear)
    assert drop(view_of(page), files(tmp_path / "gone.png"))
    qtbot.waitUntil(lambda: len(said) == 1)
    file = tmp_path / "bee.png"
    file.write_bytes(png())
    assert drop(view_of(page), files(file))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [
        "gone.png was not put into the draft: No such file or directory. Look at the file.",
        "bee.png was not kept: the disk is full.",
    ]
    assert state(view_of(page)) == "one|"


def test_field_asks_for_the_image_of_a_line(qtbot: QtBot) -> None:
    page = open_page(qtbot, "|one\n\n![has](a.png) ![](b.png)\n\n" + "more\n\n" * 200 + "![](c.png)")
    page.describe_image(3)
    assert field_of(page).hasFocus()
    type_words(field_of(page), "bee")
    key(field_of(page), Qt.Key.Key_Return)
    assert "![has](a.png) ![bee](b.png)" in page.text
    page.describe_image(405)
    assert field_of(page).hasFocus()
    panel = page.findChild(AltField)
    assert isinstance(panel, AltField)
    assert view_of(page).rect().contains(panel.geometry())
    key(field_of(page), Qt.Key.Key_Escape)
    page.describe_image(1)
    assert not field_of(page).isVisible()


def test_words_for_an_image_that_is_gone_are_dropped(qtbot: QtBot) -> None:
    page = open_page(qtbot, "|![](b.png)")
    page.describe_image(1)
    view_of(page).replace_range(0, 9, "")
    type_words(field_of(page), "bee")
    key(field_of(page), Qt.Key.Key_Return)
    assert page.text == "![](b.png)"[9:]


def test_words_beside_a_picture_win(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png()))
    mime.setText("a table from a word processor")
    assert not has_images(mime)
    assert given_images(mime) == ()


@pytest.mark.parametrize("names", [["a.png", "b.md"], ["a.txt"]])
def test_files_that_are_not_all_images_are_none(names: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/x/{name}") for name in names])
    assert given_images(mime) == ()
    mime.setUrls([QUrl("https://a.example/b.png")])
    assert given_images(mime) == ()


def test_broken_picture_is_none() -> None:
    mime = QMimeData()
    mime.setImageData(QImage())
    assert given_images(mime) == ()


def test_images_are_chosen_from_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bee.png"
    file.write_bytes(png())
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    kept = Kept()
    page = open_page(qtbot, "|", keep=kept)
    page.handlers()[Do.IMAGE]()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(file))
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    assert kept.images == [(png(), "bee.png")]
    assert GivenImage(data=b"x").read() == b"x"
