"""The kept articles, as the records that exports are made of."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from crawler.items import Article, Window
from crawler.text.addresses import key

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-8 cannot hold and SQLite refuses."""


def keep(connection: sqlite3.Connection, article: Article, *, run: int) -> None:
    """Write *article*, and that *run* has read it.

    An article that is known takes the new reading; its aliases and when it was first seen stay.
    """
    known = connection.execute("SELECT record FROM articles WHERE id = ?", (article.id,)).fetchone()
    record = article.record()
    if known:
        _join(record, json.loads(known["record"]))
    connection.execute(
        "INSERT INTO articles (id, site, key, day, date_published, content_hash, record)"
        " VALUES (:id, :site, :key, :day, :date_published, :content_hash, :record)"
        " ON CONFLICT (id) DO UPDATE SET day = :day, date_published = :date_published,"
        " content_hash = :content_hash, record = :record",
        {
            "id": article.id,
            "site": article.site,
            "key": key(article.url or ""),
            "day": article.date_published and article.date_published[:10],
            "date_published": article.date_published,
            "content_hash": article.content_hash,
            "record": _dump(record),
        },
    )
    see(connection, article.id, run=run)


def see(connection: sqlite3.Connection, article: str, *, run: int) -> None:
    """Note that *run* has read the article with this id."""
    connection.execute(
        "INSERT INTO sightings (run, article) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (run, article),
    )


def add_alias(connection: sqlite3.Connection, article: str, address: str | None) -> None:
    """Add another address to the article with this id; a capture without one adds none."""
    if address is None:
        return
    row = connection.execute("SELECT record FROM articles WHERE id = ?", (article,)).fetchone()
    record = json.loads(row["record"])
    _join_aliases(record, [address])
    connection.execute("UPDATE articles SET record = ? WHERE id = ?", (_dump(record), article))


def same_text(connection: sqlite3.Connection, article: Article) -> str | None:
    """Return the id of the kept article of the same site, headline and body; null: none."""
    row = connection.execute(
        "SELECT id FROM articles WHERE site = ? AND content_hash = ? ORDER BY id LIMIT 1",
        (article.site, article.content_hash),
    ).fetchone()
    return str(row["id"]) if row else None


def address_of(connection: sqlite3.Connection, article: str) -> str | None:
    """Return the key of the address under which the article with this id was kept."""
    row = connection.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()
    return str(row["key"]) if row else None


def records(
    connection: sqlite3.Connection,
    *,
    site: str | None = None,
    window: Window,
    runs: Collection[int] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the records by site, day, time and id: the same order for the same articles.

    *runs*: only what these have read. With a bound in *window*, articles without a day are left
    out: nobody can say that they belong.
    """
    query = (
        "SELECT record FROM articles"
        " WHERE (:site IS NULL OR site = :site)"
        " AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)"
        " AND (:runs IS NULL OR id IN (SELECT article FROM sightings"
        "      WHERE run IN (SELECT value FROM json_each(:runs))))"
        " ORDER BY site, day, date_published, id"
    )
    rows = connection.execute(
        query,
        {
            "site": site,
            "since": window.since and window.since.isoformat(),
            "until": window.until and window.until.isoformat(),
            "runs": None if runs is None else json.dumps(sorted(runs)),
        },
    )
    for row in rows:
        yield json.loads(row["record"])


def _join(record: dict[str, Any], earlier: dict[str, Any]) -> None:
    """Add to *record* what an *earlier* reading of the same article knew."""
    _join_aliases(record, earlier["aliases"])
    times = (record["version"], earlier["version"])
    seen = sorted(
        each[name] for each in times for name in ("first_seen", "last_seen") if each[name]
    )
    if seen:
        record["version"] |= {"first_seen": seen[0], "last_seen": seen[-1]}


def _join_aliases(record: dict[str, Any], addresses: list[str]) -> None:
    """Add *addresses* to the aliases of *record*, sorted, without its own address."""
    own = record["url"]
    record["aliases"] = sorted({*record["aliases"], *addresses} - {own})


def _dump(record: dict[str, Any]) -> str:
    """Return *record* as JSON; half characters become U+FFFD here, once and for all."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _SURROGATES.sub("\ufffd", text)
