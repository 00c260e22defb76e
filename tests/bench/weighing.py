"""A process that uploads a little and then 200 MB, and says what its memory was at its peak after each, in MB.

    python -m tests.bench.weighing URL USER_ID

User and password are read from standard input, a line each; the answer is a list in JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from editor.model.blog import Credentials
from tests.bench.desk import deliver, desk_at, write_draft

LARGE = 4
"""Files of 50 MB: what WordPress under test takes at a time is 64."""
_SIZE = 50_000_000


def peaks(url: str, user_id: str, login: Credentials) -> list[int]:
    """Before and after."""
    found: list[int] = []
    with desk_at(url, login, user_id) as desk:
        for name, count, size in (("small", 1, 1_000), ("large", LARGE, _SIZE)):
            files = [f"{name}-{number}.zip" for number in range(count)]
            for number, file in enumerate(files):
                with (desk.home / file).open("wb") as content:
                    content.write(b"PK\3\4" + bytes([number]))  # each is another file
                    content.truncate(size)
            desk.queue(write_draft(desk.home, "".join(f"[Plan]({file})\n\n" for file in files)))
            deliver(desk)
            found.append(_peak())
    return found


def _peak() -> int:
    """The most memory that this process had at once, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


if __name__ == "__main__":
    user, password = sys.stdin.read().splitlines()
    sys.stdout.write(json.dumps(peaks(sys.argv[1], sys.argv[2], Credentials(user=user, password=password))))
