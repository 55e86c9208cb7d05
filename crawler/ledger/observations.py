"""The counts that sites publish about themselves, and the lengths of their archives."""

import sqlite3

from crawler.items import Reading

HEADER_BAR = "header bar"
"""Kind of a count that the site itself publishes, on any of its pages."""

DAY_ARCHIVE = "day archive"
"""Kind of the length of one page of a day's archive."""

REST_TOTAL = "REST total"
"""Kind of a count that the site's REST interface tells, of a day or of the whole site."""

REST_TEXT = "REST text"
"""Kind of how many letters and digits the text of a post has, as the interface tells it."""

REST_PROTECTED = "REST protected"
"""Kind of what says that the text of a post is only for those who know a password."""

# A count that is seen again is as new as the last page that shows it.
_ADD = """
    INSERT INTO observations
        (site, kind, day, count, observed_on, observed_at, url, hijri, hijri_agrees)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET observed_at = excluded.observed_at
    WHERE excluded.observed_at > ifnull(observed_at, '')
"""

# Of a page the newest count is what it shows now.
_STANDS = """
    UPDATE observations SET observed_at = :at WHERE id = (
        SELECT id FROM observations
        WHERE site = :site AND kind = :kind AND url = :url
            AND ifnull(day, '') = (SELECT ifnull(day, '') FROM addresses WHERE id = :address)
        ORDER BY observed_at DESC, id DESC LIMIT 1
    ) AND :at > ifnull(observed_at, '')
"""


def add(connection: sqlite3.Connection, site: str, reading: Reading) -> None:
    """Write the counts that *reading* saw; one that is known is noted as seen again.

    A listing that is unchanged shows what it showed.
    """
    if reading.answer is not None and reading.answer.unchanged:
        page = {"site": site, "address": reading.address, "url": reading.url}
        connection.execute(_STANDS, {**page, "kind": DAY_ARCHIVE, "at": reading.fetched_at})
    connection.executemany(
        _ADD,
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
