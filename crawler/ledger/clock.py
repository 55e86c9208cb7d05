"""The time that a run goes by: clocks are set, also in the midst of a crawl."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def steady() -> Callable[[], datetime]:
    """Return a clock, UTC, that goes on from now whatever becomes of the computer's.

    By that one, set back by an hour, a page that failed would be tried again in an hour.
    """
    begun, since = datetime.now(UTC), time.monotonic()
    return lambda: begun + timedelta(seconds=time.monotonic() - since)
