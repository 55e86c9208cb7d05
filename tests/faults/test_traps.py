"""Sites without end, visits in addresses, and pages that are not there and say 200."""

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from tests.faults.process import FAST, Process

LESS = ("-s", "PATTERN_BUDGET=20")
REAL = 30
"""Articles that a site has."""

Answer = tuple[int, str]
SORRY = (
    "Sorry, what you were looking for is not here. It was moved, or it never was. Try the search."
)


def words(seed: object, number: int) -> str:
    draw = random.Random(str(seed))
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    return " ".join("".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(number))


def html(title: str, body: str) -> Answer:
    return 200, f"<!doctype html><title>{title}</title><body><main>{body}</main></body>"


def story(number: int) -> Answer:
    title = words(number, 6).capitalize()
    text = "".join(f"<p>{words((number, part), 50).capitalize()}.</p>" for part in range(3))
    day = f"2018-07-{number % 28 + 1:02}"
    time = f"<time datetime='{day}T10:00:00Z'>{day}</time>"
    return html(title, f"<article><h1>{title}</h1>{time}{text}</article>")


def items(paths: list[str]) -> str:
    return "".join(
        f"<article class='post'><h2><a href='{path}'>{words(path, 6).title()}</a></h2></article>"
        for path in paths
    )


class Site:
    """What is asked for, and what is answered."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        self.asked: list[str] = []
        self.answer = answer
        self.url = ""

    def told(self, path: str) -> Answer:
        self.asked.append(path)
        return (404, "") if path == "/robots.txt" else self.answer(path)


@contextmanager
def serve(answer: Callable[[str], Answer]) -> Iterator[Site]:
    site = Site(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, text = site.told(self.path)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", text)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def crawl(folder, site, *arguments):
    process = ("crawl", "archive", "-a", f"url={site.url}/", "-a", "timezone=UTC", *FAST)
    with Process(folder, *process, *arguments) as crawling:
        return crawling.wait(90), crawling.err


def urls(folder, *command):
    with Process(folder, *(command or ("export",)), "-o", "out.jsonl") as process:
        assert process.wait() == 0, process.err
    text = (folder / "out.jsonl").read_text(encoding="utf-8")
    return sorted(json.loads(line)["url"] for line in text.splitlines())


def events(path: str) -> Answer:
    """A front page, its stories, and events of every month there is."""
    if match := re.fullmatch(r"/news/(\d+)", path):
        return story(int(match[1]))
    if match := re.fullmatch(r"/events\?cursor=(\d+)", path):
        after = int(match[1]) + 1
        return html("Events", f"<h1>Events</h1>{items(['/news/1'])}{following(after)}")
    return html("Front", items([f"/news/{each}" for each in range(REAL)]) + following(1))


def following(number: int) -> str:
    return f"<a class='next' rel='next' href='/events?cursor={number}'>Next month</a>"


def test_a_calendar_without_end_is_left_and_told_and_settled_by_exclude(tmp_path):
    with serve(events) as site:
        code, err = crawl(tmp_path, site, *LESS)
        assert code == 11, err
        assert "1 address like " in err
        assert "/events?cursor was not asked for" in err
        assert "PATTERN_BUDGET" in err
        assert len([path for path in site.asked if "/events" in path]) == 20
        assert len(urls(tmp_path)) == REAL
        asked = len(site.asked)
        assert crawl(tmp_path, site, *LESS)[0] == 11  # it says so again, and goes no further
        assert len(site.asked) - asked <= 22
        code, err = crawl(tmp_path, site, *LESS, "-a", "exclude=/events")
        assert code == 0, err
        assert len(urls(tmp_path)) == REAL


VISITS = (
    "{path}?PHPSESSID={visit}",
    "{path};jsessionid={visit}",
    "/(S({visit})){path}",
    "{path}?utm_source={visit}&fbclid={visit}",
)
VISIT = re.compile(r"\?PHPSESSID=\w+|;jsessionid=\w+|^/\(S\(\w+\)\)|\?utm_.*")


def test_links_with_the_number_of_a_visit_lead_to_every_page_once(tmp_path):
    draw = random.Random(1)

    def to(path: str) -> str:
        return draw.choice(VISITS).format(path=path, visit=f"{draw.getrandbits(64):016x}")

    def answer(asked: str) -> Answer:
        path = VISIT.sub("", asked)
        if match := re.fullmatch(r"/news/(\d+)", path):
            return story(int(match[1]))
        number = int(path.rsplit("/", 2)[1]) if path.startswith("/page/") else 1
        ten = [to(f"/news/{each}") for each in range(number * 10 - 10, number * 10)]
        pages = [to(f"/page/{each}/") for each in range(1, REAL // 10 + 1)]
        linked = "".join(f"<a href='{each}'>{place}</a>" for place, each in enumerate(pages, 1))
        return html("Front", f"{items(ten)}<nav class='pagination'>{linked}</nav>")

    with serve(answer) as site:
        code, err = crawl(tmp_path, site)
        assert code == 0, err
        assert len(site.asked) <= REAL + 10
        assert len(urls(tmp_path)) == REAL


def missing(path: str) -> Answer:
    """What is shown where nothing is: by section another thing."""
    if path.startswith("/away/"):
        return 302, "/"
    if path.startswith("/same/"):
        day = "<meta property='article:published_time' content='2018-07-20T10:00:00Z'>"
        return html("Oh", f"{day}<article><h1>Page not found</h1><p>{SORRY}</p></article>")
    told = f"<p>{SORRY} {path} is none of {words(path, 9)}.</p>"
    return html("Oh", f"<article><h1>No page at {path}</h1>{told}</article>")


def test_what_is_not_there_and_says_200_is_never_exported_nor_replayed(tmp_path):
    sections = ("same", "echo", "away")

    def answer(asked: str) -> Answer:
        path = urlsplit(asked).path
        match = re.fullmatch(r"/\w+/(\d+)", path)
        if match and int(match[1]) < REAL and int(match[1]) % 3:
            return story(int(match[1]))
        if path == "/":
            paths = [f"/{sections[each % 9 // 3]}/{each}" for each in range(REAL)]
            return html("Front", items(paths))
        return missing(path)

    with serve(answer) as site:
        code, err = crawl(tmp_path, site)
        assert code == 0, err
        assert f": {REAL // 3} addresses were not kept, and counted as gone (soft 404)" in err
        there = sorted(
            f"{site.url}/{sections[each % 9 // 3]}/{each}" for each in range(REAL) if each % 3
        )
        assert urls(tmp_path) == there
    assert urls(tmp_path, "replay", "data/records") == there


def test_a_series_is_kept_where_the_newest_of_it_is_shown_for_what_is_not_there(tmp_path):
    def answer(asked: str) -> Answer:
        if asked == "/":
            links = [f"<h2><a href='/news/{each}'>County weather</a></h2>" for each in range(REAL)]
            return html("Front", "".join(f"<article>{each}</article>" for each in links))
        match = re.fullmatch(r"/news/(\d{1,2})", asked)
        draw = random.Random(int(match[1]) if match else 0)
        told = "".join(f"<p>Station {n}: {draw.randint(1, 40)} degrees.</p>" for n in range(12))
        return html("Weather", f"<article><h1>County weather</h1>{told}</article>")

    with serve(answer) as site:
        code, err = crawl(tmp_path, site)
        assert code == 0, err
        assert len(urls(tmp_path)) == REAL
