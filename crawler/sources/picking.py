"""Which pages of a file of records may be articles, and which are listings, by their addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crawler.items import Entry, Window
from crawler.sources.periods import read_period
from crawler.sources.shapes import is_home, is_numbered, is_other, is_section, is_standing
from crawler.sources.source import Source
from crawler.text.addresses import day_in, key
from crawler.text.numbering import page_of


def picked(url: str, sources: Sequence[Source]) -> Entry | None:
    """Return how a page at *url* is asked for; null for one that is neither article nor listing.

    A listing is what the *sources* of its site begin with, then what looks like one.
    """
    first = page_of(url).first
    for source in sources:
        for entry in _starts(source, first):
            if key(entry.url) == key(first):
                return replace(entry, url=url)
    if is_other(url) or is_standing(url):
        return None
    if not is_numbered(url) and (is_home(first) or is_section(first) or read_period(first)):
        name = sources[0].name if sources else ""
        named = day_in(url)
        return Entry(url, "listing", name, named[0] if named and named[1] else None)
    return Entry(url, source="replay")


def _starts(source: Source, url: str) -> Iterator[Entry]:
    """Yield what *source* begins with; of a calendar the day or month that *url* names."""
    if not source.is_calendar:
        return source.start(Window(), date.max)
    named = day_in(url)
    return source.start(Window(named[0], named[0]), named[0]) if named else iter(())
