"""What a site announced for its days: the evidence, of each kind what was seen last."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from crawler.items import Window
from crawler.ledger.observations import DAY_ARCHIVE, HEADER_BAR, REST_TOTAL
from crawler.text.addresses import key
from crawler.text.numbering import page_of

LISTINGS = "listings"
"""Kind of the number of addresses that listings announced for a day."""

_KINDS = (HEADER_BAR, REST_TOTAL, DAY_ARCHIVE, LISTINGS)
"""From what the site itself says to what its pages happened to link to."""

COUNTED = (HEADER_BAR, REST_TOTAL)
"""What the site itself counts, however long its lists are."""

_OBSERVATIONS = """
    SELECT kind, day, count, observed_on, observed_at, url FROM observations
    WHERE site = :site AND day IS NOT NULL AND kind IN ('header bar', 'REST total', 'day archive')
        AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
    ORDER BY id
"""

_IS_GONE = "SELECT 1 FROM addresses WHERE site = ? AND key = ? AND state = 'gone'"

_ANSWERED = """
    SELECT day, max(answered_at) AS at FROM requests JOIN addresses ON addresses.id = address
    WHERE site = :site AND kind = 'listing' AND requests.state = 'fetched' GROUP BY day
"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A number of articles that a site announced for a day."""

    kind: str
    """``header bar``, ``REST total`` (what the site's interface counts), ``day archive`` (the
    length of its pages) or ``listings`` (addresses that listings announced for the day)."""
    count: int
    """Articles."""
    observed_on: date | None = None
    """Day of the observation in the site's zone, as the page itself says; null when it does not."""
    observed_at: str | None = None
    """When the page was fetched, RFC 3339 in UTC; null when a saved page does not say."""
    url: str | None = None
    """Address of the page; null for a capture without one, and for addresses of many pages."""

    @property
    def seen_on(self) -> date | None:
        """Day of the observation: as the page says, else in UTC; null when nobody knows."""
        if self.observed_on is not None or self.observed_at is None:
            return self.observed_on
        return datetime.fromisoformat(self.observed_at).date()


@dataclass(frozen=True, slots=True)
class Announced:
    """What a site announced for one day."""

    day: date
    """The day."""
    evidence: tuple[Evidence, ...]
    """The newest of each kind, what counts first."""

    @classmethod
    def of(cls, day: date, evidence: Iterable[Evidence]) -> "Announced":
        """Return what *evidence*, one of each kind, says of *day*.

        A count that was taken when the day was over comes before one that may still grow; then
        what the site says comes before what it lists. What its pages link to is the least that it
        has: it comes last, but before a day's archive that lists nothing at all.
        """
        each = {one.kind: one for one in evidence}
        linked, bar = LISTINGS in each, each.get(HEADER_BAR)

        def rank(one: Evidence) -> tuple[int, bool, int]:
            is_hollow = linked and one.kind == DAY_ARCHIVE and not one.count
            surety = 2 if is_hollow else int(one.kind == LISTINGS)
            return surety, _may_grow(day, one, bar), _KINDS.index(one.kind)

        return cls(day, tuple(sorted(each.values(), key=rank)))

    @property
    def best(self) -> Evidence | None:
        """The evidence that counts; null when nothing was announced."""
        return self.evidence[0] if self.evidence else None

    @property
    def listed(self) -> int | None:
        """Length of the day's own archive; null when none was read."""
        return next((each.count for each in self.evidence if each.kind == DAY_ARCHIVE), None)

    @property
    def is_provisional(self) -> bool:
        """Whether the count was taken before the day was over."""
        bar = next((each for each in self.evidence if each.kind == HEADER_BAR), None)
        return self.best is not None and _may_grow(self.day, self.best, bar)


def _may_grow(day: date, evidence: Evidence, bar: Evidence | None) -> bool:
    """Tell whether *evidence* was seen while *day* was not over, as the page says, else in UTC.

    A header bar says which day it is there; of what was seen until then it tells the same.
    """
    if evidence.seen_on is not None and evidence.seen_on <= day:
        return True
    if bar is None or evidence.observed_on is not None or bar.observed_on is None:
        return False
    return bar.observed_on <= day and (evidence.observed_at or "") <= (bar.observed_at or "")


def observed(
    connection: sqlite3.Connection, site: str, window: Window
) -> dict[date, list[Evidence]]:
    """Return the counts that the pages of *site* showed, by day: the newest of each kind.

    Of a header bar's counts of one day of observation the larger is the newer: a day's count only
    grows. The pages of a day's archive add up; of two archives of one day (one of a section, say)
    the longer counts.
    """
    wanted: dict[str, Any] = {
        "site": site,
        "since": _iso(window.since),
        "until": _iso(window.until),
    }
    bars: dict[date, list[Evidence]] = defaultdict(list)
    totals: dict[date, list[Evidence]] = defaultdict(list)
    pages: dict[date, dict[str, Evidence]] = defaultdict(dict)
    for row in connection.execute(_OBSERVATIONS, wanted):
        seen, day = _evidence(row), date.fromisoformat(row["day"])
        if seen.kind == HEADER_BAR:
            bars[day].append(seen)
        elif seen.kind == REST_TOTAL:
            totals[day].append(seen)
        elif not connection.execute(_IS_GONE, (site, page := key(seen.url or ""))).fetchone():
            known = pages[day].get(page)
            if known is None or (known.observed_at or "") <= (seen.observed_at or ""):
                pages[day][page] = seen
    found: dict[date, list[Evidence]] = defaultdict(list)
    for day, counts in bars.items():
        found[day].append(max(counts, key=_age))
    for day, told in totals.items():
        found[day].append(max(told, key=lambda seen: seen.observed_at or ""))
    for day, archive in pages.items():
        found[day].append(_longest(archive.values()))
    return found


def answered(connection: sqlite3.Connection, site: str) -> dict[str | None, str]:
    """Return when a listing of each day, or of no one day (null), was read last."""
    rows = connection.execute(_ANSWERED, {"site": site})
    return {row["day"]: row["at"] for row in rows}


def _evidence(row: sqlite3.Row) -> Evidence:
    observed_on = row["observed_on"] and date.fromisoformat(row["observed_on"])
    return Evidence(row["kind"], row["count"], observed_on, row["observed_at"], row["url"])


def _age(seen: Evidence) -> tuple[date, int]:
    """Return what is greatest of the newest."""
    return seen.seen_on or date.min, seen.count


def _longest(pages: Iterable[Evidence]) -> Evidence:
    """Return the length of the longest archive; it was seen when its oldest page was."""
    archives: dict[str, list[Evidence]] = defaultdict(list)
    for page in pages:
        archives[key(page_of(page.url or "").first)].append(page)
    whole = max(archives.values(), key=lambda each: sum(page.count for page in each))
    return Evidence(
        DAY_ARCHIVE,
        sum(page.count for page in whole),
        None,
        min((page.observed_at for page in whole if page.observed_at), default=None),
        min((page.url for page in whole if page.url), key=len, default=None),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
