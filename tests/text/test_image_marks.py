"""Images as written: found, and given words for those who cannot see them."""

import pytest

from editor.text.editing import applied
from editor.text.image_marks import image_markdown, images_in, with_alt


@pytest.mark.parametrize(
    ("text", "alt", "source"),
    [
        ("![a bee](post.assets/bee.jpg)", "a bee", "post.assets/bee.jpg"),
        ("![](bee.jpg)", "", "bee.jpg"),
        ('![a](b.png "A title")', "a", "b.png"),
        ("![a](b.png 'A title')", "a", "b.png"),
        (r"![a \[b\]](c.png)", "a [b]", "c.png"),
        ("![a](<my bee.jpg>)", "a", "my bee.jpg"),
        ("![a](bee_(1).jpg)", "a", "bee_(1).jpg"),
    ],
)
def test_image_is_read(text: str, alt: str, source: str) -> None:
    (image,) = images_in(f"x {text} y", 0)
    assert (image.alt, image.source, image.start, image.end) == (alt, source, 2, 2 + len(text))


def test_only_images_of_the_stretch_are_found() -> None:
    text = "![a](1)\n![b](2)\n![c](3)"
    assert [image.source for image in images_in(text, 8, 15)] == ["2"]


def test_words_are_put_in_escaped_and_on_one_line() -> None:
    text = "![](bee.jpg) tail"
    (image,) = images_in(text)
    edit = with_alt(image, " a [small]\nbee ")
    after = applied(text, edit)
    assert after == r"![a \[small\] bee](bee.jpg) tail"
    assert after[: edit.selection.position] == r"![a \[small\] bee](bee.jpg)"
    assert next(images_in(after)).alt == "a [small] bee"


def test_path_is_written_so_that_markdown_reads_it() -> None:
    assert image_markdown("my post.assets/a (1).png") == "![](my%20post.assets/a%20%281%29.png)"
    assert image_markdown("a/café.png") == "![](a/caf%C3%A9.png)"
    assert image_markdown("https://b.example/a.png", "A [big]\ncat") == "![A \\[big\\] cat](https://b.example/a.png)"
