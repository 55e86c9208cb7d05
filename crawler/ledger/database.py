"""The SQLite file: how it is made and opened, and how a transaction is made.

A new ledger gets its name when it is whole, so that a file that is empty or torn was damaged by
somebody else, and is never taken for a new one.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from crawler.errors import LedgerError, NoLedger
from crawler.ledger import private
from crawler.ledger.space import Floor
from crawler.ledger.temporary import place, temporary
from crawler.ledger.upgrade import VERSION, check, upgrade, version

FILE = "ledger.sqlite3"
"""Name of the database in the data folder."""

WAL_PAGES = 4000
"""Pages of 4 KiB that the write-ahead log gathers before they go into the file.

SQLite's own 1,000 are two or three transactions of a fast crawl, which then waits for the disk as
often, and writes the pages that all of them change as often.
"""

BUSY_SECONDS = 30.0
"""How long a writer waits for another site's transaction; each takes milliseconds."""

_HINTS = {
    "SQLITE_NOTADB": "restore it from a backup, or name another --data folder",
    "SQLITE_CORRUPT": "restore it from a backup; 'backfile doctor' tells more",
    "SQLITE_BUSY": "another process writes to it, an upgrade perhaps: try again later",
    "SQLITE_FULL": "make room, and give the same command again",
    "SQLITE_CANTOPEN": "check the permissions of the folder and of the files in it",
}
"""What to do next, by the beginning of SQLite's name for what went wrong."""


class Connection(sqlite3.Connection):
    """A connection that raises LedgerError, and knows what must stay free on its disk."""

    folder: Path
    """The folder of the ledger."""
    floor: Floor | None = None
    """What must stay free for a transaction to begin; null: it is not asked."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """Run a statement. Raises LedgerError."""
        try:
            return super().execute(*arguments)
        except sqlite3.Error as error:
            raise LedgerError(f"cannot use the ledger: {told(error)}") from error

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        """Run a statement for each row of parameters. Raises LedgerError."""
        try:
            return super().executemany(*arguments)
        except sqlite3.Error as error:
            raise LedgerError(f"cannot use the ledger: {told(error)}") from error


def connect(folder: Path, floor: Floor | None = None) -> Connection:
    """Open the ledger in *folder* to write in it, making both when they are missing.

    The connection commits only what :func:`transaction` wraps, and only while the disk has *floor*
    left. Raises NoRoom and LedgerError.
    """
    with _refused(folder):
        if floor is not None:
            floor.check(
                next(each for each in (folder, *folder.absolute().parents) if each.exists())
            )
        private.make_folder(folder)
        if not (folder / FILE).exists():
            _create(folder)
        connection = _open(folder, "mode=rw")
        _prepare(connection)
        connection.floor = floor
        return connection


def connect_existing(folder: Path) -> Connection:
    """Open the ledger that *folder* holds, to read in it. Raises NoLedger and LedgerError.

    One of an earlier version is brought to this one, where that may be written.
    """
    connection = look(folder)
    with _refused(folder):
        if version(connection) < VERSION and not may_write(folder):
            raise LedgerError(
                f"it has version {version(connection)} and may not be written, so that it cannot"
                f" become version {VERSION}: copy the folder to where you may write"
            )
        _prepare(connection)
        return connection


def look(folder: Path) -> Connection:
    """Open the ledger that *folder* holds as it is, whatever its version.

    What may not be written is opened so that nothing is. Raises NoLedger and LedgerError.
    """
    with _refused(folder):
        if not (folder / FILE).is_file():
            raise NoLedger(
                f"no ledger in {folder}: crawl or replay first, or name its folder with --data"
            )
        return _open(folder, "mode=rw") if may_write(folder) else _open_unwritable(folder)


def may_write(folder: Path) -> bool:
    """Tell whether this process may write the ledger in *folder*, and beside it."""
    effective = os.access in os.supports_effective_ids
    return all(
        os.access(path, os.W_OK, effective_ids=effective) for path in (folder, folder / FILE)
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Make all that is written inside one durable step, or nothing of it.

    Raises NoRoom, with nothing written, and LedgerError.
    """
    try:
        if isinstance(connection, Connection) and connection.floor is not None:
            connection.floor.check(connection.folder)
        connection.execute("BEGIN IMMEDIATE")
        with connection:  # commits, or rolls back
            yield connection
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"cannot write to the ledger: {told(error)}") from error


def told(error: Exception) -> str:
    """Return what SQLite, or the system, says went wrong, and what to do about it."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, hint in _HINTS.items():
        if name.startswith(beginning):
            return f"{error}: {hint}"
    return str(getattr(error, "strerror", None) or error)


def uri(file: Path, query: str) -> str:
    """Return the address by which SQLite opens *file*."""
    return f"{file.absolute().as_uri()}?{query}"


@contextmanager
def _refused(folder: Path) -> Iterator[None]:
    """Raise what keeps the ledger in *folder* from being opened as LedgerError."""
    try:
        yield
    except NoLedger:
        raise
    except LedgerError as error:
        cause = error.__cause__
        reason = told(cause) if isinstance(cause, sqlite3.Error) else error
        raise type(error)(f"cannot open the ledger in {folder}: {reason}") from error
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"cannot open the ledger in {folder}: {told(error)}") from error


def _create(folder: Path) -> None:
    """Make a ledger in *folder*, unless another process was faster. Raises OSError."""
    with temporary(folder) as new:
        connection = sqlite3.connect(new, isolation_level=None)
        connection.execute("PRAGMA journal_mode = MEMORY")  # nothing of it is of use half done
        upgrade(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        with suppress(FileExistsError):
            place(new, folder / FILE)


def _open(folder: Path, query: str) -> Connection:
    """Open the file as *query* says. Raises LedgerError when SQLite cannot read it."""
    if not (folder / FILE).stat().st_size:
        raise LedgerError(
            "its file is empty: restore it from a backup, or name another --data folder"
        )
    connection = sqlite3.connect(
        uri(folder / FILE, query),
        timeout=BUSY_SECONDS,
        isolation_level=None,
        uri=True,
        factory=Connection,
    )
    connection.folder = folder
    connection.row_factory = sqlite3.Row
    try:
        version(connection)
    except LedgerError:
        connection.close()
        raise
    return connection


def _open_unwritable(folder: Path) -> Connection:
    """Open a ledger that may not be written. Raises LedgerError.

    SQLite reads it beside a crawl of another user. Without one it could make none of its own files
    beside it, and has to be told that nobody else does: which holds as long as they are missing.
    """
    try:
        return _open(folder, "mode=ro")
    except LedgerError as error:
        left = folder / f"{FILE}-wal"
        name = getattr(error.__cause__, "sqlite_errorname", "")
        if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
        if left.exists() and left.stat().st_size:
            raise LedgerError(
                f"it may not be written, and {left.name} holds what a killed crawl did last: copy"
                " the folder to where you may write"
            ) from None
    return _open(folder, "immutable=1")


def _prepare(connection: Connection) -> None:
    """Set what a connection needs, and make the tables of this version."""
    check(connection)
    if version(connection) < VERSION:
        private.close_to_others(connection.folder)
        size = (connection.folder / FILE).stat().st_size
        Floor(0).check(connection.folder, needed=3 * size)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        upgrade(connection)
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")  # it is as large as the ledger
    if may_write(connection.folder):
        connection.execute("PRAGMA journal_mode = WAL")  # a copy may be without
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")
