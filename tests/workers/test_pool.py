"""Who has the workers of a process, and when they end; the workers here start no process."""

import asyncio

import pytest

from crawler.items import Page, Publisher
from crawler.workers import Budget, Definition, Workers

BUDGET = Budget(seconds=7)
DEFINITION = Definition("courier", (), {})
COURIER = Publisher("The Courier", "courier.example")


class Worker:
    """Reads every page at once."""

    age = 0.0

    def __init__(self, budget):
        self.stops = 0

    def tell(self, site, definition): ...

    async def read(self, site, page, publisher):
        return page.body

    def stop(self):
        self.stops += 1

    async def stopped(self): ...


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    monkeypatch.setattr("crawler.workers.pool.Worker", Worker)
    monkeypatch.setattr(Workers, "_shared", {})


def test_the_last_of_the_crawls_that_share_them_ends_them():
    async def run():
        one, other = (Workers.shared(1, BUDGET) for _ in range(2))
        site = one.open(DEFINITION)
        await one.close()
        assert await other.read(site, Page("a"), COURIER) == "a"
        assert Workers.shared(1, BUDGET) is other
        await other.close()
        [worker] = other._all
        assert worker.stops == 0
        await other.close()
        assert worker.stops == 1
        assert Workers.shared(1, BUDGET) is not other

    asyncio.run(run())


def test_closed_workers_read_nothing_and_start_none():
    async def run():
        workers = Workers(2, BUDGET)
        site = workers.open(DEFINITION)
        await workers.close()
        with pytest.raises(asyncio.CancelledError):
            await workers.read(site, Page("a"), COURIER)
        workers.fill()
        assert len(workers._all) == 1

    asyncio.run(run())
