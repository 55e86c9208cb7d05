"""What an archive announced, day by day, and what became of it."""

import sqlite3
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayCoverage:
    """One day of one site."""

    site: str
    """Name of the site."""
    day: date | None
    """Day of publication; null: articles and addresses whose day is not known."""
    announced: int | None
    """Articles that the site says it has for the day; null when it does not say."""
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


_ADDRESSES = """
    SELECT ifnull(published, day) AS day, sum(is_article) AS found,
           sum(is_article AND read) AS fetched,
           sum(is_article AND state = 'kept') AS kept,
           sum(is_article AND state = 'rejected') AS rejected,
           sum(is_article AND state = 'gone') AS gone, sum(state = 'failed') AS failed
    FROM (SELECT *, kind = 'article' AS is_article FROM addresses)
    WHERE site = :site AND (kind = 'article' OR kind = 'listing' AND state = 'failed')
    GROUP BY ifnull(published, day)
"""

# The newest bar counts; of two from one day the larger: a day's count only grows.
_HEADER_BARS = """
    SELECT day, count FROM (
        SELECT day, count, row_number() OVER (
            PARTITION BY day ORDER BY observed_on DESC, observed_at DESC, count DESC
        ) AS age
        FROM observations WHERE site = :site AND kind = 'header bar' AND day IS NOT NULL
    ) WHERE age = 1
"""

# A day's archive may have several pages: the newest count of each is added.
_DAY_ARCHIVES = """
    SELECT day, sum(count) AS count FROM (
        SELECT day, count, row_number() OVER (
            PARTITION BY day, url ORDER BY observed_at DESC, id DESC
        ) AS age
        FROM observations WHERE site = :site AND kind = 'day archive' AND day IS NOT NULL
    ) WHERE age = 1 GROUP BY day
"""


def sites(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all sites in the ledger, sorted."""
    rows = connection.execute("SELECT DISTINCT site FROM runs ORDER BY site")
    return [row["site"] for row in rows]


def coverage(connection: sqlite3.Connection, site: str) -> list[DayCoverage]:
    """Return the days of *site*, oldest first, then what has no day."""
    wanted = {"site": site}
    addresses = {row["day"]: row for row in connection.execute(_ADDRESSES, wanted)}
    announced = {row["day"]: row["count"] for row in connection.execute(_DAY_ARCHIVES, wanted)}
    announced |= {row["day"]: row["count"] for row in connection.execute(_HEADER_BARS, wanted)}
    days = sorted(addresses.keys() | announced.keys(), key=lambda day: (day is None, day))
    return [_day(site, day, announced.get(day), addresses.get(day)) for day in days]


def _day(
    site: str, day: str | None, announced: int | None, counts: sqlite3.Row | None
) -> DayCoverage:
    names = ("found", "fetched", "kept", "rejected", "gone", "failed")
    numbers = {name: counts[name] if counts else 0 for name in names}
    return DayCoverage(site, date.fromisoformat(day) if day else None, announced, **numbers)
