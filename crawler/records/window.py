"""The bytes of a file, or of a part of one, read at any place without being held."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Self

CHUNK = 1 << 16
"""Bytes that are read at a time."""


class Window:
    """The bytes of *file* from *start* to *end*; *name* is what faults call it.

    Offsets are those of the file. Raises OSError where the system does.
    """

    def __init__(self, name: str, file: BinaryIO, start: int = 0, end: int | None = None) -> None:
        self.name = name
        self.file = file
        self.start = start
        self.end = os.fstat(file.fileno()).st_size if end is None else end

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return the whole of the file at *path*, opened. Raises OSError."""
        return cls(str(path), path.open("rb", buffering=0))

    def read(self, offset: int, size: int = CHUNK) -> bytes:
        """Return up to *size* bytes from *offset* on; fewer only at the end."""
        return os.pread(self.file.fileno(), max(min(size, self.end - offset), 0), offset)

    def find(self, marks: Iterable[bytes], offset: int) -> int:
        """Return where one of *marks* begins, at *offset* or later; the end when none does."""
        marks = tuple(marks)
        longest = max(map(len, marks))
        while offset < self.end:
            piece = self.read(offset, CHUNK + longest - 1)
            if not piece:  # the file was cut meanwhile
                break
            found = [at for mark in marks if 0 <= (at := piece.find(mark)) < CHUNK]
            if found:
                return offset + min(found)
            offset += CHUNK
        return self.end

    def close(self) -> None:
        """Close the file."""
        self.file.close()
