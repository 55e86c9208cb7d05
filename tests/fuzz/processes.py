"""Processes that read hostile pages; one that hangs or dies costs its page, and another goes on."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.cases import case
from tests.fuzz.judge import Verdict
from tests.fuzz.reading import Asked, Memory, work

_SPAWN = multiprocessing.get_context("spawn")


class Run(NamedTuple):
    """What became of many pages."""

    verdicts: list[Verdict]
    memory: list[Memory]

    def wrong(self) -> list[Verdict]:
        """Return those with which something is wrong."""
        return [each for each in self.verdicts if each.problems]


def run(seeds: range, data: Path | None, jobs: int, is_crawl: bool = False) -> Run:
    """Read the pages of *seeds*, in *jobs* processes at a time."""
    found = Run([], [])
    with ThreadPoolExecutor(jobs) as pool:
        every = [Asked(seeds[first::jobs], data, is_crawl) for first in range(jobs)]
        for verdicts, memory in pool.map(_all, every):
            found.verdicts.extend(verdicts)
            found.memory.extend(memory)
    return found


def _all(asked: Asked) -> Run:
    """Read the pages that are *asked* for; those that end the process are told, too."""
    found = Run([], [])
    while asked.seeds:
        told = _some(asked, found)
        if told is None:
            break
        found.verdicts.append(
            Verdict(
                told, case(told, asked.data).kind, "died", 0, ("it hangs, or ends the process",)
            )
        )
        asked = asked._replace(seeds=asked.seeds[asked.seeds.index(told) + 1 :])
    return found


def _some(asked: Asked, found: Run) -> int | None:
    """Read pages in one process; return the seed of the one that ended it, null: none did."""
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_process, args=(asked, theirs))
    process.start()
    theirs.close()
    last: int | None = asked.seeds[0]
    try:
        while True:
            told = ours.recv()
            if isinstance(told, Verdict):
                found.verdicts.append(told)
            elif isinstance(told, Memory):
                found.memory.append(told)
                last = None
            else:
                last = told
    except EOFError:
        process.join()
    return last


def _process(asked: Asked, pipe: Connection) -> None:
    pipe.send(work(asked, pipe.send, pipe.send))
