"""The posts, pictures and readers' comments that a new practice blog begins with, from `resources/practice`."""

from __future__ import annotations

import json
from typing import Any

from editor.bundled import bundled
from editor.practice.blog_file import BlogFile
from editor.practice.rest_media import MediaFile, keep_media
from editor.practice.slugs import slug_of

_FOLDER = "practice"


def fill(blog: BlogFile) -> None:
    """Fill a blog that was never filled; one whose posts were all deleted stays empty."""
    if blog.row("select 1 from terms"):
        return
    blog.insert("terms", taxonomy="category", name="Uncategorized", slug="uncategorized", parent=0)
    pictures = {name: _keep_picture(blog, name, about) for name, about in _read("pictures.json").items()}
    for sample in _read("posts.json"):
        post_id = _keep_post(blog, sample, pictures)
        if (bundled(_FOLDER) / f"comments/{sample['slug']}.json").exists():
            for comment in _read(f"comments/{sample['slug']}.json"):
                _keep_comment(blog, post_id, comment)


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(bundled(f"{_FOLDER}/{name}").read_text(encoding="utf-8"))


def _keep_picture(blog: BlogFile, name: str, about: dict[str, Any]) -> int:
    content = bundled(f"{_FOLDER}/pictures/{name}").read_bytes()
    picture = MediaFile(name=name, content=content, media_type="image/jpeg", size=(about["width"], about["height"]))
    return keep_media(blog, picture, alt=about["alt"])


def _keep_post(blog: BlogFile, sample: dict[str, Any], pictures: dict[str, int]) -> int:
    post_id = blog.insert(
        "posts",
        title=sample["title"],
        content=bundled(f"{_FOLDER}/posts/{sample['slug']}.html").read_text(encoding="utf-8"),
        excerpt=sample["excerpt"],
        slug=sample["slug"],
        status="publish",
        date=sample["date"],
        floating=False,
        modified=sample["date"],
        featured_media=pictures.get(sample.get("picture", ""), 0),
    )
    for taxonomy, names in (("category", sample["categories"]), ("post_tag", sample["tags"])):
        for name in names:
            blog.insert("post_terms", post=post_id, term=_term(blog, taxonomy, name))
    return post_id


def _term(blog: BlogFile, taxonomy: str, name: str) -> int:
    known = blog.row("select id from terms where taxonomy = ? and name = ?", taxonomy, name)
    if known:
        return int(known["id"])
    return blog.insert("terms", taxonomy=taxonomy, name=name, slug=slug_of(name), parent=0)


def _keep_comment(blog: BlogFile, post_id: int, comment: dict[str, Any]) -> None:
    blog.insert(
        "comments",
        id=comment["number"],
        post=post_id,
        parent=comment.get("parent", 0),
        author=comment["author"],
        ours=int(comment.get("ours", False)),
        date=comment["date"],
        content="\n\n".join(comment["paragraphs"]),
    )
