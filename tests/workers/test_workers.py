"""Pages are read by real processes here: each test starts its own, so there are few."""

import asyncio
import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import AsyncExitStack, asynccontextmanager
from functools import reduce
from pathlib import Path

import pytest

from crawler import pages
from crawler.errors import NoPage, OverBudget, PageError, ReadingDied
from crawler.items import Page, Publisher
from crawler.workers import Budget, Definition, Workers, worker
from crawler.workers.layouts import TIDYING
from crawler.workers.worker import Worker
from tests.hostile import HostilePage

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
COURIER = Publisher("The Courier", "courier.example")
DEFINITION = Definition.of("courier", [HostilePage], {})
QUICK = Budget(seconds=1, megabytes=512)
ROOMY = Budget(seconds=20, megabytes=512)
SMALL = Budget(seconds=20, megabytes=256)


def page(headline):
    body = "<p>The ferry carried 254 passengers on its first day, the harbour office said.</p>" * 3
    return Page(f"<html><body><h1>{headline}</h1>{body}</body></html>", "https://courier.example/a")


@asynccontextmanager
async def workers(count=1, budget=QUICK):
    started = Workers(count, budget)
    site = started.open(DEFINITION)

    async def read(headline):
        article, _ = await started.read(site, page(headline), COURIER)
        return article.headline

    read.workers = started
    read.page = lambda given: started.read(site, given, COURIER)
    read.pids = lambda: [worker._context.process.pid for worker in started._all]
    try:
        yield read
    finally:
        await started.close()


@pytest.fixture(scope="module")
def lasting():
    """Run something with workers that the tests of this module share, by their budget."""
    with asyncio.Runner() as runner, Shared(runner) as shared:
        yield lambda budget, run: runner.run(run(shared(budget)))


class Shared:
    """Workers by budget, started when first asked for."""

    def __init__(self, runner):
        self._runner = runner
        self._stack = AsyncExitStack()
        self._open = {}

    def __enter__(self):
        return self

    def __call__(self, budget):
        if budget not in self._open:
            entered = self._stack.enter_async_context(workers(budget=budget))
            self._open[budget] = self._runner.run(entered)
        return self._open[budget]

    def __exit__(self, *_):
        self._runner.run(self._stack.aclose())


def test_a_worker_reads_what_this_process_would():
    saved = [
        Page(path.read_bytes(), f"https://courier.example/{path.stem}", "text/html")
        for path in sorted(FIXTURES.rglob("*.html"))
    ]

    async def run():
        async with workers(budget=ROOMY) as read:
            return [await read.page(each) for each in saved]

    for given, (article, seen) in zip(saved, asyncio.run(run()), strict=True):
        read, counts = pages.read(given, [HostilePage], site="courier", publisher=COURIER)
        expected = reduce(lambda cleaned, step: step(cleaned), TIDYING, read), counts
        assert (article, seen) == expected
        contexts = [block.context for block in article.blocks]
        assert contexts == [block.context for block in expected[0].blocks]
        assert article.cleaning.removed


@pytest.mark.skipif(sys.platform != "linux", reason="pipes of other systems have one size")
def test_a_page_fits_into_the_pipe_to_a_worker():
    reader, writer = worker._Context().Pipe(duplex=False)
    with reader, writer:
        assert fcntl.fcntl(writer.fileno(), fcntl.F_GETPIPE_SZ) >= 1024 * 1024


@pytest.mark.parametrize(
    ("deed", "budget", "error", "reason"),
    [
        ("sleeps", QUICK, OverBudget, "reading took more than 1 s"),
        ("loops", QUICK, OverBudget, "reading took more than 1 s"),
        ("swells", ROOMY, OverBudget, "reading took more than 512 MB of memory"),
        ("bursts", SMALL, OverBudget, "reading took more than 256 MB of memory"),
        ("dies", QUICK, ReadingDied, "the reading process died"),
        ("leaves", QUICK, ReadingDied, "the reading process died"),
        ("exits", QUICK, RuntimeError, "SystemExit: 3"),
        ("raises", QUICK, ZeroDivisionError, "the page says so"),
        ("balks", QUICK, RuntimeError, "tests.hostile.StubbornError: not to be"),
    ],
)
def test_a_page_that_goes_wrong_says_why_and_the_next_is_read(lasting, deed, budget, error, reason):
    async def run(read):
        begin = time.monotonic()
        with pytest.raises(error) as caught:
            await read(f"A page that {deed}")
        assert str(caught.value) == reason
        assert await read("A page like others") == "A page like others"
        assert time.monotonic() - begin < 20
        return caught.value

    raised = lasting(budget, run)
    if not isinstance(raised, PageError):  # who wrote the layout needs to know where
        assert f"in {deed}" in "".join(raised.__notes__)


def test_what_is_no_page_comes_back_as_such():
    async def run():
        async with workers() as read:
            await read.page(Page(b"GIF89a", "https://courier.example/a.gif", "image/gif"))

    with pytest.raises(NoPage, match="image/gif is no page"):
        asyncio.run(run())


def test_neither_the_queue_nor_the_start_counts_as_reading():
    async def run():
        async with workers() as read:  # four naps of .4 s, and the start of a process
            asked = [read(f"Page {number} naps") for number in range(4)]
            return await asyncio.gather(*asked)

    assert asyncio.run(run()) == [f"Page {number} naps" for number in range(4)]


def test_the_end_of_one_page_does_not_touch_another():
    async def run():
        async with workers(2) as read:
            read.workers.fill()
            both = await asyncio.gather(read("One dies"), read("One naps"), return_exceptions=True)
            assert isinstance(both[0], ReadingDied)
            assert both[1] == "One naps"

    asyncio.run(run())


def test_a_page_whose_process_is_killed_is_read_by_another():
    async def run():
        async with workers() as read:
            await read("A first page")
            [pid] = read.pids()
            asked = asyncio.ensure_future(read("One that naps"))
            await asyncio.sleep(0.1)
            os.kill(pid, signal.SIGKILL)
            assert await asked == "One that naps"
            [pid] = read.pids()
            os.kill(pid, signal.SIGKILL)  # while it waits
            assert await read("A last page") == "A last page"

    asyncio.run(run())


def test_a_process_that_has_grown_is_replaced():
    async def run():
        async with workers(budget=SMALL) as read:
            await read("A first page")
            before = read.pids()
            assert await read("A page that grows") == "A page that grows"
            assert await read("A next that grows") == "A next that grows"
            assert read.pids() != before

    asyncio.run(run())


def test_signals_that_are_for_the_crawl_do_not_stop_its_workers():
    async def run():
        async with workers() as read:
            [pid] = read.pids()
            os.kill(pid, signal.SIGINT)  # it starts just now
            await read("A first page")
            os.kill(pid, signal.SIGINT)
            os.kill(pid, signal.SIGTERM)
            assert await read("A next page") == "A next page"
            assert read.pids() == [pid]

    asyncio.run(run())


def test_a_page_that_nobody_waits_for_is_given_up_at_once():
    async def run():
        async with workers(budget=ROOMY) as read:
            await read("A first page")
            [worker] = read.workers._all
            before = worker._context.process
            asked = asyncio.ensure_future(read("A page that sleeps"))
            await asyncio.sleep(0.1)
            asked.cancel()
            await asyncio.wait({asked})
            assert worker._context.process is not before
            assert await read("A next page") == "A next page"

    asyncio.run(run())


def test_closing_ends_the_pages_that_are_read_or_wait():
    async def run():
        async with workers(budget=ROOMY) as read:
            await read("A first page")
            asked = [asyncio.ensure_future(read("A page that sleeps")) for _ in range(3)]
            await asyncio.sleep(0.1)
            [worker] = read.workers._all
            process = worker._context.process
            begin = time.monotonic()
        assert time.monotonic() - begin < 3
        assert all(each.cancelled() for each in asked)
        assert worker._context.process is process  # no other was started
        assert not is_running(process.pid)

    asyncio.run(run())


@pytest.mark.parametrize(("patience", "count"), [(0.0, 2), (60.0, 1)])
def test_another_worker_is_started_when_all_have_been_busy_for_a_while(
    monkeypatch, patience, count
):
    monkeypatch.setattr("crawler.workers.pool.PATIENCE", patience)

    async def run():
        async with workers(2) as read:
            await asyncio.gather(*(read(f"Page {number}") for number in range(4)))
            assert len(read.pids()) == 1  # the first was not ready before
            await asyncio.gather(*(read(f"Page {number}") for number in range(4)))
            assert len(read.pids()) == count

    asyncio.run(run())


def test_crawls_with_the_same_limits_share_their_workers():
    one, other = (Workers.shared(1, QUICK) for _ in range(2))
    assert one is other
    assert Workers.shared(1, ROOMY) is not one


def test_workers_of_ones_own_take_no_shared_ones_away():
    shared = Workers.shared(1, SMALL)
    asyncio.run(Workers(1, SMALL).close())
    assert Workers.shared(1, SMALL) is shared


ORPHAN = """
import asyncio, sys
from tests.workers.test_workers import ROOMY, QUICK, workers

async def main():
    async with workers(2, QUICK) as read:
        read.workers.fill()
        await asyncio.gather(read("Two naps"), read("Two naps"))
        asked = asyncio.ensure_future(read("A page that sleeps"))
        await asyncio.sleep(0.1)
        print(*read.pids(), flush=True)
        await asyncio.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_no_worker_outlives_a_killed_crawl(tmp_path):
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    parent = subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2
    parent.kill()
    parent.communicate()
    end = time.monotonic() + 10
    while any(map(is_running, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(is_running, pids))


def is_running(pid):
    """Tell whether a process is there, and no zombie that its new parent has yet to collect."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_processes_that_cannot_begin_lose_their_page_and_no_time(monkeypatch):
    start = worker._Process.start

    def killed(process):
        start(process)
        process.kill()

    monkeypatch.setattr(worker._Process, "start", killed)

    async def run():
        dead = Worker(Budget())
        dead.tell(0, Definition("courier", (), {}))
        begin = time.monotonic()
        with pytest.raises(ReadingDied):
            await dead.read(0, Page(b"<p>A ferry"), Publisher())
        dead.stop()
        await dead.stopped()
        return time.monotonic() - begin

    assert asyncio.run(run()) < 30
