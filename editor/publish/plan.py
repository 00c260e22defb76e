"""What a publish would do: make a post or update one, with which fields and files, and what would be lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from editor.model.blog import Blog, Capabilities, Feature, PostForm
from editor.model.draft import PAGE, Draft, Status
from editor.model.post import RemoteMedia, RenderedPost
from editor.publish.weaving import is_kept_form, woven
from editor.render.block_markup import as_blocks
from editor.render.uses import with_addresses, without_images, without_links
from editor.text.draft_text import fields_of
from editor.text.images import local_path
from editor.text.linked_files import files_of
from editor.text.meta_values import value_of
from editor.text.slug import slugify

OPTIONS = ("type", "parent", "author", "password", "sticky", "comments", "pings", "format")
"""Keys of the front matter."""

WITHOUT: dict[Feature, dict[str, Any]] = {
    Feature.SLUG: {"slug": ""},
    Feature.EXCERPT: {"excerpt": ""},
    Feature.CATEGORIES: {"categories": ()},
    Feature.TAGS: {"tags": ()},
    Feature.FEATURED_IMAGE: {"featured_image": ""},
    Feature.DATE: {"date": None},
    Feature.PASSWORD: {"password": ""},
    Feature.STICKY: {"sticky": False},
    Feature.DISCUSSION: {"comments": None},
    Feature.PINGS: {"pings": None},
    Feature.FORMAT: {"format": ""},
    Feature.AUTHOR: {"author": ""},
    Feature.PAGES: {"post_type": "", "parent": ""},
}
"""What a draft becomes for a blog that cannot take a feature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalUse:
    """A file of this computer that a post shows or links to: as written in the draft, where it lies, what it shows."""

    source: str
    path: Path
    alt: str = ""
    caption: str = ""
    is_shown: bool = True
    """Is it an image of the post? Else a link leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One publish before anything is sent."""

    post_id: str
    """The post to update; empty: a new one."""
    draft: Draft
    """As far as the blog can take it."""
    content: str
    """HTML, images and links as written in the draft; `sent` is what goes out."""
    form: PostForm
    status: Status
    slug: str
    """Empty: the blog keeps the one it has, or makes one."""
    files: tuple[LocalUse, ...]
    """Those to have on the blog, the featured image included."""
    missing: tuple[Feature, ...]
    """What the draft has and this blog, or this user, cannot take: it is left out."""

    @property
    def action(self) -> str:
        """`create` or `update`."""
        return "update" if self.post_id else "create"

    @property
    def begun(self) -> str:
        """The content of a half-made draft: nothing in it names a file of this computer."""
        return replace(self, content=_without(self.content, [use.source for use in self.files])).sent({})

    def sent(self, media: Mapping[str, RemoteMedia], standing: str = "") -> str:
        """The content in the blog's form; `media` has the files that are there, by how the draft writes them.

        `standing`: what stands on the blog: it keeps its form, and what says the same in it stays to the byte.
        """
        addressed = with_addresses(self.content, {source: file.url for source, file in media.items()})
        pictures = {file.url: file.id for file in media.values() if file.id.isdecimal()}
        if standing and is_kept_form(standing, blog_has_blocks=self.form is PostForm.BLOCKS):
            return woven(addressed, standing, pictures)
        return addressed if self.form is PostForm.CLASSIC else as_blocks(addressed, pictures)


def make_plan(draft: Draft, post: RenderedPost, blog: Blog, post_id: str, status: Status | None = None) -> Plan:
    """The plan for a draft on a blog, where it is `post_id` already, if anything; `status` overrules its own."""
    able = blog.capabilities.features_for(draft.post_type)
    if Feature.AUTHOR not in able and blog.is_user(draft.author):
        draft = replace(draft, author="")
    missing = needs(draft, post) - able
    for feature in missing:
        draft = replace(draft, **WITHOUT.get(feature, {}))
    status = blog.capabilities.status_for(status or draft.status)
    uses = local_uses(draft, post)
    is_without = Feature.IMAGES in missing
    return Plan(
        post_id=post_id,
        draft=_fitting(draft, status, blog.capabilities),
        content=_without(post.html, [use.source for use in uses]) if is_without else post.html,
        form=blog.form,
        status=status,
        slug=draft.slug or ("" if post_id else slugify(draft.title)),
        files=() if is_without else uses,
        missing=tuple(sorted(missing)),
    )


def _without(text: str, sources: list[str]) -> str:
    """Without what a blog that takes no files cannot show, or lead to."""
    return without_links(without_images(text, sources), sources)


def _fitting(draft: Draft, status: Status, able: Capabilities) -> Draft:
    """Without what excludes each other: WordPress would drop it without a word, or refuse the whole post."""
    is_private, known = status is Status.PRIVATE, able.meta_for(draft.post_type)
    return replace(
        draft,
        password="" if is_private else draft.password,
        sticky=draft.sticky and not is_private and not draft.password,
        format=draft.format if draft.format in able.formats else "",
        meta=tuple(
            (key, words) for key, words in draft.meta if key in known and value_of(known[key], words) is not None
        ),
        parent=draft.parent if draft.post_type == PAGE else "",
    )


def needs(draft: Draft, post: RenderedPost) -> frozenset[Feature]:
    """The features that this draft makes use of."""
    used = {
        Feature.TITLE: draft.title,
        Feature.SLUG: draft.slug,
        Feature.EXCERPT: draft.excerpt,
        Feature.CATEGORIES: draft.categories,
        Feature.TAGS: draft.tags,
        Feature.FEATURED_IMAGE: draft.featured_image,
        Feature.DATE: draft.date,
        Feature.PASSWORD: draft.password,
        Feature.STICKY: draft.sticky,
        Feature.DISCUSSION: draft.comments is not None,
        Feature.PINGS: draft.pings is not None,
        Feature.FORMAT: draft.format,
        Feature.AUTHOR: draft.author,
        Feature.PAGES: draft.post_type == PAGE,
        Feature.IMAGES: local_uses(draft, post),
    }
    return frozenset(feature for feature, value in used.items() if value)


def local_uses(draft: Draft, post: RenderedPost) -> tuple[LocalUse, ...]:
    """Every file of this computer that the post shows or links to, once, in order; the featured image last."""
    own = draft.path.parent if draft.path else None
    folder = own or Path()
    shown = [
        LocalUse(source=image.source, path=path, alt=image.alt, caption=image.caption)
        for image in post.images
        if (path := local_path(image.source, folder))
    ]
    linked = [LocalUse(source=link.url, path=path, is_shown=False) for link, path in files_of(post.links, own)]
    featured = local_path(draft.featured_image, folder)
    last = [LocalUse(source=draft.featured_image, path=featured)] if featured else []
    uses: dict[str, LocalUse] = {}
    for use in (*shown, *linked, *last):
        uses.setdefault(use.source, use)
    return tuple(uses.values())


def option_values(draft: Draft) -> dict[str, str]:
    """What stands under *More*, by the keys of the front matter, in its words."""
    told = fields_of(draft)
    found = {name: told[name] for name in OPTIONS}
    return {name: value for name, value in found.items() if isinstance(value, str) and value}


def as_json(plan: Plan) -> dict[str, object]:
    """What `publish --dry-run` prints: names and paths, nothing looked up on the blog."""
    fields: dict[str, object] = {"title": plan.draft.title, "content": plan.sent({}), "status": plan.status.value}
    optional: dict[str, object] = {
        "slug": plan.slug,
        "excerpt": plan.draft.excerpt,
        "categories": list(plan.draft.categories),
        "tags": list(plan.draft.tags),
        "featured_image": plan.draft.featured_image,
        "meta": dict(plan.draft.meta),
        "date": plan.draft.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if plan.draft.date else "",
    }
    optional |= option_values(plan.draft)
    return {
        "action": plan.action,
        "fields": fields | {name: value for name, value in optional.items() if value},
        "media": [str(image.path) for image in plan.files],
        "missing": [feature.value for feature in plan.missing],
    }
