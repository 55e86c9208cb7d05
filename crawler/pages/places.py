"""Where on the page a block stands: in its furniture, or close to the headline."""

from collections.abc import Iterable

from crawler.pages.elements import Element
from crawler.pages.marks import DETAILS, FOOTNOTES, FURNITURE
from crawler.pages.walk import Walk

AROUND = 6
"""How many blocks above the headline, or below the text, may tell of the article."""


class Place:
    """Where the article stands on the page: its headline and the region of its body."""

    def __init__(self, walk: Walk, headline: int | None, region: Iterable[int]) -> None:
        self.blocks = walk.blocks
        self.owners = walk.owners
        self.headline = headline
        self.region = frozenset(region)
        self.first = min(self.region, default=len(walk.blocks))
        self.last = max(self.region, default=-1)
        marks = [walk.blocks[index].context.marks for index in self.region]
        self.shared = frozenset.intersection(*marks) if marks else frozenset()
        """Marks of the whole body: they say nothing against a block."""

    @property
    def head(self) -> int:
        """Index of the headline, else of the first block of the body."""
        return self.first if self.headline is None else self.headline

    def is_furniture(self, index: int) -> bool:
        """Tell whether the markup around a block names it furniture."""
        marks = self.blocks[index].context.marks
        framed = (marks & FURNITURE) - self.shared
        return bool(framed - {"footer"} if "article" in marks else framed)

    def is_detail(self, index: int, marks: frozenset[str] = DETAILS) -> bool:
        """Tell whether the markup around a block says that it tells of the article."""
        return bool((self.blocks[index].context.marks & marks) - self.shared)

    def is_near(self, index: int) -> bool:
        """Tell whether a line stands where an article's date and byline do.

        That is between headline and text; above and below them only where the markup says so,
        for there stand the date of today and those of other articles too.
        """
        if self.is_furniture(index):
            return False
        if self.head <= index < self.first:
            return True
        if index in self.region:
            return index < self.first + 2 or self.is_detail(index)
        if self.last < index <= self.last + AROUND:
            return self.is_detail(index, FOOTNOTES)
        return self.head - AROUND <= index < self.head and self._heads(index)

    def _heads(self, index: int) -> bool:
        """Tell whether a line above the headline belongs to it.

        It must be a heading or be marked, and share an element with the headline that does not
        begin with the page.
        """
        if not (self.is_detail(index) or self.blocks[index].type == "heading"):
            return False
        if self.headline is None or not self.owners:
            return False
        around = {id(each) for each in self.owners[index].ancestors()}
        shared = (each for each in self.owners[self.headline].ancestors() if id(each) in around)
        common: Element | None = next(shared, None)
        return common is not None and common.start > 0
