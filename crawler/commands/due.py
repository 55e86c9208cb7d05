"""``backfile due FILE.toml``: run the planned crawls that are due, and end."""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES, default_settings

from crawler import settings as own
from crawler.commands import INCOMPLETE, STOPPED, UNWRITABLE, FetchingCommand
from crawler.downloader.contact import introduce
from crawler.errors import DefinitionError
from crawler.ledger import Plans
from crawler.loader import SiteLoader
from crawler.reports import schedule_report, when
from crawler.schedule import Plan, Quiet, Round, Schedule, read
from crawler.schedule.process import Crawls
from crawler.site import SiteSpider

WORST = (0, STOPPED, INCOMPLETE, UNWRITABLE)
"""Exit codes of a crawl that was understood, the worst last; every other is INCOMPLETE."""

CONTACT = 'contact = "you@your.domain" at the top of the schedule'
"""How a schedule tells who asks."""

_UNKNOWN = object()
_DOTTED = re.compile(r"\w+(?:\.\w+)+")
"""Name of a part of the program."""
_MEANT = ("_DIR", "_FILE", "_MODULE", "_POLICY")
"""Ends of the names of settings that mean a place, or code though their default is a word."""

_TOLD = {
    0: "complete",
    STOPPED: "stopped",
    INCOMPLETE: "incomplete",
    UNWRITABLE: "its output or the ledger cannot be written",
}


class Command(FetchingCommand, ScrapyCommand):
    """Runs one crawl after another, each in a process of its own."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "FILE.toml [--dry-run]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Run those crawls of a schedule that are due, and end"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--dry-run``."""
        super().add_options(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="print what is due and when, and run nothing"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run what is due. Raises UsageError, DefinitionError, LedgerError."""
        if len(args) != 1:
            raise UsageError("name one schedule, a TOML file")
        schedule = read(Path(args[0]))
        self._place(schedule)
        self._contact = {"CONTACT": schedule.contact} if schedule.contact else {}
        self._quiet: dict[str, Quiet | None] = {}
        sites = self._sites(schedule)
        self.keys()  # one that is wrong is known before anything is crawled
        schedule = replace(
            schedule,
            plans=tuple(replace(plan, quiet=self._quiet[plan.name]) for plan in schedule.plans),
        )
        plans = Plans(self.data)
        if opts.dry_run:
            rounds = plans.rounds()
            running = [name for name, last in rounds.items() if _is_running(plans, name, last)]
            now = datetime.now(UTC)
            sys.stdout.write(schedule_report(schedule.plans, rounds, running, now))
            return
        self._plans, self._common = plans, self._passed_on(opts)
        with Crawls() as crawls:
            self._run_due(schedule, sites, crawls)

    def _place(self, schedule: Schedule) -> None:
        """Set the folders of ledger and definitions: beside the file, unless options name them.

        So it does not matter where one stands: cron stands in the home folder.
        """
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        folders = {"DATA_DIR": schedule.data, "SITES_DIR": schedule.path.parent / "sites"}
        for name, folder in folders.items():
            given = self.settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]
            path = Path(self.settings[name]) if given else folder
            self.settings.set(name, str(path.absolute()), priority="cmdline")

    def _sites(self, schedule: Schedule) -> dict[str, str]:
        """Return what the site of each plan, by the plan's name, is called in the ledger.

        Raises DefinitionError or UsageError for a plan that no crawl would take.
        """
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        definitions = {each.name: each for each in SiteLoader.from_settings(self.settings).sites()}
        sites = {}
        for plan in schedule.plans:
            try:
                sites[plan.name] = self._site(plan, definitions)
            except (DefinitionError, UsageError) as error:
                raise DefinitionError(f"{schedule.path.name}: {plan.name}: {error}") from error
        return sites

    def _site(self, plan: Plan, definitions: Mapping[str, type[SiteSpider]]) -> str:
        """Return the name of the site of *plan*. Raises DefinitionError or UsageError."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        spider = definitions.get(plan.site)
        if spider is None:
            raise DefinitionError(
                f"unknown site {plan.site!r}; known are {', '.join(definitions)}:"
                f" definitions are looked for in {self.settings['SITES_DIR']}"
            )
        for name in plan.arguments:
            if name not in spider.arguments:
                known = ", ".join(spider.arguments)
                raise DefinitionError(f"{plan.site} takes no argument {name!r}; it takes {known}")
        for name in plan.settings:
            if not may_be_set(name):
                raise DefinitionError(
                    f"settings may not hold {name}: a plan sets numbers and words, neither parts"
                    " of the program nor places; the settings' documentation lists them"
                )
        settings = [f"{name}={value}" for name, value in plan.settings.items()]
        self._check_settings(argparse.Namespace(loglevel=None, set=settings))
        asked = spider.asked(plan.arguments)
        told = self.settings.copy()
        for name, value in {**self._contact, **plan.settings}.items():
            if told.getpriority(name) != SETTINGS_PRIORITIES["cmdline"]:
                told.set(name, value, priority="cmdline")
        introduce(told, asked.hosts, CONTACT)
        self._quiet[plan.name] = asked.quiet_hours
        return asked.site

    def _passed_on(self, opts: argparse.Namespace) -> list[str]:
        """Return the options that all crawls get."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        given = [f"--data={self.data}", "-s", f"SITES_DIR={self.settings['SITES_DIR']}"]
        if self.settings["SECRETS"] is not None:
            given += ["-s", f"SECRETS={Path(self.settings['SECRETS']).absolute()}"]
        given += [f"--loglevel={opts.loglevel}"] if opts.loglevel else []
        given += [f"--logfile={opts.logfile}"] if opts.logfile else []
        given += ["--nolog"] if opts.nolog else []
        return given + [
            word
            for each in opts.set
            if each.partition("=")[0] not in ("DATA_DIR", "SITES_DIR", "SECRETS")
            for word in ("-s", each)
        ]

    def _run_due(self, schedule: Schedule, sites: Mapping[str, str], crawls: Crawls) -> None:
        """Run the plans that are due, the longest overdue first."""
        now = datetime.now(UTC)
        rounds = self._plans.rounds()
        due = [plan for plan in schedule.plans if plan.is_due(rounds.get(plan.name), now)]
        if not due:
            _hint("nothing is due; --dry-run tells when")
        for plan in sorted(due, key=lambda each: each.next_start(rounds.get(each.name), now)):
            if crawls.stopped or self.exitcode == UNWRITABLE:
                break
            self._claim(plan, sites[plan.name], crawls)
        if crawls.stopped:
            self.exitcode = STOPPED

    def _claim(self, plan: Plan, site: str, crawls: Crawls) -> None:
        """Run *plan* unless its site is busy, or another process runs it or just did."""
        with self._plans.claim(plan.name) as is_ours:
            if not is_ours:
                _hint(f"{plan.name}: another 'backfile due' is running it")
            elif not plan.is_due(self._plans.rounds().get(plan.name), datetime.now(UTC)):
                _hint(f"{plan.name}: another 'backfile due' has just run it")
            elif self._plans.is_crawled(site):
                _tell(plan, f"skipped: {site} is being crawled; it is tried at the next call")
            else:
                self._run(plan, site, crawls)

    def _run(self, plan: Plan, site: str, crawls: Crawls) -> None:
        """Crawl, and note when the round began, and how and when it ended."""
        last, now = self._plans.rounds().get(plan.name), datetime.now(UTC)
        begun = plan.begun(last, now)
        self._plans.write(plan.name, begun)
        code = crawls.run(
            ["crawl", *_options(plan, last, now, self._contact), *self._common, plan.site]
        )
        if code < 0 and crawls.stopped:  # it had not yet taken over the signals
            code = STOPPED
        code = code if code in WORST else INCOMPLETE
        now = datetime.now(UTC)
        is_told = crawls.stopped and code == STOPPED
        # What a budget left out waits for a person: to go on sooner would bring none of it.
        is_done = code == STOPPED and not is_told and self._plans.did_all(site)
        ended = begun.stopped() if is_told else begun.ended(now, 0 if is_done else code)
        self._plans.write(plan.name, ended)
        self.exitcode = max(self.exitcode, code, key=WORST.index)
        again = f"next {when(plan, plan.next_start(ended, now))}"
        told = "done but for what is beyond its budget" if is_done else _TOLD[code]
        _tell(plan, f"{told}; {'it goes on at the next call' if is_told else again}")


def may_be_set(name: str) -> bool:
    """Tell whether a schedule may have the setting *name*, which may be somebody else's file.

    It may not name code that Scrapy would import, turn on what is off, or say where files are.
    """
    default = getattr(own, name, getattr(default_settings, name, _UNKNOWN))
    if isinstance(default, int | float):
        return not name.endswith("_ENABLED")
    if name in ("RETRY_HTTP_CODES", "ROBOTSTXT_USER_AGENT"):
        return True
    is_word = default is None or (isinstance(default, str) and not _DOTTED.fullmatch(default))
    return hasattr(own, name) and is_word and not name.endswith(_MEANT)


def _options(
    plan: Plan, last: Round | None, now: datetime, settings: Mapping[str, str]
) -> Iterable[str]:
    """Yield the options of a crawl of *plan* that starts at *now*, with *settings* of all plans."""
    for name, value in {**settings, **plan.settings}.items():
        yield from ("-s", f"{name}={value}")
    window = plan.window(last, now)
    days = {"since": window.since, "until": window.until}
    for name, day in {**plan.arguments, **days}.items():
        if day is not None:
            yield from ("-a", f"{name}={day}")
    if plan.limit:
        yield f"--limit={plan.limit}"


def _is_running(plans: Plans, name: str, last: Round) -> bool:
    """Tell whether the plan with this name and *last* round is being run."""
    if last.ended_at is not None:
        return False
    with plans.claim(name) as is_idle:
        return not is_idle


def _hint(text: str) -> None:
    """Tell who looks on; cron would mail it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{text}\n")


def _tell(plan: Plan, text: str) -> None:
    sys.stderr.write(f"{plan.name}: {text}\n")
