"""What a person wants out of the ledger for good: taken away, and not taken in again.

What stays are the addresses, so that nobody is asked for them again, and digests: by them a text
is known that comes under another address. Facts of requests stay, too; they tell no text.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from crawler.errors import LedgerError
from crawler.items import Recorded
from crawler.ledger import articles, database, pointers, profiles
from crawler.ledger.finding import Found, find
from crawler.ledger.frontier import FORGOTTEN
from crawler.ledger.lock import SiteLock
from crawler.ledger.looks import stamp
from crawler.ledger.recordings import Recordings
from crawler.text.addresses import host, key, slug
from crawler.text.normalise import fold
from crawler.text.permalinks import lasting

BLANK = "[forgotten]"
"""What stands where another page named a forgotten headline in its furniture."""

LEAST = 12
"""Characters of a headline that is told from other words inside a longer line."""

_BAR = """
    INSERT INTO addresses (site, key, url, host, kind, state, reason, source, turn, cycle)
    VALUES (:site, :key, :url, :host, :kind, 'rejected', :reason, 'forget', '', 0)
    ON CONFLICT (site, key) DO UPDATE SET
        state = 'rejected', reason = :reason, article = NULL, title = NULL, attempts = 0,
        due_at = NULL, etag = NULL, last_modified = NULL, asked_for = NULL
    WHERE kind <> 'listing' AND (article IS NULL OR article = :article)
"""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out, or would be."""

    site: str
    """Name of the site."""
    article: str | None
    """Id of the article; null: there was none."""
    headline: str | None
    """Its last headline; null without an article."""
    versions: int
    """Texts that it had."""
    readings: int
    """How often it was seen."""
    addresses: tuple[str, ...]
    """Addresses that are not asked for again, sorted."""
    records: tuple[Recorded, ...]
    """What was recorded of them."""
    is_wiped: bool
    """Whether nothing is left of it in the file's free parts."""


def story_mark(url: str, headline: str, day: str | None) -> str | None:
    """Return a digest by which a story is known under other permalinks; null: its address is none.

    *day*: ISO 8601.
    """
    name = slug(url)
    told = f"{name}\n{day}\n{fold(headline)}"
    return "story:" + sha256(told.encode(errors="surrogatepass")).hexdigest() if name else None


def forget(
    folder: Path,
    site: str,
    named: str,
    now: datetime,
    erase: Callable[[Iterable[Recorded]], None],
    *,
    is_rehearsal: bool = False,
) -> Forgotten:
    """Take the article or address out that *named* stands for; an unknown address is barred.

    *erase* takes records out of their files, before the ledger forgets where they were; killed in
    between, the same again does the rest. *is_rehearsal*: only tell what would go. Raises SiteBusy
    when the site is being crawled, LedgerError, and what *erase* raises.
    """
    lock = SiteLock(folder, site)
    connection = database.connect_existing(folder)
    try:
        if not is_rehearsal:
            lock.acquire()
        found = next(iter(find(connection, named, site)), Found(site, None, None))
        told = _told(connection, found, named)
        if is_rehearsal:
            return told
        erase(told.records)
        return _forget(connection, told, named, now)
    finally:
        connection.close()
        lock.release()


def _told(connection: sqlite3.Connection, found: Found, named: str) -> Forgotten:
    """Return what there is of what was *found*."""
    records = _records(connection, found.article)
    asked = connection.execute(
        "SELECT url FROM addresses WHERE id = ? OR article = ?", (found.address, found.article)
    )
    urls = {key(url): url for record in records for url in _urls(record)}
    urls |= {key(row["url"]): row["url"] for row in asked}
    if not urls and found.article is None:
        urls = {key(named): named}
    count = "SELECT count(*) FROM readings WHERE article = ?"
    last = connection.execute(
        "SELECT content_hash FROM articles WHERE id = ?", (found.article,)
    ).fetchone()
    headlines = {record["content_hash"]: record["headline"] for record in records}
    return Forgotten(
        found.site,
        found.article,
        headlines.get(last["content_hash"]) if last else None,
        len(headlines),
        connection.execute(count, (found.article,)).fetchone()[0],
        tuple(sorted(urls.values())),
        tuple(Recordings(connection, found.site).to_forget(found, urls.values())),
        is_wiped=False,
    )


def _forget(
    connection: sqlite3.Connection, told: Forgotten, named: str, now: datetime
) -> Forgotten:
    connection.execute("PRAGMA secure_delete = ON")
    with database.transaction(connection):
        records = _records(connection, told.article)
        if records:
            _remember(connection, told, records, now)
            _blank(connection, told.site, {record["headline"] for record in records})
        own = {row["key"] for row in _own(connection, told.article)} or {key(named)}
        for url in told.addresses:
            _bar(connection, told, url, "article" if key(url) in own else "alias")
        for table in ("sightings", "readings", "versions"):
            query = f"DELETE FROM {table} WHERE article = ?"  # noqa: S608 - constants
            connection.execute(query, (told.article,))
        connection.execute("DELETE FROM articles WHERE id = ?", (told.article,))
        pointers.remove(connection, told.records)
        if told.article is not None:
            profiles.drop_trace(connection, told.site, told.article)
    return Forgotten(
        told.site,
        told.article,
        told.headline,
        told.versions,
        told.readings,
        told.addresses,
        told.records,
        is_wiped=_wipe(connection),
    )


def _records(connection: sqlite3.Connection, article: str | None) -> list[dict[str, Any]]:
    rows = connection.execute("SELECT record FROM versions WHERE article = ?", (article,))
    return [json.loads(row["record"]) for row in rows]


def _urls(record: dict[str, Any]) -> list[str]:
    """Return the addresses at which a record's article stands or, by what it says, stood."""
    url, canonical = record["url"], record["canonical_url"]
    if url is None:
        return []
    named = [canonical] if canonical and lasting(url, canonical) == key(canonical) else []
    return [url, *record["aliases"], *named]


def _own(connection: sqlite3.Connection, article: str | None) -> list[sqlite3.Row]:
    query = "SELECT key FROM addresses WHERE article = ? AND kind = 'article'"
    return connection.execute(query, (article,)).fetchall()


def _remember(
    connection: sqlite3.Connection, told: Forgotten, records: list[dict[str, Any]], now: datetime
) -> None:
    """Keep the digests by which the article is known when it comes again."""
    marks = {record["content_hash"] for record in records}
    for record in records:
        day = record["date_published"] and record["date_published"][:10]
        marks.update(
            mark
            for url in _urls(record)
            if (mark := story_mark(url, record["headline"], day)) is not None
        )
    connection.executemany(
        "INSERT INTO forgotten_texts (site, content_hash) VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((told.site, mark) for mark in sorted(marks)),
    )
    connection.execute(
        "INSERT INTO forgotten (article, site, forgotten_at, changed) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (told.article, told.site, stamp(now), articles.next_change(connection)),
    )


def _bar(connection: sqlite3.Connection, told: Forgotten, url: str, kind: str) -> None:
    """See to it that *url* is not asked for again."""
    connection.execute(
        _BAR,
        {
            "site": told.site,
            "article": told.article,
            "key": key(url),
            "url": url,
            "host": host(url),
            "kind": kind,
            "reason": FORGOTTEN,
        },
    )


def _blank(connection: sqlite3.Connection, site: str, headlines: set[str]) -> None:
    """Take the headlines out of links to the article, and of what other pages had around them."""
    for headline in sorted(headlines):
        connection.execute(
            "UPDATE addresses SET title = NULL WHERE site = ? AND title = ?", (site, headline)
        )
        needle = articles.dump({"headline": headline})[len('{"headline":"') : -len('"}')]
        rows = connection.execute(
            "SELECT versions.rowid AS id, record FROM versions"
            " JOIN articles ON articles.id = versions.article"
            " WHERE articles.site = ? AND instr(record, ?) > 0",
            (site, needle),
        ).fetchall()
        for row in rows:
            record = json.loads(row["record"])
            for block in record["cleaning"]["removed"]:
                if _names(block["text"], headline):
                    block["text"] = BLANK
            connection.execute(
                "UPDATE versions SET record = ? WHERE rowid = ?", (articles.dump(record), row["id"])
            )


def _names(text: str, headline: str) -> bool:
    """Tell whether a line of a page's furniture is, or holds, a headline."""
    line, name = fold(text), fold(headline)
    return line == name or (len(name) >= LEAST and name in line)


def _wipe(connection: sqlite3.Connection) -> bool:
    """Write the file anew without its free parts; tell whether all of it could be done.

    What is deleted is overwritten, but copies of it may stand in free parts since before. Not
    while others read the file: then an old page may be theirs.
    """
    try:
        connection.execute("VACUUM")
        is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except LedgerError:  # locked by another site's crawl, or no room on the disk
        return False
    return not is_busy
