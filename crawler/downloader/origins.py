"""Which addresses belong to a site: scheme, host and port."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

PORTS = {"http": 80, "https": 443}
"""Schemes that are fetched, and the ports that they mean."""


class Origins:
    """The hosts that a site names, their subdomains, and the ports that may be asked there.

    ``host`` stands for the usual ports, ``host:port`` for that one. A host that nobody names, a
    private or loopback address among them, is in none.
    """

    def __init__(self, domains: Iterable[str]) -> None:
        self._named = [_split(domain) for domain in domains]

    def __contains__(self, url: str) -> bool:
        """Tell whether *url* may be asked for; false for one that is malformed."""
        try:
            parts = urlsplit(url)
            port = parts.port or PORTS.get(parts.scheme)
        except ValueError:
            return False
        return parts.scheme in PORTS and any(
            _within(parts, host) and port in ports for host, ports in self._named
        )


def _split(domain: str) -> tuple[str, frozenset[int]]:
    """Return the host of *domain*, without ``www.``, and the ports that may be asked."""
    parts = urlsplit(f"//{domain}")
    host = (parts.hostname or "").removeprefix("www.")
    return host, frozenset({parts.port} if parts.port else PORTS.values())


def _within(parts: SplitResult, host: str) -> bool:
    asked = parts.hostname or ""
    return asked == host or asked.endswith(f".{host}")
