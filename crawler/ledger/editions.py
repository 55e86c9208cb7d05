"""Editions: the texts of a site's articles, read anew from their records by a later reader.

An edition takes the place of all that was read before, in one transaction. Articles, their
addresses and what was seen of them when stay as they are: what a page said has not changed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from crawler.items import Pointer
from crawler.ledger import articles, profiles
from crawler.ledger.frontier import FORGOTTEN, OUTSIDE
from crawler.ledger.looks import stamp
from crawler.ledger.terms import Terms
from crawler.text.permalinks import is_own

# Of a revisit the record that has the payload.
_PAYLOAD = """
    LEFT JOIN records AS received ON received.record_id = {record}
    LEFT JOIN records AS original ON original.record_id = received.refers_to
"""

_TEXTS = f"""
    SELECT versions.article, versions.content_hash, versions.key, versions.read_at, versions.record,
        addresses.title, addresses.hint, addresses.modified,
        ifnull(original.file, received.file) AS file,
        ifnull(original.offset, received.offset) AS offset,
        ifnull(original.length, received.length) AS length,
        ifnull(original.record_id, received.record_id) AS record_id,
        ifnull(original.fetched_at, received.fetched_at) AS fetched_at
    FROM articles JOIN versions ON versions.article = articles.id
    LEFT JOIN addresses ON addresses.site = articles.site AND addresses.key = versions.key
    {_PAYLOAD.format(record="json_extract(versions.record, '$.provenance.warc_record_id')")}
    WHERE articles.site = ?
    ORDER BY versions.article, versions.read_at, versions.content_hash
"""  # noqa: S608 - constants

# Where a page was received and gave no article: the last one counts.
_REFUSED = f"""
    SELECT addresses.id AS address, addresses.*, max(requests.id), received.url AS answered,
        received.status, received.fetched_at AS seen_at,
        received.file AS own_file, received.offset AS own_offset, received.length AS own_length,
        received.record_id AS own_id,
        ifnull(original.file, received.file) AS file,
        ifnull(original.offset, received.offset) AS offset,
        ifnull(original.length, received.length) AS length,
        ifnull(original.record_id, received.record_id) AS record_id,
        ifnull(original.fetched_at, received.fetched_at) AS fetched_at
    FROM addresses JOIN requests ON requests.address = addresses.id
    LEFT JOIN records AS named ON named.id = requests.record
    {_PAYLOAD.format(record="named.record_id")}
    WHERE addresses.site = ? AND addresses.kind = 'article' AND addresses.article IS NULL
        AND addresses.state IN ('rejected', 'failed')
        AND ifnull(addresses.reason, '') NOT IN ('{FORGOTTEN}', '{OUTSIDE}')
        AND received.status = 200
    GROUP BY addresses.id
"""  # noqa: S608 - constants

_PUT = """
    INSERT INTO versions (article, content_hash, key, read_at, record) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (article, content_hash, key) DO UPDATE SET
        read_at = excluded.read_at, record = excluded.record
    WHERE excluded.read_at >= versions.read_at
"""

# Two texts may exchange their digests: one that is new is marked until all are.
_MARK = """
    UPDATE readings SET content_hash = '+' || ?, own = ?
    WHERE article = ? AND content_hash = ? AND key = ?
"""
_UNMARK = """
    UPDATE readings SET content_hash = substr(content_hash, 2)
    WHERE article = ? AND content_hash LIKE '+%'
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that an article has or had, as it was read."""

    article: str
    """The article's id."""
    content_hash: str
    """Digest of its cleaned headline and body."""
    key: str
    """Key of the address where it stood."""
    read_at: str
    """When its page was fetched; empty when unknown."""
    record: dict[str, Any]
    """The article record."""
    pointer: Pointer | None
    """Where the bytes of its page are recorded; null: nowhere."""
    title: str | None = None
    """Text of the link to its address; null when it has none."""
    published: str | None = None
    """When it was published, as its entry says."""
    modified: str | None = None
    """When it last changed, as its entry says."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that was received and recorded, and gave no article."""

    address: int
    """The ledger's number of its address."""
    url: str
    """The address that answered."""
    received: Pointer
    """Where the response is recorded."""
    pointer: Pointer
    """Where its bytes are recorded."""
    entry: Mapping[str, Any]
    """How it was announced: ``day``, ``position``, ``archive``, ``source``, ``title``, …"""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A text that was read anew."""

    article: str
    """The article's id."""
    was: str
    """Digest of the text before."""
    key: str
    """Key of the address where it stood."""
    read_at: str
    """When its page was fetched; empty when unknown."""
    record: dict[str, Any]
    """The article record of now."""
    is_other: bool
    """Whether those who read exports must see it."""
    trace: str | None = None
    """What its page teaches the next profile; null: nothing."""


class Edition(NamedTuple):
    """What a site's articles were read anew with."""

    n: int
    """From 1, by site."""
    site: str
    """Name of the site."""
    made_at: str
    """When, RFC 3339 in UTC."""
    extractor: str
    """Version of the reader."""
    rules: str
    """Version of the rules of cleaning."""
    profile: str | None
    """Version of the profile; null: none."""
    counts: dict[str, int]
    """Articles by what became of them."""


def texts(connection: sqlite3.Connection, site: str) -> Iterator[Text]:
    """Yield every text that the articles of *site* have or had, by article and time."""
    for row in connection.execute(_TEXTS, (site,)):
        yield Text(
            row["article"],
            row["content_hash"],
            row["key"],
            row["read_at"],
            json.loads(row["record"]),
            _pointer(row),
            row["title"],
            row["hint"],
            row["modified"],
        )


def refused(connection: sqlite3.Connection, site: str) -> Iterator[Refused]:
    """Yield the pages of *site* that were recorded and gave no article, as they were last."""
    for row in connection.execute(_REFUSED, (site,)):
        pointer = _pointer(row)
        if pointer is not None:
            names = ("own_file", "own_offset", "own_length", "own_id", "seen_at")
            received = Pointer(*(row[name] for name in names))
            yield Refused(row["address"], row["answered"], received, pointer, dict(row))


def renew(
    connection: sqlite3.Connection, terms: Terms, renewed: Iterable[Renewed], now: datetime
) -> None:
    """Put texts that were read anew, by article, in the place of those before.

    Within the caller's transaction.
    """
    for article, group in groupby(renewed, attrgetter("article")):
        every = list(group)
        was = _changed(connection, article)
        connection.executemany(
            "DELETE FROM versions WHERE article = ? AND content_hash = ? AND key = ?",
            ((article, each.was, each.key) for each in every),
        )
        for each in every:
            told, record = each.record["content_hash"], articles.dump(each.record)
            connection.execute(_PUT, (article, told, each.key, each.read_at, record))
            own = is_own(each.record["url"], each.record["canonical_url"])
            connection.execute(_MARK, (told, own, article, each.was, each.key))
        connection.execute(_UNMARK, (article,))
        articles.settle(connection, article, terms, now)
        if any(each.is_other for each in every) and _changed(connection, article) == was:
            connection.execute(
                "UPDATE articles SET changed = ? WHERE id = ?",
                (articles.next_change(connection), article),
            )
        profiles.put_traces(
            connection, terms.site, ((article, each.trace) for each in every if each.trace)
        )


def add(connection: sqlite3.Connection, run: int, edition: Edition) -> None:
    """Write that *run* made an edition."""
    connection.execute(
        "INSERT INTO editions (site, n, run, made_at, extractor, rules, profile, counts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            edition.site,
            edition.n,
            run,
            edition.made_at,
            edition.extractor,
            edition.rules,
            edition.profile,
            json.dumps(edition.counts),
        ),
    )


def editions(connection: sqlite3.Connection, site: str | None = None) -> list[Edition]:
    """Return the editions of *site*, or of every site, oldest first."""
    rows = connection.execute(
        "SELECT * FROM editions WHERE ? IS NULL OR site = ? ORDER BY site, n", (site, site)
    )
    names = ("n", "site", "made_at", "extractor", "rules", "profile")
    return [
        Edition(**{name: row[name] for name in names}, counts=json.loads(row["counts"]))
        for row in rows
    ]


def next_edition(
    connection: sqlite3.Connection,
    site: str,
    now: datetime,
    extractor: str,
    rules: str,
    profile: str | None,
) -> Edition:
    """Return the edition that follows the last one of *site*, without counts."""
    known = editions(connection, site)
    number = known[-1].n + 1 if known else 1
    return Edition(number, site, stamp(now), extractor, rules, profile, {})


def _changed(connection: sqlite3.Connection, article: str) -> int:
    query = "SELECT changed FROM articles WHERE id = ?"
    return int(connection.execute(query, (article,)).fetchone()["changed"])


def _pointer(row: sqlite3.Row) -> Pointer | None:
    if row["file"] is None:
        return None
    return Pointer(*(row[name] for name in ("file", "offset", "length", "record_id", "fetched_at")))
