"""Find and replace."""

from editor.text.editing import applied, cursor
from editor.text.finding import Search, matches, next_match, previous_match, replaced

TEXT = "Bee, bee, beehive, BEE"


def words(search: Search) -> list[str]:
    return [TEXT[start:end] for start, end in matches(TEXT, search)]


def test_case_and_whole_words() -> None:
    assert words(Search(words="bee")) == ["Bee", "bee", "bee", "BEE"]
    assert words(Search(words="bee", match_case=True)) == ["bee", "bee"]
    assert words(Search(words="bee", whole_words=True)) == ["Bee", "bee", "BEE"]
    assert words(Search(words="bee", match_case=True, whole_words=True)) == ["bee"]


def test_nothing_is_found_for_no_words() -> None:
    assert matches(TEXT, Search(words="")) == ()


def test_letters_of_patterns_are_letters() -> None:
    assert matches("a.c abc", Search(words="a.c")) == ((0, 3),)


def test_next_and_previous_go_round() -> None:
    found = matches(TEXT, Search(words="bee"))
    assert next_match(found, 0) == 0
    assert next_match(found, 1) == 1
    assert next_match(found, 20) == 0
    assert previous_match(found, 19) == 2
    assert previous_match(found, 0) == 3
    assert next_match((), 0) is None
    assert previous_match((), 0) is None


def test_replaced_all_at_once() -> None:
    edit = replaced(TEXT, matches(TEXT, Search(words="bee")), "wasp", cursor(5))
    assert applied(TEXT, edit) == "wasp, wasp, wasphive, wasp"
    assert edit.selection == cursor(6)
