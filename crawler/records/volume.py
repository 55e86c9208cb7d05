"""A WARC file that is being written: records are added at its end, each compressed by itself.

Not by warcio: it compresses at level 9 alone, 23 ms of a page of 234 KB instead of 3, and copies
every body three times.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

LEVEL = 3
"""Of compression: a page of 234 KB takes 2.9 ms and 48 KB; at level 6 it takes 7.5 and 43, at level
1 it takes 1.6 and 56."""

STORED = 0
"""Level of what came compressed: it would take half a millisecond a page, and gain nothing."""

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Begins a member: deflate, no time, no name. The same everywhere, so that a change is seen."""

_PIECE = 256 * 1024
"""Bytes that are compressed and written at a time."""

FILE = 0o600
FOLDER = 0o700
"""Permissions: an archive may hold what is not public."""


class Volume:
    """A file that records are added to. Its methods raise OSError.

    What could not be written whole is taken off again, so that nothing torn is left but by a kill.
    """

    def __init__(self, path: Path) -> None:
        """Open *path*, which is made where it is missing."""
        is_new = not path.exists()
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, FILE)
        self.size = os.fstat(self._file).st_size
        """Bytes of whole records."""
        self._is_dirty = True  # who wrote to it before may have been killed
        if is_new:
            sync_folder(path.parent)

    def add(self, parts: Iterable[bytes], level: int = LEVEL) -> tuple[int, int]:
        """Write one record, compressed at *level*; return its offset and its length there."""
        offset = self.size
        self._is_dirty = True
        try:
            for piece in packed(parts, level):
                _write(self._file, piece)
                self.size += len(piece)
        except BaseException:
            self.cut(offset)
            raise
        return offset, self.size - offset

    def cut(self, size: int) -> None:
        """Take off what stands behind *size* bytes."""
        os.ftruncate(self._file, size)
        self.size = size
        self._is_dirty = True

    def sync(self) -> None:
        """Return when all that was written is on disk."""
        if self._is_dirty:
            os.fdatasync(self._file)
            self._is_dirty = False

    def close(self) -> None:
        """Sync and close it."""
        try:
            self.sync()
        finally:
            os.close(self._file)


def packed(parts: Iterable[bytes], level: int = LEVEL) -> Iterator[bytes]:
    """Yield a gzip member of *parts* (RFC 1952), in pieces."""
    yield HEAD
    stream = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    check = size = 0
    for part in parts:
        view = memoryview(part)
        for at in range(0, len(view), _PIECE):
            piece = view[at : at + _PIECE]
            check = zlib.crc32(piece, check)
            size += len(piece)
            if given := stream.compress(piece):
                yield given
    yield stream.flush() + struct.pack("<II", check, size & 0xFFFFFFFF)


def sync_folder(folder: Path) -> None:
    """Return when the names in *folder* are on disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(file: int, piece: bytes) -> None:
    view = memoryview(piece)
    while view:
        view = view[os.write(file, view) :]
