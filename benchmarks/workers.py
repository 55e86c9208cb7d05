"""What it costs to read pages in workers instead of in the crawl's own process.

Rates are on the clock and drift with whatever else the machine does; the overhead is CPU time.
Compare figures of one run only.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.sets import PageSet
from crawler.errors import PageError
from crawler.items import Page, Publisher
from crawler.pages import ArticlePage
from crawler.workers import Budget, Definition, PageReader, open_reader
from crawler.workers.pool import Workers
from crawler.workers.reading import Away

BUDGET = Budget(seconds=60)
"""Beyond what a loaded machine makes of two seconds: the figures are to be of the same pages."""

MOST = 200
"""Pages that are read."""

DEFINITION = Definition.of("bench", [ArticlePage], {})


@dataclass(frozen=True, slots=True)
class Overhead:
    """How fast the same pages are read in this process and in workers."""

    pages: int
    """How many there are."""
    here: float
    """Pages a second in this process."""
    one: float
    """Pages a second by one worker."""
    two: float
    """Pages a second by two workers."""
    milliseconds: float
    """CPU time that one worker and this process spend on a page beyond its reading."""
    crawl_milliseconds: float
    """CPU time that this process spends on a page that a worker reads: what a crawl notices."""

    def __str__(self) -> str:
        return "\n".join(
            (
                "| | pages/s | ms a page beyond the reading |",
                "|---|---|---|",
                f"| in this process | {self.here:,.0f} | |",
                f"| one worker | {self.one:,.0f} | {self.milliseconds:,.2f} |",
                f"| two workers | {self.two:,.0f} | |",
                "",
                f"A page costs the crawl's own process {self.crawl_milliseconds:,.2f} ms.",
            )
        )


@dataclass(frozen=True, slots=True)
class _Cost:
    """Seconds that it took: on the clock, of this process's CPU, of its children's."""

    clock: float
    own: float
    children: float


def overhead(pages: Sequence[Page]) -> Overhead:
    """Return how fast *pages* are read in this process, by one worker and by two.

    All are read once, after a tenth of them to become warm; the start of the workers is left out.
    A page that cannot be read is one like others: that is what its reading costs.
    """
    warm = pages[: len(pages) // 10 + 2]
    here = asyncio.run(_read(open_reader(DEFINITION, 0, BUDGET), warm, pages, 1))
    start, one = (asyncio.run(_away(warm, some, 1)) for some in ((), pages))
    two = asyncio.run(_away(warm, pages, 2))
    beyond = one.own + one.children - start.children - here.own
    return Overhead(
        len(pages),
        *(len(pages) / cost.clock for cost in (here, one, two)),
        milliseconds=1000 * beyond / len(pages),
        crawl_milliseconds=1000 * one.own / len(pages),
    )


async def _away(warm: Sequence[Page], pages: Sequence[Page], count: int) -> _Cost:
    children = _children()
    workers = Workers(count, BUDGET)
    reader = Away(workers, DEFINITION)
    workers.fill()
    # One more page than workers is on its way, as in a crawl: none waits for this process.
    cost = await _read(reader, warm, pages, count + 1)
    await reader.close()
    return _Cost(cost.clock, cost.own, _children() - children)


async def _read(
    reader: PageReader, warm: Sequence[Page], pages: Sequence[Page], at_once: int
) -> _Cost:
    """Return what *pages* cost after those to become *warm*; children are not looked at."""
    await _lanes(reader, warm, at_once)
    clock, own = time.perf_counter(), time.process_time()
    await _lanes(reader, pages, at_once)
    return _Cost(time.perf_counter() - clock, time.process_time() - own, 0)


async def _lanes(reader: PageReader, pages: Sequence[Page], at_once: int) -> None:
    waiting = iter(pages)

    async def lane() -> None:
        for page in waiting:
            try:
                await reader.read(page, Publisher())
            except PageError:
                continue

    await asyncio.gather(*(lane() for _ in range(at_once)))


def _children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(pages: PageSet) -> str:
    """Return what reading the first :data:`MOST` pages of a set costs in workers, as Markdown."""
    truths = pages.truths[:MOST]
    cost = overhead([Page(pages.html(each), each.url) for each in truths])
    return f"{cost.pages} pages of {pages.name}:\n\n{cost}"
