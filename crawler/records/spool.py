"""Records that cannot be read where they stand without all before them: kept apart, on disk."""

import gzip
import os
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path

from crawler.errors import NoRecord
from crawler.records.record import Place, Record
from crawler.records.reels import Reel

NEAR = 256 * 1024
"""Bytes of a compressed member before a record that are unpacked each time it is read."""

_LEVEL = 1
"""Of compression: it is read once."""


class Spool:
    """Copies of the records of one reel, in a file without a name.

    Of a gzip stream that holds all records, each page would cost the unpacking of half the file.
    """

    def __init__(self, reel: Reel) -> None:
        self._name = reel.name
        self._reel: Reel | None = None

    def keep(self, record: Record) -> tuple[Reel, Place]:
        """Return where a copy of *record* stands. Raises NoRecord when the disk has no room."""
        try:
            if self._reel is None:
                self._reel = self._opened()
            descriptor = self._reel.unpacked
            assert descriptor is not None  # noqa: S101 - just opened
            offset = os.lseek(descriptor, 0, os.SEEK_END)
            left = memoryview(gzip.compress(_written(record.fields, record.block or b""), _LEVEL))
            while left:
                left = left[os.write(descriptor, left) :]
        except OSError as error:
            what = f"it cannot be kept until it is read: {error.strerror or error}"
            raise NoRecord(self._name, record.place.offset, what) from error
        return self._reel, Place(offset)

    def _opened(self) -> Reel:
        with tempfile.TemporaryFile(prefix="backfile-") as file:
            descriptor = os.dup(file.fileno())
        reel = Reel(self._name, Path(), unpacked=descriptor)
        weakref.finalize(reel, os.close, descriptor)
        return reel


def _written(fields: Mapping[str, str], block: bytes) -> bytes:
    told = {**fields, "content-length": str(len(block))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode(errors="replace") + block + b"\r\n\r\n"
