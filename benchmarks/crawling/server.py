"""Serves :class:`Newspaper` on the loopback interface: ``python -m benchmarks.crawling.server``."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.crawling.pages import SIZE, Newspaper
from benchmarks.ledger.server import serve
from benchmarks.ledger.server import served as served_by


@contextmanager
def served(size: int = SIZE) -> Iterator[str]:
    """Start a server of pages of *size* bytes, and end it; the value is its host and port."""
    with served_by(size, "benchmarks.crawling.server") as host:
        yield host


if __name__ == "__main__":
    asyncio.run(serve(Newspaper(int(sys.argv[1]))))
