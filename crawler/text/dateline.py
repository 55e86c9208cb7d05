"""Date lines: place, day and agency at the start of a report, "DAMASCUS, 20 July (Agency) –"."""

import re

_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}})?)"
_DAY = r"(?P<day>,?\s(?:\d{1,2}\.?\s[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s\d{1,2})(?:,?\s\d{4})?)?"
_AGENCY = r"(?P<agency>,?\s?[(\[][^()\[\]\d]{2,40}[)\]])?"
_LINE = re.compile(rf"\s*{_PLACE}{_DAY}{_AGENCY}\s?(?P<dash>[–—]|--?(?=\s)|:(?=\s))\s*(?=\S)")
_NO_PLACE = frozenset(
    {
        "BREAKING",
        "LIVE",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "WATCH",
        "VIDEO",
        "OPINION",
        "ANALYSIS",
        "COMMENT",
        "EDITORIAL",
        "REVIEW",
        "EXPLAINER",
        "INTERVIEW",
        "PHOTOS",
        "PODCAST",
        "ADVERTISEMENT",
        "CORRECTION",
        "NOTE",
        "SPOILER",
        "URGENT",
    }
)
MOST_WORDS = 3
"""Words in the name of an agency."""

_LONGEST = 90
"""Characters before the dash, at most."""


def find_dateline(text: str) -> str | None:
    """Return the date line that a paragraph begins with, without its dash; null when none does.

    A place in capitals before a dash is one, and so is any place with an agency in parentheses
    behind it. A colon ends only one that names its agency.
    """
    found = _LINE.match(text[: _LONGEST + 10])
    if found is None or found.start("dash") > _LONGEST or len(text) - found.end() < 20:
        return None
    place, agency = found["place"], found["agency"]
    if not agency and (found["dash"] == ":" or not _in_capitals(place)):
        return None
    if agency and len(agency.split()) > MOST_WORDS:
        return None
    if not place[0].isupper() and place[0].lower() != place[0].upper():
        return None
    return text[: found.start("dash")].strip()


def _in_capitals(place: str) -> bool:
    """Tell whether a place is written in capitals, as agencies do; some words are no places."""
    name = place.partition(",")[0]
    return len(name) > 2 and name.isupper() and name.split()[0] not in _NO_PLACE
