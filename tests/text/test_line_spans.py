"""Markdown as the editor shows it, line by line."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.text.inline_spans import LONGEST
from editor.text.line_spans import PLAIN, is_underline, line_spans, open_states, state_after
from editor.text.styles import Style


def looks(line: str, state: int = PLAIN, below: str = "") -> list[tuple[str, Style]]:
    spans, _ = line_spans(line, state, below)
    return [(line[start:end], style) for start, end, style in spans]


M, S, E, C, L, Q = Style.MARK, Style.STRONG, Style.EMPHASIS, Style.CODE, Style.LINK, Style.QUOTED
H, BIG, HUGE, QUIET = Style.HEADING, Style.LARGE, Style.LARGEST, Style.QUIET


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("just words, nothing else", []),
        ("", []),
        ("   ", []),
        ("a **b** c", [("**", M), ("b", S), ("**", M)]),
        ("a *b* c", [("*", M), ("b", E), ("*", M)]),
        ("a _b_ c", [("_", M), ("b", E), ("_", M)]),
        ("a ***b*** c", [("***", M), ("b", S | E), ("***", M)]),
        ("**a *b***", [("**", M), ("a ", S), ("*", M | S), ("b", S | E), ("*", M | S), ("**", M)]),
        ("***a* b**", [("**", M), ("*", M | S), ("a", S | E), ("*", M | S), (" b", S), ("**", M)]),
        ("snake_case_name", []),
        ("2 * 3 * 4", []),
        ("**open", []),
        ("*a **b*", [("*", M), ("b", E), ("*", M)]),
        ("~~gone~~", [("~~", M), ("gone", Style.STRIKE), ("~~", M)]),
        ("a `b*c*` d", [("`", M), ("b*c*", C), ("`", M)]),
        ("``a ` b``", [("``", M), ("a ` b", C), ("``", M)]),
        ("a ` b", []),
        ("`a` b `", [("`", M), ("a", C), ("`", M)]),
        (r"\*a\*", [("\\", M), ("\\", M)]),
        ("[a](https://b)", [("[", M), ("a", L), ("](https://b)", M)]),
        ("[a][ref] [b]", [("[", M), ("a", L), ("][ref]", M)]),
        ("a] b", []),
        ('![a](b.jpg "T")', [("![", M), ('](b.jpg "T")', M)]),
        ("[**a**](b)", [("[", M), ("**", M | L), ("a", S | L), ("**", M | L), ("](b)", M)]),
        ("see[^1] it", [("[^1]", M)]),
        ("<b>x</b>", [("<b>", M), ("</b>", M)]),
        ("x <!-- y --> z", [("<!-- y -->", M)]),
        ("at https://a.example/b now", [("https://a.example/b", L)]),
        ("<https://a.example>", [("<https://a.example>", M)]),
    ],
)
def test_inside_a_line(line: str, expected: list[tuple[str, Style]]) -> None:
    assert looks(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# One", [("# ", M), ("One", H | HUGE)]),
        ("## Two", [("## ", M), ("Two", H | BIG)]),
        ("#### Four", [("#### ", M), ("Four", H)]),
        ("# A *b*", [("# ", M), ("A ", H | HUGE), ("*", M | H | HUGE), ("b", E | H | HUGE), ("*", M | H | HUGE)]),
        ("> said", [("> ", M), ("said", Q)]),
        (
            "> — [Marta](https://a.example), 2026-05-14",
            [
                *[("> ", M), ("— ", QUIET), ("[", M | QUIET), ("Marta", L | QUIET)],
                *[("](https://a.example)", M | QUIET), (", 2026-05-14", QUIET)],
            ],
        ),
        ("- item", [("- ", M)]),
        ("- [x] done", [("- [x] ", M)]),
        ("12. item", [("12. ", M)]),
        ("---", [("---", M)]),
        ("* * *", [("* * *", M)]),
        ("[^1]: The note", [("[^1]: ", M)]),
        ("[ref]: https://a.example", [("[ref]: ", M), ("https://a.example", L)]),
        ("*[HTML]: Hyper Text", [("*[HTML]: ", M)]),
        ("| a | b |", [("|", M), ("|", M), ("|", M)]),
        ("|---|:-:|", [("|---|:-:|", M)]),
        ("<!-- all of it -->", [("<!-- all of it -->", M)]),
        ("<!-- begins", [("<!-- begins", M)]),
        ("    indented", []),
    ],
)
def test_head_of_a_line(line: str, expected: list[tuple[str, Style]]) -> None:
    assert looks(line) == expected


def test_line_above_a_row_of_signs_is_a_heading() -> None:
    assert looks("One", below="===") == [("One", H | HUGE)]
    assert looks("Two", below="---") == [("Two", H | BIG)]
    assert looks("- item", below="---") == [("- ", M)]
    assert looks("plain", below="words") == []
    assert is_underline(line_spans("===", PLAIN)[1])
    assert not is_underline(line_spans("words", PLAIN)[1])
    assert not is_underline(-1)


def lines_of(text: str) -> list[list[tuple[str, Style]]]:
    state, found = PLAIN, list[list[tuple[str, Style]]]()
    for line in text.split("\n"):
        spans, state = line_spans(line, state)
        found.append([(line[start:end], style) for start, end, style in spans])
    return found


def test_fence_holds_until_its_end() -> None:
    assert lines_of("```python\n**x**\n\n~~~\n```\n**y**") == [
        [("```python", M | C)],
        [("**x**", C)],
        [],
        [("~~~", C)],
        [("```", M | C)],
        [("**", M), ("y", S), ("**", M)],
    ]
    assert lines_of("~~~~\n~~~\n~~~~\n*a*")[1] == [("~~~", C)]
    assert lines_of("in ``` line *a*")[0] == [("*", M), ("a", E), ("*", M)]


def test_comment_holds_until_its_end() -> None:
    assert lines_of("<!-- a\n**b**\n\nc --> d\n**e**") == [
        [("<!-- a", M)],
        [("**b**", M)],
        [],
        [("c -->", M)],
        [("**", M), ("e", S), ("**", M)],
    ]
    assert lines_of("<!-- a\n--> d\n**e**")[1:] == [[("-->", M)], [("**", M), ("e", S), ("**", M)]]


TEXTS = st.lists(
    st.sampled_from(
        ["words", "```", "```py", "~~~~", "~~~", "<!-- a", "b --> c", "<!-- d -->", "===", "", "> ```", "a ``` b"]
    ),
    max_size=8,
).map("\n".join)


@given(TEXTS)
def test_what_is_open_is_known_without_looking_at_the_words(text: str) -> None:
    state, quick, still = PLAIN, PLAIN, dict[int, int]()
    for number, line in enumerate(text.split("\n")):
        _, state = line_spans(line, state)
        quick = state_after(line, quick)
        assert quick == (PLAIN if is_underline(state) else state)
        if quick:
            still[number] = quick
    assert dict(open_states(text)) == still


@given(st.text("ab *_`~[]()!<>\\#|-:/^.", max_size=60))
def test_stretches_lie_in_the_line_in_order(line: str) -> None:
    spans, _ = line_spans(line, PLAIN)
    reached = 0
    for start, end, style in spans:
        assert reached <= start < end <= len(line)
        assert style
        reached = end


@pytest.mark.parametrize(
    "piece",
    ["[", "*a ", "**a*", "<!--", "`a", "[^", "](a '", "_", "* a", "![", "[a](", "<a ", "https://", "\\", "> ", "~~a "],
)
def test_hostile_line_takes_no_longer_than_its_length(piece: str) -> None:
    line = piece * (LONGEST // len(piece))
    began = time.process_time()
    line_spans(line, PLAIN)
    assert time.process_time() - began < 1  # seconds; measured 0.04, a quadratic one takes 10


def test_line_too_long_is_plain() -> None:
    assert looks("**a** " * LONGEST) == []
