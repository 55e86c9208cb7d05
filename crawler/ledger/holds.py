"""Hosts that asked to be left alone: no process asks them earlier, whoever was told."""

import sqlite3
from datetime import datetime, timedelta

from crawler.ledger.looks import stamp

LONGEST = timedelta(hours=1)
"""How long a host is left alone at most: one for longer was noted before the clock was set."""

_HOLD = """
    INSERT INTO holds (host, until) VALUES (?, ?)
    ON CONFLICT (host) DO UPDATE SET until = max(until, excluded.until)
"""


def hold(connection: sqlite3.Connection, host: str, seconds: float, now: datetime) -> None:
    """Note that *host* may not be asked within the next *seconds*; and forget what is over."""
    connection.execute("DELETE FROM holds WHERE until <= ?", (stamp(now),))
    # The ledger's times are whole seconds: it must not be too early.
    connection.execute(_HOLD, (host, stamp(now + timedelta(seconds=seconds + 1))))


def held(connection: sqlite3.Connection, now: datetime) -> dict[str, float]:
    """Return the hosts that may not be asked yet, and for how many seconds."""
    rows = connection.execute("SELECT host, until FROM holds WHERE until > ?", (stamp(now),))
    return {
        row["host"]: min(datetime.fromisoformat(row["until"]) - now, LONGEST).total_seconds()
        for row in rows
    }


def until(connection: sqlite3.Connection, now: datetime) -> dict[str, str]:
    """Return the hosts that may not be asked yet, and until when, RFC 3339 in UTC."""
    return {
        host: stamp(now + timedelta(seconds=left)) for host, left in held(connection, now).items()
    }
