"""Gaps: days of which something that was announced is neither kept nor explained."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from crawler.items import Window
from crawler.ledger.coverage import DayCoverage, coverage, hidden
from crawler.ledger.frontier import OUTSIDE
from crawler.ledger.spaces import BEYOND
from crawler.ledger.terms import Terms

# What is missing of a day: its pages that failed or wait, and its listings, which may have more.
_QUEUE = """
    UPDATE addresses
    SET state = 'announced', reason = NULL, attempts = 0, due_at = NULL, run = :run
    WHERE site = :site AND (
        state IN ('announced', 'leased', 'failed') AND kind <> 'alias'
        OR kind = 'listing' AND day IS NOT NULL
        OR kind = 'article' AND state = 'rejected' AND reason = :outside
    ) AND ifnull(reason, '') NOT GLOB :beyond
        AND ifnull(day, ifnull(published, '')) IN (SELECT value FROM json_each(:days))
"""

_LOOK_AGAIN = """
    UPDATE addresses SET state = 'announced', reason = NULL, due_at = NULL, cycle = :cycle
    WHERE site = :site AND kind = 'listing' AND state IN ('fetched', 'rejected', 'gone')
        AND day IN (SELECT value FROM json_each(:days)) AND ifnull(reason, '') NOT GLOB :beyond
"""

_FILLED = """
    SELECT id FROM runs WHERE site = :site AND command = 'gaps' AND id < :run AND id > ifnull(
        (SELECT max(id) FROM runs WHERE site = :site AND command = 'crawl' AND id < :run), 0
    )
"""

# One that fills gaps reads of a listing what is missing; the next crawl reads the rest.
_READ_WHOLE = """
    UPDATE addresses SET state = 'announced', due_at = NULL
    WHERE site = ? AND kind = 'listing' AND state = 'fetched' AND run = ?
"""

_FAILED = "SELECT DISTINCT day FROM addresses WHERE site = ? AND state = 'failed'"

_LISTED = """
    SELECT DISTINCT day FROM addresses
    WHERE site = :site AND kind = 'listing' AND day IN (SELECT value FROM json_each(:days))
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A day that was short, before and after a run that was to fill it."""

    before: DayCoverage
    """As it was."""
    after: DayCoverage
    """As it is."""


def gaps(connection: sqlite3.Connection, site: str, window: Window) -> list[DayCoverage]:
    """Return the days of *window* that are short, oldest first; last what has no day.

    A day that was not over when it was counted is among them: what is missing of it is known.
    """
    return [row for row in coverage(connection, site, window) if row.short]


def queue(connection: sqlite3.Connection, terms: Terms, days: Iterable[DayCoverage]) -> None:
    """Make due for this run what is missing of *days*."""
    wanted = {"site": terms.site, "run": terms.run, "outside": OUTSIDE, "beyond": BEYOND}
    connection.execute(_QUEUE, {**wanted, "days": _json(row.day for row in days)})


def unlisted(
    connection: sqlite3.Connection, site: str, days: Collection[DayCoverage]
) -> tuple[date, ...]:
    """Return those of *days* that have more than was found, and no listing that is known."""
    dated = [row.day for row in days if row.day is not None and row.unfound]
    wanted: dict[str, Any] = {"site": site, "days": _json(dated)}
    known = {row["day"] for row in connection.execute(_LISTED, wanted)}
    return tuple(day for day in dated if day.isoformat() not in known)


def look_again(connection: sqlite3.Connection, terms: Terms) -> None:
    """Make due the listings of days that are short, however lately they were read.

    Those are days of which a page failed, or of which the site counts more than was found. Days
    of which something only waits need no look: it is due.
    """
    failed = (row["day"] for row in connection.execute(_FAILED, (terms.site,)) if row["day"])
    days = {day for each in failed if (day := date.fromisoformat(each)) in terms.window}
    days.update(hidden(connection, terms.site, terms.window))
    wanted = {"site": terms.site, "cycle": terms.cycle, "days": _json(sorted(days))}
    wanted["beyond"] = BEYOND
    connection.execute(_LOOK_AGAIN, wanted)


def read_whole(connection: sqlite3.Connection, terms: Terms) -> None:
    """Make due the listings of which runs since the last crawl read only what was missing."""
    filled = connection.execute(_FILLED, {"site": terms.site, "run": terms.run}).fetchall()
    for row in filled:
        connection.execute(_READ_WHOLE, (terms.site, row["id"]))


def outcome(
    connection: sqlite3.Connection, site: str, window: Window, before: Sequence[DayCoverage]
) -> list[Gap]:
    """Return what became of the gaps *before*."""
    now = {row.day: row for row in coverage(connection, site, window)}
    nothing = (None, 0, 0, 0, 0, 0, 0)
    return [Gap(row, now.get(row.day, DayCoverage(site, row.day, *nothing))) for row in before]


def _json(days: Iterable[date | None]) -> str:
    return json.dumps([day.isoformat() if day else "" for day in days])
