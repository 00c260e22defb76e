"""The post's fields show the draft and tell what was changed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.disclosures.sentence import sentence
from editor.model.blog import Capabilities, Feature
from editor.model.disclosure import Disclosure
from editor.model.draft import Draft, Status
from editor.ui.parts.theme import light
from editor.ui.post.date_hint import date_hint
from editor.ui.post.post_panel import KnownTerms, PostPanel
from tests.support.widgets import button, carried, named, press, type_in, words

PAID = Disclosure(template="paid-post", values=(("sponsor", "Seedling Co."),))
ALL = frozenset(Feature)


@pytest.fixture
def panel(qtbot: QtBot) -> PostPanel:
    """A panel of usual size with an empty draft."""
    panel = PostPanel(light(), sentence)
    qtbot.addWidget(panel)
    panel.resize(420, 900)
    panel.set_draft(Draft(title="Why small gardens need bees"), None, KnownTerms())
    panel.show()
    return panel


def _text(panel: PostPanel, name: str) -> str:
    field = named(panel, name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _show(panel: PostPanel, capabilities: Capabilities | None = None, **fields: Any) -> None:  # noqa: ANN401 # as Draft has them
    draft = replace(Draft(title="Tea"), **fields)
    panel.set_draft(draft, capabilities, KnownTerms(categories=("Wildlife",), tags=("bees",)))
    QTest.qWait(1)


def _click(panel: PostPanel, name: str) -> None:
    QTest.mouseClick(named(panel, name), Qt.MouseButton.LeftButton)


def test_fields_show_the_draft_and_tell_nothing(panel: PostPanel) -> None:
    moment, private = datetime(2026, 12, 1, 8, 30, tzinfo=UTC), Status.PRIVATE
    told = carried(
        panel.fields_changed,
        lambda: _show(
            panel,
            slug="tea",
            excerpt="Short.",
            tags=("bees",),
            categories=("Soil",),
            date=moment,
            status=private,
        ),
    )
    assert told == []
    assert (_text(panel, "Slug"), _text(panel, "Excerpt")) == ("tea", "Short.")
    assert _text(panel, "Date") == f"{moment.astimezone():%Y-%m-%d %H:%M}"
    assert button(panel, "Remove bees") is not None
    assert button(panel, "Remove Soil") is not None
    box = named(panel, "Status")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Private"


def test_slug_is_offered_from_the_title_and_typed_as_one(panel: PostPanel) -> None:
    field = named(panel, "Slug")
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == "why-small-gardens-need-bees"
    _click(panel, "Slug")
    told = carried(panel.fields_changed, lambda: type_in("Bees & me\t"))
    assert told[-1] == {"slug": "bees-me"}
    assert field.text() == "bees-me"


def test_typing_is_not_disturbed_by_what_comes_back(panel: PostPanel) -> None:
    def back(changes: dict[str, Any]) -> None:
        _show(panel, **changes)

    panel.fields_changed.connect(back)
    _click(panel, "Slug")
    type_in("My Bees")
    assert _text(panel, "Slug") == "My Bees"
    _click(panel, "Excerpt")
    type_in("One \ntwo ")
    assert _text(panel, "Excerpt") == "One \ntwo "


def test_excerpt_and_words_are_told(panel: PostPanel) -> None:
    _click(panel, "Excerpt")
    assert carried(panel.fields_changed, lambda: type_in("Hi"))[-1] == {"excerpt": "Hi"}
    _click(panel, "Tags")
    assert carried(panel.fields_changed, lambda: type_in("bees\n")) == [{"tags": ("bees",)}]
    _click(panel, "Categories")
    assert carried(panel.fields_changed, lambda: type_in("Soil\n")) == [{"categories": ("Soil",)}]


def test_status_is_told_and_a_wheel_changes_nothing(panel: PostPanel) -> None:
    box = named(panel, "Status")
    box.setFocus()
    assert carried(panel.fields_changed, lambda: QTest.keyClick(box, Qt.Key.Key_Down)) == [{"status": Status.PENDING}]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    assert carried(panel.fields_changed, lambda: QApplication.sendEvent(box, wheel)) == []


def test_date_is_told_as_a_moment_and_taken_back(panel: PostPanel) -> None:
    _click(panel, "Date")
    told = carried(panel.fields_changed, lambda: type_in("2026-12-01 08:30"))
    assert told[-1]["date"] == datetime(2026, 12, 1, 8, 30).astimezone()
    QTest.keySequence(named(panel, "Date"), "Ctrl+A")
    assert carried(panel.fields_changed, lambda: QTest.keyClick(named(panel, "Date"), Qt.Key.Key_Delete)) == [
        {"date": None}
    ]
    assert carried(panel.fields_changed, lambda: type_in("soon")) == []
    assert named(panel, "Date").property("tone") == "bad"


@pytest.fixture
def oslo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's clock is Oslo's."""
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("oslo")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2027-05-14 09:00", "On the blog's clock: 2027-05-14 16:00 JST."),
        (
            "2027-10-31 02:30",
            "That hour comes twice: 02:30 CEST is meant. On the blog's clock: 2027-10-31 09:30 JST.",
        ),
        ("2027-03-28 02:30", "The clocks are put forward then: this time does not exist. Take another."),
    ],
)
def test_date_says_what_it_means(panel: PostPanel, typed: str, said: str) -> None:
    panel.set_draft(Draft(title="Tea"), replace(ABLE, timezone="Asia/Tokyo"), KnownTerms())
    _click(panel, "Date")
    told = carried(panel.fields_changed, lambda: type_in(typed))
    assert said in words(panel)
    if "not exist" in said:
        assert all(f"{change['date']:%H:%M}" != "02:30" for change in told if change["date"])


@pytest.mark.usefixtures("oslo")
def test_date_within_a_minute_is_said_to_be_now() -> None:
    now = datetime(2026, 5, 14, 9, 0, 30).astimezone()
    assert date_hint("2026-05-14T09:01", "Europe/Oslo", now) == (
        "That is within a minute: the blog publishes it at once."
    )
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert date_hint("2027-10-31T02:30", "", now, second) == "That hour comes twice: 02:30 CET is meant."
    assert date_hint("2026-05-14T09:02", "Nowhere/Land", now) == date_hint("", "UTC", now) == ""


@pytest.mark.usefixtures("oslo")
@pytest.mark.parametrize(
    ("ahead", "time", "said"),
    [
        (timedelta(seconds=60), "09:02", ""),
        (timedelta(seconds=70), "09:30", "is 1 minute ahead of this computer's: it publishes that much earlier."),
        (timedelta(minutes=12), "09:13", "By its clock that is past, or within a minute: it publishes it at once."),
        (timedelta(minutes=12), "09:01", "That is within a minute: the blog publishes it at once."),
        (timedelta(minutes=12), "08:59", "is 12 minutes ahead of this computer's: it publishes that much earlier."),
        (-timedelta(hours=3), "09:05", "is 3 hours behind this computer's: it publishes that much later."),
        (-timedelta(hours=3), "09:01", "is 3 hours behind this computer's: it publishes that much later."),
        (timedelta(days=3), "09:30", "is 3 days ahead"),
    ],
)
def test_blogs_clock_that_is_off_is_told(ahead: timedelta, time: str, said: str) -> None:
    now = datetime(2026, 5, 14, 9, 0, 30).astimezone()
    told = date_hint(f"2026-05-14T{time}", "Europe/Oslo", now, ahead=ahead)
    assert said in told
    assert bool(told) is bool(said)
    assert ("at once" in told) is (time != "08:59" and ahead > timedelta(minutes=2))


def test_clock_stands_beneath_the_date(panel: PostPanel) -> None:
    panel.set_clock(lambda: timedelta(minutes=12))
    panel.set_draft(Draft(title="Tea"), ABLE, KnownTerms())
    _click(panel, "Date")
    type_in("2027-05-14 09:00")
    assert "The blog's clock is 12 minutes ahead of this computer's: it publishes that much earlier." in words(panel)


def test_what_the_blog_cannot_take_is_not_there(panel: PostPanel) -> None:
    few = Capabilities(features=frozenset({Feature.SLUG}), statuses=frozenset({Status.DRAFT, Status.PUBLISHED}))
    _show(panel, few)
    assert named(panel, "Slug").isVisible()
    for name in ("Date", "Categories", "Tags", "Excerpt"):
        assert not any(name == label for label in words(panel))
    box = named(panel, "Status")
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["Published", "Draft on the blog"]
    _show(panel, Capabilities(features=ALL, statuses=frozenset(Status)))
    assert "Excerpt" in words(panel)


def test_new_categories_are_refused_where_the_user_may_not_make_them(panel: PostPanel) -> None:
    _show(panel, Capabilities(features=ALL - {Feature.NEW_CATEGORIES}))
    _click(panel, "Categories")
    assert carried(panel.fields_changed, lambda: type_in("Novel\nwildlife\n")) == [{"categories": ("Wildlife",)}]


def test_featured_image_is_shown_chosen_and_removed(panel: PostPanel, tmp_path: Path) -> None:
    picture = tmp_path / "my bees.png"
    QImage(400, 200, QImage.Format.Format_RGB32).save(str(picture))
    _show(panel, path=tmp_path / "tea.md", featured_image="my%20bees.png")
    assert "my%20bees.png" in words(panel)
    assert carried(panel.fields_changed, lambda: press(panel, "Remove the featured image")) == [{"featured_image": ""}]
    _show(panel, path=tmp_path / "tea.md", featured_image="gone.png")
    assert "There is no such picture beside the draft." in words(panel)
    _show(panel, path=tmp_path / "tea.md", featured_image="https://a.example/x.png")
    assert "There is no such picture beside the draft." not in words(panel)
    _show(panel, path=tmp_path / "tea.md")
    assert button(panel, "Remove the featured image") is None
    press(panel, "Choose the featured image")
    dialog = panel.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert carried(panel.image_chosen, lambda: dialog.fileSelected.emit(str(picture))) == [picture]
    dialog.close()


def test_disclosures_are_listed_edited_and_removed(panel: PostPanel) -> None:
    assert any("Then say so." in line for line in words(panel))
    other = Disclosure(template="affiliate-links")
    _show(panel, disclosures=(PAID, other))
    told = sentence(PAID, "en")
    assert told in words(panel)
    assert not any("Then say so." in line for line in words(panel))
    assert carried(panel.disclosure_wanted, lambda: press(panel, f"Edit: {told}")) == ["paid-post"]
    assert carried(panel.fields_changed, lambda: press(panel, f"Remove: {told}")) == [{"disclosures": (other,)}]
    assert carried(panel.disclosure_wanted, lambda: press(panel, "Disclosure…")) == [""]


def test_raw_front_matter_is_one_click_away(panel: PostPanel) -> None:
    assert len(carried(panel.raw_wanted, lambda: press(panel, "Raw front matter"))) == 1


def _box(panel: PostPanel, name: str) -> QComboBox:
    found = named(panel, name)
    assert isinstance(found, QComboBox)
    return found


def _seen(panel: PostPanel) -> set[str]:
    """The names of the rare fields that are there."""
    rare = ("Password", "Stays at the top of the blog", "Comments", "Pings", "Format", "Author", "Type", "Parent page")
    return {name for name in rare if any(each.accessibleName() == name and each.isVisible() for each in _all(panel))}


def _all(panel: PostPanel) -> list[QWidget]:
    return panel.findChildren(QWidget)


ABLE = Capabilities(features=ALL, statuses=frozenset(Status), formats=("aside", "quote"), user_name="Ida")
TERMS = KnownTerms(pages=("About", "About › Team"), authors=("Ida", "Marta"))  # noqa: RUF001 — the arrow of a path


def test_rare_fields_are_under_a_triangle_that_tells_what_is_set(panel: PostPanel) -> None:
    _show(panel, ABLE)
    assert _seen(panel) == set()
    _show(panel, ABLE, sticky=True, comments=False, pings=True, format="quote", author="Marta")
    assert button(panel, "More: Sticky · comments closed · pings open · quote · by Marta") is not None
    _show(panel, ABLE, password="x", post_type="page")
    press(panel, "More: Page · password")
    assert _text(panel, "Password") == "x"
    press(panel, "More: Page · password")
    assert _seen(panel) == set()


def test_rare_fields_are_told(panel: PostPanel) -> None:
    panel.set_draft(Draft(title="Tea"), ABLE, TERMS)
    press(panel, "More")
    assert _seen(panel) == {"Password", "Stays at the top of the blog", "Comments", "Pings", "Format", "Author", "Type"}
    top = named(panel, "Stays at the top of the blog")
    told = carried(panel.fields_changed, lambda: QTest.keyClick(top, Qt.Key.Key_Space))
    assert told == [{"sticky": True}]
    for name, place, change in (
        ("Comments", 2, {"comments": False}),
        ("Pings", 1, {"pings": True}),
        ("Format", 1, {"format": "aside"}),
        ("Author", 1, {"author": "Marta"}),
        ("Type", 1, {"post_type": "page"}),
        ("Parent page", 2, {"parent": TERMS.pages[1]}),
    ):
        assert carried(panel.fields_changed, partial(_box(panel, name).setCurrentIndex, place)) == [change]
    named(panel, "Password").setFocus()
    assert carried(panel.fields_changed, lambda: type_in("a b "))[-1] == {"password": "a b"}
    assert _text(panel, "Password") == "a b "


def test_what_excludes_what_is_set_goes_and_comes_back(panel: PostPanel) -> None:
    panel.set_draft(Draft(title="Tea"), ABLE, TERMS)
    press(panel, "More")
    _box(panel, "Type").setCurrentIndex(1)
    assert {"Format", "Stays at the top of the blog"} & _seen(panel) == set()
    assert "Parent page" in _seen(panel)
    assert "Tags" not in words(panel)
    _box(panel, "Type").setCurrentIndex(0)
    assert "Tags" in words(panel)
    _box(panel, "Status").setCurrentIndex(2)
    assert _box(panel, "Status").currentText() == "Private"
    assert {"Password", "Stays at the top of the blog"} & _seen(panel) == set()
    _box(panel, "Status").setCurrentIndex(0)
    named(panel, "Password").setFocus()
    type_in("x")
    assert "Stays at the top of the blog" not in _seen(panel)


def test_rare_fields_that_this_blog_cannot_take_are_not_there(panel: PostPanel) -> None:
    able = replace(ABLE, features=frozenset({Feature.DISCUSSION, Feature.AUTHOR}), formats=())
    panel.set_draft(Draft(title="Tea"), able, KnownTerms(authors=("Ida",)))
    press(panel, "More")
    assert _seen(panel) == {"Comments"}
    panel.set_draft(Draft(title="Tea", password="x", sticky=True, author="Nobody"), able, KnownTerms())
    assert _seen(panel) == {"Comments", "Password", "Stays at the top of the blog", "Author"}
    assert _box(panel, "Author").currentText() == "Nobody"
    panel.set_draft(Draft(title="Tea", remote_id="7"), ABLE, TERMS)
    assert "Type" not in _seen(panel)  # what is on the blog stays what it is


def test_nothing_is_cut_off_in_a_narrow_panel(panel: PostPanel) -> None:
    _show(panel, tags=("x" * 200,), disclosures=(Disclosure(template="paid-post", text="y" * 400),))
    panel.resize(300, 900)
    QTest.qWait(1)
    for name in ("Slug", "Tags", "Excerpt", "Status", "Date"):
        field = named(panel, name)
        assert field.mapTo(panel, field.rect().topRight()).x() < 300


def test_custom_fields_are_shown_where_there_are_any(panel: PostPanel) -> None:
    _show(panel, meta=(("rating", "4"), ("sources", ("a", "b"))))
    press(panel, "More: Rating, sources")
    assert "rating: 4\nsources: a, b" in words(panel)
    _show(panel)
    assert not [text for text in words(panel) if "rating" in text]
