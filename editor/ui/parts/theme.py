"""Colours and measures of the window, light and dark, and the application's style sheet made of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QPalette

from editor.bundled import bundled

UNIT = 4  # pixels: every distance is a multiple
GAP = 8  # between what belongs together
GROUP = 16  # between groups, and from an edge
TARGET = 28  # height of what is clicked; 24 is the least (WCAG 2.2)
RADIUS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as #rrggbb. `text`, `muted`, `dim`, `accent`, `good`, `warn`, `bad` can be read on the grounds."""

    is_dark: bool
    window: str
    """Ground of header, status bar and dialogs."""
    surface: str
    """Ground of the editor, of fields and cards."""
    raised: str
    """Ground of the side columns."""
    text: str
    muted: str
    dim: str
    """Markup and placeholders: on `surface` and `raised` only."""
    line: str
    edge: str
    """Border of what can be clicked or filled in."""
    hover: str
    selected: str
    accent: str
    """Links, the primary button, the caret."""
    on_accent: str
    good: str
    warn: str
    bad: str
    shadow: str


def light() -> Theme:
    """Dark words on a light ground."""
    return Theme(
        is_dark=False,
        window="#f6f6f4",
        surface="#ffffff",
        raised="#fbfbfa",
        text="#1f2328",
        muted="#5c626a",
        dim="#6d737b",
        line="#e3e3e0",
        edge="#d5d5d1",
        hover="#eeeeeb",
        selected="#e4ecfb",
        accent="#2766d4",
        on_accent="#ffffff",
        good="#1a7743",
        warn="#8f5600",
        bad="#bf2c2c",
        shadow="#000000",
    )


def dark() -> Theme:
    """Light words on a dark ground."""
    return Theme(
        is_dark=True,
        window="#1f2124",
        surface="#1a1c1e",
        raised="#24272a",
        text="#e3e5e8",
        muted="#a3aab2",
        dim="#9299a1",
        line="#34383c",
        edge="#44494e",
        hover="#2d3135",
        selected="#263a5c",
        accent="#6a9df6",
        on_accent="#0d1420",
        good="#4cc38a",
        warn="#e0a33e",
        bad="#ff8078",
        shadow="#000000",
    )


def style_sheet(theme: Theme) -> str:
    """The whole application's: `resources/themes/window.qss` with this theme's colours.

    What it knows by property: `kind` of buttons (primary, quiet, chip, tab, row), `role` of labels (muted, dim,
    strong, section, title, good, warn, bad) and of frames (header, side, surface, card, notice, line).
    """
    tick = bundled(f"themes/tick-{'dark' if theme.is_dark else 'light'}.svg").as_posix()
    return Template(bundled("themes/window.qss").read_text("utf-8")).substitute(asdict(theme), radius=RADIUS, tick=tick)


def palette(theme: Theme) -> QPalette:
    """The same colours for what no style sheet reaches: text that widgets paint themselves, carets, tool tips."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Highlight: theme.selected,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.dim,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.edge,
        role.Dark: theme.edge,
        role.Shadow: theme.shadow,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.dim))
    return result
