"""What records tell of pages: which was received when, and where its bytes stand."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from crawler.errors import NoRecord, Oversized, RecordFault, Truncated
from crawler.items import GONE, UNCHANGED, Entry, Page
from crawler.records.blocks import PROFILE
from crawler.records.feed import LARGEST_BLOCK
from crawler.records.framing import read_at, scan
from crawler.records.http import Head, body_of, head_of
from crawler.records.notes import Crawl, Note, read_crawl, read_note
from crawler.records.record import Place, Record
from crawler.records.reels import Reel
from crawler.records.spool import NEAR, Spool
from crawler.records.spot import Spot

HTML = ("text/html", "application/xhtml+xml")
TEXT = "text/plain"
SCHEMES = ("http", "https")

RECENT = 512
"""Captures, and what was told of such before they came, that are remembered by their ids."""

_DOCUMENT = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL
)
"""How a page begins that nobody says to be one."""

Shape = Literal["page", "other", "redirect", "gone", "revisit"]
"""What was received: a page; something else with status 200; where to look; nothing; what was
received before."""


@dataclass(slots=True)
class Capture:
    """What was received for an address at a time."""

    reel: Reel
    """Where its record stands."""
    place: Place
    """Where in there."""
    shape: Shape
    """What was received."""
    url: str
    """The address that answered."""
    fetched_at: str | None
    """RFC 3339 in UTC, whole seconds; null when the record does not say."""
    status: int | None = None
    """HTTP status; null when the record is of no response."""
    is_page: bool = True
    """Whether what was received may be a page of a site, as its Content-Type says."""
    leads_to: str | None = None
    """Where a redirect leads."""
    id: str = ""
    """WARC-Record-ID."""
    digest: str = ""
    """WARC-Payload-Digest."""
    original: "Original | None" = None
    """What a revisit says of what was received before."""
    entry: Entry | None = None
    """How the address was announced, as its crawl noted it; null: it noted nothing."""
    site: str | None = None
    """Name of the site of that crawl; null as for ``entry``."""
    crawl: Crawl | None = None
    """That crawl; null: the file says nothing of one."""
    redirects: tuple[str, ...] = ()
    """Addresses that led to this one, the first that was asked first."""

    @property
    def asked(self) -> str:
        """The address that was asked for."""
        return self.redirects[0] if self.redirects else self.url

    @property
    def is_loaded(self) -> bool:
        """Whether its record is read when its turn comes."""
        return self.shape in ("page", "other")

    @property
    def rank(self) -> tuple[int, str, str]:
        """By what of two captures of one address and time the greater is read: a page, not text."""
        return int(self.status is not None), self.digest, self.url

    @property
    def spot(self) -> Spot:
        """What faults are said of."""
        return Spot(self.reel.name, self.place.offset)

    def load(self, entry: Entry | None = None) -> Page:
        """Return the page, as it was received for *entry*. Raises RecordFault."""
        if self.status == UNCHANGED or self.shape == "gone":
            return Page(b"", self.url, None, self.fetched_at, self.status, entry)
        with self.reel.open() as window:
            record = read_at(window, self.place)
        found = _held(record, self.spot)
        return Page(
            body=found.body,
            url=self.url,
            content_type=found.content_type,
            fetched_at=self.fetched_at,
            status=200 if found.head is None else found.head.status,
            entry=entry,
            headers={} if found.head is None else found.head.fields,
            profile=self.crawl.profile if self.crawl is not None else None,
        )


@dataclass(frozen=True, slots=True)
class Original:
    """What a revisit refers to."""

    id: str
    """WARC-Refers-To; empty: not said."""
    url: str
    """WARC-Refers-To-Target-URI; empty: not said."""
    fetched_at: str | None
    """WARC-Refers-To-Date; null: not said."""
    is_unchanged: bool
    """Whether the server said so (304), and not the writer."""


@dataclass(frozen=True, slots=True)
class _Held:
    body: bytes
    content_type: str | None
    head: Head | None


class CaptureReader:
    """Reads what was captured out of reels, one after another."""

    def __init__(self) -> None:
        self._recent: OrderedDict[str, Capture] = OrderedDict()
        self._notes: OrderedDict[str, Note] = OrderedDict()
        self._crawls: dict[str, Crawl] = {}
        self.profiles: dict[str, Capture] = {}
        """Profiles that crawls read with, by version."""

    def read(self, reel: Reel) -> Iterator[Capture | RecordFault]:
        """Yield what *reel* holds, and what is wrong with it.

        What a crawl noted of a capture is added to it later, when that is read.
        """
        spool = Spool(reel)
        try:
            with reel.open() as window:
                for each in scan(window, is_salvaged=reel.is_salvaged):
                    found = each if isinstance(each, RecordFault) else self._of(each, reel, spool)
                    if found is not None:
                        yield found
        except RecordFault as fault:
            yield fault

    def _of(self, record: Record, reel: Reel, spool: Spool) -> Capture | RecordFault | None:
        if record.kind == "metadata":
            self._take_note(record)
            return None
        if record.kind == "warcinfo" and (crawl := read_crawl(record)):
            self._crawls[record.id] = crawl
        if record.kind == "resource" and record.url.startswith(PROFILE):
            version = record.url.removeprefix(PROFILE)
            self.profiles[version] = Capture(reel, record.place, "other", record.url, None)
        try:
            found = _capture(record, reel)
            if found is not None and found.is_loaded and record.place.within > NEAR:
                found.reel, found.place = spool.keep(record)
        except RecordFault as fault:
            return fault
        if found is not None:
            info = record.fields.get("warc-warcinfo-id", "").strip("<> \t")
            found.crawl = self._crawls.get(info)
        if found is not None and record.id:
            if note := self._notes.pop(record.id, None):
                note.add_to(found)
            self._recent[record.id] = found
            if len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return found

    def _take_note(self, record: Record) -> None:
        note = read_note(record)
        of = record.fields.get("warc-concurrent-to") or record.fields.get("warc-refers-to") or ""
        name = of.strip("<> \t")
        if note is None or not name:
            return
        if name in self._recent:
            note.add_to(self._recent[name])
            return
        self._notes[name] = note
        if len(self._notes) > RECENT:
            self._notes.popitem(last=False)


def _capture(record: Record, reel: Reel) -> Capture | None:
    """Return what a record tells of a page; null when it tells of none. Raises RecordFault."""
    spot = Spot(reel.name, record.place.offset)
    if record.kind not in ("response", "resource", "conversion", "revisit"):
        return None
    if scheme(record.url) not in SCHEMES:
        if record.kind != "revisit" and record.content_type in HTML:
            raise spot.fault(NoRecord, f"{record.url[:80]!r} is no page of the web")
        return None
    found = Capture(
        reel,
        record.place,
        "page",
        record.url,
        time_of(record.fields.get("warc-date", "")),
        id=record.id,
        digest=record.fields.get("warc-payload-digest", ""),
    )
    if record.kind == "revisit":
        return _revisit(found, record)
    if record.kind != "response" or record.content_type != "application/http":
        return _bare(found, record)
    return _response(found, record)


def _bare(found: Capture, record: Record) -> Capture | None:
    """Return the capture of a record whose block is the page itself, or its text."""
    kinds = (TEXT,) if record.kind == "conversion" else HTML
    if record.content_type not in kinds:
        return None
    _check(record, found.spot)
    return found


def _response(found: Capture, record: Record) -> Capture | None:
    """Return the capture of an HTTP response; null when it is of no page. Raises RecordFault."""
    if record.block is None:
        return None
    head = head_of(record.block, found.spot)
    found.status = head.status
    if _led(found, head):
        return found
    if head.status != 200:
        return None
    if not _is_html(head, record.block):
        found.shape = "other"
        return found
    _check(record, found.spot)
    return found


def _revisit(found: Capture, record: Record) -> Capture:
    """Return the capture of a record that says what was received was received before."""
    fields = record.fields
    profile = fields.get("warc-profile", "").rstrip("/").rpartition("/")[2]
    found.shape = "revisit"
    found.original = Original(
        fields.get("warc-refers-to", "").strip("<> \t"),
        fields.get("warc-refers-to-target-uri", "").strip("<> \t"),
        time_of(fields.get("warc-refers-to-date", "")),
        profile == "server-not-modified",
    )
    if record.block:
        head = head_of(record.block, found.spot)
        found.status = head.status
        if _led(found, head):
            return found
        if head.content_type and not _is_page_type(head.content_type) and found.status == 200:
            found.is_page = False
    return found


def _led(found: Capture, head: Head) -> bool:
    """Tell whether a response leads elsewhere or nowhere, and note it."""
    location = head.fields.get("location")
    if head.status in GONE:
        found.shape = "gone"
    elif 300 <= head.status < 400 and location and (target := _joined(found.url, location)):
        found.shape, found.leads_to = "redirect", target
    else:
        return False
    return True


def _check(record: Record, spot: Spot) -> None:
    """Raise RecordFault unless the page that a record holds is all there, and can be unpacked."""
    if "warc-truncated" in record.fields:
        why = record.fields["warc-truncated"][:40]
        raise spot.fault(Truncated, f"its writer cut it off: {why}")
    _held(record, spot)


def _held(record: Record, spot: Spot) -> _Held:
    """Return what the record of a page holds. Raises RecordFault."""
    if record.block is None:
        raise spot.fault(Oversized, f"it has over {LARGEST_BLOCK // 2**20} MiB: it is no page")
    if record.content_type != "application/http":
        return _Held(record.block, record.fields.get("content-type"), None)
    head = head_of(record.block, spot)
    return _Held(body_of(record.block, head, spot), head.content_type, head)


def _is_html(head: Head, block: bytes) -> bool:
    """Tell whether a response says that it is a page; one that says nothing, by how it begins."""
    if head.content_type:
        return _is_page_type(head.content_type)
    return _DOCUMENT.match(block, head.size) is not None


def _is_page_type(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() in HTML


def _joined(url: str, location: str) -> str | None:
    """Return where a redirect leads; null when that is no address of the web."""
    try:
        target = urljoin(url, location.encode("latin-1").decode("utf-8", "replace"))
    except ValueError:
        return None
    return target if scheme(target) in SCHEMES else None


def scheme(url: str) -> str:
    """Return the scheme of *url*, in lower case; empty for what is no address."""
    try:
        parts = urlsplit(url)
        named = parts.hostname
    except ValueError:
        return ""
    return parts.scheme if named else ""


def time_of(text: str) -> str | None:
    """Return a WARC-Date as RFC 3339 in UTC, in whole seconds; null when it is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None
