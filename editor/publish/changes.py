"""What a blog made of what it was sent."""

from __future__ import annotations

import html

from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost
from editor.text.tags import with_closed_voids


def changes(fields: PostFields, stored: RemotePost) -> tuple[str, ...]:
    """What stands on the blog and is not what was sent."""
    found = {
        "The blog changed the text: it takes out HTML that this user may not send.": not is_same_html(
            fields.content, stored.content
        ),
        f"The blog changed the title to “{stored.title}”.": fields.title not in (None, stored.title),
        f"The address ends in “{stored.slug}”, not in “{fields.slug}”.": stored.slug  # a post for review has none yet
        and fields.slug not in (None, "", stored.slug),
        f"The blog keeps it as {stored.status.value}.": fields.status not in (stored.status, None)
        and stored.status is not Status.SCHEDULED
        and not _has_come(fields, stored),
        "Not all categories were taken.": not set(fields.categories or ()) <= set(stored.categories),
        "The blog did not take the password: everybody may read the post. Look at it there.": bool(fields.password)
        and stored.password != fields.password,
        f"Comments are {'open' if stored.comments else 'closed'} on the blog.": fields.comments
        not in (stored.comments, None),
        "The blog does not keep the post at its top.": bool(fields.sticky) and not stored.sticky,
        f"The blog shows it in the format “{stored.format}”.": fields.format not in (stored.format, None),
        f"The blog did not take all custom fields: {_other_meta(fields, stored)}.": _other_meta(fields, stored),
        "Not all tags were taken.": not set(fields.tags or ()) <= set(stored.tags),
    }
    return tuple(sentence for sentence, is_so in found.items() if is_so)


def _other_meta(fields: PostFields, stored: RemotePost) -> str:
    """The keys that stand otherwise."""
    there = dict(stored.meta)
    return ", ".join(key for key, value in fields.meta or () if there.get(key) != value)


def _has_come(fields: PostFields, stored: RemotePost) -> bool:
    """Was it scheduled for a moment that is past by now? It is simply out then."""
    return fields.status is Status.SCHEDULED and stored.status is Status.PUBLISHED and fields.date == stored.date


def is_same_html(sent: str | None, stored: str) -> bool:
    """The same but for its spelling: WordPress stores an author's `&#91;` as `&#091;`, and `<br>` as `<br />`."""
    return sent is None or _spelled(sent) == _spelled(stored)


def _spelled(text: str) -> str:
    return html.unescape(with_closed_voids(text))
