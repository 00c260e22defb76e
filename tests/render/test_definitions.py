"""What a post defines, and which blocks it touches."""

from __future__ import annotations

from editor.render.cutter import Cutter
from editor.render.definitions import Needs, gather
from tests.support.rendering import html_of


def test_of_two_definitions_the_later_one_holds() -> None:
    assert 'href="/b"' in html_of("[x]\n\n[x]: /a\n\n[x]: /b")


def test_a_link_is_found_whatever_the_case_of_its_name() -> None:
    assert '<a href="http://a.b" title="T">Read Me</a>' in html_of("[Read Me][]\n\n[read me]: <http://a.b> 'T'")
    assert 'title="T"' in html_of("[x]\n\n[x]: /a (T)")


def test_a_quoted_comment_cannot_redirect_the_writers_links() -> None:
    html = html_of("[x]\n\n> [x]: http://evil.example\n\n[x]: /mine")
    assert '<p><a href="/mine">x</a></p>' in html
    assert "evil" not in html.split("</p>")[0]


def test_a_quoted_comment_cannot_add_a_note() -> None:
    assert "[^1]: two words" in html_of("> [^1]: two words").replace("&#91;", "[")


def test_an_abbreviation_is_explained_wherever_it_stands() -> None:
    assert html_of("HTML is\n\n*[HTML]: Hyper Text") == '<p><abbr title="Hyper Text">HTML</abbr> is</p>'


def test_an_abbreviation_without_a_meaning_hides_another() -> None:
    assert "abbr" not in html_of('HTML\n\n*[HTML]: Hyper Text\n\n*[HTML]: ""')


def test_a_block_needs_only_what_it_mentions() -> None:
    blocks = list(Cutter("[a] and[^1]\n\nb\n\n```\n[a]\n```\n\n[a]: /a\n\n[b]: /b\n\n[^1]: note").blocks())
    found = gather(blocks)
    assert found.needed_by(blocks[0]) == Needs((("a", ("/a", "")),), ("1",))
    assert found.needed_by(blocks[1]) == Needs()
    assert found.needed_by(blocks[2]) == Needs()


def test_a_note_keeps_its_first_number_and_has_its_last_words() -> None:
    html = html_of("x[^a] y[^b]\n\n[^a]: old\n\n[^b]: other\n\n[^a]: new")
    assert html.index("new") < html.index("other")
    assert "old" not in html
