"""The hours of a day in which a site wants to be left alone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Self

from crawler.errors import DefinitionError

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A span of every day, told by the clocks of a place, whatever they do in spring and autumn."""

    start: time
    """First moment of it."""
    end: time
    """First moment after it; before *start*: it is on the next day."""
    zone: tzinfo
    """Whose clocks tell."""

    @classmethod
    def of(cls, text: str, zone: tzinfo) -> Self:
        """Return the span that *text* is, ``07:00-22:00``. Raises DefinitionError."""
        match = _SPAN.fullmatch(text.strip())
        start = time(int(match[1]), int(match[2])) if match else time()
        end = time(int(match[3] or 0), int(match[4] or 0)) if match else time()
        if match is None or start == end:
            raise DefinitionError(
                f"quiet={text} are no hours to be left alone in: write them like 07:00-22:00"
            )
        return cls(start, end, zone)

    def until(self, now: datetime) -> datetime | None:
        """Return when the span is over that *now* lies in, UTC; null when it lies in none."""
        local = now.astimezone(self.zone)
        clock = local.time()
        is_same_day = self.start < self.end
        if is_same_day and not self.start <= clock < self.end:
            return None
        if not is_same_day and self.end <= clock < self.start:
            return None
        day = local.date() + timedelta(days=clock >= self.end)
        over = datetime.combine(day, self.end, self.zone)
        if over.astimezone(UTC) <= now:  # an hour that comes twice: it is the second
            over = over.replace(fold=1)
        return over.astimezone(UTC)
