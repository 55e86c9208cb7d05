"""A web server on the loopback interface that serves a site and remembers what was asked."""

import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, NamedTuple

from tests.archive.site import HTML, Response, Site, build

PROBE = re.compile(r"/backfile-[0-9a-f]{6}-[0-9a-f]{6}")
"""In an address that leads nowhere."""


class Request(NamedTuple):
    """A request as it arrived."""

    path: str
    """With its query."""
    host: str
    """The Host header: host and port."""
    time: float
    """Seconds of a monotonic clock."""
    status: int
    """What was answered."""
    user_agent: str


@dataclass
class Server:
    """A running server; its fields may be changed while it runs."""

    url: str
    """Scheme, host and port."""
    site: Site
    latency: float = 0.0
    """Seconds that each answer waits."""
    requests: list[Request] = field(default_factory=list)
    """In the order of their arrival."""
    has_validators: bool = False
    """Whether pages come with an ETag, and one that is as it was is answered with 304."""
    changed: dict[str, Response] = field(default_factory=dict)
    """Path → what is answered there from now on, whatever the site has."""
    failures: dict[str, list[int]] = field(default_factory=dict)
    """Path → the statuses that its next answers have."""
    _lock: Lock = field(default_factory=Lock)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, but for those that cannot be there, asked as a probe."""
        return [each.path for each in self.requests if not PROBE.search(each.path)]

    def fail(self, path: str, status: int = 503, times: int = 1) -> None:
        """Answer the next *times* requests for *path* with *status*."""
        self.failures.setdefault(path, []).extend([status] * times)

    def answer(self, path: str, headers: Mapping[str, str]) -> Response:
        """Return the answer to a request, and remember the request."""
        arrival = time.monotonic()
        with self._lock:
            failing = self.failures.get(path)
            page = self.changed.get(path) or self.site.get(path)
            response = Response(failing.pop(0), HTML, b"") if failing else page
            if self.has_validators and response.status == 200:
                response = validated(response, headers.get("If-None-Match"))
            host, agent = headers.get("Host", ""), headers.get("User-Agent", "")
            self.requests.append(Request(path, host, arrival, response.status, agent))
        time.sleep(self.latency)
        return response


def validated(response: Response, known: str | None) -> Response:
    """Return *response* with its ETag, or 304 where that is the *known* one."""
    tag = f'"{sha256(response.body).hexdigest()[:16]}"'
    headers = {**response.headers, "ETag": tag}
    return Response(304, headers, b"") if tag == known else Response(200, headers, response.body)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    """Return the class that answers for *server*."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            response = server.answer(self.path, dict(self.headers.items()))
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)

        def log_message(self, *args: object) -> None:
            """Stay silent: the requests are remembered."""

    return Handler


class _Http(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, but for a client that has gone: it may have been killed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(host: str = "127.0.0.1", port: int = 0, **options: Any) -> Iterator[Server]:
    """Build a site with these options and serve it; port 0 takes a free one."""
    http = _Http((host, port), BaseHTTPRequestHandler)
    http.daemon_threads = True
    url = f"http://{host}:{http.server_port}"
    server = Server(url, build(base_url=url, **options))
    http.RequestHandlerClass = _handler(server)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
