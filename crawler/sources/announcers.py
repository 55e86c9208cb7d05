"""All sources of a site: which of them announced an address, and what it is beside a source."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import islice
from typing import get_type_hints

from crawler.errors import DefinitionError
from crawler.items import Entry, Window
from crawler.sources.source import Copies, Ends, Source


class Announcers:
    """The sources of one site, in the order of its definition.

    Raises DefinitionError for one that was given something else in the place of a text.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        for each in sources:
            _check(each)
        self._sources = sources
        # The first of a name; asked of every page, and to ask a protocol takes a while.
        self._of = {each.name: each for each in reversed(sources)}
        self._copies = {name: each for name, each in self._of.items() if isinstance(each, Copies)}

    def of(self, entry: Entry) -> Source | None:
        """Return the source that announced an address; null for one that a person named."""
        return self._of.get(entry.source)

    def copies(self, entry: Entry) -> Copies | None:
        """Return who keeps the copy that an address is of; null for an address of the site."""
        return self._copies.get(entry.source)

    def ends(self, entry: Entry) -> Ends | None:
        """Return the source of a listing, if it knows errors that are no failures."""
        found = self.of(entry) if entry.kind == "listing" else None
        return found if isinstance(found, Ends) else None

    def largest(self, entry: Entry) -> int | None:
        """Return the bytes that a listing may have; null: those of a page."""
        found = self.of(entry) if entry.kind == "listing" else None
        return getattr(found, "largest", None)

    def is_calendar(self, entry: Entry) -> bool:
        """Tell whether an address follows from a calendar, so that it may not exist."""
        found = self.of(entry)
        return found is not None and found.is_calendar

    @property
    def finite(self) -> frozenset[str]:
        """Names of the sources that announce a finite number of articles, and no space of links."""
        return frozenset(name for name, of in self._of.items() if getattr(of, "is_finite", False))

    @property
    def hosts(self) -> Iterator[str]:
        """The hosts that keep copies of the site."""
        return (host for each in self._sources if isinstance(each, Copies) for host in each.hosts)

    def start(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield what all of them begin with."""
        return (entry for each in self._sources for entry in each.start(window, today))

    def first(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield the first entry of each that begins with any."""
        return (entry for each in self._sources for entry in islice(each.start(window, today), 1))


def _check(source: object) -> None:
    """Raise DefinitionError where *source*, of a file that nobody checks, holds no text as told."""
    if not is_dataclass(source):
        return
    hints = get_type_hints(type(source))
    for each in fields(source):
        value = getattr(source, each.name)
        if hints[each.name] is str and not isinstance(value, str):
            kind = type(source).__name__
            raise DefinitionError(f"{kind} takes one text as {each.name}, not {value!r}")
