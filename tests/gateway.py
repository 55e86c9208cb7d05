"""A proxy on the loopback interface that asks for a password and remembers what it passed on."""

import http.client
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

OWN = ("proxy-authorization", "proxy-connection", "connection", "keep-alive")
"""Headers that are meant for the proxy."""


@dataclass
class Gateway:
    """A running proxy."""

    place: str
    """Host and port."""
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Method, target and ``Proxy-Authorization`` of each request."""


def _handler(  # noqa: C901 - its methods are short
    gateway: Gateway, credentials: str
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _is_let_in(self) -> bool:
            told = self.headers.get("Proxy-Authorization")
            gateway.asked.append((self.command, self.path, told))
            if told == credentials:
                return True
            self.send_response(407)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return False

        def do_GET(self) -> None:
            if not self._is_let_in():
                return
            parts = urlsplit(self.path)
            upstream = http.client.HTTPConnection(parts.netloc, timeout=10)
            headers = {n: v for n, v in self.headers.items() if n.lower() not in OWN}
            upstream.request("GET", self.path.partition(parts.netloc)[2], headers=headers)
            answer = upstream.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("content-length", "connection", "server", "date"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            upstream.close()

        def do_CONNECT(self) -> None:
            self.close_connection = True
            if not self._is_let_in():
                return
            host, _, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port)), timeout=10) as upstream:
                self.send_response(200)
                self.end_headers()
                ends = [self.connection, upstream]
                while True:
                    ready, _, _ = select.select(ends, [], [], 10)
                    for end in ready:
                        data = end.recv(65536)
                        if not data:
                            return
                        ends[end is self.connection].sendall(data)
                    if not ready:
                        return

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    return Handler


@contextmanager
def gateway(credentials: str) -> Iterator[Gateway]:
    """Run a proxy that lets in who sends *credentials*, and nobody else."""
    http_server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    http_server.daemon_threads = True
    running = Gateway(f"127.0.0.1:{http_server.server_port}")
    http_server.RequestHandlerClass = _handler(running, credentials)
    thread = Thread(target=http_server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        http_server.shutdown()
        thread.join()
        http_server.server_close()
