"""A post that stands on a blog as a draft that is tied to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from editor.drafts.desk import Desk
from editor.drafts.from_blog import FromBlog, PostNames, duplicated, file_of_post, from_blog
from editor.model.blog import Blog
from editor.model.draft import Draft, Status
from editor.model.post import RemotePost
from editor.render.renderer import BlockRenderer
from editor.store.draft_files import list_drafts
from editor.store.known_posts import remember_post
from editor.store.places import remember_place
from editor.store.versions import Reason, Version, add_version
from editor.text.draft_text import parse
from tests.support.archived_blog import standing

BLOG = Blog(identity="1f", name="Ferry", url="https://f.example/", api_url="", kind="wordpress", user="märta")
NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
POST = replace(
    standing(7, title="The quay: a walk", content="<p>It's <b>cold</b>.</p>\n<p class='x'>There.</p>"),
    status=Status.PRIVATE,
    date=datetime(2026, 5, 1, 8, tzinfo=UTC),
    excerpt="In short",
    categories=("1",),
    tags=("2", "3"),
    featured_media="9",
)
NAMES = PostNames(categories=("Fish",), tags=("oslo", "tide"), featured_image="https://f.example/a.jpg")


def render(markdown: str) -> str:
    return BlockRenderer(markdown).post().html


def opened(desk: Desk, post: RemotePost = POST, names: PostNames = NAMES) -> FromBlog:
    return from_blog(desk.state, BLOG, post, names, render, NOW)


def test_draft_says_all_that_the_post_does_and_is_tied_to_it(desk: Desk) -> None:
    made = opened(desk)
    draft = parse(made.text, None)
    assert draft == Draft(
        title="The quay: a walk",
        slug="post-7",
        status=Status.PRIVATE,
        date=POST.date,
        excerpt="In short",
        categories=("Fish",),
        tags=("oslo", "tide"),
        featured_image="https://f.example/a.jpg",
        blog="Ferry",
        remote_id="7",
        identity=made.known.identity,
        body="It's **cold**.\n\n<p class='x'>There.</p>\n",
        body_line=draft.body_line,
    )
    assert (made.kept_html, made.is_own) == (1, False)
    assert (made.known.blog, made.known.post_id, made.known.revision) == ("1f", "7", POST.revision)
    assert made.known.sent == ("excerpt", "categories", "tags", "featured_media")
    assert opened(desk).known.identity != made.known.identity


def test_what_could_not_be_named_is_not_emptied_by_an_update(desk: Desk) -> None:
    for names in (replace(NAMES, tags=("oslo",)), replace(NAMES, featured_image="")):
        assert opened(desk, names=names).known.sent == ()


def test_page_stays_a_page(desk: Desk) -> None:
    page = replace(standing(7), id="pages/7")
    draft = parse(opened(desk, page, PostNames()).text, None)
    assert (draft.post_type, draft.remote_id) == ("page", "pages/7")


def test_own_markdown_comes_back_while_the_blog_holds_what_became_of_it(desk: Desk) -> None:
    first = opened(desk).known
    remember_post(desk.state, first)
    assert not opened(desk).is_own
    text = "---\ntitle: Mine\nrejoinder: old\nown_key: kept\n---\n\nAs *I* wrote it.\n"
    for reason, words in ((Reason.PUBLISHED, text), (Reason.SAVED, "later")):
        add_version(desk.state, Version(key=first.identity, when=NOW, reason=reason, title="Mine", text=words))
    made = opened(desk)
    draft = parse(made.text, None)
    assert (made.is_own, made.kept_html) == (True, 0)
    assert (draft.title, draft.body, draft.remote_id, draft.blog) == ("Mine", "As *I* wrote it.\n", "7", "Ferry")
    assert draft.identity == made.known.identity != first.identity
    assert "own_key: kept" in made.text
    elsewhere = replace(POST, revision=replace(POST.revision, digest="changed elsewhere"))
    assert not opened(desk, elsewhere).is_own


def test_draft_that_is_the_post_already_is_found(desk: Desk, folder: Path) -> None:
    known = opened(desk).known
    remember_post(desk.state, known)
    assert file_of_post(desk.state, BLOG, "7", list_drafts(folder)) is None
    file = folder / "a.md"
    remember_place(desk.state, known.identity, file)
    assert file_of_post(desk.state, BLOG, "7", ()) is None
    file.write_text("a")
    assert file_of_post(desk.state, BLOG, "7", ()) == file
    assert file_of_post(desk.state, BLOG, "8", ()) is None


def test_draft_that_moved_or_came_from_another_computer_is_found_in_the_folder(desk: Desk, folder: Path) -> None:
    known = opened(desk).known
    remember_post(desk.state, known)
    moved, tied, other = folder / "moved.md", folder / "tied.md", folder / "other.md"
    moved.write_text(f"---\nrejoinder: {known.identity}\n---\n\na")
    tied.write_text("---\nblog: Ferry\nremote_id: 8\n---\n\na")
    other.write_text("---\nblog: Elsewhere\nremote_id: 9\n---\n\na")
    listed = list_drafts(folder)
    assert file_of_post(desk.state, BLOG, "7", listed) == moved
    assert file_of_post(desk.state, BLOG, "8", listed) == tied
    assert file_of_post(desk.state, BLOG, "9", listed) is None


def test_duplicate_has_the_words_and_is_no_post(desk: Desk) -> None:
    made = opened(desk, replace(POST, status=Status.SCHEDULED))
    draft, first = parse(duplicated(made, "The quay (copy)"), None), parse(made.text, None)
    assert (draft.title, draft.body, draft.tags) == ("The quay (copy)", first.body, first.tags)
    assert (draft.slug, draft.date, draft.blog, draft.remote_id) == ("", None, "", "")
    assert draft.status is Status.PUBLISHED
    assert draft.identity not in {"", first.identity}
