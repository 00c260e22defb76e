"""Stretches that overlap become stretches that do not."""

from hypothesis import given
from hypothesis import strategies as st

from editor.text.styles import Span, Style, flattened

SPANS = st.lists(
    st.builds(
        lambda start, length, style: Span(start, start + length, style),
        st.integers(0, 20),
        st.integers(1, 10),
        st.sampled_from([Style.MARK, Style.STRONG, Style.LINK]),
    ),
    max_size=6,
)


def at(spans: list[Span], place: int) -> Style:
    style = Style.NONE
    for span in spans:
        if span.start <= place < span.end:
            style |= span.style
    return style


@given(SPANS)
def test_each_place_keeps_all_that_holds_there(spans: list[Span]) -> None:
    flat = flattened(spans)
    assert all(at(flat, place) == at(spans, place) for place in range(40))
    assert all(one.end <= other.start for one, other in zip(flat, flat[1:], strict=False))
