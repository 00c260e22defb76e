"""What really stands on a WordPress, read from its database, past everything that this project wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from tests.servers.wordpress.seed import DATABASE
from tests.support.wordpress import WordPressServer

_POSTS = """
SELECT ID, post_status, post_title, post_content, post_name, post_excerpt FROM wp_posts
WHERE post_type = 'post' AND ID > ? ORDER BY ID
"""
_META = "SELECT meta_value FROM wp_postmeta WHERE post_id = ? AND meta_key = ?"
_FILES = (
    "SELECT ID, post_name, post_mime_type FROM wp_posts WHERE post_type = 'attachment' AND ID > ? ORDER BY post_name"
)
_TERMS = """
SELECT taxonomy, name FROM wp_terms JOIN wp_term_taxonomy USING (term_id) WHERE wp_terms.term_id > ?
ORDER BY taxonomy, name
"""
_FILED = """
SELECT name FROM wp_term_relationships JOIN wp_term_taxonomy USING (term_taxonomy_id) JOIN wp_terms USING (term_id)
WHERE object_id = ? ORDER BY name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A post; addresses of the blog in its content begin with BLOG/."""

    status: str
    title: str
    content: str
    slug: str
    excerpt: str
    terms: tuple[str, ...]
    featured: str
    """The slug of its featured image."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that is there beyond the seed: posts in any status, the bin included, files with their alt texts, terms."""

    posts: tuple[PostRow, ...]
    files: tuple[tuple[str, str, str], ...]
    """Slug, media type, alternative text."""
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """The highest ids of the seed."""

    post: int
    term: int


def seed_of(server: WordPressServer) -> Seed:
    """Of a WordPress that was just reset."""
    with _opened(server) as database:
        (post,) = database.execute("SELECT max(ID) FROM wp_posts").fetchone()
        (term,) = database.execute("SELECT max(term_id) FROM wp_terms").fetchone()
    return Seed(int(post), int(term))


def ground(server: WordPressServer, seed: Seed, url: str) -> Ground:
    """What there is beyond the seed; `url` is where the blog was reached."""
    with _opened(server) as database:
        posts = tuple(_post(database, row, url) for row in database.execute(_POSTS, (seed.post,)).fetchall())
        files = tuple(
            (str(slug), str(kind), _meta(database, number, "_wp_attachment_image_alt"))
            for number, slug, kind in database.execute(_FILES, (seed.post,)).fetchall()
        )
        terms = tuple((str(kind), str(name)) for kind, name in database.execute(_TERMS, (seed.term,)).fetchall())
    return Ground(posts=posts, files=files, terms=terms)


def _opened(server: WordPressServer) -> closing[sqlite3.Connection]:
    path = server.instance / DATABASE
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30))


def _post(database: sqlite3.Connection, row: tuple[int, str, str, str, str, str], url: str) -> PostRow:
    number, status, title, content, slug, excerpt = row
    featured = database.execute(
        "SELECT post_name FROM wp_posts WHERE ID = ?", (_meta(database, number, "_thumbnail_id") or 0,)
    ).fetchone()
    return PostRow(
        status=status,
        title=title,
        content=content.replace(url, "BLOG/"),
        slug=slug,
        excerpt=excerpt,
        terms=tuple(str(name) for (name,) in database.execute(_FILED, (number,)).fetchall()),
        featured=str(featured[0]) if featured else "",
    )


def _meta(database: sqlite3.Connection, post: int, key: str) -> str:
    found = database.execute(_META, (post, key)).fetchone()
    return str(found[0]) if found else ""
