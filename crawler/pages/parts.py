"""The blocks that fields were read from, so that they leave the body for their fields."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crawler.items import DateEvidence
from crawler.pages.shown import LONGEST_DETAIL
from crawler.text.normalise import fold

if TYPE_CHECKING:
    from crawler.pages.page import ArticlePage

LONGEST = 200
"""Characters in a line beyond which it is more than a date line or a byline."""


def find_parts(page: "ArticlePage", found: Sequence[DateEvidence]) -> dict[int, str]:
    """Return the names of the fields by the index of the block; later ones go first."""
    parts = dict.fromkeys(_dated(page, found), "date line")
    parts |= dict.fromkeys(page.live.times, "live update")
    parts |= {index: "byline" for index in page.named.blocks if _is_line(page, index)}
    parts |= dict.fromkeys(page.named.sources, "source")
    parts |= dict.fromkeys(_headed(page), "headline")
    return parts


def _is_line(page: "ArticlePage", index: int) -> bool:
    """Tell whether a block is a line about the article, not a paragraph of it."""
    size = len(page.walk.blocks[index].text)
    if page.place.is_detail(index):
        return size <= LONGEST_DETAIL
    return size <= LONGEST and (index not in page.region or index in page.outline.dates)


def _dated(page: "ArticlePage", found: Sequence[DateEvidence]) -> list[int]:
    """Return the lines near the headline that dates were read from."""
    places = {each.block for each in found if each.block is not None}
    return [index for index in places if page.place.is_near(index) and _is_line(page, index)]


def _headed(page: "ArticlePage") -> list[int]:
    """Return the block that shows the headline, and others near it that say the same."""
    shown = page.shown_headline
    if shown is None or shown.block is None:
        return []
    key = fold(shown.text)
    same = [
        block.index
        for block in page.walk.blocks[: page.place.first + 3]
        if abs(len(block.text) - len(shown.text)) < 8 and fold(block.text) == key
    ]
    return [shown.block, *same]
