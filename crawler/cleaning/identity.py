"""What makes an article the same article: its site, and the address that it has for good."""

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.items import Article
from crawler.text.addresses import key

_MIRRORS = ("m.", "mobile.", "amp.")
"""Host prefixes under which sites repeat themselves."""


def identify(article: Article) -> Article:
    """Return *article* with its id: of the site and its lasting address, else of its text."""
    return replace(article, id=_digest(article.site, _lasting(article) or article.content_hash))


def identify_by_url(article: Article) -> Article:
    """Return *article* with an id made of the address that answered, whatever it names itself."""
    return replace(article, id=_digest(article.site, key(article.url or article.content_hash)))


def _lasting(article: Article) -> str | None:
    """Return the key of the canonical address where it is believable, else of the own one.

    Sites print a wrong canonical address, often the home page's, on every page; so it counts
    only where the same host is named, and either the same last segment or a beginning of the path.
    """
    if article.url is None:
        return None
    own, named = key(article.url), key(article.canonical_url or "")
    return named if named and _believable(own, named) else own


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


def _digest(site: str, what: str) -> str:
    return hashlib.sha256(f"{site}\n{what}".encode()).hexdigest()[:32]
