"""The figures as Markdown tables, and what of them is promised."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from benchmarks.crawling.compared import Compared
from benchmarks.crawling.crawl import Crawl
from benchmarks.crawling.flat import Flat
from benchmarks.tables import table

FETCHED = 1.3
"""Least pages a second and core that are put on record, as times bare Scrapy's."""
READ = 3.0
"""Least pages a second that are read on two cores, as times Scrapy's with trafilatura."""
START = 2.0
"""Most seconds to the first request."""
GROWTH = 0.1
"""Most that memory may grow after the crawl was warm, as a share."""

NAMES: dict[Crawl, str] = {
    "scrapy": f"Scrapy {version('scrapy')}, one dict a page",
    "fetched": "**Backfile**: fetched, on record, in the ledger",
    "trafilatura": "Scrapy, trafilatura {} in its callback",
    "read": "**Backfile**: the same, and read and cleaned by workers",
}


def of_crawls(compared: Compared) -> str:
    """Return what a page costs each crawl."""
    times: dict[Crawl, tuple[str, str]] = {
        "scrapy": ("1", ""),
        "fetched": (f"{compared.fetched:.2f}", ""),
        "trafilatura": ("", "1"),
        "read": ("", f"{compared.read:.2f}"),
    }
    rows = (
        [
            name.format(_peer()),
            f"{compared.cpu(crawl):.2f}",
            f"{1000 / compared.cpu(crawl):,.0f}",
            times[crawl][0],
            f"{1000 / compared.clock(crawl):,.0f}",
            times[crawl][1],
            f"{compared.peak(crawl):,.0f}",
        ]
        for crawl, name in NAMES.items()
    )
    head = [
        "",
        "CPU ms/page",
        "pages/s and core",
        "times Scrapy",
        "pages/s on the clock",
        "times trafilatura",
        "peak memory, MiB",
    ]
    return table(head, rows)


def _peer() -> str:
    """Return the version of trafilatura; nothing where it is not installed."""
    with suppress(PackageNotFoundError):
        return version("trafilatura")
    return ""


def of_start(seconds: float) -> str:
    """Return how long a start takes."""
    return f"From `backfile crawl` to its first request: {seconds:.2f} s."


def of_memory(watched: Sequence[Flat]) -> str:
    """Return what memory came to."""
    rows = (
        [
            NAMES[each.crawl],
            f"{each.pages:,}",
            f"{each.warm_mib:,.0f}",
            f"{each.last_mib:,.0f}",
            f"{100 * each.growth:+.1f} %",
        ]
        for each in watched
    )
    return table(["memory", "pages", "warm, MiB", "at the end", "growth"], rows)


def judge(compared: Compared, seconds: float, watched: Sequence[Flat]) -> Iterator[str]:
    """Yield a line for each figure that is worse than promised."""
    if compared.fetched < FETCHED:
        yield f"{compared.fetched:.2f} times bare Scrapy is below {FETCHED}"
    if compared.read < READ:
        yield f"{compared.read:.2f} times Scrapy with trafilatura is below {READ}"
    if seconds > START:
        yield f"{seconds:.2f} s to the first request is above {START}"
    for each in watched:
        if each.growth > GROWTH:
            yield f"memory grew by {100 * each.growth:.0f} % over {each.pages:,} pages"
