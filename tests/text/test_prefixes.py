"""What stands before the words of a line."""

import pytest

from editor.text.prefixes import prefix_of


@pytest.mark.parametrize(
    ("line", "width"),
    [
        ("words", 0),
        ("- item", 2),
        ("-", 1),
        ("  * item", 4),
        ("12. item", 4),
        ("3) item", 3),
        ("- [ ] task", 6),
        ("- [x] done", 6),
        ("> quote", 2),
        ("> > deeper", 4),
        ("> 1. item", 5),
        ("## heading", 3),
        ("> ## heading", 5),
        ("    code or continuation", 4),
        ("- - -", 0),
        ("***", 0),
        ("-word", 0),
        ("#tag", 0),
        ("2024 was", 0),
        ("", 0),
    ],
)
def test_width_of_the_prefix(line: str, width: int) -> None:
    assert prefix_of(line).width == width


def test_number_is_that_of_a_numbered_item_only() -> None:
    assert prefix_of("12. item").number == 12
    assert prefix_of("- item").number is None
    assert prefix_of("words").number is None
