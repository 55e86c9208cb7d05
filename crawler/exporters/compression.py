"""Compressed streams whose bytes depend on what is written only: no time, no name."""

import gzip
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class Stream(Protocol):
    """What takes bytes until it is closed."""

    def write(self, data: bytes, /) -> int:
        """Take *data*; return its length."""

    def flush(self) -> object:
        """Pass on what is held back."""

    def close(self) -> None:
        """Pass on the rest; what lies below stays open."""


def _gzip(below: Stream) -> Stream:
    # Level 6 is gzip's own; Python's 9 takes twice the time for one percent of the size.
    return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=below, mtime=0)


def _zstd(below: Stream) -> Stream:
    # Without the check sum, damage inside a frame may go unseen.
    stream = zstd.ZstdFile(below, "wb", options={zstd.CompressionParameter.checksum_flag: 1})
    stream.write(b"")  # begins a frame: an output without records is one too
    return stream


COMPRESSIONS: Mapping[str, Callable[[Stream], Stream]] = {".gz": _gzip, ".zst": _zstd}
"""Suffix of a file's name, and what opens a stream over another that compresses for it."""
