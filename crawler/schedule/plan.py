"""A plan: one crawl that is run again and again; when it is due and for which days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crawler.items import Window
from crawler.schedule.quiet import Quiet
from crawler.schedule.round import COMPLETE, STOPPED, Round

DAY = timedelta(days=1)

RETRY = timedelta(minutes=10)
"""Shortest wait after a run that failed; it doubles from there to the plan's interval."""

GO_ON = timedelta(hours=1)
"""Longest wait after a run that reached a limit: there is more, and it may be a trap."""

EARLY = timedelta(minutes=1)
"""How long before its time a plan is run, a tenth of its interval at most: who calls every ten
minutes, to the second or not, runs what is due every ten minutes each time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One ``[[crawl]]`` of a schedule."""

    name: str
    """What its state is kept under."""
    site: str
    """Name of the site's definition, or ``archive``."""
    every: timedelta
    """Time from the start of one round to the next; whole days when *at* is given."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """Arguments of the site, without since and until."""
    days: int | None = None
    """How many last days it is for, today included; null: those of *fixed*."""
    fixed: Window = Window()  # noqa: RUF009 - frozen
    """The days that it is always for, where *days* is null."""
    at: time | None = None
    """Time of day in *zone* to start at; null: any."""
    zone: ZoneInfo = ZoneInfo("UTC")  # noqa: RUF009 - immutable
    """Zone of *at*, and the one that tells which day is today."""
    limit: int | None = None
    """Articles that a run stops after; null: no limit."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Settings of its crawls."""
    quiet: Quiet | None = None
    """Hours in which its site is left alone; null: none."""

    def is_due(self, last: Round | None, now: datetime) -> bool:
        """Tell whether it is to be started at *now*, after its *last* round or none."""
        if self.quiet is not None and self.quiet.until(now) is not None:
            return False
        early = timedelta() if self.at else min(EARLY, self.every / 10)
        return self.next_start(last, now) - early <= now

    def next_start(self, last: Round | None, now: datetime) -> datetime:
        """Return when it is due, UTC; *now* for one that waits for nothing.

        However many of its times have passed, it is due once; and when its site may be asked.
        """
        start = self._start(last, now)
        until = self.quiet.until(max(start, now)) if self.quiet is not None else None
        return until or start

    def rests(self, last: Round | None, now: datetime) -> bool:
        """Tell whether it is due when it is since its site is left alone before."""
        return self.next_start(last, now) != self._start(last, now)

    def _start(self, last: Round | None, now: datetime) -> datetime:
        if last is None or last.ended_at is None or not last.began_by(now):
            return now
        if last.code == COMPLETE:
            return self._following(last.started_at)
        # As long as it has failed in this round: 10, 20, 40 minutes, …
        failing = last.ended_at - last.started_at
        longest = min(self.every, GO_ON) if last.code == STOPPED else self.every
        again = last.ended_at + min(max(failing, RETRY), longest)
        return min(again, self._following(last.ended_at)) if self.at else again

    def _following(self, moment: datetime) -> datetime:
        """Return the plan's first time after one that was used at *moment*."""
        if self.at is None:
            return moment + self.every
        local = moment.astimezone(self.zone)
        days = self.every.days - (local.time() < self.at)
        day = local.date() + timedelta(days=days)
        return datetime.combine(day, self.at, self.zone).astimezone(UTC)

    def window(self, last: Round | None, now: datetime) -> Window:
        """Return the days of a crawl that starts at *now*.

        The last days reach back to the first that no complete run covered, however long ago.
        """
        if self.days is None:
            return self.fixed
        since = now.astimezone(self.zone).date() - (self.days - 1) * DAY
        if last is not None and last.covered is not None:
            since = min(since, last.covered + DAY)
        return Window(since, None)

    def begun(self, last: Round | None, now: datetime) -> Round:
        """Return the round that a start at *now* belongs to: a new one after a complete one."""
        since = self.window(last, now).since
        covered = since - DAY if self.days and since else None
        if last is not None:
            covered = (last.covered or covered) if self.days else None
            if last.code != COMPLETE and last.began_by(now):
                return Round(last.started_at, covered=covered)
        return Round(now, covered=covered)
