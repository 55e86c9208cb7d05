"""The simulated time passes where everybody waits, and nowhere else."""

import asyncio
import os
from datetime import timedelta

from benchmarks.soak.clock import BEGIN, SimulatedLoop, now


def simulate(coroutine):
    loop = SimulatedLoop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


def test_a_day_is_slept_through_at_once_and_in_the_order_of_its_hours():
    woken = []

    async def sleep(hours):
        await asyncio.sleep(3600 * hours)
        woken.append((now() - BEGIN) / timedelta(hours=1))

    async def day():
        await asyncio.gather(sleep(24), sleep(1), sleep(7.5))

    simulate(day())
    assert woken == [1, 7.5, 24]


def test_what_a_file_tells_comes_before_the_time_that_is_waited_for_it():
    async def hear():
        told, tell = os.pipe()
        os.set_blocking(told, False)
        heard = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().add_reader(told, lambda: heard.set_result(os.read(told, 9)))
        os.write(tell, b"news")
        word = await asyncio.wait_for(heard, 3600)
        asyncio.get_running_loop().remove_reader(told)
        os.close(told)
        os.close(tell)
        return word, now()

    assert simulate(hear()) == (b"news", BEGIN)
