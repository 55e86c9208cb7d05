"""Where on the page a block stands: in its furniture, or close to the headline."""

from collections.abc import Iterable

from crawler.items import Block
from crawler.pages.marks import DETAILS, FURNITURE


class Place:
    """Where the article stands on the page: its headline and the region of its body."""

    def __init__(self, blocks: list[Block], headline: int | None, region: Iterable[int]) -> None:
        self.blocks = blocks
        self.headline = headline
        self.region = frozenset(region)
        self.first = min(self.region, default=len(blocks))
        self.last = max(self.region, default=-1)
        marks = [blocks[index].context.marks for index in self.region]
        self.shared = frozenset.intersection(*marks) if marks else frozenset()
        """Marks of the whole body: they say nothing against a block."""

    def is_furniture(self, index: int) -> bool:
        """Tell whether the markup around a block names it furniture."""
        marks = self.blocks[index].context.marks
        framed = (marks & FURNITURE) - self.shared
        return bool(framed - {"footer"} if "article" in marks else framed)

    def is_detail(self, index: int) -> bool:
        """Tell whether the markup around a block says that it tells of the article."""
        return bool((self.blocks[index].context.marks & DETAILS) - self.shared)

    def is_near(self, index: int) -> bool:
        """Tell whether a line stands where an article's date and byline do.

        That is between headline and text; elsewhere close to them only where the markup says so.
        """
        if self.is_furniture(index):
            return False
        head = self.first if self.headline is None else self.headline
        if head <= index < self.first or (index in self.region and index < self.first + 2):
            return True
        if not head - 6 <= index <= self.last + 6:
            return False
        return self.is_detail(index) or (index < head and self.blocks[index].type == "heading")
