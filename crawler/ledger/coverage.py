"""What an archive announced, day by day, and what became of it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from crawler.items import Window
from crawler.ledger.evidence import COUNTED, LISTINGS, Announced, Evidence, answered, observed
from crawler.ledger.observations import HEADER_BAR
from crawler.ledger.tally import Tally, tallies, tallies_of


@dataclass(frozen=True, slots=True)
class DayCoverage:
    """One day of one site."""

    site: str
    """Name of the site."""
    day: date | None
    """Day of publication; null: articles and addresses whose day is not known."""
    announced: int | None
    """Articles that the site announced for the day; null when nothing announced any."""
    found: int
    """Addresses of articles that were found for the day."""
    fetched: int
    """Of these, how many answered with a page."""
    kept: int
    """Of these, how many became an article."""
    rejected: int
    """Of these, how many were read and are no article of their own (duplicate, empty, …)."""
    gone: int
    """Addresses that answered 404 or 410."""
    failed: int
    """Addresses that could not be read, listings of the day included."""
    verdict: str = "complete"
    """``complete``, ``provisional`` (counted when the day was not over), ``short by N``, ``more
    than announced``, or ``not announced``, where there is nothing to go by."""
    short: int = 0
    """How many were announced and are neither kept nor explained."""
    listings_failed: int = 0
    """Of those that failed, how many are listings of the day."""
    listings_waiting: int = 0
    """Listings of the day that were never read and wait."""
    waiting: int = 0
    """Addresses of articles that wait to be read."""
    elsewhere: int = 0
    """Articles announced for the day that are kept, and were published on another."""
    evidence: tuple[Evidence, ...] = ()
    """Of each kind what was seen last; the first is what ``announced`` says."""
    reasons: Mapping[str, Mapping[str, int]] = field(
        default_factory=lambda: {"rejected": {}, "failed": {}}, hash=False
    )
    """Why addresses are ``rejected`` or ``failed``, and how many."""

    @property
    def unfound(self) -> int:
        """How many of those that are short are not among the addresses that were found."""
        return max(self.short - self.waiting - (self.failed - self.listings_failed), 0)

    @property
    def unread(self) -> dict[str, int]:
        """What is missing and did not fail, in words."""
        is_behind = self.unfound <= self.listings_failed + self.listings_waiting
        name = "behind listings that were not read" if is_behind else "not found"
        told = {"not read yet": self.waiting, name: self.unfound}
        return {name: count for name, count in told.items() if count}


def sites(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all sites in the ledger, sorted."""
    rows = connection.execute("SELECT DISTINCT site FROM runs ORDER BY site")
    return [row["site"] for row in rows]


def coverage(
    connection: sqlite3.Connection,
    site: str,
    window: Window = Window(),  # noqa: B008 - frozen
) -> list[DayCoverage]:
    """Return the days of *site* in *window*, oldest first, then what has no day.

    With a bound in *window*, articles without a day are left out: nobody can say that they belong.
    Listings that were not read are told all the same: any of these days may be short of theirs.
    """
    found = tallies(connection, site)
    seen = observed(connection, site, window)
    read = answered(connection, site)
    undated = found.get(None, Tally())
    days = sorted(day for day in found.keys() | seen.keys() if day is not None and day in window)
    rows = []
    for day in days:
        tally, evidence = found.get(day, Tally()), seen.get(day, [])
        if tally.linked:
            at = read.get(day.isoformat(), read.get(None))
            evidence = [*evidence, Evidence(LISTINGS, tally.linked, observed_at=at)]
        if evidence or not tally.is_empty:
            row = _row(site, day, tally, Announced.of(day, evidence))
            # Who lists stories without their day may list more of this one.
            may_grow = undated.unread and row.verdict == "complete" and _is_least(row)
            rows.append(replace(row, verdict="provisional") if may_grow else row)
    if window != Window():
        undated = Tally(unread=undated.unread, listings_failed=undated.listings_failed)
    if not undated.is_empty:
        rows.append(_row(site, None, undated, None))
    return rows


def _is_least(row: DayCoverage) -> bool:
    """Tell whether nobody says how many articles the day has: only links to some were found."""
    return row.evidence[0].kind == LISTINGS


def hidden(connection: sqlite3.Connection, site: str, window: Window) -> list[date]:
    """Return the days of *window* of which the site itself counts more than was ever found.

    It looks at the addresses of days that a header bar counts, and at no others.
    """
    seen = observed(connection, site, window)
    days = [day for day, told in seen.items() if any(each.kind == HEADER_BAR for each in told)]
    found = tallies_of(connection, site, days)
    rows = (_row(site, day, found.get(day, Tally()), Announced.of(day, seen[day])) for day in days)
    return [row.day for row in rows if row.day is not None and row.unfound]


def _row(site: str, day: date | None, tally: Tally, announced: Announced | None) -> DayCoverage:
    best = announced.best if announced else None
    short = _short(tally, announced)
    return DayCoverage(
        site,
        day,
        best.count if best else None,
        tally.found,
        tally.fetched,
        tally.outcomes["kept"],
        tally.outcomes["rejected"],
        tally.outcomes["gone"],
        tally.outcomes["failed"],
        _verdict(tally, announced, short),
        short,
        tally.listings_failed,
        tally.unread - tally.listings_failed,
        tally.outcomes["announced"] + tally.outcomes["leased"],
        tally.elsewhere,
        announced.evidence if announced else (),
        {state: dict(sorted(why.items())) for state, why in tally.reasons.items()},
    )


def _verdict(tally: Tally, announced: Announced | None, short: int) -> str:
    best = announced.best if announced else None
    if announced is not None and announced.is_provisional:
        return "provisional"
    if short:
        return f"short by {short}"
    if best is None:
        return "not announced"
    is_more = best.kind != LISTINGS and tally.kept - tally.taken_down > best.count
    return "more than announced" if is_more else "complete"


def _short(tally: Tally, announced: Announced | None) -> int:
    """Return how many were announced and are neither kept nor explained.

    What failed or waits is missing, whatever was announced; a listing that could not be read hides
    at least one. Where the site says how many there are, these are among them.
    """
    best = announced.best if announced else None
    if announced is None or best is None or best.kind == LISTINGS:
        return tally.open + tally.unread
    missing = max(best.count - tally.kept - tally.explained - _permalinks(tally, announced), 0)
    if best.kind in COUNTED:
        return max(missing, tally.open, min(tally.unread, 1))
    return max(missing, tally.open) + tally.unread


def _permalinks(tally: Tally, announced: Announced) -> int:
    """Return how many of the announced are articles that stand elsewhere.

    A day's archive that lists a story twice counts it twice; another permalink of a story, found
    elsewhere, is counted nowhere. So they explain what is listed beside the others, or, without
    an archive of the day, whatever is announced.
    """
    listed = 0 if tally.missing_listings and announced.listed is None else announced.listed
    if listed is None:
        return tally.duplicates
    rest = listed - tally.kept - tally.explained - tally.open - tally.outside
    return min(tally.duplicates + tally.aliases, max(rest, 0))
