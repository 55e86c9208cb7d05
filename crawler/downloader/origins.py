"""Which addresses belong to a site: scheme, host and port."""

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from crawler.downloader.networks import is_local
from crawler.downloader.places import PORTS, Place, place_of


class Origins:
    """The hosts that a site names, their subdomains, and the ports that may be asked there.

    ``host`` stands for the usual ports, ``host:port`` for that one. A private host is itself alone,
    none of its subdomains, and is asked by the schemes that the site's own addresses have there.
    One that nobody names is in none.
    """

    def __init__(
        self, domains: Iterable[str], asked: Iterable[str] = (), beside: Iterable[str] = ()
    ) -> None:
        """Take hosts; *asked*: the addresses that a crawl begins with.

        *beside*: addresses whose very scheme, host and port may be asked though no host is named.
        """
        self._named = [_split(domain) for domain in domains]
        self._schemes: dict[tuple[str, int], set[str]] = {}
        for place in map(place_of, asked):
            if place is not None:
                self._schemes.setdefault(place[1:], set()).add(place.scheme)
        self._beside = {place for place in map(place_of, beside) if place is not None}

    def __contains__(self, url: str) -> bool:
        """Tell whether *url* may be asked for; false for one that is malformed."""
        place = place_of(url)
        return place is not None and self.has(place)

    def has(self, place: Place) -> bool:
        """Tell whether what lies at *place* may be asked for."""
        return place in self._beside or any(
            _fits(place, ports) and self._within(place, host) for host, ports in self._named
        )

    def has_host(self, place: Place) -> bool:
        """Tell whether the host at *place* is one of the named, with or without ``www.``."""
        own = place.host.removeprefix("www.")
        return any(own == host and _fits(place, ports) for host, ports in self._named)

    def _within(self, place: Place, host: str) -> bool:
        if not is_local(place.host):
            return place.host == host or place.host.endswith(f".{host}")
        schemes = self._schemes.get(place[1:])
        return place.host == host and (schemes is None or place.scheme in schemes)


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
        place = place_of(str(url))
        if place is None:
            return False
        host = place.host.removeprefix("www.")
        if not any(host == named and _fits(place, ports) for named, ports in self._named):
            return False
        return place.scheme == "https" or host in self._plain or _is_here(host)


def _is_here(host: str) -> bool:
    """Tell whether *host* is this machine, over whose wires nothing goes."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _split(domain: str) -> tuple[str, frozenset[int]]:
    """Return the host of *domain*, without ``www.``, and the ports that may be asked."""
    parts = urlsplit(f"//{domain}")
    host = (parts.hostname or "").removeprefix("www.").removesuffix(".")
    return host, frozenset({parts.port} if parts.port else PORTS.values())


def _fits(place: Place, ports: frozenset[int]) -> bool:
    """Tell whether the port is one of *ports*; of the usual ones, that of its scheme."""
    return place.port in ports and (len(ports) == 1 or place.port == PORTS[place.scheme])
