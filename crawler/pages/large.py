"""Large lines: what pages of font tags have in place of headings."""

from crawler.pages.elements import Element
from crawler.pages.walk import Walk

SIZES = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
"""Sizes of a font tag that are larger than running text."""

LONGEST = 200
"""Characters in a line that is a headline."""

AROUND = 4
"""Elements around a line that may make it large."""


def large_line(walk: Walk, body: int) -> int | None:
    """Return the last large line above *body*, the first running text; null when there is none.

    Links are no headlines, and neither is the page's first line, which is the site's name.
    """
    for index in range(min(body, len(walk.owners)) - 1, 0, -1):
        block = walk.blocks[index]
        if len(block.text) <= LONGEST and block.context.link_share < 0.5:
            owner = walk.owners[index]
            near = [
                owner,
                *(each for each, _ in zip(owner.ancestors(), range(AROUND), strict=False)),
            ]
            if any(each.start == index and _is_large(each) for each in near):
                return index
    return None


def _is_large(element: Element) -> bool:
    """Tell whether an element makes its text larger."""
    return element.tag == "big" or (element.tag == "font" and element.get("size") in SIZES)
