"""Captions without a name in the markup, told by the picture beside them or by their credit."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from crawler.items import Block
from crawler.pages.elements import Element
from crawler.pages.walk import Walk

LONGEST = 250
"""Characters in a line beyond which it is no caption."""

SEEN = ("img", "picture", "video", "amp-img")
"""Tags of what a figure shows."""

_CREDIT = re.compile(
    r"(?:^|(?<=[\s(]))(?:photo(?:graph|s)?|picture|image|foto(?:ğraf|s)?|görsel|bild|crédit photo"
    r"|фото|تصوير|صورة|عکس)(?: credit| by)?\s?[:/]\s?[^.!?:]{2,60}$",
    re.IGNORECASE,
)


def has_credit(text: str) -> bool:
    """Tell whether a line ends with the credit of a picture: "Photo: A. Name"."""
    return len(text) <= LONGEST and _CREDIT.search(text) is not None


MOST = 6
"""Blocks in a figure beyond which it is more than a picture."""


def mark_captions(walk: Walk) -> None:
    """Make captions of the lines that share an element with a picture and with nothing else.

    So are the short lines of a ``figure``, which many sites put around the picture's own markup.
    """
    for index in _in_figures(walk):
        walk.blocks[index] = replace(walk.blocks[index], type="caption")
    for picture in walk.tags["img"]:
        beside = _beside(picture, walk)
        if beside is not None:
            walk.blocks[beside] = replace(walk.blocks[beside], type="caption")


def _in_figures(walk: Walk) -> Iterator[int]:
    """Yield the lines that stand in a figure with a picture or a film."""
    figures = [each for each in walk.tags["figure"] if 0 < each.end - each.start <= MOST]
    seen = sorted(each.place for tag in SEEN for each in walk.tags[tag]) if figures else []
    for figure in figures:
        if bisect(seen, figure.place) < bisect(seen, figure.last):
            for index in range(figure.start, figure.end):
                if _may_be_caption(walk.blocks[index]) and _stands_in(figure, walk, index):
                    yield index


def _stands_in(figure: Element, walk: Walk, index: int) -> bool:
    """Tell whether a block stands wholly in a figure, which may begin in the middle of it."""
    return figure.place <= walk.owners[index].place <= figure.last


def _beside(picture: Element, walk: Walk) -> int | None:
    """Return the only block in the element around a picture; null when it is no caption.

    The picture must not stand inside it, as it does in a paragraph, and the element must be one
    of several in a run of text.
    """
    for around in picture.ancestors():
        count = around.end - around.start
        if count > 1 or around.parent is None:
            return None
        if count == 1:
            block, owner = walk.blocks[around.start], walk.owners[around.start]
            more = around.parent.end - around.parent.start > 3
            apart = not owner.place <= picture.place <= owner.last
            return around.start if more and apart and _may_be_caption(block) else None
    return None


def _may_be_caption(block: Block) -> bool:
    """Tell whether a block is short text and no link."""
    return (
        block.type == "paragraph" and len(block.text) <= LONGEST and block.context.link_share < 0.5
    )
