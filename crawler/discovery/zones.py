"""The zone that a site's times are of, by what tells of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

Offset = tuple[datetime, timedelta]
"""A local time, and how far it was ahead of UTC."""

COUNTRIES = {
    "az": "AZ", "bg": "BG", "bn": "BD", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "et": "EE",
    "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU", "hy": "AM",
    "id": "ID", "it": "IT", "ja": "JP", "ka": "GE", "ko": "KR", "lt": "LT", "lv": "LV", "mk": "MK",
    "nb": "NO", "nl": "NL", "no": "NO", "pl": "PL", "ro": "RO", "sk": "SK", "sl": "SI", "sq": "AL",
    "sr": "RS", "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "es": "ES",
    "pt": "PT", "en": "GB",
}  # fmt: skip
"""Where a language that names no country is guessed to be spoken; others are at home in many."""


class Zone(NamedTuple):
    """A zone, and how it is known."""

    name: str
    """IANA name."""
    why: str
    """Who says so."""
    is_guess: bool
    """Whether a person should look at it."""


def find_zone(
    named: str | None, offsets: Sequence[Offset], language: str | None, host: str
) -> Zone | None:
    """Return the zone of a site; null when nothing tells of it.

    *named*: as the site itself calls it. *offsets*: of its times, which a zone must have had then;
    which of those zones is guessed by the country of its host or language.
    """
    if named and is_zone(named):
        return Zone(named, "the site says so", is_guess=False)
    local = [each for each in offsets if each[1] % timedelta(minutes=15) == timedelta(0)]
    candidates = list(dict.fromkeys(_of_countries(language, host)))
    fitting = [each for each in candidates if _fits(each, local)]
    seen = len(set(local))
    if local and fitting:
        return Zone(fitting[0], f"it fits the offsets of {seen} times", is_guess=True)
    if local:
        return _by_offsets(local)
    if candidates:
        return Zone(candidates[0], "told by its address or language alone", is_guess=True)
    return None


def is_zone(name: str) -> bool:
    """Tell whether *name* is that of a zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _by_offsets(offsets: Sequence[Offset]) -> Zone | None:
    """Return a zone that had all these offsets, when no country tells which."""
    found = {offset for _, offset in offsets}
    if found == {timedelta(0)}:
        return Zone("UTC", "its times are told in UTC: maybe not the site's own", is_guess=True)
    (first, *more) = sorted(found)
    if not more and first % timedelta(hours=1) == timedelta(0):
        hours = first // timedelta(hours=1)
        name = f"Etc/GMT{-hours:+d}"  # the sign is POSIX's: west of Greenwich is positive
        return Zone(name, "all its times are", is_guess=True) if is_zone(name) else None
    fitting = sorted(each for each in available_timezones() if "/" in each and _fits(each, offsets))
    return Zone(fitting[0], "one of several with these offsets", is_guess=True) if fitting else None


def _fits(name: str, offsets: Iterable[Offset]) -> bool:
    zone = ZoneInfo(name)
    return all(zone.utcoffset(local.replace(tzinfo=None)) == offset for local, offset in offsets)


def _of_countries(language: str | None, host: str) -> Iterator[str]:
    """Yield the zones of the countries that the host's end and the language name."""
    zones = _zones()
    end = (urlsplit(f"//{host}").hostname or "").rpartition(".")[2].upper()
    yield from zones.get({"UK": "GB"}.get(end, end), ())
    parts = (language or "").split("-")
    if len(parts) > 1:
        yield from zones.get(parts[-1].upper(), ())
    elif parts[0] in COUNTRIES:
        yield from zones.get(COUNTRIES[parts[0]], ())


@cache
def _zones() -> dict[str, list[str]]:
    """Return the zones of each country, the greatest place first (tz database, zone.tab)."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and len(fields) > 2:
            found.setdefault(fields[0], []).append(fields[2])
    return found
