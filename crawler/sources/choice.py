"""Sources by name, for a site without a definition: where each begins, told or by convention."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from crawler.errors import DefinitionError
from crawler.items import Entry
from crawler.sources.archive import Archive
from crawler.sources.day_archive import DayArchive
from crawler.sources.feed import Feed
from crawler.sources.month_archive import MonthArchive
from crawler.sources.sitemap import Sitemap
from crawler.sources.source import Source
from crawler.sources.wordpress import WordPress

USUAL = {
    "sitemap": ("/robots.txt", "/sitemap.xml", "/wp-sitemap.xml"),
    "feed": ("/feed/", "/feed.xml", "/rss.xml", "/atom.xml"),
}
"""Paths at which a source is, when nobody names one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Sources that were chosen by name."""

    sources: tuple[Source, ...]
    """They themselves."""
    guesses: tuple[Entry, ...] = ()
    """Further addresses to begin with, by convention: some may not exist."""


def choose(names: str, url: str, given: Mapping[str, str], since: date | None) -> Choice:
    """Return the sources called *names*, parted by commas, of the site whose front page is *url*.

    *given*: by a source's name the addresses, or patterns of addresses, that it has, parted by
    spaces. *since*: the first day of archives by date. Raises DefinitionError for a name that is
    none, and for archives by date without a pattern or a first day.
    """
    wanted = [name.strip() for name in names.split(",")]
    for name in wanted:
        if name not in _MAKERS:
            raise DefinitionError(f"source={name} is none: take {', '.join(_MAKERS)}")
    for name in sorted(given.keys() - set(wanted)):
        raise DefinitionError(f"{name}= is of no use without source={name}")
    sources: list[Source] = []
    guesses: list[Entry] = []
    for name in dict.fromkeys(wanted):
        told = given.get(name, "").split()
        usual = [urljoin(url, path) for path in USUAL.get(name, ())] if not told else []
        made = _MAKERS[name](told or usual[:1], url, since)
        sources += made
        guesses += [Entry(each, "listing", made[0].name) for each in usual]
    return Choice(tuple(sources), tuple(guesses))


def _links(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001 - as all
    return [Archive(url)]


def _sitemaps(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001
    return [Sitemap(_web("sitemap", each), name=name) for name, each in _named("sitemap", told)]


def _feeds(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001
    return [Feed(_web("feed", each), name=name) for name, each in _named("feed", told)]


def _wordpress(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001
    named = _named("wordpress", told or [url])
    return [WordPress(_web("wordpress", each), name=name) for name, each in named]


def _days(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001
    first = _first("days", told, since)
    return [
        DayArchive(_pattern("days", each), None, first, name=name)
        for name, each in _named("day archive", told)
    ]


def _months(told: list[str], url: str, since: date | None) -> list[Source]:  # noqa: ARG001
    first = _first("months", told, since)
    return [
        MonthArchive(_pattern("months", each), None, first, name=name)
        for name, each in _named("month archive", told)
    ]


def _named(name: str, told: list[str]) -> list[tuple[str, str]]:
    """Return each address with the name of its source: no two of a site share one."""
    return [(name if place == 1 else f"{name} {place}", each) for place, each in enumerate(told, 1)]


def _first(name: str, told: list[str], since: date | None) -> date:
    if not told:
        raise DefinitionError(
            f"source={name} needs the pattern of the addresses: -a {name}='https://host/{{day:%Y/%m/%d}}/'"
        )
    if since is None:
        raise DefinitionError(f"source={name} needs the first day to ask for: -a since=YYYY-MM-DD")
    return since


def _pattern(name: str, text: str) -> str:
    """Return a pattern that can be filled in. Raises DefinitionError for another."""
    try:
        one, other = (text.format(day=day) for day in (date(2001, 1, 1), date(2012, 12, 12)))
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise DefinitionError(f"{name}={text} is no pattern: {error!r}") from error
    if one == other:
        raise DefinitionError(f"{name}={text} names no day: write {{day:%Y/%m/%d}} where it stands")
    _web(name, one)
    return text


def _web(name: str, text: str) -> str:
    """Return an address of the web. Raises DefinitionError for another."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise DefinitionError(f"{name}={text} is no web address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise DefinitionError(f"{name}={text} is no web address: write https://host/…")
    return text


_MAKERS: dict[str, Callable[[list[str], str, date | None], list[Source]]] = {
    "links": _links,
    "days": _days,
    "months": _months,
    "sitemap": _sitemaps,
    "feed": _feeds,
    "wordpress": _wordpress,
}
"""What makes the sources of each name."""

NAMES = tuple(_MAKERS)
"""Names of sources."""
