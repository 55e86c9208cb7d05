"""The counts that sites publish about themselves."""

import sqlite3

from crawler.items import Reading


def add(connection: sqlite3.Connection, site: str, reading: Reading) -> None:
    """Write the counts that *reading* saw; one that is known is not written twice."""
    connection.executemany(
        "INSERT INTO observations"
        " (site, kind, day, count, observed_on, observed_at, url, hijri, hijri_agrees)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            (
                site,
                seen.kind,
                seen.day and seen.day.isoformat(),
                seen.count,
                seen.observed_on and seen.observed_on.isoformat(),
                reading.fetched_at,
                seen.url,
                seen.hijri,
                seen.hijri_agrees,
            )
            for seen in reading.observations
        ),
    )
