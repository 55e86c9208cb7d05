"""Reads a set with several systems in one run, and keeps each page's figures and CPU time.

All systems read a page before the next page comes, each first in its turn, so that what else the
machine does falls on all of them.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import process_time
from typing import TypeVar

from benchmarks.metrics import Reading, Score, score
from benchmarks.sets import PageSet, Truth
from benchmarks.systems import MANY, System, attempt, many, warm

T = TypeVar("T")

EVERY = 50
"""Pages between two lines of progress."""


@dataclass
class Result:
    """What one system reached on a set; a place a page, the set's order."""

    name: str
    """The system's."""
    scores: list[Score] = field(default_factory=list)
    """The figures."""
    seconds: list[float] = field(default_factory=list)
    """CPU seconds."""
    apart: bool = True
    """Whether a page's seconds are its own; else they are its part of those of all at once."""
    errors: dict[str, str] = field(default_factory=dict)
    """Why there is no reading, by the page's id."""

    def add(self, reading: Reading, truth: Truth, seconds: float) -> None:
        """Note what a page's reading is worth and what it cost."""
        self.scores.append(score(reading, truth))
        self.seconds.append(seconds)
        if reading.error is not None:
            self.errors[truth.id] = reading.error

    def column(self, figure: str) -> list[float | None]:
        """Return one figure of every page."""
        return [getattr(each, figure) for each in self.scores]


def read(pages: PageSet, systems: Sequence[System]) -> list[Result]:
    """Return what each system reached, one page at a time, the systems' order.

    The first page is read once before the clock runs: what a system does only once is not counted,
    and what one system leaves to the garbage collector is not another's.
    """
    loaded = [(system.load(), Result(system.name)) for system in systems]
    for page_read, _ in loaded:
        attempt(page_read, pages.html(pages.truths[0]), pages.truths[0].url)
    gc.freeze()
    for index, truth in _progress(pages, ", ".join(system.name for system in systems)):
        html = pages.html(truth)
        turn = index % len(loaded)
        for page_read, result in loaded[turn:] + loaded[:turn]:
            seconds, reading = _timed(partial(attempt, page_read, html, truth.url))
            result.add(reading, truth, seconds)
    return [result for _, result in loaded]


def warmed(pages: PageSet) -> System:
    """Return Backfile with the profiles that all pages of the set teach."""
    print(f"{pages.name}: profiles", file=sys.stderr, flush=True)
    return warm((pages.html(truth), truth.url) for truth in pages.truths)


def read_many(pages: PageSet, alone: Result) -> Result:
    """Return what Backfile reached with publisher memory, all pages at once.

    Only the seconds of all are known. They are spread over the pages as those of *alone*, which
    reads them one at a time, so that both are compared with others in the same way.
    """
    print(f"{pages.name}: {MANY}", file=sys.stderr, flush=True)
    given = [(pages.html(truth), truth.url) for truth in pages.truths]
    seconds, readings = _timed(lambda: list(many(given)))
    result = Result(MANY, apart=False)
    factor = seconds / max(sum(alone.seconds), 1e-9)
    for reading, truth, part in zip(readings, pages.truths, alone.seconds, strict=True):
        result.add(reading, truth, part * factor)
    return result


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds of a call and what it returned."""
    gc.collect()
    begin = process_time()
    returned = call()
    return process_time() - begin, returned


def _progress(pages: PageSet, doing: str) -> Iterator[tuple[int, Truth]]:
    """Yield the pages with their places, and say on stderr how far it is."""
    for index, truth in enumerate(pages.truths):
        if index % EVERY == 0:
            print(
                f"{pages.name}: {index} of {len(pages.truths)} pages: {doing}",
                file=sys.stderr,
                flush=True,
            )
        yield index, truth
