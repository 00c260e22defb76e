"""Bold, italic and code, put on and taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.editing import Selection, applied
from editor.text.emphasis import BOLD, CODE, ITALIC, Emphasis, toggled
from tests.support.marked import drawn, shown


def after(marked: str, kind: Emphasis) -> str:
    text, selection = drawn(marked)
    return shown(text, toggled(text, selection, kind))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a «word» here", "a **«word»** here"),
        ("a« word »here", "a **«word»** here"),
        ("a **«word»** here", "a «word» here"),
        ("a «**word**» here", "a «word» here"),
        ("a **two «words»** here", "a two «words» here"),
        ("a *«word»* here", "a ***«word»*** here"),
        ("a ***«word»*** here", "a *«word»* here"),
        ("«a **word** here»", "**«a word here»**"),
        ("__«word»__", "«word»"),
        ("«- one\n- two»", "- **«one**\n- **two»**"),
        ("- **«one**\n- **two»**", "- «one\n- two»"),
        ("«hard wrapped\nparagraph»", "**«hard wrapped\nparagraph»**"),
        ("«one\n\ntwo»", "**«one**\n\n**two»**"),
        ("«**one**\n\ntwo»", "«**one**\n\n**two»**"),
        ("«   »", "«   »"),
        ("# «Title»", "# **«Title»**"),
    ],
)
def test_selected_words_become_bold_or_stop_being(before: str, expected: str) -> None:
    assert after(before, BOLD) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("say wo|rd now", "say **wo|rd** now"),
        ("say word| now", "say **word|** now"),
        ("say |word now", "say **|word** now"),
        ("say **wo|rd** now", "say wo|rd now"),
        ("say **word|** now", "say **word**| now"),
        ("say **two wo|rds** now", "say two wo|rds now"),
        ("say | now", "say **|** now"),
        ("say **|** now", "say | now"),
        ("it's do|n't-ever", "it's **do|n't-ever**"),
        ("|", "**|**"),
        ("\\**not bo|ld**", "\\**not **bo|ld****"),
    ],
)
def test_with_nothing_selected_it_is_the_word_or_what_comes_next(before: str, expected: str) -> None:
    assert after(before, BOLD) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("«word»", "*«word»*"),
        ("*«word»*", "«word»"),
        ("_«word»_", "«word»"),
        ("**«word»**", "***«word»***"),
        ("***«word»***", "**«word»**"),
        ("un*«believ»*able", "un«believ»able"),
        ("snake_«case»_name", "snake_*«case»*_name"),
        ("*a **b** «c»*", "a **b** «c»"),
    ],
)
def test_italic_is_told_from_bold(before: str, expected: str) -> None:
    assert after(before, ITALIC) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("run «ls» now", "run `«ls»` now"),
        ("run `«ls»` now", "run «ls» now"),
        ("«a`b»", "``«a`b»``"),
        ("«`»", "`` «`» ``"),
        ("``«a`b»``", "«a`b»"),
        ("run l|s", "run `l|s`"),
    ],
)
def test_code_takes_enough_backticks(before: str, expected: str) -> None:
    assert after(before, CODE) == expected


@given(st.text("a *_`\n-", max_size=20), st.integers(0, 20), st.integers(0, 20), st.sampled_from([BOLD, ITALIC, CODE]))
def test_words_are_never_lost(text: str, one: int, other: int, kind: Emphasis) -> None:
    selection = Selection(anchor=min(one, len(text)), position=min(other, len(text)))
    edit = toggled(text, selection, kind)
    result = applied(text, edit)
    assert [letter for letter in result if letter in "a\n-"] == [letter for letter in text if letter in "a\n-"]
    assert 0 <= edit.selection.start <= edit.selection.end <= len(result)


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from([BOLD, ITALIC, CODE]))
def test_twice_is_as_before(words: list[str], kind: Emphasis) -> None:
    text = " ".join(words)
    once = toggled(text, Selection(anchor=0, position=len(text)), kind)
    marked = applied(text, once)
    assert applied(marked, toggled(marked, once.selection, kind)) == text
