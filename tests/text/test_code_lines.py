"""Where a text is fenced code."""

import pytest

from editor.text.code_lines import fence_after, is_code, open_fence

TEXT = "para\n\n```python\nx = 1\n~~~\n```\n\nafter ``` it\n\n~~~\n```\ny\n"


@pytest.mark.parametrize(
    ("line", "opened", "after"),
    [
        ("words", "", ""),
        ("```", "", "```"),
        ("````python", "", "````"),
        ("~~~ info", "", "~~~"),
        ("``` a`b ```", "", ""),
        ("in ``` line", "", ""),
        ("> ```", "", "```"),
        ("words", "```", "```"),
        ("```", "```", ""),
        ("`````", "```", ""),
        ("```", "````", "````"),
        ("~~~", "```", "```"),
        ("```python", "```", "```"),
        ("```  ", "```", ""),
    ],
)
def test_fence_after_a_line(line: str, opened: str, after: str) -> None:
    assert fence_after(line, opened) == after


@pytest.mark.parametrize(("words", "opened"), [("para", ""), ("x = 1", "```"), ("after", ""), ("y\n", "~~~")])
def test_open_fence_at_a_place(words: str, opened: str) -> None:
    assert open_fence(TEXT, TEXT.index(words)) == opened


def test_fence_lines_are_code_too() -> None:
    assert is_code(TEXT, TEXT.index("```python"))
    assert is_code(TEXT, TEXT.index("x = 1"))
    assert is_code(TEXT, TEXT.index("```\n\nafter"))
    assert not is_code(TEXT, TEXT.index("para"))
    assert not is_code(TEXT, TEXT.index("after"))
