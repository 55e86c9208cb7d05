"""What looks like a mistake in the address, or at the server, and not like an accident."""

import re

from OpenSSL import SSL
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError

from crawler.errors import WrongCertificate
from crawler.text.hosts import server_of

_FOR_GOOD = re.compile(
    r"certificate (?:verify failed|required|revoked|expired)|(?:bad|unsupported) certificate$"
    r"|unknown ca$|unrecognized name|no application protocol|wrong (?:ssl )?version"
    r"|unknown protocol|unsupported protocol|no protocols available|protocol version"
    r"|handshake failure|insufficient security|too (?:small|weak)$|legacy renegotiation disabled"
)
"""What OpenSSL says where the two sides do not fit: of certificates, names, versions and ciphers.
All else (``internal error``, ``bad record mac``) a server under load may say and take back."""


def mistake(origin: str, error: BaseException) -> str | None:
    """Return what a user is told at once when *origin* cannot be asked; null: it may well pass."""
    if isinstance(error, CannotResolveHostError):
        return f"{server_of(origin)}: no such host is known here: check the address"
    if isinstance(error, DownloadConnectionRefusedError):
        return f"{server_of(origin)}: no server takes connections there: check the address"
    if is_insecure(error):
        return (
            f"{server_of(origin)}: its certificate is wrong, or it speaks no TLS there: check the"
            " address; nothing is asked for"
        )
    return None


def is_insecure(error: BaseException | None) -> bool:
    """Tell whether we would not talk to a server, or could not: it will be the same again.

    A handshake that was broken off, or went wrong within the server, may be an accident.
    """
    while error is not None:
        reasons = [each.value for each in getattr(error, "reasons", None) or ()]
        if any(isinstance(each, WrongCertificate) or _is_refused(each) for each in reasons):
            return True
        error = error.__cause__
    return False


def _is_refused(error: BaseException) -> bool:
    if not isinstance(error, SSL.Error) or not error.args or not isinstance(error.args[0], list):
        return False
    told = [str(each[-1]) for each in error.args[0]]
    return any(map(_FOR_GOOD.search, told))
