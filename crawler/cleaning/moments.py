"""Moments: the RFC 3339 texts of evidence, compared as far as they tell."""

from datetime import UTC, date, datetime
from typing import NamedTuple


class Moment(NamedTuple):
    """A day, and the time of it where that is known."""

    day: date
    """As written, in the zone that it was written in."""
    time: datetime | None = None
    """With an offset only if one was written; null when only the day is known."""

    @classmethod
    def of(cls, value: str) -> "Moment":
        """Return the moment that *value* writes.

        Raises ValueError if there is no such day or time.
        """
        if len(value) <= 10:
            return cls(date.fromisoformat(value))
        time = datetime.fromisoformat(value)
        return cls(time.date(), time)

    def is_before(self, other: "Moment") -> bool:
        """Tell whether this moment is before *other*; by day, unless both times are of one kind."""
        if self.time is None or other.time is None:
            return self.day < other.day
        if (self.time.tzinfo is None) != (other.time.tzinfo is None):
            return self.day < other.day
        return self.time < other.time

    def instant(self) -> datetime:
        """Return its beginning, in UTC where no offset was written: a day at most beside it."""
        time = self.time or datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        return time if time.tzinfo else time.replace(tzinfo=UTC)
