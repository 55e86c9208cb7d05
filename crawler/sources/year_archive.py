"""Year archives: one listing for each year."""

from dataclasses import dataclass
from typing import ClassVar

from crawler.sources.calendar_archive import CalendarArchive
from crawler.sources.spans import Unit


@dataclass(frozen=True, slots=True)
class YearArchive(CalendarArchive):
    """The archive of a site that lists its articles by year, newest first.

    An article has a day where its address or the listing tells it.
    """

    name: str = "year archive"
    """Name that its entries carry."""
    unit: ClassVar[Unit] = "year"
