"""``make bench-ledger``, or ``python -m benchmarks.ledger``: memory, time and throughput.

Tables go to stdout, progress and complaints to stderr. Exit codes: 0; 1 if a figure is worse than
promised; 2 if nothing could be measured.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.ledger import large, memory, tables, throughput
from benchmarks.ledger.crawl import SMALL
from benchmarks.ledger.server import served
from benchmarks.ledger.steps import KEPT, Site
from benchmarks.ledger.stories import LISTED
from crawler.errors import CrawlerError

ADDRESSES = 1_000_000
LEAST = LISTED * KEPT
"""Addresses of the smallest run, and what others are multiples of."""

WORSE = 1
"""Exit code: a figure is worse than promised."""

UNMEASURED = 2
"""Exit code: nothing could be measured."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for; return the exit code."""
    asked = _parser().parse_args(arguments)
    if not memory.KNOWN:
        print("bench-ledger: error: memory is measured on Linux only", file=sys.stderr)
        return UNMEASURED
    try:
        if asked.json:
            asked.json.touch()
        with tempfile.TemporaryDirectory(prefix="backfile-bench-", dir=asked.folder) as folder:
            return _run(asked, Path(folder))
    except (CrawlerError, OSError) as error:
        print(f"bench-ledger: error: {error}", file=sys.stderr)
        return UNMEASURED


def _run(asked: argparse.Namespace, folder: Path) -> int:
    compared = []
    with served(SMALL) as small:
        site = Site(asked.limit, small)
        steps = list(large.steps(folder, site))
        print(tables.of_steps(site, steps), end="\n\n", flush=True)
        family, _ = large.crawl(folder, site)
        print(tables.of_crawl(site, family), end="\n\n", flush=True)
        with served(throughput.REAL) as real:
            for each in throughput.SCENARIOS:
                host = small if each.size == SMALL else real
                scenario = _smaller(each, asked.limit)
                compared.append(throughput.compare(scenario, host, asked.rounds, folder))
        scenario = _smaller(throughput.KNOWN, asked.limit)
        first = asked.limit // LISTED
        compared.append(
            throughput.compare(scenario, small, asked.rounds, folder, fresh=False, first=first)
        )
    print(tables.of_throughput(compared))
    if asked.json:
        record = {
            "addresses": asked.limit,
            "steps": [asdict(each) for each in steps],
            "crawl": asdict(family),
            "throughput": [asdict(each) | each.record() for each in compared],
        }
        asked.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    worse = tables.judge(steps, family, compared)
    for line in worse:
        print(f"bench-ledger: {line}", file=sys.stderr)
    return WORSE if worse else 0


def _smaller(scenario: throughput.Scenario, limit: int) -> throughput.Scenario:
    """Return *scenario* with a listing for 10,000 addresses, and no more than it has."""
    return replace(scenario, listings=min(scenario.listings, 1 + limit // 10_000))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < LEAST:
        raise argparse.ArgumentTypeError(f"{text} is no number from {LEAST:,}")
    return int(text) // LEAST * LEAST


def _rounds(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number of rounds")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__)
    parser.add_argument(
        "--limit", type=_count, default=ADDRESSES, metavar="N", help="addresses that are known"
    )
    parser.add_argument(
        "--rounds", type=_rounds, default=5, metavar="N", help="how often each crawl is made"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where ledgers are made (default: TMPDIR)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
