"""Blogs are kept with what they can take, and without a password."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from editor.errors import BlogNotAdded
from editor.model.blog import Blog, Capabilities, Defaults, Feature, MetaField, MetaKind, PostForm
from editor.model.draft import Status
from editor.model.post import RemoteMedia, Revision
from editor.store.blogs import (
    all_blogs,
    blog_named,
    blog_with,
    identities,
    put_blog,
    remove_blog,
    rename_blog,
    set_capabilities,
    set_defaults,
    set_form,
)
from editor.store.database import Database
from editor.store.known_posts import KnownPost, known_post, remember_post
from editor.store.media_ledger import known_media, remember_media

FERRY = Blog(
    identity="1f",
    name="Ferry Notes",
    url="https://ferry.example/",
    api_url="https://ferry.example/wp-json/",
    kind="wordpress",
    user="marta",
    capabilities=Capabilities(
        features=frozenset(Feature),
        statuses=frozenset({Status.DRAFT, Status.PUBLISHED}),
        largest_upload=2_000_000,
        image_types=frozenset({"image/png"}),
        meta=(MetaField(key="rating", kind=MetaKind.WHOLE), MetaField(key="of", kind=MetaKind.TEXT, is_list=True)),
        user_id="7",
        user_name="Marta",
        timezone="Europe/Oslo",
    ),
)
QUAY = replace(FERRY, identity="2a", name="Quay", capabilities=Capabilities())


def test_blog_comes_back_as_it_was_put(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    assert all_blogs(db) == (FERRY, QUAY)
    assert blog_with(db, "2a") == QUAY
    assert blog_with(db, "3") is None


def test_name_is_found_whatever_its_capitals(db: Database) -> None:
    put_blog(db, FERRY)
    assert blog_named(db, "ferry notes") == FERRY
    assert blog_named(db, "ferry") is None


def test_changed_blog_keeps_its_place_in_the_list(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    verified = replace(FERRY, capabilities=Capabilities(user_id="8"))
    put_blog(db, verified)
    assert all_blogs(db) == (verified, QUAY)


def test_form_of_posts_stays_when_the_rest_of_a_blog_is_kept_anew(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    set_form(db, FERRY.identity, PostForm.BLOCKS)
    assert put_blog(db, replace(FERRY, user="ola")) == replace(FERRY, user="ola", form=PostForm.BLOCKS)
    assert blog_with(db, QUAY.identity) == QUAY
    set_form(db, FERRY.identity, PostForm.CLASSIC)
    assert blog_with(db, FERRY.identity) == replace(FERRY, user="ola")


def test_what_new_posts_begin_with_stays_when_the_rest_of_a_blog_is_kept_anew(db: Database) -> None:
    put_blog(db, FERRY)
    chosen = Defaults(status=Status.DRAFT, comments=False, categories=("A & B",), format="aside", largest_image=1600)
    set_defaults(db, FERRY.identity, chosen)
    assert put_blog(db, replace(FERRY, user="ola")) == replace(FERRY, user="ola", defaults=chosen)
    assert put_blog(db, replace(QUAY, defaults=chosen)).defaults == chosen
    set_defaults(db, FERRY.identity, Defaults())
    assert blog_with(db, FERRY.identity) == replace(FERRY, user="ola")


def test_second_blog_of_a_name_is_refused(db: Database) -> None:
    put_blog(db, FERRY)
    with pytest.raises(BlogNotAdded, match=r"There is a blog called “Ferry Notes” already, at .* Choose another"):
        put_blog(db, replace(QUAY, name="FERRY notes"))
    assert all_blogs(db) == (FERRY,)


def test_renamed_blog_is_still_found_by_the_names_that_it_had(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    rename_blog(db, "1f", "Crossings")
    rename_blog(db, "1f", "North Sea")
    renamed = replace(FERRY, name="North Sea", former=("Ferry Notes", "Crossings"))
    assert [blog_named(db, name) for name in ("north sea", "ferry notes", "Crossings")] == [renamed] * 3
    assert all_blogs(db) == (renamed, QUAY)


def test_blog_gets_a_former_name_back(db: Database) -> None:
    put_blog(db, FERRY)
    for name in ("Crossings", "Ferry Notes"):
        rename_blog(db, "1f", name)
    assert blog_with(db, "1f") == replace(FERRY, former=("Crossings",))


def test_name_is_respelled_in_place(db: Database) -> None:
    put_blog(db, FERRY)
    rename_blog(db, "1f", "FERRY NOTES")
    assert blog_named(db, "Ferry Notes") == replace(FERRY, name="FERRY NOTES", former=("Ferry Notes",))


def test_name_that_another_blog_has_or_had_is_refused(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    with pytest.raises(BlogNotAdded, match=r"There is a blog called “Quay” already, at https://ferry\.example/"):
        rename_blog(db, "1f", "quay")
    rename_blog(db, "1f", "Crossings")
    sentence = r"“ferry notes” is what “Crossings” was called before, and drafts may still say so\. Choose another name"
    with pytest.raises(BlogNotAdded, match=sentence):
        rename_blog(db, "2a", "ferry notes")
    assert blog_with(db, "2a") == QUAY
    remove_blog(db, "1f")
    rename_blog(db, "2a", "Ferry Notes")
    assert blog_named(db, "ferry notes") == replace(QUAY, name="Ferry Notes", former=("Quay",))


def test_what_was_asked_before_a_rename_does_not_take_it_back(db: Database) -> None:
    put_blog(db, FERRY)
    rename_blog(db, "1f", "Crossings")
    set_capabilities(db, "1f", Capabilities(user_id="8"))
    renamed = replace(FERRY, name="Crossings", former=("Ferry Notes",), capabilities=Capabilities(user_id="8"))
    assert blog_with(db, "1f") == renamed
    assert put_blog(db, FERRY) == replace(renamed, capabilities=FERRY.capabilities)


def test_blog_that_was_removed_meanwhile_does_not_come_back(db: Database) -> None:
    put_blog(db, QUAY)
    set_capabilities(db, "1f", Capabilities(user_id="8"))
    rename_blog(db, "1f", "Crossings")
    assert all_blogs(db) == (QUAY,)


def test_identities_are_told_by_name(db: Database) -> None:
    put_blog(db, FERRY)
    put_blog(db, QUAY)
    assert identities(db) == {"Ferry Notes": "1f", "Quay": "2a"}


def test_feature_that_this_version_does_not_know_is_left_out(db: Database) -> None:
    put_blog(db, FERRY)
    with db.write() as connection:
        connection.execute("UPDATE blogs SET capabilities = replace(capabilities, 'excerpt', 'holograms')")
    blog = blog_with(db, "1f")
    assert blog is not None
    assert blog.capabilities.features == set(Feature) - {Feature.EXCERPT}


def test_removed_blog_takes_along_what_is_known_of_its_posts(db: Database) -> None:
    post = KnownPost(
        blog="1f",
        identity="d",
        post_id="9",
        link="",
        revision=Revision(modified="", digest=""),
        when=datetime.now(UTC),
    )
    for blog in (FERRY, QUAY):
        put_blog(db, blog)
        remember_post(db, replace(post, blog=blog.identity))
        remember_media(db, blog.identity, "ab", RemoteMedia(id="3", url=""))
    remove_blog(db, "1f")
    assert all_blogs(db) == (QUAY,)
    assert [known_post(db, blog, "d") is None for blog in ("1f", "2a")] == [True, False]
    assert [known_media(db, blog, "ab") is None for blog in ("1f", "2a")] == [True, False]
