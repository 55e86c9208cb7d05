"""The listing pages of a site: which stories stand on them, in which order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tests.archive import addresses
from tests.archive.options import Options
from tests.archive.stories import Story

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing."""

    kind: str
    """``home``, ``day``, ``month`` or ``section``."""
    name: str
    """Name of the section, else empty."""
    day: date | None
    """The day, or the first of the month; null for other kinds."""
    stories: tuple[Story, ...]
    """On this page, the newest first."""
    first: str
    """Path of the first page."""
    number: int = 1
    """Of this page, from 1."""
    pages: int = 1
    """How many pages the listing has."""


def listings(options: Options, stories: Sequence[Story]) -> Iterator[Listing]:
    """Yield every listing page that has stories."""
    for whole in _listings(options, tuple(reversed(stories))):
        pages = -(-len(whole.stories) // options.per_page)
        for number in range(1, pages + 1):
            part = whole.stories[(number - 1) * options.per_page : number * options.per_page]
            yield replace(whole, stories=part, number=number, pages=pages)


def _listings(options: Options, newest: tuple[Story, ...]) -> Iterator[Listing]:
    """Yield each listing as if it had one page only."""
    yield Listing("home", "", None, newest, "/")
    for day, group in _groups(newest, lambda story: [story.day]):
        yield Listing("day", "", day, group, addresses.day_path(options, day))
    for month, group in _groups(newest, lambda story: [story.day.replace(day=1)]):
        yield Listing("month", "", month, group, addresses.month_path(options, month))
    for name, group in _groups(newest, lambda story: story.sections):
        yield Listing("section", name, None, group, addresses.section_path(options, name))


def _groups(
    stories: Sequence[Story], keys: Callable[[Story], Iterable[K]]
) -> Iterator[tuple[K, tuple[Story, ...]]]:
    """Yield each key with its stories, in order of appearance."""
    groups: dict[K, list[Story]] = defaultdict(list)
    for story in stories:
        for key in keys(story):
            groups[key].append(story)
    for key, group in groups.items():
        yield key, tuple(group)
