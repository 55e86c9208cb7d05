"""The file of a sitemap: XML, a list of addresses, a robots.txt or a feed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from crawler.errors import SourceError
from crawler.items import Page
from crawler.sources.sitemap_xml import LONGEST, MOST, ROOT, Row, read_rows, text_of
from crawler.sources.unpacking import unpacked

Shape = Literal["index", "urls", "feed"]
"""A list of sitemaps, a list of pages, or a feed that is given as a sitemap."""

LONG = 4 * 1024 * 1024
"""Bytes of a list of addresses beyond which its other lines are left out before it is text, which
may take four times its room."""

_HEAD = 64 * 1024
_BEFORE = "\ufeff" + "".join(map(chr, range(33)))  # a mark, spaces, stray controls
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)
_ROBOTS = re.compile(r"^[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t]*(?:https?://|sitemap[ \t]*:)[^\r\n]{1,%d}$" % LONGEST,
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"[^\s][^\r\n]*")
_SHAPES: dict[str, Shape] = {
    "sitemapindex": "index",
    "urlset": "urls",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
}


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """What a sitemap holds."""

    shape: Shape
    """What it is."""
    rows: tuple[Row, ...] = ()
    """Its addresses, in order; none of a feed."""
    body: bytes = b""
    """A feed, unpacked; else empty."""


def read_sitemap(page: Page) -> SitemapFile:
    """Return what the sitemap or robots.txt *page* holds.

    Raises SourceError for what is none, is too large, cut off or damaged, and for what declares
    entities.
    """
    packed = page.body if isinstance(page.body, bytes) else page.body.encode(errors="replace")
    body = unpacked(packed)
    head = text_of(body[:_HEAD], page.content_type).lstrip(_BEFORE)
    if head.startswith("<"):
        return _read_markup(body, head, page.content_type)
    if len(body) > LONG:
        body = b"\n".join(islice(_lines(body), MOST + 2))
    text = text_of(body, page.content_type) if body else ""
    rows = tuple(_text_rows(text, page.url or ""))
    if not rows:
        raise SourceError("the file is no sitemap: neither XML nor a list of addresses")
    return SitemapFile("index" if all(row.is_map for row in rows) else "urls", rows)


def _read_markup(body: bytes, head: str, content_type: str | None) -> SitemapFile:
    if _ENTITY.search(body, 0, _HEAD):
        raise SourceError("the sitemap declares entities, which no sitemap needs: not read")
    root = ROOT.match(head)
    name = root[1].lower() if root else ""
    shape = _SHAPES.get(name)
    if shape is None:
        raise SourceError(f"the file is no sitemap: its root is <{name}>")
    if shape == "feed":
        return SitemapFile(shape, body=body)
    return SitemapFile(shape, read_rows(body, content_type))


def _lines(body: bytes) -> Iterator[bytes]:
    """Yield the lines of a long list that may hold an address."""
    return (found[0] for found in _ADDRESS.finditer(body))


def _text_rows(text: str, url: str) -> Iterator[Row]:
    """Yield the sitemaps of a robots.txt, or the addresses of a list with one on each line."""
    found = _ROBOTS.findall(text)
    if found or url.partition("?")[0].endswith("/robots.txt"):
        yield from (Row(each, is_map=True) for each in found)
        return
    for count, line in enumerate(_LINE.finditer(text.lstrip("\ufeff"))):
        if count > MOST:
            raise SourceError(f"the sitemap has more than {MOST:,} addresses")
        if line[0].startswith(("http://", "https://")) and len(line[0]) <= LONGEST:
            yield Row(line[0].strip())
