"""What every blog client promises, as outcomes: of real engines, and of the practice blog, which may promise no more.

The surprises of WordPress come in pairs: what the engine does to anybody (asked directly), and what our client makes of
it. A test class names a `place`; see `tests/clients/test_contract.py`.
"""

from __future__ import annotations

import io
import uuid
import xmlrpc.client
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple, Protocol, cast

import pytest
from PIL import Image

from editor.clients.protocols import (
    BlogClient,
    CommentSource,
    MediaLibrary,
    PictureSource,
    PostArchive,
    PostBin,
    PostSearch,
    Surroundings,
    TermKind,
    TermSource,
)
from editor.clients.registry import open_client
from editor.errors import BlogError, LoginRefused, NotAllowed, PostConflict, PostNotFound, RequestRefused
from editor.model.blog import Blog, Credentials, Feature
from editor.model.draft import Status
from editor.model.post import PostFields, RemotePost, Upload
from editor.model.work import CancelToken
from editor.text.moments import clock
from tests.support.fetching import fetch


class Told(NamedTuple):
    """What an engine says of a post, past our client."""

    id: str
    status: str
    date_gmt: str


class WholeClient(
    BlogClient,
    PostSearch,
    TermSource,
    Surroundings,
    MediaLibrary,
    PictureSource,
    CommentSource,
    PostArchive,
    PostBin,
    Protocol,
):
    """A client whose web API lacks nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A blog to keep the promises on, with comments of readers; its user may publish and upload."""

    blog: Blog
    credentials: Credentials

    @property
    def readable(self) -> str:
        """What everybody may read, whatever password comes with the question."""
        return self.blog.url if self.blog.kind != "wordpress" else f"{self.blog.api_url}wp/v2/posts"

    def page(self, post: RemotePost) -> str:
        """What an anonymous reader is served of a post; entities as characters."""
        return unescape(fetch(post.link).text)

    def write_past(self, values: dict[str, str], post_id: str = "") -> Told:
        """Write a post past our client, in the words of WordPress's REST API; what the engine says of it."""
        past = _past_xmlrpc if self.blog.kind == "wordpress-xmlrpc" else _past_rest
        return past(self, values, post_id)


def _past_rest(place: Place, values: dict[str, str], post_id: str) -> Told:
    login = (place.credentials.user, place.credentials.password)
    told = fetch(f"{place.blog.api_url}wp/v2/posts/{post_id}", json=values, auth=login).json()
    return Told(str(told["id"]), told["status"], told["date_gmt"])


def _past_xmlrpc(place: Place, values: dict[str, str], post_id: str) -> Told:
    """A scheduled post is told as published, with its date."""
    login = (1, place.credentials.user, place.credentials.password)
    sent: dict[str, object] = {f"post_{name}": value for name, value in values.items()}
    if "date_gmt" in values:
        sent["post_date_gmt"] = xmlrpc.client.DateTime(values["date_gmt"].replace("-", ""))
    with xmlrpc.client.ServerProxy(place.blog.api_url) as engine:
        if post_id:
            assert engine.wp.editPost(*login, post_id, sent) is True
        else:
            post_id = str(engine.wp.newPost(*login, sent))
        told = cast("dict[str, str]", engine.wp.getPost(*login, post_id))
    date = datetime.strptime(str(told["post_date_gmt"]), "%Y%m%dT%H:%M:%S").replace(tzinfo=UTC)
    is_to_come = told["post_status"] == "publish" and date > datetime.now(UTC)
    return Told(post_id, "future" if is_to_come else told["post_status"], f"{date:%Y-%m-%dT%H:%M:%S}")


def photo(colour: str = "teal") -> bytes:
    """A small JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "JPEG")
    return file.getvalue()


def draft(**fields: str) -> PostFields:
    """A draft under a slug of its own."""
    return replace(PostFields(title="Ferry", slug=f"draft-{uuid.uuid4()}", status=Status.DRAFT), **fields)


def seconds_from_now(moment: datetime | None) -> float:
    """How far a moment is, either way."""
    assert moment is not None
    return abs((moment - datetime.now(UTC)).total_seconds())


class PostContract:
    """What goes for every client, whatever else its web API lacks. Subclasses override the fixture `place`."""

    @pytest.fixture
    def place(self) -> Place:
        raise NotImplementedError

    @pytest.fixture
    def client(self, place: Place) -> BlogClient:
        return open_client(place.blog, place.credentials)

    @pytest.fixture
    def publish(self, client: BlogClient) -> Callable[[str], RemotePost]:
        """Publish content, and give the post."""
        return lambda content: client.create(PostFields(title="Ferry", content=content, status=Status.PUBLISHED))

    def test_draft_is_stored_as_sent(self, client: BlogClient) -> None:
        fields = draft(content="<p>First.</p>\n\n<pre><code>a\n  b</code></pre>", excerpt="In short")
        post = client.create(fields)
        assert (post.title, post.content, post.excerpt) == (fields.title, fields.content, fields.excerpt)
        assert (post.slug, post.status) == (fields.slug, Status.DRAFT)
        assert client.get(post.id) == post

    def test_draft_is_found_by_its_slug_and_by_no_other(self, client: BlogClient) -> None:
        fields = draft()
        post = client.create(fields)
        assert client.find(fields.slug or "") == (post,)
        assert client.find(f"{fields.slug}0") == ()
        assert client.find(f"{fields.slug}0", fields.slug or "") == (post,)

    def test_slug_of_another_script_comes_back_readable(self, client: BlogClient) -> None:
        slug = f"你好-{uuid.uuid4()}"
        post = client.create(PostFields(title="Hello", slug=slug, status=Status.PUBLISHED))
        assert post.slug == slug
        assert client.find(slug) == (post,)

    @pytest.mark.parametrize("title", ["Fish & chips", "a < b > c", 'T \\ "quoted"', "Use <em>", "&amp; is &lt;"])
    def test_title_is_what_was_typed_to_us_and_to_readers(self, client: BlogClient, place: Place, title: str) -> None:
        post = client.create(PostFields(title=title, content="<p>x</p>", status=Status.PUBLISHED))
        assert post.title == title
        shown = fetch(post.link).text
        assert "<em>" not in shown.partition("<h1")[2].partition("</h1>")[0]
        if '"' not in title:  # quotation marks are curled
            assert f">{title}</h1>" in unescape(shown)

    def test_update_changes_what_is_named_and_nothing_else(self, client: BlogClient) -> None:
        post = client.create(draft(content="<p>One</p>", excerpt="In short"))
        updated = client.update(post.id, PostFields(content="<p>Two</p>"), post.revision)
        assert updated == replace(post, content="<p>Two</p>", revision=updated.revision)
        assert client.get(post.id) == updated

    def test_update_of_a_post_that_was_changed_meanwhile_is_a_conflict(self, client: BlogClient) -> None:
        ours = client.create(draft(content="<p>One</p>"))
        theirs = client.update(ours.id, PostFields(content="<p>Theirs</p>"), None)
        with pytest.raises(PostConflict, match="was changed on the blog") as conflict:
            client.update(ours.id, PostFields(content="<p>Ours</p>"), ours.revision)
        assert conflict.value.theirs == theirs == client.get(ours.id)

    def test_time_of_change_that_moved_alone_is_no_conflict(self, client: BlogClient, place: Place) -> None:
        post = client.create(draft(content="<p>One</p>"))
        known = replace(post.revision, modified="2020-01-01T00:00:00")
        assert client.update(post.id, PostFields(content="<p>Two</p>"), known).content == "<p>Two</p>"

    def test_published_post_becomes_a_draft_that_no_reader_sees(self, client: BlogClient, place: Place) -> None:
        post = client.create(PostFields(title="Ferry", content="<p>Nobody</p>", status=Status.PUBLISHED))
        assert "Nobody" in place.page(post)
        hidden = client.update(post.id, PostFields(status=Status.DRAFT), post.revision)
        assert (hidden.status, hidden.slug, hidden.content) == (Status.DRAFT, post.slug, post.content)
        assert "Nobody" not in fetch(post.link).text

    def test_scheduled_post_is_published_now(self, client: BlogClient) -> None:
        later = datetime.now(UTC) + timedelta(days=2)
        post = client.create(PostFields(title="Ferry", content="<p>Soon</p>", status=Status.SCHEDULED, date=later))
        out = client.update(post.id, PostFields(status=Status.PUBLISHED), post.revision)
        assert (out.status, out.content) == (Status.PUBLISHED, post.content)
        assert seconds_from_now(out.date) < 90

    def test_final_update_can_be_repeated(self, client: BlogClient) -> None:
        post = client.create(draft(content="<p>One</p>"))
        final = PostFields(slug=f"ferry-{uuid.uuid4()}", status=Status.PUBLISHED, content="<p>Two</p>")
        first = client.update(post.id, final, post.revision)
        again = client.update(post.id, final, first.revision)
        assert (again.slug, again.date, again.link, again.revision.digest) == (
            *(first.slug, first.date, first.link),
            first.revision.digest,
        )

    def test_post_that_is_not_there_is_named_so(self, client: BlogClient) -> None:
        with pytest.raises(PostNotFound, match="has no such post any more"):
            client.get("999999")
        with pytest.raises(PostNotFound):
            client.update("999999", PostFields(title="x"), None)

    def test_surprise_2_soft_line_break_in_a_paragraph_becomes_a_break(
        self, place: Place, publish: Callable[[str], RemotePost]
    ) -> None:
        broken = "<p>one\ntwo</p>\n<ul>\n<li>three\nfour</li>\n</ul>"
        post = publish(broken)
        assert post.content == broken
        page = place.page(post)
        assert "one<br />\ntwo" in page
        assert "three<br />\nfour" in page
        assert "<p>one two</p>" in place.page(publish("<p>one two</p>"))

    def test_surprise_3_footnote_link_with_a_colon_dies_for_those_whose_html_is_filtered(
        self, place: Place, publish: Callable[[str], RemotePost]
    ) -> None:
        linked = '<p><a href="#fn:1">1</a> <a href="Help:Contents">h</a> <a href="#fn-1">2</a></p>'
        post = publish(linked)
        assert '<a href="#fn-1">2</a>' in post.content
        assert '<a href="#fn-1">2</a>' in place.page(post)
        if Feature.ANY_HTML in place.blog.capabilities.features:
            assert post.content == linked
        else:
            assert '<a href="1">1</a> <a href="Contents">h</a>' in post.content

    def test_surprise_4_shortcode_runs_in_text_and_in_code_unless_its_bracket_is_written_as_an_entity(
        self, place: Place, publish: Callable[[str], RemotePost]
    ) -> None:
        sent = '<p>quoted: [gallery ids="1"]!</p>\n<p><code>[gallery]</code> <code>[unknown]</code></p>'
        post = publish(sent)
        assert post.content == sent
        page = place.page(post)
        assert "[gallery" not in page
        assert "<code></code> <code>[unknown]</code>" in page
        safe = publish(sent.replace("[", "&#91;"))
        is_kept = Feature.ANY_HTML in place.blog.capabilities.features
        assert safe.content == sent.replace("[", "&#91;" if is_kept else "&#091;")  # the filter writes three digits
        assert "<code>[gallery]</code> <code>[unknown]</code>" in place.page(safe)
        assert "quoted: [gallery ids=" in place.page(safe)

    def test_surprise_8_scheduled_post_that_becomes_a_draft_forgets_its_date(self, client: BlogClient) -> None:
        later = datetime.now(UTC) + timedelta(days=3)
        post = client.create(PostFields(title="Ferry", status=Status.SCHEDULED, date=later))
        back = client.update(post.id, PostFields(status=Status.DRAFT), post.revision)
        out = client.update(post.id, PostFields(status=Status.PUBLISHED), back.revision)
        assert (back.status, out.status) == (Status.DRAFT, Status.PUBLISHED)
        assert seconds_from_now(out.date) < 30

    def test_surprise_9_post_scheduled_within_a_minute_is_published_at_once(self, client: BlogClient) -> None:
        soon = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=30)
        post = client.create(PostFields(title="Ferry", status=Status.SCHEDULED, date=soon))
        assert (post.status, post.date) == (Status.PUBLISHED, soon)
        later = client.create(PostFields(title="Ferry", status=Status.SCHEDULED, date=soon + timedelta(seconds=60)))
        assert later.status is Status.SCHEDULED

    def test_surprise_9_published_with_a_date_to_come_is_scheduled(self, client: BlogClient) -> None:
        later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
        post = client.create(PostFields(title="Ferry", status=Status.PUBLISHED, date=later))
        assert (post.status, post.date) == (Status.SCHEDULED, later)

    def test_surprise_11_wrong_password_is_refused_although_reading_works_with_it(
        self, client: BlogClient, place: Place
    ) -> None:
        fields = draft()
        client.create(fields)
        wrong = replace(place.credentials, password="aaaa bbbb cccc dddd eeee ffff")
        assert fetch(place.readable, auth=(wrong.user, wrong.password)).status_code == 200
        stranger = open_client(place.blog, wrong)
        with pytest.raises(LoginRefused, match="did not accept the user name and application password"):
            stranger.verify()
        with pytest.raises(LoginRefused):  # not: nothing found
            stranger.find(fields.slug or "")
        with pytest.raises(LoginRefused):
            stranger.create(draft())

    def test_surprise_12_typography_is_made_on_the_page_and_not_in_what_is_stored(
        self, place: Place, publish: Callable[[str], RemotePost]
    ) -> None:
        sent = '<p>a -- b, c--d, "x", it\'s... 3x4 (tm) Wordpress</p>\n<pre><code>"x" -- y ...</code></pre>'
        post = publish(sent)
        assert post.content == sent
        page = place.page(post)
        assert "a — b, c–d, “x”, it’s… 3×4 ™ WordPress" in page  # noqa: RUF001  # what WordPress makes of it
        assert '<code>"x" -- y ...</code>' in page


class BlogClientContract(PostContract):
    """What a client promises whose web API lacks nothing."""

    @pytest.fixture
    def client(self, place: Place) -> WholeClient:
        client = open_client(place.blog, place.credentials)
        for protocol in (PostSearch, TermSource, Surroundings, MediaLibrary, CommentSource, PostArchive, PostBin):
            assert isinstance(client, protocol)
        return cast("WholeClient", client)

    @pytest.mark.parametrize(
        "title",
        ["Fish & chips", "Größe “Ü” — 5 < 6", 'It\'s "so"', "鯉", "a b c d e f g h i, j k l m"],
    )
    def test_own_posts_of_a_title_are_found_in_any_status(self, client: WholeClient, title: str) -> None:
        title = f"{title} {uuid.uuid4()}"
        first = client.create(PostFields(title=title, content="<p>One.</p>", status=Status.DRAFT))
        second = client.create(PostFields(title=title, content="<p>Two.</p>", status=Status.PUBLISHED))
        client.create(PostFields(title=f"{title}!", content="<p>Three.</p>", status=Status.PUBLISHED))
        assert client.titled(title) == (first, second)
        client.bin(first.id)
        assert client.titled(title) == (second,)

    def test_title_without_a_word_is_not_searched(self, client: WholeClient) -> None:
        client.create(PostFields(title="…!", content="<p>One.</p>", status=Status.DRAFT))
        assert client.titled("…!") == ()

    @pytest.mark.parametrize("status", [Status.PENDING, Status.PUBLISHED, Status.PRIVATE, Status.SCHEDULED])
    def test_post_is_found_in_any_status_but_the_bin(self, client: WholeClient, status: Status) -> None:
        slug = f"found-{uuid.uuid4()}"
        date = datetime.now(UTC) + timedelta(days=2) if status is Status.SCHEDULED else None
        post = client.create(PostFields(title="Ferry", slug=slug, status=status, date=date))
        assert [(found.id, found.status) for found in client.find(slug)] == [(post.id, status)]
        client.bin(post.id)
        assert client.find(slug) == ()
        assert client.get(post.id).is_binned

    def test_second_post_of_the_same_slug_is_told_by_its_suffix(self, client: WholeClient) -> None:
        fields = draft()
        first, second = client.create(fields), client.create(fields)
        assert second.slug == f"{fields.slug}-2"
        assert client.find(fields.slug or "") == (first,)

    def test_update_of_a_binned_post_is_a_conflict(self, client: WholeClient) -> None:
        post = client.create(draft(content="<p>One</p>"))
        client.bin(post.id)
        client.bin(post.id)
        with pytest.raises(PostConflict, match="put into the bin") as conflict:
            client.update(post.id, PostFields(content="<p>Two</p>"), post.revision)
        assert conflict.value.theirs.is_binned

    def test_post_that_is_not_there_is_not_binned(self, client: WholeClient) -> None:
        with pytest.raises(PostNotFound):
            client.bin("999999")

    def test_post_is_taken_out_of_the_bin_as_a_draft_with_its_slug(self, client: WholeClient) -> None:
        slug = f"ferry-{uuid.uuid4()}"
        post = client.create(PostFields(title="Ferry", content="<p>One</p>", slug=slug, status=Status.PUBLISHED))
        client.bin(post.id)
        binned = client.get(post.id)
        assert binned in client.binned()
        out = client.update(post.id, PostFields(status=Status.DRAFT), binned.revision)
        assert (out.is_binned, out.status, out.slug, out.content) == (False, Status.DRAFT, slug, "<p>One</p>")
        assert out.id not in {each.id for each in client.binned()}
        assert client.find(slug) == (out,)

    def test_comments_stay_behind_when_a_post_is_taken_out_of_the_bin_over_rest(
        self, client: WholeClient, place: Place
    ) -> None:
        if place.blog.kind == "wordpress-xmlrpc":
            return  # it has no way to look at comments as readers do
        post = client.create(replace(draft(), status=Status.PUBLISHED))
        comments, login = f"{place.blog.api_url}wp/v2/comments", (place.credentials.user, place.credentials.password)
        said = fetch(comments, json={"post": int(post.id), "content": f"Well said {post.slug}."}, auth=login).json()
        assert [each["id"] for each in fetch(f"{comments}?post={post.id}").json()] == [said["id"]]
        client.bin(post.id)
        out = client.update(post.id, PostFields(status=Status.PUBLISHED), None)
        assert out.status is Status.PUBLISHED
        assert fetch(f"{comments}?post={post.id}").json() == []

    def test_post_keeps_its_terms_and_featured_image(self, client: WholeClient) -> None:
        tag = client.create_term(TermKind.TAG, f"tag {uuid.uuid4()}")
        media = client.upload(_upload(), CancelToken())
        post = client.create(replace(draft(), tags=(tag.id,), featured_media=media.id))
        assert (post.tags, post.featured_media) == ((tag.id,), media.id)
        bare = client.update(post.id, PostFields(tags=(), featured_media=""), post.revision)
        assert (bare.tags, bare.featured_media) == ((), "")

    def test_archive_lists_posts_in_any_status_but_the_bin(self, client: WholeClient) -> None:
        later = datetime.now(UTC) + timedelta(days=2)
        made = [
            client.create(PostFields(title="Ferry", status=status, date=later if status is Status.SCHEDULED else None))
            for status in Status
        ]
        binned = client.create(draft())
        client.bin(binned.id)
        kind = client.kinds()[0]
        listed = {stamp.id: stamp.modified for page in client.stamps(kind) for stamp in page.stamps}
        assert {post.id: listed.get(post.id) for post in made} == {post.id: post.revision.modified for post in made}
        assert binned.id not in listed
        assert sorted(client.several(kind, [post.id for post in made]), key=lambda post: int(post.id)) == made
        assert client.several(kind, ["999999"]) == ()

    def test_archive_lists_the_last_changed_first_and_says_how_many_there_are(self, client: WholeClient) -> None:
        first = client.create(draft(content="<p>One</p>"))
        client.create(draft())
        written = client.update(first.id, PostFields(content="<p>Two</p>"), None)
        pages = list(client.stamps(client.kinds()[0]))
        listed = {stamp.id: stamp.modified for page in pages for stamp in page.stamps}
        changed = list(listed.values())
        assert changed == sorted(changed, reverse=True)
        assert listed[first.id] == written.revision.modified
        assert [page.is_last for page in pages] == [False] * (len(pages) - 1) + [True]
        assert {page.total for page in pages} <= {0, pages[0].total}
        assert pages[0].total in {0, *range(len(changed), 1000)}

    def test_picture_is_found_by_its_id(self, client: WholeClient) -> None:
        media = client.upload(_upload(), CancelToken())
        assert client.picture(media.id) == media.url
        assert client.picture("999999") == ""

    def test_new_post_is_open_as_the_blog_is_and_may_be_shut(self, client: WholeClient) -> None:
        post = client.create(draft())
        assert (post.comments, post.pings, post.format, post.sticky) == (True, True, "standard", False)
        shut = client.update(post.id, PostFields(comments=False, pings=False), post.revision)
        assert (shut.comments, shut.pings) == (False, False)
        kept = client.update(post.id, PostFields(excerpt="x"), shut.revision)
        assert (kept.comments, kept.pings) == (False, False)
        assert client.update(post.id, PostFields(comments=True), kept.revision).comments
        quiet = client.create(replace(draft(), comments=False))
        assert (quiet.comments, quiet.pings) == (False, True)

    def test_protected_post_is_read_with_its_password_only(self, client: WholeClient, place: Place) -> None:
        secret = 'a "b" \\ & ü < 5'
        fields = PostFields(title="Ferry", content="<p>For us.</p>", status=Status.PUBLISHED, password=secret)
        post = client.create(fields)
        assert (post.password, post.status) == (secret, Status.PUBLISHED)
        assert client.get(post.id) == post
        assert "For us." not in place.page(post)
        assert "This content is password" in place.page(post)  # a hyphen follows since WordPress 7
        assert client.update(post.id, PostFields(password=""), post.revision).password == ""
        assert "For us." in place.page(post)

    def test_private_post_has_no_password(self, client: WholeClient) -> None:
        post = client.create(PostFields(title="Ferry", status=Status.PRIVATE, password="x"))  # a reader's
        assert (post.status, post.password) == (Status.PRIVATE, "")

    def test_format_is_one_of_those_that_the_blog_shows(self, client: WholeClient, place: Place) -> None:
        formats = place.blog.capabilities.formats
        assert {"aside", "quote"} <= set(formats)
        assert "standard" not in formats
        post = client.create(replace(draft(), format="aside"))
        assert post.format == "aside"
        assert client.update(post.id, PostFields(format="standard"), post.revision).format == "standard"

    def test_post_at_the_top_gives_its_place_up_for_a_password(self, client: WholeClient, place: Place) -> None:
        if Feature.STICKY not in place.blog.capabilities.features:
            with pytest.raises(NotAllowed):
                client.create(replace(draft(), sticky=True))
            return
        top = client.create(PostFields(title="Ferry", status=Status.PUBLISHED, sticky=True))
        assert top.sticky
        shut = client.update(top.id, PostFields(password="x", sticky=False), top.revision)  # a reader's
        assert (shut.sticky, shut.password) == (False, "x")
        back = client.update(top.id, PostFields(password="", sticky=True), shut.revision)
        assert (back.sticky, back.password) == (True, "")

    def test_author_may_be_chosen_where_the_user_has_the_right(self, client: WholeClient, place: Place) -> None:
        authors = client.authors(CancelToken())
        me = next(author for author in authors if author.id == place.blog.capabilities.user_id)
        assert me.name == place.blog.capabilities.user_name
        post = client.create(replace(draft(), author=me.id))
        assert post.author_id == me.id
        other = next((author.id for author in authors if author.id != me.id), "")
        if other and Feature.AUTHOR in place.blog.capabilities.features:
            assert client.update(post.id, PostFields(author=other), post.revision).author_id == other
        elif other:
            with pytest.raises(NotAllowed):
                client.update(post.id, PostFields(author=other), post.revision)
        with pytest.raises(BlogError):
            client.create(replace(draft(), author="999999"))

    def test_page_stands_below_another(self, client: WholeClient, place: Place) -> None:
        if Feature.PAGES not in place.blog.capabilities.features:
            assert client.pages(CancelToken()) == ()
            with pytest.raises(BlogError):
                client.create(replace(draft(), post_type="page"))
            return
        top = client.create(PostFields(title="Q & A", status=Status.PUBLISHED, post_type="page"))
        fields = replace(draft(), post_type="page", parent=top.id.rpartition("/")[2], comments=True)
        page = client.create(fields)
        assert (page.title, page.comments, page.parent) == ("Ferry", True, fields.parent)
        assert client.get(page.id) == page
        slug = fields.slug or ""
        assert client.find(slug, post_type="page") == (page,)
        assert client.find(slug) == ()
        assert fields.parent in {each.id for each in client.pages(CancelToken()) if each.name == "Q & A"}
        assert client.update(page.id, PostFields(parent=""), page.revision).parent == ""

    def test_surprise_8_scheduled_post_is_published_now_although_the_status_alone_does_nothing(
        self, client: WholeClient, place: Place
    ) -> None:
        later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
        post = client.create(PostFields(title="Ferry", content="<p>x</p>", status=Status.SCHEDULED, date=later))
        assert (post.status, post.date) == (Status.SCHEDULED, later)
        assert place.write_past({"status": "publish"}, post.id).status == "future"
        out = client.update(post.id, PostFields(status=Status.PUBLISHED), post.revision)
        assert out.status is Status.PUBLISHED
        assert seconds_from_now(out.date) < 30
        assert "<p>x</p>" in place.page(out)

    def test_surprise_10_date_of_a_draft_is_not_sent_because_it_would_stick(
        self, client: WholeClient, place: Place
    ) -> None:
        past = datetime(2024, 5, 1, 12, tzinfo=UTC)
        stuck = place.write_past({"title": "x", "status": "draft", "date_gmt": "2024-05-01T12:00:00"})
        dated_back = place.write_past({"status": "publish"}, stuck.id)
        assert dated_back.date_gmt == "2024-05-01T12:00:00"
        post = client.create(replace(draft(), date=past))
        out = client.update(post.id, PostFields(status=Status.PUBLISHED), post.revision)
        assert seconds_from_now(out.date) < 30
        chosen = client.update(post.id, PostFields(status=Status.PUBLISHED, date=past), out.revision)
        assert chosen.date == past

    def test_term_is_found_by_its_folded_name(self, client: WholeClient) -> None:
        name = f"Neu & alt {uuid.uuid4()}"
        made = client.create_term(TermKind.TAG, f" {name} ")
        assert made.name == name
        assert client.find_term(TermKind.TAG, name.upper()) == made
        assert client.find_term(TermKind.TAG, f"{name}!") is None

    def test_term_that_exists_is_adopted(self, client: WholeClient) -> None:
        name = f"Fähre & Hafen {uuid.uuid4()}"
        made = client.create_term(TermKind.TAG, name)
        assert client.create_term(TermKind.TAG, name) == made
        assert made in client.terms(TermKind.TAG, CancelToken())

    def test_category_of_one_name_is_made_below_two_others(self, client: WholeClient, place: Place) -> None:
        name = f"Bees & 🐝 {uuid.uuid4()}"
        if Feature.NEW_CATEGORIES not in place.blog.capabilities.features:
            with pytest.raises(NotAllowed):
                client.create_term(TermKind.CATEGORY, name)
            return
        above = [client.create_term(TermKind.CATEGORY, f"{each} & {uuid.uuid4()}") for each in ("Garden", "City")]
        below = [client.create_term(TermKind.CATEGORY, name, each.id) for each in above]
        assert [(term.name, term.parent) for term in below] == [(name, each.id) for each in above]
        assert client.create_term(TermKind.CATEGORY, name, above[1].id) == below[1]
        assert {*above, *below} <= set(client.terms(TermKind.CATEGORY, CancelToken()))

    def test_tag_is_made_where_it_is_said_to_be(self, client: WholeClient, place: Place) -> None:
        name = f"bees {uuid.uuid4()}"
        if Feature.NEW_TAGS in place.blog.capabilities.features:
            assert client.create_term(TermKind.TAG, name).name == name
        else:
            with pytest.raises(NotAllowed):
                client.create_term(TermKind.TAG, name)

    def test_term_without_a_name_is_refused(self, client: WholeClient) -> None:
        with pytest.raises(RequestRefused):
            client.create_term(TermKind.TAG, "  ")

    def test_upload_is_served_and_found_by_its_stem(self, client: WholeClient) -> None:
        upload = _upload()
        media = client.upload(upload, CancelToken())
        assert (media.width, media.height) == (64, 48)
        assert fetch(media.url).content == upload.content
        stem = upload.name.removesuffix(".jpg")
        assert client.find_media((stem, "nothing-00000000")) == {stem: media}
        assert client.standing_media((media.id, "999999")) == {media.id}
        assert client.standing_media(()) == frozenset()

    def test_words_for_a_picture_stand_in_the_library_where_the_web_api_has_a_place_for_them(
        self, client: WholeClient, place: Place
    ) -> None:
        media = client.upload(replace(_upload(), caption="A <b>gull</b> & I"), CancelToken())
        if place.blog.kind == "wordpress-xmlrpc":
            return  # it takes none, and tells none
        told = fetch(f"{place.blog.api_url}wp/v2/media/{media.id}").json()
        assert unescape(told["alt_text"]) == 'A "ferry" & a gull'
        assert told["caption"]["rendered"] == "<p>A &lt;b&gt;gull&lt;/b&gt; &amp; I</p>\n"

    def test_file_that_is_no_picture_is_served_as_it_is_and_listed_with_no_picture(self, client: WholeClient) -> None:
        name, content = f"plan-{uuid.uuid4().hex[:8]}.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
        media = client.upload(
            Upload(name=name, content=content, media_type="application/pdf", title="The plan"), CancelToken()
        )
        served = fetch(media.url)
        assert (served.content, served.headers["Content-Type"]) == (content, "application/pdf")
        stem = name.removesuffix(".pdf")
        assert client.find_media([stem]) == {stem: media}
        assert media.id not in {each.id for each in client.pictures().pictures}

    def test_file_is_streamed_and_its_bytes_are_told(self, client: WholeClient, tmp_path: Path) -> None:
        upload, told = _upload(), list[int]()
        (tmp_path / "ferry.jpg").write_bytes(photo())
        media = client.upload(replace(upload, content=tmp_path / "ferry.jpg"), CancelToken(), told.append)
        assert fetch(media.url).content == photo()
        assert sum(told) >= len(photo())

    def test_pictures_are_listed_newest_first_and_found_by_their_words(self, client: WholeClient) -> None:
        word = f"ferry{uuid.uuid4().hex[:8]}"
        first, second = (
            client.upload(replace(_upload(), name=f"{word}{end}.jpg", title=f"{word}{end}"), CancelToken())
            for end in "ab"
        )
        page = client.pictures()
        assert page.is_last
        assert [each.id for each in page.pictures][:2] == [second.id, first.id]
        found = client.pictures(f"{word}a").pictures
        assert [(each.url, each.title.removesuffix(".jpg"), each.width) for each in found] == [
            (first.url, f"{word}a", 64)
        ]
        assert found[0].alt in {'A "ferry" & a gull', ""}  # XML-RPC tells no alternative text
        assert client.picture_file(found[0].small) == fetch(found[0].small).content
        with pytest.raises(RequestRefused, match="does not show the picture any more"):
            client.picture_file(f"{first.url}-gone.jpg")

    def test_upload_of_a_type_that_is_not_taken_is_refused(self, client: WholeClient) -> None:
        with pytest.raises(RequestRefused, match="not allowed to upload this file type"):
            client.upload(Upload(name="a-0000ffff.exe", content=b"MZ", media_type="image/jpeg"), CancelToken())

    def test_comments_come_newest_first_with_all_that_a_quote_needs(self, client: WholeClient, place: Place) -> None:
        pages = list(client.comments())
        comments = [comment for page in pages for comment in page.comments]
        zone = clock(place.blog.capabilities.timezone)
        ids = {comment.id for comment in comments}
        assert pages[-1].done == pages[-1].total == len(ids) == len(comments) >= 30
        assert [c.date for c in comments] == sorted((c.date for c in comments), reverse=True)
        for comment in comments:
            assert comment.link.endswith(f"#comment-{comment.id}")
            assert comment.local_day == comment.date.astimezone(zone).date().isoformat()
            assert comment.post_title
            assert not comment.parent or comment.parent in ids
        assert {comment.parent for comment in comments} != {""}

    def test_comments_of_one_post_and_since_a_moment(self, client: WholeClient) -> None:
        every = [comment for page in client.comments() for comment in page.comments]
        middle = every[len(every) // 2]
        newer = [comment.id for page in client.comments(after=middle.date) for comment in page.comments]
        assert newer == [comment.id for comment in every if comment.date > middle.date]
        of_post = [comment for page in client.comments(post_id=middle.post_id) for comment in page.comments]
        assert of_post == [comment for comment in every if comment.post_id == middle.post_id]


def _upload() -> Upload:
    return Upload(
        name=f"ferry-{uuid.uuid4().hex[:8]}.jpg",
        content=photo(),
        media_type="image/jpeg",
        alt='A "ferry" & a gull',
        title="The ferry",
    )
