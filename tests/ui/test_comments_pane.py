"""Comments are read, searched, selected and quoted with the mouse and with keys."""

from __future__ import annotations

import json
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.model.comment import Comment
from editor.ui.comments.card_column import CardColumn
from editor.ui.comments.comment_card import CommentCard
from editor.ui.comments.comment_text import QUOTE_MIME, CommentText
from editor.ui.comments.comments_pane import CommentsPane, Standing
from editor.ui.comments.post_chooser import PostChoice
from editor.ui.parts.initial_badge import COLOURS, colour_of, initial
from editor.ui.parts.pieces import recolour
from editor.ui.parts.theme import dark, light
from tests.support.readers import comment, many, practice_comments
from tests.support.widgets import button, carried, focused, press, type_in, words
from tests.ui.test_theme import contrast

THREE = "<p>A balcony is not a meadow.</p><p>And who waters them?</p><p>Show me one hive.</p>"
LONG = "".join(f"<p>Paragraph {n} has some forty characters, more or less.</p>" for n in range(1, 13))


@pytest.fixture
def pane(qtbot: QtBot) -> CommentsPane:
    """A pane of a usual size with a blog connected."""
    pane = CommentsPane(light())
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.set_standing(Standing.READY)
    pane.show()
    return pane


def _shown(pane: CommentsPane, *comments: Comment) -> list[CommentCard]:
    pane.set_comments(comments, len(comments))
    QTest.qWait(1)
    return _cards(pane)


def _column(pane: CommentsPane) -> CardColumn:
    column = pane.findChild(CardColumn)
    assert column is not None
    return column


def _cards(pane: CommentsPane) -> list[CommentCard]:
    return list(_column(pane).cards())


def _key(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def _select(text: CommentText, words: str) -> None:
    """Drag over these words with the mouse, as a reader does."""
    start = text.document().toPlainText().index(words)
    places: list[QPoint] = []
    for place in (start, start + len(words)):
        cursor = QTextCursor(text.document())
        cursor.setPosition(place)
        places.append(text.cursorRect(cursor).center())
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(text.viewport(), places[0] + QPoint(4, 0))
    QTest.mouseMove(text.viewport(), places[1])
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=places[1])


# ---------------------------------------------------------------------------------------------------------- quoting
def test_selecting_words_brings_a_button_that_quotes_them(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=THREE))
    assert button(pane, "Quote") is None
    _select(card.text, "not a meadow")
    quoted = carried(pane.quote_wanted, lambda: press(pane, "Quote"))
    assert quoted == [(card.comment, "not a meadow")]


def test_button_goes_with_the_selection(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=THREE))
    _select(card.text, "meadow")
    QTest.keyClick(card.text, Qt.Key.Key_Left)
    assert button(pane, "Quote") is None


def test_selection_over_paragraphs_keeps_them_apart(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=THREE))
    card.text.selectAll()
    ((_, quoted),) = carried(pane.quote_wanted, lambda: _key(card.text, Qt.Key.Key_Return))
    assert quoted == "A balcony is not a meadow.\n\nAnd who waters them?\n\nShow me one hive."


def test_q_quotes_the_selection_or_all(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=THREE))
    whole = carried(pane.whole_wanted, lambda: _key(card.text, Qt.Key.Key_Q))
    assert whole == [card.comment]
    _select(card.text, "waters")
    ((_, quoted),) = carried(pane.quote_wanted, lambda: _key(card.text, Qt.Key.Key_Q))
    assert quoted == "waters"


def test_shift_q_and_its_button_reply_between(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=THREE))
    shift = Qt.KeyboardModifier.ShiftModifier
    between = carried(pane.between_wanted, lambda: _key(card.text, Qt.Key.Key_Q, shift))
    assert between == [card.comment]
    assert len(carried(pane.between_wanted, lambda: press(pane, "Reply between"))) == 1
    assert len(carried(pane.whole_wanted, lambda: press(pane, "Quote whole"))) == 1


def test_dragged_words_say_whose_they_are(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(7, html=THREE))
    _select(card.text, "Show me")
    mime = card.text.createMimeDataFromSelection()
    what = json.loads(bytes(mime.data(QUOTE_MIME).data()))
    assert what == {"blog": "Allotment Notes", "comment": "7", "selection": "Show me"}
    assert (mime.text(), mime.hasHtml()) == ("Show me", False)


# ---------------------------------------------------------------------------------------------------------- moving
def test_arrows_move_between_comments_and_their_actions_go_along(pane: CommentsPane) -> None:
    first, second = _shown(pane, comment(2), comment(1))
    pane.focus_comments()
    assert first.text.hasFocus()
    QTest.keyClick(first.text, Qt.Key.Key_Down)
    assert second.text.hasFocus()
    assert button(first, "Quote whole") is None
    assert button(second, "Quote whole") is not None
    QTest.keyClick(second.text, Qt.Key.Key_Down)
    assert second.text.hasFocus()
    QTest.keyClick(second.text, Qt.Key.Key_Up)
    assert first.text.hasFocus()


def test_tab_goes_through_the_current_comment_only(pane: CommentsPane) -> None:
    _, second, _ = _shown(pane, comment(3), comment(2, html=LONG), comment(1))
    pane.focus_comments()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    names: list[str] = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        names.append(focused().accessibleName())
    assert names == ["Show 5 more paragraphs", "Quote whole", "Reply between"]
    assert second.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not _column(pane).isAncestorOf(focused())


def test_down_leads_from_the_search_to_the_comments(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1))
    pane.focus_search()
    assert pane.search.hasFocus()
    QTest.keyClick(pane.search, Qt.Key.Key_Down)
    assert card.text.hasFocus()


def test_click_beside_the_words_makes_a_comment_current(pane: CommentsPane) -> None:
    _, second = _shown(pane, comment(2), comment(1))
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(second.width() - 4, 4))
    assert second.text.hasFocus()
    assert button(second, "Quote whole") is not None


def test_page_keys_scroll(pane: CommentsPane) -> None:
    _shown(pane, *many(60))
    pane.focus_comments()
    bar = _column(pane).verticalScrollBar()
    QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert bar.value() > 300
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


# ---------------------------------------------------------------------------------------------------------- showing
def test_card_says_who_when_and_to_whom(pane: CommentsPane) -> None:
    first, answer = _shown(pane, comment(1, "Marta"), comment(2, "يوسف حداد", parent="1"))
    assert {"Marta", "on Can a balcony feed a bee?"} <= set(words(first))
    assert any("14 May" in words for words in words(first))
    assert {"يوسف حداد", "· to Marta"} <= set(words(answer))
    assert answer.text.accessibleName().startswith("Comment by يوسف حداد, 14 May")
    assert answer.text.x() > first.text.x()


def test_comment_without_a_name_is_somebodys(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, ""))
    assert "Somebody" in words(card)


def test_long_comment_folds_and_unfolds(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=LONG))
    height = card.height()
    assert "Paragraph 12" not in card.text.toPlainText()
    press(card, "Show 5 more paragraphs")
    assert "Paragraph 12" in card.text.toPlainText()
    assert button(card, "Show 5 more paragraphs") is None
    assert card.height() > height
    assert card.text.height() >= card.text.document().size().height()


def test_long_paragraph_is_cut_after_a_word(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=f"<p>{'meadow ' * 300}</p>"))
    assert card.text.toPlainText().endswith("meadow")
    assert len(card.text.toPlainText()) < 500
    press(card, "Show 1 more paragraph")
    assert len(card.text.toPlainText()) > 2000


def test_endless_word_is_cut_and_stays_inside(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html=f"<p>{'x' * 2000}</p>"))
    assert len(card.text.toPlainText()) < 500
    assert card.text.document().idealWidth() <= card.text.width()


def test_comment_of_a_megabyte_is_shown_in_part_and_read_on_the_blog(pane: CommentsPane) -> None:
    huge = comment(1, html="<p>Word and word.</p>" * 50_000)
    (card,) = _shown(pane, huge)
    more = next(found for found in card.findChildren(QPushButton) if found.accessibleName().startswith("Show"))
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(card.text.toPlainText()) < 50_000
    link = carried(pane.link_wanted, lambda: press(card, "Read the rest on the blog"))
    assert link == [huge.link]


def test_nothing_is_loaded_and_links_are_only_told(pane: CommentsPane) -> None:
    html = '<p><img src="file:///etc/hostname"> <a href="https://a.example/">there</a></p>'
    (card,) = _shown(pane, comment(1, html=html))
    assert cast("object", card.text.loadResource(2, QUrl("file:///etc/hostname"))) is None
    cursor = card.text.document().find("there")
    cursor.setPosition(cursor.selectionStart() + 2)
    place = card.text.cursorRect(cursor).center()
    left = Qt.MouseButton.LeftButton
    link = carried(pane.link_wanted, lambda: QTest.mouseClick(card.text.viewport(), left, pos=place))
    assert link == ["https://a.example/"]


def test_tab_goes_through_the_links_of_a_comment_and_enter_opens_the_marked_one(pane: CommentsPane) -> None:
    html = '<p><a href="https://a.example/">o<b>n</b>e</a> and <a href="https://b.example/">two</a></p>'
    (card,) = _shown(pane, comment(1, html=html))
    pane.focus_comments()
    assert carried(pane.link_wanted, lambda: type_in("\n")) == []  # nothing is marked: Enter quotes
    type_in("\t")
    assert card.text.accessibleDescription() == "Link: one"
    assert card.text.extraSelections()
    assert carried(pane.link_wanted, lambda: type_in("\n")) == ["https://a.example/"]
    type_in("\t")
    assert carried(pane.link_wanted, lambda: type_in("\n")) == ["https://b.example/"]
    type_in("\t")
    assert focused().accessibleName() == "Quote whole"
    assert not card.text.extraSelections()
    _key(focused(), Qt.Key.Key_Backtab)
    assert card.text.accessibleDescription() == "Link: two"
    assert carried(pane.whole_wanted, lambda: _key(card.text, Qt.Key.Key_Q)) == [card.comment]
    for _ in range(2):
        _key(focused(), Qt.Key.Key_Backtab)
    assert not card.text.hasFocus()


def test_only_cards_in_sight_exist_and_the_last_can_be_reached(pane: CommentsPane) -> None:
    _shown(pane, *many(2318))
    column = _column(pane)
    assert len(column.cards()) < 20
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    last = _cards(pane)[-1]
    assert last.comment.id == "1"
    assert last.geometry().bottom() <= column.viewport().height()
    assert len(column.cards()) < 20


def test_scrolling_up_does_not_jump(pane: CommentsPane) -> None:
    _shown(pane, *many(200))
    column = _column(pane)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(50):
        seen = next(card for card in column.cards() if card.y() > 0)
        before = seen.y()
        bar.setValue(bar.value() - 40)
        assert abs(seen.y() - before - 40) <= 1


def test_refresh_keeps_the_place_and_the_current_comment(pane: CommentsPane) -> None:
    _shown(pane, *many(60))
    pane.focus_comments()
    for _ in range(9):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    column = _column(pane)
    before = {card.comment.id: card.y() for card in column.cards() if card.isVisible()}
    chosen = column.current
    assert chosen is not None
    identity = chosen.comment.id
    pane.set_comments(many(63), 63)
    QTest.qWait(1)
    after = {card.comment.id: card.y() for card in column.cards() if card.isVisible()}
    assert column.current is not None
    assert column.current.comment.id == identity
    assert column.current.text.hasFocus()
    assert all(abs(after[key] - y) <= 1 for key, y in before.items() if key in after and -100 < y < 600)


def test_narrower_pane_keeps_what_is_read_at_the_top(pane: CommentsPane) -> None:
    _shown(pane, *many(60))
    column = _column(pane)
    column.verticalScrollBar().setValue(2000)
    top = next(card.comment.id for card in column.cards() if card.geometry().bottom() > 0)
    pane.resize(340, 700)
    QTest.qWait(1)
    assert next(card.comment.id for card in column.cards() if card.geometry().bottom() > 0) == top
    for card in column.cards():
        assert card.text.height() >= card.text.document().size().height()


def test_all_practice_comments_are_shown_whole(pane: CommentsPane) -> None:
    comments = practice_comments()
    pane.set_comments(comments, len(comments))
    column = _column(pane)
    seen: set[str] = set()
    for _ in range(200):
        seen |= {card.comment.id for card in column.cards()}
        assert all(card.text.height() >= int(card.text.document().size().height()) for card in column.cards())
        column.verticalScrollBar().setValue(column.verticalScrollBar().value() + 200)
    assert seen == {comment.id for comment in comments}


def test_marks_say_what_was_quoted(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1))
    pane.set_marks({card.comment.link: "2 of 3 quoted"})
    assert "2 of 3 quoted" in words(card)
    pane.set_marks({})
    assert "2 of 3 quoted" not in words(card)


def test_theme_changes_while_comments_are_shown(pane: CommentsPane) -> None:
    (card,) = _shown(pane, comment(1, html='<p><a href="https://a.example/">there</a></p>'))
    recolour(pane, dark())
    link = card.text.document().find("there").charFormat()
    assert link.foreground().color().name() == dark().accent


# ---------------------------------------------------------------------------------------------------------- the top
def test_search_goes_out_after_a_pause_or_at_once_with_enter(pane: CommentsPane, qtbot: QtBot) -> None:
    pane.set_comments(many(3), 2318)
    assert pane.search.placeholderText() == "Search 2318 comments"
    searched: list[str] = []
    pane.search_changed.connect(searched.append)
    QTest.keyClicks(pane.search, "hive ")
    assert searched == []
    qtbot.waitUntil(lambda: searched == ["hive"])
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert searched == ["hive", "hive"]


def test_post_is_chosen_from_those_with_comments(pane: CommentsPane) -> None:
    pane.set_posts(
        [PostChoice(post_id="7", title="Bees & balconies", count=12), PostChoice(post_id="8", title="", count=1)]
    )
    actions = pane.posts.menu().actions()
    assert [action.text() for action in actions] == ["All posts", "", "Bees && balconies (12)", "Untitled (1)"]
    chosen = carried(pane.post_chosen, actions[2].trigger)
    assert chosen == ["7"]
    assert pane.posts.accessibleName() == "Comments of: Bees & balconies"
    pane.set_posts([])
    assert pane.posts.current == ""


def test_fetching_shows_how_far_it_is(pane: CommentsPane) -> None:
    assert len(carried(pane.refresh_wanted, lambda: press(pane, "Get new comments"))) == 1
    pane.set_fetching(200, 2318)
    assert "Fetching 200 of 2318" in words(pane)
    refresh = button(pane, "Get new comments")
    assert refresh is not None
    assert not refresh.isEnabled()
    pane.set_fetching(0, 0)
    assert "Fetching 200 of 2318" not in words(pane)


# ---------------------------------------------------------------------------------------------------------- empty
def test_without_a_blog_it_offers_one_and_the_practice_blog(pane: CommentsPane) -> None:
    pane.set_standing(Standing.NO_BLOG)
    assert not pane.search.isVisible()
    assert len(carried(pane.add_blog_wanted, lambda: press(pane, "Add blog"))) == 1
    assert len(carried(pane.practice_wanted, lambda: press(pane, "Try the practice blog"))) == 1


def test_without_comments_it_says_what_will_appear(pane: CommentsPane) -> None:
    pane.set_standing(Standing.NOTHING_YET)
    assert "No comments yet" in words(pane)
    assert len(carried(pane.refresh_wanted, lambda: press(pane, "Get comments"))) == 1


def test_search_without_a_hit_says_so(pane: CommentsPane) -> None:
    pane.search.setText("aubergine")
    pane.set_comments([], 34)
    assert {"No comment has these words", "“aubergine”"} <= set(words(pane))
    pane.search.clear()
    pane.set_comments([], 34)
    assert "No comments on this post" in words(pane)


# ---------------------------------------------------------------------------------------------------------- initials
def test_initials_can_be_read_on_their_colours() -> None:
    assert all(contrast("#ffffff", colour) >= 4.5 for colour in COLOURS)
    assert colour_of("Marta") == colour_of("marta")
    assert [initial(name) for name in ("marta", "@tom", "愛子", "🌱", "")] == ["M", "T", "愛", "?", "?"]
