"""What is written as YAML is read as the same words, by YAML 1.2 and by older readers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.head_nodes import parsed_entries
from editor.text.yaml_words import Tree, entry_lines, scalar

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["no", "Off", "~", "null", "12:30", "2026-05-14", "# x", "a: b", "- a", "[x]", "{", "*a", "&a", "!x", "%", "@", "`"]
)
trees = st.recursive(
    st.none() | words,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


@given(words, trees)
def test_value_is_read_as_it_was_written(key: str, value: Tree) -> None:
    yaml = "\n".join([*entry_lines(key, value), ""])
    assert [(entry.key, entry.value) for entry in parsed_entries(yaml)] == [(key, value)]


@pytest.mark.parametrize("text", ["Why small gardens", "Käse, Brot (und Wein)", "draft", "acme/tools", "日本"])
def test_harmless_word_needs_no_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["", "no", "Yes", "2026-05-14", "12", "a: b", "a #b", "C# rocks", "x ", " x", "~", "-"]
)
def test_word_that_some_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_quotes_stay_where_a_person_used_them() -> None:
    assert scalar("plain", '"') == '"plain"'


def test_what_no_file_can_hold_is_replaced() -> None:
    assert scalar("a\ud800b") == '"a\ufffdb"'


def test_lists_and_maps_are_written_in_blocks() -> None:
    value: Tree = [{"template": "paid-travel", "items": ["hotel", "train"]}, ["a", []], {}, None, "x"]
    assert entry_lines("disclosures", value) == [
        "disclosures:",
        "  - template: paid-travel",
        "    items:",
        "      - hotel",
        "      - train",
        "  - - a",
        "    - []",
        "  - {}",
        "  -",
        "  - x",
    ]
