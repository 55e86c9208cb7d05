"""Memory of a process and of all that it started, as the kernel tells it: proc(5). Linux only."""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.05
"""Seconds between two looks at a process."""


def resident(pid: int | str = "self") -> float:
    """Return the resident memory of a process in MiB."""
    return _mib(pid, "VmRSS")


def peak(pid: int | str = "self") -> float:
    """Return the most resident memory that a process ever had, in MiB."""
    return _mib(pid, "VmHWM")


def forget_peak() -> None:
    """Begin this process's peak anew."""
    (PROC / "self" / "clear_refs").write_text("5", encoding="ascii")


KNOWN = (PROC / "self" / "clear_refs").exists()
"""Whether this machine tells."""


@dataclass(slots=True)
class Family:
    """Peaks of a process and of what it started, in MiB."""

    parent: float = 0.0
    """Of the process itself."""
    children: dict[int, float] = field(default_factory=dict)
    """Of each of its descendants by their number."""
    together: float = 0.0
    """The most that all had at one time, memory that they share counted once."""

    def watch(self, pid: int) -> None:
        """Look at *pid* until it ends; whoever started it still has to wait for it."""
        while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            self._look(pid)
            time.sleep(INTERVAL)

    def _look(self, pid: int) -> None:
        together = 0.0
        for each in (pid, *descendants(pid)):
            try:
                most, share = peak(each), _mib(each, "Pss", "smaps_rollup")
            except (OSError, StopIteration):  # it has ended
                continue
            together += share
            if each == pid:
                self.parent = max(self.parent, most)
            else:
                self.children[each] = max(self.children.get(each, 0.0), most)
        self.together = max(self.together, together)


def descendants(pid: int) -> list[int]:
    """Return the processes that *pid* started, and those that they did; none if it has ended."""
    found: list[int] = []
    for task in PROC.glob(f"{pid}/task/*/children"):
        try:
            own = [int(each) for each in task.read_text(encoding="ascii").split()]
        except OSError:  # it has ended
            continue
        for each in own:
            found += [each, *descendants(each)]
    return found


def used(pids: Iterable[int]) -> float:
    """Return the seconds of CPU that processes have used, those that have ended left out."""
    ticks = 0
    for each in pids:
        with suppress(OSError):
            told = (PROC / str(each) / "stat").read_text(encoding="ascii", errors="replace")
            # The name of the program, in brackets, may hold anything.
            ticks += sum(map(int, told.rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _mib(pid: int | str, name: str, file: str = "status") -> float:
    lines = (PROC / str(pid) / file).read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024
