"""Addresses and small articles of a made-up site, as many as are asked for, each the same for ever.

An article is known by its number, from 0; each listing has the next :data:`LISTED` of them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from crawler.items import Announcement, Article, Author, Block, Entry, Provenance, Publisher

SITE = "courier"
"""Name of the site in the ledger."""
SOURCE = "listing"
"""Name of the source that announces its articles."""
LISTED = 100
"""Articles on a listing, all of one day."""

WORDS = tuple(
    f"{begin}{middle}{end}"
    for begin in ("har", "mer", "vel", "nor", "dal", "sun", "lind", "gar", "ost", "tam")
    for middle in ("bo", "ra", "li", "u", "ve", "ga", "no", "ti")
    for end in ("n", "ter", "sen", "ry", "", "d", "mark", "s")
)
"""Words of no language: 640."""

_FIRST = date(1990, 1, 1)
_DAYS = 10_000


def day(number: int) -> date:
    """Return the day of an article: long ago, whenever this runs."""
    return _FIRST + timedelta(days=number // LISTED % _DAYS)


def path(number: int) -> str:
    """Return where an article lies on its host."""
    slug = "-".join(_words(number).choices(WORDS, k=4))
    return f"/{day(number):%Y/%m/%d}/{slug}-{number}/"


def listing_path(number: int) -> str:
    """Return where the listing with this *number*, from 0, lies on its host."""
    return f"/page/listing-{number}/"


def title(number: int) -> str:
    """Return the headline of an article, which no other has."""
    return f"{sentence(_words(number), 7)} {number}"


def sentence(words: Random, length: int) -> str:
    """Return *length* words as a sentence."""
    return " ".join(words.choices(WORDS, k=length)).capitalize() + "."


def listing(number: int, host: str) -> tuple[Entry, ...]:
    """Return the articles that a listing announces."""
    archive = f"http://{host}{listing_path(number)}"
    return tuple(
        Entry(
            f"http://{host}{path(number * LISTED + place)}",
            source=SOURCE,
            day=day(number * LISTED),
            position=place + 1,
            archive=archive,
            title=title(number * LISTED + place),
        )
        for place in range(LISTED)
    )


def listings(addresses: int, host: str) -> Iterator[tuple[Entry, ...]]:
    """Yield listings of *addresses* articles, a multiple of :data:`LISTED`."""
    return (listing(number, host) for number in range(addresses // LISTED))


def article(entry: Entry) -> Article:
    """Return a small article, of some 2,000 characters, as cleaning leaves it."""
    number = int(entry.url.rstrip("/").rpartition("-")[2])
    words = _words(number)
    texts = (entry.title or "", *(sentence(words, 45) for _ in range(6)))
    return Article(
        site=SITE,
        id=f"courier-{number:016x}",
        url=entry.url,
        canonical_url=entry.url,
        publisher=Publisher("The Courier", "courier.example"),
        headline=texts[0],
        date_published=f"{entry.day}T09:30:00+02:00",
        authors=(Author("Ada Merrin"),),
        blocks=tuple(Block(place, "paragraph", text) for place, text in enumerate(texts)),
        in_language="en",
        archive=Announcement(entry.archive, entry.day, entry.position),
        provenance=Provenance(
            fetched_at="2026-11-22T09:00:00Z", status=200, discovered_via=entry.source
        ),
    )


def _words(number: int) -> Random:
    return Random(number)  # noqa: S311 - the same for ever
