"""Times as the record has them, in the forms that other tools know."""

from datetime import UTC, date, datetime


def clock(moment: str | None) -> str | None:
    """Return a record's time as ``YYYY-MM-DD HH:MM:SS``, what its own clock showed, no offset.

    A date alone gets ``00:00:00``, as news-please writes it; what is no time is returned as it is.
    """
    if moment is None:
        return None
    try:
        # Without the fraction and the offset.
        return datetime.fromisoformat(moment[:19]).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return moment


def day(moment: str | None) -> str | None:
    """Return the day of a record's time, ``YYYY-MM-DD`` in its own zone; null when it has none."""
    try:
        return date.fromisoformat((moment or "")[:10]).isoformat()
    except ValueError:
        return None


def instant(moment: str | None) -> str | None:
    """Return a record's time in UTC, RFC 3339; null when it has no time of day or no offset."""
    try:
        known = datetime.fromisoformat(moment or "")
        return None if known.tzinfo is None else known.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None
