"""Where on the page a block stands: above the headline or below, in the article's frame or not."""

from dataclasses import dataclass
from functools import cached_property

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
        anchors = [each for each in self.blocks if each.context.inside]
        if self.headline is not None:
            anchors.append(self.headline)
        anchor = min(anchors, key=lambda each: abs(each.index - block.index), default=block)
        first, last = sorted((block.index, anchor.index))
        run = [each.context.marks for each in self.blocks if first <= each.index <= last]
        framed = anchor.context.marks & FRAME <= block.context.marks
        page = frozenset.intersection(*(each.context.marks for each in self.blocks))
        return framed and bool(frozenset.intersection(*run) - (page - FRAME))


def _headline(article: Article) -> Block | None:
    """Return the block that was read as the headline, or else the first with its words."""
    for block in article.blocks:
        if block.context.part == "headline":
            return block
    key = fold(article.headline)
    same = (block for block in article.blocks if key and fold(block.text) == key)
    return next(same, None)
