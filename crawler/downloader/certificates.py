"""Whose certificate a server shows: one that is not its own ends the connection.

Twisted looks too, but takes a certificate that names nobody, and writes a traceback of it.
"""

from typing import Any

from OpenSSL import SSL
from OpenSSL.crypto import X509
from scrapy.core.downloader.tls import _ScrapyClientTLSOptions, _ScrapyClientTLSOptions26
from service_identity import CertificateError, VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.python.failure import Failure
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.errors import WrongCertificate

_TAKES_ANY = (_ScrapyClientTLSOptions, _ScrapyClientTLSOptions26)
"""What Scrapy connects with where no certificate is looked at."""


@implementer(IOpenSSLClientConnectionCreator)
class Certified:
    """Makes connections as *creator* does, to *host*: who shows no certificate of it is left."""

    def __init__(self, creator: Any, host: str) -> None:
        self._creator = creator
        self._host = host = host.strip("[]")
        is_address = isIPAddress(host) or isIPv6Address(host)
        self._id = IPAddress_ID(host) if is_address else DNS_ID(host)

    def clientConnectionForTLS(self, protocol: Any) -> SSL.Connection:  # noqa: N802 - Twisted's
        """Return the connection that *protocol* talks over."""
        connection: SSL.Connection = self._creator.clientConnectionForTLS(protocol)

        def verify(_: SSL.Connection, shown: X509, __: int, depth: int, is_sound: int) -> bool:
            if depth or not is_sound:
                return bool(is_sound)
            try:
                verify_service_identity(extract_patterns(shown), [self._id], [])
            except (VerificationError, CertificateError):
                told = f"the certificate is not one of {self._host}"
                failure = Failure(WrongCertificate(told))  # type: ignore[no-untyped-call]
                protocol.failVerification(failure)
                return False
            return True

        connection.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, verify)
        return connection


def certified(creator: Any, host: str) -> Any:
    """Return what makes connections to *host*; *creator* itself where any certificate will do."""
    return creator if isinstance(creator, _TAKES_ANY) else Certified(creator, host)
