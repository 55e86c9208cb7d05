"""Article records as they leave the ledger: what a page told, and what the ledger knows of it.

Aliases, the announcing archive page and the versions come of all that was seen of an article, so
they are put into its record here, and not when one of its pages is read.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from crawler.items import Window
from crawler.ledger import articles
from crawler.ledger.frontier import COPY
from crawler.text.addresses import key

_LATER = ("encoding", "encoding_confidence")
"""What records that earlier versions wrote do not tell of their page; null then."""

_ADDRESSES = """
    SELECT url, source, day, position, archive, reason FROM addresses
    WHERE article = ? ORDER BY archive IS NULL, day IS NULL, archive, position, url
"""

_RECORDS = "SELECT id FROM articles {index} WHERE {asked} ORDER BY site, day, date_published, id"

_ASKED = {
    "site": "site = :site",
    "since": "day >= :since",
    "until": "day <= :until",
    "after": "changed > :after",
    "runs": """id IN (
        SELECT article FROM sightings WHERE run IN (SELECT value FROM json_each(:runs))
    )""",
}
"""Conditions by what is asked: one that is not would keep SQLite from an index."""

_CHANGED = "INDEXED BY articles_by_change"
"""Few changed since the last export; SQLite would rather have them in order."""


def records(
    connection: sqlite3.Connection,
    *,
    site: str | None = None,
    window: Window,
    runs: Collection[int] | None = None,
    after: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the records by site, day, time and id: the same order for the same articles.

    *runs*: only what these have read; *after*: only what changed after the change of this number.
    With a bound in *window*, articles without a day are left out: nobody can say that they belong.
    """
    told = {
        "site": site,
        "since": _iso(window.since),
        "until": _iso(window.until),
        "after": after,
        "runs": None if runs is None else json.dumps(sorted(runs)),
    }
    asked = {name: value for name, value in told.items() if value is not None}
    query = _RECORDS.format(
        index="" if after is None else _CHANGED,
        asked=" AND ".join(_ASKED[name] for name in asked) or "TRUE",
    )
    for row in connection.execute(query, asked):
        yield record(connection, row["id"])


def record(
    connection: sqlite3.Connection, article: str, content_hash: str | None = None
) -> dict[str, Any]:
    """Return the record of the article with this id: of its newest text, or of the one named."""
    every = articles.versions(connection, article)
    version = next(
        (each for each in reversed(every) if each.content_hash == content_hash), every[-1]
    )
    told = articles.record_of(connection, article, version.content_hash)
    facts = version._asdict()
    del facts["content_hash"]
    addresses = connection.execute(_ADDRESSES, (article,)).fetchall()
    aliases = {row["url"] for row in addresses if row["reason"] != COPY} | set(told["aliases"])
    return told | {
        "provenance": {**told["provenance"], **{n: told["provenance"].get(n) for n in _LATER}},
        "aliases": _others(aliases, told["url"]),
        "archive": _archive(addresses) or told["archive"],
        "version": facts,
    }


def _others(urls: Iterable[str], own: str | None) -> list[str]:
    """Return the addresses that are not another spelling of the article's *own*, sorted.

    Of one that comes in several spellings the least stays, in whatever order they were met.
    """
    spellings = {key(url): url for url in sorted(urls, reverse=True) if not _is_capture(url)}
    spellings.pop(key(own or ""), None)
    return sorted(spellings.values())


def _archive(addresses: list[sqlite3.Row]) -> dict[str, Any] | None:
    """Return the archive page that announced an article; of several the first by its address."""
    for row in addresses:
        if row["archive"] is not None:
            return {"url": row["archive"], "day": row["day"], "position": row["position"]}
    return None


def _is_capture(url: str) -> bool:
    """Tell whether an address is only the name of a page that has none."""
    return url.startswith("capture://")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
