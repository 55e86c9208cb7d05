"""What became of planned crawls: one row a plan, and a lock while it runs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from crawler.errors import LedgerError, NoLedger, SiteBusy
from crawler.ledger import database
from crawler.ledger.lock import SiteLock
from crawler.schedule import Round

_WRITE = """
    INSERT INTO plans (name, started_at, ended_at, code, covered) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET
        started_at = excluded.started_at, ended_at = excluded.ended_at,
        code = excluded.code, covered = excluded.covered
"""


class Plans:
    """The plans of the ledger in *folder*. Every call raises LedgerError.

    The ledger is open during a call only: hours of a crawl lie between two of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rounds(self) -> dict[str, Round]:
        """Return the last round of every plan by name; nothing when there is no ledger yet."""
        try:
            connection = database.connect_existing(self._folder)
        except NoLedger:
            return {}
        with closing(connection):
            try:
                rows = connection.execute("SELECT * FROM plans").fetchall()
                return {row["name"]: _round(row) for row in rows}
            except (sqlite3.Error, ValueError) as error:
                raise LedgerError(f"cannot read the plans in {self._folder}: {error}") from error

    def write(self, name: str, last: Round) -> None:
        """Write what is now the last round of the plan with this name."""
        row = (name, _utc(last.started_at), _utc(last.ended_at), last.code, _iso(last.covered))
        with (
            closing(database.connect(self._folder)) as connection,
            database.transaction(connection),
        ):
            connection.execute(_WRITE, row)

    def did_all(self, site: str) -> bool:
        """Tell whether the last crawl of *site* did all but what is beyond a budget."""
        with closing(database.connect_existing(self._folder)) as connection:
            row = connection.execute(
                "SELECT outcome FROM runs WHERE site = ? AND command = 'crawl'"
                " ORDER BY id DESC LIMIT 1",
                (site,),
            ).fetchone()
        return row is not None and row["outcome"] == "budget"

    @contextmanager
    def claim(self, name: str) -> Iterator[bool]:
        """Be the only one who runs the plan with this name; false: another process is.

        The lock dies with its owner, as a site's does.
        """
        database.connect(self._folder).close()  # makes the folder, closed to others
        lock = SiteLock(self._folder, f"plan {sha256(name.encode()).hexdigest()[:32]}")
        try:
            lock.acquire()
        except SiteBusy:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def is_crawled(self, site: str) -> bool:
        """Tell whether a process crawls *site* into this ledger."""
        lock = SiteLock(self._folder, site)
        try:
            lock.acquire()
        except SiteBusy:
            return True
        lock.release()
        return False


def _round(row: sqlite3.Row) -> Round:
    return Round(
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
        code=row["code"],
        covered=date.fromisoformat(row["covered"]) if row["covered"] else None,
    )


def _utc(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
