"""From one empty answer to the next."""

import pytest

from editor.text.answers import answer_to_go_to
from tests.support.marked import drawn

TEXT = "> a\n\n1\n\n> b\n\n2\n\n> c\n\n3\n"
"""The digits are where answers are to be written."""


def goes(marked: str, step: int = 1) -> str:
    """The digit that it goes to; the text's empty answers are those with a digit and nothing else."""
    text, selection = drawn(marked)
    places = [at for at in range(len(text)) if text[at].isdigit() and text[at - 1 : at + 2] == f"\n{text[at]}\n"]
    blank = text
    for place in places:
        blank = blank[:place] + " " + blank[place + 1 :]
    found = answer_to_go_to(blank, selection.position, places, step)
    return "" if found is None else text[found]


@pytest.mark.parametrize(
    ("marked", "forward", "backward"),
    [
        ("> a\n\n|1\n\n> b\n\n2\n\n> c\n\n3\n", "2", "3"),
        ("> a\n\n1\n\n> b\n\n2|\n\n> c\n\n3\n", "3", "1"),
        ("> a\n\n1\n\n> b\n\n2\n\n> c\n\n3\n|", "1", "2"),
        ("> a\n\nwritten|\n\n> b\n\n2\n\n> c\n\n3\n", "2", "3"),
        ("> a\n\n1\n\n> b\n\nwritten\nmore|\n\n> c\n\n3\n", "3", "1"),
        ("> a\n\n1\n\n> b\n\n2\n\n> c\n\nwritten|", "1", "2"),
        ("> a\n\n|1\n\n> b\n\nwritten\n", "1", "1"),
    ],
)
def test_from_an_empty_answer_or_the_end_of_a_paragraph(marked: str, forward: str, backward: str) -> None:
    assert (goes(marked), goes(marked, -1)) == (forward, backward)


@pytest.mark.parametrize(
    "marked",
    [
        "> a\n\nwrit|ten\n\n> b\n\n2\n",
        "> a\n\nwritten|\nmore\n\n> b\n\n2\n",
        "> a\n\n- item|\n\n> b\n\n2\n",
        "> a|\n\n1\n\n> b\n\n2\n",
        "## Heading|\n\n> b\n\n2\n",
        "> a\n\nwritten|\n\n> b\n\nwritten\n",
        "| b\n",
    ],
)
def test_elsewhere_tab_means_something_else(marked: str) -> None:
    assert goes(marked) == ""
