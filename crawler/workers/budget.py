"""What one page may cost, and how much memory a process has."""

import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024

OUT_OF_TIME = signal.SIGALRM
"""What ends a process whose page takes too long."""

OUT_OF_MEMORY = signal.SIGUSR1
"""What ends a process whose page takes too much memory; ignored by one that reads none."""

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Budget:
    """What the reading of one page may cost."""

    seconds: float = 2.0
    """Time on the clock, the wait for a process not counted; 0: no limit."""
    megabytes: int = 512
    """Resident memory of the process that reads it, in units of 2^20 bytes; 0: no limit."""

    def is_exceeded(self, size: int) -> bool:
        """Tell whether *size* bytes are more than a page may take."""
        return 0 < self.megabytes * MB < size

    def is_half_used(self, size: int) -> bool:
        """Tell whether a process of *size* bytes leaves the next page less than half."""
        return self.is_exceeded(2 * size)

    def reason(self, number: int) -> str | None:
        """Return why the signal *number* ended a process; null when it was not for the budget."""
        if number == OUT_OF_TIME:
            return f"reading took more than {self.seconds:g} s"
        if number == OUT_OF_MEMORY:
            return f"reading took more than {self.megabytes} MB of memory"
        return None


def resident(process: int) -> int:
    """Return the resident memory of a process in bytes; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[1]) * _PAGE
    except (OSError, IndexError):  # no such system, or no such process any more
        return 0


def peak() -> int:
    """Return the most memory in bytes that was ever resident in this process."""
    try:
        # Linux hands ru_maxrss down from the process that started this one.
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
