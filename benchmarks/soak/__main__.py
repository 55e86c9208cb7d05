"""``make soak``, or ``python -m benchmarks.soak``: 72 hours of scheduled crawls in minutes.

A table goes to stdout, progress and complaints to stderr, a chart and all samples to files. Exit
codes: 0; 1 if something grew, was lost or came late; 2 if nothing could be measured.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from scrapy.settings import Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.project import get_project_settings
from scrapy.utils.reactor import install_reactor

from benchmarks.ledger import memory
from benchmarks.soak import chart, judge
from benchmarks.soak.clock import BEGIN, SimulatedLoop, now
from benchmarks.soak.rounds import Ran, Rounds, schedule_of
from benchmarks.soak.samples import addresses, look
from benchmarks.soak.sites import Site
from benchmarks.soak.web import Names, Web, WebHandler
from benchmarks.tables import table
from crawler import schedule
from crawler.errors import CrawlerError

LIMIT = 10
"""Articles of the back file that somebody crawls by hand, of every site once a day."""

LOOK = 100
"""Answers between two looks in the midst of crawls."""

BROKEN = 1
"""Exit code: a promise was not kept."""

UNMEASURED = 2
"""Exit code: nothing could be measured."""

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
LOOP = f"{SimulatedLoop.__module__}.{SimulatedLoop.__qualname__}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak as the arguments say; return the exit code."""
    asked = _parser().parse_args(arguments)
    if not memory.KNOWN:
        print("soak: error: memory is measured on Linux only", file=sys.stderr)
        return UNMEASURED
    try:
        asked.output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="backfile-soak-", dir=asked.folder) as folder:
            return _run(asked, Path(folder))
    except (CrawlerError, OSError) as error:
        print(f"soak: error: {error}", file=sys.stderr)
        return UNMEASURED


def _run(asked: argparse.Namespace, folder: Path) -> int:
    sites = [Site(number, asked.addresses // asked.sites) for number in range(asked.sites)]
    end = BEGIN + timedelta(hours=asked.hours)
    file = folder / "schedule.toml"
    file.write_text(schedule_of(sites), encoding="utf-8")
    (folder / "sites").mkdir()
    for site in sites:
        (folder / "sites" / f"{site.name}.py").write_text(site.definition(), encoding="utf-8")
    planned = schedule.read(file)

    def heard(count: int) -> None:
        if count % LOOK == 0:
            soaked.samples.append(look(planned.data, now(), within=True))

    soaked = judge.Soaked(sites, Web(sites, heard), BEGIN, end)
    begin, cpu = time.monotonic(), time.process_time()

    def ended(ran: Ran) -> None:
        soaked.rans.append(ran)
        soaked.samples.append(look(planned.data, ran.ended))
        if sys.stderr.isatty():
            hours = soaked.samples[-1].hours
            print(f"\r{hours:5.1f} h, {len(soaked.rans):,} crawls", end="", file=sys.stderr)

    rounds = Rounds(planned, _settings(folder, soaked.web), ended)
    _simulate(rounds, asked.hours)
    soaked.addresses = addresses(planned.data)
    title = (
        f"{asked.hours} hours of scheduled crawls: {len(sites)} sites,"
        f" {soaked.addresses:,} addresses, {len(soaked.rans):,} crawls"
    )
    print(_table(soaked, title, time.monotonic() - begin, time.process_time() - cpu))
    _write(asked.output, soaked, title)
    broken = judge.complaints(soaked, planned.data)
    for line in broken[:50]:
        print(f"soak: {line}", file=sys.stderr)
    return BROKEN if broken else 0


def _simulate(rounds: Rounds, hours: int) -> None:
    """Crawl by hand at the beginning of each day, and by the schedule all day."""
    install_reactor(REACTOR, LOOP)
    from twisted.internet import reactor  # noqa: PLC0415 - it is there now

    reactor.installNameResolver(Names())

    async def days() -> None:
        try:
            for hour in range(0, hours, 24):
                await rounds.by_hand(LIMIT)
                await rounds.until(BEGIN + timedelta(hours=min(hour + 24, hours)))
        finally:
            reactor.stop()

    begun: list[asyncio.Task[None]] = []
    reactor.callWhenRunning(lambda: begun.append(asyncio.ensure_future(days())))
    reactor.run()
    if not begun[0].done():
        raise KeyboardInterrupt
    begun[0].result()


def _settings(folder: Path, web: Web) -> Settings:
    """Return a crawl's settings: the user's, but for the network, the waiting and the workers."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    settings = get_project_settings()
    handler = type("Handler", (WebHandler,), {"web": web})
    own = {
        "DATA_DIR": str(folder / "data"),
        "SITES_DIR": str(folder / "sites"),
        "TWISTED_REACTOR": REACTOR,
        "ASYNCIO_EVENT_LOOP": LOOP,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "DOWNLOAD_DELAY": 0,  # an answer takes a second
        "READER_WORKERS": 0,  # pages are read in this process, which is the one that is measured
        "EXTENSIONS": {"crawler.extensions.records.RecordsExtension": 0},
        "LOG_LEVEL": "ERROR",
    }
    settings.setdict(own, priority="cmdline")
    configure_logging(settings)
    return settings


def _table(soaked: judge.Soaked, title: str, seconds: float, cpu: float) -> str:
    """Return what happened as a Markdown table."""
    by_hand = sum(each.plan is None for each in soaked.rans)
    statuses = soaked.web.statuses
    warm = [each for each in soaked.between if each.hours >= soaked.warm]
    files = sorted({each.descriptors for each in warm})
    most = max(each.descriptors for each in soaked.samples)
    last = soaked.samples[-1]
    rows = [
        ["simulated", f"{soaked.hours:,.0f} h"],
        ["it took", f"{seconds:,.0f} s, {cpu:,.0f} s of CPU"],
        ["crawls", f"{len(soaked.rans):,}, {by_hand:,} of them by hand with a limit"],
        ["addresses known", f"{soaked.addresses:,}"],
        ["stories fetched", f"{len(soaked.web.served):,}"],
        ["answers", ", ".join(f"{count:,} × {each}" for each, count in sorted(statuses.items()))],
        ["exit codes", _counted(each.code for each in soaked.rans)],
        ["latest start of a plan", f"{soaked.latest.total_seconds() / 60:,.0f} min after its time"],
        ["memory at the end", f"{last.resident_mib:,.0f} MiB, peak {memory.peak():,.0f} MiB"],
        ["growth after the warm-up", f"{soaked.growth:+.1%}"],
        ["open files", f"{', '.join(map(str, files))} between crawls, {most} at most"],
        ["database", f"{last.database_mib:,.0f} MiB"],
        ["its log, at most", f"{max(each.wal_mib for each in soaked.samples):,.1f} MiB"],
        ["records", f"{last.records_mib:,.0f} MiB"],
    ]
    return f"## {title}\n\n{table(['', ''], rows)}"


def _counted(codes: Iterable[int]) -> str:
    counts = sorted(Counter(codes).items())
    return ", ".join(f"{count:,} × {code}" for code, count in counts)


def _write(folder: Path, soaked: judge.Soaked, title: str) -> None:
    """Write the chart and the samples."""
    picture = chart.chart(soaked.samples, title, soaked.hours, soaked.warm)
    (folder / "soak.svg").write_text(picture, encoding="utf-8")
    samples = [asdict(each) for each in soaked.samples]
    text = json.dumps({"title": title, "samples": samples}, indent=1)
    (folder / "soak.json").write_text(text + "\n", encoding="utf-8")


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    add = parser.add_argument
    add("--sites", type=_positive, default=100, metavar="N", help="sites that are crawled")
    add("--hours", type=_positive, default=72, metavar="N", help="hours that are simulated")
    add(
        "--addresses", type=_positive, default=1_000_000, metavar="N",
        help="that all sites have when the time begins",
    )  # fmt: skip
    add(
        "--output", type=Path, default=Path("out"), metavar="DIR", help="for soak.svg and soak.json"
    )
    add("--folder", type=Path, metavar="DIR", help="where the ledger is made (default: TMPDIR)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
