"""What makes an article the same article: its site, and the address that it has for good."""

import hashlib
from dataclasses import replace

from crawler.items import Article
from crawler.text.addresses import key
from crawler.text.permalinks import lasting


def identify(article: Article) -> Article:
    """Return *article* with its id: of the site and its lasting address, else of its text."""
    address = lasting(article.url, article.canonical_url) if article.url else article.content_hash
    return replace(article, id=_digest(article.site, address))


def identify_by_url(article: Article) -> Article:
    """Return *article* with an id made of the address that answered, whatever it names itself."""
    return replace(article, id=_digest(article.site, key(article.url or article.content_hash)))


def identify_by_page(article: Article) -> Article:
    """Return *article* with an id made of its address and its text: others took all else."""
    what = f"{key(article.url or '')}\n{article.content_hash}"
    return replace(article, id=_digest(article.site, what))


def _digest(site: str, what: str) -> str:
    return hashlib.sha256(f"{site}\n{what}".encode()).hexdigest()[:32]
