"""The members of a file of records, unpacked piece by piece: gzip, Zstandard, or as they lie.

A record of its own member can be read without what stands before it. A library that unpacks takes
the end of a file for the end of its data; here an end that is missing is a fault.
"""

import sys
import zlib
from typing import Any, Protocol

from crawler.errors import Corrupt, Oversized, RecordFault, Truncated
from crawler.records.window import Window

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""Begins the frame that holds the dictionary of a ``.warc.zst`` file."""
SKIPPABLE = tuple(bytes((0x50 + number,)) + b"\x2a\x4d\x18" for number in range(16))
"""Begin frames that hold nothing for us."""

LARGEST_DICTIONARY = 16 * 1024 * 1024
"""Bytes of a dictionary, unpacked."""

BOMB_SIZE = 64 * 1024 * 1024
BOMB_RATIO = 400
"""What unpacks to so many bytes, and to so many times its size, is a bomb: text comes to 20."""

WINDOW_LOG = 26
"""Power of two of the most memory that a Zstandard frame may ask for: 64 MiB."""


UNPACKING = (zlib.error, zstd.ZstdError)
"""What is raised for what cannot be unpacked."""


class Member(Protocol):
    """Bytes that are unpacked together."""

    offset: int
    """Where it begins in the file."""

    def read(self, size: int) -> bytes:
        """Return up to *size* bytes that follow; none at the end. Raises RecordFault."""

    @property
    def end(self) -> int:
        """Where it ends in the file, once all was read."""

    @property
    def is_packed(self) -> bool:
        """Whether its bytes do not lie in the file as they are."""


class Plain:
    """The bytes from *offset* on, as they lie."""

    is_packed = False

    def __init__(self, window: Window, offset: int) -> None:
        self.offset = offset
        self.end = offset
        self._window = window

    def read(self, size: int) -> bytes:
        """Return up to *size* bytes that follow; none at the end."""
        piece = self._window.read(self.end, size)
        self.end += len(piece)
        return piece


class Packed:
    """One gzip member or Zstandard frame, which begins at *offset*."""

    is_packed = True

    def __init__(self, window: Window, offset: int, unpacker: Any) -> None:
        self.offset = offset
        self._window = window
        self._unpacker = unpacker
        self._at = offset
        self._given = 0

    @property
    def end(self) -> int:
        """Where it ends in the file, once all was read."""
        return self._at - len(self._unpacker.unused_data)

    def read(self, size: int) -> bytes:
        """Return up to *size* bytes that follow; none at the end.

        Raises Truncated when the file ends first, Corrupt for what cannot be unpacked, Oversized
        for a bomb.
        """
        while not self._unpacker.eof:
            piece = b""
            if self._unpacker.needs_input:
                piece = self._window.read(self._at)
                self._at += len(piece)
            given = self._unpack(piece, size)
            if given:
                return given
            if not piece and self._unpacker.needs_input and not self._unpacker.eof:
                raise self._fault(Truncated, "the file ends within a compressed member")
        return b""

    def _unpack(self, piece: bytes, size: int) -> bytes:
        try:
            given: bytes = self._unpacker.decompress(piece, size)
        except UNPACKING as error:
            raise self._fault(Corrupt, f"it cannot be unpacked: {error}") from error
        except MemoryError as error:
            raise self._fault(Oversized, "it takes too much memory to unpack") from error
        self._given += len(given)
        if self._given > max(BOMB_SIZE, BOMB_RATIO * (self._at - self.offset)):
            raise self._fault(
                Oversized, f"it unpacks to over {BOMB_RATIO} times its size: it is a bomb"
            )
        return given

    def _fault(self, kind: type[RecordFault], what: str) -> RecordFault:
        return kind(self._window.name, self.offset, what)


class Inflater:
    """Unpacks gzip or zlib as Python's other decompressors do: see ``bz2.BZ2Decompressor``."""

    def __init__(self, bits: int = 16 + zlib.MAX_WBITS) -> None:
        self._stream = zlib.decompressobj(bits)

    def decompress(self, piece: bytes, size: int) -> bytes:
        """Return up to *size* bytes of what was given so far. Raises zlib.error."""
        left = self._stream.unconsumed_tail
        return self._stream.decompress(left + piece if left else piece, size)

    @property
    def needs_input(self) -> bool:
        """Whether all was taken in."""
        return not self._stream.unconsumed_tail

    @property
    def eof(self) -> bool:
        """Whether the end was reached, and its check sum was right."""
        return self._stream.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end."""
        return self._stream.unused_data


def unzstd(dictionary: zstd.ZstdDict | None = None) -> zstd.ZstdDecompressor:
    """Return what unpacks one frame, within bounds of memory."""
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: WINDOW_LOG}
    return zstd.ZstdDecompressor(dictionary, options)


class Members:
    """Opens the members of a file; a dictionary that it holds is remembered."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._dictionary: zstd.ZstdDict | None = None

    def open(self, offset: int) -> Member | None:
        """Return the member that begins at *offset*; null when none does. Raises RecordFault."""
        mark = self.window.read(offset, 4)
        if mark.startswith(GZIP):
            return Packed(self.window, offset, Inflater())
        if mark == ZSTD:
            return Packed(self.window, offset, unzstd(self._dictionary))
        return None

    def find(self, offset: int) -> int:
        """Return where the next member may begin, at *offset* or later; the end without one."""
        return self.window.find((GZIP, ZSTD), offset)

    def skip(self, offset: int) -> int:
        """Return where what follows a frame without records begins; *offset* when none is there.

        A file may begin with the dictionary of all its frames, which is taken in.
        Raises Truncated and Corrupt.
        """
        head = self.window.read(offset, 8)
        if head[:4] not in SKIPPABLE:
            return offset
        size = int.from_bytes(head[4:8], "little")
        if len(head) < 8 or offset + 8 + size > self.window.end:
            raise Truncated(self.window.name, offset, "the file ends within a frame")
        if head[:4] == DICTIONARY and offset == self.window.start:
            self._dictionary = self._load(offset, size)
        return offset + 8 + size

    def _load(self, offset: int, size: int) -> zstd.ZstdDict:
        """Return the dictionary in a frame, which may be packed itself. Raises Corrupt."""
        body = self.window.read(offset + 8, min(size, LARGEST_DICTIONARY))
        try:
            if body.startswith(ZSTD):
                body = unzstd().decompress(body, LARGEST_DICTIONARY)
            return zstd.ZstdDict(body)
        except (ValueError, zstd.ZstdError) as error:
            raise Corrupt(self.window.name, offset, f"no dictionary to unpack with: {error}") from (
                error
            )
