"""``python -m tests.fuzz``: read hostile pages, and print what became of them.

Equal seeds make equal pages. A page with which something is wrong is saved, to be read again with
``--page``.
"""

import argparse
import sys
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

from tests.fuzz.cases import Case, case
from tests.fuzz.judge import Verdict, judged
from tests.fuzz.processes import Run, run
from tests.fuzz.reading import WARM, Asked

HEAD = ("pages", "read", "refused", "wrong", "mean ms", "max s")

MEGABYTES = 512
"""Memory of a process that reads, at most."""

GROWTH = 64
"""Megabytes by which it may grow after it is warm."""


def main() -> int:
    """Make and read pages; tell whether all went well."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="pages; default: 100,000")
    parser.add_argument("--data", type=Path, help="folder with pages of others to begin with")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; default: 0")
    parser.add_argument("--jobs", type=int, default=2, help="processes; default: 2")
    parser.add_argument(
        "--keep", type=Path, default=Path("out/fuzz"), help="where to save pages; default: out/fuzz"
    )
    parser.add_argument("--page", type=Path, help="read one page that was saved, and no other")
    asked = parser.parse_args()
    if asked.page:
        return _again(asked.page)
    if asked.data is not None and not asked.data.is_dir():
        parser.error(f"{asked.data} is no folder")
    seeds = range(asked.seed, asked.seed + asked.count)
    shares = {"library": 1, "workers": 20, "sources": 10}
    runs = {}
    for way, share in shares.items():
        some = Asked(seeds[: -(-asked.count // share)], asked.data, way)
        runs[way] = run(some, asked.jobs, partial(_tell, some, asked.keep))
        _table(way, runs[way])
    bad = sum(len(each.wrong()) for each in runs.values())
    peak = max(each.peak for every in runs.values() for each in every.memory) >> 20
    growth = max(each.end - each.warm for each in runs["library"].memory) >> 20
    count = sum(len(each.verdicts) for each in runs.values())
    sys.stdout.write(f"{count:,} readings, {bad} wrong; memory: {peak} MB at most,")
    sys.stdout.write(f" {growth:+} MB after the first {WARM}\n")
    return int(bool(bad) or peak > MEGABYTES or growth > GROWTH)


def _tell(asked: Asked, folder: Path, verdict: Verdict) -> None:
    """Print what is wrong with a page, and save it."""
    what = "; ".join(verdict.problems)
    kept = "" if asked.way == "sources" else case(verdict.seed, asked.data).save(folder)
    sys.stdout.write(f"WRONG {verdict.seed} ({verdict.kind}): {what:.500} {kept}\n")
    sys.stdout.flush()


def _again(path: Path) -> int:
    """Read a page that was saved."""
    verdict = judged(Case.load(path))
    sys.stdout.write(f"{verdict}\n")
    return int(bool(verdict.problems))


def _table(title: str, run: Run) -> None:
    """Print what became of pages, a line for each kind of them."""
    kinds: dict[str, list[Verdict]] = defaultdict(list)
    for each in run.verdicts:
        kinds[each.kind].append(each)
    write = sys.stdout.write
    write(f"{title:20}" + "".join(f"{name:>9}" for name in HEAD) + "\n")
    for kind, every in [*sorted(kinds.items()), ("all", run.verdicts)]:
        reads = sum(each.outcome == "read" for each in every)
        wrong = sum(bool(each.problems) for each in every)
        times = [each.seconds for each in every] or [0.0]
        mean = 1000 * sum(times) / len(times)
        counts = "".join(f"{count:9,}" for count in (len(every), reads, len(every) - reads, wrong))
        write(f"  {kind:18}{counts}{mean:9.1f}{max(times):9.2f}\n")
    over = Counter(each.outcome for each in run.verdicts)
    write(f"  {', '.join(f'{name} {count:,}' for name, count in over.most_common())}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
