"""The faults that are put into the program to see whether a test notices."""

from __future__ import annotations

import pytest

from tests.mutations.mutants import mutants


def told(text: str) -> list[tuple[str, str]]:
    return [(mutant.before, mutant.after) for mutant in mutants(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < b <= 3", [("a < b <= 3", "(a <= b <= 3)"), ("a < b <= 3", "(a < b < 3)"), ("3", "4")]),
        ("x = not a or b", [("not a or b", "(not a and b)"), ("not a", "(a)")]),
        ("x = 'é' + b'b'", [("'é' + b'b'", "('é' - b'b')"), ("'é'", "'éXX'"), ("b'b'", "b'bXX'")]),
        ("x = a if True else c", [("True", "(not True)"), ("True", "False")]),
        ("f(a, b=c, **d)", [("f(a, b=c, **d)", "pass"), ("f(a, b=c, **d)", "(f(a, **d))")]),
        ("def f():\n    return x", [("return x", "return None")]),
        ("while x:\n    continue", [("x", "(not x)"), ("continue", "break")]),
        ("if a:\n    raise b\nelif c:\n    pass", [("a", "(not a)"), ("raise b", "pass"), ("c", "(not c)")]),
    ],
)
def test_each_place_has_its_faults(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_faulty_module_is_the_module_but_for_that_place() -> None:
    (mutant,) = mutants('"""Ünicode."""\n# é\nx = (y +\n     z)  # so\n')
    assert mutant.text == '"""Ünicode."""\n# é\nx = ((y - z))  # so\n'
    assert (mutant.line, mutant.last_line) == (3, 4)


@pytest.mark.parametrize(
    "text",
    [
        '"""Says 1."""',
        'def f(a: "x | y") -> "z":\n    """Does 2."""\n    return None',
        "@dataclass(frozen=True)\nclass A:\n    b: list[1]",
        'f"{a + 1} more"',
        "if TYPE_CHECKING:\n    from a import b",
        "from a import b",
    ],
)
def test_what_no_test_could_tell_is_left_alone(text: str) -> None:
    assert told(text) == []
