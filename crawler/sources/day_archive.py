"""Day archives: one listing for each day."""

from dataclasses import dataclass
from typing import ClassVar

from crawler.sources.calendar_archive import CalendarArchive
from crawler.sources.spans import Unit


@dataclass(frozen=True, slots=True)
class DayArchive(CalendarArchive):
    """The archive of a site that lists its articles by day."""

    name: str = "day archive"
    """Name that its entries carry."""
    unit: ClassVar[Unit] = "day"
