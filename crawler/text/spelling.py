"""What a name was meant to be that nobody knows."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

SLIPS = 2
"""Letters that a slip of the hand makes more, fewer or others: two that changed places are two."""

SHORTEST = 6
"""Letters of a name in which two slips are far from another word."""


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the *known* name that *name* is a slip of, in any case; null when it is none."""
    by_case = {each.upper(): each for each in known}
    for close in get_close_matches(name.upper(), by_case, n=3, cutoff=0.8):
        slips = _slips(name.upper(), close)
        if slips <= (SLIPS if len(close) >= SHORTEST else 1):
            return by_case[close]
    return None


def _slips(one: str, other: str) -> int:
    """Return by how many letters two texts differ, or a few more."""
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(
        max(end - start, last - first)
        for what, start, end, first, last in changes
        if what != "equal"
    )
