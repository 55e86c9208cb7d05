"""The SQLite file: how it is opened, and how a transaction is made."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from crawler.errors import LedgerError, NoLedger
from crawler.text.addresses import host, slug

FILE = "ledger.sqlite3"
"""Name of the database in the data folder."""

VERSION = 3
"""Version of the tables, kept in SQLite's ``user_version``.

``migrations/N.sql`` makes a ledger of version N of one of the version before.
"""

WAL_PAGES = 4000
"""Pages of 4 KiB that the write-ahead log gathers before they go into the file.

SQLite's own 1,000 are two or three transactions of a fast crawl, which then waits for the disk as
often, and writes the pages that all of them change as often.
"""

BUSY_SECONDS = 30.0
"""How long a writer waits for another site's transaction; each takes milliseconds."""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the ledger in *folder*, making both when they are missing.

    The connection commits only what :func:`transaction` wraps. Raises LedgerError.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / FILE, timeout=BUSY_SECONDS, isolation_level=None)
        connection.row_factory = sqlite3.Row
        _prepare(connection)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"cannot open the ledger in {folder}: {error}") from error
    return connection


def connect_existing(folder: Path) -> sqlite3.Connection:
    """Open the ledger that *folder* holds; raises NoLedger when there is none."""
    if not (folder / FILE).is_file():
        raise NoLedger(
            f"no ledger in {folder}: crawl or replay first, or name its folder with --data"
        )
    return connect(folder)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Make all that is written inside one durable step, or nothing of it. Raises LedgerError."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        with connection:  # commits, or rolls back
            yield connection
    except sqlite3.Error as error:
        raise LedgerError(f"cannot write to the ledger: {error}") from error


def _prepare(connection: sqlite3.Connection) -> None:
    """Set what a connection needs, and make the tables that are missing."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    if _version(connection) < VERSION:
        _migrate(connection)
    if _version(connection) != VERSION:
        raise LedgerError(
            f"the ledger has version {_version(connection)}, this Backfile knows {VERSION}:"
            " use the Backfile that wrote it, or another --data folder"
        )
    connection.execute("PRAGMA foreign_keys = ON")


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring a new or an older ledger to this version, unless another process was faster.

    It is one transaction: killed, the ledger is as it was. Foreign keys are not enforced in it,
    so that a table can make way for its successor.
    """
    connection.create_function("host", 1, host, deterministic=True)
    connection.create_function("slug", 1, slug, deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for number in range(_version(connection) + 1, VERSION + 1):
            script = files(__package__).joinpath(f"migrations/{number}.sql")
            for statement in _statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """Split *script*; ``executescript`` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
