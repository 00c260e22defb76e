"""Who one is on a WordPress blog, and what one may do there."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

from editor.clients.json_text import Record
from editor.clients.wordpress.meta import meta_fields
from editor.clients.wordpress.rest import Rest
from editor.errors import NotABlog, NotAllowed
from editor.model.blog import Capabilities, Feature
from editor.model.draft import STANDARD, Status

INDEX_FIELDS = "name,description,url,home,gmt_offset,timezone_string,namespaces,authentication"

_ALWAYS = frozenset(
    {
        *(Feature.TITLE, Feature.EXCERPT, Feature.CATEGORIES, Feature.TAGS, Feature.BLOCKS),
        *(Feature.COMMENTS, Feature.DISCUSSION, Feature.PINGS),
    }
)
_BY_RIGHT = {
    "publish_posts": frozenset({Feature.SLUG, Feature.DATE, Feature.PASSWORD}),  # of who may not, WordPress drops them
    "edit_others_posts": frozenset({Feature.STICKY, Feature.AUTHOR}),
    "publish_pages": frozenset({Feature.PAGES}),
    "upload_files": frozenset({Feature.IMAGES, Feature.FEATURED_IMAGE}),
    "manage_categories": frozenset({Feature.NEW_CATEGORIES, Feature.NEW_TAGS}),
    "unfiltered_html": frozenset({Feature.ANY_HTML}),
}


def capabilities(rest: Rest) -> Capabilities:
    """What this user may do. Raises LoginRefused, and NotAllowed for one who may only read."""
    me = rest.get("wp/v2/users/me", context="edit", _fields="id,name,capabilities")
    rights = frozenset(right for right in ("edit_posts", *_BY_RIGHT) if me.find("capabilities", right) is True)
    if "edit_posts" not in rights:
        raise no_author(me.site)
    index = rest.get("", _fields=INDEX_FIELDS)
    fields = meta_fields(rest)
    found = able(rights, me.id("id"), unescape(me.text("name")), time_zone(index), _formats(rest))
    return replace(
        found, meta=fields, features=found.features | {Feature.NEW_TAGS}
    )  # over REST whoever writes makes tags


def _formats(rest: Rest) -> tuple[str, ...]:
    """What the blog's theme shows in a way of its own: WordPress itself takes any that it knows."""
    try:
        page = rest.page("wp/v2/themes", status="active", _fields="theme_supports.formats")
    except (
        NotAllowed,
        NotABlog,
    ):  # some plugins keep themes from all but administrators, and before 5.0 there is no such route
        return ()
    told = [word for theme in page.records for word in theme.texts("theme_supports", "formats")]
    return tuple(word for word in told if word != STANDARD)


def no_author(site: str) -> NotAllowed:
    """One who may only read."""
    return NotAllowed(f"This user may not write posts on {site}. Ask its administrator for the role of an author.")


def able(
    rights: frozenset[str], user_id: str, user_name: str, timezone: str, formats: tuple[str, ...] = ()
) -> Capabilities:
    """What follows from a user's rights, which have WordPress's names (`publish_posts`)."""
    granted = [features for right, features in _BY_RIGHT.items() if right in rights]
    return Capabilities(
        features=_ALWAYS.union(*granted, {Feature.FORMAT} if formats else ()),
        formats=formats,
        statuses=frozenset(Status if "publish_posts" in rights else {Status.DRAFT, Status.PENDING}),
        user_id=user_id,
        user_name=user_name,
        timezone=timezone,
    )


def time_zone(index: Record) -> str:
    """The blog's clock: the name of a zone, or where only hours were chosen an offset such as +05:30."""
    if index.words("timezone_string"):
        return index.words("timezone_string")
    try:
        minutes = round(60 * float(str(index.find("gmt_offset"))))
    except (ValueError, OverflowError):
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
