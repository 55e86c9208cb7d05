"""Parts of addresses that pages write, which may be none: the host, the path, the publisher."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

SHARED = frozenset(
    {
        "blogspot.com",
        "github.io",
        "hatenablog.com",
        "livejournal.com",
        "medium.com",
        "pages.dev",
        "substack.com",
        "tumblr.com",
        "typepad.com",
        "weebly.com",
        "wixsite.com",
        "wordpress.com",
    }
)
"""Registrable hosts below which everybody has a site of their own."""

SECOND = re.compile(r"ac|com?|edu|gob|gouv|gov|gv|mil|net?|nom|org?|web")
"""Labels below a country's own (``co.uk``, ``com.tr``) that nobody registers."""


def host_of(url: str) -> str | None:
    """Return the host of *url* in lower case; null when it has none, or is none."""
    try:
        return urlsplit(url.strip()).hostname or None
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def server_of(url: str) -> str:
    """Return the host of *url*, with its port unless that is 80 or 443; empty when it has none.

    What is asked at one pace: a name serves the same site by ``http:`` and ``https:``, and another
    port may be another server. Raises ValueError for what is no address.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removesuffix(".")
    return host if parts.port in (None, 80, 443) else f"{host}:{parts.port}"


def path_of(url: str) -> str | None:
    """Return the path of *url*; null when it is no address, as many links of pages are none."""
    try:
        return urlsplit(url.strip()).path
    except ValueError:
        return None


def registrable(url: str) -> str | None:
    """Return the part of the host of *url* that somebody registered: ``courier.example``.

    Editions (``www.``, ``m.``, ``amp.``, ``sport.``) fall away, save where each is somebody
    else's. The labels below countries are known by a rule, not by the list of public suffixes,
    which changes weekly. Null when *url* has no host.
    """
    host = host_of(url)
    if host is None or host.replace(".", "").isdigit() or ":" in host:
        return host
    labels = host.rstrip(".").split(".")
    size = 3 if len(labels[-1]) == 2 and labels[-2:-1] and SECOND.fullmatch(labels[-2]) else 2
    if ".".join(labels[-2:]) in SHARED:
        size = 3
    return ".".join(labels[-size:])
