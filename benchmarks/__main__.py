"""``make bench``, or ``python -m benchmarks [DATA]``: what Backfile reaches, and what others do.

Tables go to stdout, progress and complaints to stderr. Exit codes: 0; 1 if a figure lies below its
floor; 2 if the data cannot be read or trafilatura is missing.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import floors, memory, reading, tables, workers
from benchmarks.generated import generate
from benchmarks.outcome import Outcome
from benchmarks.sets import PageSet, find, load
from benchmarks.systems import BACKFILE, System, peers
from crawler.errors import CrawlerError, ExportError

BELOW = 1
"""Exit code: a figure lies below its floor."""

UNREADABLE = 2
"""Exit code: nothing could be measured."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the sets that the arguments name; return the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="backfile-bench-") as folder:
            return _run(asked, Path(folder))
    except CrawlerError as error:
        print(f"bench: error: {error}", file=sys.stderr)
        return UNREADABLE


def _run(asked: argparse.Namespace, folder: Path) -> int:
    systems = [BACKFILE, *peers()[: 1 if asked.quick else None]]
    kept = floors.read(asked.floors)
    if asked.json:
        _try(asked.json)
    sets = [load(each, asked.limit) for each in find(asked.data)] if asked.data else []
    for pages in sets:
        _ = pages.digest  # reads all of it: what is broken is told before the long run
    versions = {each.name: f"{each.name} {each.version}" for each in systems[1:]}
    outcomes = []
    sets = sets or [generate(folder)]
    for pages in sets:
        outcome = measure(pages, systems, asked)
        print("\n\n".join(tables.of_set(outcome, versions, asked.worst)), end="\n\n", flush=True)
        outcomes.append(outcome)
    if len(outcomes) > 1:
        print("## All sets", tables.of_all(outcomes, versions), sep="\n\n")
    if not asked.quick:
        print("\n## Read by workers", workers.table(sets[0]), sep="\n\n")
    if asked.json:
        records = [outcome.record() for outcome in outcomes]
        asked.json.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    return _ratchet(outcomes, kept, asked)


def measure(pages: PageSet, systems: Sequence[System], asked: argparse.Namespace) -> Outcome:
    """Return what the systems, and Backfile with publisher memory, reach on a set."""
    warmed = reading.warmed(pages)
    ours, warm, *others = reading.read(pages, [systems[0], warmed, *systems[1:]])
    outcome = Outcome(pages, [ours, reading.read_many(pages, ours), *others], warm)
    if not asked.quick:
        for result in outcome.results:
            taken = memory.peak(result.name, pages)
            if taken is not None:
                outcome.memory[result.name] = taken
    return outcome


def _ratchet(
    outcomes: Sequence[Outcome], kept: dict[str, floors.Floors], asked: argparse.Namespace
) -> int:
    """Compare with the floors, move them if that was asked for; return the exit code."""
    failed = False
    moved = dict(kept)
    for outcome in outcomes:
        name = outcome.pages.name
        if not outcome.figures:
            continue  # the speed of made-up pages alone is nobody's aim
        if not outcome.pages.whole:
            print(f"{name}: a part of it; floors are not compared", file=sys.stderr)
            continue
        verdict = floors.judge(name, outcome.reached(), kept, lower=asked.lower)
        for line in verdict.lines:
            print(f"{name}: {line}", file=sys.stderr)
        failed |= verdict.failed
        if (asked.lift or asked.lower) and verdict.moved:
            moved[verdict.name] = verdict.moved
    if moved != kept:
        floors.write(moved, asked.floors)
    return BELOW if failed else 0


def _try(path: Path) -> None:
    """Raise ExportError if *path* cannot be written: better now than after the long run."""
    try:
        path.touch()
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number of pages")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "data", nargs="?", type=Path, help="a folder of sets, or one set; without, a made-up site"
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors")
    parser.add_argument("--lower", action="store_true", help="set floors to what is reached")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--limit", type=_count, metavar="N", help="read only a set's first N pages")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="worst pages listed")
    parser.add_argument("--quick", action="store_true", help="no newspaper4k, no memory")
    parser.add_argument("--floors", type=Path, default=floors.FILE, metavar="FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
