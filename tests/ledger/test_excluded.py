"""What a site's patterns leave out is noted, so that the site's own counts come out even."""

from datetime import date

from crawler.items import Observation, Reading
from crawler.ledger import EXCLUDED, Ledger
from tests.ledger.builders import SITE, announce, entry, read_all

DAY = date(2018, 7, 20)


def no_video(url, kind):
    return "video" not in url


def test_an_article_that_is_left_out_is_never_due_and_makes_no_day_short(begin, folder):
    run = begin(admits=no_video, arguments={"exclude": "video"})
    day = entry("2018-07-20", kind="listing", day=DAY)
    announce(run, day)
    lease = run.lease()
    run.commit(
        Reading(
            address=lease.address,
            url=lease.entry.url,
            entries=(
                entry("news", day=DAY, archive=day.url),
                entry("video", day=DAY, archive=day.url),
            ),
            observations=(Observation("day archive", DAY, 2, url=day.url),),
        )
    )
    assert read_all(run) == ["news"]
    run.close("complete")
    with Ledger(folder) as ledger:
        (row,) = ledger.coverage(SITE)
    assert (row.announced, row.found, row.kept, row.rejected) == (2, 2, 1, 1)
    assert (row.verdict, row.short) == ("complete", 0)
    assert row.reasons["rejected"] == {EXCLUDED: 1}


def test_it_is_due_again_when_the_patterns_are_others(begin):
    run = begin(admits=no_video, arguments={"exclude": "video"})
    announce(run, entry("video"), entry("video-2"), entry("news"))
    assert read_all(run) == ["news"]
    run.close("complete")
    run = begin(admits=no_video, arguments={"exclude": "video"})
    assert read_all(run) == []
    run.close("complete")
    run = begin(admits=lambda url, kind: "video-2" not in url, arguments={"exclude": "video-2"})
    assert read_all(run) == ["video"]
    announce(run, entry("video-2"))
    assert read_all(run) == []
    run.close("complete")
    run = begin()
    assert read_all(run) == ["video-2"]


def test_what_a_replay_is_given_is_read(begin):
    run = begin(admits=no_video)
    announce(run, entry("video"))
    run.close("complete")
    run = begin(again=True, admits=no_video)
    announce(run, entry("video"))
    assert read_all(run) == ["video"]
