"""Archives by day and by month: their addresses, and what some of them hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from statistics import fmean
from typing import Literal
from urllib.parse import urljoin, urlsplit

from crawler.discovery.numbers import last_number
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.visits import Visits, day_of, keys, unique
from crawler.errors import PageError
from crawler.items import Entry, Page, Window
from crawler.pages import Document
from crawler.sources import DayArchive, MonthArchive
from crawler.sources.links import links
from crawler.sources.pagination import later_pages
from crawler.sources.periods import Period, read_period
from crawler.sources.spans import Span
from crawler.text.numbering import page_of

Unit = Literal["day", "month"]

NAMES: dict[Unit, str] = {"day": "days", "month": "months"}
"""What ``-a source=`` calls the archives."""

TRIED = 3
"""Patterns of addresses that are tried."""

SAMPLED = 4
"""Archives of a pattern that are looked at, to reckon how many articles there are."""

GUESSES: dict[Unit, tuple[str, str]] = {
    "day": ("/?m={day:%Y%m%d}", "/{day:%Y}/{day:%m}/{day:%d}/"),
    "month": ("/?m={day:%Y%m}", "/{day:%Y}/{day:%m}/"),
}
"""Paths of archives that nothing names: WordPress's, whatever its permalinks, and the usual."""

YEAR = 13
"""Number of the month a year ago, this one being the first."""

MONTH = 31
"""Number of the day a month ago, this one being the first."""

OLDEST = date(1990, 1, 1)
"""Day before which no site has archives."""

COMPARED = 4
"""Archives, beside the newest, whose articles are held against what others announce."""

PAGES = 2
"""Pages of an archive that are read."""

_DATED = {
    "day": re.compile(r"^(?P<archive>(?:/[^/]+)*?/\d{4}/\d{1,2}/\d{1,2}/)[^/]+/?$"),
    "month": re.compile(r"^(?P<archive>(?:/[^/]+)*?/\d{4}/\d{1,2}/)(?:\d{1,2}/)?[^/]+/?$"),
}
"""Paths of articles that stand below their day or month."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a site before its archives by date are looked at."""

    entries: Sequence[Entry]
    """Articles."""
    begin: date | None
    """Day of the oldest one; null: nobody can say."""
    total: int | None
    """How many the site says it has; null when it does not."""

    def days(self, today: date) -> list[date]:
        """Return the days of articles until *today*, the oldest first."""
        return sorted({day for each in self.entries if (day := day_of(each)) and day <= today})


async def find_calendar(
    visits: Visits, unit: Unit, linked: Iterable[Period], known: Known, front: str
) -> Offer | None:
    """Return what archives by *unit* offer; null when there are none.

    *linked*: archives that pages of the site link to. *known*: articles, whose addresses may show
    how archives are called, and whose days tell which of them cannot be empty.
    """
    periods = [each for each in linked if each.scope == "all"]
    days = known.days(visits.today) or sorted({each.first for each in periods if each.unit == unit})
    for template in _templates(unit, periods, known.entries, front)[:TRIED] if days else ():
        newest = days[-2] if len(days) > 1 and days[-1] == visits.today else days[-1]
        shown = await _look(visits, unit, template, newest)
        if shown is not None and _is_archive(shown, unit, newest, known.entries):
            looks = _Looks(visits, unit, _settled(template, shown.page, unit), [shown])
            begin = known.begin or await looks.beginning(newest)
            first = min(days[0], begin)
            await looks.compare(days)
            if known.total is None:
                await looks.sample(first, days[-1])
            return looks.offer(first, days[-1])
    return None


def _settled(template: str, page: Page, unit: Unit) -> str:
    """Return the pattern of the address that an archive's redirected to, if it did."""
    period = read_period(page_of(page.url or "").first)
    return period.template if period is not None and period.unit == unit else template


class _Looks:
    """Looks at some archives of one pattern."""

    def __init__(self, visits: Visits, unit: Unit, template: str, looked: list[Shown]) -> None:
        self._visits, self._unit, self._template = visits, unit, template
        self.begins = True
        """Whether something tells that there is nothing before the first."""
        self._looked = looked
        self._numbers: list[int] = []
        self._pages: list[int] = [_pages(each.page) for each in looked]

    async def beginning(self, newest: date) -> date:
        """Return the first day of the oldest month, or the oldest day, that was found.

        A day without articles says little: the one before it is looked at, too.
        """
        known = keys(self._looked[0].entries)

        async def exists(number: int) -> bool | None:
            for step in range(1 if self._unit == "month" else 2):
                if not self._visits.has_more:
                    return None
                day = _back(self._unit, newest, number - 1 + step)
                shown = await _look(self._visits, self._unit, self._template, day) if day else None
                if shown is not None and shown.entries and keys(shown.entries) != known:
                    return True
            return False

        number, is_sure = await last_number(exists, 1, YEAR if self._unit == "month" else MONTH)
        self.begins = is_sure and self._unit == "month"
        return _back(self._unit, newest, number - 1) or newest

    async def compare(self, days: Sequence[date]) -> None:
        """Look at the oldest archive and some between, which others know articles of."""
        last = len(days) - 1
        for day in dict.fromkeys(days[last * part // COMPARED] for part in range(COMPARED)):
            if not self._visits.has_more:
                return
            shown = await _look(self._visits, self._unit, self._template, day)
            if shown is not None:
                self._looked.append(shown)
                self._pages.append(_pages(shown.page))

    async def sample(self, first: date, last: date) -> None:
        """Look at archives in equal steps between two days, whether they are empty or not."""
        step = (last - first) / (SAMPLED + 1)
        for place in range(1, SAMPLED + 1):
            if not self._visits.has_more:
                return
            day = last - step * place
            shown = await _look(self._visits, self._unit, self._template, day)
            pages = _pages(shown.page) if shown else 1
            self._numbers.append(_count(shown, pages) if shown else 0)
            self._pages.append(pages)
            self._looked += [shown] if shown else []

    def offer(self, first: date, last: date) -> Offer:
        """Return what the archives from *first* to *last* offer, by those that were looked at."""
        looked = list({each.page.url: each for each in self._looked}.values())
        span = _periods(self._unit, first, last)
        asked = _periods(self._unit, first, self._visits.today)
        entries = unique(each for shown in looked for each in shown.entries)
        listed = max(round(fmean(self._numbers) * span), len(entries)) if self._numbers else None
        return Offer(
            NAMES[self._unit],
            self._template,
            listed,
            first=first,
            last=last,
            listings=ceil(fmean(self._pages) * asked),
            why=f"{len(looked)} of {span:,} archives were looked at",
            seen=entries,
            shown=tuple(looked),
            begins=self.begins,
        )


def _templates(
    unit: Unit, periods: Iterable[Period], known: Iterable[Entry], front: str
) -> list[str]:
    """Return patterns of addresses: those linked to, those of articles, guesses."""
    told = [each for each in periods if each.unit == unit]
    told += [each for each in _below(unit, known) if each.unit == unit]
    seen = Counter({each.template: 0 for each in told})
    for each in told:
        seen[each.template] += 1000 if each.certain else 1
    guesses = (urljoin(front, guess) for guess in GUESSES[unit])
    return list(dict.fromkeys([*(template for template, _ in seen.most_common()), *guesses]))


def _below(unit: Unit, known: Iterable[Entry]) -> Iterator[Period]:
    """Yield the archives that articles stand below, by their addresses."""
    for entry in known:
        parts = urlsplit(entry.url)
        match = _DATED[unit].match(parts.path) if not parts.query else None
        period = read_period(parts._replace(path=match["archive"]).geturl()) if match else None
        if period is not None and period.scope == "all":
            yield period


def _address(template: str, day: date) -> str:
    return template.format(day=day)


async def _look(visits: Visits, unit: Unit, template: str, day: date) -> Shown | None:
    """Return what the archive of *day*, or of its month, lists; null when there is none.

    Of a long one some pages are read; it then stands for no day.
    """
    first = day if unit == "day" else day.replace(day=1)
    url = template.format(day=first)
    source: DayArchive | MonthArchive = (
        DayArchive(template, None, day) if unit == "day" else MonthArchive(template, None, day)
    )
    shown: list[Shown] = []
    following = Entry(url, "listing", NAMES[unit], day if unit == "day" else None)
    for _ in range(PAGES):
        page = await visits.get(following.url, following)
        if page is None:
            break
        try:
            listed = source.read(page, Window())
        except PageError:
            break
        shown.append(Shown(page, tuple(each for each in listed.entries if each.kind == "article")))
        further = next((each for each in listed.entries if each.kind == "listing"), None)
        if further is None:
            entries = unique(each for part in shown for each in part.entries)
            span = Span(first, first) if unit == "day" else Span.of_month(first)
            return replace(shown[0], entries=entries, covers=span)
        following = further
    return replace(shown[0], covers=None) if shown else None


def _is_archive(shown: Shown, unit: Unit, day: date, known: Sequence[Entry]) -> bool:
    """Tell whether a page lists articles of its period, and of no other.

    A server that does not know the address may answer with its front page.
    """
    if not shown.entries:
        return False
    days = {key: day_of(each) for each in known for key in keys([each])}
    told = [days[key] for key in keys(shown.entries) if days.get(key)]
    of_it = [each for each in told if each and _is_of(each, unit, day)]
    return len(of_it) == len(told) > 0 or (not told and _names_it(shown, unit, day))


def _is_of(day: date, unit: Unit, other: date) -> bool:
    return day == other if unit == "day" else (day.year, day.month) == (other.year, other.month)


def _names_it(shown: Shown, unit: Unit, day: date) -> bool:
    """Tell whether the page that answered is still one of that day's."""
    period = read_period(page_of(shown.page.url or "").first)
    return period is not None and period.unit == unit and period.first <= day <= period.last


def _count(shown: Shown, pages: int) -> int:
    """Return how many articles an archive of so many pages has."""
    return len(shown.entries) * (pages if shown.covers is None else 1)


def _pages(page: Page) -> int:
    """Return how many pages a listing says it has."""
    document = Document(page)
    later = later_pages(document, links(document))
    return max((page_of(each.url).number for each in later), default=1)


def _back(unit: Unit, day: date, number: int) -> date | None:
    """Return the day, or first day of a month, so many before that of *day*; null before 1990."""
    if unit == "day":
        back = day.toordinal() - number
        return date.fromordinal(back) if back >= OLDEST.toordinal() else None
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return date(year, month + 1, 1) if year >= OLDEST.year else None


def _periods(unit: Unit, first: date, last: date) -> int:
    """Count the days, or months, from *first* to *last*."""
    if unit == "day":
        return (last - first) // timedelta(days=1) + 1
    return (last.year - first.year) * 12 + last.month - first.month + 1
