"""The pages that readers see."""

from editor.practice.blog_file import BlogFile
from tests.support.practice_calls import json_of, page


def _text(blog: BlogFile, path: str, query: str = "") -> str:
    return page(blog, path, query).body.decode()


def test_front_page_lists_posts_with_their_comments(blog: BlogFile) -> None:
    front = _text(blog, "/")
    assert '<a href="http://blog.example/bees-on-balconies/#comments">12 comments</a>' in front
    assert front.index("A quiet month") < front.index("Plot 14 has a new tenant")


def test_empty_blog_says_so(blog: BlogFile) -> None:
    for post in json_of(blog, "GET", "posts?per_page=100"):
        json_of(blog, "DELETE", f"posts/{post['id']}?force=true")
    assert "No posts yet." in _text(blog, "/")


def test_post_page_has_its_comments_in_threads_with_anchors(blog: BlogFile) -> None:
    text = _text(blog, "/bees-on-balconies/")
    assert '<li id="comment-8">' in text
    assert text.index('id="comment-8"') < text.index('id="comment-9"') < text.index('id="comment-11"')
    assert '<ol><li id="comment-9">' in text


def test_names_of_commenters_are_escaped(blog: BlogFile) -> None:
    blog.insert("comments", post=4, parent=77, author="<script>", ours=0, date="2026-05-01T00:00:00", content="x")
    post = json_of(blog, "GET", "posts/4")["link"].removeprefix("http://blog.example")
    assert "<bdi>&lt;script&gt;</bdi>" in _text(blog, post)
    assert "1 comment<" in _text(blog, post)


def test_number_of_a_post_leads_to_its_address(blog: BlogFile) -> None:
    answer = page(blog, "/", "p=4")
    assert (answer.status, answer.headers["Location"]) == (301, "http://blog.example/welcome-to-plot-14/")


def test_drafts_and_unknown_addresses_show_nothing(blog: BlogFile) -> None:
    draft = json_of(blog, "POST", "posts", {"title": "Secret tea", "slug": "secret"})["id"]
    for path, query in (("/secret/", ""), ("/", f"p={draft}"), ("/wp-content/uploads/none.png", "")):
        answer = page(blog, path, query)
        assert (answer.status, b"Secret" in answer.body) == (404, False)


def test_post_with_an_encoded_slug_is_found(blog: BlogFile) -> None:
    json_of(blog, "POST", "posts", {"title": "你好", "status": "publish"})
    assert page(blog, "/你好/").status == 200
    assert page(blog, "/%e4%bd%a0%e5%a5%bd/").status == 200


def test_post_without_title_is_shown_untitled(blog: BlogFile) -> None:
    json_of(blog, "POST", "posts", {"content": "<p>x</p>", "status": "publish", "slug": "x"})
    assert "<h1>Untitled</h1>" in _text(blog, "/x/")
    assert ">Untitled</a>" in _text(blog, "/")


def test_every_page_says_where_the_web_api_is(blog: BlogFile) -> None:
    link = '<link rel="https://api.w.org/" href="http://blog.example/wp-json/" />'
    assert all(link in _text(blog, path) for path in ("/", "/a-quiet-month/", "/nothing/"))
    assert "api.w.org" in page(blog, "/").headers["Link"]


def test_authorization_page_shows_the_practice_login(blog: BlogFile) -> None:
    assert "prac tice only" in _text(blog, "/wp-admin/authorize-application.php")


def test_style_sheet_is_served(blog: BlogFile) -> None:
    assert page(blog, "/style.css").media_type.startswith("text/css")
