"""Pages that a crawl lost at a limit, for people: why, and what would take them."""

from collections.abc import Iterator, Mapping

from crawler.answers import larger_than
from crawler.text.lasting import is_lasting, remedy

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
        when = "lost each time" if is_lasting(reason) else "lost, and tried again"
        yield f"{when}: {count:,} {'page' if count == 1 else 'pages'} ({reason}){told}"
    if any(map(is_lasting, lost)):
        yield "those lost each time are left out by exclude (-a exclude=…), or by 'backfile forget'"
