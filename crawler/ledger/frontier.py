"""The addresses of a site: which are due, and what became of the others.

Articles come before listings, new days before old ones: what is announced is read before more is
announced, so that the frontier stays small.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from crawler.items import Entry, Reading, Window
from crawler.text.addresses import key, untracked

AHEAD = 100
"""Due addresses that are looked up at a time."""

OUTSIDE = "outside the window"
"""Reason of an article that was read and was not asked for; asked for, it is due again."""

_IN_WINDOW = """
    (day IS NULL OR ((:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)))
    AND (:run IS NULL OR run = :run)
"""

# A listing is read again in every cycle, an article once; what was outside the window of an
# earlier run and is inside this one's is due.
_ANNOUNCE = """
    INSERT INTO addresses
        (site, key, url, kind, state, source, day, position, archive, title, cycle, run)
    VALUES
        (:site, :key, :url, :kind, 'announced', :source, :day, :position, :archive, :title,
         :cycle, :asked_by)
    ON CONFLICT (site, key) DO UPDATE SET
        state = iif({due}, 'announced', state),
        reason = iif({due}, NULL, reason),
        kind = iif(:again, :kind, kind),
        url = iif(state = 'kept', url, :url),
        day = ifnull(day, :day), position = ifnull(position, :position),
        archive = ifnull(archive, :archive), title = ifnull(title, :title),
        cycle = max(cycle, :cycle), run = ifnull(:asked_by, run)
""".format(
    due="(:again OR (kind = 'listing' AND cycle < :cycle) OR (reason = :outside AND :asked))"
)

_REVIVE_FAILED = """
    UPDATE addresses SET state = 'announced', reason = NULL WHERE site = :site AND state = 'failed'
"""

_REVIVE_OUTSIDE = f"""
    UPDATE addresses SET state = 'announced', reason = NULL
    WHERE site = :site AND reason = :outside AND {_IN_WINDOW}
"""  # noqa: S608 - a constant

_DUE = f"""
    SELECT * FROM addresses WHERE site = :site AND state = 'announced' AND {_IN_WINDOW}
    ORDER BY kind, day DESC, id LIMIT :ahead
"""  # noqa: S608 - a constant

_LEFT = f"""
    SELECT state, count(*) AS n FROM addresses
    WHERE site = :site AND state IN ('announced', 'failed') AND {_IN_WINDOW} GROUP BY state
"""  # noqa: S608 - a constant

_ALIAS = """
    INSERT INTO addresses (site, key, url, kind, state, source, cycle, article)
    VALUES (:site, :key, :url, 'alias', 'kept', 'redirect', 0, :article)
    ON CONFLICT (site, key) DO UPDATE
    SET kind = 'alias', state = 'kept', reason = NULL, article = :article
    WHERE id <> :asked AND state = 'announced'
"""


def revive(connection: sqlite3.Connection, site: str, window: Window) -> None:
    """Make due again what failed, and what an earlier run left out and *window* holds."""
    connection.execute(_REVIVE_FAILED, {"site": site})
    connection.execute(_REVIVE_OUTSIDE, {**_bounds(site, window, run=None), "outside": OUTSIDE})


def due(
    connection: sqlite3.Connection,
    site: str,
    window: Window,
    *,
    run: int | None,
    without: Collection[int],
) -> Iterator[tuple[int, Entry]]:
    """Yield the next :data:`AHEAD` due addresses in their order, but for those *without*."""
    wanted = {**_bounds(site, window, run), "ahead": AHEAD + len(without)}
    rows = connection.execute(_DUE, wanted)
    for row in rows.fetchall():
        if row["id"] not in without:
            yield row["id"], _entry(row)


def left(
    connection: sqlite3.Connection, site: str, window: Window, *, run: int | None
) -> Counter[str]:
    """Count the addresses that are still due (``announced``) or ``failed``."""
    rows = connection.execute(_LEFT, _bounds(site, window, run))
    return Counter({row["state"]: row["n"] for row in rows})


def has_articles(connection: sqlite3.Connection, site: str) -> bool:
    """Tell whether an article's address of *site* is known, in any state."""
    query = "SELECT 1 FROM addresses WHERE site = ? AND kind = 'article' LIMIT 1"
    return connection.execute(query, (site,)).fetchone() is not None


def announce(
    connection: sqlite3.Connection,
    site: str,
    entries: Iterable[Entry],
    *,
    window: Window,
    cycle: int,
    asked_by: int | None = None,
) -> None:
    """Add *entries*; one that is known keeps its state, but for what is read again.

    *asked_by* is the number of a replay: its entries are due whatever they were.
    """
    connection.executemany(
        _ANNOUNCE,
        (
            {
                **_row(entry),
                "site": site,
                "cycle": cycle,
                "asked_by": asked_by,
                "again": asked_by is not None,
                "outside": OUTSIDE,
                "asked": entry.day is not None and entry.day in window,
            }
            for entry in entries
        ),
    )


def outcome(reading: Reading) -> str:
    """Return the state that *reading* leaves its address in."""
    if reading.state:
        return reading.state
    if reading.articles:
        return "kept"
    return "rejected" if reading.rejections else "fetched"


def close(connection: sqlite3.Connection, site: str, reading: Reading) -> None:
    """Mark the address of *reading* done, and the one that answered as an alias of it."""
    if reading.address is None:
        return
    article, day, reason = _result(reading)
    state = outcome(reading)
    connection.execute(
        "UPDATE addresses SET state = ?, reason = ?, article = ?, day = ifnull(?, day), read = ?"
        " WHERE id = ?",
        (state, reason, article, day, reading.url is not None, reading.address),
    )
    if article is not None and reading.url is not None:
        _alias(connection, site, reading, article)


def _result(reading: Reading) -> tuple[str | None, str | None, str | None]:
    """Return the article, the day and the reason that the address of *reading* gets."""
    for article in reading.articles:
        published = article.date_published
        return article.id, published[:10] if published else None, None
    for rejection in reading.rejections:
        return rejection.duplicate_of, _iso(rejection.day), rejection.reason
    return None, None, reading.reason


def _alias(connection: sqlite3.Connection, site: str, reading: Reading, article: str) -> None:
    """Note the address that answered, so that it is not asked for again.

    Where it was announced by itself, that one story would be counted twice: it becomes an alias.
    """
    connection.execute(
        _ALIAS,
        {
            "site": site,
            "key": key(reading.url or ""),
            "url": reading.url,
            "article": article,
            "asked": reading.address,
        },
    )


def _bounds(site: str, window: Window, run: int | None) -> dict[str, Any]:
    """Return the parameters of ``_IN_WINDOW``."""
    return {"site": site, "since": _iso(window.since), "until": _iso(window.until), "run": run}


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "key": key(entry.url),
        "url": untracked(entry.url),
        "kind": entry.kind,
        "source": entry.source,
        "day": _iso(entry.day),
        "position": entry.position,
        "archive": entry.archive,
        "title": entry.title,
    }


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        url=row["url"],
        kind=row["kind"],
        source=row["source"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        position=row["position"],
        archive=row["archive"],
        title=row["title"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
