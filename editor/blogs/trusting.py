"""A certificate for which nobody vouches whom this computer knows: looked at, and trusted for one blog."""

from __future__ import annotations

from dataclasses import dataclass

from editor.errors import BlogError, CertificateUnknown, TlsProblem
from editor.model.certificate import Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a server shows; `is_known`: this computer trusts it anyway, so that nobody has to."""

    certificate: Certificate
    is_known: bool

    @property
    def to_trust(self) -> Certificate | None:
        """What is to be kept with the blog when a person agrees."""
        return None if self.is_known else self.certificate


def shown_at(url: str) -> Shown:
    """The certificate of the server at this address, which fits its name and is valid now.

    No password is sent. Raises TlsProblem for one that does not fit, and when none is to be had; BlogError.
    """
    from editor.clients.addresses import site_of
    from editor.clients.certificate import fits, presented
    from editor.clients.way import is_proxied

    certificate = presented(url)
    if certificate is None and is_proxied(url):
        raise TlsProblem(
            f"The certificate of {site_of(url)} cannot be looked at through the proxy that is set. Ask its host, or "
            "who runs the proxy, for the certificate of the authority, and choose that file in the preferences."
        )
    if certificate is None:
        raise TlsProblem(f"The certificate of {site_of(url)} cannot be looked at: try again, or ask its host.")
    fits(url, certificate)
    return Shown(certificate=certificate, is_known=_is_known(url))


def _is_known(url: str) -> bool:
    from editor.clients.addresses import site_of
    from editor.clients.session import Session

    try:
        Session().get(url, clip=1)
    except CertificateUnknown as unknown:
        return site_of(unknown.url) != site_of(url)  # that of another site, to which this one leads
    except BlogError:  # of what came after the handshake
        return True
    return True
