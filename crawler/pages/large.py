"""Large lines: what pages of font tags have in place of headings."""

from crawler.pages.elements import Element
from crawler.pages.walk import Walk

SIZES = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
"""Sizes of a font tag that are larger than running text."""

LONGEST = 200
"""Characters in a line that is a headline."""


def large_line(walk: Walk, body: int) -> tuple[str, int] | None:
    """Return the last large line above *body*, the first running text, with its block's index.

    Null when there is none. Links are no headlines, and neither is the page's first line, which
    is the site's name.
    """
    found = [*walk.tags["font"], *walk.tags["big"]]
    for element in sorted(found, key=lambda each: -each.place):
        if 0 < element.start < body and element.link is None and _is_large(element):
            text = element.text()
            if 0 < len(text) <= LONGEST and walk.blocks[element.start].text.startswith(text):
                return text, element.start
    return None


def _is_large(element: Element) -> bool:
    """Tell whether an element makes its text larger."""
    return element.tag == "big" or element.get("size") in SIZES
