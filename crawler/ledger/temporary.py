"""Files that get their name when they are whole.

Until then they are called ``.backfile-….tmp``, and whoever writes one holds its lock: what a killed
process left can be told from what is being written.
"""

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crawler.ledger import private

_PATTERN = ".backfile-*.tmp*"
"""Their names; with SQLite's own files beside them."""

_QUIET_SECONDS = 60.0
"""Age of the last change in a folder after which nobody fills it."""

_PROCESSES = Path("/proc")


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """Make an empty file in *folder*, for its owner alone; it is removed unless it was placed."""
    path = folder / f".backfile-{secrets.token_hex(8)}.tmp"
    private.create(path)
    try:
        with path.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_SH)
            yield path
    finally:
        path.unlink(missing_ok=True)


def place(path: Path, file: Path, *, over: bool = False) -> None:
    """Give *path* the name *file*, when its bytes are on disk.

    *over*: in the place of what stands there. Raises FileExistsError otherwise, and OSError.
    """
    _sync(path)
    if over:
        path.replace(file)
    else:
        try:
            os.link(path, file)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if file.exists():
                raise FileExistsError(file) from None
            path.rename(file)
    _sync(file.parent)


def orphans(folder: Path) -> Iterator[Path]:
    """Yield what killed processes left of such files and folders in *folder*. Raises OSError."""
    found = sorted(folder.glob(_PATTERN))
    if not found:
        return
    opened = set(_opened())
    for path in found:
        with suppress(FileNotFoundError):
            if not _is_used(path, opened):
                yield path


def remove(path: Path) -> None:
    """Remove an orphan. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_used(path: Path, opened: set[Path]) -> bool:
    """Tell whether a process still writes *path*; *opened* is what processes have open."""
    real = path.resolve()
    if any(each == real or real in each.parents for each in opened):
        return True
    if path.is_dir():
        changed = max(each.lstat().st_mtime for each in (path, *path.rglob("*")))
        return time.time() - changed < _QUIET_SECONDS
    owner = path.with_name(path.name.partition(".tmp")[0] + ".tmp")  # of SQLite's files beside it
    return any(_is_locked(each) for each in {path, owner} if each.is_file())


def _is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _opened() -> Iterator[Path]:
    """Yield what processes of ours have open, where the system shows it."""
    for link in _PROCESSES.glob("[0-9]*/fd/*"):
        with suppress(OSError):  # it was closed, or is another user's
            target = link.readlink()
            if ".backfile-" in str(target):
                yield target


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
