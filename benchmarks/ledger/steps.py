"""What is done with a ledger of many addresses, each step in a process of its own.

``python -m benchmarks.ledger.steps NAME FOLDER ADDRESSES HOST`` is that process; it prints JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.ledger import memory, stories
from benchmarks.ledger.stories import SITE
from crawler.exporters import export
from crawler.items import Reading
from crawler.ledger import Ledger, Run

DUE = 50
"""Addresses that are left due for the crawl."""
KEPT = 10
"""One address in so many is kept as an article."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Something that was done many times."""

    name: str
    """What was done."""
    count: int
    """How often."""
    seconds: float
    """How long all of it took, on the clock."""
    cpu: float
    """Seconds of CPU."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site whose addresses are known."""

    addresses: int
    """How many it has."""
    host: str
    """Where they lie: host and port."""


class Step:
    """One process's times, and its memory before and at most."""

    def __init__(self) -> None:
        memory.forget_peak()
        self.before = memory.resident()
        self._times: dict[str, Timed] = {}

    @contextmanager
    def timed(self, name: str, count: int = 1) -> Iterator[None]:
        """Add what is done inside, *count* times, to what was done under this *name*."""
        begin, used = time.perf_counter(), time.process_time()
        yield
        seconds, cpu = time.perf_counter() - begin, time.process_time() - used
        was = self._times.get(name, Timed(name, 0, 0.0, 0.0))
        self._times[name] = Timed(name, was.count + count, was.seconds + seconds, was.cpu + cpu)

    def record(self) -> dict[str, object]:
        """Return all as JSON's types."""
        return {
            "before_mib": self.before,
            "peak_mib": memory.peak(),
            "times": [asdict(each) for each in self._times.values()],
        }


def announce(step: Step, folder: Path, site: Site) -> None:
    """Announce all addresses, a listing at a time."""
    run = Run.open(folder, SITE)
    for entries in stories.listings(site.addresses, site.host):
        with step.timed("announce an address", stories.LISTED):
            run.commit(Reading(entries=entries))
    with step.timed("announce an address", 0):
        run.flush()
    run.close("incomplete")


def begin(step: Step, folder: Path, site: Site) -> None:
    """Open the ledger with all addresses due."""
    _open(step, folder, f"{site.addresses:,} due")


def keep(step: Step, folder: Path, site: Site) -> None:
    """Lease addresses and keep an article of each; announce again what is known."""
    run = Run.open(folder, SITE)
    for _ in range(site.addresses // KEPT):
        with step.timed("lease an address"):
            lease = run.lease()
        assert lease is not None  # noqa: S101 - all are due
        article = stories.article(lease.entry)
        with step.timed("keep an article"):
            run.commit(Reading(lease.address, lease.entry.url, articles=(article,)))
    with step.timed("keep an article", 0):
        run.flush()
    listings = site.addresses // stories.LISTED
    for number in range(max(1, listings // KEPT)):
        entries = stories.listing(number * 7 % listings, site.host)
        with step.timed("announce a known address", stories.LISTED):
            run.commit(Reading(entries=entries))
    with step.timed("announce a known address", 0):
        run.flush()
    run.close("incomplete")


def close(step: Step, folder: Path, site: Site) -> None:
    """Close all addresses but :data:`DUE` as gone."""
    run = Run.open(folder, SITE)
    for _ in range(site.addresses - site.addresses // KEPT - DUE):
        with step.timed("lease an address, close it as gone"):
            lease = run.lease()
            assert lease is not None  # noqa: S101 - all are due
            run.commit(Reading(lease.address, state="gone", reason="HTTP 404"))
    run.flush()
    run.close("incomplete")


def resume(step: Step, folder: Path, site: Site) -> None:  # noqa: ARG001 - a step's
    """Open the ledger with few addresses due."""
    _open(step, folder, f"{DUE} due")


def cover(step: Step, folder: Path, site: Site) -> None:  # noqa: ARG001 - a step's
    """Reckon the coverage of all days."""
    with step.timed("coverage of all days"), Ledger(folder) as ledger:
        ledger.coverage(SITE)


def write(step: Step, folder: Path, site: Site) -> None:
    """Export all articles."""
    with step.timed("export an article", site.addresses // KEPT), Ledger(folder) as ledger:
        export(ledger.records(), str(folder / "articles.jsonl"))
    (folder / "articles.jsonl").unlink()


def _open(step: Step, folder: Path, what: str) -> None:
    with step.timed(f"open, {what}: first lease"):
        run = Run.open(folder, SITE)
        assert run.lease() is not None  # noqa: S101 - some are due
    with step.timed(f"count what is left, {what}"):
        run.left()
    run.close("incomplete")


STEPS: dict[str, Callable[[Step, Path, Site], None]] = {
    each.__name__: each for each in (announce, begin, keep, close, resume, cover, write)
}
"""The steps in their order: each works on what those before it left."""


def main(arguments: Sequence[str]) -> None:
    """Take one step and print what it cost."""
    name, folder, addresses, host = arguments
    step = Step()
    STEPS[name](step, Path(folder), Site(int(addresses), host))
    print(json.dumps(step.record()))


if __name__ == "__main__":
    main(sys.argv[1:])
