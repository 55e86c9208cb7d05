"""What is due: which addresses wait, in which order, and who is asked for them.

New days come before old ones, so that a long backfill never keeps the news waiting; what a crawl
begins with comes first, since new days are found there. Of one day articles come before listings:
what is announced is read before more is announced, so that the frontier stays small. Addresses
without a day come last. Hosts take turns.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Any, NamedTuple

from crawler.items import Entry, Window
from crawler.ledger.looks import BACK_OFF, stamp
from crawler.ledger.terms import Terms

FIRST = "9999-12-31"
"""Turn of what a crawl begins with; else it is the day, and empty without one."""

OUTSIDE = "outside the window"
"""Reason of an article that was read and was not asked for; asked for, it is due again."""

EXCLUDED = "excluded"
"""Reason of an address that a site's patterns leave out; when they do not, it is due again."""

COPY = "a copy of it, kept elsewhere"
"""Reason of an address that is no other address of its article, but that of a copy."""

UNASKED = "of a source that is not asked now"
"""Reason of a listing that another source announced, in a crawl that asked for others."""

FORGOTTEN = "forgotten"
"""Reason of an address that a person wanted out: it is never due again."""

AHEAD = 50
"""Due addresses of a host that are looked up at a time."""

PLACES, FEW, AMID = 5, 3, 20_000
"""Places in the middle of what waits that are looked at where a host fails at its ends, addresses
that are taken there, and among how many they are looked for."""

# Of a row's turn, not its day: an index has it, so that a million rows need not be looked at.
_IN_WINDOW = f"""
    (turn IN ('', '{FIRST}')
     OR ((:since IS NULL OR turn >= :since) AND (:until IS NULL OR turn <= :until)))
"""

# The next host in the index, without a look at the rows of the one before.
_HOSTS = """
    WITH RECURSIVE hosts (host) AS (
        SELECT min(host) FROM addresses WHERE site = :site AND {state}
        UNION ALL
        SELECT (SELECT min(host) FROM addresses
                WHERE site = :site AND {state} AND host > hosts.host)
        FROM hosts WHERE host IS NOT NULL
    )
    SELECT host FROM hosts WHERE host IS NOT NULL
"""

_ANNOUNCED = "state = 'announced'"
_AGAIN = "state = 'kept' AND due_at IS NOT NULL"

_ASKED = "run IS NOT NULL AND run = :run"

# Of no server that is left alone for the rest of the run.
_ASKED_STILL = """
    NOT EXISTS (
        SELECT 1 FROM json_each(:alone) WHERE value = substr(url || '/', 1, length(value))
    )
"""

_DUE = """
    SELECT * FROM addresses INDEXED BY {index}
    WHERE site = :site AND host = :host AND {state} AND turn BETWEEN :from AND :to
        AND (due_at IS NULL OR due_at <= :now)
        AND id NOT IN (SELECT value FROM json_each(:without)) AND {still}
    ORDER BY {order} LIMIT :ahead
"""
_ORDER = "turn DESC, kind, id"
_TURNED = "turn, kind DESC, id DESC"


def _query(order: str, *, is_asked: bool) -> str:
    """Return what is due of a host in this *order*; of what was asked for, or of all."""
    index = "addresses_asked" if is_asked else "addresses_due"
    state = f"{_ANNOUNCED} AND {_ASKED}" if is_asked else _ANNOUNCED
    return _DUE.format(index=index, state=state, still=_ASKED_STILL, order=order)


# By whether it is turned, and whether it was asked for.
_QUERIES = {
    (is_turned, is_asked): _query(_TURNED if is_turned else _ORDER, is_asked=is_asked)
    for is_turned in (False, True)
    for is_asked in (False, True)
}

# What was never asked, in the order in which it was announced: that needs no index.
_AMID = f"""
    SELECT * FROM addresses NOT INDEXED
    WHERE id BETWEEN :at AND :at + {AMID} AND site = :site AND host = :host AND {_ANNOUNCED}
        AND {_IN_WINDOW} AND attempts = 0 AND due_at IS NULL AND (:run IS NULL OR run = :run)
        AND id NOT IN (SELECT value FROM json_each(:without)) AND {_ASKED_STILL}
    ORDER BY id LIMIT {FEW}
"""  # noqa: S608 - constants
_ENDS = f"""
    SELECT min(id) AS first, max(id) AS last FROM addresses INDEXED BY addresses_due
    WHERE site = :site AND host = :host AND {_ANNOUNCED}
"""  # noqa: S608 - constants

# Once in a run, but for another try of a look that failed.
_DUE_AGAIN = f"""
    SELECT * FROM addresses
    WHERE site = :site AND host = :host AND {_AGAIN} AND turn BETWEEN :from AND :to
        AND due_at <= :now AND (run IS NULL OR run < :this OR attempts > 0)
        AND id NOT IN (SELECT value FROM json_each(:without)) AND {_ASKED_STILL}
    ORDER BY turn DESC, id LIMIT :ahead
"""  # noqa: S608 - constants

# What is handed out later in this run: a run that was asked for something looks at nothing kept.
_WAITING = f"""
    SELECT min(due_at) AS due_at FROM addresses
    WHERE site = :site AND attempts > 0 AND {_IN_WINDOW}
        AND (state = 'announced' AND (:run IS NULL OR run = :run)
             OR state = 'kept' AND :run IS NULL)
        AND id NOT IN (SELECT value FROM json_each(:without))
        AND {_ASKED_STILL}
"""  # noqa: S608 - constants

_LEFT = f"""
    SELECT 'announced' AS state, count(*) AS n FROM addresses INDEXED BY {{index}}
    WHERE site = :site AND {_ANNOUNCED} AND {_IN_WINDOW} AND {{asked}}
    UNION ALL SELECT 'announced', count(*) FROM addresses INDEXED BY addresses_leased
    WHERE site = :site AND state = 'leased' AND {_IN_WINDOW} AND {{asked}}
    UNION ALL SELECT 'failed', count(*) FROM addresses INDEXED BY addresses_failed
    WHERE site = :site AND state = 'failed' AND {_IN_WINDOW} AND {{asked}}
"""  # noqa: S608 - constants
_LEFT_ALL = _LEFT.format(index="addresses_due", asked="TRUE")
_LEFT_ASKED = _LEFT.format(index="addresses_asked", asked=_ASKED)

_RECLAIM = "UPDATE addresses SET state = 'announced' WHERE site = ? AND state = 'leased'"

_REVIVE_FAILED = f"""
    UPDATE addresses SET state = 'announced', reason = NULL, attempts = 0, due_at = NULL
    WHERE site = :site AND state = 'failed' AND {_IN_WINDOW}
"""  # noqa: S608 - constants

# No back-off is that long: the clock was set back since.
_REVIVE_WAITING = """
    UPDATE addresses SET due_at = :now
    WHERE site = :site AND attempts > 0 AND due_at > :latest
"""

_REVIVE_OUTSIDE = f"""
    UPDATE addresses INDEXED BY addresses_outside SET state = 'announced', reason = NULL
    WHERE site = :site AND kind = 'article' AND state = 'rejected' AND reason = '{OUTSIDE}'
        AND (:since IS NULL OR ifnull(published, day) >= :since)
        AND (:until IS NULL OR ifnull(published, day) <= :until)
"""  # noqa: S608 - constants

_EXCLUDED = f"""
    SELECT id, url FROM addresses
    WHERE site = ? AND kind = 'article' AND state = 'rejected' AND reason = '{EXCLUDED}'
"""  # noqa: S608 - constants

_LOOK_AGAIN = """
    UPDATE addresses SET due_at = :now
    WHERE site = :site AND kind = 'article' AND state = 'kept'
        AND (:since IS NULL OR ifnull(published, day) >= :since)
        AND (:until IS NULL OR ifnull(published, day) <= :until)
"""


class Due(NamedTuple):
    """An address whose turn it is."""

    address: int
    """Its number in the ledger."""
    entry: Entry
    """How it was announced."""
    attempts: int
    """How often it failed in a row."""
    etag: str | None
    """What the server called the page that is known; null: nothing is, or it is wanted anew."""
    last_modified: str | None
    """As ``etag``."""
    is_first: bool
    """Whether no page was ever received from it."""


def reclaim(connection: sqlite3.Connection, site: str) -> None:
    """Make due again what the last owner of the site's lock had out."""
    connection.execute(_RECLAIM, (site,))


def revive(connection: sqlite3.Connection, site: str, window: Window, now: datetime) -> None:
    """Make due again what failed or was left out by an earlier run, and *window* holds."""
    connection.execute(_REVIVE_FAILED, {**_days(window), "site": site})
    latest = now + timedelta(seconds=2 * sum(BACK_OFF))
    waiting = {"site": site, "now": stamp(now), "latest": stamp(latest)}
    connection.execute(_REVIVE_WAITING, waiting)
    connection.execute(_REVIVE_OUTSIDE, {**_days(window), "site": site})


def readmit(connection: sqlite3.Connection, terms: Terms) -> None:
    """Make due again the articles that earlier patterns left out, and those of today do not."""
    admitted = [
        (row["id"],)
        for row in connection.execute(_EXCLUDED, (terms.site,))
        if terms.admits(row["url"], "article")
    ]
    connection.executemany(
        "UPDATE addresses SET state = 'announced', reason = NULL WHERE id = ?", admitted
    )


def look_again(connection: sqlite3.Connection, site: str, window: Window, now: datetime) -> None:
    """Make every kept article of *window* due for another look, whatever its age."""
    connection.execute(_LOOK_AGAIN, {**_days(window), "site": site, "now": stamp(now)})


def lend(connection: sqlite3.Connection, addresses: Iterable[int]) -> None:
    """Mark addresses that are out, so that a killed run's can be told."""
    connection.executemany(
        "UPDATE addresses SET state = 'leased' WHERE id = ? AND state = 'announced'",
        ((address,) for address in addresses),
    )


def due(
    connection: sqlite3.Connection,
    terms: Terms,
    now: datetime,
    *,
    without: Iterable[int],
    alone: Collection[str] = (),
    turned: Collection[str] = (),
) -> dict[str, list[Due]]:
    """Return what is due by host, each host's next ones in their order, but for those *without*.

    *alone*: what the addresses begin with that are asked for no more: ``https://courier.example/``.
    *turned*: hosts that are asked for what comes last first.
    """
    wanted = {
        "site": terms.site,
        "run": terms.only,
        "this": terms.run,
        "now": stamp(now),
        "without": str(list(without)),
        "alone": json.dumps(list(alone)),
    }
    return {
        host: [
            _due(row, terms)
            for row in _of_host(
                connection, terms, {**wanted, "host": host}, is_turned=host in turned
            )
        ]
        for host in _hosts(connection, terms)
    }


def next_try(
    connection: sqlite3.Connection,
    terms: Terms,
    *,
    without: Iterable[int],
    alone: Collection[str] = (),
) -> datetime | None:
    """Return when the next address that failed is tried again; null when none is."""
    told = {"without": str(list(without)), "alone": json.dumps(list(alone))}
    wanted = {**_bounds(terms), **told}
    row = connection.execute(_WAITING, wanted).fetchone()
    return datetime.fromisoformat(row["due_at"]) if row["due_at"] else None


def left(connection: sqlite3.Connection, terms: Terms) -> Counter[str]:
    """Count the addresses that are still due (``announced``) or ``failed``."""
    counts: Counter[str] = Counter()
    for row in connection.execute(_LEFT_ASKED if terms.only else _LEFT_ALL, _bounds(terms)):
        counts[row["state"]] += row["n"]
    return +counts


def has_articles(connection: sqlite3.Connection, site: str) -> bool:
    """Tell whether an article's address of *site* is known, in any state."""
    query = "SELECT 1 FROM addresses WHERE site = ? AND kind = 'article' LIMIT 1"
    return connection.execute(query, (site,)).fetchone() is not None


def _hosts(connection: sqlite3.Connection, terms: Terms) -> list[str]:
    states = (_ANNOUNCED,) if terms.only else (_ANNOUNCED, _AGAIN)
    found = (
        row["host"]
        for state in states
        for row in connection.execute(_HOSTS.format(state=state), {"site": terms.site})
    )
    return sorted(set(found))


def _of_host(
    connection: sqlite3.Connection, terms: Terms, wanted: dict[str, Any], *, is_turned: bool
) -> list[sqlite3.Row]:
    """Return the rows of a host whose turn is next, those to be looked at again among them."""
    rows: list[sqlite3.Row] = []
    announced = _QUERIES[is_turned, bool(terms.only)]
    turns = list(_turns(terms.window))
    for start, end in reversed(turns) if is_turned else turns:
        asked = {**wanted, "from": start, "to": end, "ahead": AHEAD - len(rows)}
        found = connection.execute(announced, asked).fetchall()
        if not terms.only:
            found += connection.execute(_DUE_AGAIN, asked).fetchall()
            found.sort(
                key=lambda row: (row["turn"], row["kind"] == "article"), reverse=not is_turned
            )
        rows += found[: asked["ahead"]]
        if len(rows) == AHEAD:
            break
    if not is_turned:
        return rows
    amid = _amid(connection, terms, wanted)
    # The far end's first, some of the middle, then the rest of the far end; each once.
    mixed = {row["id"]: row for row in (*rows[:1], *amid, *rows)}
    return list(mixed.values())[:AHEAD]


def _amid(
    connection: sqlite3.Connection, terms: Terms, wanted: dict[str, Any]
) -> list[sqlite3.Row]:
    """Return some rows of a host from between what was announced first and last."""
    first, last = connection.execute(_ENDS, wanted).fetchone()
    if first is None:
        return []
    places = []
    for place in range(1, PLACES + 1):
        at = first + (last - first) * place // (PLACES + 1)
        places.append(connection.execute(_AMID, {**wanted, **_bounds(terms), "at": at}).fetchall())
    return [row for rows in zip_longest(*places) for row in rows if row is not None]


def _turns(window: Window) -> Iterator[tuple[str, str]]:
    """Yield the turns that are due in *window*, from the first to the last of a span."""
    yield FIRST, FIRST
    yield _iso(window.since) or "0001-01-01", _iso(window.until) or "9999-12-30"
    yield "", ""


def _due(row: sqlite3.Row, terms: Terms) -> Due:
    wanted = terms.wants(row["kind"])
    known = wanted is not None and row["asked_for"] == wanted
    entry = Entry(
        url=row["url"],
        kind=row["kind"],
        source=row["source"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        position=row["position"],
        archive=row["archive"],
        title=row["title"],
        published=row["hint"],
        modified=row["modified"],
    )
    return Due(
        row["id"],
        entry,
        row["attempts"],
        row["etag"] if known else None,
        row["last_modified"] if known else None,
        not row["read"],
    )


def _bounds(terms: Terms) -> dict[str, Any]:
    """Return the parameters of ``_IN_WINDOW``."""
    return {**_days(terms.window), "site": terms.site, "run": terms.only}


def _days(window: Window) -> dict[str, str | None]:
    return {"since": _iso(window.since), "until": _iso(window.until)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
