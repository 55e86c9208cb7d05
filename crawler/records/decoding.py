"""A recorded body without its content encoding, byte for byte as the page was read."""

import sys
import zlib
from collections.abc import Callable, Mapping

import brotli  # type: ignore[import-untyped]

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from crawler.errors import RecordError
from crawler.records.members import LARGEST


def header(head: bytes, name: str) -> str | None:
    """Return the value of a header in *head*, the last of several; null when it is missing."""
    found = None
    for line in head.split(b"\r\n")[1:]:
        told, _, value = line.partition(b":")
        if told.strip().lower() == name.lower().encode():
            found = value.strip().decode("latin-1")
    return found


def decoded(head: bytes, body: bytes) -> bytes:
    """Return *body* without the content encodings that *head* names; an unknown one stays.

    Raises RecordError for one that is not what it says.
    """
    names = [each.strip().lower() for each in (header(head, "Content-Encoding") or "").split(",")]
    while body and names and names[-1] in _DECODERS:
        name = names.pop()
        try:
            body = _DECODERS[name](body)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise RecordError(f"it cannot be unpacked as {name}: {error}") from error
        if len(body) > LARGEST:
            raise RecordError(f"unpacked as {name}, it is larger than any page")
    return body


def _gunzip(body: bytes) -> bytes:
    return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, LARGEST + 1)


def _inflate(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, LARGEST + 1)
    except zlib.error:  # without a head, as some servers send it
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, LARGEST + 1)


def _unbrotli(body: bytes) -> bytes:
    stream = brotli.Decompressor()
    given, size = [], 0
    for at in range(0, len(body), _PIECE):
        given.append(stream.process(body[at : at + _PIECE]))
        size += len(given[-1])
        if size > LARGEST:
            break
    return b"".join(given)


def _unzstd(body: bytes) -> bytes:
    return zstd.ZstdDecompressor().decompress(body, LARGEST + 1)


_PIECE = 64 * 1024

_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
