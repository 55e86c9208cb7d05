"""The times that sitemaps and feeds announce, and the days that these may stand for."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from crawler.items import Entry, Window
from crawler.sources.hints import in_address
from crawler.sources.spans import Span
from crawler.text.dates import read_date

_in_address = lru_cache(maxsize=8)(in_address)  # of each address several ask, one after another


def read_moment(text: str | None) -> str | None:
    """Return a time as RFC 3339, with the offset that it came with; a day without a time alone.

    Null for what is none, a month or a year among them: nobody can say which of its days is meant.
    """
    found = read_date(text.strip()) if text else None
    if found is None or found.precision == "month":
        return None
    return found.value.isoformat()


def span_of(moment: str | None) -> Span | None:
    """Return the days that a :func:`read_moment` may be of in the site's own zone.

    That is one, but for a time in UTC: feeds and sitemaps give it in place of the site's own, so
    that the site's day may be the one before or after.
    """
    if moment is None:
        return None
    told = datetime.fromisoformat(moment)
    slack = timedelta(days=1 if told.utcoffset() == timedelta(0) else 0)
    return Span(told.date() - slack, told.date() + slack)


def hint_of(url: str, published: str | None) -> Span | None:
    """Return the days of an article: as its address names them, else as it was *published*.

    Sites write addresses in their own zone, so that these tell the day better.
    """
    told, announced = _in_address(url), span_of(published)
    if told is None or told.day is not None:
        return told or announced
    is_within = announced is not None and told.first <= announced.first <= told.last
    return announced if is_within else told


def may_be_of(window: Window, url: str, published: str | None, modified: str | None) -> bool:
    """Tell whether an article can be of *window*, by its address and by what was announced of it.

    Where neither tells its day, what was last changed before the window was published before it; of
    its end a change says nothing. What was written ahead of its day was changed before that.
    """
    hint, changed = hint_of(url, published), span_of(modified)
    if hint is not None and not hint.meets(window):
        return False
    if published is not None or (hint is not None and hint.day is not None):
        return True
    return changed is None or window.since is None or changed.last >= window.since


def day_of(moment: str | None, zone: tzinfo | None) -> date | None:
    """Return the day of a :func:`read_moment` in *zone*, the site's; null where it is not sure.

    Without a zone it is sure of what has no time, and of what has an offset of its own.
    """
    if moment is None:
        return None
    told = datetime.fromisoformat(moment)
    if zone is not None and told.tzinfo is not None:
        return told.astimezone(zone).date()
    if told.tzinfo is None and told.time() != time():  # whose zone nobody tells
        return told.date() if zone is not None else None
    found = span_of(moment)
    return found.day if found else None


def sure_day(url: str, published: str | None, zone: tzinfo | None = None) -> date | None:
    """Return the day of an article where it is sure, else null; *zone*: the site's, if known.

    The day that its address names; else that of its publication, unless the month in its address
    is another.
    """
    told, day = _in_address(url), day_of(published, zone)
    if told is None or day is None:
        return told.day if told else day
    return told.day or (day if told.first <= day <= told.last else None)


def dated(entry: Entry, zone: tzinfo | None) -> Entry:
    """Return an article's *entry* with its day, if that is known in *zone*, the site's."""
    if entry.kind != "article" or entry.day is not None or entry.published is None:
        return entry
    return replace(entry, day=sure_day(entry.url, entry.published, zone))
