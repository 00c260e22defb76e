"""Posts as WordPress keeps them: which date, slug and status a post gets from what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Refused
from editor.practice.post_options import options_of
from editor.practice.query import Params, bad_param, whole, whole_numbers
from editor.practice.slugs import slug_of, unique

STATUSES: tuple[str, ...] = ("publish", "future", "draft", "pending", "private")
_UNPUBLISHED = ("draft", "pending", "trash")
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dating:
    """A post's date; a floating one moves along until the post is published."""

    date: str
    floating: bool


def publish_what_is_due(blog: BlogFile) -> None:
    """Scheduled posts whose time has come."""
    blog.run("update posts set status = 'publish' where status = 'future' and date <= ?", blog.now())


def post_with(blog: BlogFile, post_id: int) -> Row:
    """The post of this id. Raises Refused."""
    post = blog.row("select * from posts where id = ?", post_id)
    if post is None:
        raise Refused(404, "rest_post_invalid_id", "Invalid post ID.")
    return post


def create_post(blog: BlogFile, params: Params) -> int:
    """A new post; its id. Raises Refused."""
    texts = {name: text_of(params, name) or "" for name in ("title", "content", "excerpt")}
    if not any(text.strip() for text in texts.values()):
        raise Refused(400, "empty_content", "Content, title, and excerpt are empty.")
    dating = _dating(blog, params, None)
    status = _status_by_date(blog, _status(params, "draft"), dating)
    moment = blog.now()
    post_id = blog.insert(
        "posts",
        **texts,
        slug="",
        status=status,
        date=dating.date,
        floating=dating.floating and status in _UNPUBLISHED,
        modified=moment if dating.floating else dating.date,
        featured_media=_featured(blog, params, 0),
        **options_of(params, None, status),
    )
    blog.change("posts", post_id, slug=_slug(blog, post_id, params.get("slug", ""), texts["title"], status))
    _file_under(blog, post_id, params)
    return post_id


def update_post(blog: BlogFile, post_id: int, params: Params) -> None:
    """Change what was sent. Raises Refused."""
    before = post_with(blog, post_id)
    changes: dict[str, Any] = {name: text_of(params, name) for name in ("title", "content", "excerpt")}
    changes = {name: text for name, text in changes.items() if text is not None}
    dating = _dating(blog, params, before)
    status = _status_by_date(blog, _status(params, before["status"]), dating)
    slug = params.get("slug", before["slug"])
    if before["status"] == "trash" and status != "trash":
        slug = params.get("slug", before["slug_before_bin"])
    if status != "trash":
        slug = _slug(blog, post_id, slug, changes.get("title", before["title"]), status)
    blog.change(
        "posts",
        post_id,
        **changes,
        slug=slug,
        status=status,
        date=dating.date,
        floating=dating.floating and status in _UNPUBLISHED,
        modified=blog.now(),
        featured_media=_featured(blog, params, before["featured_media"]),
        **options_of(params, before, status),
    )
    _file_under(blog, post_id, params)


def bin_post(blog: BlogFile, post_id: int) -> None:
    """Put a post into the bin, and its comments out of sight: for good, over REST, whatever becomes of the post.

    Raises Refused when it is there already.
    """
    post = post_with(blog, post_id)
    if post["status"] == "trash":
        raise Refused(410, "rest_already_trashed", "The post has already been deleted.")
    slug = f"{post['slug']}__trashed" if post["slug"] else ""
    blog.change("posts", post_id, status="trash", slug=slug, slug_before_bin=post["slug"])
    blog.run("update comments set status = 'post-trashed' where post = ?", post_id)


def delete_post(blog: BlogFile, post_id: int) -> None:
    """Remove a post with its comments."""
    for sql in ("from post_terms where post", "from comments where post", "from posts where id"):
        blog.run(f"delete {sql} = ?", post_id)


def terms_of(blog: BlogFile, post_id: int, taxonomy: str) -> list[Row]:
    """A post's categories or tags."""
    return blog.rows(
        "select terms.* from terms join post_terms on term = terms.id where post = ? and taxonomy = ? order by id",
        post_id,
        taxonomy,
    )


def posts_in(blog: BlogFile, statuses: Sequence[str]) -> list[Row]:
    """All posts of these statuses, newest first."""
    marks = ", ".join("?" * len(statuses))
    return blog.rows(
        f"select * from posts where status in ({marks}) order by date desc, id desc",  # noqa: S608 - marks only
        *statuses,
    )


def text_of(params: Params, name: str) -> str | None:
    """A text, sent as itself or as `{"raw": …}`; control characters are dropped. None: not sent."""
    value: Any = params.get(name)
    if isinstance(value, dict):
        value = cast("dict[str, Any]", value).get("raw")
    if value is None:
        return None
    return "".join(char for char in str(value) if char >= " " or char in "\t\n\r")


def _status(params: Params, default: str) -> str:
    status = params.get("status", default)
    if status not in STATUSES and status != default:
        raise bad_param("status", f"status is not one of {', '.join(STATUSES)}.")
    return str(status)


def _dating(blog: BlogFile, params: Params, before: Row | None) -> _Dating:
    """What was sent; else what the post has; a floating date is always now. null puts it back to floating."""
    sent = [name for name in ("date_gmt", "date") if name in params]
    if any(params[name] is None for name in sent) or (not sent and (before is None or before["floating"])):
        return _Dating(date=blog.now(), floating=True)
    if sent:
        return _Dating(date=_moment(sent[0], params[sent[0]]), floating=False)
    return _Dating(date=before["date"] if before else blog.now(), floating=False)


def _moment(name: str, text: object) -> str:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        moment = None
    if moment is None or "T" not in str(text):
        raise bad_param(name, "Invalid date.")
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _status_by_date(blog: BlogFile, status: str, dating: _Dating) -> str:
    """Published with a date to come is scheduled; scheduled for less than a minute ahead is published."""
    if status not in {"publish", "future"}:
        return status
    ahead = datetime.fromisoformat(dating.date) - datetime.fromisoformat(blog.now())
    return "future" if ahead >= _MINUTE else "publish"


def _slug(blog: BlogFile, post_id: int, wanted: object, title: str, status: str) -> str:
    """What was sent, or, for what readers see, what the title makes; unique among posts and files."""
    slug = slug_of(str(wanted or ""))
    if not slug and status in _UNPUBLISHED:
        return ""
    return unique(slug or slug_of(title) or str(post_id), lambda candidate: is_slug_taken(blog, candidate, post_id))


def is_slug_taken(blog: BlogFile, slug: str, but: int = 0) -> bool:
    """Does another post or file have this slug?"""
    taken = "select 1 from posts where slug = ? and id <> ? union select 1 from media where slug = ? and id <> ?"
    return blog.row(taken, slug, but, slug, but) is not None


def _featured(blog: BlogFile, params: Params, before: int) -> int:
    """An unknown file is dropped without a word, as WordPress does."""
    wanted = whole(params, "featured_media", before)
    return wanted if blog.row("select 1 from media where id = ?", wanted) else 0


def _file_under(blog: BlogFile, post_id: int, params: Params) -> None:
    """Set the terms that were sent; unknown ids are dropped without a word. No category is the first one."""
    for name, taxonomy in (("categories", "category"), ("tags", "post_tag")):
        if name in params:
            blog.run(
                "delete from post_terms where post = ? and term in (select id from terms where taxonomy = ?)",
                post_id,
                taxonomy,
            )
            for term_id in whole_numbers(params, name):
                blog.run(
                    "insert or ignore into post_terms select ?, id from terms where id = ? and taxonomy = ?",
                    post_id,
                    term_id,
                    taxonomy,
                )
    if not terms_of(blog, post_id, "category"):
        blog.run(
            "insert into post_terms select ?, id from terms where taxonomy = 'category' order by id limit 1", post_id
        )
