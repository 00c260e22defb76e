"""Which images and links a post holds, and on which line."""

from __future__ import annotations

import pytest

from editor.model.post import ImageUse, LinkUse
from editor.render.uses import with_addresses, with_images, without_images, without_links
from tests.support.rendering import post_of


def test_images_are_reported_with_their_line_and_description() -> None:
    post = post_of("Words.\n\n![A bee](bee.jpg)\n\ntext\nand ![](wasp.png) here")
    assert post.images == (
        ImageUse(source="bee.jpg", alt="A bee", line=3),
        ImageUse(source="wasp.png", alt="", line=6),
    )


def test_the_same_image_twice_in_a_block_is_on_two_lines() -> None:
    post = post_of("- ![a](x.png)\n- ![a](x.png)\n")
    assert [image.line for image in post.images] == [1, 2]


def test_images_in_raw_html_are_images_too() -> None:
    assert post_of("<div>\n<IMG src='a &amp; b.png' alt=\"x\">\n</div>").images == (
        ImageUse(source="a & b.png", alt="x", line=2),
    )


def test_an_image_in_code_or_without_an_address_is_none() -> None:
    assert post_of("`![a](b.png)` and <img alt=x>").images == ()


def test_an_image_by_name_is_found_by_its_description() -> None:
    assert post_of("text\n\nmore\n![A bee][b]\n\n[b]: bee.jpg").images == (
        ImageUse(source="bee.jpg", alt="A bee", line=4),
    )


def test_links_are_reported_and_those_in_quotes_are_a_readers() -> None:
    post = post_of("[a](http://a.example)\n\n> [b](http://b.example)\n>\n> — [N](http://n.example/#c), 2026-05-14\n")
    assert post.links == (
        LinkUse(url="http://a.example", line=1),
        LinkUse(url="http://b.example", line=3, quoted=True),
        LinkUse(url="http://n.example/#c", line=5),
    )


def test_a_link_whose_address_stands_elsewhere_is_on_the_first_line_of_its_block() -> None:
    assert post_of("\n\none\n[two][x]\n\n[x]: http://x.example").links == (LinkUse(url="http://x.example", line=3),)


def test_links_between_notes_and_text_are_not_the_writers() -> None:
    post = post_of("x[^1]\n\n[^1]: see [a](http://a.example)")
    assert post.links == (LinkUse(url="http://a.example", line=3),)


def test_an_anchor_is_no_link() -> None:
    assert post_of('<a id="here"></a> text </blockquote> [x](#here)').links == (LinkUse(url="#here", line=1),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img alt="x" src="a.png" />', '<img alt="x" src="https://b.example/a.png?x=1&amp;y=2" />'),
        ("<IMG SRC='a.png'>", '<IMG SRC="https://b.example/a.png?x=1&amp;y=2">'),
        ("<img src=a.png>", '<img src="https://b.example/a.png?x=1&amp;y=2">'),
        ('<img data-src="a.png" src="other.png">', '<img data-src="a.png" src="other.png">'),
        ('<a href="a.png">a.png</a>', '<a href="a.png">a.png</a>'),
        ("<code>&lt;img src=a.png&gt;</code>", "<code>&lt;img src=a.png&gt;</code>"),
    ],
)
def test_images_get_the_addresses_they_have_on_the_blog(before: str, after: str) -> None:
    assert with_images(before, {"a.png": "https://b.example/a.png?x=1&y=2"}) == after


def test_an_address_with_a_backslash_is_taken_as_it_is() -> None:
    assert with_images('<img src="C:\\1.png">', {"C:\\1.png": "\\1.png"}) == '<img src="\\1.png">'


def test_only_sources_of_images_get_another_address() -> None:
    post = (
        '<p>a.png <a href="a.png">a</a> <img alt="a" src="a.png" /> '
        '<img src="b&amp;c.png" alt="" /><img src="d.png" /></p>'
    )
    sent = with_images(post, {"a.png": "https://x.example/a.png", "b&c.png": 'https://x.example/"b".png'})
    assert sent == (
        '<p>a.png <a href="a.png">a</a> <img alt="a" src="https://x.example/a.png" /> '
        '<img src="https://x.example/&quot;b&quot;.png" alt="" /><img src="d.png" /></p>'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p>One.</p>\n<p><img src="a&amp;b.png" alt="" /></p>\n<p>Two.</p>', "<p>One.</p>\n<p>Two.</p>"),
        ('<figure class="x">\n<img alt="1 > 0" src="a&b.png"></figure>', ""),
        (
            "<figure><img src='a&b.png'><figcaption>A</figcaption></figure>",
            "<figure><figcaption>A</figcaption></figure>",
        ),
        ('<p>One <IMG SRC="a&b.png"> two.</p>', "<p>One  two.</p>"),
        ('<p><img src="c.png" /></p>', '<p><img src="c.png" /></p>'),
        ("<p><img alt='a&b.png'></p>", "<p><img alt='a&b.png'></p>"),
        ("<p>&lt;img src=a&b.png></p>", "<p>&lt;img src=a&b.png></p>"),
    ],
)
def test_images_that_a_blog_cannot_take_are_left_out(before: str, after: str) -> None:
    assert without_images(before, ["a&b.png"]) == after


def test_caption_of_a_picture_is_told_without_its_tags() -> None:
    post = post_of('![A bee](bee.jpg "A bee & *friends*")\n\n![](wasp.png)\n\n![](bee.jpg "Again")')
    assert [(image.source, image.caption) for image in post.images] == [
        ("bee.jpg", "A bee & *friends*"),
        ("wasp.png", ""),
        ("bee.jpg", "Again"),
    ]
    written = post_of('<figure><a href="x.png"><img src="x.png"></a><figcaption>A <b>bee</b></figcaption></figure>')
    assert [image.caption for image in written.images] == ["A bee"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a title="x" href="a.pdf">a.pdf</a>', '<a title="x" href="https://b.example/a.pdf?x=1&amp;y=2">a.pdf</a>'),
        ("<A HREF='a.pdf'>b</A>", '<A HREF="https://b.example/a.pdf?x=1&amp;y=2">b</A>'),
        ("<a href=a.pdf#p>b</a>", "<a href=a.pdf#p>b</a>"),
        ('<img src="a.pdf">', '<img src="https://b.example/a.pdf?x=1&amp;y=2">'),
        ('<p data-href="a.pdf">a.pdf</p>', '<p data-href="a.pdf">a.pdf</p>'),
    ],
)
def test_links_get_the_addresses_that_files_have_on_the_blog(before: str, after: str) -> None:
    assert with_addresses(before, {"a.pdf": "https://b.example/a.pdf?x=1&y=2"}) == after


def test_part_of_a_file_is_still_named() -> None:
    assert with_addresses('<a href="a.pdf#p=3">b</a>', {"a.pdf#p=3": "https://b/a.pdf"}) == (
        '<a href="https://b/a.pdf#p=3">b</a>'
    )
    assert with_addresses('<a href="a.pdf">b</a>', {}) == '<a href="a.pdf">b</a>'


def test_links_to_files_are_left_out_and_their_words_stay() -> None:
    text = '<p><a href="a.pdf">one <b>two</b></a> <a href="https://x">three</a> <a href="a.pdf">four</a></p></a>'
    assert without_links(text, ["a.pdf"]) == '<p>one <b>two</b> <a href="https://x">three</a> four</p></a>'
    assert without_links(text, []) == text
