"""A child process that types into a draft without a window until it is killed.

python -m tests.support.typist HOME FILE LOG SEED
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from editor.drafts.desk import Desk
from editor.drafts.open_draft import OpenDraft
from editor.store.paths import paths_from
from editor.store.state import open_state
from tests.support.key_log import KeyLog

WORDS = ("bees ", "wasps\n", "🐝", "> quoted\n\n", "é", "x" * 400)
FLUSH_SECONDS = 0.15
"""As in the window."""


def main(home: str, file: str, log: str, seed: str) -> None:
    """Type, erase, paste, name and save as it comes."""
    chance = random.Random(seed)  # noqa: S311 - a typist, not a secret
    state = open_state(paths_from({"REJOINDER_HOME": home}))
    draft = OpenDraft.open(Path(file), Desk(journals=Path(home) / "journals", state=state))
    keys, cursor, flushed = KeyLog(Path(log)), 0, 0.0
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        cursor = min(cursor, len(draft.text)) if chance.random() < 0.9 else chance.randint(0, len(draft.text))
        removed = min(chance.choice((0, 0, 0, 1, 5)), len(draft.text) - cursor)
        added = chance.choice(WORDS)
        keys.write(cursor, removed, added)
        draft.edit(cursor, removed, added)
        cursor += len(added)
        if chance.random() < 0.05:
            draft.set_fields(title=f"Bees {cursor}")
        if chance.random() < 0.05:
            draft.save()
        if time.monotonic() - flushed > FLUSH_SECONDS:
            draft.flush()
            flushed = time.monotonic()
        time.sleep(chance.uniform(0, 0.004))


if __name__ == "__main__":
    main(*sys.argv[1:])
