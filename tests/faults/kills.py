"""A crawl that is killed again and again, and what is found after each kill."""

import json
import os
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.archive import Server, Site, serve
from tests.faults import ledger
from tests.faults.process import Process, crawl, session, until

TEMPLATES = ("wordpress", "bar2018", "twentyten", "twentytwentyfour", "flat")
MOMENTS = ("time", "start", "listing", "article", "flush")
VICTIMS = ("parent", "parent", "worker", "both")


@dataclass
class Tally:
    """What one archive's crawl went through, and came to."""

    seed: int
    template: str
    stories: int
    kills: Counter[str] = field(default_factory=Counter)
    """By what was killed, and at which moment."""
    lives: int = 0
    """Processes that crawled."""
    again: int = 0
    """Articles that were asked for once more: they were unwritten when their process was killed."""
    needless: int = 0
    """Articles that were asked for once more though they were written."""
    exports: int = 0
    """Exports that were killed."""
    faults: list[str] = field(default_factory=list)
    """What must not be; empty when all is well."""
    seconds: float = 0.0


def options_of(seed: int, kills: int) -> dict[str, Any]:
    """Return what the archive with this seed is like: as long as so many kills take."""
    chance = Random(seed)
    permalinks = ("dated", "flat", "query")[seed % 3]
    return {
        "seed": seed,
        "template": TEMPLATES[seed % len(TEMPLATES)],
        "permalinks": permalinks,
        "days": max(2, chance.randint(6, 9) * kills // 10),
        "per_day": chance.randint(6, 10),
        "per_page": chance.choice((4, 5, 7)),
        "traps": {"old links"} if permalinks == "flat" and chance.random() < 0.5 else {"tracking"},
    }


def trial(seed: int, kills: int) -> Tally:
    """Crawl the archive with this seed, kill it so often, and let it end."""
    begin = time.monotonic()
    options = options_of(seed, kills)
    with (
        serve(**options) as server,
        tempfile.TemporaryDirectory(prefix="faults-") as folder,
    ):
        tally = Tally(seed, options["template"], len(server.site.stories))
        _Trial(server, Path(folder), tally, Random(seed)).run(kills)
    tally.seconds = time.monotonic() - begin
    return tally


class _Trial:
    def __init__(self, server: Server, folder: Path, tally: Tally, chance: Random) -> None:
        self._server = server
        self._folder = folder
        self._data = folder / "data"
        self._tally = tally
        self._chance = chance
        site = server.site
        self._stories = {site.path(story) for story in site.stories}
        self._complete = False
        # Every other seed has the archives of its days asked for, the others go by the front page.
        window = ("-a", "since=2018-07-01", "-a", "until=2018-07-31")
        self._window = window if tally.seed % 2 and site.options.permalinks != "query" else ()

    def run(self, kills: int) -> None:
        # The crawl lasts about as long as all its lives together.
        pages = len(self._server.site.listings) / 3 + len(self._stories)
        self._server.latency = min(0.15, 0.8 * kills / pages)
        while sum(self._tally.kills.values()) < 2 * kills:  # each is counted twice
            self._live(kills)
            self._look()
            if self._chance.random() < 0.4:
                self._export()
        self._server.latency = 0.0
        written, asked = self._written(), len(self._server.requests)
        with self._crawl() as last:
            code = last.wait(120)
            if code != 0:
                self._fault(f"the last run ended with {code}: {last.err}")
        self._count(written, asked)
        self._look()
        self._compare()

    def _crawl(self) -> Process:
        return crawl(self._folder, self._server, *self._window)

    def _live(self, kills: int) -> None:
        """Let one process crawl until it is killed, or comes to its end."""
        written, asked = self._written(), len(self._server.requests)
        with self._crawl() as process:
            self._tally.lives += 1
            while process.runs and sum(self._tally.kills.values()) < 2 * kills:
                moment = self._chance.choice(MOMENTS)
                victim = self._chance.choice(VICTIMS)
                self._wait(process, moment)
                if not process.runs:
                    break
                if self._strike(process, victim):
                    self._tally.kills.update((moment, victim))
                if victim != "worker":
                    process.wait(10)
            if process.runs:
                os.kill(process.pid, signal.SIGKILL)
            code = process.wait(30)
            if code not in (0, -signal.SIGKILL):
                self._fault(f"exit code {code}: {process.err}")
            if not until(lambda: not list(session(process.pid))):
                self._fault(f"left behind: {list(session(process.pid))}")
            self._count(written, asked)
            self._complete |= code == 0

    def _wait(self, process: Process, moment: str) -> None:
        """Wait for the moment of a kill."""
        asked = len(self._server.requests)
        if moment == "start":
            time.sleep(self._chance.uniform(0, 1.2))
            return
        if process.runs and moment != "start":  # it has begun to ask
            until(lambda: len(self._server.requests) > asked or not process.runs, 10)
        time.sleep(self._chance.uniform(0, 1.5))
        if moment == "flush":
            state = self._wal()
            until(lambda: self._wal() != state or not process.runs, 3, look=0.0002)
            time.sleep(self._chance.uniform(0, 0.003))
        elif moment in ("listing", "article"):
            asked = len(self._server.requests)
            until(lambda: self._asks(asked, moment) or not process.runs, 3, look=0.001)
            time.sleep(self._chance.uniform(0, 2 * self._server.latency))

    def _asks(self, since: int, kind: str) -> bool:
        paths = (request.path for request in self._server.requests[since:])
        return any((path in self._stories) == (kind == "article") for path in paths)

    def _wal(self) -> tuple[int, int]:
        with suppress(FileNotFoundError):
            stat = (self._data / f"{ledger.FILE}-wal").stat()
            return stat.st_size, stat.st_mtime_ns
        return 0, 0

    def _strike(self, process: Process, victim: str) -> bool:
        """Kill; tell whether there was something to kill."""
        if victim == "both":
            process.kill_session()
        elif victim == "parent":
            process.send(signal.SIGKILL)
        else:
            workers = process.workers()
            if not workers:
                return False
            with suppress(ProcessLookupError):
                os.kill(self._chance.choice(workers), signal.SIGKILL)
        return True

    def _count(self, written: set[str], asked: int) -> None:
        """Count what was asked for once more since there were so many requests."""
        earlier = {request.path for request in self._server.requests[:asked]}
        paths = Counter(request.path for request in self._server.requests[asked:])
        for path in self._stories & paths.keys():
            self._tally.again += path in earlier
            needless = paths[path] - (path not in written)
            if needless and not self._complete:
                self._tally.needless += needless
                self._fault(f"fetched {paths[path]} times, written before or not: {path}")

    def _written(self) -> set[str]:
        """Return the paths of stories that the ledger says are kept."""
        base = self._server.url
        return {url.removeprefix(base) for url in ledger.kept(self._data)} & self._stories

    def _look(self) -> None:
        """Check what is on the disk."""
        for damage in ledger.damages(self._data):
            self._fault(f"the ledger is damaged: {damage}")
        self._read()

    def _export(self) -> None:
        """Kill an export, mostly while it writes."""
        with Process(self._folder, "export", "-o", "articles.jsonl") as process:
            if self._chance.random() < 0.7:
                until(lambda: self._temporary() or not process.runs, 5, look=0.0002)
                time.sleep(self._chance.uniform(0, 0.01))
            else:
                time.sleep(self._chance.uniform(0, 1.5))
            process.kill_session()
            process.wait(10)
        self._tally.exports += 1
        self._read()

    def _temporary(self) -> list[Path]:
        return list(self._folder.glob(".backfile-*.tmp"))

    def _read(self) -> list[dict[str, Any]]:
        """Return what the last export holds; it must be whole."""
        file = self._folder / "articles.jsonl"
        if not file.exists():
            return []
        data = file.read_bytes()
        if data and not data.endswith(b"\n"):
            self._fault("an export is torn")
            return []
        records = [json.loads(line) for line in data.splitlines()]
        manifest = file.with_name(f"{file.name}.manifest.json")
        if manifest.exists() and json.loads(manifest.read_bytes())["count"] != len(records):
            self._fault("an export has another's manifest")
        return records

    def _compare(self) -> None:
        """Compare the last export with the site."""
        with Process(self._folder, "export", "-o", "articles.jsonl") as process:
            if process.wait() != 0:
                self._fault(f"export: {process.err}")
        records, site = self._read(), self._server.site
        exported = Counter(record["url"] for record in records)
        served = {site.address(story) for story in site.stories}
        if lost := served - exported.keys():
            self._fault(f"lost: {sorted(lost)}")
        if others := exported.keys() - served:
            self._fault(f"never served: {sorted(others)}")
        if twice := [url for url, count in exported.items() if count > 1]:
            self._fault(f"twice: {twice}")
        if len({record["id"] for record in records}) != len(records):
            self._fault("two articles have one id")
        if dict(_texts(records)) != _truth(site):
            self._fault("an article has not the text that was served")

    def _fault(self, text: str) -> None:
        self._tally.faults.append(f"life {self._tally.lives}: {text}")


def _texts(records: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for record in records:
        yield record["url"], (record["headline"], record["article_body"])


def _truth(site: Site) -> dict[str, tuple[str, str]]:
    return {site.address(story): (story.headline, story.article_body) for story in site.stories}
