"""The truth about every story of a site, known before any page is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from tests.archive import slugs
from tests.archive.options import Options
from tests.archive.words import Words, load
from tests.archive.writer import SHAPES, Copy, Piece, Writer


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote under a story."""

    name: str
    moment: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the newsroom knows it."""

    number: int
    """From 1, the oldest first; WordPress's id."""
    headline: str
    pieces: tuple[Piece, ...]
    published: datetime
    """With the site's offset; to the minute."""
    modified: datetime | None
    """As ``published``; null when never changed."""
    slug: str
    template: str
    dated: bool
    """Whether its page shows its date."""
    author: str
    source: str | None
    """The agency of a "Source:" line, which only the flat template has; null without one."""
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    comments: tuple[Comment, ...]
    language: str

    @property
    def day(self) -> date:
        """The day of its publication."""
        return self.published.date()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of its body, in order; captions are none."""
        captions = ("caption", "file name")
        return tuple(piece.text for piece in self.pieces if piece.type not in captions)

    @property
    def article_body(self) -> str:
        """Its body, paragraphs parted by one blank line."""
        return "\n\n".join(self.paragraphs)


class Newsroom:
    """Fills the days of an archive with stories."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.words: Words = load(options.language)
        self.random = Random(f"{options.seed}/{options.language}")
        self.writer = Writer(self.words, self.random)
        self._slugs: set[str] = set()

    def stories(self) -> Iterator[Story]:
        """Yield every story, the oldest first."""
        number, copy = 0, None
        for index, day in enumerate(self.options.calendar):
            for moment in self._moments(day, self.options.count(index)):
                number += 1
                copy = self._copy(number, copy)
                yield self._story(number, copy, moment)

    def _moments(self, day: date, count: int) -> list[datetime]:
        """Return *count* different minutes of a day, in order."""
        minutes = sorted(self.random.sample(range(5, 24 * 60 - 5), count))
        return [
            datetime.combine(day, time(minute // 60, minute % 60), self.options.zone)
            for minute in minutes
        ]

    def _copy(self, number: int, previous: Copy | None) -> Copy:
        """Return a story's text; a namesake has the headline of the story before it."""
        copy = self.writer.copy(SHAPES[number % len(SHAPES)])
        if "namesake" in self.options.traps and number % 9 == 8 and previous:
            return copy._replace(headline=previous.headline)
        return copy

    def _story(self, number: int, copy: Copy, moment: datetime) -> Story:
        """Return the story with all that stands around its text."""
        options, one, some = self.options, self.writer.one, self.writer.some
        other = options.other_template if number % 3 == 2 else None
        template = other or options.template
        return Story(
            number=number,
            headline=copy.headline,
            pieces=copy.pieces,
            published=moment,
            modified=moment + timedelta(hours=5, minutes=7) if number % 4 == 3 else None,
            slug=self._slug(copy.headline),
            template=template,
            dated=options.shows_date(number, moment.date()),
            author=one(self.words.people),
            source=one(self.words.agencies) if template == "flat" and number % 2 else None,
            sections=some(self.words.sections, 3),
            tags=some(self.words.tags, 3),
            comments=self._comments(number, moment),
            language=self.words.tag,
        )

    def _comments(self, number: int, moment: datetime) -> tuple[Comment, ...]:
        """Return a comment under every third story, a day younger than the story."""
        if number % 3:
            return ()
        name = self.writer.one(self.words.people)
        return (Comment(name, moment + timedelta(days=1), self.writer.remark()),)

    def _slug(self, headline: str) -> str:
        """Return a slug that no story has yet."""
        stem = slug = slugs.slug(headline, self.options.language)
        number = 1
        while slug in self._slugs:
            number += 1
            slug = f"{stem}-{number}"
        self._slugs.add(slug)
        return slug
