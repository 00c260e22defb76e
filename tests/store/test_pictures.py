"""Pictures of the blogs are kept with copies of their files, and forgotten with their blog."""

from __future__ import annotations

from dataclasses import replace

from editor.model.post import RemotePicture
from editor.store.cache import forget_blog
from editor.store.database import Database
from editor.store.pictures import copy_of, kept_pictures, put_copy, put_pictures, shown_copy

CAT = RemotePicture(
    id="9",
    url="https://b.example/cat.jpg",
    small="https://b.example/cat-300.jpg",
    alt="A cat\ud800 in the sun",
    title="Murr",
    width=640,
    height=480,
)
BEE = RemotePicture(id="12", url="https://b.example/bee.jpg", small="https://b.example/bee.jpg")


def test_pictures_are_kept_by_blog_newest_first_and_found_by_all_their_words(cache: Database) -> None:
    put_pictures(cache, "one", (CAT, BEE))
    put_pictures(cache, "two", (CAT,))
    assert [each.id for each in kept_pictures(cache, "one")] == ["12", "9"]
    assert kept_pictures(cache, "one", "SUN murr") == (replace(CAT, alt="A cat? in the sun"),)
    assert [each.id for each in kept_pictures(cache, "one", "bee.jpg")] == ["12"]
    assert kept_pictures(cache, "one", "sun bee") == ()


def test_what_is_gone_from_the_blog_is_forgotten_when_all_are_told(cache: Database) -> None:
    put_pictures(cache, "one", (CAT, BEE))
    put_pictures(cache, "two", (CAT,))
    put_pictures(cache, "one", (replace(CAT, title="Kater"),))
    assert [each.title for each in kept_pictures(cache, "one")] == ["", "Kater"]
    put_pictures(cache, "one", (BEE,), are_all=True)
    assert kept_pictures(cache, "one") == (BEE,)
    assert len(kept_pictures(cache, "two")) == 1


def test_picture_is_shown_by_its_file_or_by_the_smaller_one(cache: Database) -> None:
    put_pictures(cache, "one", (CAT,))
    assert shown_copy(cache, CAT.url) is None
    put_copy(cache, "one", CAT.small, b"small")
    assert shown_copy(cache, CAT.url) == b"small"
    put_copy(cache, "one", CAT.url, b"whole")
    assert (shown_copy(cache, CAT.url), copy_of(cache, CAT.small)) == (b"whole", b"small")
    assert copy_of(cache, BEE.url) is None


def test_pictures_go_with_their_blog(cache: Database) -> None:
    put_pictures(cache, "one", (CAT,))
    put_copy(cache, "one", CAT.url, b"whole")
    put_copy(cache, "two", BEE.url, b"bee")
    forget_blog(cache, "one")
    assert kept_pictures(cache, "one") == ()
    assert (copy_of(cache, CAT.url), copy_of(cache, BEE.url)) == (None, b"bee")


def test_copies_that_were_not_looked_at_for_the_longest_time_make_room(cache: Database) -> None:
    day = 86_400
    for number in range(4):
        put_copy(cache, "one", f"u{number}", bytes([number]) * 10, most=40, now=number * day)
    assert copy_of(cache, "u0", now=5 * day) == bytes(10)
    put_pictures(cache, "one", (replace(CAT, url="whole", small="u1"),))
    assert shown_copy(cache, "whole", now=5 * day) == b"\x01" * 10
    put_copy(cache, "one", "new", b"n" * 15, most=40, now=6 * day)
    assert [copy_of(cache, url) for url in ("u2", "u3")] == [None, None]
    assert [bool(copy_of(cache, url)) for url in ("u0", "u1", "new")] == [True, True, True]
    put_copy(cache, "one", "large", b"l" * 50, most=40, now=6 * day)
    assert [bool(copy_of(cache, url)) for url in ("u0", "u1", "new", "large")] == [False, False, False, True]


def test_copy_is_shown_although_nothing_can_be_written(cache: Database) -> None:
    put_copy(cache, "one", CAT.url, b"whole", now=0)
    with cache.write() as connection:
        connection.execute("PRAGMA query_only = 1")
    assert copy_of(cache, CAT.url) == b"whole"
    assert cache.read("SELECT used FROM copies")[0]["used"] == 0
