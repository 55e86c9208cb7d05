"""A web server on the loopback interface that serves :class:`Pages`, in a process of its own.

``python -m benchmarks.ledger.server SIZE`` is that process: it prints its address and serves until
its standard input ends.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from benchmarks.ledger.pages import Pages


class Site(Protocol):
    """What a server serves."""

    def get(self, asked: str) -> bytes | None:
        """Return the gzipped body at the path that is *asked* for; null where there is nothing."""


HEAD = (
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
    "Content-Length: {}\r\n\r\n"
)

MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Connection(asyncio.Protocol):
    """One client, which asks for one page after another."""

    def __init__(self, pages: Site) -> None:
        self._pages = pages
        self._asked = b""
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        assert isinstance(transport, asyncio.WriteTransport)  # noqa: S101 - it is TCP's
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole; a GET has no body."""
        self._asked += data
        while b"\r\n\r\n" in self._asked:
            request, _, self._asked = self._asked.partition(b"\r\n\r\n")
            body = self._pages.get(request.split(b" ", 2)[1].decode())
            answer = MISSING if body is None else HEAD.format(len(body)).encode() + body
            self._transport.write(answer)


@contextmanager
def served(size: int, module: str = "benchmarks.ledger.server") -> Iterator[str]:
    """Start a server of pages of *size* bytes, and end it; the value is its host and port.

    *module*: what is run for it.
    """
    command = [sys.executable, "-m", module, str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as own:  # noqa: S603 - ourselves
        assert own.stdin and own.stdout  # noqa: S101, PT018 - both are pipes
        yield own.stdout.readline().strip()
        own.stdin.close()


async def serve(pages: Site) -> None:
    """Serve *pages* until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(pages), "127.0.0.1", 0)
    print("{}:{}".format(*server.sockets[0].getsockname()), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main(arguments: Sequence[str]) -> None:
    """Serve articles of such a size as the argument says."""
    asyncio.run(serve(Pages(int(arguments[0]))))


if __name__ == "__main__":
    main(sys.argv[1:])
