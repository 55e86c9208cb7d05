"""A soak complains of all that grew, was lost or came late, and of nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks.soak import judge
from benchmarks.soak.clock import BEGIN
from benchmarks.soak.judge import Soaked, complaints
from benchmarks.soak.rounds import Ran
from benchmarks.soak.samples import Sample
from benchmarks.soak.sites import DOWN, Site, mark
from benchmarks.soak.web import Web

SITE = Site(0, backlog=10)
HOUR = timedelta(hours=1)
SAMPLE = Sample(
    hours=0,
    resident_mib=100,
    descriptors=14,
    database_mib=0.2,
    wal_mib=0,
    records_mib=0.1,
    within=False,
)


def ran(hour, *, site=SITE, code=0, late=timedelta(), plan="s000"):
    due = BEGIN + hour * HOUR
    return Ran(site.name, plan, due + late, due + late + HOUR / 60, due, code)


@pytest.fixture
def soaked():
    """Forty hours of one site, in which all went well."""
    web = Web([SITE], heard=lambda count: None)
    web.served = dict.fromkeys((("s000", story) for story in range(50)), 0)
    web.statuses.update({200: 100})
    return Soaked(
        [SITE],
        web,
        BEGIN,
        BEGIN + 40 * HOUR,
        samples=[replace(SAMPLE, hours=hour) for hour in range(40)],
        rans=[ran(0, code=11, plan=None), *(ran(hour) for hour in range(0, 40, 6))],
        addresses=1000,
    )


@pytest.fixture
def exported(monkeypatch):
    """What the ledger exports: each story once."""
    records = [
        {
            "site": "s000",
            "url": f"https://s000.example{SITE.path(story)}",
            "id": f"s000-{story}",
            "article_body": f"Text. {mark(0)}",
        }
        for story in range(50)
    ]

    class Ledger:
        def __init__(self, folder):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def records(self):
            return iter(records)

    monkeypatch.setattr(judge, "Ledger", Ledger)
    return records


@pytest.fixture(autouse=True)
def due(monkeypatch):
    """The addresses that are still due."""
    known = set()
    monkeypatch.setattr(judge, "is_due", lambda data, url: url in known)
    return known


@pytest.fixture
def told(soaked, exported, tmp_path):
    return lambda: complaints(soaked, tmp_path)


def test_nothing_is_told_of_what_went_well(told):
    assert told() == []


def test_memory_that_grows_after_the_warm_up(soaked, told):
    soaked.samples[:] = [
        replace(each, resident_mib=100 + each.hours / 2) for each in soaked.samples
    ]
    assert told() == ["memory grew by 13% after the warm-up"]


def test_memory_that_grows_before_and_peaks_in_a_crawl_is_none(soaked, told):
    soaked.samples[:5] = [replace(each, resident_mib=60) for each in soaked.samples[:5]]
    soaked.samples[20:20] = [replace(SAMPLE, hours=20, resident_mib=190, within=True)]
    assert told() == []


def test_files_that_stay_open(soaked, told):
    soaked.samples[-1] = replace(soaked.samples[-1], descriptors=15)
    assert told() == ["between crawls 14 to 15 files were open"]


@pytest.mark.parametrize(
    ("part", "mib", "told_of"),
    [
        ("database_mib", 4, "the ledger's file has 4.0 MiB, more than 2.1"),
        ("records_mib", 1, "records have 1.0 MiB, more than 0.4"),
        ("wal_mib", 99, "the ledger's log grew to 99 MiB"),
    ],
)
def test_a_ledger_that_grows(soaked, told, part, mib, told_of):
    soaked.samples[-1] = replace(soaked.samples[-1], **{part: mib})
    assert told() == [told_of]


def test_a_crawl_that_ends_otherwise_than_it_should(soaked, told):
    soaked.rans[2] = ran(6, code=1)
    soaked.rans[0] = ran(0, code=0, plan=None)
    assert told() == [
        "s000: the crawl of 29 March 00:00 ended with 0",
        "s000: the crawl of 29 March 06:00 ended with 1",
    ]


def test_a_crawl_of_a_site_that_was_down_may_fail(soaked, told):
    hour = DOWN[0] // HOUR
    soaked.sites = [SITE, Site(7, backlog=10)]
    soaked.rans += [ran(hour, site=soaked.sites[1], code=1), ran(39, site=soaked.sites[1])]
    assert [each for each in told() if "ended with" in each] == []


def test_a_plan_that_begins_late(soaked, told):
    soaked.rans[2] = ran(6, late=61 * HOUR / 60)
    assert told() == ["s000: due 29 March 06:00, began 29 March 07:01"]


def test_a_story_that_was_served_and_is_not_exported(exported, told):
    del exported[7]
    assert told() == [f"lost: https://s000.example{SITE.path(7)}"]


def test_a_story_beyond_a_limit_is_due_and_not_lost(exported, due, told):
    del exported[7]
    due.add(f"https://s000.example{SITE.path(7)}")
    assert told() == []


def test_a_story_that_is_exported_twice(exported, told):
    exported.append({**exported[7], "id": "s000-other"})
    assert told() == ["twice: ('s000', 7)"]


def test_two_stories_with_one_id(exported, told):
    exported[8]["id"] = exported[7]["id"]
    assert told() == ["one id for 2 articles: s000-7"]


def test_a_story_that_was_there_and_was_not_asked_for(soaked, exported, told):
    del soaked.web.served["s000", 20], exported[20]
    assert told() == [f"never asked for: https://s000.example{SITE.path(20)}"]


def test_a_story_whose_text_is_not_that_which_was_served_last(soaked, told):
    soaked.web.served["s000", 11] = 1
    assert told() == [f"not as it was served last: https://s000.example{SITE.path(11)}"]
