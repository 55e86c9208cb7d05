"""The day that a listing tells of an article before it is read."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice, takewhile

from crawler.items import Block
from crawler.pages.document import Document
from crawler.pages.elements import Element
from crawler.sources.links import Link
from crawler.sources.regions import Regions, is_item
from crawler.sources.spans import Span
from crawler.text.addresses import day_in
from crawler.text.dates import DateMatch, find_dates, read_date

LEVELS = 5
"""Elements around a link that may be its item in the list."""

LONGEST = 120
"""Characters in a line that may hold an item's date."""

_OUTSIDE = frozenset(("main", "body", "html"))
_EDGES = " \t-–—|·•:,()[]/»«"
_DATED = re.compile(
    r"(?:^|[.#_-])(?:date|time|meta|posted|published|tarih|datum|fecha)", re.IGNORECASE
)
_CHANGED = re.compile("updat|modif", re.IGNORECASE)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")


class Hints:
    """The days that one page tells of the articles that it links to."""

    def __init__(self, document: Document, regions: Regions, stories: Sequence[Link]) -> None:
        self._blocks = document.walk.blocks
        self._owners = document.walk.owners
        self._times = document.walk.tags.get("time", [])
        self._regions = regions
        self._starts = sorted((link.element.start, link.key) for link in stories)
        self._alone = len({link.key for link in stories}) == 1

    def of(self, link: Link) -> Span | None:
        """Return the day that the address of *link* names, else the one shown beside it."""
        return in_address(link.url) or self._beside(link)

    def published(self, link: Link, day: date | None = None) -> str | None:
        """Return when the link's item says that the article was published; null: it does not.

        RFC 3339, with an offset if one is shown; a day alone where no time of it is. Where the
        *day* is known otherwise, what the item says of another one does not count.
        """
        best: date | datetime | None = None
        for each in self._sure(link):
            day = day or _day(each.value)
            if _day(each.value) == day and isinstance(each.value, datetime):
                return each.value.isoformat()
            if _day(each.value) == day:
                best = best or each.value
        return best.isoformat() if best else None

    def _beside(self, link: Link) -> Span | None:
        """Return the day that the link's item shows."""
        return next(map(_hint, self._sure(link)), None)

    def _sure(self, link: Link) -> Iterator[DateMatch]:
        """Yield the dates of publication that the link's item shows, the surest first."""
        item = self._item(link)
        found = self._found(item, link) if item is not None else ()
        return (each for each in found if self._is_sure(each))

    def _is_sure(self, found: DateMatch) -> bool:
        """Tell whether a date is that of the publication, to the day, in a known order."""
        if found.precision == "month" or found.role == "modified":
            return False
        slashed = _SLASHED.search(found.raw)
        return not slashed or self._day_first is not None or max(map(int, slashed.groups())) > 12

    def _item(self, link: Link) -> Element | None:
        """Return the outermost element around *link* that holds no other article's link.

        Of a single article only what is surely an item: nothing else parts it from the page.
        """
        item = None
        for around in islice(link.element.ancestors(), LEVELS):
            if around is self._regions.root or around.tag in _OUTSIDE:
                break
            if self._holds_other(around, link.key):
                break
            if is_item(around):
                return around
            item = None if self._alone else around
        return item

    def _holds_other(self, around: Element, key: str) -> bool:
        """Tell whether another article's link stands in *around*."""
        index = bisect_left(self._starts, (around.start, ""))
        while index < len(self._starts) and self._starts[index][0] < around.end:
            if self._starts[index][1] != key:
                return True
            index += 1
        return False

    def _found(self, item: Element, link: Link) -> Iterator[DateMatch]:
        """Yield the dates that *item* shows, the surest first."""
        for element in self._times:
            if item.start <= element.start < item.end and not _tells_change(element.tokens):
                yield from self._read(element.text())
                yield from self._read(element.get("datetime"))
        for block in self._blocks[item.start : item.end]:
            if block.index == link.element.start:
                yield from self._read(block.text.replace(link.text, " ", 1).strip(_EDGES))
            elif len(block.text) <= LONGEST:
                yield from self._in_block(block, item)

    def _in_block(self, block: Block, item: Element) -> Iterator[DateMatch]:
        """Yield the date that a line of the item is, or has where its class says so."""
        owner = self._owners[block.index]
        inside = (owner, *takewhile(lambda around: around is not item, owner.ancestors()))
        tokens = [token for each in inside for token in each.tokens]
        if _tells_change(tokens):
            return
        yield from self._read(block.text)
        if any(_DATED.search(token) for token in tokens):
            yield from find_dates(block.text, day_first=self._day_first is not False)

    def _read(self, text: str) -> Iterator[DateMatch]:
        """Yield the date that *text* is as a whole."""
        found = read_date(text, day_first=self._day_first is not False)
        if found is not None:
            yield found

    @cached_property
    def _day_first(self) -> bool | None:
        """Whether the page writes 20/07/2018; null when no date on it tells."""
        for block in self._blocks:
            for first, second in _SLASHED.findall(block.text):
                if max(int(first), int(second)) > 12:
                    return int(first) > 12
        return None


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def in_address(url: str) -> Span | None:
    """Return the day, or the month, that the address of an article names."""
    found = day_in(url)
    if found is None:
        return None
    day, exact = found
    return Span.of("day" if exact else "month", day)


def _tells_change(tokens: Iterable[str]) -> bool:
    """Tell whether classes say that a date is that of the last change."""
    text = " ".join(tokens)
    return _CHANGED.search(text) is not None and "publish" not in text


def _hint(found: DateMatch) -> Span:
    """Return the days that a date may stand for in the site's zone."""
    if not isinstance(found.value, datetime):
        return Span(found.value, found.value)
    day = found.value.date()
    # A time in UTC may be that of a site far from Greenwich: its day is the neighbouring one.
    slack = timedelta(days=0 if found.value.utcoffset() != timedelta(0) else 1)
    return Span(day - slack, day + slack)
