"""What is asked for by a run that fills gaps: some days of an archive, and nothing else."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from crawler.items import Entry, Window
from crawler.sources.source import Source


class Filling:
    """The days that are to be filled.

    *days*: null among them stands for what has no day; a listing without one leads to any day, so
    that then all that is new is wanted. *unlisted*: those of which no listing is known, so that one
    has to be found; *window*: the days that a crawl is for.
    """

    def __init__(
        self, days: Collection[date | None], unlisted: Collection[date], window: Window
    ) -> None:
        self._days = sorted(day for day in days if day is not None)
        self._is_whole = None in days
        self._unlisted = sorted(unlisted)
        whole = self._is_whole or not self._days
        self.window = window if whole else Window(self._days[0], self._days[-1])
        """The days that listings are read for."""

    def start(self, sources: Iterable[Source], today: date) -> Iterator[Entry]:
        """Yield what *sources* start with for these days.

        A source that knows no calendar starts with all that it has: only where it has to.
        """
        for source in sources:
            if source.is_calendar:
                for day in self._days:
                    yield from source.start(Window(day, day), today)
            elif self._unlisted:
                yield from source.start(Window(self._unlisted[0], self._unlisted[-1]), today)

    def wants(self, entry: Entry) -> bool:
        """Tell whether an announced address is to be read now."""
        return self._is_whole or entry.day is None or entry.day in self._days
