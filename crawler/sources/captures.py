"""Web archives: a list of captures, then the bytes of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import ClassVar
from urllib.parse import quote, urlsplit

from crawler.errors import DefinitionError, PageError
from crawler.items import Entry, Page, Window
from crawler.sources import shapes
from crawler.sources.cdx import Capture, CaptureList, read_cdx
from crawler.sources.hints import in_address
from crawler.sources.links import absolute
from crawler.sources.periods import read_period
from crawler.sources.source import Listed
from crawler.text.addresses import key
from crawler.text.numbering import page_of

ARCHIVE = "https://web.archive.org/cdx/search/cdx"
"""The list of the Internet Archive."""

LIMIT = 2000
"""Captures in one answer: to sort as many takes some tenths of a second."""

HTML = ("text/html", "application/xhtml+xml")

_PORT = re.compile(r"(?<=^http://)([^/:]+):80(?=/|$)|(?<=^https://)([^/:]+):443(?=/|$)")


@dataclass(frozen=True, slots=True)
class Captures:
    """What a web archive has of a site: every text that a page had when it was captured.

    The articles stand at their own addresses, not at the archive's, and were fetched when they
    were captured; other captures with the same bytes are not asked for. Raises DefinitionError for
    a ``capture`` without its two places.
    """

    pattern: str
    """What was captured: ``courier.example`` (a host), ``*.courier.example`` (its subdomains, too),
    ``courier.example/2018/`` (all that begins so)."""
    cdx: str = ARCHIVE
    """Address of the list of captures: a CDX server, or pywb's ``/COLLECTION/cdx``."""
    capture: str | None = None
    """Address of a capture's bytes as they were received, with ``{timestamp}`` and ``{url}``; null:
    the Internet Archive's, of pywb's list ``/COLLECTION/{timestamp}id_/{url}``."""
    first: date | None = None
    """First day of the captures; null: the window's, since what is captured was published."""
    last: date | None = None
    """Last day of the captures; null: today, since they may be made years after."""
    name: str = "captures"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start address: it must answer."""
    largest: ClassVar[int] = 12 * 1024 * 1024
    """Bytes of the longest list, of some 60,000 captures: pywb gives all at once. It is read as a
    whole, which takes ten times as much memory."""

    def __post_init__(self) -> None:
        if "{timestamp}" not in self._bytes or "{url}" not in self._bytes:
            told = self._bytes or f"the captures of {self.cdx}"
            raise DefinitionError(
                f"{told}: name their address with {{timestamp}} and {{url}} in it"
            )

    @property
    def hosts(self) -> tuple[str, ...]:
        """Hosts, with their ports, that it asks beside the site's own."""
        return tuple(dict.fromkeys(urlsplit(url).netloc for url in (self.cdx, self._bytes)))

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield the list of captures that may show an article of the window."""
        address, match = self._asked()
        asked = [("url", address), ("matchType", match), ("output", "json")]
        asked += [("filter", "statuscode:200"), ("filter", "mimetype:text/html")]
        asked += [("collapse", "digest"), ("showResumeKey", "true"), ("limit", str(LIMIT))]
        first = self.first
        if first is None and window.since is not None:
            # The archive's clock is that of UTC.
            first = window.since - timedelta(days=1)
        asked += [("from", f"{first:%Y%m%d}")] if first else []
        asked += [("to", f"{self.last:%Y%m%d}")] if self.last else []
        yield Entry(_joined(self.cdx, asked), "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the captures on *page* that may show an article of the window, and the next page.

        Raises PageError for what is no list of captures.
        """
        found = read_cdx(page)
        entries: list[Entry] = []
        known: set[tuple[str, str]] = set()
        stories: set[str] = set()
        for place, capture in enumerate(found.every, start=1):
            same = (key(capture.url), capture.digest or capture.timestamp)
            if same in known or not _is_story(capture):
                continue
            known.add(same)
            hint = in_address(capture.url)
            if hint is None or hint.meets(window):
                # Of one story, the captures after the first are no more stories of its day.
                day = hint.day if hint and same[0] not in stories else None
                entries.append(self._entry(capture, day, place, page))
            stories.add(same[0])
        following = (
            Entry(url, "listing", self.name, None, 1, page.url)
            for url in self._following(found, page)
        )
        shown = tuple(f"{each.timestamp} {each.url}" for each in found.every)
        return Listed((*entries, *following), (), shown, self.pattern)

    def original(self, page: Page) -> Page:
        """Return *page* as what it is a capture of: at its own address, fetched at that time.

        Raises PageError when it stands at no capture's address.
        """
        found = self._shape.fullmatch(page.url or "")
        time = _time(page, found["timestamp"]) if found else None
        if found is None or time is None:
            raise PageError(f"the archive answered with no capture: {page.url}")
        url = _PORT.sub(lambda match: match[1] or match[2], found["url"])
        return replace(page, url=url, fetched_at=time)

    @property
    def _bytes(self) -> str:
        """Address of a capture's bytes; empty when nobody tells."""
        if self.capture is not None:
            return self.capture
        if self.cdx == ARCHIVE:
            return "https://web.archive.org/web/{timestamp}id_/{url}"
        root = self.cdx.removesuffix("/cdx")
        return f"{root}/{{timestamp}}id_/{{url}}" if root != self.cdx else ""

    @property
    def _shape(self) -> re.Pattern[str]:
        shape = re.escape(self._bytes.partition("://")[2])
        shape = shape.replace(re.escape("{timestamp}"), r"(?P<timestamp>\d{4,14})")
        return re.compile("https?://" + shape.replace(re.escape("{url}"), "(?P<url>.+)"))

    def _asked(self) -> tuple[str, str]:
        """Return address and kind of match of the pattern."""
        bare = self.pattern.partition("://")[2] or self.pattern
        if bare.startswith("*."):
            return bare[2:].partition("/")[0], "domain"
        host, slash, path = bare.rstrip("*").partition("/")
        return (f"{host}/{path}", "prefix") if slash and path else (host, "host")

    def _entry(self, capture: Capture, day: date | None, place: int, page: Page) -> Entry:
        """Return the entry of a capture."""
        url = self._bytes.replace("{timestamp}", capture.timestamp)
        return Entry(url.replace("{url}", capture.url), "article", self.name, day, place, page.url)

    def _following(self, found: CaptureList, page: Page) -> Iterator[str]:
        """Yield the address of what the server left out of its answer."""
        asked = page.entry.url if page.entry else page.url or ""
        bare = re.sub(r"&resumeKey=[^&]*", "", asked)
        if found.resume:
            yield f"{bare}&resumeKey={quote(found.resume, safe='')}"
        elif len(found.every) >= LIMIT and f"&limit={LIMIT}" in asked:
            # It knows a limit and no way beyond it: then all at once.
            yield bare.replace(f"&limit={LIMIT}", "")


def _is_story(capture: Capture) -> bool:
    """Tell whether a capture may be that of an article's page, by what is told of it."""
    url = absolute(None, capture.url)
    return (
        capture.status in ("", "200")
        and (not capture.mime or capture.mime in HTML)
        and url is not None
        and not shapes.is_home(url)
        and not shapes.is_other(url)
        and not shapes.is_section(url)
        and not shapes.is_standing(url)
        and page_of(url).first == url
        and read_period(url) is None
    )


def _time(page: Page, timestamp: str) -> str | None:
    """Return when a page was captured, RFC 3339 in UTC: as the archive says, else by its address.

    An archive may answer with the nearest capture in place of the one that was asked for.
    """
    told = page.headers.get("memento-datetime")
    try:
        if told:
            moment = parsedate_to_datetime(told)
        else:
            begin = "00000101000000+0000"  # of what the address leaves out
            moment = datetime.strptime(timestamp + begin[len(timestamp) :], "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.isoformat().replace("+00:00", "Z")


def _joined(head: str, pairs: list[tuple[str, str]]) -> str:
    """Return an address with more parameters."""
    query = "&".join(f"{name}={quote(value, safe='*/:.,')}" for name, value in pairs)
    return f"{head}{'&' if '?' in head else '?'}{query}"
