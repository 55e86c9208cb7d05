"""Hosts and their turns: what one asks for holds for it, and for nobody else."""

import asyncio
import time

import pytest
from twisted.internet.defer import CancelledError

from crawler.downloader.pace import ELSEWHERE
from crawler.downloader.paces import Paces
from crawler.text.hosts import server_of

PAGE = "https://courier.example/a"
LATE = {"retry-after": ["30"]}


def paces(**options):
    return Paces(0.0, {}, is_typed=True, **options)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("https://Courier.Example/a", "courier.example"),
        ("http://courier.example:80/", "courier.example"),
        ("https://courier.example.:443/", "courier.example"),
        ("http://user:word@courier.example:8080/", "courier.example:8080"),
        ("http://www.courier.example/", "www.courier.example"),
    ],
)
def test_a_host_is_a_name_and_a_port(url, server):
    assert server_of(url) == server


@pytest.mark.parametrize("status", [301, 403, 429, 500, 503])
def test_who_says_when_is_asked_no_earlier(status):
    told = paces()
    told.answered(PAGE, status, LATE, 0.1)
    assert told.is_held("courier.example")
    assert told.of("http://courier.example/b").held(time.monotonic()) == pytest.approx(30, abs=1)
    assert not told.is_held("other.example")


@pytest.mark.parametrize("status", [200, 204, 304])
def test_a_page_that_came_asks_for_no_wait(status):
    told = paces()
    told.answered(PAGE, status, LATE, 0.1)
    assert not told.is_held("courier.example")


def test_a_redirect_that_asks_to_wait_means_its_target():
    told = paces()
    told.answered(PAGE, 302, {**LATE, "location": ["//m.courier.example/"]}, 0.1)
    assert told.is_held("m.courier.example")


def test_what_a_host_asks_for_is_told():
    told, heard = paces(), []
    told.held = lambda *what: heard.append(what)
    told.answered(PAGE, 503, LATE, 0.1)
    assert heard == [("courier.example", 30)]


def test_that_other_addresses_must_tell_is_told_once_and_when_they_did():
    told, heard = paces(), []
    told.doubtful = lambda *what: heard.append(what)
    for number in range(ELSEWHERE + 2):
        told.failed(f"{PAGE}{number}")
    told.answered(PAGE, 200, {}, 0.1)
    assert heard == [(f"{PAGE}{ELSEWHERE - 1}", True), (PAGE, False)]


def test_a_clock_that_is_set_changes_no_wait(monkeypatch):
    now = time.time()
    told = paces()
    told.answered(PAGE, 503, LATE, 0.1)
    for jump in (-3600, 3600):
        monkeypatch.setattr(time, "time", lambda jump=jump: now + jump)
        assert told.of(PAGE).left(time.monotonic()) == pytest.approx(30, abs=1)


def turns(told, *urls):
    async def ask():
        async def one(url):
            await told.turn(url)
            return url

        tasks = [asyncio.ensure_future(one(url)) for url in urls]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gone = [task.result() for task in tasks if task.done()]
        told.end()
        rest = await asyncio.gather(*tasks, return_exceptions=True)
        return gone, [each for each in rest if not isinstance(each, str)]

    return asyncio.run(ask())


def test_others_go_on_while_a_host_waits_and_what_waits_is_given_up_at_the_end():
    told = paces()
    told.hold("courier.example", 30)
    gone, waited = turns(told, PAGE, "https://other.example/", PAGE)
    assert gone == ["https://other.example/"]
    assert [type(each) for each in waited] == [CancelledError] * 2


def test_of_two_that_wait_for_a_host_one_leaves():
    gone, waited = turns(Paces(60.0, {}, is_typed=False), PAGE, PAGE)
    assert gone == [PAGE]
    assert len(waited) == 1


def test_a_host_may_have_a_delay_of_its_own():
    told = Paces(1.0, {"courier.example": 7.0}, is_typed=False)
    assert told.of(PAGE).delay == 7
    assert told.slowest == 7


def test_of_too_many_hosts_those_asked_longest_ago_are_forgotten_and_none_that_waits(monkeypatch):
    monkeypatch.setattr("crawler.downloader.paces.MOST", 4)
    now = 0.0
    told = Paces(1.0, {}, is_typed=False, now=lambda: now)
    for host in ("slow.example", "held.example", "old.example", "new.example"):
        told.host(host).leave(now)
        now += 1
    told.host("slow.example").slow_down(60)
    told.hold("held.example", 60)
    now += 1
    told.host("one.example")
    waits = {host: told.host(host).left(now) for host in ("slow.example", "held.example")}
    assert waits == {"slow.example": 55, "held.example": 59}
    assert told.host("new.example").left_at == 3
    assert told.host("old.example").left_at == float("-inf")


def test_hosts_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr("crawler.downloader.paces.MOST", 10)
    now = 0.0
    told = Paces(1.0, {}, is_typed=False, now=lambda: now)
    for number in range(1000):
        told.host(f"{number}.example").leave(now)
        now += 1
        assert len(told._of) <= 10


def test_a_host_that_is_down_stays_so_however_many_there_are(monkeypatch):
    monkeypatch.setattr("crawler.downloader.paces.MOST", 4)
    now = 0.0
    told = paces(now=lambda: now)
    for number in range(99):
        told.failed(f"{PAGE}{number}")
    now += 10_000
    for number in range(10):
        told.host(f"news{number}.example")
    assert told.of(PAGE).is_down
