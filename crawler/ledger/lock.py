"""One owner at a time: locks that die with their owner."""

import fcntl
from pathlib import Path
from typing import IO
from urllib.parse import quote

from crawler.errors import CursorBusy, LedgerError, SiteBusy


class Lock:
    """An exclusive lock on a part of a ledger, named by a file in its folder ``locks``.

    It is the kernel's (``flock``): a killed owner leaves none behind.
    """

    def __init__(self, path: Path, busy: LedgerError) -> None:
        self._path = path
        self._busy = busy
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises *busy* when another process has it, LedgerError if it cannot be."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._path.open("ab")
        except OSError as error:
            raise LedgerError(f"cannot lock {self._path}: {error}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise self._busy from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


class SiteLock(Lock):
    """One crawl of a site at a time; SiteBusy for others."""

    def __init__(self, folder: Path, site: str) -> None:
        busy = SiteBusy(f"{site} is being crawled into the same ledger: wait for that run to end")
        super().__init__(folder / "locks" / f"{quote(site, safe='')}.lock", busy)


class CursorLock(Lock):
    """One export with a cursor at a time; CursorBusy for others."""

    def __init__(self, folder: Path, name: str) -> None:
        busy = CursorBusy(f"another export uses the cursor {name}: wait for it to end")
        super().__init__(folder / "locks" / "cursors" / f"{quote(name, safe='')}.lock", busy)
