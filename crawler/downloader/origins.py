"""Which addresses belong to a site: scheme, host and port."""

from collections.abc import Iterable
from ipaddress import ip_address
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


class OwnOrigins:
    """Where a site's key may go: the very hosts that it names, with or without ``www.``.

    Other subdomains are the site's to crawl and may be somebody else's to read. Without encryption
    a key goes to the hosts that the definition itself asks by ``http:``, and to this machine.
    """

    def __init__(self, domains: Iterable[str], plain: Iterable[str] = ()) -> None:
        self._named = [_split(domain) for domain in domains]
        self._plain = {host.removeprefix("www.") for host in plain}

    def __contains__(self, url: object) -> bool:
        """Tell whether a request for *url* may carry the key; false for what is malformed."""
        try:
            parts = urlsplit(str(url))
            port = parts.port or PORTS.get(parts.scheme)
        except ValueError:
            return False
        host = (parts.hostname or "").removeprefix("www.")
        if parts.scheme not in PORTS or not any(
            host == named and port in ports and (len(ports) == 1 or port == PORTS[parts.scheme])
            for named, ports in self._named
        ):
            return False
        return parts.scheme == "https" or host in self._plain or _is_here(host)


def _is_here(host: str) -> bool:
    """Tell whether *host* is this machine, over whose wires nothing goes."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _split(domain: str) -> tuple[str, frozenset[int]]:
    """Return the host of *domain*, without ``www.``, and the ports that may be asked."""
    parts = urlsplit(f"//{domain}")
    host = (parts.hostname or "").removeprefix("www.")
    return host, frozenset({parts.port} if parts.port else PORTS.values())


def _within(parts: SplitResult, host: str) -> bool:
    asked = parts.hostname or ""
    return asked == host or asked.endswith(f".{host}")
