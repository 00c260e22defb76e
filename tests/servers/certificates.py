"""Certificates of a private authority: a good one, and the ways in which other people's are wrong."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_HERE = ("127.0.0.1", "localhost", "::1")


class Certificate(StrEnum):
    """How it stands with a server's certificate."""

    GOOD = "good"
    WRONG_NAME = "wrong name"
    EXPIRED = "expired"
    ENDS_SOON = "ends within days"
    NOT_YET = "not yet valid"
    UNTRUSTED = "untrusted"
    UNTRUSTED_WRONG_NAME = "untrusted, wrong name"
    SELF_SIGNED = "self-signed"
    BY_SELF_SIGNED = "signed by the self-signed one"


@dataclass(frozen=True, slots=True)
class Authority:
    """Issues all of them; a client has to trust `ca_file`."""

    ca_file: Path
    _ca: trustme.CA
    _stranger: trustme.CA
    _own: _SelfSigned

    def server_context(self, certificate: Certificate) -> ssl.SSLContext:
        """For a server on loopback that shows this certificate."""
        past, future = datetime(2020, 1, 1), datetime(2120, 1, 1)  # noqa: DTZ001  # trustme takes naive UTC
        month, soon = timedelta(days=30), datetime.now() + timedelta(days=5)  # noqa: DTZ005  # as above
        own = {Certificate.SELF_SIGNED: True, Certificate.BY_SELF_SIGNED: False}
        if certificate in own:
            return self._own.server_context(itself=own[certificate])
        makers = {
            Certificate.GOOD: lambda: self._ca.issue_cert(*_HERE),
            Certificate.WRONG_NAME: lambda: self._ca.issue_cert("blog.example"),
            Certificate.EXPIRED: lambda: self._ca.issue_cert(*_HERE, not_before=past, not_after=past + month),
            Certificate.ENDS_SOON: lambda: self._ca.issue_cert(*_HERE, not_after=soon),
            Certificate.NOT_YET: lambda: self._ca.issue_cert(*_HERE, not_before=future, not_after=future + month),
            Certificate.UNTRUSTED: lambda: self._stranger.issue_cert(*_HERE),
            Certificate.UNTRUSTED_WRONG_NAME: lambda: self._stranger.issue_cert("blog.example"),
        }
        issued = makers[certificate]()
        return _context(issued.private_key_and_cert_chain_pem)


class _SelfSigned:
    """As small routers and people at home make them: its own authority, which could vouch for others too."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "home.example")])
        self._below = ec.generate_private_key(ec.SECP256R1())
        other = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "other.example")])
        self._made = {
            True: (self._key, self._sign(self._name, self._key, is_authority=True)),
            False: (self._below, self._sign(other, self._below, is_authority=False)),
        }

    def server_context(self, *, itself: bool) -> ssl.SSLContext:
        key, certificate = self._made[itself]
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        chain = certificate.public_bytes(Encoding.PEM) + (
            b"" if itself else self._made[True][1].public_bytes(Encoding.PEM)
        )
        return _context(trustme.Blob(private + chain))

    def _sign(self, name: x509.Name, key: ec.EllipticCurvePrivateKey, *, is_authority: bool) -> x509.Certificate:
        now = datetime.now(UTC)
        names = [x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName("localhost")]
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=365))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )


def _context(pem: trustme.Blob) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with pem.tempfile() as file:
        context.load_cert_chain(file)
    return context


def make_authority(folder: Path) -> Authority:
    """A new one; the file to trust lies in `folder`."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    return Authority(folder / "ca.pem", ca, trustme.CA(), _SelfSigned())
