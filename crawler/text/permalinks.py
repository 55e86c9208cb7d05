"""The address that a story has for good, among those under which it is shown."""

import re
from typing import NamedTuple, Self

from crawler.text.addresses import key, slug

_MIRRORS = ("m.", "mobile.", "amp.")
"""Host prefixes under which sites repeat themselves."""

_FORMS = frozenset(("amp", "print", "mobile"))
"""First and last parts of a path, and parameters, that tell in which form a page is shown."""

_FORM_VALUES = frozenset(("amp", "print", "printable", "mobile"))
_FORM_NAMES = frozenset(("format", "mode", "output", "outputtype", "view"))
"""Parameters that tell it with one of these values."""

_AMP = re.compile(r"\.amp(?=\.html?$|$)")

_BEHIND = re.compile(
    r"(?:/(?:amp|print|mobile|page|all|full|single|comments?|comment-page-\d+|index|\d{1,3})(?:\.\w+)?)+"
)
"""What may come after the address of a story in that of another page of it."""


class _Parts(NamedTuple):
    """A key taken apart; what pages name as their address may be no address at all."""

    host: str
    path: str
    query: str

    @classmethod
    def of(cls, own: str) -> Self:
        """Return the parts of the key *own*; what is no address of the web is only a host."""
        if "://" in own:
            return cls(own, "", "")
        address, _, query = own.partition("?")
        host, slash, path = address.partition("/")
        return cls(host, slash + path, query)


def lasting(url: str, canonical: str | None) -> str:
    """Return the key of the *canonical* address of a page where it is believable, else of *url*.

    Sites print a wrong canonical address, often the home page's or a section's, on every page; so
    it counts only where the same host is named, and the same story. Of both the plain form counts:
    the address of the page that this is the print, AMP or mobile form of.
    """
    own, named = key(url), key(canonical or "")
    return plain(named if named and _believable(own, named) else own)


def is_own(url: str | None, canonical: str | None) -> bool:
    """Tell whether a page stands at its own lasting address, and is no mirror, print or AMP page.

    A capture without an address is no mirror of anything.
    """
    return url is None or lasting(url, canonical) == key(url)


def plain(url: str) -> str:
    """Return the key of *url* without what tells that a page is for print, AMP or small screens.

    It need not lead anywhere: a site may have nothing but such pages.
    """
    own = key(url)
    taken = _Parts.of(own)
    parts = taken.path.split("/")[1:]
    if len(parts) > 1 and parts[-1] in _FORMS:
        parts.pop()
    if len(parts) > 1 and parts[0] in _FORMS:
        parts.pop(0)
    path = _AMP.sub("", "".join(f"/{part}" for part in parts))
    query = "&".join(pair for pair in taken.query.split("&") if not _is_form(pair))
    found = _Parts(_bare(taken.host), path, query)
    return own if found == taken else key("".join(found[:2]) + (f"?{query}" if query else ""))


def _is_form(pair: str) -> bool:
    """Tell whether a parameter, with its value, tells in which form a page is shown."""
    name, _, value = pair.lower().partition("=")
    is_named = (
        name in _FORMS or name in ("printable", "printpage") or (name == "m" and value == "1")
    )
    return is_named or (name in _FORM_NAMES and value in _FORM_VALUES)


def _believable(own: str, named: str) -> bool:
    mine, theirs = _Parts.of(own), _Parts.of(named)
    if _bare(mine.host) != _bare(theirs.host) or not theirs.path.strip("/"):
        return False
    return (
        mine.path == theirs.path
        or (
            mine.path.startswith(f"{theirs.path}/")
            and _BEHIND.fullmatch(mine.path, len(theirs.path)) is not None
        )
        or _has_one_slug(mine, theirs)
    )


def _has_one_slug(mine: _Parts, theirs: _Parts) -> bool:
    """Tell whether both addresses end alike, whatever the parameters."""
    ending = slug(mine.host + mine.path)
    return ending != "" and ending == slug(theirs.host + theirs.path)


def _bare(host: str) -> str:
    """Return a host without the prefix of one for small screens."""
    for prefix in _MIRRORS:
        host = host.removeprefix(prefix)
    return host
