"""The pieces that a heading is made of: a kicker and the headline itself."""

import re

from crawler.items import Block
from crawler.pages.walk import Walk

KICKER = re.compile(
    r"^\.\S*(?:kicker|over-?line|over-?title|dachzeile|top-?line|eyebrow|spitzmarke|roof-?line"
    r"|pre-?title|pre-?head|super-?title|sur-?titre|ante-?titulo|cintillo|chapeu|volanta"
    r"|occhiello|vinjett|vignette|badge)",
    re.IGNORECASE,
)
"""Classes of kickers, in the words of several languages' newsrooms."""

EDGES = " \t:|•·/–—-"
"""What parts a kicker from the headline."""

MOST = 24
"""Elements of a heading that are looked at."""


def pieces_of(walk: Walk, heading: Block) -> dict[str, bool]:
    """Return the texts of the elements inside a heading, with whether each is a kicker's."""
    if not walk.owners:
        return {}
    owner = walk.owners[heading.index]
    inside = walk.elements[owner.place + 1 : min(owner.last, owner.place + MOST) + 1]
    return {
        text: any(KICKER.match(mark) for mark in element.tokens)
        for element in inside
        if (text := element.text())
    }
