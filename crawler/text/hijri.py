"""Dates of the Islamic calendar: found in a text, and checked against Gregorian days."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crawler.text.normalise import skeleton

_SPELLINGS = """
Muharram Muharram-ul-Haram محرم المحرم محرم_الحرام
Safar Safar-ul-Muzaffar صفر صفر_المظفر صفر_الخير
Rabi_al-Awwal Rabi_Awwal ربيع_الأول ربیع_اول
Rabi_al-Thani Rabi_Thani Rabi_us-Sani Rabi_al-Akhir Rebiülahir ربيع_الثاني ربیع_ثانی ربيع_الآخر
Jumada_al-Awwal Cemaziyelevvel جمادى_الأولى جمادی_اول
Jumada_al-Thani Jumada_Thani Jumada_us-Sani Jumada_al-Akhirah Cemaziyelahir \
جمادى_الثانية جمادی_ثانی جمادى_الآخرة
Rajab رجب رجب_المرجب
Shaban شعبان شعبان_المعظم
Ramadan Ramazan رمضان رمضان_المبارك
Shawwal شوال شوال_المكرم
Dhul-Qada Zilqad ذو_القعدة ذیقعده
Dhul-Hijja ذو_الحجة ذیحجه
"""
"""The months from Muharram; of the spellings that sound alike one is listed."""

_SECOND = re.compile(r" (i{1,2})$")
_INITIAL = re.compile(r"^(?:dh?|th|zh?)(?=[aeiou' -])")
_SILENT = re.compile(r"[^\w]|[aeiouhwvy_]|[ایوهءئؤ]|\d")
_DOUBLE = re.compile(r"(.)\1+")
_ALIKE = str.maketrans("ckp", "jqb")

_WORD = r"[^\W\d_][^\s\d|,;:()/.]{0,20}"
_NAME = rf"(?P<name>{_WORD}(?:[ ./-]{_WORD}){{0,3}}?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_GAP = r"[\s.,/-]{0,3}"
_MARKER = r"(?:[ ,]{0,2}(?:a\.?h\.?|h\.?|هـ?|ه\. ?ق|ق|hicri|hijri)(?!\w))?"
_YEAR = rf"(?P<year>\d{{4}})(?!\d){_MARKER}"
_DAY_FIRST = re.compile(rf"(?<![\d.,:/-]){_DAY}{_GAP}(?:of )?{_NAME}{_GAP}{_YEAR}")
_MONTH_FIRST = re.compile(rf"(?<![\w'-]){_NAME}[ ./-]{{1,2}}{_DAY}[ ,/-]{{1,2}}{_YEAR}")
_SOME_YEAR = re.compile(r"\d{4}")
_FIRST_YEAR, _LAST_YEAR = 1343, 1500


class HijriDate(NamedTuple):
    """A day of the Umm al-Qura calendar."""

    year: int
    """From 1343 to 1500."""
    month: int
    """From 1, Muharram."""
    day: int
    """From 1 to 30."""

    def to_gregorian(self) -> date:
        """Return the Gregorian day.

        Raises ValueError if the calendar has no such day or its tables end before it.
        """
        from hijridate import Hijri  # noqa: PLC0415 - few pages have such a date

        try:
            day = Hijri(self.year, self.month, self.day).to_gregorian()
        except OverflowError as error:
            raise ValueError(f"outside the tables: {self}") from error
        return date(day.year, day.month, day.day)


class HijriMatch(NamedTuple):
    """A Hijri date and where it stands in a text."""

    date: HijriDate
    """The date; it exists in the calendar."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends, its marker (AH, هـ) included."""
    raw: str
    """The date as the text shows it."""


def find_hijri(text: str) -> HijriMatch | None:
    """Return the first Hijri date in *text* that exists; None without one.

    The month is named in English (many spellings), Turkish, Arabic or Persian; digits may be of
    any script.
    """
    return next(hijri_dates(text), None)


def hijri_dates(text: str) -> Iterator[HijriMatch]:
    """Yield the Hijri dates in *text* that exist."""
    if not any(_FIRST_YEAR <= int(year) <= _LAST_YEAR for year in _SOME_YEAR.findall(text)):
        return
    flat = skeleton(text)
    for match in _DAY_FIRST.finditer(flat):
        yield from _dates(text, match, match["name"], match.start())
    for match in _MONTH_FIRST.finditer(flat):
        name = _last_words(match["name"])
        yield from _dates(text, match, name, match.end("name") - len(name))


def agrees(hijri: HijriDate, gregorian: date) -> bool:
    """Tell whether *hijri* is the day *gregorian* or next to it.

    Countries see the new moon a day apart, so a day of grace is given.
    """
    return abs((hijri.to_gregorian() - gregorian).days) <= 1


def _dates(text: str, match: re.Match[str], name: str, start: int) -> Iterator[HijriMatch]:
    """Yield the date that *match* shows from *start* on, if *name* is a month and it exists."""
    found = HijriDate(int(match["year"]), _MONTHS.get(_sound(name), 0), int(match["day"]))
    if _exists(found):
        yield HijriMatch(found, start, match.end(), text[start : match.end()])


def _last_words(text: str) -> str:
    """Return the last words of *text*, those that spell a month; the whole when none do."""
    starts = (0, *(gap.end() for gap in re.finditer(" ", text)))
    return next((text[at:] for at in starts if _sound(text[at:]) in _MONTHS), text)


def _sound(name: str) -> str:
    """Return what the spellings of one name share.

    Transcriptions differ in vowels, h, doubled letters, apostrophes, hyphens and in the first
    letter (Dhul, Zul, Thul), so these are dropped or unified, and what the scripts write for
    long vowels as well.
    """
    name = _SECOND.sub(lambda roman: " thani" if roman[1] == "ii" else " awwal", name)
    sound = _SILENT.sub("", _INITIAL.sub("z", name)).translate(_ALIKE)
    return _DOUBLE.sub(r"\1", sound)


def _exists(found: HijriDate) -> bool:
    """Tell whether the calendar has this day."""
    try:
        found.to_gregorian()
    except ValueError:
        return False
    return True


_MONTHS = {
    _sound(skeleton(spelling.replace("_", " "))): number
    for number, spellings in enumerate(_SPELLINGS.strip().splitlines(), 1)
    for spelling in spellings.split()
}
