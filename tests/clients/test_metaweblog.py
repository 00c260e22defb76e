"""MetaWeblog on a real WordPress that answers no more, and on servers that answer less."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from editor.clients.metaweblog import MetaWeblogClient
from editor.clients.protocols import Audible, MediaLibrary, PostSearch, TermKind, TermSource
from editor.clients.session import Session
from editor.clients.xmlrpc.rpc import Rpc
from editor.errors import NotABlog, NotAllowed, OutcomeUnknown, RequestRefused
from editor.model.blog import Credentials
from editor.model.conversation import Exchange
from editor.model.draft import Status
from editor.model.post import PostFields, Upload
from editor.model.work import CancelToken
from tests.clients.xmlrpc.conftest import fault, says
from tests.servers.fault_proxy import FaultProxy
from tests.support.blog_contract import draft, photo
from tests.support.fetching import fetch
from tests.support.wordpress import WordPressServer

Answers = Callable[..., MetaWeblogClient]
CATEGORIES = [
    {"categoryId": "1", "parentId": "0", "categoryName": "Q &amp; A"},
    {"categoryId": "2", "parentId": "1", "categoryName": "Bees"},
]


@pytest.fixture
def client(wordpress: WordPressServer) -> MetaWeblogClient:
    """On a WordPress that speaks no more."""
    wordpress.vary("no-rest", "metaweblog-only")
    rpc = Rpc(Session(), f"{wordpress.url}xmlrpc.php", wordpress.users["editor"], list_blogs="blogger.getUsersBlogs")
    return MetaWeblogClient(rpc)


@pytest.fixture
def answers(scripted: FaultProxy, login: Credentials) -> Answers:
    """A server that says these values one after the other."""

    def server(*values: object) -> MetaWeblogClient:
        scripted.rules = [says(value) for value in values]
        rpc = Rpc(Session(), f"{scripted.url}xmlrpc.php", login, list_blogs="blogger.getUsersBlogs")
        return MetaWeblogClient(rpc, "7")

    return server


def test_client_says_what_it_can(client: MetaWeblogClient, wordpress: WordPressServer) -> None:
    for protocol in (PostSearch, TermSource, MediaLibrary, Audible):
        assert isinstance(client, protocol)
    able = client.verify()
    assert able.user_id == str(wordpress.user_ids["editor"])
    assert able.statuses == {Status.DRAFT, Status.PUBLISHED, Status.SCHEDULED}


def test_blog_that_tells_no_slug_is_refused(answers: Answers) -> None:
    told = {"postid": "3", "title": "x", "description": "y"}
    with pytest.raises(NotABlog, match="Nothing would keep a post from going out twice"):
        answers([], [told]).verify()
    assert answers([], []).verify().user_id == "7"  # there is no post yet


def test_post_has_its_terms_by_their_names(client: MetaWeblogClient) -> None:
    tag = client.create_term(TermKind.TAG, " Late & early ")
    category = next(term for term in client.terms(TermKind.CATEGORY, CancelToken()) if "&" in term.name)
    assert client.find_term(TermKind.TAG, "Late  & early") == tag
    assert client.find_term(TermKind.CATEGORY, category.name.upper()) == category
    assert client.find_term(TermKind.CATEGORY, "nowhere") is None
    assert client.terms(TermKind.TAG, CancelToken()) == ()
    post = client.create(PostFields(title="Ferry", categories=(category.id,), tags=(tag.id,), status=Status.PUBLISHED))
    assert (post.categories, post.tags) == ((category.name,), ("Late & early",))
    kept = client.update(post.id, PostFields(excerpt="Short"), post.revision)
    assert (kept.categories, kept.tags, kept.excerpt) == (post.categories, post.tags, "Short")


def test_category_stands_below_another_and_none_is_made(answers: Answers) -> None:
    above, below = answers(CATEGORIES).terms(TermKind.CATEGORY, CancelToken())
    assert (above.id, above.parent, below.id, below.parent) == ("Q & A", "", "Bees", "Q & A")
    with pytest.raises(NotAllowed, match="Make “Wasps” in the browser"):
        answers().create_term(TermKind.CATEGORY, "Wasps")
    for name in (" ", "a, b"):
        with pytest.raises(RequestRefused, match="a name without a comma"):
            answers().create_term(TermKind.TAG, name)


def test_own_posts_are_found_by_their_title(client: MetaWeblogClient, wordpress: WordPressServer) -> None:
    first = client.create(draft(title="The only one & mine"))
    assert client.titled("The only one & mine") == (first,)
    assert client.find(first.slug, post_type="page") == ()
    author = wordpress.users["author"]
    other = MetaWeblogClient(Rpc(Session(), f"{wordpress.url}xmlrpc.php", author))
    assert other.titled("The only one & mine") == ()


def test_words_behind_more_are_kept_and_doors_are_as_wanted(client: MetaWeblogClient) -> None:
    content = "<p>One</p>\n\n<!--more-->\n\n<p>Two</p>"
    post = client.create(draft(content=content))
    assert (post.content, post.comments, post.pings) == (content, True, True)
    shut = client.update(post.id, PostFields(comments=False, pings=False), post.revision)
    assert (shut.comments, shut.pings, shut.content) == (False, False, content)


def test_image_goes_up_and_is_not_found_again(client: MetaWeblogClient) -> None:
    sent: list[int] = []
    media = client.upload(
        Upload(name="ferry-0123abcd.jpg", content=photo(), media_type="image/jpeg"), CancelToken(), sent.append
    )
    assert fetch(media.url).content == photo()
    assert sum(sent) > len(photo())
    assert client.find_media(["ferry-0123abcd"]) == {}
    assert client.standing_media((media.id,)) == {media.id}


def test_refusal_is_told_and_a_post_that_cannot_be_read_back_is_looked_up(answers: Answers) -> None:
    with pytest.raises(RequestRefused, match="No"):
        answers(fault(500)).get("3")
    with pytest.raises(OutcomeUnknown):
        answers("3", fault(500)).create(draft())


def test_what_is_said_is_told_without_the_password(answers: Answers) -> None:
    heard: list[Exchange] = []
    client = answers([], [])
    client.listen(heard.append)
    client.verify()
    assert [each.call for each in heard] == ["blogger.getUsersBlogs", "metaWeblog.getRecentPosts"]
    assert "secret" not in repr(heard)
