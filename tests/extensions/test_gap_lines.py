from dataclasses import replace
from datetime import date

import pytest

from crawler.extensions.gaps import gap_lines
from crawler.ledger import DayCoverage, Gap

DAY = date(2018, 7, 20)
BEFORE = DayCoverage("courier", DAY, 5, 4, 2, 2, 0, 0, 2, "short by 3", 3)


def after(**changed):
    return replace(BEFORE, **{"failed": 0, "verdict": "complete", "short": 0, **changed})


def lines(**changed):
    return list(gap_lines([Gap(BEFORE, after(**changed))]))


@pytest.mark.parametrize(
    ("changed", "told", "sums"),
    [
        ({"kept": 5}, "filled: kept 3 more", (1, 0, 0)),
        (
            {"kept": 3, "gone": 1, "reasons": {"rejected": {"duplicate": 1}, "failed": {}}},
            "explained: kept 1 more, duplicate (1), gone (1)",
            (0, 1, 0),
        ),
        ({"kept": 4, "announced": 4}, "explained: kept 2 more, now announced: 4", (0, 1, 0)),
        ({}, "explained: its listing was read and has nothing more", (0, 1, 0)),
        (
            {"short": 3, "failed": 1, "reasons": {"rejected": {}, "failed": {"HTTP 500": 1}}},
            "still short by 3: HTTP 500 (1), not found (2)",
            (0, 0, 1),
        ),
        ({"short": 2, "waiting": 2}, "still short by 2: not read yet (2)", (0, 0, 1)),
    ],
)
def test_a_gap_is_filled_explained_or_still_short(changed, told, sums):
    filled, explained, short = sums
    assert lines(**changed) == [
        f"2018-07-20: {told}",
        f"gaps: {filled} filled, {explained} explained, {short} still short",
    ]


def test_without_gaps_nothing_is_said():
    assert list(gap_lines([])) == []
