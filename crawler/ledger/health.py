"""Whether a ledger is sound, and what about it can be mended.

Looking reads one state of the ledger and waits for nobody, so that a crawl goes on undisturbed.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.errors import LedgerError, SiteBusy
from crawler.ledger import database, frontier, invariants, private, temporary
from crawler.ledger.lock import SiteLock
from crawler.ledger.space import MEGABYTE, Floor, free
from crawler.ledger.upgrade import VERSION, check, version

Degree = Literal["note", "mend", "damaged"]
"""A *note* is nothing to do; *mend* is something to put right; *damaged* cannot be read safely."""

_LARGE = 64 * MEGABYTE
"""Bytes of a write-ahead log that are worth a word."""

_STALE = """
    SELECT site, count(*) AS n FROM addresses WHERE state = 'leased' GROUP BY site ORDER BY site
"""

# Of each site the last run, if it did not come to its end.
_UNENDED = """
    SELECT site, id, command, started_at FROM runs
    WHERE id IN (SELECT max(id) FROM runs GROUP BY site) AND ended_at IS NULL ORDER BY site
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    degree: Degree
    """How bad it is."""
    text: str
    """What it is and what to do, one line."""
    can_mend: bool = False
    """Whether :func:`mend` does that."""


def examine(folder: Path, others: Iterable[Path], floor: Floor) -> Iterator[Finding]:
    """Yield what is to be said of the ledger in *folder*; nothing of a sound one.

    *others* are searched, too, for what killed exports left. Raises NoLedger when there is none,
    and LedgerError when it cannot be read at all.
    """
    with closing(database.look(folder)) as connection:
        try:
            check(connection)
            connection.execute("BEGIN")
            if (yield from _content(connection)):
                yield from _unfinished(connection, folder)
        except sqlite3.Error as error:
            raise LedgerError(f"cannot read the ledger: {database.told(error)}") from error
    try:
        yield from _disk(folder, floor)
        yield from _files(folder, others)
    except OSError as error:
        raise LedgerError(f"cannot look into {error.filename}: {error.strerror}") from error


def mend(folder: Path, others: Iterable[Path]) -> Iterator[str]:
    """Put right what is nobody's any more, and yield what was done, a line each.

    Raises LedgerError.
    """
    try:
        for path in _orphans(folder, others):
            temporary.remove(path)
            yield f"removed {path}"
        for path in list(private.open_to_others(folder)):
            yield f"closed {path} to others"
        private.close_to_others(folder)
    except OSError as error:
        raise LedgerError(f"cannot mend {error.filename}: {error.strerror}") from error
    with closing(database.look(folder)) as connection:
        for row in _stale(connection):
            lock = SiteLock(folder, row["site"])
            try:
                lock.acquire()
            except SiteBusy:
                continue
            try:
                with database.transaction(connection):
                    frontier.reclaim(connection, row["site"])
            finally:
                lock.release()
            yield f"{row['site']}: made {row['n']:,} addresses due again"


def summary(folder: Path) -> str:
    """Return in one line what the ledger in *folder* holds. Raises LedgerError."""
    with closing(database.look(folder)) as connection:
        counts = ", ".join(
            f"{connection.execute(query).fetchone()[0]:,} {name}"
            for name, query in {
                "sites": "SELECT count(DISTINCT site) FROM runs",
                "articles": "SELECT count(*) FROM articles",
                "addresses": "SELECT count(*) FROM addresses",
            }.items()
        )
        size = (folder / database.FILE).stat().st_size
        return (
            f"version {version(connection)}, {counts}; {size / MEGABYTE:,.1f} MB,"
            f" {free(folder) / MEGABYTE:,.0f} MB free"
        )


def _content(connection: sqlite3.Connection) -> Generator[Finding, None, bool]:
    """Yield what is wrong with the rows; return whether they can be read."""
    is_damaged = False
    for line in invariants.damage(connection):
        is_damaged = True
        yield Finding("damaged", f"the ledger is damaged: {line}: restore it from a backup")
    if is_damaged:
        return False
    number = version(connection)
    if number < VERSION:
        yield Finding(
            "note", f"the ledger has version {number}: the next command makes it {VERSION}"
        )
        return True
    for line in (*invariants.dangling(connection), *invariants.broken(connection)):
        yield Finding("mend", f"{line}: restore a backup, and report it as a fault of Backfile")
    return True


def _unfinished(connection: sqlite3.Connection, folder: Path) -> Iterator[Finding]:
    for row in connection.execute(_UNENDED).fetchall():
        if SiteLock(folder, row["site"]).is_free():
            yield Finding(
                "note",
                f"{row['site']}: run {row['id']}, a {row['command']} that began at"
                f" {row['started_at']}, was killed: the same command goes on",
            )
    for row in _stale(connection):
        if SiteLock(folder, row["site"]).is_free():
            yield Finding(
                "note",
                f"{row['site']}: a killed run has {row['n']:,} addresses out: the next crawl takes"
                " them back",
                can_mend=True,
            )


def _stale(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Return the sites with leases; versions before the third kept them in memory only."""
    return connection.execute(_STALE).fetchall() if version(connection) == VERSION else []


def _disk(folder: Path, floor: Floor) -> Iterator[Finding]:
    if not database.may_write(folder):
        yield Finding("note", f"{folder} may not be written here: no crawl can go on in it")
        return
    has, keeps = free(folder), floor.at(folder)
    if has < keeps:
        yield Finding(
            "mend",
            f"{has / MEGABYTE:,.0f} MB are free for {folder}, and {keeps / MEGABYTE:,.0f} MB must"
            " stay free, so that no crawl begins: make room",
        )
    log = folder / f"{database.FILE}-wal"
    size = log.stat().st_size if log.exists() else 0
    if size > _LARGE:
        yield Finding(
            "note",
            f"{log} has {size / MEGABYTE:,.0f} MB: it is folded into the ledger when all commands"
            " that use it have ended",
        )


def _files(folder: Path, others: Iterable[Path]) -> Iterator[Finding]:
    for path in _orphans(folder, others):
        yield Finding("mend", f"{path} was left by a killed command: remove it", can_mend=True)
    for path in private.open_to_others(folder):
        yield Finding("mend", f"others may look into {path}: chmod go= {path}", can_mend=True)


def _orphans(folder: Path, others: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that killed processes left, each once."""
    searched = {each.resolve(): each for each in (*others, folder)}
    for each in searched.values():
        yield from temporary.orphans(each)
