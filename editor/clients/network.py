"""How this computer reaches the internet: what a person chose for Rejoinder goes before what the environment says.

`requests` reads a proxy, and whom to trust, from the environment: that is where a choice is put.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import urlsplit

from editor.errors import NetworkUnusable

_PROXY, _TRUST = ("https_proxy", "HTTPS_PROXY"), "REQUESTS_CA_BUNDLE"
"""What travels over http stays on this computer, and needs no proxy."""


class Network:
    """Changes the environment of this process, and brings back what it said at first."""

    def __init__(self, environ: MutableMapping[str, str], folder: Path) -> None:
        """`folder`: where the certificates that are trusted are put together."""
        self._environ, self._folder = environ, folder
        self._first = {name: environ[name] for name in (*_PROXY, _TRUST) if name in environ}

    def use(self, proxy: str, ca_file: Path | None) -> None:
        """From now on; empty and None: as the environment says. Raises NetworkUnusable, and changes nothing then."""
        chosen = dict.fromkeys(_PROXY, _address(proxy)) if proxy else dict[str, str]()
        if ca_file is not None:
            chosen[_TRUST] = str(self._bundle(ca_file))
        for name in (*_PROXY, _TRUST):
            self._environ.pop(name, None)
        self._environ.update(self._first | chosen)

    def _bundle(self, ca_file: Path) -> Path:
        """Those that are trusted anyway, and this one: a file of its own, since `requests` takes one only."""
        import ssl

        import certifi

        usual = Path(self._first.get(_TRUST, "") or certifi.where())
        target = self._folder / "trusted.pem"
        new = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            ssl.create_default_context(cafile=ca_file)
            self._folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(usual.read_bytes() + b"\n" + ca_file.read_bytes())
            new.replace(target)
        except OSError as error:  # an SSLError is one
            raise NetworkUnusable(
                f"{ca_file} cannot be used: {error.strerror or error}. Choose a file of certificates in PEM form."
            ) from error
        return target


def _address(proxy: str) -> str:
    """With its scheme. A password would stand in a settings file, so none is taken."""
    whole = proxy if "://" in proxy else f"http://{proxy}"
    try:
        parts = urlsplit(whole)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        is_one = False
    if not is_one or any(map(str.isspace, whole)):
        raise NetworkUnusable(f"“{proxy}” is no address of a proxy. Type one such as proxy.example:3128.")
    if "@" in whole:
        raise NetworkUnusable("A proxy's password is not kept here. Set HTTPS_PROXY in the environment instead.")
    return whole
