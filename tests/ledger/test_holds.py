"""Hosts that are not to be asked now: what is handed out instead, and what outlives a run."""

from datetime import UTC, datetime, timedelta

from crawler.items import Entry, Reading
from tests.ledger.builders import announce, entry, url

NOON = datetime(2018, 7, 20, 12, tzinfo=UTC)
OTHER = Entry("https://other.example/a/", source="day archive")


def held(host):
    return host == "courier.example"


def test_a_host_that_is_held_comes_after_all_others_and_has_one_out(begin):
    run = begin()
    announce(run, entry("a"), entry("b"), entry("c"), OTHER)
    assert run.lease(held).entry.url == OTHER.url
    assert run.lease(held).host == "courier.example"
    assert run.lease(held) is None
    assert run.lease().host == "courier.example"


def test_as_many_are_out_as_a_user_wants(begin):
    run = begin(per_host=3)
    announce(run, *(entry(name) for name in "abcd"))
    assert [run.lease() is not None for _ in range(4)] == [True, True, True, False]


def test_a_hold_outlives_its_run_and_ends(begin):
    now = NOON
    run = begin(clock=lambda: now)
    run.hold("courier.example", 30)
    run.hold("courier.example", 5)
    run.close("stopped")
    run = begin(clock=lambda: now)
    assert 30 <= run.held()["courier.example"] <= 32
    now += timedelta(seconds=40)
    assert run.held() == {}


def test_a_clock_that_is_set_back_holds_nobody_longer_than_an_hour(begin):
    now = NOON
    run = begin(clock=lambda: now)
    run.hold("courier.example", 3600)
    now -= timedelta(days=1)
    assert run.held() == {"courier.example": 3600}


def test_a_server_that_is_left_alone_keeps_what_is_due_there_for_the_next_run(begin):
    run = begin()
    announce(run, entry("a"), entry("b"), entry("c"), OTHER)
    first = run.lease()
    assert first.host == "courier.example"
    run.leave(first.entry.url)
    told = Reading(address=first.address, state="announced", reason="no robots", is_deferred=True)
    run.commit(told)
    assert run.lease().entry.url == OTHER.url
    assert run.lease() is None
    assert run.left()["announced"] == 4
    run.close("incomplete")
    run = begin()
    leases = [run.lease(), run.lease()]
    assert {lease.attempts for lease in leases} == {0}
    assert url("a") in {lease.entry.url for lease in leases} | {first.entry.url}


def test_another_scheme_is_another_server(begin):
    run = begin()
    announce(run, entry("a"))
    run.leave("http://courier.example/robots.txt")
    assert not run.leaves(url("a"))
    assert run.lease() is not None
