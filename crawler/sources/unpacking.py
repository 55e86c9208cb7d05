"""Files that are served as gzip, whatever they are called."""

import zlib

from crawler.errors import SourceError

MAGIC = b"\x1f\x8b"
"""How every gzip file begins."""

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest sitemap, unpacked (sitemaps.org, protocol 0.9)."""

MEMBERS = 100
"""Gzip files in a row that are read as one."""


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
    parts: list[bytes] = []
    room = largest + 1
    for _ in range(MEMBERS):  # a gzip file may be several in a row
        stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            parts.append(stream.decompress(body, room))
        except zlib.error as error:
            raise SourceError(f"the gzip file is damaged: {error}") from error
        room -= len(parts[-1])
        if room > 0 and not stream.eof:
            raise SourceError("the gzip file is cut off")
        body = stream.unused_data
        if room <= 0 or body[:2] != MAGIC:
            return b"".join(parts)
    raise SourceError(f"the gzip file is more than {MEMBERS} in a row")
