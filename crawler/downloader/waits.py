"""How long a server asks to be left alone: ``Retry-After`` (RFC 9110, section 10.2.3)."""

import re
from collections.abc import Iterable
from datetime import UTC
from email.utils import parsedate_to_datetime

LONGEST = 3600.0
"""Seconds that a server is obeyed for; one that asks for more is asked again after these."""

_SECONDS = re.compile(r"([+-]?)([0-9]+)(\.[0-9]*)?", re.ASCII)

# The three formats of a date on the web: IMF-fixdate, that of RFC 850, and asctime's.
_DATES = re.compile(
    r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})"
    r"|[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT"
    r"|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}",
    re.ASCII,
)


def retry_after(told: Iterable[str], date: str | None, now: float) -> float | None:
    """Return the seconds to wait, 0 to :data:`LONGEST`; null when nothing of use is *told*.

    *told*: the values of all ``Retry-After``, of which the longest counts; *date*: the server's
    own ``Date``, by which it means its times; without one they are by our clock, *now*, in seconds
    of the Unix epoch.
    """
    by = _moment(date or "")
    waits = [_wait(each.strip(), now if by is None else by) for each in told]
    known = [each for each in waits if each is not None]
    return min(max(*known, 0.0), LONGEST) if known else None


def _wait(told: str, now: float) -> float | None:
    if match := _SECONDS.fullmatch(told):
        if match[1] == "-":
            return 0.0
        return float(match[0]) if len(match[2]) < 16 else LONGEST
    moment = _moment(told)
    return None if moment is None else moment - now


def _moment(told: str) -> float | None:
    """Return the time that a date of HTTP means, in seconds of the epoch; null when it is none."""
    if not _DATES.fullmatch(told):
        return None
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.timestamp()
