"""Pages that a crawl lost and would lose again, for people: why, and what would take them."""

from collections.abc import Iterator, Mapping

from crawler.answers import larger_than
from crawler.text.lasting import remedy

MOST = 5
"""Reasons that are named, the commonest first."""


def lost_lines(lost: Mapping[str, int], largest: int) -> Iterator[str]:
    """Yield a line for each reason, of how many pages were *lost* for it, and what to do.

    *largest*: bytes that a page may have; what is lost at another limit, as a sitemap is, has no
    setting.
    """
    commonest = sorted(lost.items(), key=lambda each: (-each[1], each[0]))
    for reason, count in commonest[:MOST]:
        is_other = reason.startswith("larger") and not reason.startswith(larger_than(largest))
        option = None if is_other else remedy(reason)
        told = f": {option} would take {'it' if count == 1 else 'them'}" if option else ""
        yield f"lost each time: {count:,} {'page' if count == 1 else 'pages'} ({reason}){told}"
    if lost:
        yield "such pages are left out by exclude (-a exclude=…), or by 'backfile forget'"
