"""A process that reads hostile pages, as a library does and as a crawl does."""

import asyncio
import ctypes
import gc
import os
import resource
import signal
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Literal, NamedTuple

from crawler import extract, extract_many, learn
from crawler.cleaning.identity import identify
from crawler.errors import PageError
from crawler.exporters import jsonl
from crawler.items import Article, Page
from crawler.pages import ArticlePage, Profile
from crawler.pages.reading import UNKNOWN
from crawler.workers import Budget, Definition, Workers
from tests.fuzz import listings
from tests.fuzz.cases import Case, bases, case
from tests.fuzz.judge import SECONDS, Verdict, judged, timed

WITNESS = 50
"""Hostile pages between two looks at whether other pages are read as before."""

TOGETHER = 40
"""Hostile pages that are read at once, as those of one publisher."""

SHARED = 3
"""Of as many hostile pages one is read so: each of them is read three times."""

SMALL = 300_000
"""Bytes of the largest of these."""

LIMIT = 20.0
"""Seconds of the processor after which the kernel ends this process: it hangs."""

WARM = 500
"""Pages after which memory is taken to grow no more."""

MB = 1024 * 1024


Way = Literal["library", "workers", "sources"]
"""Pages are read as a library does, or by workers, each within its budget, as a crawl does; or
instead of pages what archives announce is read."""


class Asked(NamedTuple):
    """What a process is to read."""

    seeds: range
    data: Path | None = None
    """Folder with pages of others; null: our fixtures alone."""
    way: Way = "library"
    """Who reads them."""


class Memory(NamedTuple):
    """Memory of this process in bytes."""

    warm: int
    """After :data:`WARM` pages."""
    end: int
    """After the last."""
    peak: int
    """The most that ever was."""


def work(asked: Asked, tell: Callable[[Verdict], None], begin: Callable[[int], None]) -> Memory:
    """Read the pages that are *asked* for, and *tell* of each; *begin* is told which is next."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    if asked.way == "workers":
        asyncio.run(_crawl(asked, tell, begin))
        return Memory(0, 0, peak())
    if asked.way == "sources":
        _announced(asked, tell, begin)
        return Memory(0, 0, peak())
    witnesses = [(each.read(), each.url) for each in bases()[::9]]
    profile = learn(
        {"html": each.read(), "url": each.url}
        for each in bases()
        if "courier.example" in str(each.path)
    )
    before = list(map(_line, witnesses))
    waiting: list[Case] = []
    warm = 0
    for count, seed in enumerate(asked.seeds, 1):
        begin(seed)
        made = case(seed, asked.data)
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        verdict = judged(made, profile if seed % 5 == 0 else None)
        signal.setitimer(signal.ITIMER_PROF, 0)
        tell(verdict)
        if seed % SHARED == 0 and len(made.body) < SMALL:
            waiting.append(made)
        if len(waiting) == TOGETHER:
            tell(_together(seed, waiting))
            waiting.clear()
        if count % WITNESS == 0 and list(map(_line, witnesses)) != before:
            tell(
                Verdict(
                    seed, "witness", "changed", 0, ("another page is read otherwise than before",)
                )
            )
        if count == WARM:
            warm = resident()
    return Memory(warm or resident(), resident(), peak())


def _announced(asked: Asked, tell: Callable[[Verdict], None], begin: Callable[[int], None]) -> None:
    """Read what archives announce, damaged."""
    for seed in asked.seeds:
        begin(seed)
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        tell(listings.judged(seed))
        signal.setitimer(signal.ITIMER_PROF, 0)


def _line(page: tuple[bytes, str | None]) -> bytes:
    return jsonl.line(extract(page[0], url=page[1]).record())


def _together(seed: int, cases: list[Case]) -> Verdict:
    """Read the pages of *cases* as those of one publisher."""

    def read() -> Article:
        pages = [each.page() | {"url": f"https://a.example/{each.seed}"} for each in cases]
        signal.setitimer(signal.ITIMER_PROF, LIMIT * TOGETHER)
        profile = learn(pages)
        found = [each for each in extract_many(pages) if not isinstance(each, PageError)]
        signal.setitimer(signal.ITIMER_PROF, 0)
        if profile is not None and Profile.load(profile.dump()) != profile:
            raise ValueError("a profile that does not read back")
        return found[0] if found else extract("<p>None was read.")

    verdict = timed(cases[0]._replace(kind="together", is_flood=False), read)
    each = verdict.seconds / (2 * len(cases))
    found = [one for one in verdict.problems if "it took" not in one]
    found += [f"they took {each:.1f} s each"] if each > SECONDS else []
    return verdict._replace(seed=seed, seconds=each, problems=tuple(found))


async def _crawl(
    asked: Asked, tell: Callable[[Verdict], None], begin: Callable[[int], None]
) -> None:
    """Read pages as a crawl does, by a worker process with a crawl's budget."""
    workers = Workers(1, Budget())
    workers.users = 1
    site = workers.open(Definition.of("hostile", [ArticlePage], {}))
    steps = (identify,)  # the worker cleans
    try:
        witness = Page(bases()[0].read(), bases()[0].url)
        before, _ = await workers.read(site, witness, UNKNOWN)
        for count, seed in enumerate(asked.seeds, 1):
            begin(seed)
            made = case(seed, asked.data)
            # Who answered a crawl has an address of the web.
            url = made.url if made.url and made.url.startswith("http") else None
            page = Page(made.body, url, made.content_type)
            found: Article | PageError | Exception
            try:
                found, _ = await workers.read(site, page, UNKNOWN)
            except Exception as error:  # noqa: BLE001 - timed() tells which may come
                found = error
            tell(timed(made, lambda given=found: _cleaned(given, steps)))
            if count % 10 == 0 and (await workers.read(site, witness, UNKNOWN))[0] != before:
                tell(
                    Verdict(
                        seed,
                        "witness",
                        "changed",
                        0,
                        ("another page is read otherwise than before",),
                    )
                )
    finally:
        await workers.close()


def _cleaned(
    found: "Article | Exception", steps: tuple[Callable[[Article], Article], ...]
) -> Article:
    if isinstance(found, Exception):
        raise found
    return reduce(lambda article, step: step(article), steps, found)


def resident() -> int:
    """Return what memory this process holds when all that can be is given back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def peak() -> int:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
