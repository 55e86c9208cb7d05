import pytest

from benchmarks import reading, systems
from benchmarks.metrics import Reading
from benchmarks.outcome import Outcome
from benchmarks.systems import BACKFILE, MANY, System, attempt


def raising(html, url):
    raise RuntimeError("no such page")


def perfect(html, url):
    return Reading("The ferry carried 254 passengers on its first day after the long repair.")


def system(name, read):
    return System(name, "pytest", lambda: read)


@pytest.fixture
def outcome(pages):
    given = [BACKFILE, system("trafilatura", perfect), system("broken", raising)]
    ours, *others = reading.read(pages, given)
    return Outcome(pages, [ours, reading.read_many(pages, ours), *others])


def test_a_system_that_raises_has_read_nothing():
    assert attempt(raising, b"", None) == Reading(error="RuntimeError: no such page")


def test_every_system_reads_every_page(outcome):
    assert [each.name for each in outcome.results] == ["Backfile", MANY, "trafilatura", "broken"]
    assert {len(each.scores) for each in outcome.results} == {2}
    assert {len(each.seconds) for each in outcome.results} == {2}


def test_every_page_has_its_seconds(outcome):
    assert outcome.results[0].seconds == [1, 1]
    assert outcome.results[1].seconds == [0.5, 0.5]  # of both at once
    assert [outcome.ratio(each) for each in outcome.results] == [1, 2, 1, 1]


def test_the_seconds_of_all_at_once_are_spread_over_the_pages(pages):
    alone = reading.Result("Backfile", seconds=[3.0, 1.0])
    assert reading.read_many(pages, alone).seconds == [0.75, 0.25]


def test_systems_take_turns(pages):
    calls = []
    given = [system(name, lambda html, url, n=name: calls.append(n) or Reading()) for name in "ab"]
    reading.read(pages, given)
    assert calls == ["a", "b", "a", "b", "b", "a"]  # one round before the clock runs


def test_backfile_reads_the_tiny_set(outcome):
    assert outcome.results[0].column("f1") == [1, 1]
    assert outcome.results[0].column("title") == [1, None]


def test_publisher_memory_gives_a_figure_for_each_page_in_order(outcome):
    assert outcome.results[1].column("f1") == [1, 1]


def test_failures_are_named(outcome):
    assert outcome.results[3].errors == dict.fromkeys(
        ["ferry", "mill"], "RuntimeError: no such page"
    )
    assert outcome.results[3].column("f1") == [0, 0]


def test_an_article_that_cannot_be_read_is_no_reading(pages):
    (result,) = systems.many([(b"", None)])
    assert result.text == ""
    assert result.error.startswith("PageError")


def test_with_a_warm_profile_it_reads_what_it_reads_of_many(pages):
    (warm,) = reading.read(pages, [reading.warmed(pages)])
    assert warm.scores == reading.read_many(pages, warm).scores
    assert warm.errors == {}


def test_the_cost_with_a_warm_profile_has_a_floor(outcome):
    warm = reading.Result(systems.WARM, outcome.results[0].scores, outcome.results[0].seconds)
    both = Outcome(outcome.pages, outcome.results, warm)
    assert [each.name for each in both.costs] == [
        "Backfile",
        MANY,
        systems.WARM,
        "trafilatura",
        "broken",
    ]
    assert set(both.reached().speed) == {"Backfile", MANY, systems.WARM}
    assert set(both.reached().figures) == {"Backfile", MANY}


def test_only_figures_with_a_truth_are_shown(outcome):
    assert outcome.figures == (
        *("f1", "precision", "recall", "title", "day", "minute", "authors"),
        *("present", "absent"),
    )
    broken = Outcome(outcome.pages, [])
    broken.results = [reading.Result("Backfile")]
    assert broken.figures == ()


def test_the_page_where_the_peer_is_furthest_ahead_comes_first(outcome):
    ferry, mill = outcome.worst(5)[::-1]
    assert (ferry[0], ferry[2]) == ("mill", pytest.approx(outcome.worst(5)[1][2]))
    assert mill == ("ferry", 1, 0)
    assert len(outcome.worst(1)) == 1


def test_our_figures_are_what_floors_are_made_of(outcome):
    reached = outcome.reached()
    assert reached.digest == outcome.pages.digest
    assert set(reached.figures) == set(reached.speed) == {"Backfile", MANY}
    assert reached.figures["Backfile"]["f1"] == 1


def test_of_pages_read_at_once_none_is_the_slowest(outcome):
    assert outcome.slowest(outcome.results[1]) is None
    assert outcome.slowest(outcome.results[0])[1] in {"ferry", "mill"}
