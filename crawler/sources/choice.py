"""Sources by name, for a site without a definition: where each begins, told or by convention."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from crawler.errors import DefinitionError
from crawler.sources.archive import Archive
from crawler.sources.captures import Captures
from crawler.sources.day_archive import DayArchive
from crawler.sources.feed import Feed
from crawler.sources.month_archive import MonthArchive
from crawler.sources.sitemap import Sitemap
from crawler.sources.source import Source
from crawler.sources.wordpress import WordPress

USUAL = {
    "sitemap": ("/robots.txt", "/sitemap.xml", "/wp-sitemap.xml", "/?sitemap=index"),
    "feed": ("/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/?feed=rss2"),
    "wordpress": ("/", "/?rest_route=/"),
}
"""Where a source is, seen from the front page, when nobody names one; the last is of a WordPress
whose addresses are plain."""


OWNERS = {"cdx": "captures", "capture": "captures"}
"""Source of each argument that is not called like one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Sources that were chosen by name."""

    sources: tuple[Source, ...]
    """They themselves."""
    guesses: tuple[Source, ...] = ()
    """Sources that stand where such are by convention: of those with one name one must answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One source as it was asked for."""

    name: str
    """What it is called."""
    told: tuple[str, ...]
    """Its addresses, or patterns of them."""
    url: str
    """The site's front page."""
    since: date | None
    """First day of publication; null: none is named."""
    given: Mapping[str, str]
    """All that was told of sources."""

    def named(self, name: str, told: tuple[str, ...] | None = None) -> Iterator[tuple[str, str]]:
        """Yield each address with the name of its source: no two of a site share one."""
        for place, each in enumerate(told or self.told, start=1):
            yield (name if place == 1 else f"{name} {place}"), each


def choose(names: str, url: str, given: Mapping[str, str], since: date | None) -> Choice:
    """Return the sources called *names*, parted by commas, of the site whose front page is *url*.

    *given*: by a source's name the addresses, or patterns of addresses, that it has, parted by
    spaces. *since*: the first day of archives by date. Raises DefinitionError for a name that is
    none, and for archives by date without a pattern or a first day.
    """
    wanted = dict.fromkeys(name.strip() for name in names.split(","))
    for name in wanted:
        if name not in _MAKERS:
            raise DefinitionError(f"source={name} is none: take {', '.join(_MAKERS)}")
    for name in sorted(given):
        if OWNERS.get(name, name) not in wanted:
            raise DefinitionError(f"{name}= is of no use without source={OWNERS.get(name, name)}")
    sources: list[Source] = []
    guesses: list[Source] = []
    for name in wanted:
        told = tuple(given.get(name, "").split())
        usual = () if told else tuple(urljoin(url, path) for path in USUAL.get(name, ()))
        made = list(_MAKERS[name](Asked(name, told or usual[:1], url, since, given)))
        sources += made
        for each in usual:
            guesses += _MAKERS[name](Asked(name, (each,), url, since, given))
    return Choice(tuple(sources), tuple(guesses))


def _links(asked: Asked) -> Iterator[Source]:
    yield Archive(asked.url)


def _sitemaps(asked: Asked) -> Iterator[Source]:
    for name, url in asked.named("sitemap"):
        yield Sitemap(_web("sitemap", url), name=name)


def _feeds(asked: Asked) -> Iterator[Source]:
    for name, url in asked.named("feed"):
        yield Feed(_web("feed", url), name=name)


def _wordpress(asked: Asked) -> Iterator[Source]:
    for name, url in asked.named("wordpress"):
        yield WordPress(_web("wordpress", url), name=name)


def _captures(asked: Asked) -> Iterator[Source]:
    told = {name: _web(name, asked.given[name]) for name in OWNERS if name in asked.given}
    for name, pattern in asked.named("captures", asked.told or (urlsplit(asked.url).netloc,)):
        source = Captures(pattern, name=name)
        cdx, capture = told.get("cdx", source.cdx), told.get("capture", source.capture)
        yield replace(source, cdx=cdx, capture=capture)


def _days(asked: Asked) -> Iterator[Source]:
    first = _first(asked, "%Y/%m/%d")
    for name, pattern in asked.named("day archive"):
        yield DayArchive(_pattern("days", pattern), None, first, name=name)


def _months(asked: Asked) -> Iterator[Source]:
    first = _first(asked, "%Y/%m")
    for name, pattern in asked.named("month archive"):
        yield MonthArchive(_pattern("months", pattern), None, first, name=name)


def _first(asked: Asked, written: str) -> date:
    """Return the first day of archives by date. Raises DefinitionError."""
    if not asked.told:
        example = f"-a {asked.name}='https://host/{{day:{written}}}/'"
        raise DefinitionError(f"source={asked.name} needs the pattern of the addresses: {example}")
    if asked.since is None:
        raise DefinitionError(
            f"source={asked.name} needs the first day to ask for: -a since=YYYY-MM-DD"
        )
    return asked.since


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


_MAKERS: dict[str, Callable[[Asked], Iterator[Source]]] = {
    "links": _links,
    "days": _days,
    "months": _months,
    "sitemap": _sitemaps,
    "feed": _feeds,
    "wordpress": _wordpress,
    "captures": _captures,
}
"""What makes the sources of each name."""

ARGUMENTS = (*(name for name in _MAKERS if name != "links"), *OWNERS)
"""Arguments that tell of sources: mostly their addresses, under their names."""
