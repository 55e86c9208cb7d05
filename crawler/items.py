"""What flows through Backfile: entries, readings and the article with its parts.

All are frozen: a step returns a new object. Field names of :class:`Article` are schema.org's
NewsArticle terms in snake_case. A field whose metadata holds ``{"record": False}`` is needed on
the way only and never leaves with the record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Literal, NamedTuple, Self

from crawler.errors import DefinitionError

SCHEMA_VERSION = "1.0"
"""Version of the article record; the JSON Schema that ships beside it has the same."""

BlockType = Literal[
    "paragraph",
    "heading",
    "list_item",
    "quote",
    "caption",
    "table",
    "preformatted",
    "live_update",
]
"""What a block is, told by its markup."""

EntryKind = Literal["article", "listing"]
"""What an address is expected to hold; the spider reads it with ``parse_<kind>``."""

UNCHANGED = 304
"""HTTP status by which a server says that a page is as it was when it was asked for last."""

GONE = (404, 410)
"""HTTP statuses by which a server says that there is nothing: an answer, not a failure."""

State = Literal["announced", "fetched", "kept", "rejected", "failed", "gone"]
"""What became of an address that was asked for; ``announced``: it is to be asked for again."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

_INTERNAL: dict[str, Any] = {"record": False}

_RECORDED: dict[type, tuple[str, ...]] = {}
"""Looked up once: a record has hundreds of parts, and is made of every page."""

_ATOMS = frozenset((str, int, float, bool, type(None)))
"""What JSON takes as it is."""


@dataclass(frozen=True, slots=True)
class Window:
    """The publication days that a crawl is for, both ends included."""

    since: date | None = None
    """First day; null: no lower bound."""
    until: date | None = None
    """Last day; null: no upper bound."""

    @classmethod
    def of(cls, since: str | None, until: str | None) -> Self:
        """Return the window between two days as a user writes them, YYYY-MM-DD or null.

        Raises DefinitionError for what is no day, and for an end before the beginning.
        """
        window = cls(_day("since", since), _day("until", until))
        if window.since and window.until and window.since > window.until:
            raise DefinitionError(f"since={since} lies after until={until}: exchange them")
        return window

    def __contains__(self, day: date) -> bool:
        """Tell whether *day* lies in the window."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def days(self) -> list[date]:
        """Return every day of the window, newest first; empty when an end is open."""
        if self.since is None or self.until is None:
            return []
        count = (self.until - self.since).days + 1
        return [self.until - timedelta(days=n) for n in range(count)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a source announces."""

    url: str
    """Absolute address, as announced."""
    kind: EntryKind = "article"
    """What the address is expected to hold."""
    source: str = ""
    """Name of the source that announced it; for a listing also the one that reads it."""
    day: date | None = None
    """The day that an article is announced for, or that a listing lists; null when unknown."""
    position: int | None = None
    """Place on the page that announced it, from 1; null for a start address."""
    archive: str | None = None
    """Address of the page that announced it; null for a start address."""
    title: str | None = None
    """Text of the link; null when it has none."""
    published: str | None = None
    """When the source says that it was published, RFC 3339 or a date alone; null when it does not.
    A hint: the article's own page tells better."""
    modified: str | None = None
    """When the source says that it last changed; else as ``published``."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A count that the site itself published, and when it was seen."""

    kind: str
    """Where it stood: ``header bar``, ``day archive``, …"""
    day: date | None
    """The day that is counted; null: the site's total."""
    count: int
    """Articles that the site says it has."""
    observed_on: date | None = None
    """Day of the observation in the site's zone, as the page itself says; null when it does not."""
    url: str | None = None
    """Address of the page; null for a capture without one."""
    hijri: str | None = None
    """Hijri date beside it, as the page shows it; null when there is none."""
    hijri_agrees: bool | None = None
    """Whether that Hijri date is the Gregorian day beside it (a day of grace); null without one."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the site."""

    name: str | None = None
    """Name for people."""
    domain: str | None = None
    """Host name without ``www.``."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an agency."""

    name: str
    """Name without "By", roles or addresses."""
    url: str | None = None
    """Absolute address of a page about the author."""
    name_raw: str | None = None
    """As the page shows it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article."""

    url: str
    """Absolute address."""
    caption: str | None = None
    """Caption; file names are none."""
    credit: str | None = None
    """Photographer or agency."""
    alt: str | None = None
    """Alternative text."""


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """One entry of a live blog."""

    date_published: str | None
    """RFC 3339, without an offset when no zone is known."""
    headline: str | None
    """Its heading."""
    body: str
    """Paragraphs parted by one blank line."""


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """A date that was seen on a page or in its address."""

    value: str
    """RFC 3339 date, or date and time, with an offset when a zone is known."""
    source: str
    """Where it stood: ``json-ld``, ``meta``, ``time``, ``date line``, ``address``, ``archive``…"""
    calendar: str = "gregorian"
    """``gregorian``, ``hijri`` or ``jalali``: the calendar it was written in."""
    precision: str = "minute"
    """``second``, ``minute``, ``day`` or ``month``."""
    tz: str | None = None
    """Zone name or offset; null when unknown."""
    tz_source: str | None = None
    """Who says so: ``page`` or ``site``."""
    score: float = 0.0
    """How much it is trusted, 0 to 1."""
    rejected: str | None = None
    """Why it does not count; null when it does."""
    raw: str | None = field(default=None, metadata=_INTERNAL)
    """As the page shows it."""
    role: Literal["published", "modified"] = field(default="published", metadata=_INTERNAL)
    """What the page says that it is the date of."""
    block: int | None = field(default=None, metadata=_INTERNAL)
    """Index of the block it stood in; null for evidence outside the text."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a block stood, for the cleaning steps."""

    marks: frozenset[str] = frozenset()
    """CSS tokens of its element and of all around it: ``nav``, ``#comments``, ``.sharedaddy``,
    ``[itemprop=articleBody]``; empty for text captures."""
    link_share: float = 0.0
    """Share of its characters that stand inside links, 0 to 1."""
    links: tuple[str, ...] = ()
    """Absolute addresses that it links to, in order."""
    inside: bool = True
    """Whether it stands in the region that holds the article's body."""
    part: str | None = None
    """The field that it was read into (``headline``, ``date line``, ``byline``, ``source``,
    ``description``, ``section``, ``live update``, …); null: none."""
    repeated: int = 0
    """On how many stories of the publisher it stands, as the profile says; 0 without one."""
    repeated_share: float = 0.0
    """Share of these stories in all that the profile was learnt from, 0 to 1."""


class Removal(NamedTuple):
    """Why a block is taken out."""

    rule: str
    """Rule that says so, as ``step: rule``."""
    reason: str
    """For people, one short clause."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page's text between two line breaks of its layout."""

    index: int
    """Place on the page, from 0; shared with the removed blocks."""
    type: BlockType
    """What it is, told by its markup."""
    text: str
    """Text with white space folded; lines are kept in preformatted text and tables."""
    level: int | None = None
    """Level of a heading (1 to 6) or depth of a list (from 1); else null."""
    context: Context = field(default=Context(), metadata=_INTERNAL, compare=False)
    """Where it stood."""


@dataclass(frozen=True, slots=True)
class RemovedBlock:
    """A block that cleaning took out."""

    index: int
    """Place on the page, from 0; shared with the kept blocks."""
    text: str
    """Its text."""
    rule: str
    """Rule that took it out, as ``step: rule``."""
    reason: str
    """For people, one short clause."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was taken out of a page, and why."""

    rules_version: str | None = None
    """Version of the rules."""
    profile: str | None = None
    """Version of the publisher's profile it was read with; null: none."""
    removed: tuple[RemovedBlock, ...] = ()
    """In page order."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """The archive page that announced an article."""

    url: str | None = None
    """Its address."""
    day: date | None = None
    """The day that it lists; null when it does not say."""
    position: int | None = None
    """Place on it, from 1."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the bytes of an article came from and what read them."""

    fetched_at: str | None = None
    """RFC 3339 in UTC; null when a saved page does not say."""
    status: int | None = None
    """HTTP status."""
    warc_file: str | None = None
    """Path of the WARC file below the data folder; null when no record was written."""
    warc_offset: int | None = None
    """Offset of the record in it, in bytes."""
    warc_record_id: str | None = None
    """WARC-Record-ID."""
    payload_digest: str | None = None
    """``sha256:`` and the digest of the page's bytes, content encoding removed."""
    discovered_via: str | None = None
    """Name of the source that announced it."""
    extractor: str | None = None
    """Layout that read it."""
    extractor_version: str | None = None
    """Version of Backfile, a plus, and that of the weights by which it finds the body."""
    encoding: str | None = None
    """Encoding that the page was read in, as the WHATWG standard calls it; null when it came as
    text, or was read before this was told."""
    encoding_confidence: float | None = None
    """How sure that is, 0 to 1: by who says so, and less for each character that it loses."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of its text an article is."""

    n: int = 1
    """From 1."""
    first_seen: str | None = None
    """RFC 3339 in UTC; null when a saved page does not say."""
    last_seen: str | None = None
    """RFC 3339 in UTC; null when a saved page does not say."""
    previous_hash: str | None = None
    """``content_hash`` of the version before; null for the first."""


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: what the page holds, and what was taken out of it."""

    site: str
    """Name of the site definition; host and port of a site without one."""
    id: str = ""
    """Made of site and canonical address (of the text, without one) when first kept; stays."""
    url: str | None = None
    """The address that answered; null only for a capture without one."""
    canonical_url: str | None = None
    """The address that the page names as its own."""
    aliases: tuple[str, ...] = ()
    """Other addresses of the same article, sorted."""
    publisher: Publisher = Publisher()
    """Who publishes the site."""
    headline: str = ""
    """Without the site's suffix."""
    alternative_headline: str | None = None
    """Kicker."""
    description: str | None = None
    """Standfirst."""
    date_published: str | None = None
    """RFC 3339; without an offset when no zone is known; a date alone when the time is unknown."""
    date_modified: str | None = None
    """As ``date_published``."""
    date_published_raw: str | None = None
    """As the page shows it."""
    date_modified_raw: str | None = None
    """As the page shows it."""
    date_evidence: tuple[DateEvidence, ...] = ()
    """Every candidate seen, best first."""
    dateline: str | None = None
    """Place, day and agency at the start of the body: "DAMASCUS, 20 July (Agency)"."""
    authors: tuple[Author, ...] = ()
    """People and agencies, in order."""
    blocks: tuple[Block, ...] = ()
    """What is kept, in page order; before cleaning every block of the page."""
    article_section: tuple[str, ...] = ()
    """Sections, the page's order."""
    keywords: tuple[str, ...] = ()
    """Keywords and tags, the page's order."""
    in_language: str | None = None
    """BCP 47."""
    main_image: Image | None = None
    """Lead picture."""
    images: tuple[Image, ...] = ()
    """Pictures inside the article, in order."""
    is_accessible_for_free: bool | None = None
    """False behind a paywall; null when the page does not say."""
    live_blog_updates: tuple[LiveUpdate, ...] = ()
    """Updates of a live blog, the page's order."""
    comments_count: int | None = None
    """As the page says; comments themselves never enter the body."""
    archive: Announcement | None = None
    """The archive page that announced it."""
    provenance: Provenance = Provenance()
    """Where its bytes came from."""
    version: Version = Version()
    """Which version of its text this is."""
    cleaning: Cleaning = Cleaning()
    """What was taken out."""
    trace: str | None = field(default=None, metadata=_INTERNAL, compare=False, repr=False)
    """What the publisher's next profile needs to know of its page, as JSON; null: not asked for."""

    @property
    def article_body(self) -> str:
        """The text of the kept blocks, captions left out, parted by one blank line."""
        return "\n\n".join(block.text for block in self.blocks if block.type != "caption")

    @property
    def content_hash(self) -> str:
        """``sha256:`` and the digest of headline and body."""
        import hashlib  # noqa: PLC0415 - brings OpenSSL

        text = f"{self.headline}\n\n{self.article_body}"
        return "sha256:" + hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()

    def without(self, removals: Mapping[int, Removal]) -> "Article":
        """Return the article with the blocks at these indexes moved to ``cleaning.removed``."""
        if not removals:
            return self
        taken = [
            RemovedBlock(block.index, block.text, *removals[block.index])
            for block in self.blocks
            if block.index in removals
        ]
        removed = sorted((*self.cleaning.removed, *taken), key=attrgetter("index"))
        return replace(
            self,
            blocks=tuple([block for block in self.blocks if block.index not in removals]),
            cleaning=replace(self.cleaning, removed=tuple(removed)),
        )

    def record(self) -> dict[str, Any]:
        """Return the article as the JSON object that the schema describes."""
        return {
            "schema_version": SCHEMA_VERSION,
            **_plain(self),
            "article_body": self.article_body,
            "content_hash": self.content_hash,
        }


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was received."""

    body: bytes | str
    """Its bytes, content encoding removed; or its text, already decoded."""
    url: str | None = None
    """The address that answered; null for a capture without one."""
    content_type: str | None = None
    """As the server says, ``text/html; charset=…``; ``text/plain``: a capture of a page's text."""
    fetched_at: str | None = None
    """RFC 3339 in UTC; null when unknown."""
    status: int | None = None
    """HTTP status; null when unknown."""
    entry: Entry | None = None
    """How the address was announced; null when it was not."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What the server said beside the page, by lower-case names; empty when unknown."""
    profile: str | None = None
    """Version of the profile that the crawl which recorded it read it with; null: none."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An article that was read and is not kept."""

    reason: str
    """For people, one short clause that begins with the kind of outcome: "duplicate of …"."""
    day: date | None = None
    """Day of its publication; null when unknown."""
    text: str | None = None
    """Digest of headline and body; null: nobody asks for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said beside the page."""

    status: int
    """HTTP status; 304: the page is as it was when it was read last."""
    etag: str | None = None
    """Its ``ETag``, as it came."""
    last_modified: str | None = None
    """Its ``Last-Modified``, as it came."""

    @property
    def unchanged(self) -> bool:
        """Whether the page is as it was when it was read last."""
        return self.status == UNCHANGED


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a response is recorded."""

    file: str
    """Path of the WARC file, below the data folder."""
    offset: int
    """Where the record begins in the file, in bytes."""
    length: int
    """How long it is there, compressed, in bytes."""
    record_id: str
    """Its WARC-Record-ID, ``<urn:uuid:…>``."""
    fetched_at: str
    """Its WARC-Date: RFC 3339 in UTC, whole seconds, with ``Z``."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A response that was recorded."""

    pointer: Pointer
    """Where."""
    type: Literal["response", "revisit"]
    """Its WARC-Type; ``revisit``: another record has the payload."""
    url: str
    """The address that answered."""
    status: int
    """HTTP status."""
    digest: str | None
    """WARC-Payload-Digest; null: of a revisit of which the server told none."""
    refers_to: str | None = None
    """WARC-Record-ID of the record that has the payload; null: it has its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one response yields; committed in one transaction with its done mark."""

    address: int | None = None
    """The ledger's number of the address that was asked for; null for start entries."""
    url: str | None = None
    """The address that answered."""
    articles: tuple[Article, ...] = ()
    """Articles that the page holds."""
    entries: tuple[Entry, ...] = ()
    """Addresses that it announces."""
    shown: tuple[str, ...] = ()
    """Addresses of all the articles that it lists, whatever their day."""
    observations: tuple[Observation, ...] = ()
    """Counts that it shows."""
    fetched_at: str | None = None
    """RFC 3339 in UTC; null when a saved page does not say."""
    rejections: tuple[Rejection, ...] = ()
    """Articles that the pipelines rejected."""
    state: State | None = None
    """Outcome known before the pipelines; null: told by the articles."""
    reason: str | None = None
    """Why the address is rejected, failed or gone."""
    passing: bool = False
    """Whether the failure may pass, so that the address is worth another try."""
    is_deferred: bool = False
    """Whether nobody was asked, since nobody may be now: no try of the address."""
    answer: Answer | None = None
    """What the server said; null: nobody answered, or it is a saved page."""
    record: Pointer | None = None
    """Where the response is recorded; null: nowhere."""
    is_copy: bool = False
    """Whether what answered is a copy of the page at ``url``, kept elsewhere, which was fetched
    when the copy was made."""

    @property
    def outcome(self) -> State:
        """What becomes of its address."""
        if self.state:
            return self.state
        if self.articles:
            return "kept"
        return "rejected" if self.rejections else "fetched"


def _day(name: str, value: str | None) -> date | None:
    if value is None:
        return None
    # fromisoformat also takes 20180720 and 2018-W29-5.
    written = value if _DAY.fullmatch(value) else ""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise DefinitionError(f"{name}={value} is no day: write YYYY-MM-DD") from error


def _plain(value: object) -> Any:
    """Return *value* in JSON's types: dates as ISO 8601, tuples as lists, no internal fields."""
    if isinstance(value, tuple):
        return [each if type(each) in _ATOMS else _plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    names = _recorded(type(value))
    if names:
        return {
            name: part if type(part := getattr(value, name)) in _ATOMS else _plain(part)
            for name in names
        }
    return value


def _recorded(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass that leave with the record; else none."""
    names = _RECORDED.get(kind)
    if names is None:
        told = fields(kind) if is_dataclass(kind) else ()
        names = tuple(each.name for each in told if each.metadata.get("record", True))
        _RECORDED[kind] = names
    return names
