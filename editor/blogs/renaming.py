"""What a blog is called here, which drafts say to tell where they belong."""

from __future__ import annotations

from editor.errors import BlogNotAdded
from editor.model.blog import PRACTICE, Blog
from editor.store.blogs import refuse_namesake, rename_blog
from editor.store.database import Database


def rename(db: Database, blog: Blog, name: str) -> None:
    """Call it so from now on; drafts that bear its former name still belong to it. Raises BlogNotAdded."""
    tidied = tidy(name)
    if not tidied:
        raise BlogNotAdded("A blog needs a name: drafts say by it where they belong. Type one.")
    check_name(db, tidied, blog.identity)
    rename_blog(db, blog.identity, tidied)


def check_name(db: Database, name: str, identity: str = "") -> None:
    """Raises BlogNotAdded when another blog than this one has the name, or had it."""
    if name.casefold() == PRACTICE:
        raise BlogNotAdded(f"“{PRACTICE}” is the name of the practice blog. Choose another name.")
    refuse_namesake(db, identity, name)


def tidy(name: str) -> str:
    """In one line, as it is typed on a command line."""
    return " ".join(name.split())
