"""What ``backfile due`` does, by the simulated clock and in one process."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from benchmarks.soak.clock import BEGIN, now
from benchmarks.soak.sites import Site
from crawler.commands.crawl import close_run, code_of_crawl, tell_error
from crawler.ledger import Plans, Run
from crawler.loader import SiteLoader
from crawler.schedule import Plan, Schedule

CALLS = timedelta(minutes=10)
"""Between two calls of ``due``, as its documentation has it."""

OFTEN = ("1h", *["3h"] * 4, *["6h"] * 30, *["12h"] * 10, *["06:30"] * 5)
"""Intervals of the plans, or their times of day, in turn."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One crawl."""

    site: str
    plan: str | None
    """Its plan; null: somebody ran it by hand, with a limit."""
    began: datetime
    ended: datetime
    due: datetime
    """When it should have begun."""
    code: int
    """Its exit code."""


def schedule_of(sites: Iterable[Site]) -> str:
    """Return the schedule that a user would write for *sites*."""
    plans = []
    for site in sites:
        often = OFTEN[site.number % len(OFTEN)]
        daily = f'at = "{often}"\nzone = "Europe/Berlin"'
        when = daily if ":" in often else f'every = "{often}"'
        plans.append(f'[[crawl]]\nsite = "{site.name}"\ndays = 1\n{when}\n')
    return "\n".join(plans)


class Rounds:
    """Runs crawls one after another; *ended* is told of each."""

    def __init__(
        self, schedule: Schedule, settings: Settings, ended: Callable[[Ran], None]
    ) -> None:
        self._schedule = schedule
        self._plans = Plans(schedule.data)
        self._runner = AsyncCrawlerRunner(settings)
        self._ended = ended

    async def by_hand(self, limit: int) -> None:
        """Crawl every site without a window, to *limit* articles: all its addresses get known."""
        for plan in self._schedule.plans:
            began = now()
            code = await self._crawl(plan, {}, limit)
            self._ended(Ran(plan.site, None, began, now(), began, code))

    async def until(self, end: datetime) -> None:
        """Call ``due`` every ten minutes, unless the call before still runs, until *end*."""
        while now() < end:
            await self._due()
            passed = (now() - BEGIN) % CALLS
            await asyncio.sleep((CALLS - passed).total_seconds())

    async def _due(self) -> None:
        """Run the plans that are due, the longest overdue first."""
        moment, rounds = now(), self._plans.rounds()
        due = [plan for plan in self._schedule.plans if plan.is_due(rounds.get(plan.name), moment)]
        for plan in sorted(due, key=lambda each: each.next_start(rounds.get(each.name), moment)):
            with self._plans.claim(plan.name) as is_ours:
                assert is_ours  # noqa: S101 - nobody else is there
                ran = await self._run(plan)
            self._ended(ran)  # who looks at what is open finds the plan's lock closed

    async def _run(self, plan: Plan) -> Ran:
        last, moment = self._plans.rounds().get(plan.name), now()
        begun, due = plan.begun(last, moment), plan.next_start(last, moment)
        self._plans.write(plan.name, begun)
        window = plan.window(last, moment)
        days = {"since": window.since, "until": window.until}
        given = {name: day.isoformat() for name, day in days.items() if day is not None}
        code = await self._crawl(plan, given, plan.limit)
        self._plans.write(plan.name, begun.ended(now(), code))
        return Ran(plan.site, plan.name, moment, now(), due, code)

    async def _crawl(self, plan: Plan, given: Mapping[str, str], limit: int | None) -> int:
        """Crawl as ``backfile crawl`` does; return its exit code."""
        loader = self._runner.spider_loader
        assert isinstance(loader, SiteLoader)  # noqa: S101 - the settings name it
        crawler = self._runner.create_crawler(loader.load(plan.site))
        asked = crawler.spidercls.asked({**plan.arguments, **given})
        data: Path = self._schedule.data
        terms = asked.terms(crawler.settings)
        run = Run.open(data, asked.site, **terms, limit=limit, clock=now)
        crawling = self._runner.crawl(crawler, run=run, clock=now, **given)
        await asyncio.wait([crawling])
        close_run(crawling, crawler, run)
        tell_error(crawler)
        return code_of_crawl(crawler)
