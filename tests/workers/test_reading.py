"""Pages that are known beforehand are read before they are asked for, and come in their order."""

import asyncio

import pytest

from crawler.errors import PageError
from crawler.items import Page
from crawler.workers.reading import Ahead

PAGES = [Page(str(number)) for number in range(8)]


class Reader:
    """Reads a page when told to, and notes which it was asked for."""

    def __init__(self):
        self.asked = []
        self.gates = {page.body: asyncio.Event() for page in PAGES}

    async def read(self, page):
        self.asked.append(page.body)
        await self.gates[page.body].wait()
        if page.body == "3":
            raise PageError("no page")
        return page.body


async def soon():
    """Let what was begun begin."""
    for _ in range(3):
        await asyncio.sleep(0)


def test_as_many_are_begun_as_can_be_read_at_once_and_no_more():
    async def run():
        reader = Reader()
        ahead = Ahead(reader.read, depth=2)
        first = asyncio.ensure_future(ahead.read(PAGES[0], PAGES[1:]))
        await soon()
        assert reader.asked == ["0", "1", "2"]
        reader.gates["1"].set()  # the second is faster
        await soon()
        assert not first.done()
        reader.gates["0"].set()
        assert await first == "0"
        assert await ahead.read(PAGES[1], PAGES[2:]) == "1"
        await soon()
        assert reader.asked == ["0", "1", "2", "3"]
        await ahead.close()

    asyncio.run(run())


def test_each_page_is_read_once_in_any_order_and_fails_alone():
    async def run():
        reader = Reader()
        for gate in reader.gates.values():
            gate.set()
        ahead = Ahead(reader.read, depth=3)
        left = list(PAGES)
        for number in (5, 0, 1, 2, 4, 6, 7):
            left.remove(PAGES[number])
            assert await ahead.read(PAGES[number], left) == str(number)
        with pytest.raises(PageError):
            await ahead.read(PAGES[3], ())
        assert sorted(reader.asked) == [page.body for page in PAGES]
        await ahead.close()

    asyncio.run(run())
