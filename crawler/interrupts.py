"""What SIGINT and SIGTERM do to a command, before, during and after its work.

Imports nothing of this project, nor of Scrapy: it is needed before they are imported.
"""

import os
import signal
from types import FrameType
from typing import Any

STOPPED = 11
"""Exit code: stopped by a signal or a limit; the same command goes on."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""What asks a command to stop."""


def leave() -> None:
    """From now on a signal ends the process at once, with :data:`STOPPED`: nothing is begun.

    The imports of a command take most of a second. A KeyboardInterrupt in them could come out of
    any line, and where it comes out of an ``exec`` Python forgets the exit code.
    """
    _answer(_leave)


def clean_up() -> None:
    """From now on the first signal raises KeyboardInterrupt, so that the work cleans up behind it.

    Others are ignored: nothing that cleans up takes long.
    """
    _answer(_interrupt)


def finish() -> None:
    """From now on signals change nothing: the work is done, and its exit code stands."""
    _answer(signal.SIG_IGN)


def _answer(how: Any) -> None:
    for number in SIGNALS:
        signal.signal(number, how)


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
    os._exit(STOPPED)


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as above
    finish()
    raise KeyboardInterrupt
