"""Certificates of a private authority: a good one, and the ways in which other people's are wrong."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import trustme

_HERE = ("127.0.0.1", "localhost", "::1")


class Certificate(StrEnum):
    """How it stands with a server's certificate."""

    GOOD = "good"
    WRONG_NAME = "wrong name"
    EXPIRED = "expired"
    ENDS_SOON = "ends within days"
    NOT_YET = "not yet valid"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True, slots=True)
class Authority:
    """Issues all of them; a client has to trust `ca_file`."""

    ca_file: Path
    _ca: trustme.CA
    _stranger: trustme.CA

    def server_context(self, certificate: Certificate) -> ssl.SSLContext:
        """For a server on loopback that shows this certificate."""
        past, future = datetime(2020, 1, 1), datetime(2120, 1, 1)  # noqa: DTZ001  # trustme takes naive UTC
        month = timedelta(days=30)
        match certificate:
            case Certificate.GOOD:
                issued = self._ca.issue_cert(*_HERE)
            case Certificate.WRONG_NAME:
                issued = self._ca.issue_cert("blog.example")
            case Certificate.EXPIRED:
                issued = self._ca.issue_cert(*_HERE, not_before=past, not_after=past + month)
            case Certificate.ENDS_SOON:
                issued = self._ca.issue_cert(*_HERE, not_after=datetime.now() + timedelta(days=5))  # noqa: DTZ005  # as above
            case Certificate.NOT_YET:
                issued = self._ca.issue_cert(*_HERE, not_before=future, not_after=future + month)
            case Certificate.UNTRUSTED:
                issued = self._stranger.issue_cert(*_HERE)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with issued.private_key_and_cert_chain_pem.tempfile() as file:
            context.load_cert_chain(file)
        return context


def make_authority(folder: Path) -> Authority:
    """A new one; the file to trust lies in `folder`."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    return Authority(folder / "ca.pem", ca, trustme.CA())
