"""The region: which blocks are the article's body."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from crawler.items import Block
from crawler.pages.elements import Element
from crawler.pages.marks import BODIES, COMMENTS, DETAILS, FURNITURE
from crawler.pages.outline import STOP, Outline, is_prose, label_kind
from crawler.pages.walk import Walk

ENOUGH = 140
"""Characters of text that a marked element must hold to be taken for the body."""

MOST = 0.65
"""Share of the text around it that an element must hold to be gone into."""

OWN = 0.25
"""Share of the page's text that the headline's own ``article`` must hold to be all looked at."""

PART = 0.4
"""Share of the page's main text that a marked element must hold to be taken for the body."""

FRAMES = FURNITURE - COMMENTS
"""Marks of furniture that some pages have on their own frame."""

SHORTEST = 40
"""Characters of text in a block that speaks for the element around it."""

LONG = 100
"""Characters in a sentence that no headline is as long as."""

_QUOTED = re.compile(r"[\"'“‘„«»].*[\"'”’“«»]")

Indexes = frozenset[int]


def within(elements: Iterable[Element]) -> Indexes:
    """Return the indexes of the blocks that stand in *elements*."""
    return frozenset(index for each in elements for index in range(each.start, each.end))


class Region(NamedTuple):
    """The blocks of the body as a layout or plain rules find them."""

    indexes: Indexes
    """Their indexes."""
    marked: bool = False
    """Whether the page marks an element as the body, which is seldom wrong."""
    told: bool = False
    """Whether the site's layout says so, which is final."""


def find_region(walk: Walk, outline: Outline, headline: int | None) -> Region:
    """Return the blocks of the body by plain rules.

    An element that is marked as a body is taken if it begins below the headline or holds much of
    the page's text; else the element that most of that text stands in, from the headline to the
    labels that end a page.
    """
    texts = Texts(walk)
    densest = texts.densest(headline)
    most = 0 if densest is None else texts.inside(densest)
    marked = texts.marked(headline, max(PART * most, ENOUGH))
    if marked:
        above = headline if headline is not None and headline in within(marked) else -1
        return Region(
            frozenset(each for each in texts.written(marked) if each > above), marked=True
        )
    span = range(len(walk.blocks)) if densest is None else range(densest.start, densest.end)
    return Region(_between(outline, headline, span, texts))


class Texts:
    """How much running text the elements of a page hold, furniture left out."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.furniture = FURNITURE - _common(walk.blocks)
        self.weights = [
            0 if block.index in walk.repeated else self._weight(block) for block in walk.blocks
        ]

    def inside(self, element: Element) -> float:
        """Return how much text stands in *element*."""
        return sum(self.weights[element.start : element.end])

    def is_told(self, start: int, end: int, stop: int) -> bool:
        """Tell whether most of the text of a range stands before *end*."""
        return sum(self.weights[start:end]) >= sum(self.weights[end:stop])

    def densest(self, headline: int | None) -> Element | None:
        """Return the smallest element that holds most of the page's text; null without any.

        From the page down, one goes on into the element that holds most of what the one before
        held, but not into a single block. Where other articles follow the one of the *headline*,
        one begins with its ``article``.
        """
        sizes, heaviest = self._sizes()
        element = self.walk.elements[0] if any(sizes) else None
        story = None if headline is None or element is None else _story(self.walk.owners[headline])
        if element is not None and story is not None:
            fair = max(2 * ENOUGH, OWN * sizes[element.place])
            element = story if sizes[story.place] >= fair else element
        while element is not None:
            child = heaviest.get(element.place)
            if child is None or child.end - child.start < 2:
                break
            if sizes[child.place] < MOST * sizes[element.place]:
                break
            element = child
        return element

    def _sizes(self) -> tuple[list[float], dict[int, Element]]:
        """Return how much text each element holds, and the child that holds most of it."""
        sizes = [0.0] * len(self.walk.elements)
        heaviest: dict[int, Element] = {}
        for weight, owner in zip(self.weights, self.walk.owners, strict=False):
            sizes[owner.place] += weight
        for element in reversed(self.walk.elements):
            size, parent = sizes[element.place], element.parent
            if parent is not None and size:
                sizes[parent.place] += size
                known = heaviest.get(parent.place)
                if known is None or size >= sizes[known.place]:
                    heaviest[parent.place] = element
        return sizes, heaviest

    def marked(self, headline: int | None, least: float) -> list[Element]:
        """Return the elements that are marked as a body; none when the page has no such body.

        One that the *headline* leads to is the body however short; any other has to hold *least*
        text. Adverts and pictures cut some bodies into pieces with the same mark: all that stand
        in the same article belong together.
        """
        spoken = self._spoken(0 if headline is None else headline + 1)
        for mark in BODIES:
            found = [each for each in self.walk.marked.get(mark) if each.end > each.start]
            led = next((each for each in found if _holds(each, spoken)), None)
            best = led or max(found, key=self.inside, default=None)
            if best is not None:
                story = _story(best)
                pieces = [each for each in found if _story(each) is story]
                if led is not None or sum(map(self.inside, pieces)) >= least:
                    return pieces
        return []

    def written(self, bodies: list[Element]) -> Indexes:
        """Return the indexes of the blocks of *bodies* without what readers wrote below them."""
        readers = COMMENTS.difference(*(each.own_marks or () for each in bodies))
        blocks = self.walk.blocks
        return frozenset(
            index for index in within(bodies) if blocks[index].context.marks.isdisjoint(readers)
        )

    def _spoken(self, start: int) -> list[int]:
        """Return the indexes of the texts from *start* to the first running text, that included."""
        size = len(self.weights)
        stop = next((index for index in range(start, size) if self.weights[index]), size - 1)
        return [index for index in range(start, stop + 1) if self._speaks(self.walk.blocks[index])]

    def _speaks(self, block: Block) -> bool:
        """Tell whether a block is text: no heading, link, label, furniture or detail."""
        return (
            block.type != "heading"
            and block.index not in self.walk.repeated
            and block.context.link_share < 0.5
            and block.context.marks.isdisjoint(self.furniture | DETAILS)
            and label_kind(block.text) is None
        )

    def _weight(self, block: Block) -> float:
        """Return how much text a block speaks for the element around it with."""
        size = len(block.text) * (1 - block.context.link_share)
        if size < SHORTEST or block.type == "heading":
            return 0
        return size if block.context.marks.isdisjoint(self.furniture) else 0


def _holds(element: Element, indexes: list[int]) -> bool:
    """Tell whether one of the ascending *indexes* is that of a block in *element*."""
    return bisect_left(indexes, element.start) < bisect_left(indexes, element.end)


def _story(element: Element) -> Element | None:
    """Return the ``article`` around an element; null when there is none."""
    return next((each for each in element.ancestors() if each.tag == "article"), None)


def _common(blocks: list[Block]) -> frozenset[str]:
    """Return the marks that most of the page's text has: they stand on the page's own frame."""
    sums: Counter[str] = Counter()
    total = 0
    for block in blocks:
        if len(block.text) >= 2 * SHORTEST and block.context.link_share < 0.3:
            total += len(block.text)
            for mark in block.context.marks & FRAMES:
                sums[mark] += len(block.text)
    return frozenset(mark for mark, size in sums.items() if size >= MOST * total)


def _between(outline: Outline, headline: int | None, span: range, texts: Texts) -> Indexes:
    """Return the blocks of *span* below the headline and above the labels that end a page."""
    start = span.start
    if headline is not None and headline in span:
        start = outline.begin(headline + 1, span.stop)
    ends = outline.ends(start, span.stop)
    blocks = () if texts.walk.owners else texts.walk.blocks[start : span.stop]
    last = max((block.index for block in blocks if _tells(block.text)), default=-1)
    below = range(start, span.stop)
    stop = next((end for end in ends if _is_end(texts, below, end, last)), span.stop)
    return frozenset(range(start, stop))


def _is_end(texts: Texts, span: range, label: int, last: int) -> bool:
    """Tell whether the body ends with a label: most of the text stands above it.

    Nothing but its words tells a label of a capture from a sub-heading or from one between two
    paragraphs, so there long text below it, the *last* of which is given, speaks against it.
    Readers write long text, too, but no sub-heading says so in several words: "Leave a reply".
    """
    text = texts.walk.blocks[label].text
    if texts.walk.owners:
        return texts.is_told(span.start, label, span.stop)
    if _QUOTED.fullmatch(text):
        return False
    if label > last:
        return True
    named = label_kind(text) == "comment" and len(text.split()) > 1
    return named and texts.is_told(span.start, label, span.stop)


def _tells(text: str) -> bool:
    """Tell whether a text is no headline: it is long or of several sentences, and ends as one."""
    stops = list(STOP.finditer(text))
    ended = bool(stops) and stops[-1].end() == len(text)
    return is_prose(text) and ended and (len(stops) > 1 or len(text) >= LONG)
