"""Samples of what waits of a pattern, so that none is left for what stands in front of it alone."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from crawler.ledger.frontier import FIRST
from crawler.ledger.spaces import Space
from crawler.ledger.terms import Terms

LOOKED_AT = 5_000
"""Waiting addresses that a sample is taken from, spread over all of them."""

_WAITING = f"""
    SELECT id, key FROM addresses INDEXED BY addresses_due
    WHERE site = :site AND host = :host AND state = 'announced' AND kind = :kind AND NOT read
        AND archive IS NOT NULL AND due_at IS NULL AND (:run IS NULL OR run = :run)
        AND (turn IN ('', '{FIRST}')
             OR ((:since IS NULL OR turn >= :since) AND (:until IS NULL OR turn <= :until)))
        AND NOT (kind = 'article' AND source IN (SELECT value FROM json_each(:finite)))
    ORDER BY turn DESC, id
"""  # noqa: S608 - constants


class Waiting(NamedTuple):
    """An address that waits."""

    id: int
    """Its number in the ledger."""
    key: str
    """Its key."""


def spread(
    connection: sqlite3.Connection, terms: Terms, host: str, of: Space, size: int
) -> list[Waiting]:
    """Return up to *size* articles' addresses of a pattern that wait, spread over all that do.

    Those that a source of a finite number announced are none of them.
    """
    waiting = _waiting(connection, terms, host, "article")
    return _every([each for each in _every(waiting, LOOKED_AT) if of.has(each.key)], size)


def listings(connection: sqlite3.Connection, terms: Terms, host: str) -> list[Waiting]:
    """Return the listings of a host that wait, in their order: what else they announce tells."""
    return _waiting(connection, terms, host, "listing")


def hurry(connection: sqlite3.Connection, found: Iterable[int]) -> None:
    """Make addresses the first that are asked for."""
    connection.executemany(
        f"UPDATE addresses SET turn = '{FIRST}' WHERE id = ?",  # noqa: S608 - a constant
        ((each,) for each in found),
    )


def _waiting(connection: sqlite3.Connection, terms: Terms, host: str, kind: str) -> list[Waiting]:
    window = terms.window
    asked = {
        "site": terms.site,
        "host": host,
        "kind": kind,
        "run": terms.only,
        "since": window.since.isoformat() if window.since else None,
        "until": window.until.isoformat() if window.until else None,
        "finite": json.dumps(sorted(terms.finite)),
    }
    return [Waiting(*row) for row in connection.execute(_WAITING, asked)]


def _every(waiting: list[Waiting], size: int) -> list[Waiting]:
    """Return *size* of what waits, as far from one another as they can be."""
    found = list(waiting)
    if len(found) <= size:
        return found
    return [found[place * len(found) // size] for place in range(size)]
