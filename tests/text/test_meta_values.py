"""Custom fields: from the words of front matter to a blog's values, and back."""

import pytest

from editor.model.blog import MetaField, MetaKind
from editor.model.post import MetaValue
from editor.text.meta_values import of_keys, value_of, words_of


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        (MetaKind.TEXT, "007", "007"),
        (MetaKind.CHOICE, " Yes", True),
        (MetaKind.CHOICE, "on", True),
        (MetaKind.CHOICE, "true", True),
        (MetaKind.CHOICE, "no", False),
        (MetaKind.CHOICE, "false", False),
        (MetaKind.CHOICE, "off", False),
        (MetaKind.CHOICE, "2", None),
        (MetaKind.WHOLE, "-4", -4),
        (MetaKind.WHOLE, "4.5", None),
        (MetaKind.NUMBER, "4.5", 4.5),
        (MetaKind.NUMBER, "nan", None),
        (MetaKind.NUMBER, "inf", None),
        (MetaKind.NUMBER, "much", None),
        (MetaKind.TEXT, ("a", "b"), None),
    ],
)
def test_words_become_a_value_of_the_kind(kind: MetaKind, words: str, value: MetaValue | None) -> None:
    found = value_of(MetaField(key="k", kind=kind), words)
    assert (found, type(found)) == (value, type(value))


def test_lists_hold_values_of_one_kind() -> None:
    field = MetaField(key="k", kind=MetaKind.WHOLE, is_list=True)
    assert value_of(field, ("1", "2")) == (1, 2)
    assert value_of(field, "1") == (1,)
    assert value_of(field, ("1", "b")) is None


def test_values_become_words() -> None:
    assert [words_of(each) for each in (True, 4, 0.5, "x", ("a", False))] == ["true", "4", "0.5", "x", ("a", "false")]


def test_only_what_is_named_is_looked_at() -> None:
    assert of_keys((("a", 1), ("b", 2)), {"b"}) == (("b", 2),)
    assert of_keys(None, {"b"}) is None
