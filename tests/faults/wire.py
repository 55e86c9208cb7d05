"""A server that answers for a site, and breaks its answers where it is told to."""

import gzip
import socket
import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

import brotli

from tests.archive import Site, build

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Fault = Callable[["Wire", socket.socket, bytes], None]
"""Writes to the socket, in place of the body that it is given; the connection ends after it."""


class Wire:
    """A running server, and what it was asked for."""

    def __init__(self, url: str, site: Site) -> None:
        self.url = url
        self.site = site
        self.paths: list[str] = []
        """In the order of their arrival."""
        self.cookies: list[tuple[str, str]] = []
        """Paths that were asked for with cookies, and these."""
        self.always: dict[str, Fault] = {}
        """Path → what all of its answers are."""
        self.faults: dict[str, list[Fault]] = {}
        """Path → what its next answers are; a list that is empty answers as it should."""
        self.closing = Event()
        self.broken = Event()
        """Set when a faulty answer is under way."""
        self._lock = Lock()

    def answer(self, path: str, connection: socket.socket, cookie: str | None = None) -> bool:
        """Answer the request; tell whether the connection can be used again."""
        with self._lock:
            self.paths.append(path)
            if cookie is not None:
                self.cookies.append((path, cookie))
            response = self.site.get(path)
            waiting = self.faults.get(path)
            fault = waiting.pop(0) if waiting else self.always.get(path)
        if fault:
            self.broken.set()
            fault(self, connection, response.body)
            return False
        lines = [f"HTTP/1.1 {response.status} X", f"Content-Length: {len(response.body)}"]
        lines += [f"{name}: {value}" for name, value in response.headers.items()]
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + response.body)
        return True


def head(*lines: str) -> bytes:
    """Return the head of an answer with these lines beside its type."""
    first = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=UTF-8")
    return "\r\n".join([*first, *lines, "", ""]).encode()


def hang(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send half of the body, and then nothing for as long as anybody waits."""
    connection.sendall(head(f"Content-Length: {len(body)}") + body[: len(body) // 2])
    wire.closing.wait(60)


def late(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send the second half of the body two seconds after the first."""
    connection.sendall(head(f"Content-Length: {len(body)}") + body[: len(body) // 2])
    wire.closing.wait(2)
    connection.sendall(body[len(body) // 2 :])


def silence(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send nothing at all."""
    wire.closing.wait(60)


def drip(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send one byte every tenth of a second."""
    connection.sendall(head(f"Content-Length: {len(body)}"))
    for number in range(600):
        connection.sendall(body[number : number + 1])
        if wire.closing.wait(0.1):
            return


def reset(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Reset the connection in the midst of the body."""
    connection.sendall(head(f"Content-Length: {len(body)}") + body[: len(body) // 2])
    time.sleep(0.05)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def short(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Close the connection when half of what was promised is sent."""
    connection.sendall(head(f"Content-Length: {len(body)}") + body[: len(body) // 2])


def chunks(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Close the connection before the last chunk."""
    half = body[: len(body) // 2]
    connection.sendall(head("Transfer-Encoding: chunked"))
    connection.sendall(b"%x\r\n%s\r\n" % (len(half), half))


def malformed(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send a chunk, and then something that is none."""
    half = body[: len(body) // 2]
    connection.sendall(head("Transfer-Encoding: chunked"))
    connection.sendall(b"%x\r\n%s\r\nno chunk\r\n" % (len(half), half))
    time.sleep(0.1)


def cut_gzip(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send half of a gzip stream, as if it were the whole."""
    _cut(connection, "gzip", gzip.compress(body))


def cut_deflate(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send half of a zlib stream, as if it were the whole."""
    _cut(connection, "deflate", zlib.compress(body))


def cut_brotli(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send half of a brotli stream, as if it were the whole."""
    _cut(connection, "br", brotli.compress(body, quality=4))


def cut_zstd(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send half of a zstd stream, as if it were the whole."""
    _cut(connection, "zstd", zstd.compress(body))


def _cut(connection: socket.socket, encoding: str, packed: bytes) -> None:
    half = packed[: len(packed) // 2]
    lines = (f"Content-Encoding: {encoding}", f"Content-Length: {len(half)}")
    connection.sendall(head(*lines) + half)


def surplus(wire: Wire, connection: socket.socket, body: bytes) -> None:
    """Send more than was promised."""
    connection.sendall(head(f"Content-Length: {len(body) // 2}") + body)


@contextmanager
def serve(**options: Any) -> Iterator[Wire]:
    """Build a site with these options and serve it on a free port of the loopback interface."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                self.close_connection = not wire.answer(
                    self.path, self.connection, self.headers["Cookie"]
                )
            except OSError:  # the crawl has gone
                self.close_connection = True

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    url = f"http://127.0.0.1:{http.server_port}"
    wire = Wire(url, build(base_url=url, **options))
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield wire
    finally:
        wire.closing.set()
        http.shutdown()
        thread.join()
        http.server_close()
