"""Days in a row: what an archive covers, or when an article may have been published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Self

from crawler.items import Window

Unit = Literal["day", "month", "year"]
"""What an archive's listing is of."""


@dataclass(frozen=True, slots=True)
class Span:
    """One day or several in a row."""

    first: date
    """First day."""
    last: date
    """Last day."""

    @classmethod
    def of(cls, unit: Unit, day: date) -> Self:
        """Return the day, month or year that *day* is in."""
        if unit == "day":
            return cls(day, day)
        if unit == "month":
            return cls.of_month(day)
        return cls(day.replace(month=1, day=1), day.replace(month=12, day=31))

    @classmethod
    def of_month(cls, day: date) -> Self:
        """Return the month that *day* is in."""
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return cls(day.replace(day=1), following - timedelta(days=1))

    @property
    def day(self) -> date | None:
        """The day; null when there are several."""
        return self.first if self.first == self.last else None

    def meets(self, window: Window) -> bool:
        """Tell whether any of the days lies in *window*."""
        return (window.since is None or window.since <= self.last) and (
            window.until is None or self.first <= window.until
        )


def are_older(spans: Sequence[Span], since: date | None) -> bool:
    """Tell whether there are any spans, and all lie before *since*."""
    return since is not None and bool(spans) and all(span.last < since for span in spans)
