"""What comes in from outside."""

from hypothesis import given
from hypothesis import strategies as st

from editor.text.pasting import cleaned


def test_line_endings_become_one_kind() -> None:
    assert cleaned("a\r\nb\rc\u2028d\u2029e\x85f\n") == "a\nb\nc\nd\ne\nf\n"


def test_what_no_text_file_should_hold_goes() -> None:
    assert cleaned("a\x00b\x1b[0m\x0bc\ufeff\ufdd0") == "ab[0mc"
    assert cleaned("a\ud83db") == "a\ufffdb"


def test_words_stay_as_they_are() -> None:
    assert cleaned("naïve\u00a0😀\t“ok” עברית") == "naïve\u00a0😀\t“ok” עברית"


@given(st.text())
def test_twice_is_once_and_can_be_written(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    once.encode()
