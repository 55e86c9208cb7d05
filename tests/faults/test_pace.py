"""How a site is treated: a server notes when it was asked for what, and says when to come back."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Thread

import pytest

from crawler import __version__
from tests.faults import ledger
from tests.faults.process import Process, until

DELAY = 1.0
SLACK = 0.02
"""Seconds by which a request may seem early: a server may be slow to hear of one."""


class Server:
    """Answers pages of a small archive, and what it is told to instead."""

    def __init__(self, host: str = "127.0.0.1", articles: int = 2, port: int = 0) -> None:
        self.arrivals: list[tuple[float, str]] = []
        self.agents: set[tuple[str | None, str | None]] = set()
        self.answers: dict[str, list[tuple[int, str | Callable[[], str] | None]]] = {}
        self.robots = ""
        self.links = [f"/2018/07/20/story-{number}/" for number in range(articles)]
        self.http = ThreadingHTTPServer((host, port), _handler(self))
        self.http.daemon_threads = True
        self.url = f"http://{host}:{self.http.server_port}"

    def page(self, path: str) -> bytes:
        if path == "/robots.txt":
            return self.robots.encode()
        if path == "/":
            links = "".join(f'<h2><a href="{each}">Story {each}</a></h2>' for each in self.links)
            return f"<main>{links}</main>".encode()
        text = f"The harbour of {path} was opened by its mayor on a sunny afternoon. " * 6
        title = f"Harbour {path.strip('/').rsplit('-', 1)[-1]} opens"
        date = '<meta property="article:published_time" content="2018-07-20T10:00:00Z">'
        body = f"<article><h1>{title}</h1><p>{text}</p><p>{text}</p></article>"
        return f"<html><head>{date}<title>{title}</title></head><body>{body}</body>".encode()

    def times(self, path: str | None = None) -> list[float]:
        return [when for when, asked in self.arrivals if path in (None, asked)]


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.arrivals.append((time.monotonic(), self.path))
            server.agents.add((self.headers["User-Agent"], self.headers["From"]))
            waiting = server.answers.get(self.path)
            is_there = self.path in ("/", "/robots.txt", *server.links)
            status, late = waiting.pop(0) if waiting else (200 if is_there else 404, None)
            body = server.page(self.path) if status == 200 else b""
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if late is not None:
                self.send_header("Retry-After", late if isinstance(late, str) else late())
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    return Handler


@contextmanager
def serve(**options) -> Iterator[Server]:
    server = Server(**options)
    thread = Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        thread.join()
        server.http.server_close()


def crawl(folder, server, *arguments):
    return Process(folder, "crawl", "archive", "-a", f"url={server.url}/", *arguments)


AGENT = (f"Backfile/{__version__} (+desk@paper.example)", "desk@paper.example")

FAST = ("-s", "DOWNLOAD_DELAY=0")


def in_seconds(wait: int) -> str:
    return formatdate(time.time() + wait, usegmt=True)


@pytest.mark.parametrize("path", ["/robots.txt", "/", "/2018/07/20/story-0/"])
def test_nothing_is_asked_before_a_host_said_so(path, tmp_path):
    wait = 3
    with serve(articles=4) as server:
        status = 429 if path == "/" else 503
        as_date = partial(in_seconds, wait + 1)
        server.answers[path] = [(status, as_date if path == "/robots.txt" else str(wait))]
        with crawl(tmp_path, server, *FAST, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=2") as process:
            assert process.wait() == 0, process.err
        [said] = server.times(path)[:1]
        early = [when - said for when, _ in server.arrivals if 0.3 < when - said < wait]
        assert early == []
        assert len(server.times(path)) == 2
    assert ledger.states(tmp_path / "data") == {"kept": 4}


def test_who_goes_on_after_a_kill_knows_when_to_come_back(tmp_path):
    wait = 15  # a process may begin late
    with serve() as server:
        server.answers["/"] = [(503, str(wait))]
        with crawl(tmp_path, server, *FAST) as process:
            assert until(lambda: server.times("/"), 40)
            assert until(lambda: ledger.held(tmp_path / "data"), 10)
            process.kill_session()
        assert list(ledger.held(tmp_path / "data")) == [server.url.removeprefix("http://")]
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 0, process.err
        first, second = server.times("/")
        assert second - first >= wait
        assert not [when for when in server.times() if 0 < when - first < wait]


def test_a_stop_does_not_wait_for_a_host(tmp_path):
    with serve() as server:
        server.answers["/"] = [(503, "3600")]
        with crawl(tmp_path, server, *FAST) as process:
            assert until(lambda: server.times("/"), 40)
            time.sleep(0.5)
            process.send(signal.SIGTERM)
            begin = time.monotonic()
            assert process.wait() == 11, process.err
            assert time.monotonic() - begin < 10
            assert "Traceback" not in process.err
        assert len(server.times("/")) == 1


def test_one_request_a_second_and_the_delay_of_robots(tmp_path):
    with serve(articles=3) as server:
        server.robots = "User-agent: *\nCrawl-delay: 2\n"
        with crawl(tmp_path, server, "-s", "CONTACT=desk@paper.example") as process:
            assert process.wait() == 0, process.err
        assert server.agents == {AGENT}
        times = server.times()
        gaps = [after - before for before, after in pairwise(times)]
        assert len(gaps) >= 4
        assert min(gaps) > 2 - SLACK


def test_a_failing_article_is_tried_three_times_and_delays_its_host_little(tmp_path):
    with serve(articles=3) as server:
        server.answers[server.links[0]] = [(503, None)] * 9
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 1, process.err
        assert len(server.times(server.links[0])) == 3
        times = server.times()
        assert times[-1] - times[0] < 12
    assert ledger.states(tmp_path / "data") == {"kept": 2, "failed": 1}


def test_broken_pages_in_front_hide_nothing_behind_them(tmp_path):
    with serve(articles=30) as server:
        for link in server.links[:20]:
            server.answers[link] = [(500, None)] * 9
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 1, process.err
    assert ledger.states(tmp_path / "data") == {"kept": 10, "failed": 20}


def test_of_robots_of_any_size_the_beginning_counts(tmp_path):
    with serve() as server:
        server.robots = f"User-agent: *\nDisallow: {server.links[0]}\n" + "# much\n" * 2_000_000
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 0, process.err
        assert server.times("/robots.txt")
        assert server.times(server.links[0]) == []
    assert ledger.states(tmp_path / "data") == {"kept": 1, "rejected": 1}


def hours(begin, end):
    """Return the span between so many minutes from now, as UTC tells them."""
    now = datetime.now(UTC)
    return "-".join(f"{now + timedelta(minutes=each):%H:%M}" for each in (begin, end))


def test_nothing_is_asked_in_quiet_hours(tmp_path):
    with serve() as server:
        with crawl(tmp_path, server, "-a", f"quiet={hours(-5, 60)}") as process:
            assert process.wait() == 11, process.err
            assert "quiet hours until " in process.err
        assert server.arrivals == []
        with crawl(tmp_path, server, *FAST, "-a", f"quiet={hours(60, -5)}") as process:
            assert process.wait() == 0, process.err


def test_a_crawl_that_meets_quiet_hours_ends_and_goes_on_after_them(tmp_path):
    with serve(articles=60) as server:
        file = tmp_path / "sites" / "harbour.py"
        file.parent.mkdir()
        file.write_text(SITE.format(url=server.url, host=server.url.removeprefix("http://")))
        with Process(tmp_path, "crawl", "harbour", "-s", "DOWNLOAD_DELAY=.5") as process:
            assert process.wait() == 11, process.err
            assert "harbour: quiet hours until " in process.err
            assert "Traceback" not in process.err
        came = len(server.arrivals)
        assert 2 < came < 60
        text = file.read_text()
        file.write_text(text[: text.index("    quiet_hours")])
        with Process(tmp_path, "crawl", "harbour", *FAST) as process:
            assert process.wait() == 0, process.err
        assert sorted(server.links) == sorted(
            path for _, path in server.arrivals if "/story-" in path
        )


def test_quiet_hours_that_begin_while_a_robots_txt_is_waited_for_end_the_crawl(tmp_path):
    with serve() as server:
        server.answers["/robots.txt"] = [(503, "300")]
        file = tmp_path / "sites" / "harbour.py"
        file.parent.mkdir()
        file.write_text(SITE.format(url=server.url, host=server.url.removeprefix("http://")))
        with Process(tmp_path, "crawl", "harbour") as process:
            assert process.wait(40) == 11, process.err
            assert "harbour: quiet hours until " in process.err
            assert "Traceback" not in process.err
        assert [path for _, path in server.arrivals] == ["/robots.txt"]


SITE = """
from datetime import UTC, datetime, timedelta

from crawler.schedule import Quiet
from crawler.site import SiteSpider
from crawler.sources import Listing

BEGIN = datetime.now(UTC) + timedelta(seconds=10)


class Harbour(SiteSpider):
    name = "harbour"
    allowed_domains = ("{host}",)
    sources = (Listing(("{url}/",), links="h2 > a"),)
    quiet_hours = Quiet(BEGIN.time(), (BEGIN + timedelta(minutes=5)).time(), UTC)
"""


def test_robots_that_cannot_be_had_forbid_and_leave_all_due(tmp_path):
    with serve() as server:
        server.answers["/robots.txt"] = [(500, None)] * 99
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 1, process.err
            assert "Traceback" not in process.err
        assert {path for _, path in server.arrivals} == {"/robots.txt"}
        times = server.times()
        assert len(times) == 4
        assert times[-1] - times[0] >= 20
        server.answers.clear()
        with crawl(tmp_path, server, *FAST) as process:
            assert process.wait() == 0, process.err
    assert ledger.states(tmp_path / "data") == {"kept": 2}
