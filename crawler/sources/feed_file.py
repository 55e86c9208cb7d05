"""The file of a feed: RSS, RDF, Atom or JSON Feed; what it tells of its entries and of more pages.

feedparser reads all of XML, broken feeds too. It is given bytes and fetches nothing. Its time goes
by the number of tags and entities, which is why that has a bound, and why it is not given the texts
of articles.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from crawler.errors import PageError, SourceError
from crawler.pages.decode import decode
from crawler.sources.data import VALUES, count_values
from crawler.sources.moments import read_moment
from crawler.sources.trimming import trimmed
from crawler.sources.unpacking import unpacked

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest feed that is read, unpacked."""

TRIMMED = 4 * 1024 * 1024
"""Characters of the largest feed in XML that is read, without the texts of its articles."""

MARKS = 60_000
"""Tags and entities of the largest of the same."""

NAMESPACES = 2_000
"""Namespaces of the same, whose cost grows with their square."""

WIDE = 100_000
"""Characters of the same without an end of a tag."""

ITEMS = 20_000
"""Entries of the largest JSON Feed that is read."""

_END = re.compile(r"</\s*(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TAIL = 4096
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What feedparser raises for references to no character and for namespaces with spaces in them."""

_MARKUP = re.compile(r"<[^<>]*>")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed."""

    url: str
    """Absolute address of what it is about."""
    title: str | None = None
    """Its title as plain text."""
    published: str | None = None
    """When it was published, as :func:`~crawler.sources.moments.read_moment` has it."""
    modified: str | None = None
    """When it was last changed; as ``published``."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """What a feed holds."""

    items: tuple[Item, ...] = ()
    """Its entries that have an address, in order."""
    following: tuple[str, ...] = ()
    """Absolute addresses of the pages of older entries that it names."""
    generator: str = ""
    """What made it, in lower case."""
    total: int | None = None
    """How many entries all its pages have, as it says (openSearch); null when it does not."""
    start: int | None = None
    """Number of its first entry among them, from 1."""


def read_feed(body: bytes | str, content_type: str | None, url: str) -> FeedFile:
    """Return what the feed at *url* holds.

    Raises SourceError for what is no feed, is too large, or is cut off.
    """
    packed = body if isinstance(body, bytes) else body.encode(errors="replace")
    plain = unpacked(packed, LARGEST)
    if plain.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _json_feed(plain, url)
    return _xml_feed(plain, content_type, url)


def _xml_feed(body: bytes, content_type: str | None, url: str) -> FeedFile:
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - few processes read feeds

    try:
        text = trimmed(decode(body, content_type).lstrip())
    except PageError as error:
        raise SourceError(f"the page is no feed: {error}") from error
    if len(text) > TRIMMED or text.count("<") + text.count("&") > MARKS:
        raise SourceError("the feed has too many entries to be read: name one that has fewer")
    if text.count("xmlns") > NAMESPACES or _is_wide(text):
        raise SourceError("the feed has more namespaces, or a wider tag, than any feed")
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        read = feedparser.parse(
            BytesIO(text.encode(errors="replace")),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _FAULTS as error:
        raise SourceError(f"the feed is damaged: {error}") from error
    if not read.get("version") and not read.entries:
        raise SourceError("the page is no feed: neither RSS nor Atom nor JSON Feed")
    if read.bozo and not _END.search(text[-_TAIL:]):
        raise SourceError("the feed is cut off")
    items = (_xml_item(each, url, read.version) for each in read.entries)
    links = [(each.get("rel"), each.get("href")) for each in read.feed.get("links", ())]
    return FeedFile(
        tuple(item for item in items if item is not None),
        tuple(older for rel, href in links if rel in _OLDER and (older := _address(url, href))),
        (read.feed.get("generator") or "").lower(),
        _number(read.feed.get("opensearch_totalresults")),
        _number(read.feed.get("opensearch_startindex")),
    )


_OLDER = ("next", "prev-archive")
"""Relations of links to older entries (RFC 5005, sections 3 and 4)."""


def _is_wide(text: str) -> bool:
    """Tell whether a tag or a text is wider than any of a feed."""
    at = 0
    while len(text) - at > WIDE:
        end = text.rfind(">", at, at + WIDE)
        if end < 0:
            return True
        at = end + 1
    return False


def _xml_item(entry: Any, url: str, version: str) -> Item | None:
    """Return an entry of RSS or Atom; null when it has no address of its own."""
    link = entry.get("feedburner_origlink") or entry.get("link")
    target = _address(url, link)
    if target is None:
        return None
    # feedparser warns where it takes the one date for the other: it is asked for each alone.
    published = _moment(entry, "published") or _moment(entry, "created")
    modified = _moment(entry, "updated")
    if published is None and version.startswith("rss"):  # dc:date is when it was published
        published, modified = modified, None
    return Item(target, _title(entry.get("title_detail") or {}), published, modified)


def _moment(entry: Any, name: str) -> str | None:
    """Return a time of an entry with the offset that it came with, if it can be read."""
    told = read_moment(dict.get(entry, name))
    parsed = dict.get(entry, f"{name}_parsed")
    if told is None and parsed is not None and 1900 <= parsed.tm_year <= 2100:
        year, month, day, hour, minute, second = parsed[:6]
        told = read_moment(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    return told


def _title(detail: Mapping[str, Any]) -> str | None:
    text = detail.get("value") or ""
    if detail.get("type") != "text/plain" or "&" in text:
        text = html.unescape(_MARKUP.sub("", text))
    return " ".join(text.split()) or None


def _json_feed(body: bytes, url: str) -> FeedFile:
    if count_values(body) > VALUES:
        raise SourceError(f"the feed has more than {VALUES:,} values: name one that has fewer")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"the feed is no JSON, or cut off: {error}") from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(told.get("version")):
        raise SourceError("the page is no feed: JSON, but no JSON Feed")
    if len(items) > ITEMS:
        raise SourceError(f"the feed has more than {ITEMS:,} entries: name one that has fewer")
    found = (_json_item(each, url) for each in items if isinstance(each, dict))
    following = _address(url, told.get("next_url"))
    return FeedFile(
        tuple(item for item in found if item is not None),
        (following,) if following else (),
    )


def _json_item(item: Mapping[str, Any], url: str) -> Item | None:
    number = item.get("id")
    permalink = number if isinstance(number, str) and number.startswith(_WEB) else None
    target = _address(url, item.get("url") or permalink)
    if target is None:
        return None
    times = [_text(item.get(name)) for name in ("date_published", "date_modified")]
    title = " ".join((_text(item.get("title")) or "").split()) or None
    return Item(target, title, read_moment(times[0]), read_moment(times[1]))


def _address(base: str, href: object) -> str | None:
    """Return an absolute address of the web; null when *href* is none."""
    try:
        target = urljoin(base, href.strip()) if isinstance(href, str) and href.strip() else ""
    except ValueError:
        return None
    return target if target.startswith(_WEB) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value) else None
