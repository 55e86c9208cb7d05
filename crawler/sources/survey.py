"""What the links of a listing page are, by their place on it and by their addresses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.pages.document import Document
from crawler.sources import shapes
from crawler.sources.hints import Hints
from crawler.sources.links import Link, links
from crawler.sources.onward import may_begin, onward
from crawler.sources.pagers import says_list
from crawler.sources.pagination import earlier_pages, is_entered, later_pages
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
    onward: tuple[Link, ...]
    """Pages in the midst of other lists; earlier ones of this, where another list led here."""
    sections: tuple[Link, ...]
    """Sections of the site, and indexes of archives."""


def survey(document: Document, home: str) -> Survey:
    """Sort the links of a listing page; *home* is the address that the crawl began with."""
    every = links(document)
    pages, earlier = later_pages(document, every), earlier_pages(document, every)
    own = page_of(document.page.url or home).first
    known = {key(home), key(own), *(link.key for link in (*pages, *earlier))}
    found = [link for link in every if _is_of(link, home, known)]
    groups = _groups(found)
    dated = [(group[0], period) for group in groups.values() if (period := group[0].period)]
    for link, _ in dated:
        del groups[link.key]
    plain = [link for link in found if _is_plain(link)]
    placing = Placing(document, plain, is_period=read_period(own) is not None)
    told = {name: group for name, group in _plain(groups) if _tells(group, placing)}
    further = [
        link
        for link in onward(document, every, home)
        if link.key not in known and link.listing not in told
    ]
    led = {link.key for link in further}
    return Survey(
        tuple(_stories(document, placing, told)),
        tuple(dated),
        tuple(pages),
        (*further, *(earlier if is_entered(document) else ())),
        tuple(
            group[0]
            for name, group in groups.items()
            if name not in told and name not in led and _opens(group, placing)
        ),
    )


def _is_of(link: Link, home: str, known: Collection[str]) -> bool:
    """Tell whether a link leads to an article or a listing's first page on the site of *home*.

    None of what is *known*, and no later page.
    """
    page = link.page
    return (
        link.key not in known
        and shapes.same_site(link.url, home)
        and not shapes.is_home(page.first)
        and not shapes.is_other(link.url)
        and page.number <= 1
        and (_is_plain(link) or link.listing not in known)
    )


def _is_plain(link: Link) -> bool:
    """Tell whether the address of a link has no page's number in it."""
    return link.page.first == link.url


def _groups(found: Iterable[Link]) -> dict[str, list[Link]]:
    """Return the links by what they lead to, in page order.

    The first page of a list is one, with its number in the address or, which comes first, without.
    """
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(found, key=lambda each: not _is_plain(each)):
        groups[link.listing].append(link)
    return groups


def _plain(groups: dict[str, list[Link]]) -> Iterator[tuple[str, list[Link]]]:
    """Yield the groups without the links that number a page, as no article's does."""
    for name, group in groups.items():
        if plain := [link for link in group if _is_plain(link)]:
            yield name, plain


def _tells(group: Iterable[Link], placing: Placing) -> bool:
    """Tell whether links lead to an article."""
    return any(placing.is_story(link) and not says_list(link) for link in group)


def _opens(group: Sequence[Link], placing: Placing) -> bool:
    """Tell whether links lead to a section, to an index of archives or to a list's first page."""
    is_numbered = not _is_plain(group[0]) and may_begin(group[0].url)
    return is_numbered or any(map(placing.is_section, group))


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
