"""The counts on a listing page: what the site says that it has, and what the page lists."""

import re
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborNode

from crawler.items import Observation
from crawler.pages.bar import KIND, observations
from crawler.pages.document import Document
from crawler.pages.outline import Outline
from crawler.sources.links import links
from crawler.sources.periods import read_period
from crawler.text.dates import find_dates
from crawler.text.headerbar import merge
from crawler.text.normalise import normalise

DAY_ARCHIVE = "day archive"
"""Kind of the observation of how many articles a page of a day archive lists."""

_BADGES = frozenset(("span", "small", "em", "b", "strong", "i", "sup", "sub"))
"""Elements that hold a count alone."""

_COUNT = re.compile(r"\(?(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9})\)?")


def counts(document: Document, day: date | None, number: int) -> tuple[Observation, ...]:
    """Return the page's counts: *number* articles for *day*, and those of its header bar.

    Without a day there is nothing to say of the page's own articles.
    """
    url = document.page.url
    outline = Outline(document.walk.blocks)
    bar = observations(outline, url)
    merged = merge(list(outline.bars.values()))
    known = {each.day for each in bar}
    badges = {
        counted: Observation(KIND, counted, count, merged.day if merged else None, url)
        for counted, count in _badges(document)
        if counted not in known
    }
    listed = () if day is None else (Observation(DAY_ARCHIVE, day, number, url=url),)
    return (*listed, *bar, *badges.values())


def _badges(document: Document) -> Iterator[tuple[date, int]]:
    """Yield the counts that stand in or behind the links to day archives: ``20/07/2018 26``."""
    for link in links(document):
        period = read_period(link.url)
        if period is None or period.day is None:
            continue
        text = _labelled(link.element.node)
        for found in find_dates(text):
            rest = _COUNT.fullmatch(f"{text[: found.start]}{text[found.end :]}".strip())
            if rest and found.precision == "day" and found.value == period.day:
                yield period.day, int(re.sub(r"\D", "", rest[1]))


def _labelled(node: LexborNode) -> str:
    """Return the text of a link, its elements parted, with the count that stands behind it.

    That is a number in brackets, or in an element of its own.
    """
    text, after = node.text(separator=" "), node.next
    behind = normalise(after.text(separator=" ")) if after is not None else ""
    if after is not None and not behind:  # white space between the two
        after = after.next
        behind = normalise(after.text()) if after is not None else ""
    is_apart = after is not None and (after.tag in _BADGES or behind.startswith("("))
    return normalise(f"{text} {behind}" if is_apart and _COUNT.fullmatch(behind) else text)
