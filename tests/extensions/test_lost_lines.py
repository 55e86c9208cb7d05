"""Pages that are lost each time: told with what to do, and no promise of another try."""

from types import SimpleNamespace

import pytest

from crawler.extensions.lost import lost_lines
from crawler.extensions.summary import SummaryExtension
from crawler.items import Reading

LARGEST = 5 * 2**20
LARGE = "larger than 5 MiB"
SLOW = "reading took more than 2 s"


def test_each_reason_says_what_would_take_it():
    assert list(lost_lines({LARGE: 1, SLOW: 3}, LARGEST)) == [
        f"lost, and tried again: 3 pages ({SLOW}): -s READER_TIMEOUT=8 would take them",
        "lost each time: 1 page (larger than 5 MiB): -s DOWNLOAD_MAXSIZE=20971520 would take it",
        "those lost each time are left out by exclude (-a exclude=…), or by 'backfile forget'",
    ]


def test_the_limit_of_a_sitemap_is_no_setting():
    assert "-s" not in next(lost_lines({"larger than 50 MiB": 1}, LARGEST))


def test_nobody_is_told_to_leave_out_what_may_be_read_next_time():
    assert "forget" not in "".join(lost_lines({SLOW: 3}, LARGEST))


def test_nothing_lost_is_nothing_said():
    assert list(lost_lines({}, LARGEST)) == []


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        ([LARGE, LARGE], "loses them again\n"),
        ([LARGE, "HTTP 500"], "tries them again\n"),
        (["HTTP 500"], "tries them again\n"),
        ([SLOW], "tries them again\n"),
        ([LARGE, SLOW], "tries them again\n"),
    ],
)
def test_another_try_is_promised_where_it_may_help(capsys, reasons, words):
    stats = {"backfile/outcome": "failed", "backfile/left/failed": len(reasons)}
    extension = SummaryExtension(SimpleNamespace(get_value=stats.get), 60, LARGEST)
    counts = dict.fromkeys(("kept", "rejected", "gone", "seen"), 0)
    run = SimpleNamespace(counts=counts, filled=(), spent=())
    spider = SimpleNamespace(site="gazette", saved=None, error=None, run=run)
    for reason in reasons:
        extension.item_scraped(Reading(address=1, state="failed", reason=reason), spider)
    extension.spider_closed(spider)
    assert words in capsys.readouterr().err
