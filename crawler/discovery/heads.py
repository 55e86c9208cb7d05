"""What a page says of the site's other ways to tell: feeds, an interface, its maker."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from crawler.items import Page
from crawler.pages import Document
from crawler.pages.meta import Meta
from crawler.sources.links import absolute

API = "https://api.w.org/"
"""Relation by which WordPress names the root of its REST interface."""

FEEDS = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"}
"""Types of what is a feed."""

USUAL_FEEDS = ("/feed/", "/rss.xml", "/feed.xml", "/atom.xml")
"""Paths where a feed is, when nothing says so."""

USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
"""Paths where a sitemap is, when robots.txt names none."""

_LINK = re.compile(r"<([^<>]*)>\s*((?:;\s*[^;,]+)*)")
_NOT_ARTICLES = re.compile(r"/comments?(?:/|$)|oembed|wp-json", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head, and the server beside it, say of the site."""

    api: str | None
    """Address of the root of WordPress's REST interface; null when none is named."""
    feeds: tuple[str, ...]
    """Addresses of feeds of articles, the page's order."""
    name: str | None
    """The site's name."""
    language: str | None
    """BCP 47."""
    is_wordpress: bool
    """Whether WordPress made it."""


def read_head(page: Page) -> Head:
    """Return what *page* says. Raises PageError when it is no HTML."""
    document = Document(page)
    meta = Meta(document.walk, document.base)
    api, feeds = _linked(page), []
    for element in document.walk.tags.get("link", []):
        url = absolute(document.base, element.get("href"))
        relations = element.get("rel").lower().split()
        if url is None:
            continue
        if API in relations:
            api = api or url
        is_feed = element.get("type").partition(";")[0].strip().lower() in FEEDS
        if "alternate" in relations and is_feed and not _NOT_ARTICLES.search(url):
            feeds.append(url)
    made_by = (meta.first("generator") or "").lower()
    return Head(
        api,
        tuple(dict.fromkeys(feeds)),
        meta.first("og:site_name", "application-name"),
        meta.language,
        api is not None or "wordpress" in made_by or b"/wp-content/" in _bytes(page),
    )


def _linked(page: Page) -> str | None:
    """Return the interface that the server names in a ``Link`` header (RFC 8288)."""
    for address, parameters in _LINK.findall(page.headers.get("link", "")):
        if API in parameters:
            return absolute(page.url, urljoin(page.url or "", address))
    return None


def _bytes(page: Page) -> bytes:
    return page.body.encode() if isinstance(page.body, str) else page.body
