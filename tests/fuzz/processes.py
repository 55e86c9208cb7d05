"""Processes that read hostile pages; one that hangs or dies costs its page, and another goes on."""

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import NamedTuple

from tests.fuzz.cases import case
from tests.fuzz.judge import Verdict
from tests.fuzz.reading import Asked, Memory, work

SHOWN = 2_000
"""Readings of a process after which it is told how many there were."""

_SPAWN = multiprocessing.get_context("spawn")


class Run(NamedTuple):
    """What became of many pages."""

    verdicts: list[Verdict]
    memory: list[Memory]

    def wrong(self) -> list[Verdict]:
        """Return those with which something is wrong."""
        return [each for each in self.verdicts if each.problems]


def run(asked: Asked, jobs: int, tell: Callable[[Verdict], None]) -> Run:
    """Read the pages that are *asked* for, in *jobs* processes; *tell* of those that are wrong."""
    found = Run([], [])
    with ThreadPoolExecutor(jobs) as pool:
        every = [asked._replace(seeds=asked.seeds[first::jobs]) for first in range(jobs)]
        for verdicts, memory in pool.map(lambda each: _all(each, tell), every):
            found.verdicts.extend(verdicts)
            found.memory.extend(memory)
    return found


def _all(asked: Asked, tell: Callable[[Verdict], None]) -> Run:
    """Read the pages that are *asked* for; those that end the process are told, too."""
    found = Run([], [])
    while asked.seeds:
        fatal = _some(asked, found, tell)
        if fatal is None:
            break
        what = "it hangs, or ends the process"
        verdict = Verdict(fatal, case(fatal, asked.data).kind, "died", 0, (what,))
        found.verdicts.append(verdict)
        tell(verdict)
        asked = asked._replace(seeds=asked.seeds[asked.seeds.index(fatal) + 1 :])
    return found


def _some(asked: Asked, found: Run, tell: Callable[[Verdict], None]) -> int | None:
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
                if len(found.verdicts) % SHOWN == 0:
                    sys.stderr.write(f"{asked.way}: {len(found.verdicts):,} of a process\n")
                if told.problems:
                    tell(told)
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
