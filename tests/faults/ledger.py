"""The ledger as it lies on the disk. A copy is opened: to open it would mend it."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

FILE = "ledger.sqlite3"


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """Yield a copy of the ledger in *folder*; null when there is none, or none with tables yet."""
    with tempfile.TemporaryDirectory(prefix="faults-") as other:
        names = (FILE, f"{FILE}-wal")
        copies = [shutil.copy(folder / each, other) for each in names if (folder / each).exists()]
        if not copies:
            yield None
            return
        with closing(sqlite3.connect(copies[0])) as ledger:
            yield ledger if ledger.execute("PRAGMA user_version").fetchone()[0] else None


def kept(folder: Path) -> set[str]:
    """Return the addresses whose article is written."""
    with opened(folder) as ledger:
        rows = ledger.execute("SELECT url FROM addresses WHERE state = 'kept'") if ledger else ()
        return {url for (url,) in rows}


def states(folder: Path) -> Counter[str]:
    """Count the articles' addresses by state."""
    query = "SELECT state, count(*) FROM addresses WHERE kind = 'article' GROUP BY state"
    with opened(folder) as ledger:
        return Counter(dict(ledger.execute(query))) if ledger else Counter()


def reasons(folder: Path) -> dict[str, str]:
    """Return why each address failed, by its path."""
    query = "SELECT url, reason FROM addresses WHERE state = 'failed'"
    with opened(folder) as ledger:
        rows = ledger.execute(query) if ledger else ()
        return {urlsplit(url).path: reason for url, reason in rows}


def outcomes(folder: Path) -> list[str | None]:
    """Return how each run ended, the first first; null: it was killed."""
    with opened(folder) as ledger:
        rows = ledger.execute("SELECT outcome FROM runs ORDER BY id") if ledger else ()
        return [outcome for (outcome,) in rows]


def held(folder: Path) -> dict[str, str]:
    """Return until when each host is to be left alone, in UTC."""
    with opened(folder) as ledger:
        return dict(ledger.execute("SELECT host, until FROM holds")) if ledger else {}


def damages(folder: Path) -> list[str]:
    """Return what SQLite finds wrong with the file: nothing."""
    with opened(folder) as ledger:
        if ledger is None:
            return []
        found = [text for (text,) in ledger.execute("PRAGMA integrity_check") if text != "ok"]
        return found + [str(row) for row in ledger.execute("PRAGMA foreign_key_check")]
