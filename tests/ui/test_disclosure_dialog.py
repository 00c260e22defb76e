"""A disclosure is chosen, filled in and added by keys alone or with the mouse; its sentence writes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QCompleter, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.disclosures.sentence import sentence
from editor.disclosures.templates import templates
from editor.model.disclosure import Disclosure
from editor.ui.disclosures.disclosure_dialog import DisclosureDialog
from editor.ui.parts.pieces import recolour
from editor.ui.parts.theme import dark, light
from editor.ui.window.sheet import Sheet
from tests.support.widgets import button, carried, focused, named, press, type_in, words

TRIP = Disclosure(
    template="paid-travel",
    values=(("sponsor", "Seedling Co."), ("items", ("train fare", "hotel")), ("event", "the Bristol garden week")),
)


Opener = Callable[..., DisclosureDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens a dialog in a window's sheet, with disclosures that the post has."""
    windows: list[QWidget] = []

    def open_it(*existing: Disclosure, sponsors: tuple[str, ...] = ()) -> DisclosureDialog:
        window = QWidget()
        windows.append(window)  # qtbot holds it weakly
        qtbot.addWidget(window)
        window.resize(1000, 760)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        dialog = DisclosureDialog(templates("en"), sentence, light(), sponsors=sponsors, existing=existing)
        Sheet(light(), window).open(dialog)
        return dialog

    yield open_it
    windows.clear()


def _seen(dialog: DisclosureDialog, part: str) -> bool:
    return any(part in line for line in words(dialog))


def test_trip_is_disclosed_with_keys_alone(opened: Opener) -> None:
    dialog = opened()
    assert focused().accessibleName() == "Trip or event"
    type_in("\n")
    type_in("Seedling Co.\ttrain fare\nhotel\n\tthe Bristol garden week")
    assert _seen(dialog, "Seedling Co. paid my train fare and hotel for the Bristol garden week.")
    assert carried(dialog.added, lambda: type_in("\n")) == [TRIP]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_trip_is_disclosed_with_the_mouse(opened: Opener) -> None:
    dialog = opened()
    press(dialog, "Trip or event")
    assert focused().accessibleName() == "From"
    type_in("Seedling Co.")
    QTest.mouseClick(named(dialog, "What"), Qt.MouseButton.LeftButton)
    type_in("train fare,hotel")
    QTest.mouseClick(named(dialog, "For"), Qt.MouseButton.LeftButton)
    type_in("the Bristol garden week")
    assert carried(dialog.added, lambda: press(dialog, "Add to the post")) == [TRIP]


def test_arrows_choose_among_the_tiles(opened: Opener) -> None:
    dialog = opened()
    for key, name in (
        (Qt.Key.Key_Right, "Product or sample"),
        (Qt.Key.Key_Down, "My employer"),
        (Qt.Key.Key_Down, "My employer"),
        (Qt.Key.Key_Left, "Affiliate links"),
        (Qt.Key.Key_Up, "Trip or event"),
        (Qt.Key.Key_Left, "Trip or event"),
    ):
        QTest.keyClick(focused(), key)
        assert focused().accessibleName() == name
    assert named(dialog, "What").isVisible()


def test_enter_on_a_tile_that_misses_nothing_adds_it(opened: Opener) -> None:
    dialog = opened()
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    (added,) = carried(dialog.added, lambda: type_in("\n"))
    assert added == Disclosure(template="affiliate-links")


def test_blanks_are_shown_by_their_labels_until_they_are_filled(opened: Opener) -> None:
    dialog = opened()
    assert _seen(dialog, "writes itself here")
    dialog.choose("paid-travel")
    assert _seen(dialog, "[from]")
    assert _seen(dialog, "[what]")
    type_in("Seedling <Co>")
    assert _seen(dialog, "Seedling &lt;Co&gt; paid my")


def test_what_is_missing_is_named_and_nothing_is_added(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-travel")
    QTest.mouseClick(named(dialog, "For"), Qt.MouseButton.LeftButton)
    assert carried(dialog.added, lambda: press(dialog, "Add to the post")) == []
    assert _seen(dialog, "Still missing: From, What")
    assert focused().accessibleName() == "From"
    assert focused().property("tone") == "bad"
    type_in("Seedling Co.")
    assert _seen(dialog, "Still missing: What")


def test_nothing_is_added_before_a_choice(opened: Opener) -> None:
    dialog = opened()
    named(dialog, "Cancel").setFocus()
    assert carried(dialog.added, lambda: press(dialog, "Add to the post")) == []
    assert focused().accessibleName() == "Trip or event"
    assert button(dialog, "Edit the wording…") is None


@pytest.mark.parametrize("name", ["Cancel", "Close"])
def test_cancelling_adds_nothing(opened: Opener, name: str) -> None:
    dialog = opened()
    dialog.choose("affiliate-links")
    assert carried(dialog.added, lambda: press(dialog, name)) == []
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_remembered_sponsors_are_offered(opened: Opener) -> None:
    dialog = opened(sponsors=("Seedling Co.", "Acme"))
    dialog.choose("paid-post")
    field = named(dialog, "From")
    assert isinstance(field, QLineEdit)
    type_in("seed")
    completer = field.completer()
    assert isinstance(completer, QCompleter)
    assert completer.currentCompletion() == "Seedling Co."


def test_giver_stays_when_another_kind_is_chosen(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-travel")
    type_in("Seedling Co.")
    press(dialog, "Paid post")
    assert _seen(dialog, "Seedling Co. paid me")


def test_choice_adds_its_sentence(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-travel")
    type_in("Seedling Co.\thotel\n")
    box = named(dialog, "They saw the text")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Not said"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert _seen(dialog, "Seedling Co. paid my hotel. Nobody there saw this post before you did.")
    (added,) = carried(dialog.added, lambda: press(dialog, "Add to the post"))
    assert dict(added.values)["saw"] == "no"


def test_day_is_typed_or_picked(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("free-product")
    type_in("Seedling Co.\tthe small beehive")
    QTest.mouseClick(named(dialog, "Goes back on"), Qt.MouseButton.LeftButton)
    type_in("2026-05-1")
    assert named(dialog, "Goes back on").property("tone") == "bad"
    type_in("4")
    assert _seen(dialog, "It goes back on 14 May 2026.")
    press(dialog, "Pick the day: Goes back on")
    calendar = named(dialog, "Goes back on").findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 5, 14)
    calendar.clicked.emit(QDate(2026, 6, 1))
    (added,) = carried(dialog.added, lambda: type_in("\n"))
    assert dict(added.values)["until"] == date(2026, 6, 1).isoformat()


def test_existing_disclosure_is_updated(opened: Opener) -> None:
    dialog = opened(TRIP)
    dialog.choose("paid-travel")
    press(dialog, "Remove hotel")
    assert _seen(dialog, "Seedling Co. paid my train fare for the Bristol garden week.")
    (added,) = carried(dialog.added, lambda: press(dialog, "Update"))
    assert dict(added.values)["items"] == ("train fare",)


def test_own_wording_is_kept(opened: Opener) -> None:
    dialog = opened(TRIP)
    dialog.choose("paid-travel")
    press(dialog, "Edit the wording…")
    assert focused().accessibleName() == "Wording"
    type_in(" Thank you.")
    (added,) = carried(dialog.added, lambda: press(dialog, "Update"))
    assert added.text == "Seedling Co. paid my train fare and hotel for the Bristol garden week. Thank you."
    assert added.values == TRIP.values


def test_own_wording_comes_back_and_can_be_given_up(opened: Opener) -> None:
    dialog = opened(Disclosure(template="paid-travel", values=TRIP.values, text="They paid."))
    dialog.choose("paid-travel")
    wording = named(dialog, "Wording")
    assert isinstance(wording, QPlainTextEdit)
    assert wording.toPlainText() == "They paid."
    press(dialog, "Let it write itself")
    assert carried(dialog.added, lambda: press(dialog, "Update")) == [TRIP]


def test_unchanged_wording_is_the_templates(opened: Opener) -> None:
    dialog = opened(TRIP)
    dialog.choose("paid-travel")
    press(dialog, "Edit the wording…")
    assert carried(dialog.added, lambda: press(dialog, "Update")) == [TRIP]


def test_own_wording_needs_no_values(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-post")
    press(dialog, "Edit the wording…")
    QTest.keySequence(focused(), "Ctrl+A")
    type_in("My sister paid for this.")
    (added,) = carried(dialog.added, lambda: press(dialog, "Add to the post"))
    assert added == Disclosure(template="paid-post", text="My sister paid for this.")


def test_word_that_was_typed_and_not_added_counts(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-travel")
    type_in("Seedling Co.\thotel")
    (added,) = carried(dialog.added, lambda: press(dialog, "Add to the post"))
    assert dict(added.values)["items"] == ("hotel",)


def test_narrow_window_shows_everything(opened: Opener) -> None:
    dialog = opened()
    window = dialog.window()
    window.resize(480, 520)
    dialog.choose("paid-travel")
    QTest.qWait(10)
    assert dialog.width() <= 480
    for name in ("Add to the post", "Cancel", "Close", "Edit the wording…"):
        found = button(dialog, name)
        assert found is not None
        assert window.rect().contains(found.rect().translated(found.mapTo(window, found.rect().topLeft())))


def test_theme_changes_while_it_is_open(opened: Opener) -> None:
    dialog = opened()
    dialog.choose("paid-travel")
    recolour(dialog, dark())
    assert _seen(dialog, dark().dim)
