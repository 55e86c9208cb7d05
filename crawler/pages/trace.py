"""A trace: what a publisher's profile needs to know of one page, without the page."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Self

from crawler.items import Author, Block
from crawler.pages.byline import head_authors, linked_authors
from crawler.pages.dates import PUBLISHED
from crawler.pages.elements import Element
from crawler.pages.jsonld import named as value
from crawler.pages.names import authors_in
from crawler.text.dates import read_date
from crawler.text.normalise import fold

if TYPE_CHECKING:
    from crawler.pages.page import ArticlePage

FORMAT = 1
"""Raised whenever traces come to hold something else."""

LONG = 60
"""Characters in a text that tells one story from another."""

OPENING = 4
"""Long texts below its headline that a story is known by."""

HEAD = 8
"""Characters in the shortest heading that tells one story from another."""

LONGEST_TITLE = 300
"""Characters of a title that are kept."""

LONGEST_BYLINE = 120
"""Characters in the longest line that names the authors."""

MOST_NAMES = 40
"""Authors of a page whose names are looked for."""

MOST_BLOCKS = 4000
"""Blocks of a page that are kept."""

Order = Literal["day", "month"]
"""What stands first in a date of three numbers."""

_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of a page for its publisher's profile; all of it is told by the page alone."""

    prints: tuple[int, ...] = ()
    """Fingerprints of its blocks, sorted, each once; empty for a capture of text."""
    texts: tuple[tuple[int, int], ...] = ()
    """Fingerprints of its long texts with their sizes in characters, sorted."""
    opening: tuple[int, ...] = ()
    """Fingerprints of the long texts right below its headline, :data:`OPENING` at most."""
    titles: tuple[str, ...] = ()
    """Its titles as its head has them, sorted."""
    bylines: tuple[str, ...] = ()
    """Marks of elements that hold the names that its metadata gives the authors, sorted."""
    authored: bool = False
    """Whether its metadata names authors."""
    order: Order | None = None
    """What stands first in its dates of three numbers; null: none tells, or they differ."""

    @classmethod
    def of(cls, page: "ArticlePage") -> Self:
        """Return the trace of *page*."""
        walk = page.walk
        prints = walk.prints[:MOST_BLOCKS]
        blocks = walk.blocks[:MOST_BLOCKS]
        named = (page.meta.title, page.meta.first("og:title"))
        titles = sorted({each[:LONGEST_TITLE] for each in named if each})
        long = [
            (one, len(each.text), each.index)
            for one, each in zip(prints, blocks, strict=False)
            if len(each.text) >= LONG and each.context.link_share < 0.5
        ]
        head = _head(blocks, fold("\n".join(titles)))
        names = _told_names(page)
        return cls(
            prints=_unique(prints),
            texts=tuple(sorted({(one, size) for one, size, _ in long})),
            opening=tuple([one for one, _, index in long if index > head][:OPENING]),
            titles=tuple(titles),
            bylines=tuple(sorted(_bylines(page, names))),
            authored=bool(names),
            order=_order(page),
        )

    def dump(self) -> str:
        """Return the trace as JSON text."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return json.dumps({"format": FORMAT, **told}, separators=(",", ":"))

    @classmethod
    def load(cls, text: str) -> Self:
        """Return the trace that :meth:`dump` wrote. Raises ValueError for any other text."""
        try:
            told: dict[str, Any] = json.loads(text)
            if told.pop("format", None) != FORMAT:
                raise ValueError("not a trace of this version of Backfile")
            told["texts"] = map(tuple, told["texts"])
            lists = {name: tuple(told[name]) for name in told.keys() - {"order", "authored"}}
            return cls(**{**told, **lists})
        except (AttributeError, TypeError, KeyError) as error:
            raise ValueError("not a trace") from error


def _head(blocks: Sequence[Block], titles: str) -> float:
    """Return the index of the heading that the folded *titles* name; without one infinity."""
    headings = (each for each in blocks if each.type == "heading" and len(each.text) > HEAD)
    return next((each.index for each in headings if fold(each.text) in titles), math.inf)


def _unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


def _told_names(page: "ArticlePage") -> frozenset[str]:
    """Return the folded names of the authors in the page's metadata, the house left out."""
    house = fold(page.meta.first("og:site_name") or "")
    told: list[Author] = linked_authors(page.linked) or head_authors(page.meta)
    keys = (key for each in told[:MOST_NAMES] if (key := fold(each.name)))
    return frozenset(key for key in keys if key != house)


def _bylines(page: "ArticlePage", names: frozenset[str]) -> Iterator[str]:
    """Yield the marks that stand on elements with the *names*, and on no others of the page."""
    walk = page.walk
    found = {
        mark
        for block, owner in zip(walk.blocks[:MOST_BLOCKS], walk.owners, strict=False)
        if len(block.text) <= LONGEST_BYLINE and _names_one(block.text, names)
        for element in (owner, *_inner(walk.elements, owner))
        for mark in element.tokens
        if mark[0] in ".["
    }
    for mark in found:
        marked = walk.marked.get(mark)
        if len(marked) <= 2 * len(names) and all(_holds(each, names) for each in marked):
            yield mark


def _names_one(text: str, names: frozenset[str]) -> bool:
    """Tell whether a line has one of the folded *names* in it."""
    if not names:
        return False
    folded = fold(text)
    return any(name in folded for name in names)


def _inner(elements: list[Element], owner: Element) -> list[Element]:
    """Return the elements inside the one that holds a line."""
    return elements[owner.place + 1 : min(owner.last, owner.place + 8) + 1]


def _holds(element: Element, names: frozenset[str]) -> bool:
    """Tell whether an element holds names of *names* and nothing else."""
    if element.end - element.start > 2:
        return False
    held = {fold(each.name) for each in authors_in(element.brief())}
    return bool(held) and held <= names


def _order(page: "ArticlePage") -> Order | None:
    """Return what stands first in the dates of three numbers, where all that tell agree.

    One tells with a number above twelve, or by being the day of publication in one order only.
    """
    day = _published(page)
    votes: set[Order] = set()
    for block in page.walk.blocks[:MOST_BLOCKS]:
        if len(block.text) <= LONGEST_BYLINE:
            for first, _, second, year in _SLASHED.findall(block.text):
                votes.update(_votes(int(first), int(second), int(year), day))
    return votes.pop() if len(votes) == 1 else None


def _votes(first: int, second: int, year: int, day: date | None) -> Iterator[Order]:
    """Yield what stands first in one date of three numbers, as far as it tells."""
    if first > 12 >= second:
        yield "day"
    elif second > 12 >= first:
        yield "month"
    elif day is not None and first != second and year == day.year:
        if (first, second) == (day.day, day.month):
            yield "day"
        elif (first, second) == (day.month, day.day):
            yield "month"


def _published(page: "ArticlePage") -> date | None:
    """Return the day of publication that the page's metadata names; null: it names none."""
    raw = value(page.linked.get("datePublished"), "@value") or page.meta.first(*PUBLISHED)
    match = read_date(raw) if raw and re.match(r"\d{4}-", raw) else None
    return match and date(match.value.year, match.value.month, match.value.day)
