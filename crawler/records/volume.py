"""A WARC file that is being written: records are added at its end, each compressed by itself.

Not by warcio: it compresses at level 9 alone, 23 ms of a page of 234 KB instead of 3, and copies
every body three times.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

LEVEL = 3
"""Of compression: a page of 234 KB takes 2.9 ms and 48 KB; at level 6 it takes 7.5 and 43, at level
1 it takes 1.6 and 56."""

STORED = 0
"""Level of what came compressed: it would take half a millisecond a page, and gain nothing."""

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Begins a member: deflate, no time, no name. The same everywhere, so that a change is seen."""

Buffer = bytes | memoryview

_PIECE = 256 * 1024
"""Bytes that are compressed at a time."""

_SMALL = 4096
"""Bytes of a record that is compressed within a window as large."""

_BLOCK = 0xFFFF
"""Most bytes of a block that is not compressed."""

_STORED = struct.Struct("<BHH")
"""Begins such a block: whether it is the last, its length, and that with all bits turned."""

_END = struct.Struct("<II")
"""Ends a member: the checksum of what is in it, and its length."""

_AT_ONCE = 512
"""Pieces that are handed to the system at a time; it takes 1,024."""

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
        (place,) = self.add_all([(parts, level)])
        return place

    def add_all(self, records: Iterable[tuple[Iterable[bytes], int]]) -> list[tuple[int, int]]:
        """Write records, each with its level, at once; return the offset and length of each."""
        begin = offset = self.size
        pieces: list[Buffer] = []
        places = []
        for parts, level in records:
            member = list(packed(parts, level))
            length = sum(map(len, member))
            places.append((offset, length))
            offset += length
            pieces += member
        self._is_dirty = True
        try:
            _write(self._file, pieces)
        except BaseException:
            self.cut(begin)
            raise
        self.size = offset
        return places

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


def packed(parts: Iterable[bytes], level: int = LEVEL) -> Iterator[Buffer]:
    """Yield a gzip member of *parts* (RFC 1952), in pieces; what is stored is not copied."""
    yield HEAD
    views = [memoryview(part) for part in parts]
    size = sum(map(len, views))
    yield from _stored(views, size) if level == STORED else _deflated(views, size, level)
    check = 0
    for view in views:
        check = zlib.crc32(view, check)
    yield _END.pack(check, size & 0xFFFFFFFF)


def _deflated(views: Sequence[memoryview], size: int, level: int) -> Iterator[bytes]:
    # What is small needs no large window: to make one ready takes longer than to compress it.
    window, memory = (12, 4) if size < _SMALL else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    stream = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    for view in views:
        for at in range(0, len(view), _PIECE):
            if given := stream.compress(view[at : at + _PIECE]):
                yield given
    yield stream.flush()


def _stored(views: Sequence[memoryview], size: int) -> Iterator[Buffer]:
    """Yield blocks that are not compressed (RFC 1951, section 3.2.4)."""
    if not size:
        yield _STORED.pack(1, 0, 0xFFFF)
    left = size
    for view in views:
        for at in range(0, len(view), _BLOCK):
            piece = view[at : at + _BLOCK]
            left -= len(piece)
            yield _STORED.pack(not left, len(piece), len(piece) ^ 0xFFFF)
            yield piece


def sync_folder(folder: Path) -> None:
    """Return when the names in *folder* are on disk. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(file: int, pieces: Sequence[Buffer]) -> None:
    for begin in range(0, len(pieces), _AT_ONCE):
        some = pieces[begin : begin + _AT_ONCE]
        done = os.writev(file, some)
        if done == sum(map(len, some)):
            continue
        rest = memoryview(b"".join(some))[done:]
        while rest:
            rest = rest[os.write(file, rest) :]
