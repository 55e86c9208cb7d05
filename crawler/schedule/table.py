"""A table of a TOML file, whose values are asked for by type."""

import re
import reprlib
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.errors import DefinitionError

MOST = 1_000_000_000
"""Largest number that is taken."""

LONGEST = timedelta(days=366)
"""Longest interval."""

_INTERVAL = re.compile(r"([1-9][0-9]{0,5})([mhd])")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Table:
    """What stands in one table; every error names *place* and the key.

    Raises DefinitionError for a key that is not *known*. A key that is missing is null.
    """

    def __init__(self, values: Mapping[str, Any], place: str, known: Collection[str]) -> None:
        self._values = values
        self._place = place
        for key in values:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
                raise self.wrong(f"unknown key {shown(key)}: {hint}")

    def wrong(self, text: str) -> DefinitionError:
        """Return the error that says *text* of this table."""
        return DefinitionError(f"{self._place}: {text}")

    def _no(self, key: str, what: str) -> DefinitionError:
        return self.wrong(f"{key} = {shown(self._values[key])} is no {what}")

    def text(self, key: str) -> str | None:
        """Return a text of one line, not empty."""
        value = self._values.get(key)
        if value is not None and not (isinstance(value, str) and _is_line(value)):
            raise self._no(key, "text of one line")
        return value

    def number(self, key: str, most: int = MOST) -> int | None:
        """Return a whole number from 1 to *most*."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise self._no(key, f"number from 1 to {most}")
        return value

    def day(self, key: str) -> str | None:
        """Return a day, a date of TOML or a text, as YYYY-MM-DD; whether it is one is not told."""
        value = self._values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        return self.text(key)

    def interval(self, key: str) -> timedelta | None:
        """Return an interval such as ``30m``, ``6h`` or ``1d``."""
        value = self.text(key)
        if value is None:
            return None
        match = _INTERVAL.fullmatch(value)
        if match is None:
            raise self._no(key, "interval: write a number and m, h or d, like 6h")
        interval = timedelta(**{_UNITS[match[2]]: int(match[1])})
        if interval > LONGEST:
            raise self._no(key, f"interval of {LONGEST.days} days at most")
        return interval

    def clock(self, key: str) -> time | None:
        """Return a time of day, a local time of TOML or a text such as ``03:00``."""
        value = self._values.get(key)
        if value is None or isinstance(value, time):
            return value
        match = _CLOCK.fullmatch(self.text(key) or "") if isinstance(value, str) else None
        if match is None:
            raise self._no(key, 'time of day: write it like "03:00"')
        return time(int(match[1]), int(match[2]))

    def zone(self, key: str) -> ZoneInfo:
        """Return the zone with an IANA name; UTC when there is none."""
        try:
            return ZoneInfo(self.text(key) or "UTC")
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise self._no(key, "zone: write one like Europe/Istanbul") from error

    def texts(self, key: str) -> dict[str, str]:
        """Return a table of texts, numbers and truth values, all as a command line takes them."""
        values = self._values.get(key, {})
        if not isinstance(values, dict):
            raise self._no(key, f'table: write {key} = {{ name = "value" }}')
        for name, value in values.items():
            plain = isinstance(value, str | int | float) and _is_line(str(value))
            if not plain or not name.isidentifier():
                raise self.wrong(
                    f"{key}.{name} = {shown(value)} is no text or number"
                    if name.isidentifier()
                    else f"{key}: {shown(name)} is no name"
                )
        return {name: str(value) for name, value in values.items()}

    def tables(self, key: str) -> list[dict[str, Any]]:
        """Return the tables of an array, at least one."""
        values = self._values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
            raise self.wrong(f"{key} is no list of tables: write [[{key}]]")
        if not values:
            raise self.wrong(f"it plans nothing: write [[{key}]]")
        return values


def shown(value: object) -> str:
    """Return *value* for a message, on one line and not too long."""
    if isinstance(value, date | time):
        return value.isoformat()
    return reprlib.repr(value)


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable()
