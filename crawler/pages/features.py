"""What the classifier is told of each block: its text, its markup, and the blocks around it.

Only blocks that may be text of the article are described: most of a page is links in boxes that
hold no sentence at all. The vectors are the same for training and for reading; their order is
:data:`NAMES`, which the weights repeat.
"""

import re
from collections.abc import Iterator

from crawler.items import Block
from crawler.pages.elements import Element
from crawler.pages.marks import COMMENTS
from crawler.pages.naming import Names, Weights
from crawler.pages.outline import STOP, label_kind
from crawler.pages.walk import Walk

_NAMED = """
chars words link_share stops ended commas type level tag parent_tag depth label place
below_headline told plain links
group_size group_told group_links group_mean group_first group_last
own_told
parent_told parent_links parent_blocks parent_prose
second_told second_links second_blocks second_prose
third_told third_links third_blocks third_prose
inside from_first to_last share region_told
headlines again headline_group since_heading heading_label told_since_heading copies story
articles standfirst
following
least most mean own_least own_most near_least near_most sum
"""
"""The block; blocks of the same markup; its element and three around it (share of the page's
text, share of links, blocks, share of blocks with running text); the region that the plain rules
find; the page's order; what the names of the elements around it tell."""

NAMES = tuple(_NAMED.split())
"""Names of a vector's numbers, in order."""

FRAME = 0.03
"""Share of the page's running text that the third element around a candidate holds at least."""

SHORTEST = 40
"""Characters, links left out, that make a block running text."""

LONGEST_LABEL = 160
"""Characters beyond which no label is looked for."""


def _numbered(line: str, first: int = 0) -> dict[str, float]:
    """Return the words of *line* with their numbers."""
    return {word: float(number) for number, word in enumerate(line.split(), first)}


_TYPES = _numbered("paragraph heading list_item quote caption table preformatted live_update")
_TAGS = _numbered(
    "p div span li a td h1 h2 h3 h4 article section strong em b button label time blockquote"
    " dd dt header font"
)
_LABELS = _numbered(
    "share social top print comment subscribe read_more related tags source home advert", 1
)

_END = re.compile(r"[.!?…।۔؟。！？][\"'”’»)\]」』]*$")


class Group:
    """Blocks whose own and parent's tags and marks are the same."""

    __slots__ = ("chars", "first", "last", "linked", "size", "told")

    def __init__(self, index: int) -> None:
        self.size = 0
        self.chars = self.linked = self.told = 0.0
        self.first = self.last = index


class Describer:
    """Describes the candidates of one page.

    *inside*: indexes of the region that the plain rules find; *headline*: index of its block;
    *standfirst*: the page's description; *weights*: of the words in marks.
    """

    def __init__(
        self,
        walk: Walk,
        inside: frozenset[int],
        headline: int | None,
        standfirst: str,
        weights: Weights,
    ) -> None:
        self.blocks = walk.blocks
        self.owners = walk.owners
        self.inside = inside
        self.headline = headline
        self.standfirst = standfirst[:1000]  # each block is compared with it
        self.names = Names(weights)
        self.first = min(inside, default=-1)
        self.last = max(inside, default=-1)
        self.articles = len(walk.tags.get("article", ()))
        self.story = None if headline is None else _story(walk.owners[headline])
        self.groups: list[Group] = []
        self._outer: dict[int, tuple[float, ...]] = {}
        self._add_up()

    def _add_up(self) -> None:
        """Add up running text, characters, linked ones and blocks of running text, up to each.

        On the way blocks of the same markup are put into one group.
        """
        tolds, sizes, links, proses = [0.0], [0.0], [0.0], [0]
        told_all = size_all = linked_all = 0.0
        prose_all = 0
        groups: dict[tuple[object, ...], Group] = {}
        for index, (block, owner) in enumerate(zip(self.blocks, self.owners, strict=True)):
            size = len(block.text)
            linked = size * block.context.link_share
            plain = size - linked
            told = plain if plain >= SHORTEST and block.type != "heading" else 0.0
            told_all += told
            size_all += size
            linked_all += linked
            prose_all += told > 0
            tolds.append(told_all)
            sizes.append(size_all)
            links.append(linked_all)
            proses.append(prose_all)
            parent = owner.parent or owner
            key = (owner.tag, owner.tokens, parent.tag, parent.tokens)
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group(index)
            group.size += 1
            group.last = index
            group.told += told
            group.chars += size
            group.linked += linked
            self.groups.append(group)
        self.tolds, self.chars, self.linked, self.proses = tolds, sizes, links, proses
        self.total = told_all or 1.0
        self.region_told = sum(tolds[each + 1] - tolds[each] for each in self.inside) or 1.0

    def describe(self) -> Iterator[tuple[int, list[float]]]:
        """Yield the index and the vector of every candidate, in page order."""
        headlines = again = since = 0.0
        top = self.headline if self.headline is not None else -1
        titled = self.groups[top] if top >= 0 else None
        heading, label = -1, 0.0
        seen: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            if block.type == "heading":
                heading, label, since = index, _label(block), 0.0
                headlines += block.level == 1 and index > top
            again += titled is self.groups[index] and index > top
            copies = seen.get(block.text, 0)
            seen[block.text] = copies + 1
            around = self._around(index)
            if index in self.inside or (
                self._told_in(around[3]) > FRAME * self.total
                and block.context.marks.isdisjoint(COMMENTS)
            ):
                yield (
                    index,
                    [
                        *self._own(index, around),
                        *self._grouped(index),
                        *self._placed(around),
                        *self._in_region(index),
                        headlines,
                        again,
                        titled.size if titled else 0.0,
                        index - heading if heading >= 0 else -1.0,
                        label,
                        since,
                        copies,
                        self._in_story(index),
                        self.articles,
                        self._is_standfirst(block.text),
                        self.tolds[min(index + 6, len(self.blocks))] - self.tolds[index + 1],
                        *self.names.tell(around[0]),
                    ],
                )
            since += self.tolds[index + 1] - self.tolds[index]

    def _around(self, index: int) -> tuple[Element, Element, Element, Element]:
        """Return the element of a block and the three around it."""
        own = self.owners[index]
        parent = own.parent or own
        second = parent.parent or parent
        return own, parent, second, second.parent or second

    def _told_in(self, element: Element) -> float:
        """Return the characters of running text inside *element*."""
        return self.tolds[element.end] - self.tolds[element.start]

    def _own(self, index: int, around: tuple[Element, ...]) -> list[float]:
        """Return what a block is by itself, and where on the page it stands."""
        block, owner = self.blocks[index], around[0]
        text = block.text
        size = len(text)
        headline = self.headline
        return [
            size,
            text.count(" ") + 1,
            block.context.link_share,
            len(STOP.findall(text)),
            _END.search(text[-6:]) is not None,
            text.count(",") / size,
            _TYPES[block.type],
            block.level or 0,
            _TAGS.get(owner.tag, -1.0),
            _TAGS.get(around[1].tag, -1.0),
            owner.depth,
            _label(block),
            index / len(self.blocks),
            index - (self.first if headline is None else headline),
            self.tolds[index] / self.total,
            1 - block.context.link_share,
            len(block.context.links),
        ]

    def _grouped(self, index: int) -> list[float]:
        """Return what the blocks of the same markup are."""
        group = self.groups[index]
        return [
            group.size,
            group.told / self.total,
            group.linked / (group.chars or 1),
            group.told / group.size,
            index - group.first,
            group.last - index,
        ]

    def _placed(self, around: tuple[Element, ...]) -> tuple[float, ...]:
        """Return what the elements around a block hold; siblings share all but the first number."""
        place = around[1].place
        outer = self._outer.get(place)
        if outer is None:
            outer = self._outer[place] = tuple(
                number for element in around[1:] for number in self._held(element)
            )
        return (self._told_in(around[0]) / self.total, *outer)

    def _held(self, element: Element) -> tuple[float, ...]:
        """Return an element's share of the text, of links, its blocks and those of running text."""
        start, end = element.start, element.end
        chars = self.chars[end] - self.chars[start]
        count = end - start
        return (
            self._told_in(element) / self.total,
            (self.linked[end] - self.linked[start]) / (chars or 1),
            count,
            (self.proses[end] - self.proses[start]) / (count or 1),
        )

    def _in_region(self, index: int) -> list[float]:
        """Return where a block stands to the region of the plain rules."""
        return [
            index in self.inside,
            index - self.first,
            self.last - index,
            (self.chars[index + 1] - self.chars[index])
            * (1 - self.blocks[index].context.link_share)
            / self.region_told,
            self.region_told / self.total,
        ]

    def _in_story(self, index: int) -> bool:
        """Tell whether a block stands in the ``article`` of the headline."""
        return self.story is not None and self.story.start <= index < self.story.end

    def _is_standfirst(self, text: str) -> bool:
        """Tell whether a text and the page's description are the same, or one the other's part."""
        told = self.standfirst
        return bool(told) and (text == told or (len(text) > 30 and (text in told or told in text)))


def _label(block: Block) -> float:
    """Return the number of the kind of label that a block is; 0 for none."""
    if len(block.text) > LONGEST_LABEL:
        return 0.0
    return _LABELS.get(label_kind(block.text) or "", 0.0)


def _story(element: Element) -> Element | None:
    """Return the ``article`` or ``main`` around an element; null when there is none."""
    around = (element, *element.ancestors())
    return next((each for each in around if each.tag in {"article", "main"}), None)
