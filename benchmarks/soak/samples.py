"""What a process and its ledger take: looked at after every crawl, and in the midst of some."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.ledger import memory
from benchmarks.soak.clock import BEGIN

LEDGER = "ledger.sqlite3"
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """One look."""

    hours: float
    """Simulated time since the beginning."""
    resident_mib: float
    """Memory of this process."""
    descriptors: int
    """Files that it has open."""
    database_mib: float
    wal_mib: float
    """The ledger's file, and its log of what is not yet in there."""
    records_mib: float
    """All files of records."""
    within: bool
    """Whether it was in the midst of a crawl."""

    @property
    def ledger_mib(self) -> float:
        """All that is on the disk."""
        return self.database_mib + self.wal_mib + self.records_mib


def look(data: Path, now: datetime, *, within: bool = False) -> Sample:
    """Return what is taken now; *data* is the ledger's folder."""
    return Sample(
        hours=(now - BEGIN).total_seconds() / 3600,
        resident_mib=memory.resident(),
        descriptors=len(list(Path("/proc/self/fd").iterdir())),
        database_mib=_size(data / LEDGER),
        wal_mib=_size(data / f"{LEDGER}-wal"),
        records_mib=sum(_size(path) for path in (data / "records").rglob("*")),
        within=within,
    )


def addresses(data: Path) -> int:
    """Return how many addresses the ledger knows."""
    with closing(sqlite3.connect(f"file:{data / LEDGER}?mode=ro", uri=True)) as ledger:
        return int(ledger.execute("SELECT count(*) FROM addresses").fetchone()[0])


def is_due(data: Path, url: str) -> bool:
    """Tell whether the address is still to be fetched, or fetched again."""
    with closing(sqlite3.connect(f"file:{data / LEDGER}?mode=ro", uri=True)) as ledger:
        query = "SELECT state FROM addresses WHERE url = ?"
        return ledger.execute(query, (url,)).fetchone() == ("announced",)


def _size(path: Path) -> float:
    return path.stat().st_size / MIB if path.is_file() else 0.0
