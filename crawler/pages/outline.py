"""What the lines of a page are by their words alone: bars, date lines, labels, running text.

Text captures have nothing else to go by, and pages without telling names in their markup little
more, so both are read with this.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from crawler.items import Block
from crawler.pages.names import begins_byline, is_name
from crawler.text.dates import DateMatch, read_date
from crawler.text.headerbar import HeaderBar, read_header_bar
from crawler.text.labels import label, label_run

ENDS = frozenset(("comment", "related", "top"))
"""Kinds of labels that the body does not outlast."""

LONGEST_DATE = 120
"""Characters in a line beyond which it is no date line."""

LONGEST_BAR = 600
"""Characters in a line beyond which it is no header bar."""

LONGEST_SOURCE = 5
"""Words in the name of an agency; "Sources: …" with more is a headline or a sentence."""

STOP = re.compile(r"[.!?…।۔؟][\"'”’»)\]」』]*(?=\s|$)|[。！？]")
"""Where a sentence ends, in any script."""

_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?:;…。！？।۔؟][\"'”’»)\]]*$")
_GLUE = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z])(?=[A-Z][a-z])")
_NAMES = re.compile(
    "YouTube|WhatsApp|WikiLeaks|LinkedIn|TikTok|FaceTime|PlayStation|BuzzFeed|HuffPost|WordPress"
    "|SoundCloud|PayPal|AstraZeneca|BioNTech|ExxonMobil|FedEx|OneDrive|SpaceX|GameStop|WeChat"
)
"""Names with a capital in their middle."""
_BADGE = re.compile(r"(?<![\d./-])(\d{1,2}[./-]\d{1,2}[./-]\d{4}) (\d{1,6})(?![\d:./-])")
"""A day's count without parentheses, as themes show it in a badge."""


class Outline:
    """The roles of a page's blocks, told by their words."""

    def __init__(self, blocks: Sequence[Block], *, day_first: bool = True) -> None:
        self.blocks = blocks
        self.day_first = day_first

    @cached_property
    def bars(self) -> dict[int, HeaderBar]:
        """The blocks that are header bars or fragments of one."""
        lines = [
            block
            for block in self.blocks
            if len(block.text) <= LONGEST_BAR
            and block.type != "table"
            and _DIGIT.search(block.text)
        ]
        found: dict[int, HeaderBar] = {}
        for block in lines:
            bar = self._bar(block.text)
            if bar is None and block.index - 1 in found:
                bar = self._bar(_BADGE.sub(r"\1 (\2)", block.text))
            if bar is not None:
                found[block.index] = bar
        return found

    @cached_property
    def dates(self) -> dict[int, DateMatch]:
        """The blocks that are a date from end to end and no part of a header bar."""
        found = {
            block.index: match
            for block in self.blocks
            if len(block.text) <= LONGEST_DATE
            and _DIGIT.search(block.text)
            and block.index not in self.bars
            and (match := read_date(block.text, day_first=self.day_first)) is not None
        }
        return {
            index: match for index, match in found.items() if not self._beside_bar(index, match)
        }

    @cached_property
    def prose(self) -> frozenset[int]:
        """The blocks that read as running text."""
        return frozenset(
            block.index
            for block in self.blocks
            if is_prose(block.text) and block.index not in self.bars
        )

    @cached_property
    def body(self) -> int:
        """Index of the first running text; the number of blocks when there is none.

        A line that a date line follows is a headline, however long it is, unless an earlier line
        had one: then the dates part the text. So is a question where nothing else is a headline.
        """
        lines = sorted(self.prose)
        found = (index for index in lines if not self._is_dated(index))
        first = next(found, len(self.blocks))
        asks = first in self.prose and not self.blocks[first].text.endswith((".", ".”", '."'))
        return next(found, first) if asks and not self._above(first) else first

    def is_plain(self, index: int) -> bool:
        """Tell whether a block may be a headline: no bar, date, label, source line or chips.

        Category names are chips only above a headline, which is another line.
        """
        if not self._may_name(index):
            return False
        below = index + 1
        chips = is_chips(self.blocks[index].text)
        return not (chips and below < self.body and self._may_name(below))

    def headline(self) -> int | None:
        """Return the block that stands where a headline does; null when none does.

        That is the last plain line above the date line, or the first below the header bar. The
        page's first line is the site's name, unless there is nothing else.
        """
        plain = [
            index
            for index in range(self.body)
            if self.is_plain(index) and not _is_byline(self.blocks[index].text)
        ]
        named = plain[1:] if plain[:1] == [0] and len(plain) > 1 else plain
        if not named:
            return None
        below = next((each for each in named if each), None)
        if below is None or _SENTENCE_END.search(self.blocks[below].text):
            named = plain  # what follows is text: the first line is all there is
        for line in sorted(self.dates, reverse=True):
            above = [index for index in named if index < line]
            if line < self.body + 1 and above:
                return above[-1]
        bar = max((index for index in self.bars if index < self.body), default=-1)
        return next((index for index in named if index > bar), named[0])

    def begin(self, start: int, stop: int) -> int:
        """Return where text begins in a range: below the date line, else at a whole sentence.

        Lines before it are dates, labels and names.
        """
        lines = range(start, stop)
        first = next((index for index in lines if index in self.prose), stop)
        dated = any(index in self.dates for index in range(start - 1, first))
        for index in range(start, first):
            if self.is_plain(index) and (dated or self._is_sentence(index)):
                return index
        return first if first < stop else start

    def ends(self, start: int, stop: int) -> Iterator[int]:
        """Yield the labels after the first running text of a range that no body outlasts."""
        begun = False
        for index in range(start, stop):
            if begun and label_kind(self.blocks[index].text) in ENDS:
                yield index
            begun = begun or index in self.prose

    def _is_dated(self, index: int) -> bool:
        """Tell whether a date line follows a line, the first that follows any."""
        dated = (line for line in sorted(self.dates) if self._above(line))
        return index + 1 in self.dates and next(dated, index + 1) == index + 1

    def _above(self, index: int) -> bool:
        """Tell whether a line that may be a headline stands above another, the site's name not."""
        return any(self._may_name(line) for line in range(1, index) if line not in self.prose)

    def _may_name(self, index: int) -> bool:
        """Tell whether a line is no bar, date, label or source line."""
        text = self.blocks[index].text
        return not (
            index in self.bars
            or index in self.dates
            or label_kind(text)
            or source(text)
            or self._is_fragment(index)
        )

    def _is_sentence(self, index: int) -> bool:
        """Tell whether a line is a sentence, however short."""
        text = self.blocks[index].text
        return len(text.split()) > 1 and ends_sentence(text)

    def _bar(self, text: str) -> HeaderBar | None:
        """Return the header bar that a line is; null when it is none."""
        bar = read_header_bar(text, day_first=self.day_first)
        if bar is not None and bar.hijri and not bar.counts:
            return read_header_bar(_BADGE.sub(r"\1 (\2)", text), day_first=self.day_first) or bar
        return bar

    def _beside_bar(self, index: int, match: DateMatch) -> bool:
        """Tell whether a day without a time of day stands in the run of a bar's fragments."""
        if match.precision in {"minute", "second"} or len(self.blocks[index].text) >= 40:
            return False
        return index - 1 in self.bars or index + 1 in self.bars

    def _is_fragment(self, index: int) -> bool:
        """Tell whether a line is a header bar only together with the one that it stands beside."""
        text = self.blocks[index].text
        beside = [each for each in (index - 1, index + 1) if each in self.bars]
        return bool(_DIGIT.search(text)) and any(
            self._bar(f"{self.blocks[each].text} - {text}") for each in beside
        )


def label_kind(text: str) -> str | None:
    """Return the kind of label that a short line is as a whole; null when it is none."""
    if len(text) > 200:
        return None
    found = label(text)
    return found.kind if found is not None else label_run(text)


def is_prose(text: str) -> bool:
    """Tell whether a line reads as running text: many words, or some that end as a sentence."""
    return len(text) >= 160 or (len(text) >= 60 and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence does."""
    return _SENTENCE_END.search(text) is not None


def source(text: str) -> str | None:
    """Return whom a line such as "Source: X" names; null when it is no such line."""
    before, colon, after = text.partition(":")
    if not colon or not 1 <= len(after.split()) <= LONGEST_SOURCE or ends_sentence(after):
        return None
    found = label(before)
    return after.strip() if found is not None and found.kind == "source" else None


def is_chips(text: str) -> bool:
    """Tell whether a line may be category names glued together: "Saudi ArabiaWest AsiaYemen"."""
    return len(text.split()) <= 12 and not ends_sentence(text) and bool(_glued(text))


def unglued(text: str) -> str:
    """Return a headline without the category names that are glued to its front.

    One glued word may be a name that is not known, two are taken for categories.
    """
    ends = _glued(text)
    return text[ends[-1] :] if len(ends) > 1 else text


def _glued(text: str) -> list[int]:
    """Return where a word is glued to the one before; names that are written so are not."""
    names = [found.span() for found in _NAMES.finditer(text)]
    ends = (found.end() for found in _GLUE.finditer(text))
    return [end for end in ends if not any(start < end < stop for start, stop in names)]


def _is_byline(text: str) -> bool:
    """Tell whether a line is "By" and a name; a headline may begin so, too."""
    return begins_byline(text) and is_name(text.partition(" ")[2])
