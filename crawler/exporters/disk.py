"""Names on disk: new ones beside the old, made durable, and put in their place in one step."""

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_HERE = -100
"""``AT_FDCWD`` of Linux: paths are relative to the current folder."""

_EXCHANGE = 2
"""``RENAME_EXCHANGE`` of Linux (renameat2(2))."""


@contextmanager
def temporary(folder: Path) -> Iterator[IO[bytes]]:
    """Open a new file in *folder*; it is removed unless it was renamed."""
    path = unused(folder)
    try:
        with path.open("xb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)  # whoever looks for what was left sees that it is not
            yield file
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def temporary_folder(beside: Path) -> Iterator[Path]:
    """Make a new folder in the folder *beside*; it is removed unless it was renamed."""
    path = unused(beside)
    try:
        path.mkdir()
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def unused(folder: Path) -> Path:
    """Return a path in *folder* that nothing has; its name is no output's."""
    return folder / f".backfile-{secrets.token_hex(8)}.tmp"


def sync(file: IO[bytes]) -> None:
    """Wait until what was written to *file* is on disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in *folder* are on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Wait until all below *folder* is on disk.

    Where the system can, it syncs the file system at once: to wait for each of a hundred thousand
    small files takes minutes.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        for path in folder.rglob("*"):
            if path.is_dir():
                sync_folder(path)
            else:
                with path.open("rb") as file:
                    os.fsync(file.fileno())
        sync_folder(folder)
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


def replace_folder(new: Path, target: Path) -> None:
    """Put the folder *new* in the place of *target*; what stood there is removed.

    Linux exchanges the two names in one step. Elsewhere, and on file systems that cannot, *target*
    is moved aside first, and back if the second step fails. Raises OSError.
    """
    try:
        new.rename(target)  # nothing there, or an empty folder
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        if not _exchange(new, target):
            _move_aside(new, target)
            return
        shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; tell whether the system can. Raises OSError."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None or not sys.platform.startswith("linux"):
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
        return False
    raise OSError(code, os.strerror(code))


def _move_aside(new: Path, target: Path) -> None:
    aside = unused(target.parent)
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
