"""Header bars: today's date in two calendars, links to recent days with counts, the total.

Such a bar says nothing about the article below it, but it counts the archive.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from crawler.text.date_words import reduced
from crawler.text.days import find_days
from crawler.text.hijri import HijriMatch, agrees, find_hijri
from crawler.text.labels import Kind, label, label_run
from crawler.text.normalise import normalise, skeleton

_LONGEST = 1000
_FEWEST = 12
"""Digits in two counts with their days."""
_THINNEST = 20
"""A bar has at least one digit in so many characters; prose has fewer."""
_NUMBER = r"(?:\d{1,3}(?:[.,'٬، ]\d{3}){1,3}|\d{1,9})(?![.,:]?\d)"
_DAY = r"(?<![\d./-])(?P<day>\d{1,4}\s?(?P<s>[./-])\s?\d{1,2}\s?(?P=s)\s?\d{1,4})(?!\d)"
_COUNT = re.compile(rf"{_DAY}\s?[(\[]\s?(?P<count>{_NUMBER})\s?[)\]]")
_BARE_COUNT = re.compile(rf"{_DAY}\s(?P<count>{_NUMBER})(?=\s|$)")
_DIGIT = re.compile(r"\d")
_IDLE = (
    "today bugün heute aujourd'hui hoy oggi hoje vandaag dziś сегодня сьогодні اليوم امروز آج 今天 "
    "hari hijri hicri miladi gregorian ah ce ad موافق الموافق هجری هجري میلادی ميلادي corresponding"
)
_UNITS = (
    "content contents article articles item items post posts news entry entries story stories "
    "record records içerik içerikler haber haberler yazı makale kayıt beitrage inhalte nachrichten "
    "meldungen artikel contenus nouvelles artículos artículo contenidos contenido noticias noticia "
    "entradas artigos conteúdos notícias articoli contenuti notizie artikelen berichten artykułów "
    "treści wpisów материалов материала записей новостей статей konten berita "
    "محتوى مادة مقال مقالات خبر أخبار موضوع مطلب مطالب اخبار مقاله مضامین خبریں "
    "篇 条 件 记录 文章 记事 記事 건"
)
_TOTALS = (
    "total|totals|grand total|toplam|genel toplam|gesamt|insgesamt|totale|totaal|razem|łącznie|"
    "suma|jumlah|всего|итого|разом|усього|المجموع|مجموع|الإجمالي|إجمالي|الاجمالي|کل|کل مطالب|"
    "تعداد کل|总计|总数|合计|共|合計|총|σύνολο|celkem|összesen|totalt|yhteensä|i alt"
)


def _either(words: Iterable[str]) -> str:
    """Return the pattern of any of *words*, the longest first."""
    flat = {skeleton(word) for word in words}
    return "|".join(re.escape(word) for word in sorted(flat, key=len, reverse=True))


@cache
def _total() -> re.Pattern[str]:
    """Return the pattern of a total; made when first asked for, not at import."""
    unit = rf"(?:{_either(_UNITS.split())})(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:{_either(_TOTALS.split('|'))})(?:\s(?P<before>{unit}))?\s?[:=]?\s?"
        rf"(?P<count>{_NUMBER})(?:\s?(?P<after>{unit}))?"
    )


_IDLE_WORDS = frozenset(skeleton(word) for word in _IDLE.split())
_LINKS = frozenset({"social", "share", "home"})
_PARTS = re.compile(r"[|•·\n]|\s[–—-]\s|[(),،;:]")


class HeaderBar(NamedTuple):
    """What a header bar says."""

    day: date | None = None
    """Today, as the page says it."""
    hijri: str | None = None
    """Today in the Islamic calendar, as the page shows it."""
    hijri_agrees: bool | None = None
    """Whether it is the same day, or next to it; None without both."""
    counts: tuple[tuple[date, int], ...] = ()
    """Recent days and how many articles each has, the page's order."""
    total: int | None = None
    """How many articles the site has."""


def read_header_bar(text: str, *, day_first: bool = True) -> HeaderBar | None:
    """Return what the header bar that the whole of *text* is says; None when it is none.

    It has a day in both calendars, or a count, or a total; a date with a weekday is none yet.
    """
    if len(text) > _LONGEST or _digits(text) * _THINNEST < len(text):
        return None
    return _read(text, day_first=day_first)


def _digits(text: str) -> int:
    """Return the number of digits of any script."""
    return len(_DIGIT.findall(text)) if _DIGIT.search(text) else 0


@lru_cache(maxsize=1024)
def _read(text: str, *, day_first: bool) -> HeaderBar | None:
    """Return what a short text with many digits says as a bar; several readers ask it."""
    text = normalise(text)
    counts, flat = _take_counts(skeleton(text), day_first=day_first)
    total, flat = _take_total(flat, alone=not counts)
    hijri, flat = _take_hijri(flat)
    if not (counts or hijri or total is not None):
        return None
    day, flat = _take_day(flat, day_first=day_first)
    if not _is_idle(flat) or (hijri and not (day or counts or total is not None)):
        return None
    shown = text[hijri.start : hijri.end] if hijri else None
    return HeaderBar(day, shown, _agree(shown, day), counts, total)


def find_header_bar(text: str, *, day_first: bool = True) -> tuple[int, int] | None:
    """Return where a header bar begins and ends that is only a part of *text*; None without one.

    It has two counts or more: a site's name may stand before it, a headline after it.
    """
    if len(_DIGIT.findall(text)) < _FEWEST:
        return None
    flat = skeleton(text)
    counts = list(_COUNT.finditer(flat))
    if len(counts) < 2:
        return None
    total = _total().search(flat, counts[-1].end())
    end = total.end() if total else counts[-1].end()
    days = (day.start for day in find_days(flat[: counts[0].start()], day_first=day_first))
    for start in (*days, counts[0].start()):
        if read_header_bar(text[start:end], day_first=day_first):
            return start, _end(text, start, end, day_first=day_first)
    return None


def _end(text: str, start: int, end: int, *, day_first: bool) -> int:
    """Return where a bar ends that goes on with the names of networks."""
    last = end
    for word in re.finditer(r"\S+", text[end:]):
        if not read_header_bar(text[start : end + word.end()], day_first=day_first):
            break
        last = end + word.end()
    return last


def merge(bars: Iterable[HeaderBar]) -> HeaderBar | None:
    """Return what the fragments of one bar say together; None without any.

    Where two say different things the first is right.
    """
    merged: HeaderBar | None = None
    for bar in bars:
        merged = _joined(merged, bar) if merged else bar
    return merged


def _joined(first: HeaderBar, second: HeaderBar) -> HeaderBar:
    """Return *first* with what only *second* says."""
    day = first.day or second.day
    hijri = first.hijri or second.hijri
    known = {counted for counted, _ in first.counts}
    more = tuple(count for count in second.counts if count[0] not in known)
    total = second.total if first.total is None else first.total
    return HeaderBar(day, hijri, _agree(hijri, day), first.counts + more, total)


def _agree(hijri: str | None, day: date | None) -> bool | None:
    """Tell whether the Hijri date that is shown is *day*; None without both."""
    found = find_hijri(hijri) if hijri else None
    return agrees(found.date, day) if found and day else None


def _take_counts(flat: str, *, day_first: bool) -> tuple[tuple[tuple[date, int], ...], str]:
    """Return the days with their counts, and *flat* without them.

    A count stands in brackets; of bare ones there must be two, since one may be anything.
    """
    matches = list(_COUNT.finditer(flat)) or list(_BARE_COUNT.finditer(flat))
    if len(matches) == 1 and matches[0].re is _BARE_COUNT:
        return (), flat
    counts: dict[date, int] = {}
    for match in matches:
        days = find_days(match["day"], day_first=day_first)
        if days:
            counts.setdefault(days[0].value, _number(match["count"]))
            flat = _without(flat, match.start(), match.end())
    return tuple(counts.items()), flat


def _take_total(flat: str, *, alone: bool) -> tuple[int | None, str]:
    """Return the total and *flat* without it; *alone* it needs a unit ("140,211 content")."""
    match = _total().search(flat)
    if not match or (alone and not match["before"] and not match["after"]):
        return None, flat
    return _number(match["count"]), _without(flat, match.start(), match.end())


def _take_hijri(flat: str) -> tuple[HijriMatch | None, str]:
    """Return the Hijri date and *flat* without it."""
    found = find_hijri(flat)
    return found, _without(flat, found.start, found.end) if found else flat


def _take_day(flat: str, *, day_first: bool) -> tuple[date | None, str]:
    """Return the day of another calendar than the Hijri and *flat* without it."""
    for day in find_days(flat, day_first=day_first):
        if day.exact and day.calendar != "hijri":
            return day.value, _without(flat, day.start, day.end)
    return None, flat


def _is_idle(flat: str) -> bool:
    """Tell whether nothing is left of a bar but weekdays, separators and names of networks."""
    parts = (" ".join(_words(part)) for part in _PARTS.split(flat))
    return all(_kind(part) in _LINKS for part in parts if part)


def _words(part: str) -> list[str]:
    """Return the words of *part* that say something."""
    return [word for word in reduced(part).split() if word not in _IDLE_WORDS]


def _kind(part: str) -> Kind | None:
    """Return the kind of the label or of the row of labels that *part* is."""
    found = label(part)
    return found.kind if found else label_run(part)


def _without(flat: str, start: int, end: int) -> str:
    """Return *flat* with separators in place of what stands from *start* to *end*."""
    return f"{flat[:start]}{'|' * (end - start)}{flat[end:]}"


def _number(text: str) -> int:
    """Return the number, whatever parts its thousands."""
    return int("".join(character for character in text if character.isdecimal()))
