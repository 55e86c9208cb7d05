from crawler.items import Reading
from crawler.ledger import Ledger, Run
from crawler.ledger.profiles import MOST
from tests.ledger.builders import announce, article, entry, kill, read, url


def read_traced(run, *names, word="trace"):
    """Read the pages with these names, each of which leaves a trace, and end."""
    announce(run, *map(entry, names))
    while lease := run.lease():
        name = next(each for each in names if url(each) == lease.entry.url)
        kept = article(name, trace=f"{word} of {name}")
        run.commit(Reading(address=lease.address, url=url(name), articles=(kept,)))
    run.close("complete")


def keep_profiles(begin, *profiles):
    """Make a run for each of these versions and texts, which reads with it."""
    for version, text in profiles:
        run = begin()
        run.keep_profile(version, text)
        run.close("complete")


def test_a_run_is_told_what_earlier_ones_left_and_not_what_it_leaves_itself(begin):
    run = begin()
    read_traced(run, "a", "b")
    assert run.traces == ()
    assert sorted(begin().traces) == ["trace of a", "trace of b"]


def test_sites_share_no_traces(begin):
    read_traced(begin(), "a")
    assert begin("gazette").traces == ()


def test_a_page_without_a_trace_leaves_none(begin):
    run = begin()
    announce(run, entry("a"))
    read(run)
    run.close("complete")
    assert begin().traces == ()


def test_a_page_that_is_read_again_leaves_its_new_trace(begin):
    read_traced(begin(), "a")
    read_traced(begin(again=True), "a", word="new trace")
    assert begin().traces == ("new trace of a",)


def test_the_same_pages_leave_the_same_traces_whatever_their_order(tmp_path):
    names = [f"n{number}" for number in range(MOST + 20)]
    found = []
    for folder, order in (("a", names), ("b", names[::-1])):
        read_traced(Run.open(tmp_path / folder, "courier"), *order)
        run = Run.open(tmp_path / folder, "courier")
        found.append(run.traces)
        kill(run)
    assert found[0] == found[1]
    assert len(found[0]) == MOST


def test_traces_of_no_use_are_dropped(begin):
    read_traced(begin(), "a")
    run = begin()
    run.drop_traces()
    assert run.traces == ()
    run.close("complete")
    assert begin().traces == ()


def test_profiles_are_kept_by_version_and_never_changed(begin, folder):
    keep_profiles(begin, ("one", "first"), ("one", "changed"), ("two", "second"))
    with Ledger(folder) as ledger:
        assert ledger.profile("courier", "one") == "first"
        assert ledger.profile("courier", "two") == ledger.profile("courier") == "second"
        assert ledger.profile("courier", "three") is ledger.profile("gazette") is None


def test_the_last_profile_is_the_last_runs_even_if_an_earlier_one_had_it_too(begin, folder):
    keep_profiles(begin, ("one", "first"), ("two", "second"), ("one", "first"))
    with Ledger(folder) as ledger:
        assert ledger.profile("courier") == "first"
