"""The programs that are measured: how each is started, and where on the screen its panes are."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.screen import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A Markdown editor. The boxes hold every place where a typed letter can appear, and no clock or counter."""

    command: tuple[str, ...]
    editor: Box
    preview: Box
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    """Files below its home folder, written before it starts."""
    to_first_paragraph: tuple[str, ...] = ("ctrl+Home", "Down", "Down", "End")
    """Keys that put the cursor there."""

    @property
    def is_there(self) -> bool:
        """Is it installed?"""
        return shutil.which(self.command[0]) is not None


REJOINDER = Program(
    command=(str(Path(sys.executable).with_name("rejoinder")),),
    editor=Box(left=226, top=132, right=848, bottom=768),
    preview=Box(left=862, top=98, right=1268, bottom=768),
    environment={"QTWEBENGINE_DISABLE_SANDBOX": "1"},
)
GHOSTWRITER = Program(
    command=("ghostwriter",),
    editor=Box(left=4, top=40, right=620, bottom=766),
    preview=Box(left=643, top=36, right=1264, bottom=764),
    environment={"QTWEBENGINE_DISABLE_SANDBOX": "1"},
    settings={
        ".config/ghostwriter/ghostwriter.conf": (
            "[Preview]\nhtmlPreviewOpen=true\n[Session]\nrestoreSession=false\n[Window]\nsidebarOpen=false\n"
            "[Save]\nautoSave=false\n"
        )
    },
)
RETEXT = Program(
    command=("retext",),
    editor=Box(left=4, top=96, right=622, bottom=778),
    preview=Box(left=644, top=96, right=1262, bottom=796),
    settings={
        ".config/ReText project/ReText.conf": (
            "[General]\ndefaultPreviewState=live-preview\nopenFilesInExistingWindow=false\n"
        )
    },
)
PROGRAMS = {"rejoinder": REJOINDER, "ghostwriter": GHOSTWRITER, "retext": RETEXT}
