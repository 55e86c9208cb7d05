"""The kicker and the standfirst: the lines over and under the headline."""

import re

from crawler.pages.pieces import EDGES, KICKER
from crawler.pages.places import Place
from crawler.pages.titles import letters

STANDFIRST = re.compile(
    r"^\.\S*(?:standfirst|stand-first|subtitle|sub-title|subhead|sub-head|subline|deck|\bdek\b|intro"
    r"|lead|lede|teaser|excerpt|summary|vorspann|chapo|chapeau|sumario|bajada|entradilla|abstract"
    r"|ingress|manchet|occhiello|sommario|spot|description|standfirst)",
    re.IGNORECASE,
)
"""Classes of standfirsts, in the words of several languages' newsrooms."""

LONGEST_KICKER = 80
"""Characters of a kicker."""

LONGEST = 700
"""Characters of a standfirst."""

CLIPPED = " .…"
"""What a clipped text ends with."""


def find_kicker(place: Place) -> str | None:
    """Return the line right above the headline, if its markup names it a kicker."""
    if not place.headline:
        return None
    block = place.blocks[place.headline - 1]
    if len(block.text) > LONGEST_KICKER or not any(map(KICKER.match, block.context.marks)):
        return None
    return block.text.strip(EDGES) or None


def find_standfirst(place: Place, told: str) -> str | None:
    """Return the line under the headline that agrees with *told*, the metadata's description.

    Metadata is often clipped, so the line may go on where it ends. The text's own first paragraph
    is no standfirst, unless its markup says so.
    """
    key = letters(told.rstrip(CLIPPED))
    if len(key) < 20:
        return None
    for block in place.blocks[place.head + 1 : place.first + 2]:
        if len(told) - 4 <= len(block.text) <= LONGEST and letters(block.text).startswith(key):
            above = block.index < place.first
            if above or any(map(STANDFIRST.match, block.context.marks - place.shared)):
                return block.text
    return None
