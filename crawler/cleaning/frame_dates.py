"""Dates of the page's frame: the header bar with its counters, and today's date with its weekday.

Nothing here looks at the clock: a date in the frame is the frame's, whatever day it names, for
pages are replayed years later.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crawler.cleaning.blocks import is_guarded, is_prose, words
from crawler.cleaning.outline import Outline
from crawler.cleaning.rules import Verdict, index_rule, judged
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.dates import read_date
from crawler.text.headerbar import read_header_bar
from crawler.text.hijri import find_hijri
from crawler.text.months import WEEKDAYS
from crawler.text.normalise import fold, skeleton

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


def header_bar_rule(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against the header bar, also when the page parts it into several blocks.

    A date line in two calendars is no bar: where the article's own field is trusted, it takes
    counters to be one.
    """
    frame = [block for block in article.blocks if outline.above(block)]
    fragments = frozenset(_fragments(frame, outline))

    numbered = survey(article.blocks).numbered
    free = (block for block in numbered if not is_guarded(block))
    whole = (block.index for block in free if _is_bar([block], outline))
    removal = Removal("chrome: header bar", "the page's own date and counters")
    return index_rule(fragments.union(whole), removal)


def _is_bar(run: Sequence[Block], outline: Outline) -> bool:
    """Tell whether the blocks of *run* are a header bar together."""
    bar = read_header_bar(" - ".join(block.text for block in run))
    if bar is None:
        return False
    counts = bool(bar.counts) or bar.total is not None
    return counts or not any(map(outline.trusts, run))


def _fragments(frame: Sequence[Block], outline: Outline) -> Iterator[int]:
    """Yield the indexes of neighbours, up to four, that are a header bar only together."""
    told = [at for at, block in enumerate(frame) if _DIGIT.search(block.text)]
    # Without a digit no run is a bar, and no run is longer than four.
    near = {at for each in told for at in range(each - 3, each + 4)}
    pieces = [at in near and _is_piece(block.text) for at, block in enumerate(frame)]
    for start in range(len(frame)):
        for end in range(start + 2, min(start + 4, len(frame)) + 1):
            if not all(pieces[start:end]):
                break
            if _is_bar(frame[start:end], outline):
                yield from (block.index for block in frame[start:end])


def _is_piece(text: str) -> bool:
    """Tell whether *text* is short and holds a number, a weekday or nothing but separators."""
    if words(text) > 12:
        return False
    return _DIGIT.search(text) is not None or _names_weekday(text) or not fold(text)


@lru_cache(maxsize=1024)
def _names_weekday(text: str) -> bool:
    """Tell whether *text*, a short one, holds the name of a weekday."""
    return not WEEKDAYS.isdisjoint(_WORD.findall(skeleton(text)))


def frame_date_rule(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against dates in the page's frame.

    Those are days with their weekday, what was read as a date line far from the article, and dates
    below all its text. In a capture of text the frame is what stands above the headline.
    """
    prose = (each.index for each in reversed(article.blocks) if is_prose(each.text))
    last = next(prose, -1)
    dated = frozenset(each.block for each in article.date_evidence)

    def rule(block: Block) -> Removal | None:
        frame = outline.above(block) if outline.capture else not block.context.inside
        if outline.trusts(block):
            return None
        if block.index > last and not is_guarded(block) and _is_date(block.text):
            return Removal("chrome: date", "a date below the article")
        if not frame:
            return None
        if not (block.context.part and block.index in dated) and not _is_day(block.text):
            return None
        return Removal("chrome: date", "a day outside the article")

    seen = survey(article.blocks)
    return judged([*seen.numbered, *(each for each in seen.parts if each.index in dated)], rule)


def _is_date(text: str) -> bool:
    """Tell whether *text* is nothing but a date, with a time or without."""
    if words(text) > 12 or not _DIGIT.search(text):
        return False
    return _is_day(text) or read_date(text) is not None


def _is_day(text: str) -> bool:
    """Tell whether *text* is nothing but a day: Gregorian with its weekday, or Hijri."""
    if words(text) > 8 or not _DIGIT.search(text):
        return False
    hijri = find_hijri(text)
    if hijri is not None:
        return not fold(text[: hijri.start] + text[hijri.end :])
    found = read_date(text)
    return found is not None and found.precision == "day" and _names_weekday(text)
