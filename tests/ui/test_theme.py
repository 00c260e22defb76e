"""Every word can be read: WCAG 2.2 AA asks for 4.5 : 1."""

import re
from dataclasses import fields

import pytest

from editor.ui.parts.theme import Theme, dark, light, style_sheet

GROUNDS = ("surface", "raised", "window", "hover", "selected")
READ_ON = {
    "text": GROUNDS,
    "muted": GROUNDS,
    "dim": ("surface", "raised"),
    "accent": ("surface", "raised", "window"),
    "good": ("surface", "raised", "window", "hover"),
    "warn": GROUNDS,
    "bad": GROUNDS,
}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_words_stand_out_from_their_grounds(theme: Theme) -> None:
    for words, grounds in READ_ON.items():
        for ground in grounds:
            assert contrast(getattr(theme, words), getattr(theme, ground)) >= 4.5, f"{words} on {ground}"
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_style_sheet_holds_only_colours_of_the_theme(theme: Theme) -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", style_sheet(theme)))
    assert used <= {str(getattr(theme, field.name)) for field in fields(theme)}
    assert "$" not in style_sheet(theme)
