"""Comments over XML-RPC: what the contract does not show."""

from __future__ import annotations

import pytest

from editor.clients.xmlrpc.comments import Comments
from editor.errors import AnswerBroken
from editor.model.comment import Comment
from tests.clients.xmlrpc.conftest import Scripted, XmlRpcAt
from tests.support.wordpress import WordPressServer


def by_id(client_comments: list[Comment], wordpress: WordPressServer, name: str) -> Comment:
    """One that was seeded."""
    return next(each for each in client_comments if each.id == str(wordpress.seed[name]))


@pytest.mark.parametrize("user", ["editor", "contributor"])
def test_only_approved_words_of_readers_come(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt, user: str) -> None:
    pages = list(xmlrpc_at(user=user).comments())
    ids = {comment.id for page in pages for comment in page.comments}
    unwanted = {str(wordpress.seed[f"comment_{name}"]) for name in ("pending", "spam", "trash", "pingback")}
    assert not ids & unwanted
    assert str(wordpress.seed["comment_first"]) in ids
    assert len(pages) == 2
    assert (pages[0].total, pages[1].total) == (0, len(ids))


def test_comment_is_told_as_it_is_read_on_the_blog(wordpress: WordPressServer, xmlrpc_at: XmlRpcAt) -> None:
    post_id = str(wordpress.seed["post_discussed"])
    comments = [each for page in xmlrpc_at().comments(post_id=post_id) for each in page.comments]
    first = by_id(comments, wordpress, "comment_first")
    assert (first.author, first.parent, first.post_id) == ("Ada Reader", "", post_id)
    assert first.post_title == "What readers say about trains & boats"
    assert first.local_day == "2026-04-02"  # by the blog's clock; it is still the first by Greenwich
    assert first.html.startswith("<p>I see it differently, and it takes a while to say why.</p>\n<p>First, ")
    assert "<em>nobody</em>" in first.html
    reply = by_id(comments, wordpress, "comment_reply")
    assert (reply.parent, reply.html) == (first.id, "<p>Fair enough.<br />\nWhere is the newer one?</p>")
    assert by_id(comments, wordpress, "comment_entities").author == "O'Brien & 🦊"


def test_comment_without_a_date_is_told(answers: Scripted) -> None:
    with pytest.raises(AnswerBroken, match="sent a comment without a date"):
        next(Comments(answers([{"comment_id": "1", "type": ""}])).pages("", None, "UTC"))
