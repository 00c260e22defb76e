"""Stretches that overlap become stretches that do not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.text.styles import Span, Style, flattened

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 10), st.sampled_from([Style.MARK, Style.STRONG, Style.LINK])),
    max_size=6,
)


def at(spans: list[Span], place: int) -> Style:
    style = Style.NONE
    for span in spans:
        if span.start <= place < span.end:
            style |= span.style
    return style


@given(SPANS)
def test_each_place_keeps_all_that_holds_there(drawn: list[tuple[int, int, Style]]) -> None:
    spans = [Span(start, start + length, style) for start, length, style in drawn]
    flat = flattened(spans)
    assert all(at(flat, place) == at(spans, place) for place in range(40))
    assert all(one.end <= other.start for one, other in pairwise(flat))
