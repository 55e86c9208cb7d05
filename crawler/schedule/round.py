"""What became of a plan's last round: all its starts until a run of it ended complete."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

COMPLETE = 0
"""Code of a run that left nothing."""
STOPPED = 11
"""Code of a run that was stopped by a signal or at its limit."""

LAST_ZONE = timedelta(hours=12)
"""How far behind UTC the last place on Earth is: what is over there is over everywhere."""


@dataclass(frozen=True, slots=True)
class Round:
    """A plan's last round.

    A run that was stopped or failed is continued by the next in the same round, which has read a
    part of the listings already: how current a round is, is told by its first start.
    """

    started_at: datetime
    """Its first start, UTC."""
    ended_at: datetime | None = None
    """When its last run ended, UTC; null while it runs, and for ever when a signal ended it."""
    code: int | None = None
    """Exit code of its last run; null while it runs, and for ever when ``due`` was killed."""
    covered: date | None = None
    """Last day that complete runs covered, none left out before it; null: days are not counted."""

    def began_by(self, now: datetime) -> bool:
        """Tell whether it lies before *now*; one after it was noted before the clock was set."""
        return max(self.started_at, self.ended_at or self.started_at) <= now

    def ended(self, now: datetime, code: int) -> Self:
        """Return the round after a run of it that ended with *code*.

        A complete one covered every day that was over, anywhere on Earth, when the round began.
        """
        covered = self.covered
        if code == COMPLETE and covered is not None:
            covered = (self.started_at - LAST_ZONE).date() - timedelta(days=1)
        return replace(self, ended_at=now, code=code, covered=covered)

    def stopped(self) -> Self:
        """Return the round after a run of it that a signal ended: it waits for nothing."""
        return replace(self, code=STOPPED)
