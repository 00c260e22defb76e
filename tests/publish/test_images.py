"""Pictures leave this computer upright, small enough, and without a word on where and with what they were taken."""

import hashlib
import io
import shutil
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

from editor.errors import ImageRefused
from editor.model.blog import Capabilities
from editor.model.post import Upload
from editor.publish.images import prepared
from editor.publish.local_files import local_file
from tests.support.uploads import bytes_of

TYPES = Capabilities().image_types
HEIC = Path(__file__).with_name("cat.heic")
"""64 by 48, its left half red, its right half blue, with a camera's name; Pillow cannot write this kind."""
SERIAL = b"SN-8421-7750"


def photo(path: Path, *, size: tuple[int, int] = (60, 40), orientation: int = 1, profile: bytes = b"") -> Path:
    """A JPEG as a camera writes it: place, serial number, a comment; its left half red, its right half blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Model] = "Camera 9"
    exif.get_ifd(IFD.Exif)[Base.BodySerialNumber] = SERIAL.decode()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (51.0, 27.0, 0.0)
    picture.save(path, "JPEG", exif=exif, icc_profile=profile or None, comment=b"taken at home")
    return path


def colour_profile(space: str) -> bytes:
    """An ICC profile, made by LittleCMS, which has no types."""
    made: bytes = ImageCms.ImageCmsProfile(vars(ImageCms)["createProfile"](space)).tobytes()
    return made


def sent(path: Path, types: frozenset[str] = TYPES, largest: int = 2560) -> tuple[Upload, Image.Image]:
    """What would be uploaded, and it opened again."""
    upload = prepared(local_file(path), "A cat", types, largest)
    opened = Image.open(io.BytesIO(bytes_of(upload)))
    opened.load()
    return upload, opened


def noted() -> PngImagePlugin.PngInfo:
    """A note in a PNG."""
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", SERIAL.decode())
    return note


def camera() -> Image.Exif:
    """What a camera notes of itself."""
    exif = Image.Exif()
    exif[Base.Model] = SERIAL.decode()
    return exif


def chunk(name: bytes, content: bytes) -> bytes:
    """A piece of a PNG."""
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def test_place_serial_number_and_comment_stay_here(tmp_path: Path) -> None:
    upload, opened = sent(photo(tmp_path / "cat.jpg"))
    assert SERIAL not in bytes_of(upload)
    assert b"taken at home" not in bytes_of(upload)
    assert b"Camera 9" not in bytes_of(upload)
    assert not opened.getexif()
    assert opened.size == (60, 40)


def test_picture_is_turned_as_its_camera_was_held(tmp_path: Path) -> None:
    _, opened = sent(photo(tmp_path / "cat.jpg", orientation=6))
    assert opened.size == (40, 60)
    top, bottom = (opened.convert("RGB").getpixel((20, y)) for y in (10, 50))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > top[2]
    assert bottom[2] > 200 > bottom[0]


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("largest", [30, 2560])
def test_colour_profile_is_kept(tmp_path: Path, orientation: int, largest: int) -> None:
    profile = colour_profile("sRGB")
    _, opened = sent(photo(tmp_path / "cat.jpg", orientation=orientation, profile=profile), largest=largest)
    assert opened.info["icc_profile"] == profile
    assert max(opened.size) == min(60, largest)


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("cat.png", "RGBA", "image/png"),
        ("cat.jpg", "RGB", "image/jpeg"),
        ("cat.gif", "P", "image/gif"),
        ("cat.webp", "RGB", "image/webp"),
        ("cat.avif", "RGB", "image/avif"),
    ],
)
def test_picture_that_says_nothing_is_sent_byte_for_byte(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    path = tmp_path / name
    Image.new(mode, (8, 8)).save(path)
    upload, _ = sent(path, TYPES | {"image/avif"})
    assert bytes_of(upload) == path.read_bytes()
    assert (upload.media_type, upload.alt, upload.title) == (kind, "A cat", "cat")


def test_moving_picture_that_says_nothing_is_sent_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "cat.png"
    frames = [Image.new("RGBA", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=40)
    upload, _ = sent(path)
    assert bytes_of(upload) == path.read_bytes()


DRAWING: dict[str, tuple[str, dict[str, Any], set[str]]] = {
    "plain.jpg": ("RGB", {}, {"jfif", "jfif_density", "jfif_unit", "jfif_version"}),
    "progressive.jpg": ("RGB", {"progressive": True, "dpi": (72, 72)}, {"dpi", "progression", "progressive"}),
    "print.jpg": ("CMYK", {}, {"adobe", "adobe_transform"}),
    "profile.jpg": ("RGB", {"icc_profile": colour_profile("sRGB")}, {"icc_profile"}),
    "colours.png": ("RGB", {"dpi": (72, 72)}, {"chromaticity", "dpi", "gamma", "srgb"}),
    "palette.png": ("P", {"transparency": 0}, {"transparency"}),
    "moving.png": (
        "RGB",
        {"save_all": True, "duration": 50, "loop": 2},
        {"bbox", "blend", "disposal", "duration", "loop"},
    ),
    "still.png": ("RGB", {"save_all": True, "default_image": True}, {"default_image"}),
    "palette.gif": ("P", {}, {"background", "version"}),
    "moving.gif": ("P", {"save_all": True, "duration": 50, "loop": 2}, {"duration", "extension", "loop"}),
    "moving.webp": ("RGB", {"save_all": True, "duration": 50, "loop": 2}, {"background", "loop"}),
}
"""Ways to write a picture, and what Pillow says of each: how it is drawn, nothing about its owner."""


@pytest.mark.parametrize("name", DRAWING)
def test_picture_that_says_only_how_it_is_drawn_is_sent_byte_for_byte(tmp_path: Path, name: str) -> None:
    mode, options, said = DRAWING[name]
    colours = PngImagePlugin.PngInfo()
    for chunk, content in ((b"gAMA", (45455).to_bytes(4)), (b"cHRM", bytes(32)), (b"sRGB", b"\0")):
        colours.add(chunk, content)
    frames = [Image.new(mode, (20, 20), number) for number in (1, 2)]
    more: dict[str, Any] = {"append_images": frames[1:]} if "save_all" in options else {}
    frames[0].save(tmp_path / name, **options, **more, pnginfo=colours)
    local = local_file(tmp_path / name)
    with Image.open(local.path) as opened:
        assert said <= set(opened.info)
    assert prepared(local, "", TYPES).content == local.path, "it was written anew"


@pytest.mark.parametrize(
    ("said", "header_end", "chunks"),
    [
        ("interlace", b"\x01", b""),
        ("aspect", b"\x00", chunk(b"pHYs", bytes([0, 0, 0, 1, 0, 0, 0, 2, 0]))),
    ],
)
def test_png_that_pillow_cannot_write_is_sent_byte_for_byte(
    tmp_path: Path, said: str, header_end: bytes, chunks: bytes
) -> None:
    header = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0]) + header_end)
    path = tmp_path / "dot.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + header + chunks + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )
    with Image.open(path) as opened:
        assert said in opened.info
    assert prepared(local_file(path), "", TYPES).content == path, "it was written anew"


def test_photograph_that_is_made_smaller_stays_a_good_one(tmp_path: Path) -> None:
    _, opened = sent(photo(tmp_path / "cat.jpg"), largest=30)
    good = io.BytesIO()
    Image.new("RGB", (8, 8)).save(good, "JPEG", quality=90)
    good.seek(0)
    tables = [vars(each)["quantization"] for each in (opened, Image.open(good))]  # JPEGs have them
    assert tables[0] == tables[1]


@pytest.mark.parametrize("name", ["cat.gif", "cat.webp", "cat.png"])
def test_moving_picture_is_sent_byte_for_byte_even_where_it_is_large(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=[70, 90, 110], loop=3)
    upload, opened = sent(tmp_path / name, largest=20)
    assert bytes_of(upload) == (tmp_path / name).read_bytes()
    assert getattr(opened, "n_frames", 1) == 3


@pytest.mark.parametrize("name", ["cat.webp", "cat.avif"])
def test_place_and_serial_number_stay_here_in_newer_kinds(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[Base.Model] = SERIAL.decode()
    Image.new("RGB", (40, 40)).save(tmp_path / name, exif=exif)
    upload, opened = sent(tmp_path / name, TYPES | {"image/avif"})
    assert SERIAL in (tmp_path / name).read_bytes()
    assert SERIAL not in bytes_of(upload)
    assert upload.name.endswith((tmp_path / name).suffix)
    assert not opened.getexif()


def test_drawing_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "cat.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(ImageRefused, match="SVG"):
        sent(path)


def test_picture_of_an_iphone_becomes_a_jpeg_without_its_notes(tmp_path: Path) -> None:
    shutil.copy(HEIC, tmp_path / "cat.heic")
    upload, opened = sent(tmp_path / "cat.heic")
    assert (upload.media_type, opened.size, len(opened.getexif())) == ("image/jpeg", (64, 48), 0)
    assert b"Camera 9" in HEIC.read_bytes()
    assert b"Camera 9" not in bytes_of(upload)
    left = opened.convert("RGB").getpixel((8, 24))
    assert isinstance(left, tuple)
    assert left[0] > 200 > left[2]


def test_picture_of_an_iphone_needs_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)  # as Python does where there is none
    for name in ("cat.heic", "cat.heif"):
        shutil.copy(HEIC, tmp_path / name)
        with pytest.raises(ImageRefused, match=rf"{name} is a HEIC picture, .* needs the extra `rejoinder\[heic\]`"):
            sent(tmp_path / name)


def test_notes_in_a_png_stay_here(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Serial", SERIAL.decode())
    Image.new("P", (8, 8)).save(tmp_path / "cat.png", pnginfo=notes)
    upload, opened = sent(tmp_path / "cat.png")
    assert SERIAL not in bytes_of(upload)
    assert opened.mode == "P"


@pytest.mark.parametrize("transparent", [False, True])
def test_picture_with_a_palette_is_made_smaller(tmp_path: Path, transparent: bool) -> None:
    picture = Image.new("P", (80, 40))
    picture.info = {"transparency": 0} if transparent else {}
    picture.save(tmp_path / "cat.png")
    _, opened = sent(tmp_path / "cat.png", largest=40)
    assert opened.size == (40, 20)
    assert opened.has_transparency_data is transparent


@pytest.mark.parametrize("comment", [b"", SERIAL])
def test_moving_picture_goes_on_moving(tmp_path: Path, comment: bytes) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / "cat.gif", save_all=True, append_images=frames[1:], duration=70, loop=0, comment=comment)
    upload, opened = sent(tmp_path / "cat.gif", largest=4)
    assert SERIAL not in bytes_of(upload)
    assert (getattr(opened, "n_frames", 1), opened.info["duration"]) == (3, 70)


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("cat.gif", {"comment": SERIAL}),
        ("cat.png", {"pnginfo": noted()}),
        ("cat.png", {"pnginfo": noted(), "disposal": [1, 1]}),
        ("cat.webp", {"exif": camera()}),
    ],
)
def test_moving_picture_without_its_notes_is_drawn_as_before(tmp_path: Path, name: str, note: dict[str, Any]) -> None:
    frames = [Image.new("RGBA", (12, 12)) for _ in range(2)]
    for frame, left in zip(frames, (0, 8), strict=True):
        frame.paste("red", (left, 0, left + 4, 4))
    more: dict[str, Any] = {
        "append_images": frames[1:],
        "duration": [70, 90],
        "loop": 2,
        "disposal": 2,
        "lossless": True,
    }
    frames[0].save(tmp_path / name, save_all=True, **(more | note))
    upload, opened = sent(tmp_path / name)
    assert SERIAL not in bytes_of(upload)
    assert opened.info["loop"] == 2
    durations: list[object] = []
    is_drawn: list[list[bool]] = []
    for number in range(2):
        opened.seek(number)
        opened.load()
        durations.append(opened.info["duration"])
        on_black = Image.new("RGBA", opened.size, "black")
        on_black.alpha_composite(opened.convert("RGBA"))
        red = on_black.getchannel("R").tobytes()
        is_drawn.append([red[x + 12 * y] > 200 for x, y in ((1, 1), (9, 1), (5, 9))])
    assert durations == [70, 90]
    assert is_drawn == [[True, False, False], [False, True, False]]


def test_second_view_of_a_phones_picture_is_left_out(tmp_path: Path) -> None:
    views = [Image.new("RGB", (12, 12), colour) for colour in ("red", "green")]
    views[0].save(tmp_path / "cat.jpg", "MPO", save_all=True, append_images=views[1:])
    upload, opened = sent(tmp_path / "cat.jpg")
    assert opened.format == "JPEG"
    assert upload.name.endswith(".jpg")
    assert getattr(opened, "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "image/jpeg"), ("RGBA", "image/png"), ("1", "image/png"), ("CMYK", "image/jpeg")]
)
def test_kind_that_the_blog_does_not_take_becomes_one_that_it_takes(tmp_path: Path, mode: str, kind: str) -> None:
    Image.new(mode, (8, 8)).save(tmp_path / "scan.tif", "TIFF")
    upload, _ = sent(tmp_path / "scan.tif")
    assert upload.media_type == kind


def test_picture_with_more_colours_than_a_jpeg_has_becomes_one(tmp_path: Path) -> None:
    profile = colour_profile("LAB")
    Image.new("LAB", (8, 8)).save(tmp_path / "scan.tif", "TIFF", icc_profile=profile)
    upload, opened = sent(tmp_path / "scan.tif")
    assert upload.media_type == "image/jpeg"
    assert opened.mode == "RGB"


def test_name_ends_in_the_hash_of_the_file(tmp_path: Path) -> None:
    path = photo(tmp_path / "Größe & Katze 你好.jpg")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    upload, _ = sent(path)
    assert upload.name.isascii()
    assert upload.name.endswith(f"-{digest[:8]}.jpg")
    assert local_file(path).sha256 == digest


def test_name_without_a_letter_is_image(tmp_path: Path) -> None:
    path = photo(tmp_path / "!!!.jpg")
    assert local_file(path).stem.startswith("image-")


def test_file_that_is_gone_is_told() -> None:
    with pytest.raises(ImageRefused, match=r"cat\.png cannot be read: No such file"):
        local_file(Path("/nowhere/cat.png"))


def test_text_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "cat.png"
    path.write_text("meow")
    with pytest.raises(ImageRefused, match="not a picture that blogs show"):
        sent(path)


def test_half_a_picture_is_told(tmp_path: Path) -> None:
    whole = photo(tmp_path / "cat.jpg", size=(600, 400), orientation=6).read_bytes()
    (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ImageRefused, match=r"half\.jpg is damaged"):
        sent(tmp_path / "half.jpg")


@pytest.mark.parametrize("side", [10_000, 14_000])
def test_picture_that_would_fill_the_memory_is_refused(tmp_path: Path, side: int) -> None:
    Image.new("1", (side, side)).save(tmp_path / "bomb.png")
    with pytest.raises(ImageRefused, match="too many pixels"):
        sent(tmp_path / "bomb.png")
