r"""How near a reading comes to the truth of its page.

Word F1 is the one of bags of words, as most comparisons of extractors have it: both texts are
multisets of their ``\w+`` tokens, lower-cased; precision and recall are the share of the overlap
in the reading and in the truth; F1 is their harmonic mean, per page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from benchmarks.sets import Truth

_QUOTES = re.compile("[“”„‟«»″]")
_APOSTROPHES = re.compile("[‘’‚‛′`´]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system made of a page."""

    text: str = ""
    """The body."""
    title: str | None = None
    """Null when none was found."""
    published: str | None = None
    """ISO date, or date and time, as the system gives it; null when none was found."""
    authors: tuple[str, ...] = ()
    """Names."""
    error: str | None = None
    """Why there is nothing; null when the page was read."""


@dataclass(frozen=True, slots=True)
class Score:
    """One page's figures, 0 to 1; null where the truth is unknown."""

    f1: float | None = None
    """Word F1."""
    precision: float | None = None
    """Share of the reading's words that are the truth's; 0 for an empty reading."""
    recall: float | None = None
    """Share of the truth's words that were read."""
    title: float | None = None
    """1 if it is the truth's after :func:`folded`."""
    day: float | None = None
    """1 if it is the calendar day of the truth, in the truth's zone."""
    minute: float | None = None
    """1 if it is the truth's instant within a minute; null for a truth without an offset."""
    authors: float | None = None
    """1 if the names are the truth's as a set, letter case and punctuation apart."""
    present: float | None = None
    """Share of the ``with`` snippets that the text holds."""
    absent: float | None = None
    """Share of the ``without`` snippets that it does not hold."""


FIGURES = tuple(each.name for each in fields(Score))
"""The figures' names, the tables' order."""


def score(reading: Reading, truth: Truth) -> Score:
    """Return the figures of a page."""
    precision, recall, f1 = words(reading.text, truth.text) if truth.text else (None, None, None)
    return Score(
        f1,
        precision,
        recall,
        _rate([folded(reading.title or "") == folded(truth.title)] if truth.title else ()),
        _rate([same_day(reading.published, truth.published)] if truth.published else ()),
        _rate([same_minute(reading.published, truth.published)] if _zoned(truth.published) else ()),
        _rate([_names(reading.authors) == _names(truth.authors)] if truth.authors else ()),
        *_snippets(reading.text, truth),
    )


def words(read: str, true: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of two texts' words; all 0 if they share none."""
    found, wanted = _bag(read), _bag(true)
    if not found and not wanted:
        return 1.0, 1.0, 1.0
    shared = (found & wanted).total()
    if not shared:
        return 0.0, 0.0, 0.0
    total = found.total() + wanted.total()
    return shared / found.total(), shared / wanted.total(), 2 * shared / total


def folded(text: str) -> str:
    """Return *text* after NFKC, with one kind of quotes and dashes and white space folded."""
    text = _QUOTES.sub('"', _DASHES.sub("-", unicodedata.normalize("NFKC", text)))
    return " ".join(_APOSTROPHES.sub("'", text).split())


def same_day(read: str | None, true: date) -> bool:
    """Tell whether *read* is the calendar day of *true*.

    If both have an offset, *read* is taken to the truth's first; else its own day counts.
    """
    if read is None:
        return False
    day = true.date() if isinstance(true, datetime) else true
    moment = _instant(read)
    if moment is not None and isinstance(true, datetime) and true.tzinfo:
        return moment.astimezone(true.tzinfo).date() == day
    return read[:10] == day.isoformat()


def same_minute(read: str | None, true: date | None) -> bool:
    """Tell whether *read* has an offset and is less than a minute away from *true*."""
    moment = _instant(read or "")
    return moment is not None and isinstance(true, datetime) and bool(abs(moment - true) < _MINUTE)


def _instant(value: str) -> datetime | None:
    """Return a date and time with an offset; null for anything less."""
    if not _DAY.match(value) or len(value) == 10:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _zoned(moment: date | None) -> bool:
    return isinstance(moment, datetime) and moment.tzinfo is not None


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _names(names: Iterable[str]) -> set[str]:
    """Return names as their words alone, case folded: "Jane A. Doe-Ray" is "jane a doe ray"."""
    return {" ".join(_WORD.findall(folded(name).casefold())) for name in names}


def _snippets(text: str, truth: Truth) -> tuple[float | None, float | None]:
    """Return the shares of snippets that are rightly there, and rightly not; see :func:`folded`."""
    if not truth.present and not truth.absent:
        return None, None
    body = folded(text)
    return (
        _rate([folded(each) in body for each in truth.present]),
        _rate([folded(each) not in body for each in truth.absent]),
    )


def _rate(outcomes: Iterable[bool]) -> float | None:
    """Return the share of true ones; null if there are none."""
    known = list(outcomes)
    return sum(known) / len(known) if known else None
