"""Posts of a given size, as a blogger writes them; the same size is always the same text."""

from __future__ import annotations

from random import Random

_VOCABULARY = (
    "a about after allotment and are as at balcony bean bees before bench book but by café comment compost day each "
    "evening fence first flower for frost from garden green hands hedge in is it late lavender leaf letter light long "
    "market meadow moss naïve never new nobody of often old on one or over path pots quiet rain reader said seed shade "
    "shed slow soil some spade still street summer that the their them then this tomato under until water we weeds "
    "what when where who winter with without year yet you"
)
_WORDS = _VOCABULARY.split()
_LINKS = ("https://garden.example/", "https://blog.example/2026/", "https://street.example/notes/")


def document(size: int) -> str:
    """Markdown of at most `size` bytes, shorter by less than a section; its footnotes stand at the end."""
    rng = Random(f"post of {size}")  # noqa: S311  (no secret)
    blocks = [f"# {_words(rng, 4, 7).capitalize()}", _paragraph(rng)]
    notes: list[str] = []
    left = size - sum(len(block.encode()) + 2 for block in blocks)
    while True:
        section, note = _section(rng, len(notes) + 1)
        cost = sum(len(block.encode()) + 2 for block in [*section, note])
        if cost > left:
            return "\n\n".join([*blocks, *notes]) + "\n"
        blocks += section
        notes.append(note)
        left -= cost


def _section(rng: Random, number: int) -> tuple[list[str], str]:
    """About two kilobytes, with one of everything; and the footnote it uses."""
    name = rng.choice(("Marta", "Jonas Weber", "Aiko", "tomwithaspade"))
    quote = [*_hard_wrapped(rng), "", f"— [{name}]({_LINKS[1]}#comment-{number}), 2026-05-{1 + number % 28:02}"]
    code = [f"pots_{line} = water({rng.randrange(90)})" for line in range(4)]
    rows = [f"| {_words(rng, 1, 2)} | {rng.randrange(99)} | {_words(rng, 2, 4)} |" for _ in range(3)]
    return [
        f"{'##' if number % 3 else '###'} {_words(rng, 2, 6).capitalize()} {number}",
        _paragraph(rng),
        "\n".join(f"> {line}".rstrip() for line in quote),
        f"{_paragraph(rng)} See the note.[^{number}]",
        "\n".join(f"- {_words(rng, 4, 11)}" for _ in range(4)),
        f"```python\n{chr(10).join(code)}\n```",
        "\n".join(f"{item}. {_words(rng, 3, 8)}\n    - {_words(rng, 3, 6)}" for item in range(1, 4)),
        f"![{_words(rng, 2, 5)}](post.assets/picture-{number}.jpg)",
        "\n".join(["| Bed | Plants | Note |", "|:----|-------:|------|", *rows]),
        _paragraph(rng),
    ], f"[^{number}]: {_sentence(rng)}"


def _paragraph(rng: Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(2, 5)))


def _hard_wrapped(rng: Random) -> list[str]:
    return [_words(rng, 6, 9) for _ in range(rng.randint(2, 3))]


def _sentence(rng: Random) -> str:
    """Words, and now and then something that Markdown sets off."""
    extra = (
        f" *{_words(rng, 1, 3)}*",
        f" **{_words(rng, 1, 3)}**",
        f" `{rng.choice(_WORDS)}()`",
        f" [{_words(rng, 1, 4)}]({rng.choice(_LINKS)}{rng.randrange(10**5)})",
        f' and "{_words(rng, 2, 4)}"',
        "",
        "",
    )
    return f"{_words(rng, 6, 15).capitalize()}{rng.choice(extra)}."


def _words(rng: Random, least: int, most: int) -> str:
    return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(least, most)))
