"""Where on the page a block stands: in its furniture, or close to the headline."""

import re
from collections.abc import Iterable

from crawler.pages.elements import Element
from crawler.pages.marks import DETAILS, FOOTNOTES, FURNITURE, words
from crawler.pages.walk import Walk

AROUND = 6
"""How many blocks above the headline, or below the text, may tell of the article."""

CAPTIONS = words("figure .wp-caption .wp-caption-text .gallery-caption")
"""Marks of pictures, whose dates are not the article's."""

STORY = re.compile(r"^(?:article|header)$|[.#_-](?:article|h?entry|post|story|haber)(?:[_-]|$)")
"""Marks of elements that hold one article, or its head."""


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

    def is_near(self, index: int, *, telling: bool = False) -> bool:
        """Tell whether a line stands where an article's date and byline do.

        That is between headline and text; above and below them only where the markup says so,
        for there stand the date of today and those of other articles too. With *telling* the line
        itself says that it tells of an article.
        """
        if not self.head - AROUND <= index <= max(self.last, self.head) + AROUND:
            return False
        if self.is_furniture(index) or self._is_caption(index) or self._is_elsewhere(index):
            return False
        if self.head <= index < self.first:
            return True
        if index in self.region:
            return index < self.first + 2 or telling or self.is_detail(index)
        if self.last < index <= self.last + AROUND:
            return telling or self.is_detail(index, FOOTNOTES)
        return self.head - AROUND <= index < self.head and self._heads(index, telling=telling)

    def _is_caption(self, index: int) -> bool:
        """Tell whether a block tells of a picture."""
        block = self.blocks[index]
        return block.type == "caption" or bool((block.context.marks & CAPTIONS) - self.shared)

    def _is_elsewhere(self, index: int) -> bool:
        """Tell whether a block stands in the ``article`` of another story than this one."""
        if not self.owners:
            return False
        story = next((each for each in self._around(index) if each.tag == "article"), None)
        anchors = (self.head, self.first)
        return story is not None and not any(story.start <= each < story.end for each in anchors)

    def _heads(self, index: int, *, telling: bool = False) -> bool:
        """Tell whether a line above the headline, or above the text without one, belongs to it.

        It must be marked and stand in the headline's own article, or be the heading right above it
        that begins their element: the page's frame shows dates above the headline too.
        """
        if not self.owners or self.head >= len(self.blocks) or self._is_parted(index):
            return False
        above = {id(each) for each in self._around(self.head)}
        common = next((each for each in self._around(index) if id(each) in above), None)
        if common is None or common.start == 0:
            return False
        if self.blocks[index].type == "heading" and common.start == index == self.head - 1:
            return self.headline is not None
        return (telling or self.is_detail(index)) and _is_story(common)

    def _is_parted(self, index: int) -> bool:
        """Tell whether anything of navigation stands between a line and the headline below it."""
        between = self.blocks[index + 1 : self.head]
        return any(self.is_furniture(each.index) or self._is_menu(each.index) for each in between)

    def _is_menu(self, index: int) -> bool:
        """Tell whether a block is a link in a list that does not tell of the article."""
        block = self.blocks[index]
        linked = block.type == "list_item" and block.context.link_share > 0.9
        return linked and not self.is_detail(index)

    def _around(self, index: int) -> list[Element]:
        """Return the elements around a block's text, innermost first."""
        owner = self.owners[index]
        return [owner, *owner.ancestors()]


def _is_story(element: Element) -> bool:
    """Tell whether an element stands in one that its marks name an article, the page left out."""
    around = (each for each in (element, *element.ancestors()) if each.tag not in {"html", "body"})
    return any(STORY.search(mark) for each in around if each.start > 0 for mark in each.tokens)
