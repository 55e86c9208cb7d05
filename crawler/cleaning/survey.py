"""The survey of a page: what its blocks are, told once for all the rules that ask.

A page has hundreds of blocks and a step ten rules, most of which can only be against a few blocks:
those with links, with digits, inside the body. Each step takes blocks out and changes none, so
what was told of the others stays true for the next one.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import cached_property

from crawler.cleaning.blocks import is_linked, is_prose, label_kind
from crawler.items import Block
from crawler.text.labels import Kind

_DIGIT = re.compile(r"\d")

_LISTS = ("inside", "linked", "linking", "numbered", "parts")
"""What is told of a survey's blocks as a list of some of them."""


class Survey:
    """What the rules ask about the blocks of an article; each list is in page order."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    @cached_property
    def inside(self) -> list[Block]:
        """The blocks inside the body."""
        return [each for each in self.blocks if each.context.inside]

    @cached_property
    def linked(self) -> list[Block]:
        """The blocks that are nothing but links."""
        return [each for each in self.blocks if is_linked(each)]

    @cached_property
    def linking(self) -> list[Block]:
        """The blocks with a link."""
        return [each for each in self.blocks if each.context.links]

    @cached_property
    def numbered(self) -> list[Block]:
        """The blocks with a digit."""
        search = _DIGIT.search
        return [each for each in self.blocks if search(each.text)]

    @cached_property
    def parts(self) -> list[Block]:
        """The blocks that were read into a field."""
        return [each for each in self.blocks if each.context.part]

    @cached_property
    def labels(self) -> dict[int, Kind]:
        """The kinds of the blocks that are labels, by their index."""
        pairs = ((each.index, label_kind(each)) for each in self.blocks)
        return {index: kind for index, kind in pairs if kind is not None}

    @cached_property
    def by_marks(self) -> dict[frozenset[str], list[Block]]:
        """The blocks by their marks, which most share with others."""
        found: dict[frozenset[str], list[Block]] = {}
        for each in self.blocks:
            found.setdefault(each.context.marks, []).append(each)
        return found

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every mark of the page; also those of blocks that earlier steps took out."""
        return frozenset[str]().union(*self.by_marks)

    @cached_property
    def held(self) -> Counter[frozenset[str]]:
        """How many characters of the body's running text each set of marks holds."""
        own = [each for each in self.inside if not each.context.part]
        prose = [each for each in own if is_prose(each.text)] or own
        held: Counter[frozenset[str]] = Counter()
        for block in prose:
            held[block.context.marks] += len(block.text)
        return held

    def narrowed(self, blocks: tuple[Block, ...], taken: Collection[int]) -> "Survey":
        """Return the survey of *blocks*, which are these without those at the *taken* indexes."""
        other, known = Survey(blocks), self.__dict__
        told = other.__dict__
        for name in _LISTS:
            if name in known:
                told[name] = [each for each in known[name] if each.index not in taken]
        if "labels" in known:
            kinds = self.labels.items()
            told["labels"] = {index: kind for index, kind in kinds if index not in taken}
        if "tokens" in known:
            told["tokens"] = self.tokens
        if "held" in known and len(other.inside) == len(self.inside):
            told["held"] = self.held
        return other


_LAST: list[Survey] = [Survey(())]
"""The survey that was asked for last."""


def survey(blocks: tuple[Block, ...]) -> Survey:
    """Return the survey of *blocks*; remembered for those that were asked about last."""
    last = _LAST[0]
    if last.blocks is not blocks:
        last = _LAST[0] = Survey(blocks)
    return last


def narrow(blocks: tuple[Block, ...], kept: tuple[Block, ...], taken: Collection[int]) -> None:
    """Remember the survey of *kept*: of *blocks* without those at the *taken* indexes."""
    last = _LAST[0]
    if last.blocks is blocks:
        _LAST[0] = last.narrowed(kept, taken)
