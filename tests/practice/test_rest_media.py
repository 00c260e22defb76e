"""Files: as measured on WordPress."""

import hashlib
import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from editor.practice.blog_file import BlogFile
from editor.practice.exchange import Request
from editor.practice.server import answer
from tests.support.practice_calls import LOGIN, call, json_of, page


def _image(kind: str = "PNG", size: tuple[int, int] = (3, 2)) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, kind)
    return content.getvalue()


def _upload(blog: BlogFile, body: bytes, disposition: str, query: str = "", **headers: str) -> Any:  # noqa: ANN401 - JSON
    named = {"authorization": LOGIN, "content-disposition": disposition, "content-type": "image/png"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    request = Request(
        method="POST", site="http://blog.example", path="/wp-json/wp/v2/media", query=query, headers=named, body=body
    )
    got = answer(blog, request)
    return {**json.loads(got.body), "http": got.status, "headers": got.headers}


def _named(name: str) -> str:
    return f'attachment; filename="{name}"'


def test_uploaded_image_is_described_and_served(blog: BlogFile) -> None:
    media = _upload(blog, _image(), _named("bee-1a2b3c4d.png"), "alt_text=A+bee&title=Bee")
    assert (media["http"], media["alt_text"], media["title"]["raw"]) == (201, "A bee", "Bee")
    assert (media["media_details"]["width"], media["media_details"]["height"]) == (3, 2)
    assert media["source_url"] == "http://blog.example/wp-content/uploads/bee-1a2b3c4d.png"
    assert media["headers"]["X-WP-Upload-Attachment-ID"] == str(media["id"])
    served = page(blog, "/wp-content/uploads/bee-1a2b3c4d.png")
    assert (served.body, served.media_type) == (_image(), "image/png")


def test_caption_is_kept_and_changed(blog: BlogFile) -> None:
    media = _upload(blog, _image(), _named("bee.png"), "alt_text=A+bee&caption=Bees")
    assert (media["caption"]["raw"], media["caption"]["rendered"]) == ("Bees", "<p>Bees</p>\n")
    changed = json_of(blog, "POST", f"media/{media['id']}", {"caption": ""})
    assert (changed["caption"]["rendered"], changed["alt_text"]) == ("", "A bee")


def test_file_that_is_no_image_is_kept_as_it_is_and_is_no_picture(blog: BlogFile) -> None:
    media = _upload(blog, b"%PDF-1.4", _named("Plan.PDF"))
    assert (media["http"], media["media_type"], media["mime_type"]) == (201, "file", "application/pdf")
    assert media["media_details"] == {"filesize": 8}
    assert page(blog, "/wp-content/uploads/Plan.pdf").body == b"%PDF-1.4"
    assert media["id"] not in {each["id"] for each in json_of(blog, "GET", "media?media_type=image")}
    assert [each["id"] for each in json_of(blog, "GET", "media?media_type=file")] == [media["id"]]


def test_second_file_of_a_name_gets_a_number_and_the_first_keeps_its_slug(blog: BlogFile) -> None:
    first = _upload(blog, _image(), _named("photo.png"))
    second = _upload(blog, _image(), _named("photo.png"))
    assert second["source_url"].endswith("/photo-1.png")
    assert [media["id"] for media in json_of(blog, "GET", "media?slug=photo")] == [first["id"]]


def test_right_and_wrong_checksum(blog: BlogFile) -> None:
    md5 = hashlib.md5(_image()).hexdigest()  # noqa: S324 - WordPress's own choice
    assert _upload(blog, _image(), _named("a.png"), content_md5=md5)["http"] == 201
    refusal = _upload(blog, _image(), _named("a.png"), content_md5="0" * 32)
    assert (refusal["http"], refusal["code"]) == (412, "rest_upload_hash_mismatch")


@pytest.mark.parametrize(
    ("body", "disposition", "http", "code"),
    [
        (b"", _named("a.png"), 400, "rest_upload_no_data"),
        (b"x", "", 400, "rest_upload_no_content_disposition"),
        (b"x", "attachment; filename*=UTF-8''a.png", 400, "rest_upload_invalid_disposition"),
        (b"just words", _named("a.jpg"), 500, "rest_upload_sideload_error"),
        (_image(), _named("a.exe"), 500, "rest_upload_sideload_error"),
    ],
)
def test_uploads_are_refused_in_wordpress_words(
    blog: BlogFile, body: bytes, disposition: str, http: int, code: str
) -> None:
    refusal = _upload(blog, body, disposition)
    assert (refusal["http"], refusal["code"]) == (http, code)


def test_file_name_follows_the_content(blog: BlogFile) -> None:
    assert _upload(blog, _image(), _named("a.jpg"))["source_url"].endswith("/a.png")
    assert _upload(blog, _image("JPEG"), _named("../b c.JPEG"))["source_url"].endswith("/b-c.jpeg")


def test_nobody_uploads(blog: BlogFile) -> None:
    assert _upload(blog, _image(), _named("a.png"), authorization="")["code"] == "rest_cannot_create"


def test_files_are_found_by_words_read_changed_and_deleted(blog: BlogFile) -> None:
    media = _upload(blog, _image(), _named("kettle.png"))
    address = f"media/{media['id']}"
    assert [found["id"] for found in json_of(blog, "GET", "media?search=Kettle")] == [media["id"]]
    assert json_of(blog, "POST", address, {"alt_text": "A kettle"})["alt_text"] == "A kettle"
    assert json_of(blog, "POST", address, {"title": "Kettle"})["alt_text"] == "A kettle"
    assert json_of(blog, "POST", address, {"title": "x"}, login="")["code"] == "rest_cannot_edit"
    assert json_of(blog, "DELETE", address, login="")["code"] == "rest_cannot_delete"
    assert json_of(blog, "DELETE", address)["code"] == "rest_trash_not_supported"
    assert json_of(blog, "DELETE", f"{address}?force=1")["deleted"] is True
    assert call(blog, "GET", address).status == 404


def test_featured_image_stands_on_the_post_and_in_the_list(blog: BlogFile) -> None:
    media = _upload(blog, _image(), _named("cup.png"), "alt_text=A+cup")
    json_of(blog, "POST", "posts", {"title": "Tea", "status": "publish", "featured_media": media["id"]})
    picture = b'src="/wp-content/uploads/cup.png" alt="A cup" width="3" height="2"'
    assert picture in page(blog, "/tea/").body
    assert picture in page(blog, "/").body
