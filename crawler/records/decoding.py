"""Content encodings: gzip, deflate, br, zstd; an end that is missing is a fault."""

import zlib
from collections.abc import Callable
from typing import Any

import brotli  # type: ignore[import-untyped]

from crawler.errors import Corrupt, Oversized, Truncated
from crawler.records.spot import Spot
from crawler.records.unpacking import GZIP, UNPACKING, ZSTD, Inflater, unzstd

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes of a body, its encodings removed: a sitemap may have 50 MiB, a page has far less."""

MOST_MEMBERS = 1_000
"""Members of one gzip stream: servers send one, and each that follows costs a copy of the rest."""

MOST_LAYERS = 5
"""Encodings of a body, one around the other: each may cost as much as all of a page."""

_PIECE = 1 << 18


def decoded(body: bytes, encodings: str, spot: Spot) -> bytes:
    """Return *body* without its content *encodings*, as a header field names them in their order.

    Raises Truncated, Corrupt, Oversized.
    """
    unpacks = [_CODINGS.get(each.strip()) for each in encodings.lower().split(",")]
    known = [each for each in unpacks if each is not None]
    if len(known) > MOST_LAYERS:
        raise Oversized(*spot, f"it is packed more than {MOST_LAYERS} times")
    for unpack in reversed(known):
        if body:
            body = unpack(body, spot)
    if len(body) > LARGEST_PAGE:
        raise _too_large(spot)
    return body


def _gzip(body: bytes, spot: Spot) -> bytes:
    if not body.startswith(GZIP[:2]):
        return body
    pieces: list[bytes] = []
    while body.startswith(GZIP[:2]):
        piece, body = _unpacked(body, Inflater(), spot)
        pieces.append(piece)
        if len(pieces) > MOST_MEMBERS or sum(map(len, pieces)) > LARGEST_PAGE:
            raise _too_large(spot)
    return b"".join(pieces)


def _deflate(body: bytes, spot: Spot) -> bytes:
    """With a head of zlib, as it should be, or with none, as many servers send it."""
    if body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0:
        return _unpacked(body, Inflater(zlib.MAX_WBITS), spot)[0]
    if body.lstrip()[:1] == b"<":
        return body
    return _unpacked(body, Inflater(-zlib.MAX_WBITS), spot)[0]


def _zstd(body: bytes, spot: Spot) -> bytes:
    if not body.startswith(ZSTD):
        return body
    return _unpacked(body, unzstd(), spot)[0]


def _brotli(body: bytes, spot: Spot) -> bytes:
    if body.lstrip()[:1] == b"<":
        return body
    stream, pieces, size = brotli.Decompressor(), [], 0
    try:
        piece = stream.process(body, output_buffer_limit=_PIECE)
        while piece or not stream.can_accept_more_data():
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_PAGE:
                raise _too_large(spot)
            piece = stream.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise spot.fault(Corrupt, f"its content encoding is broken: {error}") from error
    if not stream.is_finished():
        raise spot.fault(Truncated, "the end of its content encoding is missing")
    return b"".join(pieces)


def _unpacked(body: bytes, unpacker: Any, spot: Spot) -> tuple[bytes, bytes]:
    """Return what a stream holds, and what follows it."""
    pieces, size = [], 0
    try:
        given = body
        while not unpacker.eof:
            piece = unpacker.decompress(given, _PIECE)
            given = b""
            if not piece and unpacker.needs_input and not unpacker.eof:
                raise spot.fault(Truncated, "the end of its content encoding is missing")
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_PAGE:
                raise _too_large(spot)
    except UNPACKING as error:
        raise spot.fault(Corrupt, f"its content encoding is broken: {error}") from error
    return b"".join(pieces), unpacker.unused_data


def _too_large(spot: Spot) -> Oversized:
    return Oversized(*spot, f"it unpacks to over {LARGEST_PAGE // 2**20} MiB: it is no page")


_CODINGS: dict[str, Callable[[bytes, Spot], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
