"""The dates that a page shows its readers, with the blocks that they stand in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from crawler.pages.dates import Role, Seen
from crawler.pages.elements import Element
from crawler.pages.outline import Outline
from crawler.pages.places import AROUND, Place
from crawler.pages.walk import Walk
from crawler.text.dates import DateMatch, find_dates, read_date

CHANGED = re.compile(r"updat|modif|guncel|aktuali", re.IGNORECASE)
"""Classes of elements that hold the date of the last change."""

PROPERTY = re.compile(
    r"(?:^|\s)(?:schema:|dc:|dcterms:|article:)?(?:date(?:Published|Modified|Created)?|created|issued"
    r"|modified|(?:published|modified)_time)(?:\s|$)",
    re.IGNORECASE,
)
"""Properties of RDFa that are dates."""

SCORES = {"microdata": 0.85, "time": 0.8, "date line": 0.78, "sentence": 0.73}
"""How much a date is trusted near the headline."""

FAR = 0.2
"""How much a date is trusted anywhere else."""

LONGEST_DETAIL = 400
"""Characters in a line beyond which it is more than a line about the article."""

LONGEST_CLOCK = 24
"""Characters in a line that is nothing but a time of day."""

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?<![\d.:])\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d|[.:]\d)(?:\s?[ap]\.?m\b)?", re.IGNORECASE
)


def shown_dates(
    walk: Walk, outline: Outline, place: Place, marked: Mapping[str, list[Element]]
) -> list[Seen]:
    """Return the dates that stand in elements made for them, in lines, and in header bars.

    *marked* are the elements whose marks tell of a date, by what they tell.
    """
    return [
        *_marked(walk, place, marked),
        *_lines(walk, outline, place),
        *_details(outline, place),
        *_timed(outline, place),
        *_bars(outline),
    ]


def _marked(walk: Walk, place: Place, marked: Mapping[str, list[Element]]) -> Iterator[Seen]:
    """Yield the dates of microdata, RDFa, ``time`` and of elements with a date's class."""
    rdfa = (
        element
        for element in walk.elements
        if "property" in element.attributes and PROPERTY.search(element.get("property"))
    )
    for element in [*marked.get("item date", ()), *rdfa]:
        if element.tag != "meta":
            raw = element.get("datetime") or element.get("content") or element.brief()
            yield _seen(element, "microdata", raw, walk, place)
    for element in walk.tags["time"]:
        yield _seen(element, "time", element.get("datetime") or element.brief(), walk, place)
    last = -1
    for element in marked.get("date", ()):
        if element.tag in {"html", "body", "meta", "time"} or element.last <= last:
            continue
        if raw := _worded(element, walk):
            last = element.last
            yield _seen(element, "date line", raw, walk, place)


def _seen(element: Element, source: str, raw: str, walk: Walk, place: Place) -> Seen:
    """Return a date that an element is made to hold; one without text is judged by what follows."""
    block = _block(walk, element)
    beside = min(element.start, len(walk.blocks) - 1) if block is None else block
    if beside < 0 or place.is_near(beside):
        return Seen(raw, source, SCORES[source], _role(element), block)
    return Seen(raw, source, FAR, _role(element), beside)


def _worded(element: Element, walk: Walk) -> str:
    """Return the text of an element with a date's class, if it may be a date; else nothing."""
    if element.tag == "abbr" and element.get("title"):
        return element.get("title")
    inside = walk.blocks[element.start : max(element.end, element.start + 1)]
    if len(inside) > 2 or not any(_DIGIT.search(block.text) for block in inside):
        return ""
    text = element.brief()
    if not 6 <= len(text) <= 80 or not _DIGIT.search(text):
        return ""
    title = _title_around(element)
    timed = f"{text} {title}"
    return timed if title and _tells_time(timed) and not _tells_time(text) else text


def _title_around(element: Element) -> str:
    """Return the title of a link around a date, if short: old core themes put the time there."""
    parent = element.parent
    title = parent.get("title") if parent is not None and parent.tag == "a" else ""
    return title if len(title) < 20 else ""


def _tells_time(text: str) -> bool:
    """Tell whether the first date in *text* has a time of day."""
    found = find_dates(text)
    return bool(found) and isinstance(found[0].value, datetime)


def _role(element: Element) -> Role:
    """Return what an element says that its date is of."""
    names = element.get("class") + " " + element.get("itemprop")
    published = "publ" in names.lower() or "pubdate" in element.attributes
    return "modified" if CHANGED.search(names) and not published else "published"


def _block(walk: Walk, element: Element) -> int | None:
    """Return the block that an element's text stands in; null when it stands in none."""
    return element.start if element.start < min(element.end, len(walk.blocks)) else None


def _lines(walk: Walk, outline: Outline, place: Place) -> Iterator[Seen]:
    """Yield the blocks, and the lines in blocks, that are a date from end to end."""
    for index, match in outline.dates.items():
        inside = index in place.region and index > outline.body
        if not inside and index != place.headline:
            yield _line(match, index, place)
    for index, lines in walk.lines.items():
        for line in lines:
            if len(line) < 80 and _DIGIT.search(line) and place.is_near(index):
                found = read_date(line, day_first=outline.day_first)
                if found is not None:
                    yield _line(found, index, place)


def _line(match: DateMatch, index: int, place: Place) -> Seen:
    """Return a date line as it was seen."""
    score = SCORES["date line"] if place.is_near(index) else FAR
    return Seen(match.raw, "date line", score, match.role or "published", index, match)


def _details(outline: Outline, place: Place) -> Iterator[Seen]:
    """Yield the dates inside the lines that tell of the article: "Posted on … by …".

    Some such lines quote the headline, whose dates are those of what it tells of.
    """
    quote = _quotable(outline, place)
    for index in _told(outline, place):
        text = outline.blocks[index].text
        told = text.replace(quote, " ") if quote else text
        for match in find_dates(told, day_first=outline.day_first)[:2]:
            yield Seen(
                match.raw, "date line", SCORES["sentence"], match.role or "published", index, match
            )


def _quotable(outline: Outline, place: Place) -> str | None:
    """Return the headline if it names a date among other words; null otherwise.

    A headline that is a date alone, or a word of one, says nothing against the same in a line.
    """
    if place.headline is None or place.headline in outline.dates:
        return None
    text = outline.blocks[place.headline].text
    return text if find_dates(text, day_first=outline.day_first) else None


def _timed(outline: Outline, place: Place) -> Iterator[Seen]:
    """Yield the days whose time of day stands apart.

    It may be the line beside the day, or, as in WordPress's first themes, which show the day once
    for all its stories, be told below the headline.
    """
    near = [at for at, match in outline.dates.items() if _is_day(match) and place.is_near(at)]
    for day in near:
        raw = outline.dates[day].raw
        for beside in (day + 1, day - 1):
            clock = outline.blocks[beside].text if 0 <= beside < len(outline.blocks) else ""
            if 4 <= len(clock) <= LONGEST_CLOCK and _CLOCK.search(clock):
                match = read_date(f"{raw} {clock}", day_first=outline.day_first)
                if match is not None and not _is_day(match):
                    role = outline.dates[day].role or "published"
                    yield Seen(match.raw, "date line", SCORES["date line"], role, day, match)
    days = [index for index in near if index < place.head]
    clocks = [
        found[0]
        for index in _told(outline, place)
        if len(found := _CLOCK.findall(outline.blocks[index].text)) == 1
    ]
    if len(days) == len(clocks) == 1:
        raw = f"{outline.dates[days[0]].raw} {clocks[0]}"
        yield Seen(raw, "date line", SCORES["date line"], "published", days[0])


def _is_day(match: DateMatch) -> bool:
    """Tell whether a date has no time of day."""
    return not isinstance(match.value, datetime)


def _told(outline: Outline, place: Place) -> list[int]:
    """Return the lines near the headline that say more than a date and tell of the article.

    The markup says so, or the line begins with the date and has little behind it.
    """
    first, last = max(place.head - AROUND, 0), max(place.last, place.head) + AROUND + 1
    return [
        block.index
        for block in outline.blocks[first:last]
        if len(block.text) <= LONGEST_DETAIL
        and _DIGIT.search(block.text)
        and block.index not in outline.dates
        and block.index not in outline.bars
        and block.index != place.headline
        and (place.is_detail(block.index) or _begins_dated(block.text, block.index, place))
        and place.is_near(block.index)
    ]


def _begins_dated(text: str, index: int, place: Place) -> bool:
    """Tell whether a short line between headline and text begins with a date."""
    if len(text) > 80 or not place.head < index < place.first or not _DIGIT.match(text):
        return False
    return next((found.start == 0 for found in find_dates(text)), False)


def _bars(outline: Outline) -> Iterator[Seen]:
    """Yield the days that header bars name, so that cleaning can say why they do not count."""
    for index, bar in outline.bars.items():
        for match in find_dates(outline.blocks[index].text, day_first=outline.day_first):
            if bar.day is not None and _same_day(match, bar.day):
                yield Seen(match.raw, "header bar", FAR, "published", index, match)


def _same_day(match: DateMatch, day: date) -> bool:
    """Tell whether a date is that day, in whichever calendar it is written."""
    value = match.value
    return (value.date() if isinstance(value, datetime) else value) == day
