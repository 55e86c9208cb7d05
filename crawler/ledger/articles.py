"""The kept articles: what is written when one is read, seen again, or gone.

An article is what its newest text is. All that is kept of it is told by the set of its readings,
not by their order: the same pages make the same ledger.
"""

import json
import re
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crawler.errors import LedgerError
from crawler.items import Article
from crawler.ledger import home
from crawler.ledger.sameness import is_cleaned_otherwise
from crawler.ledger.terms import Terms
from crawler.ledger.timeline import Seen, Version, timeline
from crawler.text.addresses import key, slug
from crawler.text.permalinks import is_own

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-8 cannot hold and SQLite refuses."""

_KEEP_VERSION = """
    INSERT INTO versions (article, content_hash, key, read_at, record)
    VALUES (:article, :content_hash, :key, :read_at, :record)
    ON CONFLICT (article, content_hash, key) DO UPDATE SET
        read_at = excluded.read_at, record = excluded.record
    WHERE excluded.read_at >= versions.read_at
"""

_DROP_UNSEEN = """
    DELETE FROM versions WHERE article = :article AND NOT EXISTS (
        SELECT 1 FROM readings
        WHERE readings.article = :article AND readings.content_hash = versions.content_hash
    )
"""

_RECORD = "SELECT key, record FROM versions WHERE article = ? AND content_hash = ?"


def keep(connection: sqlite3.Connection, article: Article, *, run: int) -> bool:
    """Write what was read of *article*, and that *run* has read it.

    Return whether it is to be settled, because it was known; a new one is what was read.
    """
    page = article.provenance
    seen = Seen(
        page.fetched_at or "",
        page.payload_digest or "",
        key(article.url or ""),
        article.content_hash,
        is_own(article.url, article.canonical_url),
    )
    is_known = _is_known(connection, article.id)
    record = article.record()
    if is_known and (before := _said_before(connection, article.id, seen, record)):
        _note(connection, article.id, seen._replace(content_hash=before))
        see(connection, article.id, run=run)
        return True
    if is_known and record["provenance"]["warc_file"] is None:
        record = _pointed(connection, article.id, seen, record)
    is_correction = is_known and _look(connection, article.id, seen)
    if not is_known:
        _add(connection, article, seen)
        _note(connection, article.id, seen)
    connection.execute(
        _KEEP_VERSION,
        {
            "article": article.id,
            "content_hash": seen.content_hash,
            "key": seen.key,
            "read_at": seen.at,
            "record": dump(record),
        },
    )
    if is_correction:
        connection.execute(_DROP_UNSEEN, {"article": article.id})
    see(connection, article.id, run=run)
    return is_known


def _said_before(
    connection: sqlite3.Connection, article: str, seen: Seen, record: Mapping[str, Any]
) -> str | None:
    """Return which text of the article this page shows, if only the reader took out other lines.

    A page that is read once more (in a replay, with a better layout) is no other look: its text is
    corrected. Null: it is new, or the very text.
    """
    if any(look[:3] == seen[:3] for look in _looks(connection, article)):
        return None
    rows = connection.execute(
        "SELECT content_hash, record FROM versions WHERE article = ? AND key = ?"
        " ORDER BY read_at DESC, content_hash",
        (article, seen.key),
    ).fetchall()
    if any(row["content_hash"] == seen.content_hash for row in rows):
        return None
    for row in rows:
        if is_cleaned_otherwise(json.loads(row["record"]), record):
            return str(row["content_hash"])
    return None


def _pointed(
    connection: sqlite3.Connection, article: str, seen: Seen, record: dict[str, Any]
) -> dict[str, Any]:
    """Return *record* with the place where its page is recorded, if that look is known.

    A replay of a page that this ledger recorded names no record: it stands there still.
    """
    rows = connection.execute(
        "SELECT record FROM versions WHERE article = ? AND read_at = ?", (article, seen.at)
    )
    for row in rows:
        before = json.loads(row["record"])["provenance"]
        if before["payload_digest"] == seen.page and before["warc_file"] is not None:
            place = {name: before[name] for name in before if name.startswith("warc_")}
            return {**record, "provenance": {**record["provenance"], **place}}
    return record


def see_again(
    connection: sqlite3.Connection, article: str, address: str, seen_at: str, *, run: int
) -> None:
    """Note that the article stands at the key *address* as it was read there last (304)."""
    known = connection.execute(
        "SELECT key, content_hash FROM articles WHERE id = ?", (article,)
    ).fetchone()
    looks = _looks(connection, article)
    last = max((look for look in looks if look.key == address), default=None)
    if last is None:
        last = max(look for look in looks if look.content_hash == known["content_hash"])
        last = last._replace(key=known["key"])
    _look(connection, article, last._replace(at=seen_at, page=""))
    see(connection, article, run=run)


def see(connection: sqlite3.Connection, article: str, *, run: int) -> None:
    """Note that *run* has read the article with this id."""
    connection.execute(
        "INSERT INTO sightings (run, article) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (run, article),
    )


def settle(connection: sqlite3.Connection, article: str, terms: Terms, now: datetime) -> None:
    """Let the article with this id be what its newest text is, where it stands, once it was asked.

    It counts as changed where whoever reads exports must see it: when it is new, when its text, its
    date or its address is another.
    """
    was = connection.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    looks, told = _looks(connection, article), home.answers(connection, article)
    newest = timeline(home.telling(looks, told))[-1]
    published = _record_of(connection, article, newest.content_hash, looks, told)["date_published"]
    at = home.home(looks, told)
    known = (was["key"], was["date_published"], was["content_hash"])
    is_same = known == (at, published, newest.content_hash)
    is_gone = at in told and told[at].leads_to is None
    connection.execute(
        "UPDATE articles SET key = ?, slug = ?, day = ?, date_published = ?, content_hash = ?,"
        " changed = ?, gone_at = ? WHERE id = ?",
        (
            at,
            slug(at),
            published and published[:10],
            published,
            newest.content_hash,
            was["changed"] if is_same else next_change(connection),
            told[at].at if is_gone else None,
            article,
        ),
    )
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    home.seat(connection, row, told, terms, now)


def next_change(connection: sqlite3.Connection) -> int:
    """Return the number of a change that readers of exports must see: greater than all before."""
    (change,) = connection.execute("UPDATE changes SET n = n + 1 RETURNING n").fetchall()
    return int(change["n"])


def versions(connection: sqlite3.Connection, article: str) -> list[Version]:
    """Return the versions of the article with this id, oldest first."""
    looks = _looks(connection, article)
    return timeline(home.telling(looks, home.answers(connection, article)))


def record_of(connection: sqlite3.Connection, article: str, content_hash: str) -> dict[str, Any]:
    """Return the record of a text that the article with this id has or had, as it was read."""
    looks, told = _looks(connection, article), home.answers(connection, article)
    return _record_of(connection, article, content_hash, looks, told)


def dump(record: dict[str, Any]) -> str:
    """Return *record* as JSON; half characters become U+FFFD here, once and for all."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        text.encode()  # ten times as fast as to look for what is hardly ever there
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _is_known(connection: sqlite3.Connection, article: str) -> bool:
    found = connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone()
    return found is not None


def _add(connection: sqlite3.Connection, article: Article, seen: Seen) -> None:
    """Write an article that is new: it is what was *seen* of it."""
    published = article.date_published
    connection.execute(
        "INSERT INTO articles (id, site, key, slug, day, date_published, content_hash, changed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            article.site,
            seen.key,
            slug(seen.key),
            published and published[:10],
            published,
            seen.content_hash,
            next_change(connection),
        ),
    )


def _record_of(
    connection: sqlite3.Connection,
    article: str,
    content_hash: str,
    looks: list[Seen],
    told: Mapping[str, home.Answer],
) -> dict[str, Any]:
    """Return the record of a text as it stood at the article's home, or where it was seen first."""
    rows = connection.execute(_RECORD, (article, content_hash))
    records = {row["key"]: row["record"] for row in rows}
    at, gone = home.home(looks, told), home.left(told)
    shown = [
        (look.key != at, not look.own, look.key in gone, look.at, look.key)
        for look in looks
        if look.key in records and look.content_hash == content_hash
    ]
    if not shown:
        raise LedgerError(
            f"the article {article} has no text: the ledger is damaged; 'backfile doctor' says more"
        )
    *_, found = min(shown)
    record: dict[str, Any] = json.loads(records[found])
    return record


def _look(connection: sqlite3.Connection, article: str, seen: Seen) -> bool:
    """Write one look; tell whether it corrects what was read of the same page before."""
    place = (article, seen.at, seen.page, seen.key)
    known = connection.execute(
        "SELECT content_hash FROM readings"
        " WHERE article = ? AND seen_at = ? AND page = ? AND key = ?",
        place,
    ).fetchone()
    _note(connection, article, seen)
    if known is None or known["content_hash"] == seen.content_hash:
        return False
    # What a server called unchanged was this page.
    connection.execute(
        "UPDATE readings SET content_hash = ? WHERE article = ? AND content_hash = ? AND page = ''",
        (seen.content_hash, article, known["content_hash"]),
    )
    return True


def _note(connection: sqlite3.Connection, article: str, seen: Seen) -> None:
    connection.execute(
        "INSERT INTO readings (article, seen_at, page, key, content_hash, own)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article, seen_at, page, key)"
        " DO UPDATE SET content_hash = excluded.content_hash, own = excluded.own",
        (article, *seen),
    )


def _looks(connection: sqlite3.Connection, article: str) -> list[Seen]:
    rows = connection.execute(
        "SELECT seen_at, page, key, content_hash, own FROM readings WHERE article = ?", (article,)
    )
    return [Seen(*row) for row in rows]
