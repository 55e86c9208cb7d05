"""What was promised, held against what happened."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.soak.rounds import Ran
from benchmarks.soak.samples import MIB, Sample, is_due
from benchmarks.soak.sites import DOWN, Site, mark
from benchmarks.soak.web import Web
from crawler.commands import STOPPED
from crawler.ledger import Ledger

WARM = 1 / 4
"""Part of the time after which memory and descriptors may grow no more."""
GROWTH = 0.10
"""By how much memory may grow then."""
LATE = timedelta(hours=1)
"""How late a plan may begin: crawls run one after another."""
ADDRESS_BYTES = 1_000.0
"""Bytes of the ledger's file for an address, kept articles with their text among them."""
READ_BYTES = 20_000.0
"""Bytes of it for an article, beside."""
ANSWER_BYTES = 4_000.0
"""Bytes of records for an answer."""
LISTED_BYTES = 40.0
"""Bytes of them for an address, beside: that of a sitemap in which it stands."""
WAL_MIB = 64.0
"""Size of the ledger's log."""
EMPTY = 0.2
"""MiB that an empty ledger has."""


@dataclass
class Soaked:
    """All that happened."""

    sites: Sequence[Site]
    web: Web
    begin: datetime
    end: datetime
    samples: list[Sample] = field(default_factory=list)
    """After each crawl, and in the midst of some."""
    rans: list[Ran] = field(default_factory=list)
    addresses: int = 0
    """That the ledger knows at the end."""

    @property
    def hours(self) -> float:
        """Hours that were simulated."""
        return (self.end - self.begin).total_seconds() / 3600

    @property
    def warm(self) -> float:
        """Hours after which nothing may grow."""
        return WARM * self.hours

    @property
    def between(self) -> list[Sample]:
        """The samples after crawls."""
        return [each for each in self.samples if not each.within]

    @property
    def growth(self) -> float:
        """By how much memory grew from the end of the warm-up to the end: .1 is a tenth.

        The median of a tenth of the samples stands for each: a large page makes a peak.
        """
        warm = [each.resident_mib for each in self.between if each.hours >= self.warm]
        some = max(len(warm) // 10, 1)
        return median(warm[-some:]) / median(warm[:some]) - 1 if warm else 0.0

    @property
    def answers(self) -> int:
        """Answers that the web gave."""
        return self.web.statuses.total()

    @property
    def latest(self) -> timedelta:
        """How late the plan began that began latest."""
        return max((each.began - each.due for each in self.rans), default=timedelta())


def complaints(soaked: Soaked, data: Path) -> list[str]:
    """Return a line for each promise that was not kept."""
    return [*_grown(soaked), *_run(soaked), *_lost(soaked, data)]


def _grown(soaked: Soaked) -> Iterator[str]:
    if soaked.growth > GROWTH:
        yield f"memory grew by {soaked.growth:.0%} after the warm-up"
    warm = {each.descriptors for each in soaked.between if each.hours >= soaked.warm}
    if len(warm) > 1:
        yield f"between crawls {min(warm)} to {max(warm)} files were open"
    last = soaked.samples[-1]
    most = (ADDRESS_BYTES * soaked.addresses + READ_BYTES * len(soaked.web.served)) / MIB + EMPTY
    if last.database_mib > most:
        yield f"the ledger's file has {last.database_mib:,.1f} MiB, more than {most:,.1f}"
    most = (LISTED_BYTES * soaked.addresses + ANSWER_BYTES * soaked.answers) / MIB
    if last.records_mib > most:
        yield f"records have {last.records_mib:,.1f} MiB, more than {most:,.1f}"
    wal = max(each.wal_mib for each in soaked.samples)
    if wal > WAL_MIB:
        yield f"the ledger's log grew to {wal:,.0f} MiB"


def _run(soaked: Soaked) -> Iterator[str]:
    down = {site.name for site in soaked.sites if any(map(site.is_down, _moments(soaked)))}
    for ran in soaked.rans:
        wanted = {STOPPED} if ran.plan is None else {0}
        fell = ran.ended >= soaked.begin + DOWN[0] and ran.began <= soaked.begin + DOWN[1]
        if ran.site in down and fell:
            wanted = {0, 1, STOPPED}
        if ran.code not in wanted:
            yield f"{ran.site}: the crawl of {ran.began:%d %B %H:%M} ended with {ran.code}"
        if ran.plan is not None and ran.began - ran.due > LATE:
            yield f"{ran.plan}: due {ran.due:%d %B %H:%M}, began {ran.began:%d %B %H:%M}"


def _moments(soaked: Soaked) -> Iterator[datetime]:
    return (soaked.begin + each for each in DOWN if soaked.begin + each < soaked.end)


def _lost(soaked: Soaked, data: Path) -> Iterator[str]:
    """Compare what is exported with what was served, and that with what was there."""
    sites = {site.name: site for site in soaked.sites}
    exported: Counter[tuple[str, int]] = Counter()
    ids: Counter[str] = Counter()
    with Ledger(data) as ledger:
        for record in ledger.records():
            url = str(record["url"])
            own = str(record["site"]), int(url.rstrip("/").rpartition("-")[2])
            exported[own] += 1
            ids[str(record["id"])] += 1
            revision = soaked.web.served.get(own)
            if revision is None:
                yield f"never served: {url}"
            elif mark(revision) not in str(record["article_body"]):
                yield f"not as it was served last: {url}"
    yield from (f"twice: {own}" for own, count in exported.items() if count > 1)
    yield from (f"one id for {count} articles: {each}" for each, count in ids.items() if count > 1)
    for name, story in soaked.web.served.keys() - exported.keys():
        url = f"https://{name}.example{sites[name].path(story)}"
        # What was fetched when a limit had just been reached is not written, and stays due.
        if not is_due(data, url):
            yield f"lost: {url}"
    for site in soaked.sites:
        rounds = [ran for ran in soaked.rans if ran.site == site.name and ran.plan and not ran.code]
        last = rounds[-1].began if rounds else soaked.begin
        for story in range(site.backlog, site.count(last)):
            if not site.is_gone(story, last) and (site.name, story) not in soaked.web.served:
                yield f"never asked for: https://{site.host}{site.path(story)}"
