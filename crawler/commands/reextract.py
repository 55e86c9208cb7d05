"""``backfile reextract [SITE]``: read what is recorded anew, into a new edition."""

import argparse
import asyncio
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.cleaning import RULES_VERSION
from crawler.commands import INCOMPLETE, ProjectCommand, check_site
from crawler.errors import DefinitionError
from crawler.items import Reading
from crawler.ledger import Edition, Floor, Ledger, Refused, Renewed, Run, Text
from crawler.loader import SiteLoader
from crawler.pages.reading import reader_version
from crawler.pipelines.duplicates import DuplicatesPipeline
from crawler.pipelines.record import pointed
from crawler.reextract import Read, Rereader, differences, settled
from crawler.replay import ARCHIVE
from crawler.reports import EXAMPLES, Outcome, edition_text
from crawler.site import SiteSpider
from crawler.workers import Budget


class Command(ProjectCommand, ScrapyCommand):
    """Reads the recorded pages of one site, or of all, with the reader of today."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[SITE] [--dry-run]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Read the recorded pages anew, after the reader, a definition or a profile changed"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--dry-run``."""
        super().add_options(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would change, and write nothing"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make an edition of each site. Raises UsageError, DefinitionError, LedgerError."""
        if len(args) > 1:
            raise UsageError("name one site, or none for all of the ledger's")
        with Ledger(self.data) as ledger:
            check_site(ledger, args[0] if args else None)
            sites = args or ledger.sites()
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        self._loader = SiteLoader.from_settings(self.settings)
        for site in sites:
            self._renew(site, is_dry=opts.dry_run)

    def _renew(self, site: str, *, is_dry: bool) -> None:
        """Make an edition of *site*, and tell what it changes."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        floor = Floor.of(self.settings["DISK_FLOOR"])
        run = Run.open(self.data, site, anew=True, floor=floor)
        ended = False
        try:
            with tempfile.TemporaryFile(prefix="backfile-") as staged:
                edition, outcome, found = self._read(run, staged)
                if not is_dry:
                    run.renew(_staged(staged), found, edition)
            run.close("complete")
            ended = True
        finally:
            if not ended:
                run.close("stopped")
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        told = edition_text(edition, outcome, is_written=not is_dry, colour=colour)
        sys.stdout.write(told + "\n")
        if outcome.unreadable:
            self.exitcode = INCOMPLETE

    def _read(self, run: Run, staged: IO[bytes]) -> tuple[Edition, Outcome, list[Reading]]:
        """Read all that is recorded of a site; what was read goes to *staged*."""
        spider = self._spider(run)
        profile = spider.profile
        definition = replace(spider.definition, profile=profile)
        version = profile.version if profile else None
        edition = run.next_edition(reader_version(), RULES_VERSION, version)
        rereader = Rereader(self.data, spider, definition)
        renewing = Renewing(run, staged)
        asyncio.run(self._read_all(run, rereader, renewing))
        outcome = renewing.outcome
        return edition._replace(counts=dict(outcome.counts)), outcome, renewing.found

    async def _read_all(self, run: Run, rereader: Rereader, renewing: "Renewing") -> None:
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        workers = self.settings.getint("READER_WORKERS")
        budget = Budget(
            self.settings.getfloat("READER_TIMEOUT"), self.settings.getint("READER_MEMORY")
        )
        async for text, read in rereader.read(run.texts(), workers, budget):
            renewing.take(text, read)
        renewing.end()
        async for refused, read in rereader.read(run.refused(), workers, budget):
            renewing.try_new(refused, read)

    def _spider(self, run: Run) -> SiteSpider:
        """Return the spider of a site as its last crawl had it. Raises DefinitionError."""
        given = run.last_arguments()
        given.pop("recheck", None)
        name = run.site if run.site in self._loader.list() else ARCHIVE
        if name == ARCHIVE and "url" not in given:
            raise DefinitionError(
                f"{run.site} was crawled with a definition that is not here: give the command in"
                " the folder that has it in ./sites"
            )
        spider = self._loader.load(name)
        if not issubclass(spider, SiteSpider):
            raise DefinitionError(f"{name} is no site, but a plain Scrapy spider")
        if name == ARCHIVE:
            given = {"url": f"https://{run.site}/", **given, "name": run.site}
        known: dict[str, Any] = {
            each: told for each, told in given.items() if each in spider.arguments
        }
        return spider(run=run, **known)


class Renewing:
    """Takes what was read anew, article by article, and sums it up."""

    def __init__(self, run: Run, staged: IO[bytes]) -> None:
        self.outcome = Outcome()
        self.found: list[Reading] = []
        self._run = run
        self._staged = staged
        self._article = ""
        self._states: set[str] = set()
        self._duplicates = DuplicatesPipeline(run)

    def take(self, text: Text, read: Read) -> None:
        """Take what came of a text that is known."""
        if text.article != self._article:
            self.end()
            self._article = text.article
        if read.article is None:
            self._states.add("unreadable")
            named = text.record["url"] or text.article
            self.outcome.unreadable.append((named, read.reason or ""))
            return
        record = settled(read.article, text)
        names = differences(text.record, record)
        self.outcome.fields.update(names)
        self._states.add("changed" if names else "unchanged")
        if names and len(self.outcome.examples) < EXAMPLES:
            self.outcome.examples.append((text.record, record))
        renewed = Renewed(
            text.article,
            text.content_hash,
            text.key,
            text.read_at,
            record,
            bool(names),
            read.article.trace,
        )
        pickle.dump(renewed, self._staged, protocol=5)

    def end(self) -> None:
        """Count the article that was taken last: by the gravest of what became of its texts."""
        for state in ("unreadable", "changed", "unchanged"):
            if state in self._states:
                self.outcome.counts[state] += 1
                break
        self._states.clear()

    def try_new(self, refused: Refused, read: Read) -> None:
        """Take what came of a page that gave no article before, if it is one that is not known."""
        if read.article is None:
            return
        reading = Reading(
            address=refused.address,
            url=read.article.url,
            articles=(pointed(read.article, refused.received),),
            fetched_at=read.article.provenance.fetched_at,
            is_copy=read.is_copy,
        )
        reading = self._duplicates.process_item(reading)
        if reading.outcome != "kept":
            return
        self._run.known.gather(reading)
        self.found.append(reading)
        self.outcome.counts["new"] += 1
        self.outcome.new.append(refused.url)


def _staged(file: IO[bytes]) -> Iterator[Renewed]:
    """Yield what was staged, by article."""
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)  # noqa: S301 - written by this process
        except EOFError:
            return
