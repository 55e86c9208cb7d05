"""Answers without end, or far larger than any page: what a server sends that means harm."""

import gzip
import socket
import struct
import sys
import time
import zlib
from collections.abc import Iterator

import brotli

from tests.faults.wire import Fault, Wire, head

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MB = 2**20
PIECE = 64 * 1024
MOST = 1024 * MB
"""Bytes after which a server gives up: whoever took so many has no limit."""


def pour(wire: Wire, connection: socket.socket, first: bytes, piece: bytes) -> None:
    """Send *piece* again and again, until nobody listens."""
    connection.sendall(first)
    for _ in range(MOST // len(piece)):
        if wire.closing.is_set():
            return
        connection.sendall(piece)


def trickle(wire: Wire, connection: socket.socket, first: bytes, piece: bytes) -> None:
    """Send *piece* every twentieth of a second, for a minute."""
    connection.sendall(first)
    for _ in range(1200):
        connection.sendall(piece)
        if wire.closing.wait(0.05):
            return


# Bodies


def large(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A page of 30 MB, which says so."""
    pour(wire, connection, head(f"Content-Length: {30 * MB}"), b"<p>page " * 8192)


def boastful(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A small page that says it is larger than any disk."""
    connection.sendall(head("Content-Length: 99999999999999999") + body)
    wire.closing.wait(30)


def endless(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A stream without length or end."""
    pour(wire, connection, head("Connection: close"), body)


def chunked(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Chunks without end."""
    piece = b"%x\r\n%s\r\n" % (PIECE, b"x" * PIECE)
    pour(wire, connection, head("Transfer-Encoding: chunked"), piece)


def extended(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Chunks of one byte, with an extension of a thousand each."""
    piece = (b"1;%s\r\nx\r\n" % (b"e" * 1000)) * 64
    pour(wire, connection, head("Transfer-Encoding: chunked"), piece)


def extension(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """One extension without end."""
    pour(wire, connection, head("Transfer-Encoding: chunked") + b"1;", b"e" * PIECE)


def trailers(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A whole body, and trailers without end."""
    first = head("Transfer-Encoding: chunked") + b"%x\r\n%s\r\n0\r\n" % (len(body), body)
    pour(wire, connection, first, b"X-Trailer: 1\r\n" * 1000)


def drip_body(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A body byte by byte."""
    trickle(wire, connection, head(f"Content-Length: {len(body)}"), b"x")


def broken_off(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Half of a body whose length nobody told, and a reset."""
    connection.sendall(head("Connection: close") + body[: len(body) // 2])
    time.sleep(0.05)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


# Heads


def headers(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Headers without end."""
    first = b"HTTP/1.1 200 OK\r\n"
    pour(wire, connection, first, b"".join(b"X-%d: %s\r\n" % (n, b"y" * 50) for n in range(999)))


def wide_headers(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Few headers, each as long as a line may be."""
    pour(wire, connection, b"HTTP/1.1 200 OK\r\n", b"X-Wide: %s\r\n" % (b"y" * 60_000))


def line(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A header whose line has no end."""
    pour(wire, connection, b"HTTP/1.1 200 OK\r\nX-Long: ", b"y" * PIECE)


def status(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A first line without end."""
    pour(wire, connection, b"HTTP/1.1 200 ", b"O" * PIECE)


def interim(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """100 Continue, for ever."""
    pour(wire, connection, b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def hints(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """103 Early Hints for ever, each with headers."""
    pour(
        wire, connection, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\n" * 99
    )


def drip_head(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A head byte by byte."""
    trickle(wire, connection, b"HTTP/1.1 200 OK\r\nX-Slow: ", b"y")


def drip_interim(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """100 Continue again and again, and nothing else."""
    trickle(wire, connection, b"", b"HTTP/1.1 100 Continue\r\n\r\n")


def nul(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A page with NUL and other control characters in its headers."""
    odd = ('ETag: "a\0b\x01"', "X-\0Odd: \x02\x7f\0", "Last-Modified: \0", "\0: \0", "Link: \0")
    connection.sendall(head(f"Content-Length: {len(body)}", *odd) + body)


def numberless(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A first line with a status that is none."""
    connection.sendall(b"HTTP/1.1 20000 OK\r\nContent-Length: 2\r\n\r\nOK")


# Bombs


def _zeros(wbits: int) -> Iterator[bytes]:
    """Yield a gigabyte of zeros, packed: one block again and again, which knows no place."""
    stream = zlib.compressobj(9, zlib.DEFLATED, wbits)
    begin = stream.compress(b"\0" * PIECE) + stream.flush(zlib.Z_FULL_FLUSH)
    block = stream.compress(b"\0" * MB) + stream.flush(zlib.Z_FULL_FLUSH)
    return iter((begin, block * 1024, stream.flush()))


def _brotli() -> bytes:
    stream = brotli.Compressor(quality=1)
    return b"".join((*(stream.process(b"\0" * MB) for _ in range(256)), stream.finish()))


def bomb(encoding: str) -> Fault:
    """A gigabyte of zeros, packed; a quarter of it with brotli."""

    def explode(wire: Wire, connection: socket.socket, body: bytes) -> None:
        packed = BOMBS[encoding]
        lines = (f"Content-Encoding: {encoding}", f"Content-Length: {len(packed)}")
        connection.sendall(head(*lines) + packed)

    explode.__name__ = f"bomb_{encoding}"
    return explode


BOMBS = {
    "gzip": b"".join(_zeros(31)),
    "deflate": b"".join(_zeros(15)),
    "br": _brotli(),
    "zstd": zstd.compress(b"\0" * MB) * 1024,
}
BOMBS["gzip, gzip"] = gzip.compress(BOMBS["gzip"], 1)
BOMBS["br, gzip, zstd"] = zstd.compress(gzip.compress(BOMBS["br"], 1))


def layered(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A page that is packed fifty times."""
    for _ in range(50):
        body = gzip.compress(body, 1)
    lines = ("Content-Encoding: " + "gzip, " * 49 + "gzip", f"Content-Length: {len(body)}")
    connection.sendall(head(*lines) + body)


def packed_twice(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """A page that is packed twice, which a few servers do."""
    body = zstd.compress(gzip.compress(body))
    lines = ("Content-Encoding: gzip, ZSTD", f"Content-Length: {len(body)}")
    connection.sendall(head(*lines) + body)
