import json
from datetime import date

import pytest

from crawler.ledger import DayCoverage
from crawler.reports import coverage_json, coverage_table

DAY = date(2018, 7, 20)


def row(**counts):
    plain = {"announced": 26, "found": 26, "fetched": 26, "kept": 26}
    plain |= {"rejected": 0, "gone": 0, "failed": 0}
    return DayCoverage(**{"site": "gazette", "day": DAY, **plain, **counts})


def note(**counts):
    """Return the note in the table's first row."""
    head, line, *_ = coverage_table([row(**counts)]).splitlines()
    return line[head.index("note") :]


TABLE = """\
site                 day         announced  found  fetched   kept  rejected  gone  failed  note
gazette              2018-07-20         26     26       26     26         0     0       0
gazette              2018-07-21      1,033  1,030    1,030  1,030         0     0       0  short by 3
gazette              total           1,059  1,056    1,056  1,056         0     0       0  short by 3
herald.example:8080  2018-07-20          -      3        3      2         1     0       0  not announced
herald.example:8080  total               -      3        3      2         1     0       0"""  # noqa: E501 - as wide as it is


def test_the_table_is_aligned_with_a_total_for_each_site():
    rows = [
        row(),
        row(day=date(2018, 7, 21), announced=1033, found=1030, fetched=1030, kept=1030),
        row(site="herald.example:8080", announced=None, found=3, fetched=3, kept=2, rejected=1),
    ]
    assert coverage_table(rows) == TABLE


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, ""),
        ({"kept": 23}, "short by 3"),
        ({"kept": 23, "rejected": 3}, ""),
        ({"kept": 23, "rejected": 1, "gone": 2}, ""),
        ({"kept": 24, "failed": 2}, "short by 2"),
        ({"announced": 2000, "kept": 0}, "short by 2,000"),
        ({"kept": 27}, "more than announced"),
        ({"announced": None}, "not announced"),
        ({"announced": None, "day": None}, ""),
    ],
)
def test_the_note_tells_what_a_day_lacks(counts, expected):
    assert note(**counts) == expected


def test_days_that_are_over_do_not_hide_those_that_are_short():
    table = coverage_table([row(kept=20), row(kept=40)])
    assert table.splitlines()[-1].endswith("short by 6")


def test_articles_without_a_day_have_a_row():
    assert "unknown" in coverage_table([row(day=None, announced=None)])


def test_an_empty_ledger_is_told():
    assert coverage_table([]) == "no days are known yet"
    assert json.loads(coverage_json([])) == {"days": []}


def test_a_site_cannot_steer_the_terminal():
    assert "\x1b" not in coverage_table([row(site="\x1b[2J")])


def test_json_has_the_fields_of_each_row():
    rows = [row(kept=23), row(day=None, announced=None)]
    short, unknown = json.loads(coverage_json(rows))["days"]
    assert short == {
        "site": "gazette",
        "day": "2018-07-20",
        "announced": 26,
        "found": 26,
        "fetched": 26,
        "kept": 23,
        "rejected": 0,
        "gone": 0,
        "failed": 0,
        "short_by": 3,
    }
    assert (unknown["day"], unknown["announced"], unknown["short_by"]) == (None, None, None)
