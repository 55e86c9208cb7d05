"""Crawls as processes of their own, one after another, to which signals are passed on."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

import crawler
from crawler.errors import CrawlerError

PASSED_ON = {
    signal.SIGINT: signal.SIGINT,
    signal.SIGTERM: signal.SIGTERM,
    signal.SIGHUP: signal.SIGTERM,  # the terminal was closed: a crawl knows how to stop by SIGTERM
}
"""Signals that stop a crawl, and what it is told."""


class Crawls:
    """Runs crawls. While it is entered, a signal stops the one that runs, and it starts no more."""

    def __init__(self) -> None:
        self.stopped = False
        """Whether a signal came."""
        self._crawl: subprocess.Popen[bytes] | None = None
        self._late: signal.Signals | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for number in PASSED_ON:
            if signal.getsignal(number) != signal.SIG_IGN:  # as nohup wants it
                self._before[number] = signal.signal(number, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]

    def run(self, arguments: Sequence[str]) -> int:
        """Run ``backfile`` with *arguments* and return its exit code; below 0: minus a signal.

        Raises CrawlerError when the system makes no process.
        """
        # A group of its own: Ctrl-C reaches all of the terminal's, and a second signal is a harder
        # one. So it gets each signal once, from here.
        self._crawl = None
        try:
            crawl = subprocess.Popen(  # noqa: S603 - our own command, no shell
                [*interpreter(), *arguments], stdin=subprocess.DEVNULL, process_group=0
            )
        except OSError as error:
            raise CrawlerError(f"cannot start a crawl: {error.strerror}") from error
        self._crawl = crawl
        if self._late is not None:
            crawl.send_signal(self._late)
        return crawl.wait()

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - Python's
        self.stopped = True
        told = PASSED_ON[signal.Signals(number)]
        if self._crawl is None:  # it is just being made
            self._late = told
        else:
            self._crawl.send_signal(told)


def interpreter() -> list[str]:
    """Return the command that runs this very package, whatever folder one stands in.

    ``-P``: a folder ``crawler`` that lies there is not meant, unless it is this one.
    """
    here = Path(crawler.__file__).parents[1] == Path.cwd()
    return [sys.executable, *([] if here else ["-P"]), "-m", "crawler"]
