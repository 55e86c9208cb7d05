"""One crawl of a site at a time: a lock that dies with its owner."""

import fcntl
from pathlib import Path
from typing import IO
from urllib.parse import quote

from crawler.errors import LedgerError, SiteBusy


class SiteLock:
    """An exclusive lock on one site's part of a ledger.

    It is the kernel's (``flock``): a killed owner leaves none behind.
    """

    def __init__(self, folder: Path, site: str) -> None:
        self._site = site
        self._path = folder / "locks" / f"{quote(site, safe='')}.lock"
        self._file: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises SiteBusy when another process has it."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._path.open("ab")
        except OSError as error:
            raise LedgerError(f"cannot lock {self._site}: {error}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise SiteBusy(
                f"{self._site} is being crawled into the same ledger: wait for that run to end"
            ) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None
