"""Where on the page a block stands: above the headline or below, in the article's frame or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from crawler.cleaning.blocks import is_prose
from crawler.items import Article, Block
from crawler.text.normalise import fold

FRAME = frozenset({"article", "main", "[role=main]"})
"""Tokens of the article's own frame."""


@dataclass(frozen=True)
class Outline:
    """What the steps need to know about the page as a whole."""

    blocks: tuple[Block, ...]
    """The blocks in page order."""
    headline: Block | None
    """The block that shows the headline; null when none does."""

    @classmethod
    def of(cls, article: Article) -> "Outline":
        """Return the outline of *article*'s blocks."""
        return cls(article.blocks, _headline(article))

    @cached_property
    def capture(self) -> bool:
        """Whether the page is a capture of text: no block has markup."""
        return not any(block.context.marks or block.context.links for block in self.blocks)

    @cached_property
    def body(self) -> int:
        """Index of the first running text of the body; of the page's end when there is none."""
        inside = (block for block in self.blocks if block.context.inside)
        end = self.blocks[-1].index + 1 if self.blocks else 0
        return next((block.index for block in inside if is_prose(block.text)), end)

    def above(self, block: Block) -> bool:
        """Tell whether *block* stands above the headline; above the body, when none is shown."""
        return block.index < (self.body if self.headline is None else self.headline.index)

    def before_body(self, block: Block) -> bool:
        """Tell whether *block* stands before the first running text of the body."""
        return block.index < self.body

    def trusts(self, block: Block) -> bool:
        """Tell whether *block* is a field of the article rather than of the page's frame.

        It stands between headline and text, or in one container with them. A capture of text has
        no containers.
        """
        if not block.context.part:
            return False
        if self.above(block):
            return not self.capture and self._beside(block)
        return self.capture or block.index <= self._last or self._beside(block)

    @cached_property
    def _last(self) -> int:
        """Index of the last block of the body; -1 when there is none."""
        return max((each.index for each in self.blocks if each.context.inside), default=-1)

    def _beside(self, block: Block) -> bool:
        """Tell whether all from *block* to the nearest of headline and body is in one container."""
        reaches = [each[block.index] for each in self._reaches if block.index in each]
        anchor, shared = min(
            reaches, key=lambda each: each.rank(block), default=_Reach(block, block.context.marks)
        )
        framed = anchor.context.marks & FRAME <= block.context.marks
        return framed and bool(shared - (self._page - FRAME))

    @cached_property
    def _page(self) -> frozenset[str]:
        """The tokens that all blocks have."""
        return frozenset.intersection(*(each.context.marks for each in self.blocks))

    @cached_property
    def _reaches(self) -> tuple[dict[int, "_Reach"], dict[int, "_Reach"]]:
        """How far it is to headline or body before each block and behind it, by its index.

        Two passes serve all blocks: a page may have thousands of date lines.
        """
        return dict(self._reach(self.blocks)), dict(self._reach(reversed(self.blocks)))

    def _reach(self, blocks: Iterable[Block]) -> Iterator[tuple[int, "_Reach"]]:
        """Yield the way from the last of headline and body that was met, by a block's index."""
        headline = -1 if self.headline is None else self.headline.index
        reach: _Reach | None = None
        for block in blocks:
            marks = block.context.marks
            if block.context.inside or block.index == headline:
                reach = _Reach(block, marks)
            elif reach is not None:
                reach = _Reach(reach.anchor, reach.shared & marks)
            if reach is not None:
                yield block.index, reach


class _Reach(NamedTuple):
    """The way from a block of headline or body to another block."""

    anchor: Block
    """Where it begins."""
    shared: frozenset[str]
    """The tokens that all blocks on it have, both ends included."""

    def rank(self, block: Block) -> tuple[int, bool]:
        """Return how far it is to *block*; of two as far, the body goes before the headline."""
        return abs(self.anchor.index - block.index), not self.anchor.context.inside


def _headline(article: Article) -> Block | None:
    """Return the block that was read as the headline, or else the first with its words."""
    for block in article.blocks:
        if block.context.part == "headline":
            return block
    key = fold(article.headline)
    same = (block for block in article.blocks if key and fold(block.text) == key)
    return next(same, None)
