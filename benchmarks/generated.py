"""The set that anyone has: a site that the tests' generator makes.

Its pages are our own, so nothing is said of how well they are read: only what it costs.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.sets import PageSet, load, write
from tests.archive import build

NAME = "generated"


def generate(folder: Path) -> PageSet:
    """Write 200 pages of a made-up site below *folder* and return them as a set without truth."""
    write(folder / NAME, _pages())
    return load(folder / NAME)


def _pages() -> Iterator[tuple[Mapping[str, str], bytes]]:
    site = build(template="wordpress", days=20, per_day=10)
    for number, story in enumerate(site.stories, 1):
        row = {"id": f"{number:03}", "url": site.address(story)}
        yield row, site.get(site.path(story)).body
