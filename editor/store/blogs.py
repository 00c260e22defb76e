"""The blogs that were added."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from editor.errors import BlogNotAdded
from editor.model.blog import Blog, Capabilities, Defaults, Feature, MetaField, MetaKind, PostForm
from editor.model.certificate import Certificate
from editor.model.draft import Status
from editor.store.database import Database

_Word = TypeVar("_Word", bound=StrEnum)


def all_blogs(db: Database) -> tuple[Blog, ...]:
    """In the order in which they were added."""
    return tuple(_blog(row) for row in db.read("SELECT * FROM blogs ORDER BY rowid"))


def blog_named(db: Database, name: str) -> Blog | None:
    """The blog of this name, which may be one that it had before; capitals do not matter."""
    return next((blog for blog in all_blogs(db) if blog.is_called(name)), None)


def blog_with(db: Database, identity: str) -> Blog | None:
    """The blog of this identity."""
    rows = db.read("SELECT * FROM blogs WHERE identity = ?", (identity,))
    return _blog(rows[0]) if rows else None


def identities(db: Database) -> dict[str, str]:
    """The identity of each blog, by its name."""
    return {blog.name: blog.identity for blog in all_blogs(db)}


def put_blog(db: Database, blog: Blog) -> Blog:
    """Keep a blog, instead of what was kept under its identity; gives what is kept now.

    Its names, the form of its posts, what new ones begin with and the certificate that is trusted stay as they are
    kept: a person chooses them. Raises BlogNotAdded when another one has its name, or had it.
    """
    with db.write() as connection:
        refuse_namesake(db, blog.identity, blog.name)
        connection.execute(
            "INSERT INTO blogs (identity, name, url, api_url, kind, user, capabilities, form, defaults, trusted) "
            "VALUES (:identity, :name, :url, :api_url, :kind, :user, :capabilities, :form, :defaults, :trusted) "
            "ON CONFLICT (identity) DO UPDATE SET url = excluded.url, api_url = excluded.api_url, "
            "kind = excluded.kind, user = excluded.user, capabilities = excluded.capabilities",
            {
                "identity": blog.identity,
                "name": blog.name,
                "url": blog.url,
                "api_url": blog.api_url,
                "kind": blog.kind,
                "user": blog.user,
                "capabilities": _capabilities_out(blog.capabilities),
                "form": blog.form,
                "defaults": _defaults_out(blog.defaults),
                "trusted": _trusted_out(blog.trusted),
            },
        )
        return _blog(connection.execute("SELECT * FROM blogs WHERE identity = ?", (blog.identity,)).fetchone())


def rename_blog(db: Database, identity: str, name: str) -> None:
    """Call a blog so from now on; the name that it had is still its own, since drafts may bear it.

    Raises BlogNotAdded when another one has this name, or had it.
    """
    with db.write() as connection:
        refuse_namesake(db, identity, name)
        blog = blog_with(db, identity)
        if blog is not None:
            former = [each for each in dict.fromkeys((*blog.former, blog.name)) if each != name]
            connection.execute(
                "UPDATE blogs SET name = ?, former = ? WHERE identity = ?", (name, json.dumps(former), identity)
            )


def move_blog(db: Database, moved: Blog) -> None:
    """The blog answers elsewhere; the addresses of its posts and files, as they are known here, move with it."""
    with db.write() as connection:
        before = blog_with(db, moved.identity)
        if before is None:
            return
        put_blog(db, moved)
        for table, column in (("media", "url"), ("known_posts", "link")):
            connection.execute(
                f"UPDATE {table} SET {column} = :new || substr({column}, :length + 1) "  # noqa: S608 # all ours
                f"WHERE blog = :blog AND substr({column}, 1, :length) = :old",
                {"new": moved.url, "old": before.url, "length": len(before.url), "blog": moved.identity},
            )


def set_capabilities(db: Database, identity: str, capabilities: Capabilities) -> None:
    """What the blog's user may do there now; nothing happens when the blog was removed meanwhile."""
    with db.write() as connection:
        connection.execute(
            "UPDATE blogs SET capabilities = ? WHERE identity = ?", (_capabilities_out(capabilities), identity)
        )


def set_form(db: Database, identity: str, form: PostForm) -> None:
    """How posts are written for this blog from now on. Only a person changes it, so nothing else writes it."""
    with db.write() as connection:
        connection.execute("UPDATE blogs SET form = ? WHERE identity = ?", (form, identity))


def set_defaults(db: Database, identity: str, defaults: Defaults) -> None:
    """What new posts for this blog begin with from now on. Only a person changes it, so nothing else writes it."""
    with db.write() as connection:
        connection.execute("UPDATE blogs SET defaults = ? WHERE identity = ?", (_defaults_out(defaults), identity))


def set_trusted(db: Database, identity: str, certificate: Certificate | None) -> None:
    """Trust this certificate for this blog from now on; None: as this computer trusts others."""
    with db.write() as connection:
        connection.execute("UPDATE blogs SET trusted = ? WHERE identity = ?", (_trusted_out(certificate), identity))


def remove_blog(db: Database, identity: str) -> None:
    """Forget a blog and what is known of its posts and files; what was published from here stays listed."""
    with db.write() as connection:
        connection.execute("DELETE FROM blogs WHERE identity = ?", (identity,))
        connection.execute("DELETE FROM media WHERE blog = ?", (identity,))
        connection.execute("DELETE FROM known_posts WHERE blog = ?", (identity,))
        connection.execute("DELETE FROM exchanges WHERE blog = ?", (identity,))
        connection.execute("DELETE FROM kept_leftovers WHERE blog = ?", (identity,))


def refuse_namesake(db: Database, identity: str, name: str) -> None:
    """Raises BlogNotAdded when another blog than this one has the name, or had it."""
    other = blog_named(db, name)
    if other is None or other.identity == identity:
        return
    if other.name.casefold() == name.casefold():
        raise BlogNotAdded(f"There is a blog called “{other.name}” already, at {other.url}. Choose another name.")
    raise BlogNotAdded(
        f"“{name}” is what “{other.name}” was called before, and drafts may still say so. Choose another name."
    )


def _blog(row: sqlite3.Row) -> Blog:
    return Blog(
        identity=row["identity"],
        name=row["name"],
        url=row["url"],
        api_url=row["api_url"],
        kind=row["kind"],
        user=row["user"],
        capabilities=_capabilities_in(row["capabilities"]),
        form=PostForm(row["form"]),
        defaults=_defaults_in(row["defaults"]),
        former=tuple(json.loads(row["former"])),
        trusted=_trusted_in(row["trusted"]),
    )


def _trusted_out(certificate: Certificate | None) -> str:
    if certificate is None:
        return ""
    return json.dumps(
        {
            "site": certificate.site,
            "names": certificate.names,
            "authority": certificate.authority,
            "since": certificate.since.isoformat(),
            "until": certificate.until.isoformat(),
            "der": base64.b64encode(certificate.der).decode(),
        }
    )


def _trusted_in(text: str) -> Certificate | None:
    if not text:
        return None
    stored: dict[str, Any] = json.loads(text)
    return Certificate(
        site=stored["site"],
        names=tuple(stored["names"]),
        authority=stored["authority"],
        since=datetime.fromisoformat(stored["since"]),
        until=datetime.fromisoformat(stored["until"]),
        der=base64.b64decode(stored["der"]),
    )


def _defaults_out(defaults: Defaults) -> str:
    return json.dumps(asdict(defaults))


def _defaults_in(text: str) -> Defaults:
    stored: dict[str, Any] = json.loads(text)
    if not stored:
        return Defaults()
    return Defaults(
        status=Status(stored["status"]),
        comments=stored["comments"],
        categories=tuple(stored["categories"]),
        format=stored["format"],
        largest_image=stored["largest_image"],
    )


def _capabilities_out(capabilities: Capabilities) -> str:
    return json.dumps(
        {
            "features": sorted(capabilities.features),
            "statuses": sorted(capabilities.statuses),
            "largest_upload": capabilities.largest_upload,
            "image_types": sorted(capabilities.image_types),
            "formats": capabilities.formats,
            "meta": [(field.key, field.kind, field.is_list) for field in capabilities.meta],
            "user_id": capabilities.user_id,
            "user_name": capabilities.user_name,
            "timezone": capabilities.timezone,
        }
    )


def _capabilities_in(text: str) -> Capabilities:
    stored: dict[str, Any] = json.loads(text)
    features = _words(Feature, stored["features"])
    return Capabilities(
        features=features if "formats" in stored else features | {Feature.NEW_TAGS},  # nobody asked about tags before
        statuses=_words(Status, stored["statuses"]),
        largest_upload=stored["largest_upload"],
        image_types=frozenset(stored["image_types"]),
        formats=tuple(stored.get("formats", ())),  # what was kept by an earlier version has none
        meta=tuple(
            MetaField(key=key, kind=MetaKind(kind), is_list=is_list) for key, kind, is_list in stored.get("meta", ())
        ),
        user_id=stored["user_id"],
        user_name=stored["user_name"],
        timezone=stored["timezone"],
    )


def _words(kind: type[_Word], stored: Iterable[str]) -> frozenset[_Word]:
    """Those that this version knows: a feature may have got another name since it was kept."""
    return frozenset(word for word in kind if word.value in set(stored))
