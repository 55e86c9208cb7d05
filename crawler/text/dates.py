"""Dates with or without a time of day, in the words and orders of many languages.

Nothing is guessed: what the text does not say (a year, a zone) is never made up, and an
impossible date is none.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from crawler.text.clock import Clock, clock_after, clock_before
from crawler.text.date_words import ROLES, Role, reduced
from crawler.text.days import Calendar, Day, find_days, make_day
from crawler.text.normalise import normalise, skeleton

Precision = Literal["second", "minute", "day", "month"]
"""How much of a date the text says."""

_LONGEST = 80
_YEAR = re.compile(r"\d{4}")
_OFFSET = r"(?:Z|[+-]\d\d:?(?:\d\d)?)?"
_BARE: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"\d{4}-\d\d", re.ASCII), "month"),
    (re.compile(r"\d{8}", re.ASCII), "day"),
    (re.compile(rf"\d{{8}}T\d{{4}}{_OFFSET}", re.ASCII), "minute"),
    (re.compile(rf"\d{{8}}T\d{{6}}{_OFFSET}", re.ASCII), "second"),
)
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?P<second>:\d\d(?:\.\d{1,9})?)?"
    r"(?:Z|[+-](?:0\d|1[0-3]):?(?:00|15|30|45))?",
    re.ASCII,
)
_LABEL_WORDS = 5


class DateMatch(NamedTuple):
    """A date and where it stands in a text."""

    value: date | datetime
    """The Gregorian day, with the time if there is one; naive unless the text has an offset."""
    precision: Precision
    """How much the text says; a month is given by its first day."""
    raw: str
    """The date as the text shows it."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    role: Role | None
    """What the words before it say that it is the date of; None when they do not."""
    calendar: Calendar
    """The calendar that it is written in."""


def read_date(text: str, *, day_first: bool = True) -> DateMatch | None:
    """Return the date that the whole of *text* is; None when it is more, or none.

    A weekday, and words such as "Posted on" or "Son güncelleme" before it, may be there. Places
    are those in the normalised text.
    """
    if len(text) > 4 * _LONGEST or not _YEAR.search(text):
        return None
    return _iso(text) or _read(text, day_first)


@lru_cache(maxsize=1024)
def _read(text: str, day_first: bool) -> DateMatch | None:  # noqa: FBT001 - a key of the cache
    """Return the date that the whole of *text* is; fields and several rules ask for the same."""
    text = normalise(text)
    if len(text) > _LONGEST:
        return None
    flat = skeleton(text)
    found = _bare(text) or next(iter(_matches(text, flat, day_first=day_first)), None)
    return found if found and _is_whole(flat, found) else None


def find_dates(text: str, *, day_first: bool = True) -> list[DateMatch]:
    """Return the dates anywhere in *text*, in its order."""
    if not _YEAR.search(text):
        return []
    return _matches(text, skeleton(text), day_first=day_first)


def _matches(text: str, flat: str, *, day_first: bool) -> list[DateMatch]:
    """Return the dates in *text*, whose skeleton is *flat*."""
    return [_match(text, flat, day) for day in find_days(flat, day_first=day_first)]


def _match(text: str, flat: str, day: Day) -> DateMatch:
    """Return *day* with the time of day and the role that stand beside it."""
    clock = _clock(flat, day) if day.exact else None
    start, end, value = day.start, day.end, day.value
    precision: Precision = "day" if day.exact else "month"
    if clock:
        start, end = min(start, clock.start), max(end, clock.end)
        value = datetime.combine(value, clock.time)
        precision = "second" if clock.precise else "minute"
    return DateMatch(
        value, precision, text[start:end], start, end, _role(flat[:start]), day.calendar
    )


def _clock(flat: str, day: Day) -> Clock | None:
    """Return the time after *day*, else the one before it."""
    return clock_after(flat, day.end) or clock_before(flat, day.start)


def _role(before: str) -> Role | None:
    """Return the role that the last words of *before*, a skeleton, name."""
    words = reduced(before[-60:]).split()[-_LABEL_WORDS:]
    phrases = (" ".join(words[start:]) for start in range(len(words)))
    return next((ROLES[phrase] for phrase in phrases if phrase in ROLES), None)


def _is_whole(flat: str, found: DateMatch) -> bool:
    """Tell whether nothing but labels and idle words stands around *found*."""
    before = reduced(flat[: found.start])
    return (not before or before in ROLES) and not reduced(flat[found.end :])


def _iso(text: str) -> DateMatch | None:
    """Return the moment of a text as machines write it, without a search for anything else."""
    shape = _ISO.fullmatch(text)
    if shape is None:
        return None
    try:
        moment = datetime.fromisoformat(text).replace(microsecond=0)
    except ValueError:
        return None
    if not 1900 <= moment.year <= 2100:
        return None
    precision: Precision = "second" if shape["second"] else "minute"
    return DateMatch(moment, precision, text, 0, len(text), None, "gregorian")


def _bare(text: str) -> DateMatch | None:
    """Return the date of a text that is nothing but digits of ISO 8601: 20180720, 2018-07."""
    precision = next((precision for shape, precision in _BARE if shape.fullmatch(text)), None)
    if precision is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{text}-01" if precision == "month" else text)
    except ValueError:
        return None
    if not make_day(moment.year, moment.month, moment.day):
        return None
    value = moment.date() if precision in {"day", "month"} else moment
    return DateMatch(value, precision, text, 0, len(text), None, "gregorian")
