"""Dates of the Solar Hijri calendar of Iran: found in a text, as Gregorian days."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crawler.text.normalise import skeleton

_NAMES = {
    skeleton(name): number
    for number, name in enumerate(
        (
            "فروردین",
            "اردیبهشت",
            "خرداد",
            "تیر",
            "مرداد",
            "شهریور",
            "مهر",
            "آبان",
            "آذر",
            "دی",
            "بهمن",
            "اسفند",
        ),
        1,
    )
}
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_SHAPES = (
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:م)?[\s/،-]{{0,3}}(?P<m>{_NAME})(?:\sماه)?[\s/،-]{{0,3}}"
        rf"(?P<y>\d{{4}})(?!\d)"
    ),
    re.compile(r"(?<![\d./-])(?P<y>\d{4})(?P<s>[/-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d./-])"),
)
_SOME_YEAR = re.compile(r"\d{4}")
_MONTH_STARTS = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)
_EPOCH = 1948320 - 1721425
"""The first day of year 1 as a proleptic Gregorian ordinal: its Julian day, less that of day 0."""


class JalaliMatch(NamedTuple):
    """A Solar Hijri date and where it stands in a text."""

    date: date
    """The Gregorian day."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    raw: str
    """The date as the text shows it."""


def find_jalali(text: str) -> JalaliMatch | None:
    """Return the first Solar Hijri date in *text* that exists; None without one.

    Year, month and day in digits are one only from 1300 to 1415 (1921 to 2037): later years
    are those of the Islamic calendar.
    """
    return next(jalali_dates(text), None)


def jalali_dates(text: str) -> Iterator[JalaliMatch]:
    """Yield the Solar Hijri dates in *text* that exist."""
    if not any(_is_ours(int(year)) for year in _SOME_YEAR.findall(text)):
        return
    flat = skeleton(text)
    for shape in _SHAPES:
        for match in shape.finditer(flat):
            day = _day(int(match["y"]), _NAMES.get(match["m"]) or int(match["m"]), int(match["d"]))
            if day:
                yield JalaliMatch(
                    day, match.start(), match.end(), text[match.start() : match.end()]
                )


def to_gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Solar Hijri date.

    The arithmetic is that of ICU's PersianCalendar (persncal.cpp, Unicode, Inc.): in a cycle of
    33 years 8 are leap, floor((8 * year + 21) / 33) of them before *year*. It gives the official
    calendar's days from 1178 to 1633.

    Raises ValueError if the calendar has no such day.
    """
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= _length(year, month)):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return date.fromordinal(_new_year(year) + _MONTH_STARTS[month - 1] + day - 1)


def _new_year(year: int) -> int:
    """Return the Gregorian ordinal of the first day of *year*."""
    return _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33


def _length(year: int, month: int) -> int:
    """Return how many days *month* has."""
    if month == 12:
        return _new_year(year + 1) - _new_year(year) - 336
    return 31 if month <= 6 else 30


def _day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day; None when there is none or the year is none of our time."""
    if not _is_ours(year):
        return None
    try:
        return to_gregorian(year, month, day)
    except ValueError:
        return None


def _is_ours(year: int) -> bool:
    """Tell whether news can be of this year; later ones are those of the Islamic calendar."""
    return 1300 <= year <= 1415
