"""A day as people write it in a language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

PREFERRED = {"en": "en_GB"}
"""English that names no country writes 14 May 2026, which nobody can take for another day."""


@lru_cache(maxsize=256)
def day_in(lang: str, day: date) -> str:
    """The day in a language (BCP 47, e.g. `en`, `de-AT`); YYYY-MM-DD where the language is not known."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(PREFERRED.get(lang, lang).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    return format_date(day, format="long", locale=locale)
