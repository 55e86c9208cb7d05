"""Peak memory of reading a set, beyond the pages themselves.

Each system reads in a process of its own, which holds the set's pages before it imports the
system: what the import takes is the system's. ``python -m benchmarks.memory SYSTEM FOLDER [LIMIT]``
is that process; it prints MiB.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.sets import PageSet, load
from benchmarks.systems import BY_NAME, MANY, attempt, many

_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")


def peak(system: str, pages: PageSet) -> float | None:
    """Return what a system adds to the memory that the set's pages take, in MiB.

    Null where the machine does not tell (it must be Linux), or the process was killed.
    """
    if not _RESET.exists():
        return None
    print(f"{pages.name}: memory of {system}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.memory", system, str(pages.folder)]
    if not pages.whole:
        command.append(str(len(pages.truths)))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    return float(done.stdout.split()[-1]) if done.returncode == 0 else None


def main(arguments: Sequence[str]) -> None:
    """Read a set with one system and print the MiB that it took."""
    system, folder, *limit = arguments
    pages = load(Path(folder), int(limit[0]) if limit else None)
    held = [(pages.html(truth), truth.url) for truth in pages.truths]
    _RESET.write_text("5")  # the peak of unpacking is forgotten: proc(5)
    before = _kib("VmRSS")
    if system == MANY:
        for _ in many(held):
            pass
    else:
        read = BY_NAME[system].load()
        for html, url in held:
            attempt(read, html, url)
    print(f"{(_kib('VmHWM') - before) / 1024:.1f}")


def _kib(field: str) -> int:
    """Return a figure of the process as the kernel tells it, in KiB."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))


if __name__ == "__main__":
    main(sys.argv[1:])
