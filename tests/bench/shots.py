"""Pictures of what was measured: the screen, with the measured panes framed."""

from __future__ import annotations

from pathlib import Path

from tests.bench.programs import Program
from tests.bench.screen import HEIGHT, WHOLE, WIDTH, Screen


def save_shot(screen: Screen, program: Program, path: Path) -> None:
    """Write the screen with the editor's pane in red and the preview's in blue."""
    from PIL import Image, ImageDraw

    picture = Image.frombytes("RGB", (WIDTH, HEIGHT), b"".join(screen.look(WHOLE)), "raw", "BGRX")
    pen = ImageDraw.Draw(picture)
    for box, colour in ((program.editor, "red"), (program.preview, "blue")):
        pen.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), outline=colour, width=2)
    picture.save(path)
