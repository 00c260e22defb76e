"""Which posts a draft is, on which blogs."""

from __future__ import annotations

from dataclasses import replace

from editor.model.blog import Blog
from editor.model.draft import Draft, Tie


def tied_post(draft: Draft, blog: Blog) -> str:
    """The id of the post that the draft says it is on this blog; empty: it says none."""
    ties = (Tie(blog=draft.blog, remote_id=draft.remote_id), *draft.also_on)
    return next((tie.remote_id for tie in ties if tie.remote_id and blog.is_called(tie.blog)), "")


def tied_to(draft: Draft, blog: Blog, post_id: str) -> Draft:
    """The draft as this post of this blog, which it goes to from now on; what else it is stays beside that."""
    before = (Tie(blog=draft.blog, remote_id=draft.remote_id),) if draft.remote_id else ()
    others = tuple(tie for tie in (*before, *draft.also_on) if not blog.is_called(tie.blog))
    return replace(draft, blog=blog.name, remote_id=post_id, also_on=others)


def belongs_elsewhere(draft: Draft, blog: Blog) -> bool:
    """Does it name another blog, and not this one?"""
    return bool(draft.blog) and not blog.is_called(draft.blog) and not tied_post(draft, blog)
