"""What becomes of captures: copies of a site's pages that somebody else keeps."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.items import Entry, Provenance, Reading, Rejection
from crawler.ledger import Ledger, forget, invariants
from crawler.text.addresses import key
from tests.ledger.builders import SITE, announce, article, url

DAY = date(2018, 7, 20)
LIST = "https://archive.example/cdx?url=courier.example"


def copy(name, at="2018"):
    return f"https://archive.example/{at}id_/{url(name)}"


def capture(name, at="2018", day=DAY):
    return Entry(copy(name, at), "article", "captures", day, 1, LIST)


def close(run, name, text="", *, at="2018", **outcome):
    """Close the next address as the copy of an article."""
    lease = run.lease()
    time = f"{at}-08-01T09:00:00Z"
    page = Provenance(fetched_at=time, payload_digest=f"sha256:{at}")
    kept = replace(
        article(name, text), id=f"id-{name}", provenance=page, date_published="2018-07-20"
    )
    told = {"articles": (kept,), "url": url(name), "fetched_at": time, "is_copy": True}
    run.commit(Reading(address=lease.address, **{**told, **outcome}))
    return lease.entry.url


def rows(run, *columns):
    run.flush()
    found = run._connection.execute("SELECT * FROM addresses ORDER BY id").fetchall()
    return [tuple(row[each] for each in columns) for row in found]


def coverage(folder):
    with Ledger(folder) as ledger:
        [row] = ledger.coverage(SITE)
    return row


def records(folder):
    with Ledger(folder) as ledger:
        return list(ledger.records(site=SITE))


@pytest.fixture
def captured(begin):
    """Two captures of one article with different texts."""
    run = begin()
    announce(run, capture("a"), capture("a", "2019", None))
    close(run, "a", "The text in summer.")
    close(run, "a", "The text a year later.", at="2019")
    return run


def test_an_article_stands_at_its_own_address_and_a_copys_is_none_of_its(captured, folder):
    captured.close("complete")
    [record] = records(folder)
    assert (record["url"], record["aliases"]) == (url("a"), [])
    assert record["archive"] == {"url": LIST, "day": "2018-07-20", "position": 1}


def test_several_captures_are_one_article_of_its_day(captured, folder):
    captured.close("complete")
    row = coverage(folder)
    assert (row.day, row.found, row.kept, row.fetched) == (DAY, 1, 1, 1)
    assert row.verdict == "complete"


def test_captures_with_other_texts_are_versions_in_the_order_of_their_times(captured, folder):
    captured.close("complete")
    with Ledger(folder) as ledger:
        [found] = ledger.find(url("a"))
        versions = ledger.dossier(found).versions
    assert [each.first_seen for each in versions] == [
        "2018-08-01T09:00:00Z",
        "2019-08-01T09:00:00Z",
    ]


def test_a_copy_is_asked_for_once_and_its_article_not_at_the_site(captured, begin):
    captured.close("complete")
    run = begin()
    announce(run, capture("a"), capture("a", "2019", None))
    assert run.lease() is None
    assert rows(run, "kind", "state", "due_at") == [
        ("alias", "kept", None),
        ("alias", "kept", None),
        ("article", "kept", None),
    ]


def test_the_request_was_answered_now_and_not_when_the_copy_was_made(captured):
    captured.flush()
    found = captured._connection.execute("SELECT answered_at, url FROM requests").fetchall()
    assert {row["url"] for row in found} == {url("a")}
    assert not any(row["answered_at"].startswith(("2018-08", "2019-08")) for row in found)


def test_what_waits_at_the_own_address_is_asked_for_all_the_same(begin, folder):
    run = begin()
    announce(run, capture("a"), Entry(url("a"), "article", "day archive", None, 1, url("day")))
    close(run, "a")
    lease = run.lease()
    assert lease.entry.url == url("a")
    page = Provenance(fetched_at="2026-01-01T00:00:00Z", payload_digest="sha256:now")
    now = replace(article("a", "The text of today."), id="id-a", provenance=page)
    run.commit(Reading(lease.address, url("a"), (now,), fetched_at="2026-01-01T00:00:00Z"))
    run.close("complete")
    [record] = records(folder)
    assert (record["version"]["n"], record["article_body"]) == (2, "The text of today.")


def test_a_copy_fills_the_gap_that_an_address_left_which_is_gone(begin, folder):
    run = begin()
    announce(run, Entry(url("a"), "article", "day archive", DAY, 1, url("day")))
    run.commit(Reading(address=run.lease().address, state="gone", reason="HTTP 404"))
    announce(run, capture("a"))
    close(run, "a")
    run.close("complete")
    row = coverage(folder)
    assert (row.found, row.kept, row.gone) == (1, 1, 0)
    with Ledger(folder) as ledger:
        [found] = ledger.find(url("a"))
        assert ledger.dossier(found).gone_at is not None


def test_redirects_among_captures_are_aliases_of_the_site(begin, folder):
    run = begin()
    announce(run, capture("old"))
    lease = run.lease()
    kept = replace(article("a", aliases=(url("old"),)), id="id-a", date_published="2018-07-20")
    run.commit(Reading(lease.address, url("a"), (kept,), is_copy=True))
    run.close("complete")
    [record] = records(folder)
    assert (record["url"], record["aliases"]) == (url("a"), [url("old")])


def test_a_copy_of_what_stands_elsewhere_is_an_alias_at_its_own_address(begin, folder):
    run = begin()
    announce(run, capture("a"), capture("b"))
    close(run, "a")
    lease = run.lease()
    page = Provenance(fetched_at="2019-01-01T00:00:00Z", payload_digest="sha256:b")
    same = replace(article("a"), url=url("b"), provenance=page)
    reading = Reading(lease.address, url("b"), (same,), is_copy=True, state="rejected")
    run.commit(replace(reading, rejections=(Rejection("duplicate of id-a", DAY),)))
    run.close("complete")
    [record] = records(folder)
    assert record["aliases"] == [url("b")]
    assert coverage(folder).found == 1


def test_what_a_person_had_forgotten_does_not_come_back_as_a_copy(captured, begin, folder):
    captured.close("complete")
    with Ledger(folder) as ledger:
        [found] = ledger.find(url("a"))
    assert found.article == "id-a"
    forget(folder, SITE, url("a"), datetime(2020, 1, 1, tzinfo=UTC), list)
    run = begin()
    announce(run, capture("a"), capture("a", "2019", None))
    assert run.lease() is None
    assert {state for _, state in rows(run, "key", "state")} == {"rejected"}
    assert key(copy("a")) in {each for each, _ in rows(run, "key", "state")}


def test_a_ledger_with_copies_is_sound(captured, folder):
    captured.close("complete")
    with Ledger(folder) as ledger:
        assert list(invariants.broken(ledger._connection)) == []
