"""A plan says what a publish would do before anything is sent."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from editor.model.blog import NOT_OF_PAGES, Blog, Capabilities, Feature, PostForm
from editor.model.draft import PAGE, Draft, Status
from editor.model.post import ImageUse, RenderedPost
from editor.publish.plan import LocalUse, as_json, local_uses, make_plan, needs
from editor.render.post import render

ALL = frozenset(Feature)
POST = RenderedPost(
    html='<p><img src="a.png" alt="A cat" /><img src="https://x.example/b.png" alt="" /></p>',
    images=(
        ImageUse(source="a.png", alt="A cat", line=1),
        ImageUse(source="https://x.example/b.png", alt="", line=1),
        ImageUse(source="a.png", alt="The cat again", line=3),
    ),
)
DRAFT = Draft(
    path=Path("/drafts/post.md"),
    title="Why small gardens",
    status=Status.PUBLISHED,
    date=datetime(2026, 5, 14, 12, 30, tzinfo=UTC),
    excerpt="Short.",
    categories=("News",),
    tags=("bees", "balcony"),
    featured_image="b c.png",
)


def blog(features: frozenset[Feature]) -> Blog:
    return Blog(
        identity="b",
        name="Allotment",
        url="https://a.example/",
        api_url="https://a.example/wp-json/",
        kind="wordpress",
        user="you",
        capabilities=Capabilities(features=features, formats=("aside",), user_name="Marta"),
    )


def test_new_post_gets_a_slug_from_its_title() -> None:
    plan = make_plan(DRAFT, POST, blog(ALL), "")
    assert (plan.action, plan.slug) == ("create", "why-small-gardens")


def test_update_leaves_the_slug_alone_unless_the_draft_names_one() -> None:
    assert make_plan(DRAFT, POST, blog(ALL), "7").slug == ""
    assert make_plan(DRAFT, POST, blog(ALL), "7").action == "update"


def test_files_are_listed_once_with_the_first_words_for_them() -> None:
    assert local_uses(DRAFT, POST) == (
        LocalUse(source="a.png", path=Path("/drafts/a.png"), alt="A cat"),
        LocalUse(source="b c.png", path=Path("/drafts/b c.png"), alt=""),
    )


def test_link_that_a_reader_wrote_takes_no_file_along(tmp_path: Path) -> None:
    """Whoever comments could otherwise have files of this computer published: those whose names one can guess."""
    secret, folder = tmp_path / "taxes.pdf", tmp_path / "drafts"
    folder.mkdir()
    for path in (secret, folder / "taxes.pdf"):
        path.touch()
    links = f"[a](taxes.pdf) [b](../taxes.pdf) [c]({secret}) [d](<{secret.as_uri()}>)"
    quote = f"> Look at {links}.\n>\n> — [Eve](https://b.example/p/#comment-1), 2026-01-01\n"
    draft = Draft(path=folder / "a.md", body=f"{quote}\nNo.\n")
    assert local_uses(draft, render(draft)) == ()
    mine = replace(draft, body=f"{quote}\nSee {links}.\n")
    assert [use.path for use in local_uses(mine, render(mine))] == [folder / "taxes.pdf"]


def test_draft_without_a_file_looks_beside_the_program() -> None:
    assert local_uses(Draft(), POST)[0].path == Path("a.png")


def test_what_the_blog_cannot_take_is_named_and_left_out() -> None:
    able = frozenset({Feature.TITLE, Feature.SLUG, Feature.CATEGORIES})
    plan = make_plan(DRAFT, POST, blog(able), "")
    assert set(plan.missing) == needs(DRAFT, POST) - able
    assert Feature.TAGS in plan.missing
    assert (plan.draft.tags, plan.draft.excerpt, plan.draft.date, plan.files) == ((), "", None, ())
    assert plan.draft.categories == ("News",)
    assert plan.sent({}) == '<p><img src="https://x.example/b.png" alt="" /></p>'


def test_status_may_be_overruled() -> None:
    assert make_plan(DRAFT, POST, blog(ALL), "", Status.DRAFT).status is Status.DRAFT


def test_who_may_not_publish_submits_for_review() -> None:
    may = Capabilities(statuses=frozenset({Status.DRAFT, Status.PENDING}))
    assert make_plan(DRAFT, POST, replace(blog(ALL), capabilities=may), "").status is Status.PENDING
    assert may.status_for(Status.PRIVATE) is Status.PRIVATE
    assert Capabilities().status_for(Status.PUBLISHED) is Status.PUBLISHED


def test_dry_run_shows_names_paths_and_times_in_utc() -> None:
    assert as_json(make_plan(DRAFT, POST, blog(ALL), "")) == {
        "action": "create",
        "fields": {
            "title": "Why small gardens",
            "content": POST.html,
            "status": "published",
            "slug": "why-small-gardens",
            "excerpt": "Short.",
            "categories": ["News"],
            "tags": ["bees", "balcony"],
            "featured_image": "b c.png",
            "date": "2026-05-14T12:30:00Z",
        },
        "media": ["/drafts/a.png", "/drafts/b c.png"],
        "missing": [],
    }


def test_dry_run_shows_blocks_for_a_blog_that_gets_blocks() -> None:
    shown = as_json(make_plan(DRAFT, RenderedPost(html="<p>x</p>"), replace(blog(ALL), form=PostForm.BLOCKS), ""))
    content = "<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->"
    assert (shown["action"], cast("dict[str, object]", shown["fields"])["content"]) == ("create", content)


def test_dry_run_leaves_out_what_is_not_there() -> None:
    shown = as_json(make_plan(Draft(title="你"), RenderedPost(html="<p>x</p>"), blog(ALL), "7"))
    assert shown["fields"] == {"title": "你", "content": "<p>x</p>", "status": "published"}


OPTIONS = replace(DRAFT, password="x", sticky=True, comments=False, pings=True, format="aside", author="Ida")


def planned(draft: Draft, features: frozenset[Feature] = ALL, status: Status | None = None) -> Draft:
    """The draft as far as the blog takes it."""
    return make_plan(draft, POST, blog(features), "", status).draft


def test_options_are_left_out_where_the_blog_lacks_them() -> None:
    bare = planned(OPTIONS, frozenset({Feature.TITLE}))
    assert (bare.password, bare.sticky, bare.comments, bare.pings, bare.format, bare.author) == (
        *("", False, None, None, "", ""),
    )
    assert set(make_plan(OPTIONS, POST, blog(frozenset()), "").missing) >= {
        *(Feature.PASSWORD, Feature.STICKY, Feature.DISCUSSION, Feature.PINGS, Feature.FORMAT, Feature.AUTHOR),
    }


def test_what_excludes_each_other_is_not_sent_together() -> None:
    assert (planned(OPTIONS).password, planned(OPTIONS).sticky) == ("x", False)
    assert planned(replace(OPTIONS, password="")).sticky
    private = planned(OPTIONS, status=Status.PRIVATE)
    assert (private.password, private.sticky) == ("", False)
    assert not planned(replace(OPTIONS, password=""), status=Status.PRIVATE).sticky


def test_format_that_the_blog_does_not_show_is_left_out() -> None:
    assert planned(OPTIONS).format == "aside"
    assert planned(replace(OPTIONS, format="poem")).format == ""


def test_page_has_no_terms_and_a_post_no_parent() -> None:
    page = replace(OPTIONS, post_type=PAGE, parent="About", password="")
    plan = make_plan(page, POST, blog(ALL), "")
    assert (plan.draft.parent, plan.draft.categories, plan.draft.tags, plan.draft.format) == ("About", (), (), "")
    assert set(plan.missing) == NOT_OF_PAGES
    assert planned(replace(OPTIONS, parent="About")).parent == ""


def test_own_name_needs_no_right_to_choose_authors() -> None:
    without = ALL - {Feature.AUTHOR}
    for name in ("marta", "YOU"):
        plan = make_plan(replace(DRAFT, author=name), POST, blog(without), "")
        assert (plan.draft.author, plan.missing) == ("", ())
    assert planned(replace(DRAFT, author="Marta")).author == "Marta"


def test_dry_run_shows_the_options_in_the_words_of_the_front_matter() -> None:
    shown = as_json(make_plan(replace(OPTIONS, password="", status=Status.DRAFT), POST, blog(ALL), ""))
    fields = cast("dict[str, object]", shown["fields"])
    assert {name: fields[name] for name in list(fields)[-5:]} == {
        "author": "Ida",
        "sticky": "true",
        "comments": "closed",
        "pings": "open",
        "format": "aside",
    }
