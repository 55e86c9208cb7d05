"""What holds of every ledger, whatever was crawled and whenever it was killed."""

import sqlite3
from collections.abc import Iterator

from crawler.errors import LedgerError

_MOST = 3
"""Rows of one kind that are named."""

# Each tells of the rows that break it, in one column.
_BROKEN = {
    "an address is kept and has no article": """
        SELECT url FROM addresses WHERE state = 'kept' AND article IS NULL""",
    "an article was kept and its page was never received": """
        SELECT url FROM addresses
        WHERE kind = 'article' AND state = 'kept' AND NOT read AND url NOT LIKE 'capture:%'""",
    "a page of an article was received and is neither kept, rejected, failed nor due": """
        SELECT url FROM addresses WHERE kind = 'article' AND state = 'fetched'""",
    "no address leads to an article": """
        SELECT id FROM articles AS known
        WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE article = known.id)""",
    "no address of an article is kept or due": """
        SELECT id FROM articles AS known
        WHERE EXISTS (SELECT 1 FROM addresses WHERE article = known.id)
            AND NOT EXISTS (
                SELECT 1 FROM addresses WHERE article = known.id AND kind <> 'alias'
                    AND state IN ('kept', 'announced', 'leased')
            )""",
    "an article is kept at several addresses": """
        SELECT article FROM addresses
        WHERE article IS NOT NULL AND kind = 'article' AND state = 'kept'
        GROUP BY article HAVING count(*) > 1""",
    "an article's text is missing": """
        SELECT id FROM articles AS known WHERE NOT EXISTS (
            SELECT 1 FROM versions
            WHERE article = known.id AND versions.content_hash = known.content_hash
        )""",
    "an article was never seen with its text": """
        SELECT id FROM articles AS known WHERE NOT EXISTS (
            SELECT 1 FROM readings
            WHERE article = known.id AND readings.content_hash = known.content_hash
        )""",
    "an article's record cannot be read": """
        SELECT article FROM versions WHERE NOT json_valid(record)""",
    "a change of an article is not counted": """
        SELECT id FROM articles WHERE changed > (SELECT n FROM changes)""",
    "a forgotten article is there": """
        SELECT id FROM articles JOIN forgotten ON forgotten.article = id""",
}


def broken(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each kind of row that should not be."""
    for what, query in _BROKEN.items():
        rows = [str(row[0]) for row in connection.execute(f"{query} LIMIT {_MOST + 1}")]
        if rows:
            more = ", …" if len(rows) > _MOST else ""
            yield f"{what}: {', '.join(rows[:_MOST])}{more}"


def damage(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds damaged, first lines only; or that it cannot even look."""
    try:
        found = connection.execute(f"PRAGMA integrity_check ({_MOST})").fetchall()
    except (LedgerError, sqlite3.DatabaseError) as error:
        yield str(error.__cause__ or error)
        return
    for (line,) in found:
        if line != "ok":
            yield " ".join(str(line).split())


def dangling(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the tables with rows that name another row which is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, other in sorted({(row[0], row[2]) for row in rows}):
        yield f"rows of {table} name {other} that are not there"
