"""The window's colours by the names that the preview's page has for them."""

from __future__ import annotations

from editor.ui.parts.theme import Theme


def css_colours(theme: Theme) -> dict[str, str]:
    """Variables of `resources/preview/page.css` and their values."""
    return {
        "color-scheme": "dark" if theme.is_dark else "light",
        "--paper": theme.surface,
        "--shade": theme.window,
        "--text": theme.text,
        "--muted": theme.muted,
        "--line": theme.line,
        "--accent": theme.accent,
        "--bad": theme.bad,
    }
