"""Ledgers of every earlier version become this one's: ``migrations/N.sql``, one after another."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files

from crawler.errors import LedgerError
from crawler.ledger.looks import Looks, stamp
from crawler.text.addresses import host, slug_of_key
from crawler.text.permalinks import is_own

VERSION = 5
"""Version of the tables, kept in SQLite's ``user_version``.

``migrations/N.sql`` makes a ledger of version N of one of the version before.
"""


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the ledger; 0: it has no tables yet.

    Raises LedgerError when it is a database of something else.
    """
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if number == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise LedgerError("it is another program's database: name another --data folder")
    return number


def check(connection: sqlite3.Connection) -> None:
    """Raise LedgerError if the ledger is of a version that this Backfile does not know."""
    if version(connection) > VERSION:
        raise LedgerError(
            f"the ledger has version {version(connection)}, this Backfile knows {VERSION}:"
            " use the Backfile that wrote it, or another --data folder"
        )


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring a new or an older ledger to this version, unless another process was faster.

    It is one transaction: killed, the ledger is as it was. Foreign keys are not enforced in it, so
    that a table can make way for its successor; they are checked at its end. Raises LedgerError
    and sqlite3.Error.
    """
    connection.create_function("host", 1, host, deterministic=True)
    connection.create_function("slug", 1, slug_of_key, deterministic=True)
    connection.create_function("is_own", 2, is_own, deterministic=True)
    connection.create_function("next_look", 2, _next_look, deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for number in range(version(connection) + 1, VERSION + 1):
            script = files(__package__).joinpath(f"migrations/{number}.sql")
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise LedgerError(f"a row of {broken[0]} names one of {broken[2]} that is not there")


def _statements(script: str) -> Iterator[str]:
    """Split *script*; ``executescript`` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _next_look(published: str | None, read_at: str) -> str | None:
    """Return when an article that was read at *read_at* is due again; null: never, or unknown."""
    try:
        moment = Looks().article(published, datetime.fromisoformat(read_at))
    except (TypeError, ValueError):  # no times, or one without a zone
        return None
    return stamp(moment) if moment else None
