"""The address that a story has for good, among those under which it is shown."""

from urllib.parse import urlsplit

from crawler.text.addresses import key

_MIRRORS = ("m.", "mobile.", "amp.")
"""Host prefixes under which sites repeat themselves."""


def lasting(url: str, canonical: str | None) -> str:
    """Return the key of the *canonical* address of a page where it is believable, else of *url*.

    Sites print a wrong canonical address, often the home page's, on every page; so it counts
    only where the same host is named, and either the same last segment or a beginning of the path.
    """
    own, named = key(url), key(canonical or "")
    return named if named and _believable(own, named) else own


def is_own(url: str | None, canonical: str | None) -> bool:
    """Tell whether a page stands at its own lasting address, and is no mirror, print or AMP page.

    A capture without an address is no mirror of anything.
    """
    return url is None or lasting(url, canonical) == key(url)


def _believable(own: str, named: str) -> bool:
    mine, theirs = urlsplit(f"//{own}"), urlsplit(f"//{named}")
    if _host(mine.netloc) != _host(theirs.netloc) or not theirs.path.strip("/"):
        return False
    return (
        mine.path == theirs.path
        or mine.path.startswith(f"{theirs.path}/")
        or mine.path.rsplit("/", 1)[-1] == theirs.path.rsplit("/", 1)[-1]
    )


def _host(netloc: str) -> str:
    for prefix in _MIRRORS:
        netloc = netloc.removeprefix(prefix)
    return netloc
