"""`/wp/v2/media` as WordPress answers it, for images and the other files that it takes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from editor.practice.blog_file import BlogFile, Row
from editor.practice.exchange import Answer, Refused, Request
from editor.practice.posts import is_slug_taken, text_of
from editor.practice.query import answer_with, paged, whole_numbers, words
from editor.practice.slugs import slug_of, unique
from editor.text.file_types import MEDIA_TYPES

_ENDINGS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "WEBP": (".webp",),
}
_FILE_NAME = re.compile(r'filename="?([^";]+)"?')
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A file; the size of an image is width and height in pixels."""

    name: str
    content: bytes
    media_type: str
    size: tuple[int, int] = (0, 0)


def list_media(blog: BlogFile, request: Request) -> Answer:
    """`GET /media`, newest first."""
    params = request.params()
    found = blog.rows("select * from media order by date desc, id desc")
    if "slug" in params:
        slugs = {slug_of(word) for word in words(params, "slug")}
        found = [media for media in found if media["slug"] in slugs]
    if "include" in params:
        ids = whole_numbers(params, "include")
        found = [media for media in found if media["id"] in ids]
    if "media_type" in params:
        kinds = words(params, "media_type")
        found = [media for media in found if _kind(media) in kinds]
    if "search" in params:
        wanted = str(params["search"]).casefold()
        found = [media for media in found if wanted in f"{media['title']} {media['slug']}".casefold()]
    page, headers = paged(found, params)
    return answer_with([_as_json(request, media) for media in page], params, headers=headers)


def one_media(blog: BlogFile, request: Request, media_id: int) -> Answer:
    """`GET /media/ID`."""
    return answer_with(_as_json(request, _media_with(blog, media_id)), request.params())


def new_media(blog: BlogFile, request: Request) -> Answer:
    """`POST /media` with the file as the body and its name in `Content-Disposition`."""
    params = request.params()
    if not request.is_ours:
        raise Refused(401, "rest_cannot_create", "Sorry, you are not allowed to upload media on this site.")
    name = _file_name(request)
    _check_hash(request)
    file = _taken(blog, name, request.body)
    told = {"title": "title", "alt": "alt_text", "caption": "caption"}
    texts = {column: text_of(params, name) or "" for column, name in told.items()}
    media_id = keep_media(blog, file, **texts, slug=str(params.get("slug", "")))
    headers = {
        "Location": f"{request.site}/wp-json/wp/v2/media/{media_id}",
        "X-WP-Upload-Attachment-ID": str(media_id),
    }
    return answer_with(_as_json(request, _media_with(blog, media_id)), params, 201, headers)


def changed_media(blog: BlogFile, request: Request, media_id: int) -> Answer:
    """`POST /media/ID`: another title, alternative text or caption."""
    params = request.params()
    media = _media_with(blog, media_id)
    if not request.is_ours:
        raise Refused(401, "rest_cannot_edit", "Sorry, you are not allowed to edit this post.")
    named = {"title": "title", "alt": "alt_text", "caption": "caption"}
    told = {column: text_of(params, name) for column, name in named.items()}
    blog.change("media", media_id, **{column: media[column] if text is None else text for column, text in told.items()})
    return answer_with(_as_json(request, _media_with(blog, media_id)), params)


def removed_media(blog: BlogFile, request: Request, media_id: int) -> Answer:
    """`DELETE /media/ID?force=true`: there is no bin for files."""
    params = request.params()
    media = _media_with(blog, media_id)
    if not request.is_ours:
        raise Refused(401, "rest_cannot_delete", "Sorry, you are not allowed to delete this post.")
    if str(params.get("force", "")).lower() not in {"1", "true"}:
        message = "The post does not support trashing. Set 'force=true' to delete."
        raise Refused(501, "rest_trash_not_supported", message)
    blog.run("delete from media where id = ?", media_id)
    return answer_with({"deleted": True, "previous": _as_json(request, media)}, params)


def keep_media(  # noqa: PLR0913 — what is said of a file
    blog: BlogFile, file: MediaFile, *, title: str = "", alt: str = "", caption: str = "", slug: str = ""
) -> int:
    """Store a file whose name is free; its id."""
    title = title or PurePosixPath(file.name).stem
    return blog.insert(
        "media",
        slug=unique(slug_of(slug or title) or "file", lambda candidate: is_slug_taken(blog, candidate)),
        file=file.name,
        title=title,
        alt=alt,
        caption=caption,
        media_type=file.media_type,
        width=file.size[0],
        height=file.size[1],
        date=blog.now(),
        content=file.content,
    )


def _media_with(blog: BlogFile, media_id: int) -> Row:
    media = blog.row("select * from media where id = ?", media_id)
    if media is None:
        raise Refused(404, "rest_post_invalid_id", "Invalid post ID.")
    return media


def _file_name(request: Request) -> str:
    if not request.body:
        raise Refused(400, "rest_upload_no_data", "No data supplied.")
    disposition = request.headers.get("content-disposition", "")
    if not disposition:
        raise Refused(400, "rest_upload_no_content_disposition", "No Content-Disposition supplied.")
    name = _FILE_NAME.search(disposition)
    if name is None:
        message = "Invalid Content-Disposition supplied: it needs to look like `attachment; filename=image.png`."
        raise Refused(400, "rest_upload_invalid_disposition", message)
    return _NOT_IN_NAMES.sub("-", PurePosixPath(name[1]).name).strip("-")


def _taken(blog: BlogFile, name: str, content: bytes) -> MediaFile:
    """The file as it is kept: an image by its content, another one by its name."""
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if ending in MEDIA_TYPES:
        return MediaFile(name=_free_name(blog, stem, ending), content=content, media_type=MEDIA_TYPES[ending])
    format_name, width, height = _image(content)
    if not format_name or ending not in {end for ends in _ENDINGS.values() for end in ends}:
        raise Refused(500, "rest_upload_sideload_error", "Sorry, you are not allowed to upload this file type.")
    if ending not in _ENDINGS[format_name]:
        ending = _ENDINGS[format_name][0]
    return MediaFile(
        name=_free_name(blog, stem, ending),
        content=content,
        media_type=f"image/{format_name.lower()}",
        size=(width, height),
    )


def _check_hash(request: Request) -> None:
    expected = request.headers.get("content-md5", "")
    actual = hashlib.md5(request.body, usedforsecurity=False).hexdigest()
    if expected and expected.lower() != actual:
        raise Refused(412, "rest_upload_hash_mismatch", "Content hash did not match expected.")


def _image(content: bytes) -> tuple[str, int, int]:
    """Format, width and height in pixels; an empty format for what is no image that may be uploaded."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=list(_ENDINGS)) as image:
            return str(image.format), image.width, image.height
    except (UnidentifiedImageError, OSError):
        return "", 0, 0


def _free_name(blog: BlogFile, stem: str, ending: str) -> str:
    """The file name, or the first of `stem-1`, `stem-2` … that is free."""
    number, name = 0, f"{stem}{ending}"
    while blog.row("select 1 from media where file = ? collate nocase", name):
        number += 1
        name = f"{stem}-{number}{ending}"
    return name


def _kind(media: Row) -> str:
    """WordPress tells images, and calls everything else a file in its answers."""
    return "image" if media["media_type"].startswith("image/") else "file"


def _as_json(request: Request, media: Row) -> dict[str, Any]:
    address = f"{request.site}/wp-content/uploads/{quote(media['file'])}"
    return {
        "id": media["id"],
        "date": media["date"],
        "date_gmt": media["date"],
        "slug": media["slug"],
        "status": "inherit",
        "type": "attachment",
        "link": address,
        "title": {"raw": media["title"], "rendered": media["title"]},
        "author": 1,
        "alt_text": media["alt"],
        "caption": {"raw": media["caption"], "rendered": f"<p>{media['caption']}</p>\n" if media["caption"] else ""},
        "media_type": _kind(media),
        "mime_type": media["media_type"],
        "media_details": _details(media),
        "source_url": address,
    }


def _details(media: Row) -> dict[str, Any]:
    size = {"filesize": len(media["content"])}
    if _kind(media) != "image":
        return size
    return {"width": media["width"], "height": media["height"], "file": media["file"], **size, "sizes": {}}
