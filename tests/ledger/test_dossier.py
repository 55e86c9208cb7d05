from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.items import Answer, Observation, Reading
from crawler.ledger import Ledger
from tests.ledger.builders import announce, article, entry, read, url


@pytest.fixture
def dossier(folder):
    def dossier(named):
        with Ledger(folder) as ledger:
            [found] = ledger.find(named)
            return ledger.dossier(found)

    return dossier


@pytest.fixture
def crawled(begin):
    """One kept article with an alias, one address of each other state."""
    run = begin()
    announce(
        run,
        entry(
            "harbour",
            day=date(2018, 7, 20),
            position=3,
            archive=url("2018/07/20"),
            title="Harbour opens",
        ),
        *map(entry, ("lost", "gone", "empty")),
    )
    lease = run.lease()
    kept = article("harbour", aliases=(url("old"),))
    told = {"fetched_at": "2018-07-21T00:00:00Z", "answer": Answer(200)}
    run.commit(Reading(address=lease.address, url=url("harbour"), articles=(kept,), **told))
    for state, reason in (("failed", "HTTP 500"), ("gone", "HTTP 404"), ("rejected", "no body")):
        run.commit(Reading(address=run.lease().address, state=state, reason=reason))
    run.close("failed")


@pytest.mark.parametrize(
    "named",
    [
        url("harbour"),
        "courier.example/harbour",
        "http://www.courier.example/harbour?utm_source=feed#top",
        url("old"),
        "id-harbour",
    ],
)
def test_an_article_is_found_by_any_spelling_alias_or_id(crawled, dossier, named):
    told = dossier(named)
    assert (told.article, told.record["headline"]) == ("id-harbour", "Headline of harbour")
    assert {each.url for each in told.addresses} == {url("harbour"), url("old")}
    assert [each.n for each in told.versions] == [1]


def test_how_it_was_found_and_who_answered_is_told(crawled, dossier):
    told = dossier(url("harbour"))
    first, _ = told.addresses
    assert first.is_named
    assert (first.archive, first.day, first.position, first.title) == (
        url("2018/07/20"),
        "2018-07-20",
        3,
        "Harbour opens",
    )
    [request] = told.requests
    assert (request.answered_at, request.status, request.state) == (
        "2018-07-21T00:00:00Z",
        200,
        "kept",
    )


@pytest.mark.parametrize(
    ("name", "state", "reason"),
    [
        ("lost", "failed", "HTTP 500"),
        ("gone", "gone", "HTTP 404"),
        ("empty", "rejected", "no body"),
    ],
)
def test_what_is_no_article_tells_why(crawled, dossier, name, state, reason):
    told = dossier(url(name))
    [address] = told.addresses
    assert (told.article, told.record, told.versions) == (None, None, ())
    assert (address.state, address.reason) == (state, reason)
    assert told.requests[0].reason == reason


def test_what_is_unknown_is_not_found_and_two_sites_are_both_found(crawled, begin, folder):
    other = begin("gazette")
    announce(other, entry("harbour"))
    other.close("complete")
    with Ledger(folder) as ledger:
        assert ledger.find(url("never")) == []
        assert [each.site for each in ledger.find(url("harbour"))] == ["courier", "gazette"]
        assert [each.site for each in ledger.find(url("harbour"), "gazette")] == ["gazette"]
        assert ledger.find("id-harbour", "gazette") == []


def test_an_article_is_found_where_it_stands_though_nobody_asked_there(begin, dossier):
    run = begin()
    announce(run, entry("a"))
    lease = run.lease()
    moved = replace(article("a"), url="capture://0")
    run.commit(Reading(address=lease.address, url=url("a"), articles=(moved,)))
    run.close("complete")
    assert dossier("capture://0").article == "id-a"


def test_when_it_is_looked_at_next_is_told(begin, dossier):
    run = begin()
    announce(run, entry("a"))
    read(run, date_published="2999-01-01T00:00:00Z")
    run.close("complete")
    [address] = dossier(url("a")).addresses
    assert address.due_at


def test_what_the_interface_of_the_site_said_last_of_the_text_is_told(begin, crawled, dossier):
    run = begin()
    for at, count in (("2018-07-22T00:00:00Z", 9), ("2018-07-23T00:00:00Z", 12)):
        seen = (
            Observation("REST text", date(2018, 7, 20), count, url=url("harbour")),
            Observation("REST text", date(2018, 7, 20), 99, url=url("other")),
        )
        run.commit(Reading(observations=seen, fetched_at=at))
    run.close("complete")
    told = dossier(url("harbour"))
    assert (told.text_told, told.is_protected) == (12, False)


def test_a_post_behind_a_password_is_told(begin, crawled, dossier):
    run = begin()
    seen = Observation("REST protected", None, 1, url=url("empty"))
    run.commit(Reading(observations=(seen,)))
    run.close("complete")
    assert (dossier(url("empty")).is_protected, dossier(url("empty")).text_told) == (True, None)


def test_a_host_that_asked_to_be_left_alone_is_told_with_its_addresses(begin, dossier):
    run = begin()
    announce(run, entry("harbour"))
    run.flush()
    assert dossier(url("harbour")).addresses[0].held_until is None
    run.hold("courier.example", 900)
    run.hold("gazette.example", 1800)
    [address] = dossier(url("harbour")).addresses
    left = datetime.fromisoformat(address.held_until) - datetime.now(UTC)
    assert timedelta(seconds=890) < left < timedelta(seconds=902)
