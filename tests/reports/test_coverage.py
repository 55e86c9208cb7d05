import json
from datetime import date

import pytest

from crawler.ledger import Change, DayCoverage, Evidence, Whole
from crawler.reports import coverage_json, coverage_table

DAY = date(2018, 7, 20)
BAR = Evidence("header bar", 26, date(2018, 7, 21), "2018-07-21T09:00:00Z", "https://a.example/")


def row(**counts):
    plain = {"announced": 26, "found": 26, "fetched": 26, "kept": 26, "evidence": (BAR,)}
    plain |= {"rejected": 0, "gone": 0, "failed": 0}
    return DayCoverage(**{"site": "gazette", "day": DAY, **plain, **counts})


def verdict(**counts):
    """Return the verdict in the table's first row."""
    _, head, line, *_ = coverage_table([row(**counts)]).splitlines()
    return line[head.index("verdict") :]


TABLE = """\
gazette
day         announced  told by     found  fetched   kept  rejected  gone  failed  verdict
2018-07-20         26  header bar     26       26     26         0     0       0  complete
2018-07-21      1,033  header bar  1,032    1,031  1,028         2     1       2  short by 3
            failed: HTTP 500 (2); rejected: duplicate (1), no body (1); listings among them: 1; not
            found: 2
total           1,059              1,058    1,057  1,054         2     1       2  short by 3
the total grew as the days did: 1 of 2 times
            2018-07-20 to 2018-07-21: the total by 30, the days by 26

herald.example:8080
day         announced  told by  found  fetched  kept  rejected  gone  failed  verdict
2018-07-20          -  -            3        3     2         1     0       0  not announced
total               -               3        3     2         1     0       0"""


def test_each_site_has_a_table_with_a_total():
    reasons = {"rejected": {"duplicate": 1, "no body": 1}, "failed": {"HTTP 500": 2}}
    counts = {"found": 1032, "fetched": 1031, "kept": 1028, "rejected": 2, "gone": 1, "failed": 2}
    lost = {"verdict": "short by 3", "short": 3, "reasons": reasons, "listings_failed": 1}
    nothing = {"announced": None, "evidence": (), "verdict": "not announced"}
    rows = [
        row(),
        row(day=date(2018, 7, 21), announced=1033, **counts, **lost),
        row(site="herald.example:8080", found=3, fetched=3, kept=2, rejected=1, **nothing),
    ]
    changes = [
        Change("gazette", date(2018, 7, 19), DAY, 26, 26),
        Change("gazette", DAY, date(2018, 7, 21), 30, 26),
    ]
    table = coverage_table(rows, changes)
    assert table == TABLE
    assert max(map(len, table.splitlines())) <= 100


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, "complete"),
        ({"verdict": "short by 2000", "short": 2000}, "short by 2,000"),
        ({"verdict": "provisional"}, "provisional"),
        ({"verdict": "provisional", "short": 3}, "provisional, short by 3"),
        ({"verdict": "more than announced"}, "more than announced"),
        ({"elsewhere": 2}, "complete, 2 on another day"),
    ],
)
def test_the_table_says_more_than_the_verdict_where_there_is_more(counts, expected):
    assert verdict(**counts) == expected


def test_articles_without_a_day_have_a_row():
    assert "unknown" in coverage_table([row(day=None, announced=None)])


def test_an_empty_ledger_is_told():
    assert coverage_table([]) == "no days are known yet"
    assert json.loads(coverage_json([])) == {"days": [], "totals": [], "wholes": []}


def test_a_site_cannot_steer_the_terminal():
    reasons = {"rejected": {}, "failed": {"\x1b[2J": 1}}
    rows = [row(site="\x1b[2J", short=1, failed=1, reasons=reasons)]
    assert "\x1b" not in coverage_table(rows)


def test_json_has_the_fields_of_each_row():
    reasons = {"rejected": {}, "failed": {"HTTP 500": 3}}
    lost = {"failed": 3, "verdict": "short by 3", "short": 3, "reasons": reasons}
    rows = [row(kept=23, **lost), row(day=None, announced=None, evidence=())]
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
        "failed": 3,
        "verdict": "short by 3",
        "short": 3,
        "listings_failed": 0,
        "listings_waiting": 0,
        "waiting": 0,
        "elsewhere": 0,
        "evidence": [
            {
                "kind": "header bar",
                "count": 26,
                "observed_on": "2018-07-21",
                "observed_at": "2018-07-21T09:00:00Z",
                "url": "https://a.example/",
            }
        ],
        "reasons": reasons,
    }
    assert (unknown["day"], unknown["announced"], unknown["short"]) == (None, None, 0)


def test_json_has_the_changes_of_the_total():
    changes = [Change("gazette", DAY, date(2018, 7, 21), 30, 26)]
    assert json.loads(coverage_json([], changes))["totals"] == [
        {
            "site": "gazette",
            "from": "2018-07-20",
            "until": "2018-07-21",
            "change": 30,
            "counted": 26,
            "holds": False,
        }
    ]


def test_what_the_site_says_of_all_its_articles_stands_last():
    told = Whole("gazette", "REST total", 1425, 1420, "2018-07-20T09:00:00Z", None)
    *_, line = coverage_table([row()], (), [told]).splitlines()
    assert line == (
        "the site counts 1,425 articles in all (REST total, 2018-07-20T09:00:00Z):"
        " 1,420 addresses are known"
    )
    assert json.loads(coverage_json([], (), [told]))["wholes"][0]["count"] == 1425
