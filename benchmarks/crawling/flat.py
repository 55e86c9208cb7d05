"""Whether a long crawl's memory stays what it was."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.crawling.crawl import Asked, Crawl
from benchmarks.ledger import memory
from benchmarks.ledger.large import ROOT
from benchmarks.ledger.stories import LISTED
from crawler.errors import CrawlerError

WARM = 0.2
"""Share of a crawl after which it is warm."""


@dataclass(frozen=True, slots=True)
class Flat:
    """Memory of a crawl's own process over its time."""

    crawl: Crawl
    """What it did."""
    pages: int
    """How many pages it had."""
    warm_mib: float
    """Resident when it was warm: the median over a tenth of its time."""
    last_mib: float
    """Resident at its end: the same."""

    @property
    def growth(self) -> float:
        """What was added after it was warm, as a share."""
        return self.last_mib / self.warm_mib - 1


def watch(crawl: Crawl, host: str, pages: int, folder: Path) -> Flat:
    """Crawl *pages* and watch the memory; their records are on disk until its end."""
    data = folder / "memory"
    asked = Asked(crawl, host, max(1, pages // LISTED), 1, str(data))
    command = [sys.executable, "-m", "benchmarks.crawling.crawl", json.dumps(asdict(asked))]
    seen: list[float] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as own:  # noqa: S603
        while own.poll() is None:
            try:
                seen.append(memory.resident(own.pid))
            except (OSError, StopIteration):  # it has ended
                break
            time.sleep(0.25)
    shutil.rmtree(data, ignore_errors=True)
    if own.returncode or len(seen) < 20:
        raise CrawlerError(f"the crawl whose memory is watched ended with {own.returncode}")
    return Flat(crawl, asked.listings * LISTED, *_warm_and_last(seen))


def _warm_and_last(seen: Sequence[float]) -> tuple[float, float]:
    part, warm = max(1, len(seen) // 10), int(WARM * len(seen))
    return median(seen[warm : warm + part]), median(seen[-part:])
