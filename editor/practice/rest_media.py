"""`/wp/v2/media` as WordPress answers it, for images."""

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
    """An image file; its size is width and height in pixels."""

    name: str
    content: bytes
    media_type: str
    size: tuple[int, int]


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
    format_name, width, height = _image(request.body)
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if not format_name or ending not in {end for ends in _ENDINGS.values() for end in ends}:
        raise Refused(500, "rest_upload_sideload_error", "Sorry, you are not allowed to upload this file type.")
    if ending not in _ENDINGS[format_name]:
        ending = _ENDINGS[format_name][0]
    file = MediaFile(
        name=_free_name(blog, stem, ending),
        content=request.body,
        media_type=f"image/{format_name.lower()}",
        size=(width, height),
    )
    texts = {"title": text_of(params, "title") or "", "alt": text_of(params, "alt_text") or ""}
    media_id = keep_media(blog, file, **texts, slug=str(params.get("slug", "")))
    headers = {
        "Location": f"{request.site}/wp-json/wp/v2/media/{media_id}",
        "X-WP-Upload-Attachment-ID": str(media_id),
    }
    return answer_with(_as_json(request, _media_with(blog, media_id)), params, 201, headers)


def changed_media(blog: BlogFile, request: Request, media_id: int) -> Answer:
    """`POST /media/ID`: another title or alternative text."""
    params = request.params()
    media = _media_with(blog, media_id)
    if not request.is_ours:
        raise Refused(401, "rest_cannot_edit", "Sorry, you are not allowed to edit this post.")
    title, alt = text_of(params, "title"), text_of(params, "alt_text")
    blog.change(
        "media", media_id, title=media["title"] if title is None else title, alt=media["alt"] if alt is None else alt
    )
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


def keep_media(blog: BlogFile, file: MediaFile, *, title: str = "", alt: str = "", slug: str = "") -> int:
    """Store a file whose name is free; its id."""
    title = title or PurePosixPath(file.name).stem
    return blog.insert(
        "media",
        slug=unique(slug_of(slug or title) or "file", lambda candidate: is_slug_taken(blog, candidate)),
        file=file.name,
        title=title,
        alt=alt,
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
        "media_type": "image",
        "mime_type": media["media_type"],
        "media_details": {
            "width": media["width"],
            "height": media["height"],
            "file": media["file"],
            "filesize": len(media["content"]),
            "sizes": {},
        },
        "source_url": address,
    }
