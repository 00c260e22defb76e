"""Connections to a site that shows one certificate, which a person trusts, and to nobody else under its name.

Its name and its days are still verified: trusting it only says that nobody has to vouch for it.
"""

from __future__ import annotations

import ssl
from typing import Any

from editor.clients.metered import Bounds, MeteredAdapter
from editor.model.certificate import Certificate

UNKNOWN_AUTHORITY = (2, 18, 19, 20, 21)
"""X509_V_ERR_…: no issuer found, or a self-signed one (OpenSSL, x509_vfy.h)."""


class OnlyThis(ssl.SSLContext):
    """Trusts one certificate, itself: not what it may have signed."""

    _der: bytes

    def __new__(cls, der: bytes) -> OnlyThis:
        """As OpenSSL makes it: its kind is told before there is one."""
        made = super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)
        made._der = der
        made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        made.load_verify_locations(cadata=der)
        return made

    def wrap_socket(self, *args: Any, **more: Any) -> ssl.SSLSocket:  # noqa: ANN401  # as urllib3 calls it
        """Raises SSLCertVerificationError for another certificate, before anything but the handshake was sent."""
        encrypted = super().wrap_socket(*args, **more)
        if encrypted.getpeercert(binary_form=True) != self._der:
            encrypted.close()
            error = ssl.SSLCertVerificationError("another certificate than the one that is trusted")
            error.verify_code = UNKNOWN_AUTHORITY[0]
            raise error
        return encrypted


class PinnedAdapter(MeteredAdapter):
    """For one site. What else this computer, its environment or its preferences trust counts for nothing there."""

    def __init__(self, bounds: Bounds, trusted: Certificate) -> None:
        self._context = OnlyThis(trusted.der)
        super().__init__(bounds)

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  # as requests calls it
        """Direct connections."""
        super().init_poolmanager(*args, **more, ssl_context=self._context)

    def proxy_manager_for(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401  # as requests calls it
        """Connections through a proxy."""
        return super().proxy_manager_for(*args, **more, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401  # as requests calls it
        """Add nothing to what the context trusts."""
        del url, verify, cert
        conn.cert_reqs, conn.ca_certs, conn.ca_cert_dir = "CERT_REQUIRED", None, None
