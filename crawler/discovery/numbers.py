"""The numbered pages of a listing: their addresses, and which is the last."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from crawler.sources.links import Link
from crawler.text.numbering import number_shown, page_of

FURTHEST = 1 << 20
"""A number that no listing has."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The addresses of a listing's pages, as one of them shows."""

    before: str
    after: str

    @classmethod
    def of(cls, url: str, number: int | None = None) -> "Numbered | None":
        """Return the addresses of a listing's pages, of which *url* is a later one's.

        *number*: which; without it what its address says. Null where it does not stand in it.
        """
        number = page_of(url).number if number is None else number
        whole = re.compile(rf"(?<!\d){number}(?!\d)")
        path = len(url) - len(url.partition("://")[2].partition("/")[2])
        found = list(whole.finditer(url, path)) if number > 1 else []
        if not found:
            return None
        start, end = found[-1].span()
        return cls(url[:start], url[end:])

    def page(self, number: int) -> str:
        """Return the address of a page, from 1."""
        return f"{self.before}{number}{self.after}"


def number_of(link: Link) -> int:
    """Return the number of the later page that *link* leads to: the second where nothing tells."""
    number = page_of(link.url).number
    if number < 2:
        number = number_shown(link.text) or 0
    return max(number, 2)


async def last_number(
    exists: Callable[[int], Awaitable[bool | None]], known: int, expected: int
) -> tuple[int, bool]:
    """Return the number of the last page, and whether it is sure.

    One page is *known* to exist. *exists* tells of a number whether there is such a page; null
    when no more may be asked. The *expected* last one is asked for first, and the one after it.
    Else steps double until there is none, then halve: some two for each power of two.
    """
    missing, step = FURTHEST, 1
    ahead = expected
    while missing - known > 1:
        at = ahead if known < ahead < missing else _between(known, missing, step)
        found = await exists(at)
        if found is None:
            return known, False
        if found:
            step = 1 if at == expected else max(step * 2, expected if at == expected + 1 else 0)
            known = at
        else:
            missing = at
        ahead = known
    return known, True


def _between(known: int, missing: int, step: int) -> int:
    """Return the number to ask for next: a step further, or the middle."""
    return known + step if missing == FURTHEST else (known + missing) // 2
