"""What a spent budget left out, told so that a user can decide."""

from crawler.extensions.spent import spent_lines
from crawler.ledger import Left

CALENDAR = "news.example/calendar?month=#"


def test_one_address_is_one_and_more_are_more():
    [one, more, _] = spent_lines([Left(CALENDAR, 1), Left("news.example/tags?tag=~", 1200)], 60)
    assert one.startswith(f"budget spent: 1 address like {CALENDAR} was not asked for")
    assert more.startswith("budget spent: 1,200 addresses like news.example/tags?tag=~ were not")


def test_other_patterns_are_counted():
    left = [Left(f"news.example/{number}?x=#", 1) for number in range(6)]
    assert "budget spent: 1 more address, like another pattern" in spent_lines(left, 60)
    left.append(Left("news.example/z?x=#", 1))
    assert "budget spent: 2 more addresses, like 2 other patterns" in spent_lines(left, 60)


def test_what_to_do_is_told_as_it_is_typed():
    *_, last = spent_lines([Left(CALENDAR, 1)], 60)
    assert " -a exclude='^/calendar" in last
    assert last.endswith("-s PATTERN_BUDGET=240")


def test_nothing_left_out_is_nothing_said():
    assert list(spent_lines([], 60)) == []
