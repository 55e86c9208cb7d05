"""``python -m tests.fuzz``: read hostile pages, and print what became of them.

Equal seeds make equal pages. A page with which something is wrong is saved, to be read again with
``--page``.
"""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tests.fuzz.cases import Case, case
from tests.fuzz.judge import Verdict, judged
from tests.fuzz.processes import Run, run

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
    parser.add_argument("--crawl", type=int, help="pages that workers read too; default: a 20th")
    parser.add_argument(
        "--keep", type=Path, default=Path("out/fuzz"), help="where to save pages; default: out/fuzz"
    )
    parser.add_argument("--page", type=Path, help="read one page that was saved, and no other")
    asked = parser.parse_args()
    if asked.page:
        return _again(asked.page)
    if asked.data is not None and not asked.data.is_dir():
        parser.error(f"{asked.data} is no folder")
    crawled = asked.count // 20 if asked.crawl is None else asked.crawl
    library = run(range(asked.seed, asked.seed + asked.count), asked.data, asked.jobs)
    crawl = run(range(asked.seed, asked.seed + crawled), asked.data, asked.jobs, is_crawl=True)
    _table("read as a library", library)
    _table("read by workers", crawl)
    bad = [*library.wrong(), *crawl.wrong()]
    for each in bad[:200]:
        kept = case(each.seed, asked.data).save(asked.keep)
        sys.stdout.write(
            f"WRONG seed {each.seed} ({each.kind}): {'; '.join(each.problems)[:600]} [{kept}]\n"
        )
    peak = max((each.peak for each in library.memory), default=0) >> 20
    growth = max((each.end - each.warm for each in library.memory), default=0) >> 20
    sys.stdout.write(
        f"{len(library.verdicts) + len(crawl.verdicts):,} readings, {len(bad)} wrong; memory: {peak} MB at most, {growth:+} MB after the first pages\n"
    )
    return int(bool(bad) or peak > MEGABYTES or growth > GROWTH)


def _again(path: Path) -> int:
    """Read a page that was saved."""
    verdict = judged(Case.load(path), schemed=True)
    sys.stdout.write(f"{verdict}\n")
    return int(bool(verdict.problems))


def _table(title: str, run: Run) -> None:
    """Print what became of pages, a line for each kind of them."""
    kinds: dict[str, list[Verdict]] = defaultdict(list)
    for each in run.verdicts:
        kinds[each.kind].append(each)
    write = sys.stdout.write
    write(
        f"{title:20}{'pages':>9}{'read':>9}{'refused':>9}{'wrong':>7}{'mean ms':>9}{'max s':>7}\n"
    )
    for kind, every in [*sorted(kinds.items()), ("all", run.verdicts)]:
        outcomes = Counter("read" if each.outcome == "read" else "refused" for each in every)
        wrong = sum(bool(each.problems) for each in every)
        mean = 1000 * sum(each.seconds for each in every) / max(len(every), 1)
        most = max((each.seconds for each in every), default=0)
        write(
            f"  {kind:18}{len(every):9,}{outcomes['read']:9,}{outcomes['refused']:9,}{wrong:7,}{mean:9.1f}{most:7.2f}\n"
        )
    over = Counter(each.outcome for each in run.verdicts)
    write(f"  {', '.join(f'{name} {count:,}' for name, count in over.most_common())}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
