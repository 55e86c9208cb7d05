"""The check of a site's counts against themselves: its total grows by what its days grow."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from crawler.items import Window
from crawler.ledger.observations import HEADER_BAR

_COUNTS = """
    SELECT observed_on, day, count, ifnull(observed_at, '') AS at FROM observations
    WHERE site = :site AND kind = :kind AND observed_on IS NOT NULL
        AND (:since IS NULL OR observed_on >= :since)
        AND (:until IS NULL OR observed_on <= :until)
    ORDER BY observed_on, at, count
"""


@dataclass(frozen=True, slots=True)
class Change:
    """How a site's total changed between two looks at it, beside what its days tell."""

    site: str
    """Name of the site."""
    since: date
    """Day of the first look, as the page said."""
    until: date
    """Day of the second look."""
    change: int
    """By how much the total grew."""
    counted: int
    """By how much the days grew: the sum of their counts at the second look, from the first day
    to the last, less the first day's count at the first look."""

    @property
    def holds(self) -> bool:
        """Whether the two are the same."""
        return self.change == self.counted


@dataclass(frozen=True, slots=True)
class _Look:
    """A total, and the days' counts that stood beside it."""

    day: date
    total: int
    counts: dict[date, int]

    def since(self, first: "_Look") -> int | None:
        """Return by how much the days grew since the *first* look; null when one is unknown."""
        span = [first.day + timedelta(days=n) for n in range((self.day - first.day).days + 1)]
        if first.day not in first.counts or any(day not in self.counts for day in span):
            return None
        return sum(self.counts[day] for day in span) - first.counts[first.day]


def changes(connection: sqlite3.Connection, site: str, window: Window) -> list[Change]:
    """Return the changes of the total between one look and the next that can be checked.

    A change can be checked when the counts of all its days are known at the second look, and that
    of its first day at the first. In *window* are looks of these days.
    """
    looks = list(_looks(connection, site, window))
    found = []
    for first, second in pairwise(looks):
        counted = second.since(first)
        if counted is not None:
            change = second.total - first.total
            found.append(Change(site, first.day, second.day, change, counted))
    return found


def _looks(connection: sqlite3.Connection, site: str, window: Window) -> list[_Look]:
    wanted = {
        "site": site,
        "kind": HEADER_BAR,
        "since": window.since and window.since.isoformat(),
        "until": window.until and window.until.isoformat(),
    }
    seen: dict[date, dict[date | None, list[sqlite3.Row]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(_COUNTS, wanted):
        day = row["day"] and date.fromisoformat(row["day"])
        seen[date.fromisoformat(row["observed_on"])][day].append(row)
    looks = []
    for observed_on, counts in seen.items():
        totals = counts.pop(None, [])
        for place, total in enumerate(totals):
            beside = {
                day: _beside(total, place, len(totals), rows)
                for day, rows in counts.items()
                if day is not None
            }
            looks.append(_Look(observed_on, total["count"], beside))
    return looks


def _beside(total: sqlite3.Row, place: int, totals: int, rows: list[sqlite3.Row]) -> int:
    """Return which of a day's counts of one day of observation stood beside a total.

    What changed with each total stands in their order. Else it is what was seen last no earlier
    than the total: what was seen last before had made way.
    """
    if len(rows) == totals:
        return int(rows[place]["count"])
    return int(next((row for row in rows if row["at"] >= total["at"]), rows[-1])["count"])
