"""Where the older entries of a feed are, page by page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.sources.feed_file import FeedFile
from crawler.text.addresses import key
from crawler.text.numbering import page_of

_WORDPRESS = re.compile(r"/feed(?:/(?:rss2?|rdf|atom))?/?$")
"""End of the address of a feed of WordPress, which may hide what made it."""


def older(feed: FeedFile, url: str) -> tuple[str, ...]:
    """Return the addresses of the pages of older entries of the *feed* at *url*.

    What the feed links to as ``next`` or ``prev-archive``, or names as ``next_url``; else the next
    ``paged`` of WordPress, or the next ``start-index`` of Blogger. A feed without entries has none.
    """
    if not feed.items:
        return ()
    named = tuple(each for each in dict.fromkeys(feed.following) if key(each) != key(url))
    if named:
        return named
    if "blogger" in feed.generator and feed.total is not None:
        start = (feed.start or 1) + len(feed.items)
        return (_with(url, "start-index", start),) if start <= feed.total else ()
    parts = urlsplit(url)
    is_wordpress = (
        "wordpress" in feed.generator
        or _WORDPRESS.search(parts.path) is not None
        or any(name == "feed" for name, _ in parse_qsl(parts.query))
    )
    return (_with(url, "paged", page_of(url).number + 1),) if is_wordpress else ()


def _with(url: str, name: str, number: int) -> str:
    """Return *url* with the parameter *name* set to *number*."""
    parts = urlsplit(url)
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    return parts._replace(query=urlencode([*pairs, (name, str(number))])).geturl()
