"""Files that are served as gzip, whatever they are called."""

import zlib
from io import BytesIO
from typing import Any

from crawler.errors import SourceError

MAGIC = b"\x1f\x8b"
"""How every gzip file begins."""

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest sitemap, unpacked (sitemaps.org, protocol 0.9)."""

MEMBERS = 100
"""Gzip files in a row that are read as one."""

PIECE = 256 * 1024
"""Bytes that are unpacked at once: of the rest no copy is made."""


def unpacked(body: bytes, largest: int = LARGEST) -> bytes:
    """Return *body*, unpacked if it is gzip; no more than *largest* bytes are ever made of it.

    Raises SourceError for a file that is larger, cut off or damaged.
    """
    if body[:2] == MAGIC:
        body = _unpacked(body, largest)
    if len(body) > largest:
        raise SourceError(f"the file is larger than {largest // 2**20} MiB")
    return body


def _unpacked(body: bytes, largest: int) -> bytes:
    out, at = BytesIO(), 0
    for _ in range(MEMBERS):  # a gzip file may be several in a row
        stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            while not stream.eof:
                piece = body[at : at + PIECE]
                at += len(piece)
                _unpack(stream, piece, out, largest)
        except zlib.error as error:
            raise SourceError(f"the gzip file is damaged: {error}") from error
        at -= len(stream.unused_data)
        if body[at : at + 2] != MAGIC:
            return out.getvalue()
    raise SourceError(f"the gzip file is more than {MEMBERS} in a row")


def _unpack(stream: Any, piece: bytes, out: BytesIO, largest: int) -> None:
    """Write what *piece* of a stream holds. Raises SourceError."""
    is_end = not piece
    while not stream.eof:
        made = stream.decompress(piece, PIECE)
        out.write(made)
        if out.tell() > largest:
            raise SourceError(f"the file is larger than {largest // 2**20} MiB")
        piece = stream.unconsumed_tail
        if is_end and not made and not stream.eof:
            raise SourceError("the gzip file is cut off")
        if not piece and not made:
            return
