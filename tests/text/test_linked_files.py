"""Links that lead to files of this computer, and what blogs take of such files."""

from pathlib import Path

import pytest

from editor.model.post import LinkUse
from editor.text.file_types import media_type
from editor.text.images import local_path
from editor.text.linked_files import files_linked, files_of, linked_file, moved_link, names_elsewhere
from editor.text.urls import parts_of
from tests.support.marked import drawn, shown


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("post.assets/plan%202.pdf", "post.assets/plan 2.pdf"),
        ("./post.assets/gone.zip#page=3", "post.assets/gone.zip"),
        ("here.pdf", "here.pdf"),
    ],
)
def test_file_beside_the_draft_is_one_though_it_is_gone(tmp_path: Path, url: str, path: str) -> None:
    (tmp_path / "here.pdf").touch()
    assert linked_file(url, tmp_path) == tmp_path / path


def test_absolute_path_is_a_file_where_one_lies_there(tmp_path: Path) -> None:
    (tmp_path / "my plan.pdf").touch()
    assert linked_file(f"{tmp_path}/my%20plan.pdf", tmp_path) == tmp_path / "my plan.pdf"
    assert linked_file((tmp_path / "my plan.pdf").as_uri(), tmp_path) == tmp_path / "my plan.pdf"
    assert linked_file(f"{tmp_path}/about", tmp_path) is None


@pytest.mark.parametrize(
    "url", ["../taxes.pdf", "{path}", "{uri}", "a.assets/../../taxes.pdf", "link.pdf", "up/taxes.pdf"]
)
def test_file_that_lies_elsewhere_is_never_one_of_the_draft(tmp_path: Path, url: str) -> None:
    """A link in words that somebody else wrote would publish it."""
    secret, folder = tmp_path / "taxes.pdf", tmp_path / "drafts"
    secret.touch()
    (folder / "a.assets").mkdir(parents=True)
    (folder / "link.pdf").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    url = url.format(path=secret, uri=secret.as_uri())
    assert linked_file(url, folder) is None
    assert names_elsewhere(url, folder) == url.startswith("file:")


def test_readers_words_take_no_file_along(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").touch()
    quoted = LinkUse(url="plan.pdf", line=1, quoted=True)
    own = LinkUse(url="plan.pdf", line=3)
    assert files_of([quoted], tmp_path) == []
    assert files_of([quoted, own, LinkUse(url="plan.pdf", line=9)], tmp_path) == [(own, tmp_path / "plan.pdf")]
    assert files_of([own], None) == []
    assert linked_file("a.assets/b%00c", tmp_path) is None


@pytest.mark.parametrize(
    "url",
    [
        *("", "#note", "?page=2", "about/", "gone.pdf", "https://a.example/x.assets/plan.pdf", "//a.example/plan.pdf"),
        *("mailto:a@b.example", "http://[", "post.assets/plan.pdf?x=1", "post.assets/", f"{'long' * 80}.pdf", "a\0b"),
    ],
)
def test_what_may_be_a_page_of_the_blog_is_no_file(tmp_path: Path, url: str) -> None:
    (tmp_path / "about").mkdir()
    assert linked_file(url, tmp_path) is None


def test_address_that_is_none_has_no_parts_and_is_no_picture() -> None:
    assert parts_of("http://[") is None
    assert local_path("http://[", Path()) is None


def test_link_keeps_the_part_of_the_file_that_it_names() -> None:
    assert moved_link("plan.pdf#page=3", "https://a.example/plan.pdf") == "https://a.example/plan.pdf#page=3"
    assert moved_link("plan.pdf", "https://a.example/plan.pdf") == "https://a.example/plan.pdf"


@pytest.mark.parametrize(
    ("marked", "files", "after"),
    [
        ("See |", [("Plan [2] _a_\n(x).pdf", "p.assets/plan (2).pdf")], "See [Plan \\[2\\] \\_a\\_ (x).pdf]({2})|"),
        ("See| it", [("a.pdf", "p.assets/a.pdf")], "See [a.pdf]({a})| it"),
        ("![a](a.png)|", [("a.pdf", "p.assets/a.pdf")], "![a](a.png)\n\n[a.pdf]({a})|"),
        ("x ![a](a.png)|", [("a.pdf", "p.assets/a.pdf")], "x ![a](a.png) [a.pdf]({a})|"),
        ("(|)", [("a.pdf", "p.assets/a.pdf")], "([a.pdf]({a})|)"),
        ("|", [("a.pdf", "p.assets/a.pdf")], "[a.pdf]({a})|"),
        ("See «the plan».", [("a.pdf", "p.assets/a.pdf")], "See [the plan]({a})|."),
        ("See «[it]».", [("a.pdf", "p.assets/a.pdf")], "See [it] [a.pdf]({a})|."),
        ("See «a\nb ».", [("a.pdf", "p.assets/a.pdf")], "See a\nb [a.pdf]({a})|."),
        ("See «it».", [("a.pdf", "p.assets/a.pdf"), ("b.pdf", "b.pdf")], "See it [a.pdf]({a}), [b.pdf](b.pdf)|."),
    ],
)
def test_links_are_put_in_and_selected_words_lead_to_the_only_file(
    marked: str, files: list[tuple[str, str]], after: str
) -> None:
    text, selection = drawn(marked)
    wanted = after.replace("{2}", "p.assets/plan%20%282%29.pdf").replace("{a}", "p.assets/a.pdf")
    assert shown(text, files_linked(text, selection, files)) == wanted


def test_type_is_told_by_the_name() -> None:
    assert media_type("PLAN.PDF") == "application/pdf"
    assert media_type("notes") == media_type("a.exe") == "application/octet-stream"
