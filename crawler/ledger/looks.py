"""When a page that was read is looked at again, and when one that failed is tried again."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

BACK_OFF = (1.0, 4.0)
"""Seconds from a failure that may pass to the next try, by the number of failures so far.

Together they delay what else is due at a host by less than ten seconds.
"""


def stamp(moment: datetime) -> str:
    """Return *moment* as the ledger writes times: RFC 3339 in UTC, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def next_try(now: datetime, failures: int) -> datetime:
    """Return when to try again after so many *failures* in a row, from 1."""
    return now + timedelta(seconds=BACK_OFF[min(failures, len(BACK_OFF)) - 1])


def changed(told: str | None, now: datetime) -> str | None:
    """Return by when a page had changed that says it did when *told*, as :func:`stamp` writes it.

    Of a day alone that is its end, or *now*. Null for what is none, and for what lies ahead: it is
    no time of a change.

    *told*: RFC 3339, or a day alone; a time without an offset is one in UTC.
    """
    try:
        moment = _moment(told) if told else None
    except ValueError:
        return None
    if told is None or moment is None or moment > now:
        return None
    return stamp(min(moment + timedelta(days=1), now) if len(told) <= 10 else moment)


@dataclass(frozen=True, slots=True)
class Looks:
    """How long, and how often, a page is looked at again: ever more seldom.

    Each look comes when the article is twice as old as at the look before.
    """

    first: timedelta = timedelta(hours=6)
    """Age at which an article is looked at for the second time."""
    last: timedelta = timedelta(days=30)
    """Age after which it is not looked at again; zero: never."""

    def article(self, published: str | None, now: datetime) -> datetime | None:
        """Return when to look at an article again; null: not again, or its age is not known.

        *published*: RFC 3339, or a day alone, which begins at midnight UTC.
        """
        if published is None:
            return None
        age = now - _moment(published)
        wait = max(self.first - age, age)
        return now + wait if age + wait <= self.last else None

    def listing(self, day: date | None, now: datetime) -> datetime:
        """Return when to look again at what a *day* lists: in every crawl until that day is over.

        Then when half as much time again has passed as lies between that day and *now*. A listing
        of no one day is always worth a look.
        """
        if day is None:
            return now
        age = now - (_moment(day.isoformat()) + timedelta(days=1))
        return now + max(age, timedelta()) / 2


def _moment(told: str) -> datetime:
    moment = datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
