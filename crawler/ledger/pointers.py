"""Where responses are recorded: what the ledger knows of a site's WARC files."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from crawler.items import Pointer, Recorded
from crawler.text.addresses import key

_ADD = """
    INSERT INTO records (
        site, run, file, offset, length, record_id, type, digest, key, url, status, fetched_at,
        refers_to
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
"""

_WITH_PAYLOAD = """
    SELECT * FROM records WHERE site = ? AND digest = ? AND status IS ? AND type = 'response'
    ORDER BY id LIMIT 1
"""

_LAST_AT = """
    SELECT * FROM records WHERE site = ? AND key = ? AND url = ? AND (status BETWEEN 200 AND 299)
    ORDER BY fetched_at DESC, id DESC LIMIT 1
"""


class Payloads(NamedTuple):
    """What of a site was recorded before."""

    connection: sqlite3.Connection
    """Of the ledger."""
    site: str
    """Name of the site."""

    def with_payload(self, digest: str, status: int) -> Recorded | None:
        """Return the first record that has the payload of this digest, received with this status.

        Null when none has.
        """
        return _first(self.connection.execute(_WITH_PAYLOAD, (self.site, digest, status)))

    def last_at(self, url: str) -> Recorded | None:
        """Return the record with the payload that *url* gave last; null when there is none."""
        last = _first(self.connection.execute(_LAST_AT, (self.site, key(url), url)))
        if last is None or last.refers_to is None:
            return last
        return with_id(self.connection, last.refers_to)

    def last_in(self, file: str) -> int | None:
        """Return the offset of the last known record in *file*; null: it has none."""
        query = "SELECT max(offset) AS last FROM records WHERE file = ?"
        last = self.connection.execute(query, (file,)).fetchone()["last"]
        return None if last is None else int(last)


def add(connection: sqlite3.Connection, site: str, run: int, recorded: Iterable[Recorded]) -> None:
    """Write what a run recorded."""
    connection.executemany(
        _ADD,
        (
            (
                site,
                run,
                each.pointer.file,
                each.pointer.offset,
                each.pointer.length,
                each.pointer.record_id,
                each.type,
                each.digest,
                key(each.url),
                each.url,
                each.status,
                each.pointer.fetched_at,
                each.refers_to,
            )
            for each in recorded
        ),
    )


def with_id(connection: sqlite3.Connection, record_id: str) -> Recorded | None:
    """Return the record with this WARC-Record-ID; null when the ledger knows none."""
    query = "SELECT * FROM records WHERE record_id = ?"
    return _first(connection.execute(query, (record_id,)))


def chosen(connection: sqlite3.Connection, query: str, wanted: dict[str, Any]) -> list[Recorded]:
    """Return the records whose numbers *query* yields, oldest first."""
    rows = connection.execute(
        f"SELECT * FROM records WHERE id IN ({query}) ORDER BY fetched_at, id",  # noqa: S608
        wanted,
    )
    return [_recorded(row) for row in rows]


def remove(connection: sqlite3.Connection, recorded: Iterable[Recorded]) -> None:
    """Know no more of what was *recorded*."""
    ids = [(each.pointer.record_id,) for each in recorded]
    connection.executemany(
        "UPDATE requests SET record = NULL"
        " WHERE record = (SELECT id FROM records WHERE record_id = ?)",
        ids,
    )
    connection.executemany("DELETE FROM records WHERE record_id = ?", ids)


def in_order(connection: sqlite3.Connection, site: str) -> Iterator[Recorded]:
    """Yield all that was recorded of *site*, file by file, as it stands there."""
    rows = connection.execute("SELECT * FROM records WHERE site = ? ORDER BY file, offset", (site,))
    return map(_recorded, rows)


def sites(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the sites of which something is recorded, sorted."""
    rows = connection.execute("SELECT DISTINCT site FROM records ORDER BY site")
    return [row["site"] for row in rows]


def _first(rows: Iterable[sqlite3.Row]) -> Recorded | None:
    return next(map(_recorded, rows), None)


def _recorded(row: sqlite3.Row) -> Recorded:
    place = (row[name] for name in ("file", "offset", "length", "record_id", "fetched_at"))
    return Recorded(
        Pointer(*place), row["type"], row["url"], row["status"], row["digest"], row["refers_to"]
    )
