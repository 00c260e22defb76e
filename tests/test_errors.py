"""Errors carry what a person or a caller needs."""

import re
from pathlib import Path

from editor import errors


def test_second_file_of_one_identity_names_both() -> None:
    error = errors.IdentityTwice(Path("copy.md"), Path("first.md"))
    assert "copy.md" in str(error)
    assert "first.md" in str(error)
    assert (error.path, error.first) == (Path("copy.md"), Path("first.md"))


def test_errors_keep_what_their_handlers_ask_for() -> None:
    assert errors.TryLater("Later.", 30).seconds == 30
    assert errors.AddressMoved("Moved.", "https://new.example/").address == "https://new.example/"
    assert errors.RequestRefused("No.", "term_exists").code == "term_exists"
    assert errors.FrontMatterBroken("Broken.", 3).line == 3


def test_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    named = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in named if not re.search(rf"^[│ ├└─]*{name}\b", drawn, re.MULTILINE)] == []
