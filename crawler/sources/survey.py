"""What the links of a listing page are, by their place on it and by their addresses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crawler.pages.document import Document
from crawler.sources import shapes
from crawler.sources.hints import Hints
from crawler.sources.links import Link, links
from crawler.sources.pagination import later_pages
from crawler.sources.periods import Period, read_period
from crawler.sources.placing import Placing
from crawler.sources.spans import Span
from crawler.sources.titles import is_label
from crawler.text.addresses import key
from crawler.text.numbering import page_of


@dataclass(frozen=True, slots=True)
class Story:
    """An article that a listing page links to."""

    link: Link
    """The link with its headline."""
    title: str | None
    """The headline; null when no link to it shows one."""
    main: bool
    """Whether the page lists it, or only shows it beside its list."""
    hint: Span | None
    """Its day, as far as the page tells."""
    published: str | None = None
    """When it was published, as its item on the page says; null when it does not."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The links of a listing page by what they lead to, each in page order."""

    stories: tuple[Story, ...]
    """Articles."""
    periods: tuple[tuple[Link, Period], ...]
    """First pages of day, month and year archives."""
    pages: tuple[Link, ...]
    """Later pages of the same listing, nearest first."""
    sections: tuple[Link, ...]
    """Sections of the site, and indexes of archives."""


def survey(document: Document, home: str) -> Survey:
    """Sort the links of a listing page; *home* is the address that the crawl began with."""
    every = links(document)
    pages = later_pages(document, every)
    own = page_of(document.page.url or home).first
    known = {key(home), key(own), *(link.key for link in pages)}
    found = [link for link in every if link.key not in known and _is_of(link, home)]
    groups = _groups(found)
    dated = [
        (group[0], period) for group in groups.values() if (period := read_period(group[0].url))
    ]
    for link, _ in dated:
        del groups[link.key]
    placing = Placing(document, found, is_period=read_period(own) is not None)
    told = {name: group for name, group in groups.items() if any(map(placing.is_story, group))}
    return Survey(
        tuple(_stories(document, placing, told)),
        tuple(dated),
        tuple(pages),
        tuple(
            group[0]
            for name, group in groups.items()
            if name not in told and any(map(placing.is_section, group))
        ),
    )


def _is_of(link: Link, home: str) -> bool:
    """Tell whether a link leads to an article or a listing's first page on the site of *home*."""
    return (
        shapes.same_site(link.url, home)
        and not shapes.is_home(link.url)
        and not shapes.is_other(link.url)
        and page_of(link.url).first == link.url
    )


def _groups(found: Iterable[Link]) -> dict[str, list[Link]]:
    """Return the links by what they lead to, in page order."""
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        groups[link.key].append(link)
    return groups


def _stories(
    document: Document, placing: Placing, groups: dict[str, list[Link]]
) -> Iterator[Story]:
    """Yield the article behind each group of links."""
    every = [link for group in groups.values() for link in group]
    hints = Hints(document, placing.regions, every)
    for group in groups.values():
        link = _best(group, placing)
        title = None if is_label(link.text) else link.text
        main = any(placing.is_main(each) for each in group)
        hint = hints.of(link)
        published = hints.published(link, hint.day if hint else None)
        yield Story(link, title, main, hint, published)


def _best(group: list[Link], placing: Placing) -> Link:
    """Return the link that is the headline, else the one in the list with the longest text."""
    return max(
        group,
        key=lambda link: (
            placing.is_main(link),
            not is_label(link.text),
            placing.is_headline(link),
            len(link.text),
        ),
    )
