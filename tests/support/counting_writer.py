"""A child process that opens a database as the program does and adds rows, saying each one that is kept.

python -m tests.support.counting_writer PATH NAME ROWS      (0 rows: until it is killed)
"""

import itertools
import sys
from pathlib import Path

from editor.store.database import Database

LAYOUT = ("CREATE TABLE rows (name TEXT, number INTEGER, half INTEGER);",)


def main(path: str, name: str, rows: int) -> None:
    """Add rows in pairs, so that a torn transaction shows."""
    db = Database(Path(path), LAYOUT)
    for number in itertools.count() if rows == 0 else range(rows):
        with db.write() as connection:
            connection.execute("INSERT INTO rows VALUES (?, ?, 1)", (name, number))
            connection.execute("INSERT INTO rows VALUES (?, ?, 2)", (name, number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    db.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
