"""What the ledger tells of records to who reads them again: to print, or to verify."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crawler.items import Recorded
from crawler.ledger import pointers
from crawler.ledger.finding import Found
from crawler.ledger.lock import SiteLock
from crawler.text.addresses import key

# What articles say of their records, with the record that has the payload.
_TOLD = """
    CREATE TEMP TABLE told AS
    SELECT DISTINCT article, file, offset, record_id, digest,
        (SELECT ifnull(refers_to, record_id) FROM records
         WHERE records.record_id = said.record_id) AS payload
    FROM (
        SELECT versions.article,
            json_extract(record, '$.provenance.warc_file') AS file,
            json_extract(record, '$.provenance.warc_offset') AS offset,
            json_extract(record, '$.provenance.warc_record_id') AS record_id,
            json_extract(record, '$.provenance.payload_digest') AS digest
        FROM versions JOIN articles ON articles.id = versions.article WHERE articles.site = ?
    ) AS said WHERE record_id IS NOT NULL
"""

# A record elsewhere is that of another's files, from which the article was replayed.
_ASTRAY = """
    SELECT article, told.file, told.offset FROM told
    LEFT JOIN records ON records.record_id = told.record_id
    WHERE records.id IS NOT NULL AND (records.file, records.offset) <> (told.file, told.offset)
       OR records.id IS NULL AND told.file IN (SELECT DISTINCT file FROM records)
    ORDER BY article
"""

_OF_FOUND = """
    SELECT records.id FROM records JOIN requests ON requests.record = records.id
    JOIN addresses ON addresses.id = requests.address
    WHERE addresses.id = :address OR addresses.article = :article
    UNION SELECT id FROM records WHERE site = :site AND key = :key
"""


# A page that another address gave, too, byte for byte, is the same page.
_TO_FORGET = f"""
    WITH own AS (
        {_OF_FOUND}
        UNION SELECT records.id FROM records JOIN json_each(:keys) ON records.key = value
        WHERE site = :site
    ), payloads AS (
        SELECT ifnull(refers_to, record_id) AS record_id FROM records JOIN own USING (id)
        WHERE status BETWEEN 200 AND 299
    )
    SELECT id FROM own
    UNION SELECT id FROM records JOIN payloads USING (record_id)
    UNION SELECT id FROM records JOIN payloads ON refers_to = payloads.record_id
"""  # noqa: S608 - constants


class Astray(NamedTuple):
    """An article that does not point at its record."""

    article: str
    """Its id."""
    file: str
    """The file that it names."""
    offset: int
    """The offset that it names."""


class Recordings:
    """What was recorded of one site."""

    def __init__(self, connection: sqlite3.Connection, site: str) -> None:
        self._connection = connection
        self.site = site

    @property
    def last_file(self) -> str | None:
        """Name of the file of the last record that was taken in; null: there is none."""
        query = "SELECT file FROM records WHERE site = ? ORDER BY id DESC LIMIT 1"
        row = self._connection.execute(query, (self.site,)).fetchone()
        return row["file"] if row is not None else None

    @property
    def was_killed(self) -> bool:
        """Whether the last crawl of the site did not come to its end; or it still goes on."""
        row = self._connection.execute(
            "SELECT ended_at FROM runs WHERE site = ? AND command NOT IN ('replay', 'reextract')"
            " ORDER BY id DESC LIMIT 1",
            (self.site,),
        ).fetchone()
        return row is not None and row["ended_at"] is None

    def in_order(self) -> Iterator[Recorded]:
        """Yield all records, file by file, as they stand there."""
        return pointers.in_order(self._connection, self.site)

    def with_id(self, record_id: str) -> Recorded | None:
        """Return the record with this WARC-Record-ID; null when the ledger knows none."""
        return pointers.with_id(self._connection, record_id)

    def of(self, found: Found, named: str) -> list[Recorded]:
        """Return the records of what was *found*, and of the address *named*, oldest first."""
        wanted = {
            "address": found.address,
            "article": found.article,
            "site": self.site,
            "key": key(named),
        }
        return pointers.chosen(self._connection, _OF_FOUND, wanted)

    def to_forget(self, found: Found, urls: Iterable[str]) -> list[Recorded]:
        """Return the records that go with what was *found*, which stands at *urls*."""
        wanted = {
            "address": found.address,
            "article": found.article,
            "site": self.site,
            "key": None,
            "keys": json.dumps([key(url) for url in urls]),
        }
        return pointers.chosen(self._connection, _TO_FORGET, wanted)

    def gather(self) -> None:
        """Look up what articles say of their records, for the two below."""
        self._connection.execute("DROP TABLE IF EXISTS temp.told")
        self._connection.execute(_TOLD, (self.site,))
        self._connection.execute("CREATE INDEX temp.told_by_payload ON told (payload)")

    def digests(self, record_id: str) -> set[str]:
        """Return the digests that articles tell of the page which this record is the payload of."""
        query = "SELECT digest FROM told WHERE payload = ? AND digest IS NOT NULL"
        return {row["digest"] for row in self._connection.execute(query, (record_id,))}

    def astray(self) -> Iterator[Astray]:
        """Yield the articles that point at a place where the ledger has no record of theirs."""
        return (Astray(*row) for row in self._connection.execute(_ASTRAY))


def is_crawled(connection: sqlite3.Connection, site: str) -> bool:
    """Tell whether *site* is being crawled into this ledger. Raises OSError."""
    folder = getattr(connection, "folder", None)
    return folder is not None and not SiteLock(folder, site).is_free()
