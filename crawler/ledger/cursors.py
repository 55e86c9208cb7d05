"""Cursors: how far the exports under a name have come, so that each gives what is new only.

Every change of an article that readers of exports must see has a number. A cursor holds the last
number that it exported. A file and the ledger cannot be written in one step; so before an output
gets its name, the ledger notes which one it will be (:meth:`Cursor.note`). An export that was
killed after that is settled by the next: the output stands there, and the cursor moves, or it does
not, and the same is exported again.
"""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from crawler.errors import DefinitionError
from crawler.ledger import database
from crawler.ledger.lock import CursorLock


class Pending(NamedTuple):
    """An export whose output may or may not be there yet."""

    changed: int
    """The last change that it holds."""
    path: str
    """Where its output belongs, absolute."""
    manifest: Mapping[str, Any]
    """What its manifest says."""


class Cursor:
    """A cursor of an existing ledger, held by this process alone while the block lasts.

    Entering it raises NoLedger, CursorBusy, LedgerError, and DefinitionError when the cursor is
    that of another kind of export than *asked*.
    """

    def __init__(self, folder: Path, name: str, asked: Mapping[str, str | None]) -> None:
        self.name = name
        """Its name."""
        self.changed = 0
        """The last change that was exported; 0: there was no export."""
        self.pending: Pending | None = None
        """An export that was not seen to its end; null: there is none."""
        self._asked = dict(asked)
        self._folder = folder
        self._lock = CursorLock(folder, name)

    def __enter__(self) -> Self:
        self._connection = database.connect_existing(self._folder)
        try:
            self._lock.acquire()
            self._load()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()
        self._connection.close()

    def _load(self) -> None:
        row = self._connection.execute(
            "SELECT asked, changed, pending FROM cursors WHERE name = ?", (self.name,)
        ).fetchone()
        if row is None:
            return
        if (known := json.loads(row["asked"])) != self._asked:
            raise DefinitionError(
                f"the cursor {self.name} is for {_words(known)}, not for {_words(self._asked)}:"
                " name another cursor"
            )
        self.changed = row["changed"]
        self.pending = Pending(**json.loads(row["pending"])) if row["pending"] else None

    def note(self, pending: Pending) -> None:
        """Write that the output of *pending*, on disk, gets its name next. Raises LedgerError."""
        self._write(self.changed, json.dumps(pending._asdict()))
        self.pending = pending

    def move(self, changed: int) -> None:
        """Write that all changes up to *changed* are exported. Raises LedgerError."""
        self._write(changed, None)
        self.changed, self.pending = changed, None

    def _write(self, changed: int, pending: str | None) -> None:
        with database.transaction(self._connection) as connection:
            connection.execute(
                "INSERT INTO cursors (name, asked, changed, pending) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE"
                " SET changed = excluded.changed, pending = excluded.pending",
                (self.name, json.dumps(self._asked, sort_keys=True), changed, pending),
            )


def last_change(connection: sqlite3.Connection) -> int:
    """Return the number of the last change that readers of exports must see; 0: none."""
    return int(connection.execute("SELECT n FROM changes").fetchone()["n"])


def forgotten(connection: sqlite3.Connection, *, site: str | None, after: int) -> list[str]:
    """Return the ids of the articles that were forgotten after the change *after*, sorted."""
    rows = connection.execute(
        "SELECT article FROM forgotten WHERE changed > ? AND (? IS NULL OR site = ?)"
        " ORDER BY article",
        (after, site, site),
    )
    return [str(row["article"]) for row in rows]


def _words(asked: Mapping[str, str | None]) -> str:
    """Return what an export is of, for people."""
    return ", ".join(f"{name} {value or 'any'}" for name, value in sorted(asked.items()))
