"""robots.txt on the way of a request: what it forbids, and what nobody can say."""

import asyncio
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.answers import REDIRECTED, Redirected
from crawler.downloader import copies as kept_copies
from crawler.downloader import robots
from crawler.downloader.copies import LARGEST_COPIES, Copies, Copy
from crawler.downloader.downloads import Downloads
from crawler.downloader.paces import Paces
from crawler.downloader.robots import WAITS, RobotsMiddleware, product
from crawler.downloader.rules import LARGEST, Rules
from crawler.errors import RobotsUnreachable

SITE = "https://courier.example"
FORBID = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 4\n"


class Engine:
    """Answers for a robots.txt in turn with bodies, statuses and errors."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.downloader = object.__new__(Downloads)

    async def download_async(self, request):
        self.asked.append(request.url)
        await asyncio.sleep(0)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        status, body = answer if isinstance(answer, tuple) else (200, answer)
        return Response(request.url, status=status, body=body)


def middleware(engine, **settings):
    values = Settings({"ROBOTSTXT_OBEY": True, "USER_AGENT": "Backfile/1", "DOWNLOAD_DELAY": 1.0})
    values.setdict(settings, priority="cmdline")
    typed = "DOWNLOAD_DELAY" in settings
    engine.downloader.paces = Paces(values.getfloat("DOWNLOAD_DELAY"), {}, is_typed=typed)
    return RobotsMiddleware.from_crawler(SimpleNamespace(settings=values, engine=engine))


def ask(obeying, *paths):
    async def every():
        requests = [Request(f"{SITE}{path}") for path in paths]
        return await asyncio.gather(*map(obeying.process_request, requests), return_exceptions=True)

    return asyncio.run(every())


def test_what_it_forbids_is_not_asked_for():
    allowed, forbidden = ask(middleware(Engine(FORBID)), "/a", "/private/a")
    assert allowed is None
    assert isinstance(forbidden, IgnoreRequest)
    assert "robots.txt" in str(forbidden)


def test_it_is_asked_for_once_an_origin():
    engine = Engine(FORBID)
    obeying = middleware(engine)
    ask(obeying, "/a", "/b", "/c")
    ask(obeying, "/d")
    assert engine.asked == [f"{SITE}/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_one_forbids_nothing(status):
    assert ask(middleware(Engine((status, FORBID))), "/private/a") == [None]


@pytest.mark.parametrize(
    "answer", [(429, b""), (500, b""), (503, b""), OSError("reset"), IgnoreRequest("leads away")]
)
def test_one_that_cannot_be_had_forbids_for_now(answer):
    engine = Engine(answer)
    obeying = middleware(engine)
    first, second = ask(obeying, "/a", "/b")
    assert isinstance(first, RobotsUnreachable)
    assert isinstance(second, OSError)  # what may pass: Scrapy's own list has it
    assert len(engine.asked) == 1 + len(WAITS)
    assert engine.downloader.paces.is_held("courier.example")


def test_one_that_can_be_had_at_a_later_try_counts():
    engine = Engine((503, b""), OSError("reset"), FORBID)
    allowed, forbidden = ask(middleware(engine), "/a", "/private/a")
    assert allowed is None
    assert isinstance(forbidden, IgnoreRequest)
    assert len(engine.asked) == 3


def test_who_says_nothing_is_asked_less_often():
    engine = Engine(DownloadTimeoutError("30 s"))
    assert isinstance(ask(middleware(engine), "/a")[0], RobotsUnreachable)
    assert len(engine.asked) == 3


def test_it_is_asked_for_again_when_it_could_not_be_had(monkeypatch):
    now = 1000.0
    monkeypatch.setattr(robots.time, "monotonic", lambda: now)
    engine = Engine(*[(503, b"")] * (1 + len(WAITS)), FORBID)
    obeying = middleware(engine)
    assert isinstance(ask(obeying, "/a")[0], RobotsUnreachable)
    now += robots.AGAIN + 1
    assert ask(obeying, "/a") == [None]


def test_an_old_copy_counts_while_a_new_one_cannot_be_had(monkeypatch):
    now = 1000.0
    monkeypatch.setattr(robots.time, "monotonic", lambda: now)
    engine = Engine(FORBID, (503, b""))
    obeying = middleware(engine)
    ask(obeying, "/a")
    now += robots.FRESH + 1
    allowed, forbidden = ask(obeying, "/a", "/private/a")
    assert len(engine.asked) == 2
    assert allowed is None
    assert isinstance(forbidden, IgnoreRequest)


def rules_of(size):
    return Copy(Rules(b"#" * size), 0.0)


def test_copies_of_any_number_of_origins_take_no_more_than_their_limits(monkeypatch):
    copies = Copies()
    for number in range(20):
        copies.put(f"https://{number}.example", rules_of(LARGEST))
        assert copies.get("https://0.example")  # used all the time
    kept = [number for number in range(20) if copies.get(f"https://{number}.example")]
    assert sum(LARGEST for _ in kept) <= LARGEST_COPIES
    assert kept == [0, *range(20 - len(kept) + 1, 20)]
    monkeypatch.setattr(kept_copies, "MOST", 2)
    for number in (0, 1, 1, 2):
        copies.put(f"https://{number}.example", rules_of(0))
    assert [bool(copies.get(f"https://{number}.example")) for number in range(3)] == [0, 1, 1]


def test_one_behind_too_many_redirects_is_none():
    assert ask(middleware(Engine(Redirected(REDIRECTED))), "/private/a") == [None]


@pytest.mark.parametrize(
    ("told", "settings", "delay"),
    [(b"4", {}, 4), (b"4", {"DOWNLOAD_DELAY": 0}, 0), (b"0.1", {}, 1)],
    ids=["a floor", "what a user typed counts more", "a longer one of our own stays"],
)
def test_its_delay(told, settings, delay):
    engine = Engine(b"User-agent: *\nCrawl-delay: " + told)
    ask(middleware(engine, **settings), "/a")
    assert engine.downloader.paces.of(SITE).delay == delay


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Backfile/0.1 (+desk@paper.example)", "Backfile"),
        ("Mozilla/5.0 (compatible; My-Bot/1.0; +https://paper.example/)", "My-Bot"),
        ("mine", "mine"),
    ],
)
def test_robots_know_an_agent_by_its_product(agent, name):
    assert product(agent) == name


def test_a_request_that_need_not_obey_asks_nobody():
    engine = Engine(FORBID)
    request = Request(f"{SITE}/private/", meta={"dont_obey_robotstxt": True})
    assert asyncio.run(middleware(engine).process_request(request)) is None
    assert engine.asked == []


def test_it_is_off_where_robots_are_not_obeyed():
    with pytest.raises(NotConfigured):
        middleware(Engine(FORBID), ROBOTSTXT_OBEY=False)
