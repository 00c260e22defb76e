"""Threads stand by their newest comment, and answers below what they answer."""

from dataclasses import replace

from editor.model.comment import Comment
from editor.ui.comments.comment_threads import threaded
from tests.support.readers import comment


def _drawn(*comments: Comment) -> list[str]:
    return [f"{'  ' * placed.depth}{placed.comment.id}" for placed in threaded(comments)]


def test_thread_with_the_newest_comment_stands_first() -> None:
    assert _drawn(comment(1), comment(2), comment(3, parent="1")) == ["1", "  3", "2"]


def test_answers_stand_below_what_they_answer_oldest_first() -> None:
    assert _drawn(comment(4, parent="1"), comment(2, parent="1"), comment(3, parent="2"), comment(1)) == [
        "1",
        "  2",
        "    3",
        "  4",
    ]


def test_answer_says_whom_it_answers() -> None:
    first, answer = threaded([comment(1, "Marta"), comment(2, "Jonas", parent="1")])
    assert (first.answers, answer.answers) == ("", "Marta")


def test_answer_to_what_is_not_shown_stands_alone() -> None:
    (placed,) = threaded([comment(2, parent="1")])
    assert (placed.depth, placed.answers) == (0, "")


def test_endless_thread_is_no_trouble() -> None:
    placed = threaded([comment(n, parent=str(n - 1)) for n in range(1, 5000)])
    assert placed[-1].depth == 4998


def test_comments_of_two_blogs_are_told_apart() -> None:
    one, other = threaded([comment(1), replace(comment(2), blog="Other", id="1")])
    assert one.key != other.key
