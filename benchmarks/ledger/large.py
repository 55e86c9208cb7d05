"""A ledger of many addresses: the steps one by one, then a crawl by the command that users type."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.ledger.crawl import LINKS
from benchmarks.ledger.memory import Family
from benchmarks.ledger.steps import DUE, STEPS, Site, Timed
from benchmarks.ledger.stories import SITE, SOURCE, listing_path
from crawler.errors import CrawlerError

BOUND = 150.0
"""MiB that no process may need over a million known addresses."""

ROOT = Path(__file__).parents[2]

DEFINITION = f"""
from crawler.site import SiteSpider
from crawler.sources import Listing


class CourierSpider(SiteSpider):
    name = {SITE!r}
    allowed_domains = ({{host!r}},)
    sources = (Listing(("http://{{host}}{listing_path(0)}",), {LINKS!r}, name={SOURCE!r}),)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one step took."""

    name: str
    """The step."""
    times: tuple[Timed, ...]
    """What was done in it."""
    before_mib: float
    """Memory when it began: the code."""
    peak_mib: float
    """The most memory that its process had."""
    disk_mib: float
    """Size of the ledger's files after it."""


def steps(folder: Path, site: Site) -> Iterator[Taken]:
    """Take every step in a process of its own, with the ledger in *folder*."""
    for name in STEPS:
        print(f"{site.addresses:,} addresses: {name}", file=sys.stderr, flush=True)
        yield take(name, folder, site)


def take(name: str, folder: Path, site: Site) -> Taken:
    """Take one step in a process of its own; those before it were taken."""
    asked = (name, str(folder), str(site.addresses), site.host)
    told = run("benchmarks.ledger.steps", *asked)
    times = tuple(Timed(**each) for each in told["times"])
    return Taken(name, times, told["before_mib"], told["peak_mib"], disk(folder))


def crawl(folder: Path, site: Site) -> tuple[Family, str]:
    """Crawl what is left due with ``backfile crawl``; return its memory and its summary."""
    print(f"{site.addresses:,} addresses: backfile crawl", file=sys.stderr, flush=True)
    (folder / "sites").mkdir(exist_ok=True)
    text = DEFINITION.format(host=site.host)
    (folder / "sites" / f"{SITE}.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "crawler", "crawl", SITE, "--data", str(folder)]
    family = Family()
    with subprocess.Popen(  # noqa: S603 - ourselves
        [*command, "-s", "DOWNLOAD_DELAY=0"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    ) as own:
        family.watch(own.pid)
        told = own.stderr.read().strip() if own.stderr else ""
    summary = told.splitlines()[0] if told else ""
    if own.returncode or f"kept {DUE}" not in summary:
        raise CrawlerError(f"the crawl ended with {own.returncode}: {told}")
    return family, summary


def disk(folder: Path) -> float:
    """Return the size of the ledger's files in MiB."""
    return sum(each.stat().st_size for each in folder.glob("ledger.*")) / 2**20


def run(module: str, *arguments: str) -> Any:
    """Run one of our modules in a fresh process; return the JSON that it prints last."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - ourselves
    if done.returncode:
        raise CrawlerError(f"{module} failed: {done.stderr.strip()}")
    return json.loads(done.stdout.splitlines()[-1])
