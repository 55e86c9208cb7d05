"""One owner at a time: locks that die with their owner."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO
from urllib.parse import quote

from crawler.errors import CursorBusy, LedgerError, SiteBusy
from crawler.ledger import private

_PAUSE = 0.05
"""Seconds after which a lock is tried once more: who only looks (:meth:`Lock.is_free`) holds it
for a moment."""


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
            self._path.parent.mkdir(mode=private.FOLDER, parents=True, exist_ok=True)
            file = _open(self._path)
        except OSError as error:
            raise LedgerError(f"cannot lock {self._path}: {error}") from error
        try:
            _lock(file)
        except BlockingIOError as error:
            file.close()
            raise self._busy from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def is_free(self) -> bool:
        """Tell whether no process has the lock, without making its file. Raises OSError."""
        try:
            file = self._path.open("rb")
        except FileNotFoundError:
            return True
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True


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


def _lock(file: IO[bytes]) -> None:
    """Lock *file*. Raises BlockingIOError when another process has it for more than a moment."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(_PAUSE)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _open(path: Path) -> IO[bytes]:
    """Open *path*, which is made for its owner alone. Raises OSError."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, private.FILE), "ab")
