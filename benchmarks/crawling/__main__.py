"""``make bench-crawl``, or ``python -m benchmarks.crawling``: what a crawl costs beside its peers.

Tables go to stdout, progress and complaints to stderr. Exit codes: 0; 1 if a figure is worse than
promised; 2 if nothing could be measured.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.crawling import compared, flat, start, tables
from benchmarks.crawling.server import served
from benchmarks.ledger import memory
from benchmarks.ledger.stories import LISTED
from crawler.errors import CrawlerError

PAGES = 3_000
ROUNDS = 5

WORSE = 1
"""Exit code: a figure is worse than promised."""

UNMEASURED = 2
"""Exit code: nothing could be measured."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for; return the exit code."""
    asked = _parser().parse_args(arguments)
    if not memory.KNOWN:
        print("bench-crawl: error: memory is measured on Linux only", file=sys.stderr)
        return UNMEASURED
    try:
        for each in filter(None, (asked.json, asked.table)):
            each.touch()
        with tempfile.TemporaryDirectory(prefix="backfile-bench-", dir=asked.folder) as folder:
            return _run(asked, Path(folder))
    except (CrawlerError, OSError) as error:
        print(f"bench-crawl: error: {error}", file=sys.stderr)
        return UNMEASURED


def _run(asked: argparse.Namespace, folder: Path) -> int:
    with served() as host:
        seconds = start.first_request(folder)
        crawls = compared.compare(host, asked.rounds, asked.pages // LISTED, folder)
        watched = [flat.watch("fetched", host, asked.memory, folder)] if asked.memory else []
    told = [tables.of_crawls(crawls), tables.of_start(seconds)]
    told += [tables.of_memory(watched)] if watched else []
    text = "\n\n".join(told) + "\n"
    print(text, end="")
    if asked.table:
        asked.table.write_text(text, encoding="utf-8")
    if asked.json:
        record = {
            "rounds": [{name: asdict(each) for name, each in row.items()} for row in crawls.rounds],
            "fetched": crawls.fetched,
            "read": crawls.read,
            "first_request": seconds,
            "memory": [asdict(each) | {"growth": each.growth} for each in watched],
        }
        asked.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    worse = list(tables.judge(crawls, seconds, watched))
    for line in worse:
        print(f"bench-crawl: {line}", file=sys.stderr)
    return WORSE if worse else 0


def _pages(text: str) -> int:
    if not text.isdecimal() or int(text) < LISTED:
        raise argparse.ArgumentTypeError(f"{text} is no number from {LISTED}")
    return int(text) // LISTED * LISTED


def _rounds(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number of rounds")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crawling", description=__doc__)
    parser.add_argument(
        "--pages", type=_pages, default=PAGES, metavar="N", help="pages of a crawl that reads none"
    )
    parser.add_argument(
        "--rounds", type=_rounds, default=ROUNDS, metavar="N", help="how often each crawl is made"
    )
    parser.add_argument(
        "--memory", type=_pages, metavar="N", help="watch the memory of a crawl of N pages, too"
    )
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the tables there too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where records are kept (default: TMPDIR)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
