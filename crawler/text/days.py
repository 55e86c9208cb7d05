"""Days in a text, in the Gregorian and both Islamic calendars, without their time of day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from crawler.text.hijri import hijri_dates
from crawler.text.jalali import jalali_dates
from crawler.text.months import MARKED_MONTHS, MONTHS, OTHER_MONTHS, WEEKDAY_NUMBERS

Calendar = Literal["gregorian", "hijri", "jalali"]
"""The calendar that a date is written in."""

_MARKED = "|".join(map(re.escape, MARKED_MONTHS))
_MONTH = rf"(?P<m>{_MARKED}|(?:(?:تشرین|کانون)\s)?[^\W\d_]+)"
_OF = r"(?:de\s|del\s|of\s|พ\.ศ\.\s?)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_GAP = r"[\s,،./-]{0,3}"
_ALONE = r"(?<!\d)(?<!\d[.,:/-])"
_NAMED = (
    re.compile(
        rf"{_ALONE}(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°)?{_GAP}{_OF}{_MONTH}{_GAP}{_OF}{_YEAR}"
    ),
    re.compile(
        rf"(?<!\w){_MONTH}[\s./-]{{0,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]{{1,2}}{_YEAR}"
    ),
    re.compile(rf"{_ALONE}{_YEAR}{_GAP}{_MONTH}[\s./-]{{0,2}}(?P<d>\d{{1,2}})(?![\d:])"),
)
_COUNTED = re.compile(
    rf"{_ALONE}(?P<d>\d{{1,2}})\s?(?:thang|thg)\s?(?P<m>\d{{1,2}})(?:,|\snam)?\s{_YEAR}"
)
"""Vietnamese counts its months."""
_YEAR_FIRST = (
    re.compile(
        rf"{_ALONE}(?P<y>\d{{4}})\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]"
    ),
    re.compile(
        rf"{_ALONE}(?P<y>\d{{4}})\s?(?P<s>[./-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})"
        r"(?!\d|(?P=s)\d)"
    ),
)
_YEAR_LAST = re.compile(
    rf"{_ALONE}(?P<a>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?{_YEAR}(?!(?P=s)\d)"
)
_MONTH_ALONE = (
    re.compile(rf"(?<!\w){_MONTH}{_GAP}{_OF}{_YEAR}"),
    re.compile(rf"{_ALONE}(?P<y>\d{{4}})\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]"),
)
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_ENGLISH)})[a-z]*\W*$")
_SOME_YEAR = re.compile(r"\d{4}")
BUDDHIST = 543
"""Years that the Buddhist era is ahead; its years of our time are none of another calendar."""

_REACH = 48
"""How far from its year a date can begin or end."""


class Day(NamedTuple):
    """A day, or the first of a month, and where it stands in a text."""

    value: date
    """The Gregorian day."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    exact: bool = True
    """Whether it is a day; a month otherwise."""
    calendar: Calendar = "gregorian"
    """The calendar that it is written in."""


def find_days(flat: str, *, day_first: bool) -> list[Day]:
    """Return the days in *flat*, a skeleton, in the order of the text.

    With *day_first* 03/04/2018 is in April, else in March; with points the day is always first.
    When only one order gives a day of the calendar, or the weekday before it, that one is taken.
    """
    found: list[Day] = []
    for day in _all(flat, day_first=day_first):
        if all(day.end <= other.start or other.end <= day.start for other in found):
            found.append(day)
    return sorted(found, key=lambda day: day.start)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day; None when the calendar has none or the year is not in 1900 to 2100.

    A year of the Buddhist era, as Thailand counts, is 543 ahead.
    """
    if 1900 + BUDDHIST <= year <= 2100 + BUDDHIST:
        year -= BUDDHIST
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _all(flat: str, *, day_first: bool) -> Iterator[Day]:
    """Yield the days of every shape, the surest shapes first."""
    for match in _search(flat, *_NAMED, *_YEAR_FIRST, *((_COUNTED,) if "th" in flat else ())):
        yield from _day(match, _named_day(match))
    for match in _search(flat, _YEAR_LAST):
        yield from _day(match, _in_order(match, day_first=day_first))
    for hijri in hijri_dates(flat):
        yield Day(hijri.date.to_gregorian(), hijri.start, hijri.end, calendar="hijri")
    for jalali in jalali_dates(flat):
        yield Day(jalali.date, jalali.start, jalali.end, calendar="jalali")
    for match in _search(flat, *_MONTH_ALONE):
        first = make_day(int(match["y"]), _month(match["m"]), 1)
        yield from _day(match, first, exact=False)


def _search(flat: str, *shapes: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where *shapes*, each in its turn, are found around the years in *flat*.

    Only there, since a pattern of any word is slow on a long text.
    """
    places = _around_years(flat)
    for shape in shapes:
        for start, end in places:
            yield from shape.finditer(flat, start, end)


def _around_years(flat: str) -> list[tuple[int, int]]:
    """Return the stretches of *flat* that have a year within reach, none touching another."""
    stretches: list[tuple[int, int]] = []
    for year in _SOME_YEAR.finditer(flat):
        start, end = max(0, year.start() - _REACH), min(len(flat), year.end() + _REACH)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _day(match: re.Match[str], value: date | None, *, exact: bool = True) -> Iterator[Day]:
    """Yield the day *value* where *match* stands, if it is one."""
    if value:
        yield Day(value, match.start(), match.end(), exact)


def _named_day(match: re.Match[str]) -> date | None:
    """Return the day of a month's name or number.

    A name that is another month elsewhere is that one where the weekday before it says so.
    """
    year, day = int(match["y"]), int(match["d"])
    found = make_day(year, _month(match["m"]), day)
    other = OTHER_MONTHS.get(match["m"])
    if other is None:
        return found
    before = match.string[max(0, match.start() - 16) : match.start()].split()
    named = WEEKDAY_NUMBERS.get(before[-1].strip(" ,.")) if before else None
    also = make_day(year, other, day)
    return also if also and named is not None and also.weekday() == named else found


def _month(text: str) -> int:
    """Return the number of the month that *text* names or counts; 0 when it is none."""
    return int(text) if text.isdecimal() else MONTHS.get(text, 0)


def _in_order(match: re.Match[str], *, day_first: bool) -> date | None:
    """Return the day of two numbers and a year: the one that the weekday before it names."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["s"] == ".":
        return make_day(year, second, first)
    orders = [make_day(year, second, first), make_day(year, first, second)]
    days = [day for day in (orders if day_first else reversed(orders)) if day]
    named = _weekday_before(match)
    return next((day for day in days if day.weekday() == named), days[0] if days else None)


def _weekday_before(match: re.Match[str]) -> int | None:
    """Return the number of the weekday, Monday 0, whose English name stands before *match*.

    Only English is written in both orders.
    """
    found = _WEEKDAY.search(match.string[max(0, match.start() - 12) : match.start()])
    return _ENGLISH.index(found[1]) if found else None
