"""What a post brings along: files that are uploaded once, categories and tags that are found or made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from editor.clients.protocols import MediaLibrary, TermKind, TermSource
from editor.errors import RequestRefused
from editor.model.blog import Blog, Feature
from editor.model.post import RemoteMedia, Term
from editor.publish.images import LARGEST_SIDE, LocalImage, local_image, prepared
from editor.publish.plan import LocalUse, Plan
from editor.publish.workplace import BEGUN, Delivery, looked_up
from editor.store.database import Database
from editor.store.jobs import disown_step, record_step
from editor.store.media_ledger import known_media, remember_media
from editor.text.term_names import BELOW, named

_RIGHTS = {TermKind.CATEGORY: Feature.NEW_CATEGORIES, TermKind.TAG: Feature.NEW_TAGS}
UPLOAD = "upload "
"""How the names of those steps begin."""


def uploaded(delivery: Delivery, plan: Plan) -> dict[str, RemoteMedia]:
    """The files of the post on the blog, by how the draft writes them."""
    images = {use.source: local_image(use.path) for use in plan.images}
    there = _still_there(delivery, images.values())
    media: dict[str, RemoteMedia] = {}
    for number, use in enumerate(plan.images):
        delivery.cancel.check()
        delivery.progress(f"Uploading {use.path.name}", number, len(plan.images))
        image = images[use.source]
        if image.sha256 in there:
            disown_step(delivery.place.state, delivery.job.id, upload_step(image.stem))
        else:
            there[image.sha256] = _sent_file(delivery, use, image)
            remember_media(delivery.place.state, delivery.blog.identity, image.sha256, there[image.sha256])
        media[use.source] = there[image.sha256]
    return media


def _still_there(delivery: Delivery, images: Iterable[LocalImage]) -> dict[str, RemoteMedia]:
    """What was uploaded earlier, by SHA-256; without what somebody has deleted on the blog since."""
    library, state, blog = delivery.client, delivery.place.state, delivery.blog.identity
    found = {image.sha256: known_media(state, blog, image.sha256) for image in images}
    known = {sha256: media for sha256, media in found.items() if media}
    if not known or not isinstance(library, MediaLibrary):
        return {}
    standing = library.standing_media({media.id for media in known.values()})
    return {sha256: media for sha256, media in known.items() if media.id in standing}


def _sent_file(delivery: Delivery, use: LocalUse, image: LocalImage) -> RemoteMedia:
    """The file as an earlier try left it there, or uploaded now."""
    if not isinstance(delivery.client, MediaLibrary):
        raise RequestRefused(f"{delivery.blog.name} takes no images. Take {use.path.name} out, or choose another blog.")
    library = delivery.client
    step = upload_step(image.stem)
    found = looked_up(delivery, step, lambda: library.find_media(image.stem))
    if found:
        return found
    largest = delivery.blog.defaults.largest_image or LARGEST_SIDE
    upload = prepared(image, use.alt, delivery.blog.capabilities.image_types, largest)
    record_step(delivery.place.state, delivery.job.id, step, BEGUN)
    media = library.upload(upload, delivery.cancel)
    record_step(delivery.place.state, delivery.job.id, step, media.id)
    return media


def upload_step(stem: str) -> str:
    """The step that keeps the id of an uploaded file."""
    return f"{UPLOAD}{stem}"


def term_ids(delivery: Delivery, kind: TermKind, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of these categories or tags, created where they are missing and this user may."""
    client = delivery.client
    if not isinstance(client, TermSource):
        return ()
    ids: list[str] = []
    for name in dict.fromkeys(names):
        delivery.cancel.check()
        ids.append(_term(delivery, client, kind, name).id)
    return tuple(dict.fromkeys(ids))


def _term(delivery: Delivery, client: TermSource, kind: TermKind, name: str) -> Term:
    """The one of this name or path. Raises RequestRefused for one that is missing and that this user may not make."""
    step = f"{kind} {name}"
    term = looked_up(delivery, step, partial(_found, delivery, client, kind, name))
    if term is not None:
        return term
    if _RIGHTS[kind] not in delivery.blog.capabilities.features:
        raise RequestRefused(
            f"{delivery.blog.name} has no {kind} “{name}”, and you may not make one there. Choose another.", kind.value
        )
    above, _, own = name.rpartition(BELOW) if kind is TermKind.CATEGORY else ("", "", name)
    parent = _term(delivery, client, kind, above).id if above else ""
    record_step(delivery.place.state, delivery.job.id, step, BEGUN)
    return client.create_term(kind, own, parent)


def _found(delivery: Delivery, client: TermSource, kind: TermKind, name: str) -> Term | None:
    """A path is looked for among all categories; a name is asked for."""
    if kind is TermKind.CATEGORY and BELOW in name:
        return named(client.terms(kind, delivery.cancel), name)
    return client.find_term(kind, name)


def in_ledger(state: Database, blog: Blog, plan: Plan) -> dict[str, RemoteMedia]:
    """The files of the post that are known to be on the blog, by how the draft writes them; nothing is asked."""
    images = {use.source: local_image(use.path) for use in plan.images if use.path.is_file()}
    found = {source: known_media(state, blog.identity, image.sha256) for source, image in images.items()}
    return {source: media for source, media in found.items() if media}
