"""The practice blog's file: samples once, and turns that are kept whole or not at all."""

from pathlib import Path

import pytest

from editor.practice.blog_file import BlogFile, now
from editor.practice.samples import fill


def test_samples_hold_at_least_thirty_comments_in_four_threads(blog: BlogFile) -> None:
    assert blog.value("select count(*) from comments") >= 30
    assert blog.value("select count(distinct post) from comments") == 4
    assert blog.value("select count(*) from posts") >= 5


def test_samples_are_put_in_once(blog: BlogFile) -> None:
    blog.run("delete from posts")
    fill(blog)
    assert blog.value("select count(*) from posts") == 0


def test_failed_turn_leaves_nothing(tmp_path: Path) -> None:
    blog = BlogFile(tmp_path / "b.db")
    with pytest.raises(ZeroDivisionError):
        _break_off(blog)
    assert blog.rows("select * from terms") == []
    blog.close()


def test_clock_is_in_utc_to_the_second() -> None:
    assert len(now()) == len("2026-05-14T09:12:00")


def _break_off(blog: BlogFile) -> None:
    with blog.turn():
        blog.insert("terms", taxonomy="post_tag", name="x", slug="x", parent=0)
        raise ZeroDivisionError
