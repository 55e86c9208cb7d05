"""Every date that a page tells of itself, as evidence; none is chosen here."""

from datetime import date, datetime, time
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from crawler.items import DateEvidence, Entry
from crawler.pages.elements import Element
from crawler.pages.jsonld import Node, named, types
from crawler.pages.meta import Meta
from crawler.text.addresses import day_in
from crawler.text.dates import DateMatch, read_date
from crawler.text.normalise import normalise

Role = Literal["published", "modified"]

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "schema:datepublished",
    "article:publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.created",
    "published-date",
    "publication-date",
    "publicationdate",
    "published_at",
    "publish_date",
    "displaydate",
    "iso-8601-publish-date",
    "publication_date",
    "publish-date",
    "publishdate",
    "published_time",
    "publishedtime",
    "pubdate",
    "article_date_original",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dc:issued",
    "dc:created",
    "dcterms:issued",
    "dcterms:created",
    "dc:date",
    "dcterms.date",
    "citation_publication_date",
    "originalpublicationdate",
    "date",
    "created",
)
"""Names in the head that tell when a page was published, most trusted first."""

MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:updated",
    "article.updated",
    "schema:datemodified",
    "dc:modified",
    "dcterms:modified",
    "cxenseparse:recs:articlemodified",
    "cxenseparse:modifiedtime",
    "last_updated_date",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "revised",
    "updated_time",
)
"""Names in the head that tell when a page was last changed."""

ANNOUNCED = "announced"
"""Source of the date that a feed or a sitemap announced."""

NO_TIME = 0.3
"""What a date without a time of day loses: it must not win over one that has it."""

MIDNIGHT = 0.45
"""What midnight loses: many sites write it where they know no time of day."""

NO_ZONE = 0.15
"""What a time loses whose zone nobody tells."""


class Seen(NamedTuple):
    """A date as it was found."""

    raw: str
    """As the page shows it."""
    source: str
    """Where it stood."""
    score: float
    """How much its place is trusted, 0 to 1."""
    role: Role = "published"
    """What the page says that it is the date of."""
    block: int | None = None
    """Index of the block it stood in."""
    match: DateMatch | None = None
    """What it says, where that is known."""


def evidence(
    seen: list[Seen], *, zone: ZoneInfo | None = None, day_first: bool = True
) -> tuple[DateEvidence, ...]:
    """Return the readable dates as evidence, best first, each once for its place.

    A time without an offset is one in *zone*, the site's; without a zone it stays without.
    """
    found: dict[tuple[str, str, str, int | None], DateEvidence] = {}
    for each in seen:
        match = each.match or read_date(each.raw, day_first=day_first)
        if match is None:
            continue
        one = _evidence(each, match, zone)
        found.setdefault((one.value, one.source, one.role, one.block), one)
    return tuple(sorted(found.values(), key=lambda one: -one.score))


def _evidence(seen: Seen, match: DateMatch, zone: ZoneInfo | None) -> DateEvidence:
    """Return one date as evidence."""
    value, tz, tz_source = _zoned(match.value, zone)
    loss = _loss(match) + (NO_ZONE if isinstance(match.value, datetime) and tz is None else 0)
    return DateEvidence(
        value=value,
        source=seen.source,
        calendar=match.calendar,
        precision=match.precision,
        tz=tz,
        tz_source=tz_source,
        score=round(max(seen.score - loss, 0.05), 2),
        raw=seen.raw,
        role=match.role or seen.role,
        block=seen.block,
    )


def _loss(match: DateMatch) -> float:
    """Return how much less a date is trusted for what it does not tell."""
    if not isinstance(match.value, datetime):
        return NO_TIME
    return MIDNIGHT if match.value.time() == time(0, 0) else 0


def _zoned(value: date | datetime, zone: ZoneInfo | None) -> tuple[str, str | None, str | None]:
    """Return a date as RFC 3339, with its zone and who says so."""
    if not isinstance(value, datetime):
        return value.isoformat(), None, None
    if value.tzinfo is not None:
        text = value.isoformat()
        return text, "+00:00" if text.endswith("Z") else text[-6:], "page"
    if zone is None:
        return value.isoformat(), None, None
    return value.replace(tzinfo=zone).isoformat(), zone.key, "site"


def selected_date(element: Element) -> Seen:
    """Return the date of an element that a layout names."""
    raw = element.get("datetime") or element.get("content") or element.text()
    return Seen(normalise(raw), "layout", 1.0, block=element.start)


def linked_dates(article: Node, nodes: list[Node]) -> list[Seen]:
    """Return the dates of the page's JSON-LD: the article's, else those of the web page."""
    if not article.get("datePublished"):
        pages = (node for node in nodes if "webpage" in types(node))
        page = next(pages, {})
        return _linked(article, 0.95) + _linked(page, 0.85)
    return _linked(article, 0.95)


def _linked(node: Node, score: float) -> list[Seen]:
    """Return the dates of one object of JSON-LD."""
    names: list[tuple[str, Role, float]] = [
        ("datePublished", "published", score),
        ("uploadDate", "published", score - 0.3),
        ("dateCreated", "published", score - 0.35),
        ("dateModified", "modified", score),
    ]
    return [
        Seen(raw, "json-ld", trust, role)
        for name, role, trust in names
        if (raw := named(node.get(name), "@value"))
    ]


def head_dates(meta: Meta) -> list[Seen]:
    """Return the dates of the page's head."""
    groups: list[tuple[tuple[str, ...], Role]] = [(PUBLISHED, "published"), (MODIFIED, "modified")]
    return [
        Seen(raw, "meta", 0.9 - 0.01 * place, role)
        for names, role in groups
        for place, name in enumerate(names)
        for raw in meta.values.get(name, ())
    ]


def announced_dates(entry: Entry | None, zone: ZoneInfo | None) -> list[Seen]:
    """Return when the page was published, as the archive's *entry* announced it.

    Feeds and sitemaps tell most times in UTC: with a *zone*, the site's, it is told there.
    """
    match = read_date(entry.published) if entry and entry.published else None
    if match is None:
        return []
    if zone is not None and isinstance(match.value, datetime) and match.value.tzinfo is not None:
        match = match._replace(value=match.value.astimezone(zone).replace(tzinfo=None))
    return [Seen(match.raw, ANNOUNCED, 0.3, match=match)]


def address_dates(url: str | None, entry: Entry | None) -> list[Seen]:
    """Return the days that the address and the archive's entry name."""
    seen = []
    if url is not None and (found := day_in(url)) is not None:
        day, exact = found
        match = DateMatch(day, "day" if exact else "month", url, 0, len(url), None, "gregorian")
        seen.append(Seen(url, "address", 0.9 if exact else 0.6, match=match))
    if entry is not None and entry.day is not None:
        raw = entry.day.isoformat()
        match = DateMatch(entry.day, "day", raw, 0, len(raw), None, "gregorian")
        seen.append(Seen(raw, "archive", 0.5, match=match))
    return seen
