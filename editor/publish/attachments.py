"""What a post brings along: files that are uploaded once, categories and tags that are found or made."""

from __future__ import annotations

from editor.clients.protocols import MediaLibrary, TermKind, TermSource
from editor.errors import RequestRefused
from editor.model.blog import Feature
from editor.model.post import RemoteMedia
from editor.publish.images import LocalImage, local_image, prepared
from editor.publish.plan import LocalUse, Plan
from editor.publish.workplace import Delivery, looked_up
from editor.store.jobs import record_step
from editor.store.media_ledger import known_media, remember_media


def uploaded(delivery: Delivery, plan: Plan) -> dict[str, RemoteMedia]:
    """The files of the post on the blog, by how the draft writes them."""
    media: dict[str, RemoteMedia] = {}
    for number, use in enumerate(plan.images):
        delivery.cancel.check()
        delivery.progress(f"Uploading {use.path.name}", number, len(plan.images))
        media[use.source] = _on_the_blog(delivery, use)
    return media


def _on_the_blog(delivery: Delivery, use: LocalUse) -> RemoteMedia:
    image = local_image(use.path)
    state, blog = delivery.place.state, delivery.blog.identity
    media = known_media(state, blog, image.sha256) or _sent_file(delivery, use, image)
    remember_media(state, blog, image.sha256, media)
    return media


def _sent_file(delivery: Delivery, use: LocalUse, image: LocalImage) -> RemoteMedia:
    """The file as an earlier try left it there, or uploaded now."""
    if not isinstance(delivery.client, MediaLibrary):
        raise RequestRefused(f"{delivery.blog.name} takes no images. Take {use.path.name} out, or choose another blog.")
    library = delivery.client
    step = f"upload {image.stem}"
    found = looked_up(delivery, step, lambda: library.find_media(image.stem))
    if found:
        return found
    upload = prepared(image, use.alt, delivery.blog.capabilities.image_types)
    record_step(delivery.place.state, delivery.job.id, step, "begun")
    return library.upload(upload, delivery.cancel)


def term_ids(delivery: Delivery, kind: TermKind, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of these categories or tags, created where they are missing and this user may."""
    client = delivery.client
    if not isinstance(client, TermSource):
        return ()
    may_create = kind is TermKind.TAG or Feature.NEW_CATEGORIES in delivery.blog.capabilities.features
    ids: list[str] = []
    for name in dict.fromkeys(names):
        delivery.cancel.check()
        term = client.find_term(kind, name)
        if term is None and not may_create:
            raise RequestRefused(
                f"{delivery.blog.name} has no category “{name}”, and you may not make one there. Choose another.",
                "category",
            )
        ids.append((term or client.create_term(kind, name)).id)
    return tuple(ids)
