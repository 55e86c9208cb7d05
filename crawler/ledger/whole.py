"""How many articles a site says that it has in all, beside how many of them are known."""

import sqlite3
from dataclasses import dataclass

from crawler.ledger.frontier import COPY
from crawler.ledger.observations import REST_TOTAL

# A header bar's total has its own check, by the counts of days that stand beside it.
_TOLD = """
    SELECT kind, count, observed_at, url FROM observations
    WHERE site = :site AND day IS NULL AND kind IN (:total, 'feed')
    ORDER BY observed_at DESC, id DESC LIMIT 1
"""

_KNOWN = """
    SELECT count(*) AS n FROM addresses
    WHERE site = :site AND (kind = 'article' OR (
        kind = 'alias' AND archive IS NOT NULL AND ifnull(reason, '') <> :copy
    ))
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a site said last of all its articles."""

    site: str
    """Name of the site."""
    kind: str
    """Where it said so: ``REST total`` or ``feed``."""
    count: int
    """How many it has."""
    known: int
    """How many addresses of articles are known that something announced, whatever became of
    them."""
    observed_at: str | None
    """When it was seen, RFC 3339 in UTC; null when a saved page does not say."""
    url: str | None
    """Address that said so."""


def whole(connection: sqlite3.Connection, site: str) -> Whole | None:
    """Return what *site* said last of all its articles; null when it said nothing."""
    told = connection.execute(_TOLD, {"site": site, "total": REST_TOTAL}).fetchone()
    if told is None:
        return None
    known = connection.execute(_KNOWN, {"site": site, "copy": COPY}).fetchone()
    return Whole(site, told["kind"], told["count"], known["n"], told["observed_at"], told["url"])
