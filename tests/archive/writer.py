"""Writes made-up stories out of our own word lists."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple, TypeVar

from tests.archive.words import Words

T = TypeVar("T")

SHAPES = ("plain", "quote", "list", "table", "caption", "file name", "heading")
"""What a story has besides paragraphs, taken in turn."""

FILE_NAMES = ("indir ({m})", "139{m}020400{n}_PhotoI", "IMG_20{n}{m}", "images-{m}.jpg")


class Piece(NamedTuple):
    """A block of a story: its type, as the article record names them, and its text.

    ``file name`` is a caption that says nothing.
    """

    type: str
    text: str


class Copy(NamedTuple):
    """What a journalist hands in."""

    headline: str
    pieces: tuple[Piece, ...]


class Writer:
    """Writes stories that never repeat a headline or a paragraph."""

    def __init__(self, words: Words, random: Random) -> None:
        self.words = words
        self.random = random
        self._written: set[str] = set()

    def copy(self, shape: str) -> Copy:
        """Return a new story with that shape."""
        headline = self._new(self.words.headlines)
        paragraphs = list(self._paragraphs(4 + self._below(3)))
        middle = len(paragraphs) // 2
        pieces = [*paragraphs[:middle], *self._extra(shape), *paragraphs[middle:]]
        if shape == "file name":
            pieces.insert(
                0,
                Piece(shape, self._one(FILE_NAMES).format(m=2 + self._below(8), n=self._number())),
            )
        return Copy(headline, tuple(pieces))

    def remark(self) -> str:
        """Return a reader's comment."""
        return self._new(self.words.sentences)

    def one(self, things: Sequence[T]) -> T:
        """Return one of *things*."""
        return self._one(things)

    def some(self, things: Sequence[T], most: int) -> tuple[T, ...]:
        """Return 1 to *most* of *things*, in their own order."""
        taken = {self._below(len(things)) for _ in range(1 + self._below(most))}
        return tuple(things[index] for index in sorted(taken))

    def _paragraphs(self, count: int) -> Iterator[Piece]:
        """Yield paragraphs of two sentences; no pattern is used twice in a story.

        The first has a number of its own, so that there are enough of them for a large archive.
        """
        numbered = [pattern for pattern in self.words.sentences if "{n}" in pattern]
        firsts = self.random.sample(numbered, count)
        others = [pattern for pattern in self.words.sentences if pattern not in firsts]
        for first, second in zip(firsts, self.random.sample(others, count), strict=True):
            yield Piece("paragraph", self._new([(first, second)]))

    def _extra(self, shape: str) -> list[Piece]:
        """Return what makes up the shape."""
        if shape == "quote":
            return [Piece("quote", self._new(self.words.quotes))]
        if shape == "list":
            return [Piece("list_item", self._fill(pattern)) for pattern in self.words.items]
        if shape == "table":
            return [Piece("table", "\n".join(self._rows()))]
        if shape == "caption":
            return [Piece("caption", self._new(self.words.captions))]
        if shape == "heading":
            return [Piece("heading", self._fill(self._one(self.words.headings)))]
        return []

    def _rows(self) -> Iterator[str]:
        """Yield the lines of a table, cells parted by a tab."""
        yield "\t".join(self.words.table)
        first = 1990 + self._below(20)
        for year in range(first, first + 3):
            yield f"{year}\t{self._number()}\t{10 + self._below(80)}"

    def _new(self, patterns: Sequence[str | tuple[str, ...]]) -> str:
        """Return a text made from one of *patterns* that was never written before."""
        while True:
            pattern = self._one(patterns)
            sentences = [pattern] if isinstance(pattern, str) else pattern
            text = " ".join(self._fill(sentence) for sentence in sentences)
            if text not in self._written:
                self._written.add(text)
                return text

    def _fill(self, pattern: str) -> str:
        """Return *pattern* with its gaps filled, beginning with a capital."""
        words = self.words
        text = pattern.format(
            place=self._one(words.places),
            person=self._one(words.people),
            body=self._one(words.bodies),
            subject=self._one(words.subjects),
            weekday=self._one(words.weekdays),
            month=self._one(words.months),
            n=self._number(),
            m=3 + self._below(7),
        )
        return self._capital(text)

    def _capital(self, text: str) -> str:
        """Return *text* with its first letter in upper case, the Turkish dotted i too."""
        first = "İ" if text[0] == "i" and self.words.tag == "tr" else text[0].upper()
        return first + text[1:]

    def _number(self) -> int:
        return 104 + self._below(880)

    def _one(self, things: Sequence[T]) -> T:
        return things[self._below(len(things))]

    def _below(self, end: int) -> int:
        return self.random.randrange(end)
