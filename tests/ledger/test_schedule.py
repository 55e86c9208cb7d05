"""The state of plans, and that one process at a time runs a plan."""

import stat
from datetime import UTC, date, datetime, timedelta

from crawler.ledger import Plans
from crawler.schedule import Round

NOON = datetime(2018, 7, 20, 12, tzinfo=UTC)


def test_a_round_comes_back_as_it_was_written(folder):
    plans = Plans(folder)
    begun = Round(NOON, covered=date(2018, 7, 17))
    plans.write("a", begun)
    plans.write("b", Round(NOON))
    assert plans.rounds() == {"a": begun, "b": Round(NOON)}
    ended = begun.ended(NOON + timedelta(hours=1), 0)
    plans.write("a", ended)
    assert plans.rounds() == {"a": ended, "b": Round(NOON)}


def test_asking_makes_no_ledger(folder):
    assert Plans(folder).rounds() == {}
    assert not folder.exists()


def test_a_plan_is_claimed_by_one_and_free_after_it(folder):
    with Plans(folder).claim("a") as first, Plans(folder).claim("a") as second:
        assert (first, second) == (True, False)
        with Plans(folder).claim("b") as other:
            assert other
    with Plans(folder).claim("a") as later:
        assert later


def test_a_claim_makes_a_folder_that_is_closed_to_others(folder):
    with Plans(folder).claim("a" * 1000):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_site_is_crawled_while_a_run_has_it(folder, begin):
    plans = Plans(folder)
    run = begin("courier")
    assert plans.is_crawled("courier")
    assert not plans.is_crawled("fanous")
    run.close("complete")
    assert not plans.is_crawled("courier")


def test_a_crawl_did_all_when_only_a_budget_left_something_out(folder, begin):
    plans = Plans(folder)
    begin("courier").close("budget")
    assert plans.did_all("courier")
    assert not plans.did_all("fanous")
    begin("courier").close("limit")
    assert not plans.did_all("courier")
