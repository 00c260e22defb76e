"""The documents that are measured with."""

import pytest

from tests.bench.documents import document


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_document_has_its_size_and_is_always_the_same(size: int) -> None:
    text = document(size)
    assert size - 2_500 < len(text.encode()) <= size
    assert text == document(size)


def test_document_has_one_of_everything() -> None:
    text = document(10_000)
    for mark in ("## ", "> ", "> — [", "- ", "1. ", "    - ", "```python", "![", "| Bed |", "[^1]: "):
        assert f"\n{mark}" in text, mark
    for mark in ("**", "`", "](https://", "[^1]", '"'):
        assert mark in text, mark
