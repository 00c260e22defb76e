"""A child process that keeps, reads and forgets a password, and prints what came of it, one line each.

python -m tests.support.ask_keyring IDENTITY [PATIENCE]
"""

import sys

from editor.errors import SecretError
from editor.store.secrets import forget_secret, keep_secret, read_secret


def main(identity: str, patience: float) -> None:
    """Do all three, whatever the one before brought."""
    for act in (
        lambda: keep_secret(identity, "abcd efgh ijkl", patience),
        lambda: read_secret(identity, patience),
        lambda: forget_secret(identity, patience),
    ):
        try:
            came = act()
        except SecretError as error:
            sys.stdout.write(f"{type(error).__name__}: {error}\n")
        else:
            sys.stdout.write(f"{came}\n")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20)
