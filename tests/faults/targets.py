"""Servers of a private network that nobody may reach: each connection to one is noted."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

PLACES = ("127.0.0.1", "127.0.0.2", "::1")
"""Loopback addresses, all with one port."""


@dataclass
class Target:
    """What listens, and whom it heard."""

    port: int
    heard: list[str] = field(default_factory=list)
    """What each connection came to, and began with."""


class _Handler(BaseRequestHandler):
    def handle(self) -> None:
        self.request.settimeout(0.5)
        try:
            first = self.request.recv(200)
        except OSError:
            first = b""
        self.server.target.heard.append(f"{self.server.server_address[0]} {first!r}")


class _Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    target: Target


class _Server6(_Server):
    address_family = socket.AF_INET6


@contextmanager
def listening(places: Sequence[str] = PLACES, port: int = 0) -> Iterator[Target]:
    """Listen at *places*; port 0 takes a free one, the same everywhere."""
    target, servers = Target(port), []
    try:
        for place in places:
            kind = _Server6 if ":" in place else _Server
            server = kind((place, target.port), _Handler)
            server.target = target
            target.port = server.server_address[1]
            servers.append(server)
            told = {"poll_interval": 0.02}
            Thread(target=server.serve_forever, kwargs=told, daemon=True).start()
        yield target
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
