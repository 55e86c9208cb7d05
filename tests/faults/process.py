"""The command as a process of its own, that can be watched, stopped and killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from tests.archive import Server
from tests.faults.wire import Wire

ROOT = Path(__file__).parents[2]
FAST = ("-s", "DOWNLOAD_DELAY=0")
MEMORY = 256
"""MB of 2^20 bytes that a command's own process may have, whatever comes in."""

PEAK = re.compile(rb"VmHWM:\s+(\d+) kB")
ZONELESS = ("bar2018", "flat")
"""Templates that show no offset: a user has to tell their zone."""


class Process:
    """A running ``backfile``, with all processes that it starts in one session."""

    def __init__(
        self,
        folder: Path,
        *arguments: object,
        before: Sequence[str] = (),
        limits: Mapping[str, int] | None = None,
    ) -> None:
        """Begin in *folder*; *before*: what the command line begins with; *limits*: resources."""
        self._err = (folder / "stderr.txt").open("w+b")
        self._popen = subprocess.Popen(
            [
                *before,
                *_limited(limits or {}),
                sys.executable,
                *("-W", "error", "-W", "ignore::ResourceWarning"),  # a kill closes no file
                "-m",
                "crawler",
                *map(str, arguments),
            ],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
            stdout=subprocess.DEVNULL,
            stderr=self._err,
            start_new_session=True,
        )
        self.begin = time.monotonic()
        self.peak = 0.0
        """MB of 2^20 bytes that its own process had at most, as far as anybody waited for it."""

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def runs(self) -> bool:
        return self._popen.poll() is None

    def send(self, number: int) -> None:
        self._popen.send_signal(number)

    def kill_session(self) -> None:
        os.killpg(self.pid, signal.SIGKILL)

    def workers(self) -> list[int]:
        """Return the processes that read pages."""
        return [
            pid for pid in session(self.pid) if pid != self.pid and b"spawn_main" in _command(pid)
        ]

    def wait(self, seconds: float = 60.0) -> int:
        """Return the exit code; the number of a signal is negative.

        Raises when it takes longer, or more than :data:`MEMORY`.
        """
        if not until(self._has_ended, seconds, look=0.02):
            self.kill_session()
            self._popen.wait()
            raise AssertionError(f"still ran after {seconds} s: {self.err}")
        assert self.peak < MEMORY, f"{self.peak:.0f} MB"
        return self._popen.wait()

    def _has_ended(self) -> bool:
        found = PEAK.search(_read(self.pid, "status"))
        self.peak = max(self.peak, int(found[1]) / 1024 if found else 0)
        return not self.runs

    @property
    def err(self) -> str:
        """What it has written to stderr so far."""
        return os.pread(self._err.fileno(), 1 << 20, 0).decode()

    def close(self) -> None:
        if self.runs:
            self.kill_session()
            self._popen.wait()
        self._err.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def crawl(folder: Path, server: Server | Wire, *arguments: object, **options: Any) -> Process:
    """Begin to crawl what *server* serves."""
    is_zoneless = server.site.options.template in ZONELESS
    zone = ("-a", "timezone=Europe/Istanbul") if is_zoneless else ()
    url = ("-a", f"url={server.url}/")
    return Process(folder, "crawl", "archive", *url, *zone, *FAST, *arguments, **options)


def _limited(limits: Mapping[str, int]) -> list[str]:
    """Return what a command begins with whose resources are limited."""
    return ["prlimit", *(f"--{name}={value}" for name, value in limits.items()), "--"] * bool(
        limits
    )


def session(leader: int) -> Iterator[int]:
    """Yield the processes that run in the session of *leader*."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its = path.read_text().rpartition(")")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its) == leader and state != "Z":
            yield int(path.parent.name)


def _command(pid: int) -> bytes:
    return _read(pid, "cmdline")


def _read(pid: int, file: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{file}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def until(true: Callable[[], object], seconds: float = 10.0, look: float = 0.005) -> bool:
    """Wait until something is true; tell whether it was within *seconds*."""
    end = time.monotonic() + seconds
    while not (is_true := bool(true())) and time.monotonic() < end:
        time.sleep(look)
    return is_true
