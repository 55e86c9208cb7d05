"""Times of day beside a date, with their offset where the text names one."""

import re
from collections.abc import Iterable
from datetime import UTC, time, timedelta, timezone
from typing import NamedTuple

from crawler.text.date_words import IDLE, reduced
from crawler.text.months import VOWEL_SIGNS
from crawler.text.normalise import skeleton

_BEFORE_NOON = (
    "a.m.|a. m.|a.m|am|öö|πμ|π.μ|sáng|เช้า|asubuhi|"
    "ص|صباحا|صباحًا|صباحاً|ق.ظ|ق.ظ.|صبح|قبل از ظهر|π.μ.|πμ"
)
_AFTER_NOON = (
    "p.m.|p. m.|p.m|pm|ös|μμ|μ.μ|chiều|tối|jioni|usiku|"
    "م|مساء|مساءً|مساءا|ظهرا|ظهرًا|ظهراً|عصرا|عصرًا|عصراً|ليلا|ليلًا|ليلاً|ب.ظ|"
    "ب.ظ.|عصر|شب|بعدازظهر|بعد از ظهر|μ.μ.|μμ"
)
_HALVES = {
    skeleton(word): half
    for half, words in ((0, _BEFORE_NOON), (12, _AFTER_NOON))
    for word in words.split("|")
}
_HALVES_BEFORE = {
    **dict.fromkeys(("上午", "午前", "오전", "凌晨", "早上", "पूर्वाह्न"), 0),
    **dict.fromkeys(("下午", "午後", "오후", "晚上", "傍晚", "अपराह्न"), 12),
}


_HOURS = {
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9,
    "hst": -10, "brt": -3, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
    "bst": 1, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "wat": 1, "cat": 2, "sast": 2,
    "eat": 3, "irst": 3.5, "gst": 4, "pkt": 5, "npt": 5.75, "ict": 7, "wib": 7, "wita": 8,
    "wit": 9, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Hours ahead of UTC by abbreviation; those of two zones (IST, CST) are left out."""


def _either(words: Iterable[str]) -> str:
    """Return the pattern of any of *words*, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CLOCK = re.compile(
    rf"""
    (?<![\d:.])
    (?:(?P<before>{_either(_HALVES_BEFORE)})\s?)?
    (?P<hour>\d{{1,2}})
    (?:
        (?P<parting>\s?[:h]\s?|\.|\s?[時时點点시]\s?)
        (?P<minute>\d{{2}})(?:\s?[分분]|\s?min(?!\w))?
        (?:[:.](?P<second>\d{{2}})(?:[.,]\d{{1,9}})?|\s?(?P<second_cjk>\d{{1,2}})[秒초])?
      | (?=\s?(?:{_either(_HALVES)})(?!\w))
      | \s?(?:h|uhr|時|时|點|点|시)(?!\w)
    )
    (?!\d)
    (?:\s?(?P<half>{_either(_HALVES)})(?!\w))?
    (?:\s?(?:uhr\s)?\(?
        (?P<zone>z|(?:utc|gmt)(?:\s?[+−-]\d{{1,2}}(?::?\d{{2}})?)?|[+−-]\d{{2}}(?::?\d{{2}})?
            |{_either(_HOURS)})
        (?![\w:])\)?)?
    """,
    re.VERBOSE,
)
_PARTED_BY_DOT_ENDS = re.compile(r"\s*(?:[a-z]{0,4}$|uhr|wib|wita|wit|[|)\]–—-])")
_OFFSET = re.compile(r"(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_GAP = re.compile(r"[\s,;:.|•·/()\[\]@–—_\u200c-]*")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{VOWEL_SIGNS}])*(?:'[^\W\d_]+)*")
_REACH = 40
"""How far before a date its time can begin."""


class Clock(NamedTuple):
    """A time of day and where it stands in a text."""

    time: time
    """Without a zone unless the text names UTC or an offset."""
    precise: bool
    """Whether seconds were given."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends, its zone included."""


def clock_after(flat: str, place: int) -> Clock | None:
    """Return the time that follows *place* in *flat*, a skeleton, over idle words; or None."""
    match = _CLOCK.match(flat, _over_idle(flat, place))
    return _clock(match) if match else None


def clock_before(flat: str, place: int) -> Clock | None:
    """Return the time that ends before *place* in *flat*, a skeleton, over idle words; or None."""
    for match in _CLOCK.finditer(flat, max(0, place - _REACH), place):
        if match["parting"] != "." and not reduced(flat[match.end() : place]):
            return _clock(match)
    return None


def _over_idle(flat: str, place: int) -> int:
    """Return where the idle words and the punctuation that follow *place* end."""
    for _ in range(4):
        gap = _GAP.match(flat, place)
        place = gap.end() if gap else place
        word = _WORD.match(flat, place)
        if word is None or word[0] not in IDLE:
            break
        place = word.end()
    return place


def _clock(match: re.Match[str]) -> Clock | None:
    """Return the time that *match* shows; None when there is no such time of day."""
    dotted = match["parting"] == "." and not match["zone"]
    if dotted and not _PARTED_BY_DOT_ENDS.match(match.string, match.end()):
        return None
    hour = _hour(match)
    seconds = match["second"] or match["second_cjk"]
    try:
        found = time(
            hour, int(match["minute"] or 0), int(seconds or 0), tzinfo=_zone(match["zone"])
        )
    except ValueError:
        return None
    return Clock(found, seconds is not None, match.start(), match.end())


def _hour(match: re.Match[str]) -> int:
    """Return the hour from 0 to 23; an impossible one when the half of the day contradicts it."""
    hour = int(match["hour"])
    half = _HALVES_BEFORE.get(match["before"] or "", _HALVES.get(match["half"] or ""))
    if half is None:
        return hour
    if hour > 12:
        return hour if half else -1
    return hour % 12 + half


def _zone(text: str | None) -> timezone | None:
    """Return the zone that *text* names.

    Raises ValueError if no clock on Earth has this offset.
    """
    if not text:
        return None
    if text in _HOURS:
        return timezone(timedelta(hours=_HOURS[text]))
    offset = _OFFSET.search(text)
    if not offset:
        return UTC
    away = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    if away > timedelta(hours=14) or int(offset["minutes"] or 0) % 15:
        raise ValueError(f"no such offset: {text}")
    return timezone(away if offset["sign"] == "+" else -away)
