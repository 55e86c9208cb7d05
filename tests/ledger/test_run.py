import subprocess
import sys
from dataclasses import replace
from datetime import date
from math import inf

import pytest

from crawler.errors import LedgerError, SiteBusy
from crawler.items import Entry, Observation, Reading, Rejection, Window
from crawler.ledger import OUTSIDE, Ledger, Run, frontier
from crawler.ledger.run import BATCH
from tests.ledger.builders import announce, article, entry, kill, read, read_all, url


def records(folder, **options):
    with Ledger(folder) as ledger:
        return list(ledger.records(**options))


def headlines(folder, **options):
    return [record["headline"] for record in records(folder, **options)]


# What is due


def test_announced_addresses_are_handed_out_once(begin):
    run = begin()
    announce(run, entry("harbour"), entry("market"), entry("harbour"))
    assert read_all(run) == ["harbour", "market"]
    assert run.lease() is None


def test_spellings_of_one_address_are_one(begin):
    run = begin()
    announce(run, entry("harbour"), entry("harbour/?utm_source=feed"), entry("harbour/#comments"))
    assert read_all(run) == ["harbour"]


def test_what_a_crawl_begins_with_comes_first_then_new_days_then_old_ones(begin):
    run = begin()
    announce(
        run,
        entry("page-2", kind="listing", archive=url("list")),
        entry("undated"),
        entry("old-day", kind="listing", day=date(2018, 7, 18)),
        entry("old", day=date(2018, 7, 18)),
        entry("new-day", kind="listing", day=date(2018, 7, 20)),
        entry("new", day=date(2018, 7, 20)),
        entry("list", kind="listing"),
    )
    assert read_all(run) == ["list", "new", "new-day", "old", "old-day", "undated", "page-2"]


def test_at_most_two_addresses_of_a_host_are_out(begin):
    run = begin()
    announce(run, entry("a"), entry("b"), entry("c"))
    first, second = run.lease(), run.lease()
    assert run.lease() is None
    assert run.has_due()
    run.commit(Reading(address=first.address, state="fetched"))
    assert run.lease().entry.url == url("c")
    assert run.out == (second.address, 3)


def test_days_outside_the_window_are_not_due(begin):
    run = begin(window=Window(date(2018, 7, 19), date(2018, 7, 20)))
    announce(
        run,
        entry("before", day=date(2018, 7, 18)),
        entry("first", day=date(2018, 7, 19)),
        entry("last", day=date(2018, 7, 20)),
        entry("after", day=date(2018, 7, 21)),
        entry("undated"),
    )
    assert read_all(run) == ["last", "first", "undated"]
    assert not run.left()


def test_an_article_left_out_by_one_window_is_due_in_another(begin):
    run = begin(window=Window(until=date(2018, 7, 19)))
    announce(run, entry("harbour"))
    outside = Rejection(OUTSIDE, day=date(2018, 7, 20))
    run.commit(Reading(address=run.lease().address, rejections=(outside,)))
    run.close("complete")
    narrow = begin(window=Window(until=date(2018, 7, 18)))
    assert narrow.lease() is None
    narrow.close("complete")
    assert read(begin(window=Window(until=date(2018, 7, 20)))) == "harbour"


def test_the_limit_is_exact_and_leaves_the_rest_due(begin, folder):
    run = begin(limit=2)
    announce(run, *map(entry, "abcd"))
    leases = [run.lease(), run.lease()]
    run.commit(Reading(address=leases[0].address, url=url("a"), articles=(article("a"),)))
    leases.append(run.lease())
    run.commit(Reading(address=leases[1].address, url=url("b"), articles=(article("b"),)))
    run.commit(Reading(address=leases[2].address, url=url("c"), articles=(article("c"),)))
    assert run.lease() is None
    assert not run.has_due()
    assert run.left()["announced"] == 2
    run.close("limit")
    assert len(records(folder)) == 2


# What is written


def test_a_reading_is_written_whole_or_not_at_all(begin, folder):
    run = begin()
    announce(run, entry("harbour"))
    lease = run.lease()
    broken = Observation("header bar", date(2018, 7, 20), count=None)
    run.commit(
        Reading(
            address=lease.address,
            url=url("harbour"),
            articles=(article("harbour"),),
            entries=(entry("market"),),
            observations=(broken,),
        )
    )
    with pytest.raises(LedgerError):
        run.flush()
    kill(run)
    assert records(folder) == []
    assert read_all(begin()) == ["harbour"]


def test_what_a_killed_run_had_out_or_gathered_is_due_again(begin, folder):
    run = begin()
    announce(run, *map(entry, "abc"))
    run.flush()
    read(run)
    run.lease()
    kill(run)
    assert headlines(folder) == []
    again = begin()
    assert sorted(read_all(again)) == ["a", "b", "c"]
    again.close("complete")
    assert len(headlines(folder)) == 3


def test_a_full_batch_is_written_at_once(begin, folder):
    run = begin()
    announce(run, *(entry(f"n{number}") for number in range(BATCH + 1)))
    run.flush()
    for _ in range(BATCH):
        read(run)
    kill(run)
    assert len(records(folder)) == BATCH


def test_the_same_crawl_again_reads_listings_but_no_known_article(begin, folder):
    run = begin()
    announce(run, entry("list", kind="listing"), entry("harbour"))
    assert read_all(run) == ["list", "harbour"]
    run.close("complete")
    again = begin()
    announce(again, entry("list", kind="listing"), entry("harbour"), entry("market"))
    assert read_all(again) == ["list", "market"]
    again.close("complete")
    assert len(records(folder)) == 2


def test_a_run_that_did_not_end_goes_on_without_reading_listings_again(begin):
    run = begin()
    announce(run, entry("list", kind="listing"), entry("next", kind="listing"))
    run.commit(Reading(address=run.lease().address, state="fetched"))
    run.flush()
    kill(run)
    again = begin()
    announce(again, entry("list", kind="listing"))
    assert read_all(again) == ["next"]


def test_a_run_with_other_arguments_reads_the_listings_again(begin):
    run = begin(arguments={"since": "2018-07-01"})
    announce(run, entry("list", kind="listing"))
    read_all(run)
    run.close("incomplete")
    again = begin(arguments={"since": "2018-06-01"})
    announce(again, entry("list", kind="listing"))
    assert read_all(again) == ["list"]


def test_what_failed_is_tried_again_by_the_next_run_and_what_is_gone_is_not(begin):
    run = begin()
    announce(run, entry("lost"), entry("gone"))
    for state in ("failed", "gone"):
        run.commit(Reading(address=run.lease().address, state=state, reason="HTTP"))
    assert run.left() == {"failed": 1}
    run.close("failed")
    assert read_all(begin()) == ["lost"]


def test_an_article_known_by_its_id_is_kept_once_with_all_its_addresses(begin, folder):
    run = begin()
    announce(run, entry("a"), entry("b"))
    for name, alias in (("a", "old-a"), ("b", "older-a")):
        lease = run.lease()
        assert lease.entry.url == url(name)
        kept = article("a", aliases=(url(alias),))
        run.commit(Reading(address=lease.address, url=url("a"), articles=(kept,)))
    run.close("complete")
    [record] = records(folder)
    assert record["aliases"] == [url("b"), url("old-a"), url("older-a")]


def test_a_duplicate_adds_its_address_to_the_kept_article(begin, folder):
    run = begin()
    announce(run, entry("a"), entry("copy"))
    read(run)
    copy = replace(article("a"), url=url("copy"))
    told = {"url": url("copy"), "state": "rejected", "reason": "duplicate of id-a"}
    run.commit(Reading(address=run.lease().address, articles=(copy,), **told))
    run.close("complete")
    [record] = records(folder)
    assert (record["url"], record["aliases"]) == (url("a"), [url("copy")])


def test_an_equal_text_is_found_before_and_after_it_is_written(begin):
    run = begin()
    announce(run, entry("a"))
    text = article("b", "One text.").content_hash
    assert run.known.with_text(text) is None
    read(run, text="One text.")
    assert run.known.with_text(text) == "id-a"
    run.flush()
    assert run.known.with_text(text) == "id-a"
    assert run.known.with_text(article("b", "Another text.").content_hash) is None


def test_replays_have_one_address_out(begin):
    run = begin(again=True)
    announce(run, entry("a"), entry("b"))
    assert run.lease() is not None
    assert run.lease() is None


def test_where_a_redirect_leads_is_not_asked_for_again(begin):
    run = begin()
    announce(run, entry("2018/07/20/harbour"), entry("harbour"))
    lease = run.lease()
    run.commit(Reading(address=lease.address, url=url("harbour"), articles=(article("harbour"),)))
    assert read_all(run) == []


def test_half_characters_do_not_stop_a_batch(begin, folder):
    run = begin()
    announce(run, entry("a"))
    read(run, text="Half a \ud83d character.")
    run.close("complete")
    assert records(folder)[0]["article_body"] == "Half a \ufffd character."


# Whose it is


def test_a_second_run_of_a_site_is_refused_and_other_sites_run_beside(begin):
    begin()
    with pytest.raises(SiteBusy):
        begin()
    assert begin("gazette").lease() is None


def test_the_lock_of_a_killed_process_is_free(begin, folder):
    script = (
        "import os, sys; from pathlib import Path; from crawler.ledger import Run;"
        "run = Run.open(Path(sys.argv[1]), 'courier'); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", script, folder], check=False)
    assert killed.returncode == -9
    assert begin().lease() is None


def test_the_folder_is_only_the_users_own(begin, folder):
    begin()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot open the ledger"):
        Run.open(tmp_path / "file" / "data", "courier")


def test_a_ledger_of_a_later_version_is_left_alone(begin, folder):
    run = begin()
    run._connection.execute("PRAGMA user_version = 99")
    kill(run)
    with pytest.raises(LedgerError, match="version 99"):
        begin()


# Replays


def test_a_replay_reads_its_own_pages_again_and_nothing_else(begin, folder):
    crawl = begin()
    announce(crawl, entry("known"), entry("waiting"))
    first = read(crawl)
    crawl.close("incomplete")
    replay = begin(again=True)
    announce(replay, entry(first))
    assert read_all(replay) == [first]
    assert not replay.left()
    replay.close("complete")
    assert headlines(folder, runs=[replay.id]) == [f"Headline of {first}"]
    assert read_all(begin()) == ["waiting"]


def test_listings_that_a_replay_read_are_read_by_the_next_crawl(begin):
    replay = begin(again=True)
    announce(replay, entry("list", kind="listing"))
    read_all(replay)
    replay.close("complete")
    crawl = begin()
    announce(crawl, entry("list", kind="listing"))
    assert read_all(crawl) == ["list"]


# What is told


def test_records_come_by_day_and_within_the_window(begin, folder):
    run = begin()
    announce(run, *map(entry, "abcd"))
    for published in ("2018-07-20T09:00:00+03:00", "2018-07-18", "2018-07-20T08:00:00+03:00", None):
        read(run, date_published=published)
    run.close("complete")
    assert headlines(folder) == [f"Headline of {name}" for name in "dbca"]
    window = Window(date(2018, 7, 19), date(2018, 7, 20))
    assert headlines(folder, window=window) == ["Headline of c", "Headline of a"]


def test_a_run_that_lost_a_page_is_followed_by_one_that_looks_for_what_is_new(begin):
    run = begin()
    announce(run, entry("list", kind="listing"), entry("lost"))
    for state in ("fetched", "failed"):
        run.commit(Reading(address=run.lease().address, state=state))
    run.close("failed")
    again = begin()
    announce(again, entry("list", kind="listing"))
    assert read_all(again) == ["list", "lost"]


def test_an_address_that_was_not_kept_is_asked_for_as_it_is_announced_now(begin):
    run = begin()
    announce(run, Entry("http://courier.example/", "listing"))
    run.commit(Reading(address=run.lease().address, state="failed"))
    run.close("failed")
    again = begin()
    announce(again, Entry("https://courier.example/", "listing"))
    assert again.lease().entry.url == "https://courier.example/"


def test_what_is_committed_is_on_disk(begin):
    run = begin()
    assert run._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert run._connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL


def test_what_waits_is_not_counted_all_the_time(begin, monkeypatch):
    run = begin()
    announce(run, entry("one"), entry("two"), entry("three"))
    run.flush()
    assert run.waiting() == 3
    monkeypatch.setattr(run, "_count_again", inf)
    read(run)
    monkeypatch.setattr(frontier, "left", None)
    assert run.waiting() == 2


@pytest.mark.parametrize(
    "details",
    [
        {"observations": (Observation("header bar", date(2018, 7, 20), 10**20),)},
        {"entries": (Entry(url("half"), title="\ud800"),)},
    ],
    ids=["number", "title"],
)
def test_a_reading_that_cannot_be_written_takes_no_other_with_it(begin, folder, details):
    run = begin()
    announce(run, entry("a"), entry("bad"), entry("c"))
    read(run)
    run.commit(Reading(address=run.lease().address, url=url("bad"), **details))
    read(run)
    run.flush()
    assert run.left() == {"failed": 1}
    assert run.counts["failed"] == 1
    run.close("failed")
    assert headlines(folder) == ["Headline of a", "Headline of c"]


def test_a_crawl_of_some_days_leaves_the_failures_of_others_as_they_are(begin):
    run = begin()
    announce(run, entry("lost", day=date(2018, 7, 18)))
    run.commit(Reading(address=run.lease().address, state="failed", reason="HTTP 500"))
    run.close("failed")
    other = begin(window=Window(date(2018, 7, 20)))
    reason = "SELECT state, reason FROM addresses"
    assert tuple(other._connection.execute(reason).fetchone()) == ("failed", "HTTP 500")


def test_a_limit_is_told_of_looks_too(begin):
    run = begin()
    announce(run, *(entry(name) for name in "abc"))
    read_all(run)
    run.close("complete")
    again = begin(look_again=True, limit=1)
    read(again, text="Another text.")
    assert not again.has_due()
    assert again.has_more()


def test_an_article_whose_text_is_known_counts_as_seen_again(begin):
    run = begin()
    announce(run, entry("a"))
    read(run)
    run.close("complete")
    again = begin(look_again=True)
    read(again)
    assert again.counts == {"seen": 1}
    again.close("complete")
    edited = begin(look_again=True)
    read(edited, text="Another text.")
    assert edited.counts["kept"] == 1


def test_an_article_without_a_text_is_told_in_a_line(begin, folder):
    run = begin()
    announce(run, entry("a"))
    read(run)
    run.flush()
    run._connection.execute("PRAGMA foreign_keys = OFF")
    run._connection.execute("DELETE FROM versions")
    with pytest.raises(LedgerError, match="doctor"):
        records(folder)
