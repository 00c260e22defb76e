"""Lines as code between fences."""

import pytest

from editor.text.fenced import fence_toggled, is_block
from tests.support.marked import drawn, shown


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("«a\nb»", "```\n«a\nb»\n```"),
        ("x\n«a\nb»\ny", "x\n\n```\n«a\nb»\n```\n\ny"),
        ("x\n\n«a\nb»\n\ny", "x\n\n```\n«a\nb»\n```\n\ny"),
        ("«a ``` b\nc»", "````\n«a ``` b\nc»\n````"),
        ("```\n«a\nb»\n```", "«a\nb»"),
        ("```python\na|\n```\nafter", "a|\nafter"),
        ("``|`\na\n```", "|a"),
        ("~~~\na|\n", "a|\n"),
        ("```\n```python\na|\n```", "```python\na|"),
        ("```|", "|"),
        ("```\n|```", "|"),
    ],
)
def test_fences_are_put_on_and_taken_off(before: str, expected: str) -> None:
    text, selection = drawn(before)
    assert shown(text, fence_toggled(text, selection)) == expected


@pytest.mark.parametrize(
    ("marked", "block"),
    [
        ("«a\nb»", True),
        ("«a\n»b", False),
        ("«a»", False),
        ("```\na|\n```", True),
        ("a|", False),
        ("```|\na\n```", True),
    ],
)
def test_what_becomes_a_block(marked: str, block: bool) -> None:
    assert is_block(*drawn(marked)) is block
