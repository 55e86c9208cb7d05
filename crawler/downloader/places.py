"""Where a request goes: scheme, host and port, read so that no two parsers can disagree."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.downloader.networks import literal

PORTS = {"http": 80, "https": 443}
"""Schemes that are fetched, and the ports that they mean."""

_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.ASCII)
_NETLOC = re.compile(
    r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{0,5}))?", re.ASCII
)
_LONGEST = 253


class Place(NamedTuple):
    """A server, as an address names it."""

    scheme: str
    """``http`` or ``https``."""
    host: str
    """In lower case, without brackets and without the dot of the root."""
    port: int
    """From 1 to 65535."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def place_of(url: str) -> Place | None:
    r"""Return where *url* leads; null where nothing is to be fetched.

    That is any scheme but http and https, and any host that is spelt so that someone might take
    it for another: with a backslash, white space, escapes, characters beyond ASCII (an address that
    Scrapy has made a request of has none), a zone of IPv6, or a number that is no address. What
    stands before an ``@`` is no part of it.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    userinfo, _, netloc = parts.netloc.rpartition("@")
    found = _NETLOC.fullmatch(netloc)
    if parts.scheme not in PORTS or found is None or "\\" in userinfo:
        return None
    host = found["host"].lower().strip("[]")
    port = int(found["port"]) if found["port"] else PORTS[parts.scheme]
    try:
        is_name = literal(host) is None
    except ValueError:
        return None
    if is_name and not (_NAME.fullmatch(host) and len(host) <= _LONGEST):
        return None
    return Place(parts.scheme, host.removesuffix("."), port) if 0 < port < 65536 else None
