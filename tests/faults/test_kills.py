"""Kills at random moments: nothing is lost, nothing is twice. The long form is ``make faults``."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tests.faults.kills import trial


def test_crawls_that_are_killed_again_and_again_come_out_whole():
    with ThreadPoolExecutor() as pool:
        tallies = list(pool.map(partial(trial, kills=2), (101, 102)))
    assert [tally.faults for tally in tallies] == [[], []]
