"""What is learnt of a site: traces of some of its pages, and the profiles that were made of them.

Which pages leave a trace is told by their articles' ids alone. So two ledgers with the same
articles hold the same traces, in whatever order these were read.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from crawler.items import Article

MOST = 64
"""Pages of a site that leave a trace."""


def add_traces(connection: sqlite3.Connection, site: str, articles: Iterable[Article]) -> None:
    """Write the traces that came with *articles*; an article that is read again leaves its new."""
    put_traces(connection, site, ((each.id, each.trace) for each in articles if each.trace))


def put_traces(connection: sqlite3.Connection, site: str, left: Iterable[tuple[str, str]]) -> None:
    """Write traces by the ids of their articles; each takes the place of the one before."""
    traces = [(site, _rank(article), trace) for article, trace in left]
    if not traces:
        return
    connection.executemany(
        "INSERT INTO traces (site, rank, trace) VALUES (?, ?, ?)"
        " ON CONFLICT (site, rank) DO UPDATE SET trace = excluded.trace",
        traces,
    )
    connection.execute(
        "DELETE FROM traces WHERE site = :site AND rank NOT IN"
        " (SELECT rank FROM traces WHERE site = :site ORDER BY rank LIMIT :most)",
        {"site": site, "most": MOST},
    )


def traces(connection: sqlite3.Connection, site: str) -> tuple[str, ...]:
    """Return the traces of *site*, as they were given."""
    rows = connection.execute("SELECT trace FROM traces WHERE site = ? ORDER BY rank", (site,))
    return tuple(row["trace"] for row in rows)


def drop_traces(connection: sqlite3.Connection, site: str) -> None:
    """Take out the traces of *site*: another version of Backfile has left them."""
    connection.execute("DELETE FROM traces WHERE site = ?", (site,))


def drop_trace(connection: sqlite3.Connection, site: str, article: str) -> None:
    """Take out the trace that the article with this id left."""
    connection.execute("DELETE FROM traces WHERE site = ? AND rank = ?", (site, _rank(article)))


def keep(connection: sqlite3.Connection, site: str, version: str, profile: str, run: int) -> None:
    """Write that *run* reads with a *profile*; one that is known keeps its text."""
    connection.execute(
        "INSERT INTO profiles (site, version, run, profile) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (site, version) DO UPDATE SET run = excluded.run",
        (site, version, run, profile),
    )


def profile(connection: sqlite3.Connection, site: str, version: str | None) -> str | None:
    """Return the profile of *site* with this *version*; null when there is none.

    Without a version that of the last run which had one.
    """
    row = connection.execute(
        "SELECT profile FROM profiles WHERE site = :site"
        " AND (:version IS NULL OR version = :version) ORDER BY run DESC LIMIT 1",
        {"site": site, "version": version},
    ).fetchone()
    return row and str(row["profile"])


def _rank(article: str) -> str:
    return sha256(article.encode(errors="surrogatepass")).hexdigest()
