"""How fast pages are read and cleaned: ``make bench`` or ``python -m benchmarks.reading [PATH…]``.

Without a path it reads a site that the tests' generator makes, so that anyone gets the same pages.
Times are CPU seconds of one core, the median of several rounds; they drift with the machine, so
compare figures of one run only.
"""

import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from crawler import pages
from crawler.cleaning import clean
from crawler.errors import CrawlerError, Rejected
from crawler.items import Page
from crawler.records import SavedPage, find
from tests.archive import build

ROUNDS = 5


def main(paths: Sequence[str]) -> None:
    """Print a table of what reading *paths*, or the generated site, costs."""
    received = _saved(paths) if paths else _generated()
    if not received:
        sys.exit(f"no page in {', '.join(paths)}")
    reading = median(_seconds(received, cleaned=False) for _ in range(ROUNDS))
    both = median(_seconds(received, cleaned=True) for _ in range(ROUNDS))
    size = sum(len(page.body) for page in received) / len(received)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(received):,} pages of {size / 1024:,.1f} KiB, median of {ROUNDS} rounds")
    print(f"read            {len(received) / reading:8,.0f} pages/s")
    print(f"read and clean  {len(received) / both:8,.0f} pages/s")
    print(f"peak memory     {peak:8,.0f} MiB")


def _seconds(received: Sequence[Page], *, cleaned: bool) -> float:
    """Return the CPU seconds that reading the pages takes."""
    begin = time.process_time()
    for page in received:
        try:
            article, _ = pages.read(page, site="bench")
            if cleaned:
                clean(article)
        except (CrawlerError, Rejected):
            continue
    return time.process_time() - begin


def _saved(paths: Sequence[str]) -> list[Page]:
    found = find(map(Path, paths))
    return [each.page for each in found if isinstance(each, SavedPage)]


def _generated() -> list[Page]:
    site = build(template="wordpress", days=20, per_day=10)
    return [
        Page(site.get(site.path(story)).body, site.address(story), "text/html; charset=UTF-8")
        for story in site.stories
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
