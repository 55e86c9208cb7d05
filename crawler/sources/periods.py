"""Addresses of day, month and year archives: what they cover, and the same for other days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from crawler.items import Window
from crawler.sources.spans import Span, Unit
from crawler.text.normalise import fold

Scope = Literal["all", "part", "calendar"]
"""What an archive is of, by its address: of all articles, of those of a section, of dates to come.
"""

UNITS: tuple[Unit, ...] = ("day", "month", "year")
"""From the finest."""

_Y, _M, _D = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_MM, _DD = r"(?P<m>\d\d)", r"(?P<d>\d\d)"
_PATH_HEAD = r"(?P<prefix>(?:/[^/]+){0,3}?)/"
_PATH_TAIL = r"(?:/?(?:index)?\.(?:html?|php|aspx?))?/?"

_PATHS = tuple(
    re.compile(_PATH_HEAD + shape + _PATH_TAIL)
    for shape in (
        f"{_Y}/{_M}/{_D}",
        f"{_Y}(?P<s>[-_.]){_M}(?P=s){_D}",
        f"{_Y}{_MM}{_DD}",
        f"{_D}(?P<s>[-_.]){_M}(?P=s){_Y}",
        f"{_Y}/{_M}",
        f"{_Y}-{_M}",
        _Y,
    )
)

_QUERIES = tuple(
    re.compile(shape)
    for shape in (
        f"m={_Y}{_MM}{_DD}",
        f"(?:date|day|d|tarih|gun|datum|fecha|data)={_Y}-?{_MM}-?{_DD}",
        f"(?:date|day|d|tarih|gun|datum|fecha|data)={_D}(?P<s>[-.]){_M}(?P=s){_Y}",
        f"(?:year|y|yil|yr)={_Y}&(?:monthnum|month|mon|m|ay)={_M}&(?:day|d|gun)={_D}",
        f"(?:day|d|gun)={_D}&(?:monthnum|month|mon|m|ay)={_M}&(?:year|y|yil|yr)={_Y}",
        f"m={_Y}{_MM}",
        f"(?:month|date|ay)={_Y}-?{_MM}",
        f"(?:year|y|yil|yr)={_Y}&(?:monthnum|month|mon|m|ay)={_M}",
        f"(?:monthnum|month|mon|m|ay)={_M}&(?:year|y|yil|yr)={_Y}",
        f"(?:year|m|y|yil|yr)={_Y}",
    )
)

_ARCHIVES = re.compile(
    r"all|index|latest|archi(?:ves?|v|vo|vos|vio|ef|wum)|arquivo|arsiv|arkiv|arkisto|arhiva?|blog"
    r"|by-date|dates?|days?|daily|monthly|news|articles|artikel|haber(?:ler)?|nachrichten|noticias"
    r"|notizie|actualites|posts|stories|editions?|issues?|(?:ال)?ارشیف|архив|归档"
)
"""Part of an address under which a site keeps all its articles by date."""

_DIARIES = (
    r"calendars?|calendrier|calendario|kalender|takvim|events?|etkinlik(?:ler)?|agenda|schedule"
)
_CALENDARS = re.compile(
    rf"{_DIARIES}|programs?|programme|tv|tv-guide|fixtures|matches|scores|weather|horoscopes?"
)
"""Part of an address under which other things than articles stand by date, often for ever."""

_DIARY = re.compile(_DIARIES)

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")


@dataclass(frozen=True, slots=True)
class Period(Span):
    """The days that an archive's address stands for."""

    unit: Unit
    """How long it is."""
    template: str
    """The address for any other day, for ``str.format(day=…)``."""
    scope: Scope
    """What it is an archive of."""
    certain: bool
    """Whether the address shows if months and days are written with a leading zero."""

    def holds(self, other: "Period") -> bool:
        """Tell whether *other* is a part of it."""
        return self.first <= other.first and other.last <= self.last and self.unit != other.unit

    def siblings(self, window: Window) -> Iterator[tuple[str, date | None]]:
        """Yield address and day of each period like this one in a closed *window*, newest first."""
        seen: set[str] = set()
        for day in window.days():
            url = self.template.format(day=day)
            if url not in seen:
                seen.add(url)
                yield url, day if self.unit == "day" else None


def read_period(url: str) -> Period | None:
    """Return the period that *url* is the archive of; null when it is none.

    The page's number must have been taken off. Years are 1900 to 2099.
    """
    parts = urlsplit(url)
    shapes, text = (_QUERIES, parts.query) if parts.query else (_PATHS, parts.path)
    for shape in shapes:
        if match := shape.fullmatch(text):
            return _period(parts, match)
    return None


def is_calendar(url: str) -> bool:
    """Tell whether the path of *url* says that dates to come stand there, not articles."""
    return any(_DIARY.fullmatch(word) for word in _words(urlsplit(url).path))


def _period(parts: SplitResult, match: re.Match[str]) -> Period | None:
    """Return the period of an address that has one of the shapes."""
    groups = {name: value for name, value in match.groupdict().items() if name in "ymd" and value}
    unit = UNITS[3 - len(groups)]
    span = _span(unit, *(int(groups.get(name, "1")) for name in "ymd"))
    scope = _scope(parts.path if parts.query else match["prefix"])
    # "/cup/2018" is more often anything else than a year.
    if span is None or (unit == "year" and scope != "all"):
        return None
    template = _template(match, padded=all(len(each) > 1 for each in groups.values()))
    if parts.query:
        template = parts._replace(path=_escaped(parts.path), query=template).geturl()
    else:
        template = parts._replace(path=template).geturl()
    certain = any(len(each) == 1 or each.startswith("0") for each in groups.values())
    return Period(span.first, span.last, unit, template, scope, certain)


def _span(unit: Unit, year: int, month: int, day: int) -> Span | None:
    """Return the days of the unit that begins there; null when the calendar has none such."""
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return Span.of(unit, first)


def _template(match: re.Match[str], *, padded: bool) -> str:
    """Return what matched with its day replaced by fields of ``str.format``."""
    fields = {
        "y": "{day:%Y}",
        "m": "{day:%m}" if padded else "{day.month}",
        "d": "{day:%d}" if padded else "{day.day}",
    }
    text = match.string
    template, end = "", 0
    for start, stop, name in sorted(
        (*match.span(name), name) for name in match.groupdict() if name in fields
    ):
        template += _escaped(text[end:start]) + fields[name]
        end = stop
    return template + _escaped(text[end:])


def _escaped(text: str) -> str:
    """Return *text* as ``str.format`` leaves it alone."""
    return text.replace("{", "{{").replace("}", "}}")


def _scope(prefix: str) -> Scope:
    """Return what an archive is of whose date stands after that path."""
    words = _words(prefix)
    if any(map(_CALENDARS.fullmatch, words)):
        return "calendar"
    general = all(_ARCHIVES.fullmatch(word) or _LANGUAGE.fullmatch(word) for word in words)
    return "all" if general else "part"


def _words(path: str) -> list[str]:
    """Return the parts of *path* without accents and endings."""
    return [fold(unquote(word)).partition(".")[0] for word in path.split("/") if word]
