"""Readers' comments are kept, found, and can be thrown away."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor.errors import StateUnwritable
from editor.model.comment import Comment
from editor.model.post import Term
from editor.store.cache import (
    CommentedPost,
    Fetched,
    comment,
    commented_posts,
    comments,
    comments_by_link,
    fetched,
    forget_blog,
    keep_only,
    mark_fetched,
    newest_comment,
    open_cache,
    put_comments,
    put_terms,
    terms,
    tie_by_identity,
)
from editor.store.database import Database
from editor.store.paths import Paths

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def make(number: int, html: str = "<p>Words.</p>", **changes: str) -> Comment:
    """A comment; a higher number is later."""
    made = Comment(
        id=str(number),
        blog="Ferry",
        post_id="7",
        post_title="The Oslo ferry",
        author="Marta Lind",
        date=NOON + timedelta(minutes=number),
        local_day="2026-05-14",
        link=f"https://ferry.example/oslo/#comment-{number}",
        html=html,
    )
    return replace(made, **changes)


def found(cache: Database, search: str = "", *, blog: str = "", post: str = "", limit: int = 200) -> list[str]:
    return [kept.id for kept in comments(cache, search=search, blog=blog, post=post, limit=limit)]


def test_comment_comes_back_as_it_was_put(cache: Database) -> None:
    kept = make(3, '<p>A <a href="https://x.example">link</a> &amp; more</p>', parent="1", author="Åse <b>")
    put_comments(cache, [kept])
    assert comments(cache) == (kept,)
    assert comment(cache, "Ferry", "3") == kept
    assert comment(cache, "Ferry", "4") is None
    assert comment(cache, "Quay", "3") is None


def test_newest_comment_comes_first_whatever_came_first(cache: Database) -> None:
    for number in (5, 9, 1, 7):
        put_comments(cache, [make(number)])
    assert found(cache) == ["9", "7", "5", "1"]
    assert found(cache, "words") == ["9", "7", "5", "1"]
    assert found(cache, limit=2) == ["9", "7"]
    assert newest_comment(cache, "Ferry") == make(9).date
    assert newest_comment(cache, "Quay") is None


def test_comments_of_one_second_stay_in_the_order_of_the_blog(cache: Database) -> None:
    put_comments(cache, [replace(make(number), date=NOON) for number in (4, 3, 2, 1)])
    assert found(cache) == ["4", "3", "2", "1"]


def test_comment_from_before_1970_is_older_than_the_rest(cache: Database) -> None:
    put_comments(cache, [make(1), replace(make(2), date=datetime(1066, 10, 14, tzinfo=UTC))])
    assert found(cache) == ["1", "2"]


def test_only_what_is_new_or_changed_is_counted_and_found(cache: Database) -> None:
    assert put_comments(cache, [make(2, "<p>Herring</p>"), make(1)]) == 2
    assert put_comments(cache, [make(2, "<p>Herring</p>"), make(1)]) == 0
    assert put_comments(cache, [make(3), make(2, "<p>Salmon</p>"), make(1)]) == 2
    assert found(cache, "herring") == []
    assert found(cache, "salmon") == ["2"]
    moved = replace(make(1), date=NOON + timedelta(days=1))
    assert put_comments(cache, [moved]) == 1
    assert found(cache) == ["1", "3", "2"]


def test_search_looks_at_text_names_and_titles(cache: Database) -> None:
    put_comments(
        cache,
        [
            make(4, "<p>Smoked <em>her</em>ring &amp; capers</p>"),
            make(3, author="Herring Fan"),
            make(2, post_title="All about herring"),
            make(1, '<p><a href="https://herring.example/">here</a></p>'),
        ],
    )
    assert found(cache, "herring") == ["4", "3", "2"]  # an address is not what a reader reads
    assert found(cache, "capers herr") == ["4"]
    assert found(cache, "marta words") == ["2"]
    assert found(cache, "—") == []
    assert found(cache, "  ") == ["4", "3", "2", "1"]


def test_comments_of_one_blog_or_post(cache: Database) -> None:
    put_comments(
        cache,
        [
            make(4, blog="Quay", link="https://quay.example/oslo/#comment-4"),
            make(3, post_id="8", link="https://ferry.example/oslo-again/#comment-3"),
            make(2, link="https://ferry.example/oslo/comment-page-2/#comment-2"),
            make(1),
        ],
    )
    assert found(cache, blog="Ferry") == ["3", "2", "1"]
    assert found(cache, blog="Ferry", post="7") == ["2", "1"]
    assert found(cache, "words", blog="Quay") == ["4"]
    assert found(cache, "words", blog="Ferry", post="8") == ["3"]


@pytest.mark.parametrize(
    "address",
    ["https://ferry.example/oslo/", "https://ferry.example/oslo", "https://ferry.example/oslo/#comment-1"],
)
def test_post_may_be_given_by_its_address(cache: Database, address: str) -> None:
    put_comments(cache, [make(3, post_id="8", link="https://ferry.example/oslo-again/#comment-3"), make(1)])
    assert found(cache, post=address) == ["1"]


def test_plain_address_of_a_post_is_told_from_a_longer_one(cache: Database) -> None:
    put_comments(
        cache,
        [
            make(2, post_id="12", link="https://ferry.example/?p=12#comment-2"),
            make(1, post_id="1", link="https://ferry.example/?p=1&cpage=2#comment-1"),
        ],
    )
    assert found(cache, post="https://ferry.example/?p=1") == ["1"]
    assert found(cache, post="https://ferry.example/") == []


def test_comments_are_found_by_their_permalinks(cache: Database) -> None:
    put_comments(cache, [make(2), make(1)])
    links = [make(1).link, "https://elsewhere.example/#comment-1"]
    assert comments_by_link(cache, links) == {make(1).link: make(1)}


def test_commented_posts_by_their_newest_comment(cache: Database) -> None:
    put_comments(
        cache,
        [
            make(5, blog="Quay", post_id="1"),
            make(4, post_title="The Oslo ferry, again"),
            make(3, post_id="8", post_title="Bergen"),
            make(1),
        ],
    )
    assert commented_posts(cache, "Ferry") == (
        CommentedPost(post_id="7", title="The Oslo ferry, again", newest=make(4).date, count=2),
        CommentedPost(post_id="8", title="Bergen", newest=make(3).date, count=1),
    )


def test_comments_that_are_gone_are_forgotten(cache: Database) -> None:
    put_comments(cache, [make(9, blog="Quay"), make(3), make(2), make(1)])
    assert keep_only(cache, "Ferry", {"3", "1"}) == 1
    assert found(cache) == ["9", "3", "1"]
    assert found(cache, "words") == ["9", "3", "1"]


def test_how_far_a_blog_was_fetched_is_known(cache: Database) -> None:
    assert fetched(cache, "Ferry") is None
    mark_fetched(cache, "Ferry", Fetched(until=NOON, whole=NOON))
    later = Fetched(until=NOON + timedelta(days=1), whole=NOON)
    mark_fetched(cache, "Ferry", later)
    assert fetched(cache, "Ferry") == later
    assert fetched(cache, "Quay") is None


def test_terms_are_kept_by_kind_and_come_by_name(cache: Database) -> None:
    put_terms(cache, "Ferry", "category", [Term(id="1", name="old")])
    put_terms(cache, "Ferry", "tag", [Term(id="1", name="fish")])
    twice = Term(id="2", name="Cooking", parent="1")  # lists that are read page by page can name one twice
    put_terms(cache, "Ferry", "category", [Term(id="1", name="travel"), twice, twice])
    assert terms(cache, "Ferry", "category") == (twice, Term(id="1", name="travel"))
    assert terms(cache, "Ferry", "tag") == (Term(id="1", name="fish"),)
    assert terms(cache, "Quay", "tag") == ()


def test_forgotten_blog_leaves_nothing(cache: Database) -> None:
    for blog in ("Ferry", "Quay"):
        put_comments(cache, [make(1, blog=blog)])
        put_terms(cache, blog, "tag", [Term(id="1", name="fish")])
        mark_fetched(cache, blog, Fetched(until=NOON, whole=NOON))
    forget_blog(cache, "Ferry")
    assert [kept.blog for kept in comments(cache)] == ["Quay"]
    assert len(comments(cache, search="words")) == 1
    assert (terms(cache, "Ferry", "tag"), fetched(cache, "Ferry")) == ((), None)
    assert len(terms(cache, "Quay", "tag")) == 1
    assert fetched(cache, "Quay") is not None


def test_more_comments_than_fit_a_transaction(cache: Database) -> None:
    many = [make(number) for number in range(999, -1, -1)]
    assert put_comments(cache, many) == 1000
    assert found(cache, limit=1000) == [kept.id for kept in many]


def test_comment_of_a_megabyte_is_kept_and_found(cache: Database) -> None:
    big = make(1, "<p>" + "herring " * 125_000 + "capers</p>")
    put_comments(cache, [big])
    assert comments(cache, search="capers") == (big,)


def test_damaged_cache_is_set_aside_and_begun_anew(paths: Paths) -> None:
    paths.cache.mkdir()
    (paths.cache / "cache.db").write_bytes(b"not a database" * 1000)
    with closing(open_cache(paths)) as db:
        put_comments(db, [make(1)])
        assert found(db) == ["1"]
    assert (paths.cache / "cache.db-set-aside").read_bytes().startswith(b"not a database")
    with closing(open_cache(paths)) as db:
        assert found(db) == ["1"]


def test_cache_of_a_newer_program_is_begun_anew(paths: Paths) -> None:
    with closing(Database(paths.cache / "cache.db", ["CREATE TABLE a (b);"] * 1 + ["SELECT 1;"] * 50)):
        pass
    with closing(open_cache(paths)) as db:
        assert found(db) == []


def kept_by_names(paths: Paths) -> None:
    """A cache as it was written before blogs could be renamed."""
    later = ("named", "posts", "post_words", "post_fetches", "pictures", "copies")
    cut = ";\n".join((*(f"DROP TABLE {table}" for table in later), "PRAGMA user_version = 1", ""))
    with closing(open_cache(paths)) as db:
        put_comments(db, [make(1, blog="Ferry"), make(2, blog="Gone"), make(3, blog="practice")])
        put_terms(db, "Ferry", "tag", [Term(id="4", name="fish")])
        put_terms(db, "Gone", "tag", [Term(id="5", name="smoke")])
        for blog in ("Ferry", "Gone"):
            mark_fetched(db, blog, Fetched(until=NOON, whole=NOON))
    with closing(sqlite3.connect(paths.cache / "cache.db")) as raw:
        raw.executescript(cut)


def test_what_was_kept_by_names_is_kept_by_identities(paths: Paths) -> None:
    kept_by_names(paths)
    with closing(open_cache(paths)) as db:
        tie_by_identity(db, {"Ferry": "1f", "practice": "practice"})
        assert comments(db) == (make(3, blog="practice"), make(1, blog="1f"))
        assert found(db, "words", blog="1f") == ["1"]
        assert [term.name for term in terms(db, "1f", "tag")] == ["fish"]
        assert fetched(db, "1f") == Fetched(until=NOON, whole=NOON)
        assert [(fetched(db, name), terms(db, name, "tag")) for name in ("Ferry", "Gone")] == [(None, ())] * 2


def test_names_are_looked_at_once(paths: Paths) -> None:
    kept_by_names(paths)
    for identities in ({"Ferry": "1f"}, {"1f": "other"}):
        with closing(open_cache(paths)) as db:
            tie_by_identity(db, identities)
            assert found(db, blog="1f") == ["1"]


def test_cache_that_cannot_be_written_is_said(paths: Paths) -> None:
    paths.cache.write_text("a file in its place")
    with pytest.raises(StateUnwritable, match=r"cache\.db cannot be used"):
        open_cache(paths)
