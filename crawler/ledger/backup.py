"""A copy of a ledger as it is at one moment, while crawls go on.

It is read in one transaction, which writers do not wait for: SQLite's write-ahead log keeps what
they write meanwhile. The copy gets its name when it is whole, on disk, and was checked.
"""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from crawler.errors import LedgerError, OutputExists
from crawler.ledger import database
from crawler.ledger.space import Floor
from crawler.ledger.temporary import place, temporary
from crawler.ledger.upgrade import check

_PAGES = 1024
"""Pages that are copied before signals are heard: some milliseconds."""


class Backup(NamedTuple):
    """What was copied."""

    file: Path
    """The copy."""
    articles: int
    """Articles in it."""
    addresses: int
    """Addresses in it."""
    bytes: int
    """Its size."""


def back_up(folder: Path, target: Path, floor: Floor, *, over: bool = False) -> Backup:
    """Copy the ledger in *folder* to the file *target*, or into the folder *target*.

    *over*: in the place of what stands there; *floor*: what must stay free on its disk. Raises
    OutputExists, NoLedger, NoRoom and LedgerError; then nothing new has the name.
    """
    try:
        file = _file(folder, target, over=over)
        with temporary(file.parent) as new:
            _copy(folder, new, floor)
            backup = _check(new)
            place(new, file, over=over)
            return backup._replace(file=file)
    except FileExistsError as error:
        raise OutputExists(f"{target} is there already: name another, or give --force") from error
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"cannot back up to {target}: {database.told(error)}") from error


def _file(folder: Path, target: Path, *, over: bool) -> Path:
    """Return the file to write. Raises OSError, and LedgerError if it is the ledger itself."""
    file = Path(os.path.realpath(target / database.FILE if target.is_dir() else target))
    if not file.parent.is_dir():
        raise LedgerError(f"cannot back up to {target}: the folder {file.parent} does not exist")
    if file.exists():
        if file.samefile(folder / database.FILE):
            raise LedgerError(f"{target} is the ledger itself: name another file or folder")
        if not over:
            raise FileExistsError(file)
    beside = next((p for p in (Path(f"{file}-wal"), Path(f"{file}-shm")) if p.exists()), None)
    if beside is not None:
        raise LedgerError(f"{beside} is there: a ledger is in use at {target}; name another")
    return file


def _copy(folder: Path, new: Path, floor: Floor) -> None:
    """Copy the ledger to the empty file *new*. Raises sqlite3.Error."""
    source = database.look(folder)
    check(source)
    copy = sqlite3.connect(new, isolation_level=None)
    try:
        source.execute("BEGIN")
        pages = source.execute("PRAGMA page_count").fetchone()[0]  # begins to read
        floor.check(new.parent, needed=pages * source.execute("PRAGMA page_size").fetchone()[0])
        copy.execute("PRAGMA journal_mode = OFF")  # nothing of it is of use half done
        copy.execute("PRAGMA synchronous = OFF")  # it is synced before it gets its name
        source.backup(copy, pages=_PAGES, sleep=0)
    finally:
        copy.close()
        source.close()


def _check(new: Path) -> Backup:
    """Return what the copy holds. Raises LedgerError when it is damaged, as the ledger may be."""
    copy = sqlite3.connect(database.uri(new, "immutable=1"), uri=True)
    try:
        result = " ".join(copy.execute("PRAGMA integrity_check (1)").fetchone()[0].split())
        if result != "ok":
            raise LedgerError(
                f"the ledger is damaged ({result}): keep the backup before; 'backfile doctor' tells"
            )
        articles, addresses = (
            copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - constants
            for table in ("articles", "addresses")
        )
        return Backup(new, articles, addresses, new.stat().st_size)
    finally:
        copy.close()
